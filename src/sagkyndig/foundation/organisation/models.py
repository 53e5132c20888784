"""The authority that runs the installation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sagkyndig.foundation.organisation.rules import Keep


class Organisation(models.Model):
    """The one record of who sends, answers and publishes."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField("navn", max_length=200)
    genitive = models.CharField("navn i ejefald", max_length=200)
    address = models.TextField("adresse", blank=True)
    phone = models.CharField("telefon", max_length=50, blank=True)
    phone_hours = models.CharField("telefontid", max_length=200, blank=True)
    email = models.EmailField("e-mail", blank=True)
    web = models.URLField("hjemmeside", blank=True)
    accessibility_statement_url = models.URLField("adresse på tilgængelighedserklæringen", blank=True)
    is_demonstration = models.BooleanField("demonstration", default=False, editable=False)

    class Meta:
        verbose_name = "myndighed"
        verbose_name_plural = "myndigheder"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(only=True), name="organisation_there_is_at_most_one"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(genitive=""), name="organisation_has_a_name_in_both_cases"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Retention(models.Model):
    """For how many months one kind of data is kept, where the authority has decided otherwise than proposed."""

    kind = models.CharField("hvad", max_length=30, unique=True, choices=[(kind.value, kind.value) for kind in Keep])
    months = models.PositiveSmallIntegerField("måneder")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField("ændret")

    class Meta:
        verbose_name = "opbevaring"
        verbose_name_plural = "opbevaring"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Keep]), name="organisation_what_is_kept_is_known"
            ),
            models.CheckConstraint(condition=Q(months__gte=1), name="organisation_everything_is_kept_for_a_while"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months}"
