"""The way to a page of planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.places import step_crumbs

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.planning.models import CourseRun, LearningDay
    from sagkyndig.journey.programme.models import Edition


def plan_crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of the edition's plan."""
    return step_crumbs(edition, "planning:course_runs", *more)


def run_crumbs(run: CourseRun, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one forløb."""
    here = reverse("planning:course_run", args=[run.pk]) if more else None
    return plan_crumbs(run.edition, (run.municipality.name, here), *more)


def day_crumbs(day: LearningDay, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one physical day."""
    here = reverse("planning:learning_day", args=[day.pk]) if more else None
    return plan_crumbs(day.edition, ("Fysisk dag", here), *more)
