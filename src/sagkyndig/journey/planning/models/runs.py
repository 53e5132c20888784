"""Each municipality's forløb, the physical days that serve them, and who teaches there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.planning.rules.joining import SHARING, Sharing


class CourseRun(models.Model):
    """One municipality's way through an edition (forløb). How far it has come is derived in `rules/progress.py`."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    contact_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    elearning_on = models.DateField(null=True, blank=True)
    # The hours that the municipality has set aside on that day.
    elearning_starts_at = models.TimeField(null=True, blank=True)
    elearning_ends_at = models.TimeField(null=True, blank=True)
    sharing = models.CharField(
        max_length=10, blank=True, choices=[(sharing.value, SHARING[sharing]) for sharing in Sharing]
    )  # whether the physical day may be shared with another municipality; empty until somebody said
    guide_sent_on = models.DateField(null=True, blank=True)
    contact_reminded_on = models.DateField(null=True, blank=True)  # of what the municipality has yet to do
    learning_day = models.ForeignKey(
        "LearningDay", on_delete=models.PROTECT, null=True, blank=True, related_name="course_runs"
    )
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="planning_municipality_has_one_run_in_an_edition"
            ),
            models.CheckConstraint(
                condition=Q(elearning_starts_at__isnull=True, elearning_ends_at__isnull=True)
                | Q(
                    elearning_on__isnull=False,
                    elearning_starts_at__isnull=False,
                    elearning_ends_at__isnull=False,
                    elearning_starts_at__lt=F("elearning_ends_at"),
                ),
                name="planning_elearning_day_has_both_hours_or_none",
            ),
            models.CheckConstraint(
                condition=Q(sharing="") | Q(sharing__in=[sharing.value for sharing in Sharing]),
                name="planning_sharing_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Forløb for {self.municipality}"


class LearningDay(models.Model):
    """A physical day. It serves one forløb or, as a joint day, several."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    host_run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["on", "starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="planning_day_starts_before_it_ends"),
        ]

    def __str__(self) -> str:
        return f"Fysisk læringsdag {self.on}"


class DayTeacher(models.Model):
    """Who teaches on a day. `on` repeats the day's date, so that the database refuses two places on one date."""

    day = models.ForeignKey(LearningDay, on_delete=models.PROTECT, related_name="teachers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    is_lead = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-is_lead", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "on"], name="planning_nobody_teaches_in_two_places"),
            models.UniqueConstraint(
                fields=["day"], condition=Q(is_lead=True), name="planning_day_has_one_lead_teacher"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} den {self.on}"


class Disqualification(models.Model):
    """A teacher who may not teach people of a municipality (inhabil), from a date on, whatever the edition."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    reason = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "municipality"], name="planning_person_is_disqualified_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} over for {self.municipality}"
