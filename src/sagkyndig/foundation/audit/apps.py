"""Django's entry to this package."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "sagkyndig.foundation.audit"
    label = "audit"
    verbose_name = "Hændelser"
