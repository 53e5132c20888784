"""Django's entry to this package."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "sagkyndig.foundation.law"
    label = "law"
    verbose_name = "Bestemmelser"
