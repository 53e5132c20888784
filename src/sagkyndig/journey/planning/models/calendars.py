"""The days as calendars were told of them, who was told by mail, and the feeds that calendars subscribe to."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.planning.rules.calendar import EntryKind, Kept, Slot
from sagkyndig.journey.planning.rules.news import Told


class CalendarEntry(models.Model):
    """A day as people's calendars were told of it last: a municipality's two days, or one that somebody teaches.

    One that is called off stays, so that calendars can be told. A teacher's outlives the day that is removed; those of a
    forløb go with it, since a forløb is removed only when nobody was enrolled.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntryKind])
    course_run = models.ForeignKey(
        "planning.CourseRun", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    day = models.ForeignKey("planning.LearningDay", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
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


class CalendarNotice(models.Model):
    """What one person was last told of an entry by mail, so that it is told anew when it changed, and called off.

    The sequence is the person's own: it rises as well when somebody leaves and comes back to a day that did not change.
    """

    entry = models.ForeignKey(CalendarEntry, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()  # where it went: a calendar at another address knows nothing
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField()
    is_called_off = models.BooleanField(default=False)
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "person"], name="planning_a_person_has_one_notice_of_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.entry} til {self.person_id}"

    @property
    def told(self) -> Told:
        """What the person was told, as the rules speak of it."""
        slot = Slot(self.on, self.starts_at, self.ends_at, self.place)
        return Told(Kept(slot, self.sequence, self.is_called_off), self.email)


class CalendarFeed(models.Model):
    """The address that somebody's calendar subscribes to. Only its imprint is kept; a new one puts an end to the old."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    key_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Kalender til {self.person_id}"
