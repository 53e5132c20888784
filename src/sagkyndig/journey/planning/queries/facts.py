"""What planning knows about an edition, for those who tell about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q

from sagkyndig.journey.planning.models import CourseRun, Enrolment, LearningDay
from sagkyndig.journey.planning.rules.progress import common_number_of_teachers, has_same_lead

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class PlanningFacts:
    """Counts and dates of an edition's forløb.

    `municipalities_on_joint_days` share their physical day with another municipality. `teachers_per_day` is None when
    the days differ, `same_lead_teacher` is None while a day lacks a lead teacher or there is no day.
    """

    course_runs: int
    learning_days: int
    joint_days: int
    municipalities_on_joint_days: int
    teachers_per_day: int | None
    same_lead_teacher: bool | None
    enrolled: int
    first_elearning_on: date | None
    last_elearning_on: date | None
    first_physical_on: date | None
    last_physical_on: date | None


def planning_facts(edition: Edition) -> PlanningFacts:
    """How many forløb and days, who shared a day, how many taught and were enrolled, and when."""
    days = LearningDay.objects.filter(edition=edition).annotate(
        served=Count("course_runs", distinct=True),
        taught_by=Count("teachers", distinct=True),
        led_by=Max("teachers__person", filter=Q(teachers__is_lead=True)),
    )
    joint = [day.served for day in days if day.served > 1]
    runs = CourseRun.objects.filter(edition=edition).aggregate(
        number=Count("pk", distinct=True),
        enrolled=Count("enrolments", filter=Q(enrolments__left_on=None), distinct=True),
        first=Min("elearning_on"),
        last=Max("elearning_on"),
    )
    return PlanningFacts(
        course_runs=runs["number"],
        learning_days=len(days),
        joint_days=len(joint),
        municipalities_on_joint_days=sum(joint),
        teachers_per_day=common_number_of_teachers(day.taught_by for day in days),
        same_lead_teacher=has_same_lead(day.led_by for day in days),
        enrolled=runs["enrolled"],
        first_elearning_on=runs["first"],
        last_elearning_on=runs["last"],
        first_physical_on=min((day.on for day in days), default=None),
        last_physical_on=max((day.on for day in days), default=None),
    )


def enrolled_people(edition: Edition) -> list[Person]:
    """Those who are enrolled in the edition now, each once, in the order they were enrolled."""
    found = Enrolment.objects.select_related("person__municipality").filter(course_run__edition=edition, left_on=None)
    return list({each.person_id: each.person for each in found}.values())
