"""The roll of an edition: every municipality on its list, and what each event makes of the list.

An event is a function that takes a roll and gives the next one, or raises a SelectionRefused and changes nothing. The
actions read the roll from the database, let one event happen and write the difference, so that what is proved of the
rolls here holds there. The invariants are written in `breaches`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sagkyndig.journey.selection.rules.states import (
    HAS_AN_OFFER,
    HOLDS_A_PLACE,
    LEFT,
    AlreadyOnTheList,
    AlreadyReplaced,
    CannotBeTakenBack,
    DatesOutOfOrder,
    NothingToReplace,
    StandingState,
    TakenBackAlready,
    TooLateToAnswer,
    require_place,
    require_transition,
)


@dataclass(frozen=True)
class Entry:
    """One municipality. `rank` is its number among the reserves, kept when it is chosen from there.

    `left_as` says how it gave up its place, and stays when it is replaced. `is_own_answer` is set while the answer that
    stands is the municipality's own and nobody at the board has touched it.
    """

    code: str
    state: StandingState
    rank: int | None = None
    replaces: str | None = None
    left_as: StandingState | None = None
    answer_by: date | None = None
    remind_on: date | None = None
    is_reminded: bool = False
    is_own_answer: bool = False

    @property
    def offered_state(self) -> StandingState:
        """Where it stood before it answered."""
        if self.answer_by is None:
            return StandingState.CHOSEN
        return StandingState.REMINDED if self.is_reminded else StandingState.INVITED


@dataclass(frozen=True)
class Roll:
    """The list of an edition and its number of places."""

    places: int
    entries: Mapping[str, Entry]

    @property
    def taken(self) -> int:
        return sum(each.state in HOLDS_A_PLACE for each in self.entries.values())

    @property
    def reserves(self) -> list[Entry]:
        """Those on the reserve list, the next one first."""
        waiting = [each for each in self.entries.values() if each.state is StandingState.CONSIDERED]
        return sorted(waiting, key=lambda each: (each.rank or 0, each.code))

    @property
    def vacated(self) -> list[Entry]:
        """Those whose place was given up and not given on, as long as there is a place to give."""
        if self.taken >= self.places:
            return []
        return [each for each in self.entries.values() if each.state in LEFT]

    def put(self, *changed: Entry) -> Roll:
        return Roll(self.places, {**self.entries, **{each.code: each for each in changed}})

    def without(self, code: str) -> Roll:
        return Roll(self.places, {key: each for key, each in self.entries.items() if key != code})

    def moved(self, code: str, to: StandingState) -> Entry:
        """The entry in its new state, if the table allows it and there is a place for it."""
        entry = self.entries[code]
        require_transition(entry.state, to)
        if to in HOLDS_A_PLACE and entry.state not in HOLDS_A_PLACE:
            require_place(taken=self.taken, places=self.places)
        left_as = entry.left_as if to is StandingState.REPLACED else to if to in LEFT else None
        return replace(entry, state=to, left_as=left_as)


# --- The manager's list ----------------------------------------------------------------------------------------------


def consider(roll: Roll, code: str) -> Roll:
    """Put a municipality last on the reserve list. AlreadyOnTheList."""
    if code in roll.entries:
        raise AlreadyOnTheList
    rank = max((each.rank or 0 for each in roll.reserves), default=0) + 1
    return roll.put(Entry(code, StandingState.CONSIDERED, rank=rank))


def move_up(roll: Roll, code: str, *, steps: int = 1) -> Roll:
    """Change places with the reserve above (a negative number: below); at the end of the list nothing happens."""
    order = [each.code for each in roll.reserves]
    if code not in order:
        raise NothingToReplace
    here = order.index(code)
    there = min(max(here - steps, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return roll.put(*(replace(roll.entries[each], rank=rank) for rank, each in enumerate(order, start=1)))


def choose(roll: Roll, code: str, *, replaces: str | None = None) -> Roll:
    """Give one of the places to a municipality from the reserve list, or from outside. NoPlacesLeft; AlreadyOnTheList."""
    require_place(taken=roll.taken, places=roll.places)
    entry = roll.entries.get(code, Entry(code, StandingState.CONSIDERED))
    if entry.state is not StandingState.CONSIDERED:
        raise AlreadyOnTheList
    return roll.put(replace(entry, state=StandingState.CHOSEN, replaces=replaces))


def replace_by(roll: Roll, code: str, by: str) -> Roll:
    """Give the place of one that gave it up to another. NothingToReplace; AlreadyReplaced; what `choose` refuses."""
    state = roll.entries[code].state
    if state is StandingState.REPLACED:
        raise AlreadyReplaced
    if state not in LEFT:
        raise NothingToReplace
    after = choose(roll, by, replaces=code)
    return after.put(replace(roll.moved(code, StandingState.REPLACED), is_own_answer=False))


def withdraw(roll: Roll, code: str) -> Roll:
    """The municipality is no longer in it, offered or taking part."""
    return roll.put(replace(roll.moved(code, StandingState.WITHDRAWN), is_own_answer=False))


def complete(roll: Roll, code: str) -> Roll:
    """The municipality has been through its forløb."""
    return roll.put(replace(roll.moved(code, StandingState.COMPLETED), is_own_answer=False))


def take_back(roll: Roll, code: str, *, seen: StandingState | None = None) -> Roll:
    """Undo the latest step of the manager or an answer; one that is chosen goes back to where it came from.

    `seen` is the state that whoever asks for it looked at, so that pressing twice takes back one step.
    TakenBackAlready; AlreadyReplaced; NoPlacesLeft when its place is taken; CannotBeTakenBack for what was sent and
    what has passed.
    """
    entry = roll.entries[code]
    if seen is not None and entry.state is not seen:
        raise TakenBackAlready
    match entry.state:
        case StandingState.REPLACED:
            raise AlreadyReplaced
        case StandingState.INVITED | StandingState.REMINDED | StandingState.EXPIRED:
            raise CannotBeTakenBack(entry.state)
        case StandingState.CONSIDERED:
            return roll.without(code)
        case StandingState.CHOSEN:
            return _taken_off(roll, entry)
        case StandingState.COMPLETED:
            return roll.put(replace(entry, state=StandingState.ACCEPTED))
    if entry.state in LEFT:
        require_place(taken=roll.taken, places=roll.places)
    return roll.put(replace(entry, state=entry.offered_state, left_as=None, is_own_answer=False))


def back_to(roll: Roll, code: str) -> StandingState | None:
    """Where taking the latest step back would lead; None off the list. What `take_back` refuses."""
    after = take_back(roll, code).entries.get(code)
    return after.state if after else None


def _taken_off(roll: Roll, entry: Entry) -> Roll:
    """One that was chosen goes back to the reserve list or off the list; the one it replaced can be replaced again."""
    roll = roll.without(entry.code)
    if entry.rank is not None:
        last = max((each.rank or 0 for each in roll.reserves), default=0)
        held = entry.rank in {each.rank for each in roll.reserves}
        roll = roll.put(Entry(entry.code, StandingState.CONSIDERED, rank=last + 1 if held else entry.rank))
    if entry.replaces is not None:
        gone = roll.entries[entry.replaces]
        if gone.left_as is None:
            raise ValueError(f"{gone.code} was replaced and never left.")
        roll = roll.put(replace(gone, state=gone.left_as))
    return roll


# --- The offer -------------------------------------------------------------------------------------------------------


def invite(roll: Roll, code: str, *, answer_by: date, remind_on: date, today: date) -> Roll:
    """Offer the place with a deadline; again to one whose deadline passed, if there is a place. DatesOutOfOrder."""
    moved = roll.moved(code, StandingState.INVITED)
    if not today < remind_on < answer_by:
        raise DatesOutOfOrder
    return roll.put(replace(moved, answer_by=answer_by, remind_on=remind_on, is_reminded=False, is_own_answer=False))


def accept(roll: Roll, code: str) -> Roll:
    """The board notes a yes."""
    return roll.put(replace(roll.moved(code, StandingState.ACCEPTED), is_own_answer=False))


def decline(roll: Roll, code: str) -> Roll:
    """The board notes a no."""
    return roll.put(replace(roll.moved(code, StandingState.DECLINED), is_own_answer=False))


def answer(roll: Roll, code: str, *, is_yes: bool, today: date) -> Roll:
    """The municipality's own answer, or another than it gave. TooLateToAnswer; NoPlacesLeft for a late change to yes."""
    if not may_answer(roll.entries[code], today=today):
        raise TooLateToAnswer
    to = StandingState.ACCEPTED if is_yes else StandingState.DECLINED
    if roll.entries[code].state is to:
        return roll
    return roll.put(replace(roll.moved(code, to), is_own_answer=True))


