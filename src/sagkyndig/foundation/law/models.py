"""The provisions by their short names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Provision(models.Model):
    """A provision as jurists cite it (SEL § 96, stk. 2), with its heading."""

    short_name = models.CharField("kort navn", max_length=60, unique=True)
    title = models.CharField("overskrift", max_length=200)

    class Meta:
        verbose_name = "bestemmelse"
        verbose_name_plural = "bestemmelser"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(short_name=""), name="law_a_provision_has_a_short_name"),
        ]

    def __str__(self) -> str:
        return self.short_name
