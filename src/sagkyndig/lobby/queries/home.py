"""What the way in shows to staff of the board: what to do next, then the editions they are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.programme.rules.wording import EDITION_STATES
from sagkyndig.lobby.queries import law_changes, signposts
from sagkyndig.lobby.rules.next_steps import NextStep, next_steps
from sagkyndig.pure.danish import capitalised, listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class EditionLine:
    """One edition, what the person does in it, and the next date it is steered by."""

    id: int
    name: str
    theme: str
    programme: str
    state: str
    part: str
    next_date: str
    next_date_on: date | None


@dataclass(frozen=True)
class HomePage:
    """`editions` are those the person is in the team of; for somebody in none, all of them, told as such."""

    steps: tuple[NextStep, ...]
    editions: tuple[EditionLine, ...]
    are_own: bool
    has_programmes: bool


def home_page(person: Person, today: date) -> HomePage:
    """What waits for the person, and their editions, newest first."""
    editions = programmes.editions()
    parts, dates = programmes.parts_of(person), programmes.key_dates_by_edition(editions)
    lines = [_line(each, parts.get(each.pk, ()), dates[each.pk], today) for each in editions]
    still_open = signposts.open_among(editions)
    todos = (
        *signposts.todos_for(person, still_open, signposts.known_about(still_open)),
        *signposts.todos_outside_editions(person),
        *law_changes.todos_for(person, today),
    )
    own = [line for line in lines if line.part]
    return HomePage(
        steps=next_steps(todos, today),
        editions=tuple(own or lines),
        are_own=bool(own),
        has_programmes=bool(lines) or bool(programmes.programmes()),
    )


def _line(
    edition: Edition,
    own: Iterable[programmes.TeamEntry],
    dates: Iterable[programmes.KeyDateEntry],
    today: date,
) -> EditionLine:
    parts = ["gennemgående underviser" if entry.is_lead_teacher else entry.role_name.lower() for entry in own]
    coming = next((each for each in dates if each.on >= today), None)
    return EditionLine(
        id=edition.pk,
        name=edition.name,
        theme=edition.theme,
        programme=edition.programme.name,
        state=EDITION_STATES[EditionState(edition.state)],
        part=capitalised(listing(parts)) if parts else "",
        next_date=coming.label if coming else "",
        next_date_on=coming.on if coming else None,
    )
