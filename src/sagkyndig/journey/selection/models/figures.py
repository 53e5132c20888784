"""Appeal figures as they were brought in, one frozen import beside another, and what else goes on in a municipality."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.selection.rules.figures import InitiativeKind, SourceKind
from sagkyndig.journey.selection.rules.figures.wording import INITIATIVES, SOURCES


class PendingFigures(models.Model):
    """A file that somebody has sent and not yet confirmed. It goes when it is confirmed, given up or a day old."""

    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    sent_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.filename


class FigureImport(models.Model):
    """One confirmed file of appeal figures. It never changes; taken out, it keeps its figures and can be put back."""

    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    source_kind = models.CharField(max_length=10, choices=[(kind.value, SOURCES[kind]) for kind in SourceKind])
    source = models.CharField(max_length=300)
    extracted_on = models.DateField()
    note = models.TextField(blank=True)
    left_out = models.JSONField(default=list)  # sentences: what could not be kept as counts
    assumed = models.JSONField(default=list)  # sentences: how the file was read
    imported_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(source=""), name="selection_every_figure_has_a_source"),
            models.CheckConstraint(
                condition=Q(source_kind__in=[kind.value for kind in SourceKind]), name="selection_source_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.filename


class AppealFigure(models.Model):
    """How the appeals of one municipality, provision and year ended, as counts."""

    figure_import = models.ForeignKey(FigureImport, on_delete=models.PROTECT, related_name="figures")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    provision = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    upheld = models.PositiveIntegerField()
    reversed = models.PositiveIntegerField()
    changed = models.PositiveIntegerField(null=True, blank=True)
    remitted = models.PositiveIntegerField(null=True, blank=True)
    dismissed = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["figure_import", "municipality", "provision", "year"],
                name="selection_figure_stands_once_in_an_import",
            ),
            models.CheckConstraint(
                condition=Q(changed__isnull=True, remitted__isnull=True)
                | Q(changed__isnull=False, remitted__isnull=False, reversed=F("changed") + F("remitted")),
                name="selection_changed_and_remitted_are_the_reversed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}, {self.provision}, {self.year}"


class Initiative(models.Model):
    """Something else that a municipality is part of, such as a taskforce. Removed, it can be put back."""

    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, INITIATIVES[kind]) for kind in InitiativeKind])
    name = models.CharField(max_length=150, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="selection_initiative_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="selection_every_initiative_has_a_source"),
            models.CheckConstraint(
                condition=~Q(kind=InitiativeKind.OTHER.value) | ~Q(name=""),
                name="selection_other_initiative_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in InitiativeKind]), name="selection_initiative_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()
