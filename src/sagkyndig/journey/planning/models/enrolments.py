"""Whom a municipality sends, by which link they enrol themselves, and what they wish for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole


class Enrolment(models.Model):
    """A colleague whom the municipality sends; somebody who leaves keeps the row, with the day they left."""

    course_run = models.ForeignKey("planning.CourseRun", on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    job_role = models.CharField(max_length=30, choices=[(role.value, JOB_ROLES[role]) for role in JobRole])
    department = models.CharField(max_length=120, blank=True)
    enrolled_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    by_link = models.BooleanField(default=False)  # enrolled by themselves, through the municipality's link
    invited_at = models.DateTimeField(
        null=True, blank=True
    )  # when the mail with the personal link was put in the outbox
    reminded_on = models.DateField(null=True, blank=True)  # of the e-learning day
    day_reminded_on = models.DateField(null=True, blank=True)  # of the physical day

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


class EnrolmentLink(models.Model):
    """The municipality's link by which colleagues enrol themselves. It opens that one form and nothing else."""

    course_run = models.OneToOneField("planning.CourseRun", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Link til {self.course_run}"


class Wish(models.Model):
    """What a municipality wishes the physical day to take up: a topic in its own words, or a case of the course."""

    course_run = models.ForeignKey("planning.CourseRun", on_delete=models.PROTECT, related_name="+")
    case_key = models.CharField(max_length=100, blank=True)  # the case as the course names it; empty for a topic
    text = models.CharField(max_length=400, blank=True)
    written_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(case_key="") | ~Q(text=""), name="planning_a_wish_says_something"),
            models.UniqueConstraint(
                fields=["course_run", "case_key"],
                condition=~Q(case_key=""),
                name="planning_a_case_is_wished_for_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.case_key