def may_answer(entry: Entry, *, today: date) -> bool:
    """Whether the municipality can answer, or change its own answer: to the end of the deadline's day."""
    if entry.answer_by is None or today > entry.answer_by:
        return False
    if entry.state in HAS_AN_OFFER:
        return True
    return entry.is_own_answer and entry.state in {StandingState.ACCEPTED, StandingState.DECLINED}


def pass_time(roll: Roll, *, today: date) -> Roll:
    """What the night does: offers whose deadline has passed expire, and those whose reminder is due are reminded.

    The same night twice changes nothing the second time; after missed nights it catches up.
    """
    return roll.put(*(_overnight(each, today) for each in roll.entries.values()))


def _overnight(entry: Entry, today: date) -> Entry:
    if entry.state not in HAS_AN_OFFER or entry.answer_by is None or entry.remind_on is None:
        return entry
    if today > entry.answer_by:
        require_transition(entry.state, StandingState.EXPIRED)
        return replace(entry, state=StandingState.EXPIRED, left_as=StandingState.EXPIRED)
    if entry.state is StandingState.INVITED and today >= entry.remind_on:
        return replace(entry, state=StandingState.REMINDED, is_reminded=True)
    return entry


# --- What is asked of a roll -----------------------------------------------------------------------------------------


def proposals(roll: Roll) -> list[tuple[Entry, Entry]]:
    """For each place that was given up, the reserve that is next: at most as many as there are free places."""
    free = max(roll.places - roll.taken, 0)
    return list(zip(roll.vacated[:free], roll.reserves, strict=False))


