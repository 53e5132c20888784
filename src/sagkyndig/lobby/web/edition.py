"""An edition's page, and the way on from any step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.order import STEPS
from sagkyndig.journey.places import programmes_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.signs import Progress
from sagkyndig.lobby.queries.edition import EditionOverview, edition_overview
from sagkyndig.lobby.queries.signposts import known_about, steps_of
from sagkyndig.lobby.texts import STEPS_NOT_IN_USE
from sagkyndig.lobby.web import board
from sagkyndig.lobby.web.doors import may_open
from sagkyndig.pure.danish import listing


@dataclass(frozen=True)
class ShownStep:
    """A step as the indicator takes it."""

    number: int
    title: str
    word: str
    sentence: str
    href: str | None


@open_to_staff
@require_safe
def edition(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Everything about one edition on one page."""
    today = timezone.localdate()
    page = found(edition_overview, edition_id, request.user, today, board.choices_from(request.GET))
    context = {
        "page": page,
        "filters": board.shown_filters(page.filters, page.choices),
        "orders": board.orders(page.choices),
        "is_manager": request.user.has_role(Role.PROGRAMME_MANAGER),
        "steps": _steps(request, page),
        "steps_off": _steps_off(page),
        "rows": _rows(request, page, today),
        "crumbs": programmes_crumbs(
            (page.about.programme_name, reverse("programme:programme", args=[page.about.programme_id])),
            (page.about.name, None),
        ),
    }
    return render(request, "lobby/edition.html", context)


@open_to_staff
@require_safe
def onward(request: SignedInRequest, edition_id: int, trin: str) -> HttpResponse:
    """On from a step to the next one that has a page this person may open; without one, to the edition's page."""
    names = [step.name for step in STEPS]
    if trin not in names:
        raise Http404
    shown = found(programmes.edition, edition_id)
    for state in steps_of(shown, known_about([shown]))[names.index(trin) + 1 :]:
        if state.status.href and may_open(request.user, state.status.href):
            return redirect(state.status.href)
    return redirect("lobby:edition", edition_id)


def _steps(request: SignedInRequest, page: EditionOverview) -> list[ShownStep]:
    return [
        ShownStep(
            number=state.step.number,
            title=state.step.title,
            word=state.status.progress.value,
            sentence=state.status.sentence,
            href=state.status.href if may_open(request.user, state.status.href) else None,
        )
        for state in page.steps
    ]


def _steps_off(page: EditionOverview) -> str:
    """The steps that a narrow screen leaves out, in a line."""
    off = [state.step.title for state in page.steps if state.status.progress is Progress.NOT_IN_USE]
    return STEPS_NOT_IN_USE.format(titles=listing(off)) if off else ""


def _rows(request: SignedInRequest, page: EditionOverview, today: date) -> list[board.ShownRow]:
    # Cells of a column lead to one kind of page: whether this person may open it is asked once for each column.
    opens = [
        may_open(request.user, next((cell.href for cell in column.cells.values() if cell.href), None))
        for column in page.columns
    ]
    return [
        board.shown_row(
            row,
            today,
            tuple(
                board.ShownCell(
                    heading=column.heading,
                    text=cell.text if cell else "",
                    href=cell.href if cell and is_open else None,
                    is_number=column.is_number,
                )
                for column, cell, is_open in zip(page.columns, cells, opens, strict=True)
            ),
        )
        for row, cells in page.rows
    ]
