"""Django's entry to this package."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "sagkyndig.foundation.organisation"
    label = "organisation"
    verbose_name = "Myndighed"
