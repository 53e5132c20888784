"""Where each municipality stands in an edition."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import StandingState


class Standing(models.Model):
    """A municipality on an edition's list: chosen, taking part, done, or declined and perhaps replaced."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=20,
        choices=[(state.value, wording.STANDING_STATES[state]) for state in StandingState],
        default=StandingState.CHOSEN.value,
    )
    chosen_on = models.DateField()
    declined_on = models.DateField(null=True, blank=True)
    decline_reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="selection_municipality_stands_once_in_an_edition"
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="selection_one_replaces_one"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="selection_nobody_replaces_itself"
            ),
            models.CheckConstraint(
                condition=(Q(state=StandingState.DECLINED.value, declined_on__isnull=False) & ~Q(decline_reason=""))
                | (~Q(state=StandingState.DECLINED.value) & Q(declined_on__isnull=True, decline_reason="")),
                name="selection_declined_with_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in StandingState]), name="selection_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_state_display()}"
