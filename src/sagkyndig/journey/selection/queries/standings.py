"""Where municipalities stand in an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import HOLDS_A_PLACE, TAKES_PART, TRANSITIONS, StandingState

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class StandingRow:
    """One municipality on the edition's list, and what may be done with it now."""

    id: int
    code: str
    name: str
    region: str
    population: int
    state: StandingState
    state_name: str
    chosen_on: date
    declined_on: date | None
    decline_reason: str
    replaces: str | None
    replaced_by: str | None
    note: str
    can_accept: bool
    can_decline: bool
    can_be_replaced: bool
    can_complete: bool
    can_be_taken_back: bool


@dataclass(frozen=True)
class StandingsPage:
    """The edition's list in the order the municipalities were chosen."""

    edition_id: int
    edition_name: str
    theme: str
    programme_id: int
    programme_name: str
    places: int
    taken: int
    places_sentence: str
    rows: tuple[StandingRow, ...]

    @property
    def has_room(self) -> bool:
        return self.taken < self.places


@dataclass(frozen=True)
class StandingFacts:
    """What this step knows about an edition, for those who tell about it.

    `offered` counts every municipality that was offered a place; `taking_part` has said yes or is done; `replaced`
    counts the declined whose place another took. The names of those that hold a place, have not answered, or said no
    and were not replaced stand in the order they were chosen.
    """

    places: int
    offered: int
    taking_part: int
    declined: int
    decline_reasons: tuple[str, ...]
    replaced: int
    municipalities: tuple[str, ...]
    awaiting_answer: tuple[str, ...]
    unreplaced: tuple[str, ...]

    @property
    def taken(self) -> int:
        return self.taking_part + len(self.awaiting_answer)


@dataclass(frozen=True)
class EditionList:
    """An edition's list as others ask about it: the facts, and the municipalities' names by standing and by code."""

    facts: StandingFacts
    by_standing: Mapping[int, str]
    by_code: Mapping[str, str]


def standing(standing_id: int) -> Standing:
    """The standing with its edition and municipality; ObjectDoesNotExist where there is none."""
    return Standing.objects.select_related("edition__programme", "municipality").get(pk=standing_id)


def standings(edition: Edition) -> list[Standing]:
    """The edition's list in the order the municipalities were chosen."""
    return _standings([edition])[edition.pk]


def municipalities_with_a_place(edition: Edition) -> list[Municipality]:
    """Those that are chosen, take part or are done, in the order they were chosen."""
    return municipalities_with_places([edition])[edition.pk]


def municipalities_with_places(editions: Collection[Edition]) -> dict[int, list[Municipality]]:
    """Those that hold a place in each of the editions, by the edition's id; one query."""
    return {
        edition_id: [each.municipality for each in found if StandingState(each.state) in HOLDS_A_PLACE]
        for edition_id, found in _standings(editions).items()
    }


def edition_lists(editions: Collection[Edition]) -> dict[int, EditionList]:
    """The list of each of the editions, by the edition's id; one query."""
    found = _standings(editions)
    return {
        edition.pk: EditionList(
            facts=_facts(edition, found[edition.pk]),
            by_standing={each.pk: each.municipality.name for each in found[edition.pk]},
            by_code={each.municipality_id: each.municipality.name for each in found[edition.pk]},
        )
        for edition in editions
    }


def codes_on_the_list(edition: Edition) -> frozenset[str]:
    """The codes of all municipalities on the edition's list, those that declined among them."""
    return frozenset(Standing.objects.filter(edition=edition).values_list("municipality_id", flat=True))


def standings_page(edition: Edition) -> StandingsPage:
    """The selection page of an edition."""
    found = standings(edition)
    replaced_by = {each.replaces_id: each.municipality.name for each in found if each.replaces_id}
    names = {each.pk: each.municipality.name for each in found}
    taken = sum(StandingState(each.state) in HOLDS_A_PLACE for each in found)
    return StandingsPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        theme=edition.theme,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        places=edition.places,
        taken=taken,
        places_sentence=wording.places_taken(taken, edition.places),
        rows=tuple(
            _row(
                each,
                replaces=names.get(each.replaces_id) if each.replaces_id else None,
                replaced_by=replaced_by.get(each.pk),
                has_room=taken < edition.places,
            )
            for each in found
        ),
    )


def _row(standing: Standing, *, replaces: str | None, replaced_by: str | None, has_room: bool) -> StandingRow:
    state = StandingState(standing.state)
    is_free = state is StandingState.DECLINED and replaced_by is None and has_room
    return StandingRow(
        id=standing.pk,
        code=standing.municipality_id,
        name=standing.municipality.name,
        region=standing.municipality.region,
        population=standing.municipality.population,
        state=state,
        state_name=wording.STANDING_STATES[state],
        chosen_on=standing.chosen_on,
        declined_on=standing.declined_on,
        decline_reason=standing.decline_reason,
        replaces=replaces,
        replaced_by=replaced_by,
        note=standing.note,
        can_accept=StandingState.ACCEPTED in TRANSITIONS[state],
        can_decline=StandingState.DECLINED in TRANSITIONS[state],
        can_be_replaced=is_free,
        can_complete=StandingState.COMPLETED in TRANSITIONS[state],
        can_be_taken_back=state is not StandingState.DECLINED or is_free,
    )


def standing_facts(edition: Edition) -> StandingFacts:
    """How many were offered a place, said yes, said no and why, and were replaced."""
    return _facts(edition, standings(edition))


def _facts(edition: Edition, found: Sequence[Standing]) -> StandingFacts:
    states = [StandingState(each.state) for each in found]
    declined = [each for each, state in zip(found, states, strict=True) if state is StandingState.DECLINED]
    replaced = {each.replaces_id for each in found if each.replaces_id is not None}
    return StandingFacts(
        places=edition.places,
        offered=len(found),
        taking_part=sum(state in TAKES_PART for state in states),
        declined=len(declined),
        decline_reasons=tuple(each.decline_reason for each in declined),
        replaced=len(replaced),
        municipalities=_names(found, HOLDS_A_PLACE),
        awaiting_answer=_names(found, {StandingState.CHOSEN}),
        unreplaced=tuple(each.municipality.name for each in declined if each.pk not in replaced),
    )


def _names(found: Sequence[Standing], states: Container[StandingState]) -> tuple[str, ...]:
    return tuple(each.municipality.name for each in found if StandingState(each.state) in states)


def _standings(editions: Collection[Edition]) -> dict[int, list[Standing]]:
    """The lists of the editions by the edition's id, an empty one where nobody is chosen."""
    found: dict[int, list[Standing]] = {each.pk: [] for each in editions}
    for each in Standing.objects.select_related("municipality").filter(edition__in=list(found)):
        found[each.edition_id].append(each)
    return found