def breaches(roll: Roll) -> Iterator[str]:
    """What must never be true of a roll, whatever happened to it in whatever order."""
    if roll.taken > roll.places:
        yield f"a place is given twice: {roll.taken} of {roll.places}"
    replaced = [each.replaces for each in roll.entries.values() if each.replaces]
    gone = [each.code for each in roll.entries.values() if each.state is StandingState.REPLACED]
    if sorted(replaced) != sorted(gone):
        yield f"those replaced ({gone}) are not those whose place another has ({replaced})"
    ranks = [each.rank for each in roll.reserves]
    if None in ranks or len(set(ranks)) != len(ranks):
        yield f"the reserves have no order: {ranks}"
    for code, each in roll.entries.items():
        yield from (f"{code}: {said}" for said in _breaches_of(each, code))
    if roll.taken < roll.places and roll.vacated and roll.reserves and not proposals(roll):
        yield "a place is free, a reserve waits, and nobody is told"


def _breaches_of(entry: Entry, code: str) -> Iterator[str]:
    if entry.code != code:
        yield "stands under another's code"
    if (entry.left_as is not None) != (entry.state in LEFT or entry.state is StandingState.REPLACED):
        yield f"{entry.state} and left as {entry.left_as}"
    if entry.state in LEFT and entry.left_as is not entry.state:
        yield f"{entry.state} and left as {entry.left_as}"
    if entry.replaces and entry.state is StandingState.CONSIDERED:
        yield "is a reserve and has another's place"
    has_dates = entry.answer_by is not None and entry.remind_on is not None
    if (entry.state in HAS_AN_OFFER or entry.state is StandingState.EXPIRED) and not has_dates:
        yield f"{entry.state} without a deadline"
    if entry.state is StandingState.REMINDED and not entry.is_reminded:
        yield "reminded and not reminded"
    if entry.is_own_answer and entry.state not in {StandingState.ACCEPTED, StandingState.DECLINED}:
        yield f"{entry.state} as its own answer"
