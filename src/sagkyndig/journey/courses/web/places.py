"""What the pages of courses have in common: the way to a page, and the version or part that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import queries

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.courses.models import CourseVersion, Part


def version_of(version_id: int) -> CourseVersion:
    return found(queries.version, version_id)


def part_of(version_id: int, part_id: int) -> Part:
    return found(queries.part, version_id, part_id)


def courses_crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about courses."""
    here = reverse("courses:courses") if more else None
    return [("Forside", reverse("lobby:home")), ("Kurser", here), *more]


def version_crumbs(version: CourseVersion, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one version."""
    here = reverse("courses:version", args=[version.pk]) if more else None
    return courses_crumbs((str(version), here), *more)


def part_crumbs(part: Part, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about one part; the part comes with its version."""
    here = reverse("courses:part", args=[part.version_id, part.pk]) if more else None
    return version_crumbs(part.version, (part.title, here), *more)
