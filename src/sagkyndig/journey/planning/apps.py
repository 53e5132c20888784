"""Django's entry to this package."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "sagkyndig.journey.planning"
    label = "planning"
    verbose_name = "Planlægning"
