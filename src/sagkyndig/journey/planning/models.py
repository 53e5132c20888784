"""Each municipality's forløb, the physical days that serve them, who teaches there and who is enrolled."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.planning.rules.calendar import EntryKind, Kept, Slot
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole


class CourseRun(models.Model):
    """One municipality's way through an edition (forløb). How far it has come is derived in `rules/progress.py`."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    contact_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    elearning_on = models.DateField(null=True, blank=True)
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


class Enrolment(models.Model):
    """A colleague whom the municipality sends; somebody who leaves keeps the row, with the day they left."""

    course_run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    job_role = models.CharField(max_length=30, choices=[(role.value, JOB_ROLES[role]) for role in JobRole])
    department = models.CharField(max_length=120, blank=True)
    enrolled_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course_run", "person"], name="planning_person_is_enrolled_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("enrolled_on")),
                name="planning_nobody_leaves_before_enrolling",
            ),
            models.CheckConstraint(
                condition=Q(job_role__in=[role.value for role in JobRole]), name="planning_job_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} på {self.course_run}"


class CalendarEntry(models.Model):
    """A day as people's calendars were told of it last: a municipality's two days, or one that somebody teaches.

    One that is called off stays, so that calendars can be told. A teacher's outlives the day that is removed; those of a
    forløb go with it, since a forløb is removed only when nobody was enrolled.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntryKind])
    course_run = models.ForeignKey(CourseRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    day = models.ForeignKey(LearningDay, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    is_called_off = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course_run", "kind"], name="planning_run_has_one_entry_of_a_kind"),
            models.UniqueConstraint(fields=["day", "person"], name="planning_teacher_has_one_entry_for_a_day"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.TEACHING.value, person__isnull=False, course_run__isnull=True)
                | Q(
                    kind__in=[EntryKind.ELEARNING.value, EntryKind.PHYSICAL.value],
                    person__isnull=True,
                    day__isnull=True,
                    course_run__isnull=False,
                ),
                name="planning_calendar_entry_is_a_forloebs_or_a_teachers",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__isnull=False, starts_at__lt=F("ends_at")),
                name="planning_calendar_entry_has_both_hours_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def kept(self) -> Kept:
        """What calendars were told, as the rules speak of it."""
        return Kept(Slot(self.on, self.starts_at, self.ends_at, self.place), self.sequence, self.is_called_off)
