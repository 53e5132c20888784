"""Django's entry to this package."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "sagkyndig.journey.selection"
    label = "selection"
    verbose_name = "Udvælgelse"
