"""Django's entry to this package."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "sagkyndig.journey.report"
    label = "report"
    verbose_name = "Rapport"
