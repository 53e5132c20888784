"""The municipalities."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class Municipality(models.Model):
    """A municipality by its official three-digit code; 901-998 are invented ones."""

    code = models.CharField("kommunekode", max_length=3, primary_key=True)
    name = models.CharField("navn", max_length=100, unique=True)
    region = models.CharField("region", max_length=50)
    population = models.PositiveIntegerField("folketal")

    class Meta:
        verbose_name = "kommune"
        verbose_name_plural = "kommuner"
        constraints: ClassVar = [
            # Plain SQL: a pattern would need Django to be there whenever the file is checked.
            models.CheckConstraint(
                condition=Exact(Length("code"), 3), name="municipalities_a_code_has_three_characters"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="municipalities_everyone_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
