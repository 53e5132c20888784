"""When teaching can be, and what municipalities and board agree on: proposed days and days held together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.planning.rules.joining import ANSWERS, Answer


def _answered_or_open() -> Q:
    return Q(state__in=[Answer.OPEN.value, Answer.TAKEN_BACK.value], answered_by=None, answered_at=None) | (
        Q(state__in=[Answer.YES.value, Answer.NO.value], answered_at__isnull=False)
    )


class TeachingPeriod(models.Model):
    """The stretch of time in which an edition's physical days lie, and the hours that they usually have."""

    edition = models.OneToOneField("programme.Edition", on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on"), starts_at__lt=F("ends_at")),
                name="planning_period_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_on} - {self.last_on}"


class Absence(models.Model):
    """Days on which somebody cannot teach, both included."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["first_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")), name="planning_absence_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.first_on} - {self.last_on}"


class DayProposal(models.Model):
    """A date that a municipality asks for because none of the free ones suits it."""

    course_run = models.ForeignKey("planning.CourseRun", on_delete=models.PROTECT, related_name="proposals")
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=[(answer.value, ANSWERS[answer]) for answer in Answer], default=Answer.OPEN.value
    )
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)  # why it was a no
    answered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course_run", "on"],
                condition=Q(state=Answer.OPEN.value),
                name="planning_a_day_is_proposed_once_at_a_time",
            ),
            models.CheckConstraint(condition=_answered_or_open(), name="planning_a_proposal_is_open_or_answered"),
        ]

    def __str__(self) -> str:
        return f"{self.course_run_id}: {self.on}"


class JointOffer(models.Model):
    """One municipality asks another to hold the physical day together, on a day that one of them has.

    The day is gone when it is called off; the offer then can no longer be accepted.
    """

    asker = models.ForeignKey("planning.CourseRun", on_delete=models.PROTECT, related_name="asked_for")
    asked = models.ForeignKey("planning.CourseRun", on_delete=models.PROTECT, related_name="asked_by")
    day = models.ForeignKey("planning.LearningDay", on_delete=models.PROTECT, null=True, related_name="+")
    message = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=[(answer.value, ANSWERS[answer]) for answer in Answer], default=Answer.OPEN.value
    )
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(asker=F("asked")), name="planning_nobody_asks_themselves"),
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(state=Answer.OPEN.value),
                name="planning_two_have_one_open_offer_a_way",
            ),
            models.CheckConstraint(condition=_answered_or_open(), name="planning_an_offer_is_open_or_answered"),
        ]

    def __str__(self) -> str:
        return f"{self.asker_id} til {self.asked_id}"
