"""Where each municipality stands in an edition."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER, LEFT, StandingState


def _values(states: frozenset[StandingState]) -> list[str]:
    return sorted(state.value for state in states)


_GAVE_A_REASON = sorted({StandingState.DECLINED.value, StandingState.WITHDRAWN.value})
_LEFT_NOW = Q(state__in=_values(LEFT), left_as=F("state"), left_on__isnull=False)
_LEFT_AND_REPLACED = Q(state=StandingState.REPLACED.value, left_as__in=_values(LEFT), left_on__isnull=False)
_STILL_THERE = ~Q(state__in=[*_values(LEFT), StandingState.REPLACED.value]) & Q(
    left_as="", left_on=None, left_reason="", ask_again_on=None
)


class Standing(models.Model):
    """A municipality on an edition's list: reserve, chosen, invited, taking part, done, or out of it and perhaps replaced."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=20,
        choices=[(state.value, wording.STANDING_STATES[state]) for state in StandingState],
        default=StandingState.CHOSEN.value,
    )
    # The number among the reserves, kept when it is chosen from there.
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    note = models.TextField(blank=True)

    # The offer: when it was made, by when an answer is due, when the reminder goes out and went out.
    invited_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    # The answer that stands, where it is the municipality's own.
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    # How it gave up its place, which stays when another takes it.
    left_as = models.CharField(max_length=20, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.TextField(blank=True)
    ask_again_on = models.DateField(null=True, blank=True)

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
                condition=Q(state__in=[state.value for state in StandingState]), name="selection_state_is_known"
            ),
            models.CheckConstraint(
                condition=_LEFT_NOW | _LEFT_AND_REPLACED | _STILL_THERE, name="selection_left_with_day_and_how"
            ),
            models.CheckConstraint(
                condition=~Q(left_as__in=_GAVE_A_REASON) | ~Q(left_reason=""), name="selection_left_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state=StandingState.CONSIDERED.value, chosen_on=None, rank__isnull=False)
                | (~Q(state=StandingState.CONSIDERED.value) & Q(chosen_on__isnull=False)),
                name="selection_a_reserve_has_a_rank_and_others_a_day",
            ),
            models.CheckConstraint(
                condition=Q(invited_on=None, answer_by=None, remind_on=None, reminded_on=None)
                | Q(invited_on__isnull=False, answer_by__gt=F("remind_on"), remind_on__isnull=False),
                name="selection_an_offer_has_its_dates",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*_values(HAS_AN_OFFER), StandingState.EXPIRED.value])
                | Q(answer_by__isnull=False),
                name="selection_an_offer_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None)
                | Q(
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                    state__in=[StandingState.ACCEPTED.value, StandingState.DECLINED.value],
                ),
                name="selection_an_own_answer_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_state_display()}"
