"""The law register: every entry as the file tells it, what has changed in it, and the provisions that editions choose."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.foundation.law.rules import CERTAINTIES, STATUSES, ChangeKind


class Provision(models.Model):
    """A provision as jurists cite it (SEL § 96, stk. 2), with its heading: what an edition can be about."""

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


class RegisterEntry(models.Model):
    """A row of the register. A short name may stand for two stretches of time, each with a row of its own.

    An entry that vanishes from the file stays with `gone_at`: something may lean on it.
    """

    short_name = models.CharField("kort navn", max_length=60)
    title = models.CharField("overskrift", max_length=200)
    gist = models.TextField("indhold", blank=True)
    valid_from = models.DateField("gælder fra", null=True, blank=True)
    valid_to = models.DateField("gælder til og med", null=True, blank=True)
    moved_to = models.CharField("flyttet til", max_length=60, blank=True)
    status = models.CharField("status", max_length=20)
    certainty = models.CharField("hvor sikkert", max_length=1)
    checked_on = models.DateField("slået op", null=True, blank=True)
    checked_by = models.CharField("slået op af", max_length=100, blank=True)
    source = models.TextField("kilde", blank=True)
    gone_at = models.DateTimeField("ikke længere i filen", null=True, blank=True)

    class Meta:
        verbose_name = "opslag i lovregistret"
        verbose_name_plural = "opslag i lovregistret"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["short_name", "valid_from"], condition=Q(gone_at=None), name="law_a_stretch_of_time_begins_once"
            ),
            models.UniqueConstraint(
                fields=["short_name"],
                condition=Q(gone_at=None, valid_from=None),
                name="law_one_stretch_of_time_has_no_beginning",
            ),
            models.CheckConstraint(condition=~Q(short_name=""), name="law_an_entry_has_a_short_name"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="law_an_entry_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="law_an_entry_has_a_known_status"),
            models.CheckConstraint(condition=Q(certainty__in=CERTAINTIES), name="law_certainty_is_v_k_or_u"),
        ]

    def __str__(self) -> str:
        return self.short_name


class EntryChange(models.Model):
    """Something a jurist must look at: an entry came, changed, went or came back, after the register was first read.

    `fields` holds [before, after] for each field of the content that differs.
    """

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="changes", verbose_name="opslag")
    kind = models.CharField("hvad der skete", max_length=10)
    changed_at = models.DateTimeField("tidspunkt")
    fields = models.JSONField("felter", default=dict, blank=True)

    class Meta:
        verbose_name = "ændring i lovregistret"
        verbose_name_plural = "ændringer i lovregistret"
        ordering: ClassVar = ["-changed_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in ChangeKind]), name="law_a_change_is_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.kind}"


class RegisterLoad(models.Model):
    """A time when the register was read in and differed from before. The newest says which register this is."""

    sha256 = models.CharField("aftryk", max_length=64)
    loaded_at = models.DateTimeField("tidspunkt")
    is_own_file = models.BooleanField("fra egen fil", default=False)

    class Meta:
        verbose_name = "indlæsning af lovregistret"
        verbose_name_plural = "indlæsninger af lovregistret"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(sha256=""), name="law_a_load_has_its_hash"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
