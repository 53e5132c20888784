"""Where municipalities stand in an edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F

from sagkyndig.journey.selection.models import Criteria, Standing
from sagkyndig.journey.selection.queries.inviting import asked_persons
from sagkyndig.journey.selection.queries.rolls import roll_of
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import (
    HAS_AN_OFFER,
    HOLDS_A_PLACE,
    LEFT,
    TAKES_PART,
    TRANSITIONS,
    SelectionRefused,
    StandingState,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.queries.inviting import AskedPerson


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
    chosen_on: date | None
    invited_on: date | None
    answer_by: date | None
    reminded_on: date | None
    left_as: StandingState | None
    left_on: date | None
    left_reason: str
    ask_again_on: date | None
    replaces: str | None
    replaced_by: str | None
    proposed: str | None
    proposed_code: str | None
    note: str
    can_accept: bool
    can_decline: bool
    can_be_withdrawn: bool
    can_be_replaced: bool
    can_complete: bool
    can_be_chosen: bool
    can_be_invited: bool
    can_be_taken_back: bool
    asked: tuple[AskedPerson, ...] = ()


@dataclass(frozen=True)
class StandingsPage:
    """The edition's list in the order the municipalities were chosen, and its reserves, the next one first."""

    edition_id: int
    edition_name: str
    theme: str
    programme_id: int
    programme_name: str
    places: int
    taken: int
    places_sentence: str
    rows: tuple[StandingRow, ...]
    reserves: tuple[StandingRow, ...]

    @property
    def has_room(self) -> bool:
        return self.taken < self.places

    @property
    def to_invite(self) -> int:
        """How many are chosen and have no offer yet."""
        return sum(row.state is StandingState.CHOSEN for row in self.rows)


@dataclass(frozen=True)
class StandingFacts:
    """What this step knows about an edition, for those who tell about it.

    `offered` counts every municipality that was offered a place; `taking_part` has said yes or is done; `replaced`
    counts those whose place another took, `reserves` those on the reserve list. The names of those that hold a place,
    wait to be invited, have not answered, or gave up their place and were not replaced stand in the order they were
    chosen; `proposed` is the reserve that is next for each of the last.
    """

    places: int
    offered: int
    taking_part: int
    declined: int
    decline_reasons: tuple[str, ...]
    replaced: int
    municipalities: tuple[str, ...]
    to_invite: tuple[str, ...]
    awaiting_answer: tuple[str, ...]
    unreplaced: tuple[tuple[str, StandingState], ...]
    proposed: tuple[str, ...]
    reserves: int

    @property
    def taken(self) -> int:
        return self.taking_part + len(self.to_invite) + len(self.awaiting_answer)


@dataclass(frozen=True)
class EditionList:
    """An edition's list as others ask about it: the facts, and the municipalities' names by standing and by code.

    `has_criteria`: nobody is chosen yet, and it has been said by what the choice is to be made.
    """

    facts: StandingFacts
    by_standing: Mapping[int, str]
    by_code: Mapping[str, str]
    has_criteria: bool = False


def standing(standing_id: int) -> Standing:
    """The standing with its edition and municipality; ObjectDoesNotExist where there is none."""
    return Standing.objects.select_related("edition__programme", "municipality").get(pk=standing_id)


@dataclass(frozen=True)
class Places:
    """Who holds a place in an edition, and who of them has said yes, in the order they were chosen."""

    held: tuple[Municipality, ...]
    taken_up: tuple[Municipality, ...]


def standings(edition: Edition) -> list[Standing]:
    """The edition's list in the order the municipalities were chosen."""
    return _standings([edition])[edition.pk]


def municipalities_with_a_place(edition: Edition) -> tuple[Municipality, ...]:
    """Those that are chosen, take part or are done, in the order they were chosen."""
    return places_of([edition])[edition.pk].held


def municipalities_taking_part(edition: Edition) -> tuple[Municipality, ...]:
    """Those that said yes, in the order they were chosen."""
    return places_of([edition])[edition.pk].taken_up


def places_of(editions: Collection[Edition]) -> dict[int, Places]:
    """Who holds a place in each of the editions, by the edition's id; one query."""
    return {
        edition_id: Places(_those_in(found, HOLDS_A_PLACE), _those_in(found, TAKES_PART))
        for edition_id, found in _standings(editions).items()
    }


def _those_in(found: Collection[Standing], states: frozenset[StandingState]) -> tuple[Municipality, ...]:
    return tuple(each.municipality for each in found if StandingState(each.state) in states)


def edition_lists(editions: Collection[Edition]) -> dict[int, EditionList]:
    """The list of each of the editions, by the edition's id; one query, and one more where somebody's list is empty."""
    found = _standings(editions)
    empty = [edition_id for edition_id, rows in found.items() if not rows]
    weighed = set(Criteria.objects.filter(edition__in=empty).values_list("edition_id", flat=True)) if empty else set()
    return {
        edition.pk: EditionList(
            facts=_facts(edition, found[edition.pk]),
            by_standing={each.pk: each.municipality.name for each in found[edition.pk]},
            by_code={each.municipality_id: each.municipality.name for each in found[edition.pk]},
            has_criteria=edition.pk in weighed,
        )
        for edition in editions
    }


def codes_on_the_list(edition: Edition) -> frozenset[str]:
    """The codes of all municipalities on the edition's list but the reserves, who can still be chosen."""
    listed = Standing.objects.filter(edition=edition).exclude(state=StandingState.CONSIDERED.value)
    return frozenset(listed.values_list("municipality_id", flat=True))


