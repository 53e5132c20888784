"""Django's entry to this package."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "sagkyndig.journey.evaluation"
    label = "evaluation"
    verbose_name = "Evaluering"
