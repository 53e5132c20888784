"""Django's entry to this package."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    name = "sagkyndig.foundation.municipalities"
    label = "municipalities"
    verbose_name = "Kommuner"
