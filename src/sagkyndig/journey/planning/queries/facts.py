"""What planning knows about an edition, for those who tell about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q

from sagkyndig.journey.planning.models import CourseRun, LearningDay
from sagkyndig.journey.planning.rules.people import common_number_of_teachers, has_same_lead

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class PlanningFacts:
    """Counts and dates of an edition's forløb.

    `municipalities_on_joint_days` share their physical day with another municipality. `teachers_per_day` is None when
    the days differ, `same_lead_teacher` is None while a day lacks a lead teacher or there is no day.
    """

    course_runs: int
    learning_days: int
    municipalities_on_joint_days: int
    teachers_per_day: int | None
    same_lead_teacher: bool | None
    enrolled: int
    first_elearning_on: date | None


def planning_facts(edition: Edition) -> PlanningFacts:
    """How many forløb and days, who shared a day, how many taught and were enrolled, and when."""
    days = LearningDay.objects.filter(edition=edition).annotate(
        served=Count("course_runs", distinct=True),
        taught_by=Count("teachers", distinct=True),
        led_by=Max("teachers__person", filter=Q(teachers__is_lead=True)),
    )
    runs = CourseRun.objects.filter(edition=edition).aggregate(
        number=Count("pk", distinct=True),
        enrolled=Count("enrolments", filter=Q(enrolments__left_on=None), distinct=True),
        first=Min("elearning_on"),
    )
    return PlanningFacts(
        course_runs=runs["number"],
        learning_days=len(days),
        municipalities_on_joint_days=sum(day.served for day in days if day.served > 1),
        teachers_per_day=common_number_of_teachers(day.taught_by for day in days),
        same_lead_teacher=has_same_lead(day.led_by for day in days),
        enrolled=runs["enrolled"],
        first_elearning_on=runs["first"],
    )
