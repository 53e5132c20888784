"""What the pages of the evaluation have in common: the way to a page, who asks, and things that may not be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sagkyndig.journey.evaluation import queries
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.figures import bars_svg, figure_table

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.evaluation.models import Survey
    from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
    from sagkyndig.journey.programme.models import Edition

Crumbs = list[tuple[str, str | None]]
Found = TypeVar("Found")

WIDE, NARROW = 640, 340  # pixels; the narrow drawing keeps its letters large on a phone


def found(read: Callable[..., Found | None], *args: object) -> Found:
    """What the query finds, or the page that says there is nothing."""
    try:
        one = read(*args)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if one is None:
        raise Http404
    return one


def edition_of(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def survey_of(edition: Edition) -> Survey:
    return found(queries.survey_of, edition)


def person(request: HttpRequest) -> Person:
    """Who asks; the gates let nobody in who is not signed in."""
    return cast("Person", request.user)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way from the front page to a page of the edition's evaluation."""
    here = reverse("evaluation:overview", args=[edition.pk]) if more else None
    return [
        ("Forside", reverse("lobby:home")),
        ("Programmer", reverse("programme:programmes")),
        (edition.programme.name, reverse("programme:programme", args=[edition.programme_id])),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        ("Evaluering", here),
        *more,
    ]


def drawn(figures: tuple[QuestionFigure, ...]) -> list[dict[str, object]]:
    """Each figure with its drawing and its table, ready for a template."""
    return [
        {
            "figure": each.figure,
            "svg": _drawing(each, WIDE),
            "narrow_svg": _drawing(each, NARROW),
            "table": figure_table(each.figure),
        }
        for each in figures
    ]


def _drawing(each: QuestionFigure, width: int) -> SafeString:
    drawing = "" if each.figure.hidden else bars_svg(each.figure, width=width)
    return mark_safe(drawing)  # noqa: S308  -- our own drawing escapes its words
