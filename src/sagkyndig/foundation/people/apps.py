"""Django's entry to this package."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sagkyndig.foundation.people"
    label = "people"
    verbose_name = "Personer"
