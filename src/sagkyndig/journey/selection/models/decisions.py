"""What the choice of an edition's municipalities is made by, the manager's own changes to it, and the decision itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from sagkyndig.journey.selection.rules.own_changes import CHANGES, ChangeKind

_LENGTH_OF_A_SUM = 64


class Criteria(models.Model):
    """The criteria of an edition as they are now, and what they gave when they were last reckoned.

    `reckoned` is kept so that pages are quick; it is worth nothing where `stamp` is not that of today's figures.
    """

    edition = models.OneToOneField("programme.Edition", on_delete=models.PROTECT, related_name="+")
    figure_import = models.ForeignKey("selection.FigureImport", on_delete=models.PROTECT, related_name="+")
    policy = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    reckoned = models.JSONField(null=True, blank=True)
    stamp = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reckoned__isnull=True, stamp="") | (Q(reckoned__isnull=False) & ~Q(stamp="")),
                name="selection_what_is_reckoned_has_its_stamp",
            ),
        ]

    def __str__(self) -> str:
        return f"Kriterier, udgave {self.version}"


class OwnChange(models.Model):
    """A municipality that the manager takes in or out of the list that the criteria give, with the reason."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(kind.value, CHANGES[kind]) for kind in ChangeKind])
    reason = models.TextField()
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="selection_a_municipality_is_changed_once_in_an_edition"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="selection_every_own_change_has_a_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ChangeKind]), name="selection_own_change_is_in_or_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.get_kind_display()}"


class Decision(models.Model):
    """The choice as it was made, with everything it stands on. Nothing in it is ever changed."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    note = models.TextField(blank=True)
    figure_import = models.ForeignKey("selection.FigureImport", on_delete=models.PROTECT, related_name="+")
    policy = models.JSONField()
    own_changes = models.JSONField(default=list)
    ground = models.BinaryField()  # grundlag.json: all that was looked at
    ranking = models.BinaryField()  # ranking.json: what came of it
    reckoned = models.JSONField()  # what pages show of it
    stamp = models.CharField(max_length=64)  # of what it was reckoned from
    memo_html = models.TextField()
    package = models.BinaryField()  # the zip file for the journal
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-decided_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="selection_decision_has_its_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="selection_decisions_are_counted_from_one"),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), _LENGTH_OF_A_SUM), name="selection_decision_has_its_sum"
            ),
        ]

    def __str__(self) -> str:
        return f"Beslutning {self.number}"
