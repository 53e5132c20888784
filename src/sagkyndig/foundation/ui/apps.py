"""Django's entry to this package."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "sagkyndig.foundation.ui"
    label = "ui"
    verbose_name = "Udseende"
