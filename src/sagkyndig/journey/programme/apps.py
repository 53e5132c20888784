"""Django's entry to this package."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "sagkyndig.journey.programme"
    label = "programme"
    verbose_name = "Program"
