"""What the desk's pages show: the programmes, one programme, one edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min

from sagkyndig.foundation.law.rules import in_running_text
from sagkyndig.journey.programme.models import Programme
from sagkyndig.journey.programme.queries.editions import provisions_of
from sagkyndig.journey.programme.queries.team_and_dates import KeyDateEntry, TeamEntry, key_dates, team
from sagkyndig.journey.programme.rules import wording
from sagkyndig.journey.programme.rules.readiness import Outline, missing_sentence
from sagkyndig.journey.programme.rules.states import TRANSITIONS, EditionState
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.pure.danish import capitalised

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme in the list of programmes."""

    id: int
    name: str
    area: str
    first_year: int | None
    last_year: int | None
    editions: int


@dataclass(frozen=True)
class ProgrammesPage:
    """The list of programmes."""

    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True)
class EditionRow:
    """An edition in the table of its programme."""

    id: int
    name: str
    year: int
    theme: str
    provisions: str
    places: int
    state: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class ProgrammePage:
    """A programme with its editions, newest first."""

    id: int
    name: str
    basis: str
    agreed_on: date | None
    area: str
    purpose: str
    editions: tuple[EditionRow, ...]


@dataclass(frozen=True)
class EditionPage:
    """Everything about one edition: what it is about, its team, its dates, and the states that may follow."""

    id: int
    name: str
    programme_id: int
    programme_name: str
    theme: str
    provisions: tuple[str, ...]
    places: int
    purpose: str
    state: EditionState
    state_name: str
    next_states: tuple[EditionState, ...]
    starts_on: date | None
    ends_on: date | None
    team: tuple[TeamEntry, ...]
    key_dates: tuple[KeyDateEntry, ...]
    missing: str | None

    @property
    def provisions_in_words(self) -> str:
        return in_running_text(self.provisions)

    @property
    def can_start(self) -> bool:
        return EditionState.RUNNING in self.next_states

    @property
    def can_finish(self) -> bool:
        return EditionState.FINISHED in self.next_states


def programmes_page() -> ProgrammesPage:
    """The list of programmes by name, each with the years of its editions."""
    found = Programme.objects.annotate(
        first=Min("editions__year"), last=Max("editions__year"), count=Count("editions")
    ).order_by("name")
    return ProgrammesPage(
        tuple(ProgrammeRow(each.pk, each.name, each.area, each.first, each.last, each.count) for each in found)
    )


def programme_page(programme_id: int) -> ProgrammePage:
    """One programme with its editions; ObjectDoesNotExist where there is none."""
    found = Programme.objects.get(pk=programme_id)
    rows = [
        EditionRow(
            id=each.pk,
            name=each.name,
            year=each.year,
            theme=each.theme,
            provisions=capitalised(in_running_text([provision.short_name for provision in each.provisions.all()])),
            places=each.places,
            state=wording.EDITION_STATES[EditionState(each.state)],
            starts_on=each.starts_on,
            ends_on=each.ends_on,
        )
        for each in found.editions.prefetch_related("provisions")
    ]
    return ProgrammePage(found.pk, found.name, found.basis, found.agreed_on, found.area, found.purpose, tuple(rows))


def edition_page(edition: Edition) -> EditionPage:
    """The edition with its team and dates."""
    state = EditionState(edition.state)
    provisions, members, dates = provisions_of(edition), team(edition), key_dates(edition)
    outline = Outline(
        provisions=len(provisions),
        has_purpose=bool(edition.purpose),
        teachers=sum(member.role is TeamRole.TEACHER for member in members),
        has_lead_teacher=any(member.is_lead_teacher for member in members),
        key_dates=len(dates),
    )
    return EditionPage(
        id=edition.pk,
        name=edition.name,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        theme=edition.theme,
        provisions=provisions,
        places=edition.places,
        purpose=edition.purpose,
        state=state,
        state_name=wording.EDITION_STATES[state],
        next_states=TRANSITIONS[state],
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        team=members,
        key_dates=dates,
        missing=missing_sentence(edition.name, outline),
    )