def standings_page(edition: Edition) -> StandingsPage:
    """The selection page of an edition."""
    found = standings(edition)
    roll = roll_of(edition.places, found)
    names = {each.municipality_id: each.municipality.name for each in found}
    replaced_by = {each.replaces: names[each.code] for each in roll.entries.values() if each.replaces}
    proposed = {gone.code: by.code for gone, by in rolls.proposals(roll)}
    asked = asked_persons(edition)
    rows = {
        each.municipality_id: replace(
            _row(each, roll, names, replaced_by.get(each.municipality_id), proposed), asked=asked.get(each.pk, ())
        )
        for each in found
    }
    reserves = [each.code for each in roll.reserves]
    return StandingsPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        theme=edition.theme,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        places=edition.places,
        taken=roll.taken,
        places_sentence=wording.places_taken(roll.taken, edition.places),
        rows=tuple(row for code, row in rows.items() if code not in reserves),
        reserves=tuple(rows[code] for code in reserves),
    )


def back_of(standing: Standing) -> StandingState | None:
    """Where taking the latest step back would lead; None off the list. SelectionRefused as the action would refuse."""
    return rolls.back_to(_roll_of_edition(standing), standing.municipality_id)


def next_reserve(standing: Standing) -> Municipality | None:
    """The reserve that is proposed for the place of one that gave it up."""
    code = standing.municipality_id
    next_code = {gone.code: by.code for gone, by in rolls.proposals(_roll_of_edition(standing))}.get(code)
    if next_code is None:
        return None
    return (
        Standing.objects.select_related("municipality")
        .get(edition=standing.edition_id, municipality=next_code)
        .municipality
    )


def _roll_of_edition(standing: Standing) -> rolls.Roll:
    return roll_of(standing.edition.places, Standing.objects.filter(edition=standing.edition_id))


def _row(
    standing: Standing,
    roll: rolls.Roll,
    names: Mapping[str, str],
    replaced_by: str | None,
    proposed: Mapping[str, str],
) -> StandingRow:
    entry = roll.entries[standing.municipality_id]
    state, may_follow = entry.state, TRANSITIONS[entry.state]
    has_room = roll.taken < roll.places
    holds = state in HOLDS_A_PLACE
    by = proposed.get(entry.code)
    return StandingRow(
        id=standing.pk,
        code=entry.code,
        name=standing.municipality.name,
        region=standing.municipality.region,
        population=standing.municipality.population,
        state=state,
        state_name=wording.STANDING_STATES[state],
        chosen_on=standing.chosen_on,
        invited_on=standing.invited_on,
        answer_by=standing.answer_by if state in HAS_AN_OFFER else None,
        reminded_on=standing.reminded_on if state in HAS_AN_OFFER else None,
        left_as=entry.left_as,
        left_on=standing.left_on,
        left_reason=standing.left_reason,
        ask_again_on=standing.ask_again_on,
        replaces=names.get(entry.replaces) if entry.replaces else None,
        replaced_by=replaced_by,
        proposed=names[by] if by else None,
        proposed_code=by,
        note=standing.note,
        can_accept=StandingState.ACCEPTED in may_follow and (holds or has_room),
        can_decline=StandingState.DECLINED in may_follow,
        can_be_withdrawn=StandingState.WITHDRAWN in may_follow,
        can_be_replaced=StandingState.REPLACED in may_follow and has_room,
        can_complete=StandingState.COMPLETED in may_follow,
        can_be_chosen=StandingState.CHOSEN in may_follow and has_room,
        can_be_invited=StandingState.INVITED in may_follow and (holds or has_room),
        can_be_taken_back=_can_be_taken_back(roll, entry.code),
    )


def _can_be_taken_back(roll: rolls.Roll, code: str) -> bool:
    try:
        rolls.take_back(roll, code)
    except SelectionRefused:
        return False
    return True


def standing_facts(edition: Edition) -> StandingFacts:
    """How many were offered a place, said yes, said no and why, and were replaced."""
    return _facts(edition, standings(edition))


def _facts(edition: Edition, found: Sequence[Standing]) -> StandingFacts:
    roll = roll_of(edition.places, found)
    names = {each.municipality_id: each.municipality.name for each in found}
    entries = roll.entries.values()
    declined = [each for each in found if each.left_as == StandingState.DECLINED.value]
    unreplaced = [each for each in entries if each.state in LEFT]
    return StandingFacts(
        places=edition.places,
        offered=sum(each.state is not StandingState.CONSIDERED for each in entries),
        taking_part=sum(each.state in TAKES_PART for each in entries),
        declined=len(declined),
        decline_reasons=tuple(each.left_reason for each in declined),
        replaced=sum(each.state is StandingState.REPLACED for each in entries),
        municipalities=_names(found, HOLDS_A_PLACE),
        to_invite=_names(found, {StandingState.CHOSEN}),
        awaiting_answer=_names(found, HAS_AN_OFFER),
        unreplaced=tuple((names[each.code], each.state) for each in unreplaced),
        proposed=tuple(names[by.code] for _, by in rolls.proposals(roll)),
        reserves=len(roll.reserves),
    )


def _names(found: Sequence[Standing], states: Container[StandingState]) -> tuple[str, ...]:
    return tuple(each.municipality.name for each in found if StandingState(each.state) in states)


def _standings(editions: Collection[Edition]) -> dict[int, list[Standing]]:
    """The lists of the editions by the edition's id, reserves last; an empty one where nobody is chosen."""
    found: dict[int, list[Standing]] = {each.pk: [] for each in editions}
    rows = Standing.objects.select_related("municipality").filter(edition__in=list(found))
    for each in rows.order_by(F("chosen_on").asc(nulls_last=True), "rank", "pk"):
        found[each.edition_id].append(each)
    return found
