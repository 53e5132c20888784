"""What the pages of the evaluation have in common: the way to a page, what they are about, and figures drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.evaluation import queries
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.figures import bars_svg, figure_table

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.evaluation.models import Survey
    from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
    from sagkyndig.journey.programme.models import Edition

WIDE, NARROW = 640, 340  # pixels; the narrow drawing keeps its letters large on a phone


def edition_of(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def survey_of(edition: Edition) -> Survey:
    return found(queries.survey_of, edition)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of the edition's evaluation."""
    return step_crumbs(edition, "evaluation:overview", *more)


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
