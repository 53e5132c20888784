"""What the pages of planning have in common: the way to a page, who asks, and things that may not be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.urls import reverse

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.models import CourseRun, LearningDay
    from sagkyndig.journey.programme.models import Edition

Crumbs = list[tuple[str, str | None]]
Found = TypeVar("Found")


def found(read: Callable[..., Found], *args: object) -> Found:
    """What the query finds, or the page that says there is nothing."""
    try:
        return read(*args)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def person(request: HttpRequest) -> Person:
    """Who asks; the gates let nobody in who is not signed in."""
    return cast("Person", request.user)


def plan_crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way from the front page to a page of the edition's plan."""
    here = reverse("planning:course_runs", args=[edition.pk]) if more else None
    return [
        ("Forside", reverse("lobby:home")),
        ("Programmer", reverse("programme:programmes")),
        (edition.programme.name, reverse("programme:programme", args=[edition.programme_id])),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        ("Planlægning", here),
        *more,
    ]


def run_crumbs(run: CourseRun, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one forløb."""
    here = reverse("planning:course_run", args=[run.pk]) if more else None
    return plan_crumbs(run.edition, (run.municipality.name, here), *more)


def day_crumbs(day: LearningDay, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one physical day."""
    here = reverse("planning:learning_day", args=[day.pk]) if more else None
    return plan_crumbs(day.edition, ("Fysisk dag", here), *more)
