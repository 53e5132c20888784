"""The roll: each event by itself, and thousands of them in whatever order without a broken rule."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.roll import Entry, Roll
from sagkyndig.journey.selection.rules.states import (
    HAS_AN_OFFER,
    TRANSITIONS,
    AlreadyOnTheList,
    AlreadyReplaced,
    CannotBeTakenBack,
    DatesOutOfOrder,
    NoPlacesLeft,
    NotAllowedNow,
    NothingToReplace,
    SelectionRefused,
    StandingState,
    TakenBackAlready,
    TooLateToAnswer,
)

DAY = date(2023, 1, 16)
DUE, REMIND = DAY + timedelta(days=21), DAY + timedelta(days=14)
CODES = [f"9{number:02}" for number in range(9)]


def roll_with(*states: StandingState, places: int = 10) -> Roll:
    """Entries "900", "901", … in these states, reached by events."""
    roll = Roll(places, {})
    for code, state in zip(CODES, states, strict=False):
        roll = brought_to(roll, code, state)
    return roll


def brought_to(roll: Roll, code: str, state: StandingState) -> Roll:
    if state is StandingState.CONSIDERED:
        return rolls.consider(roll, code)
    roll = rolls.choose(roll, code)
    if state in HAS_AN_OFFER | {StandingState.EXPIRED}:
        roll = rolls.invite(roll, code, answer_by=DUE, remind_on=REMIND, today=DAY)
    match state:
        case StandingState.REMINDED:
            return rolls.pass_time(roll, today=REMIND)
        case StandingState.EXPIRED:
            return rolls.pass_time(roll, today=DUE + timedelta(days=1))
        case StandingState.ACCEPTED:
            return rolls.accept(roll, code)
        case StandingState.COMPLETED:
            return rolls.complete(rolls.accept(roll, code), code)
        case StandingState.DECLINED:
            return rolls.decline(roll, code)
        case StandingState.WITHDRAWN:
            return rolls.withdraw(roll, code)
    return roll


def states(roll: Roll) -> list[str]:
    return [each.state.value for each in roll.entries.values()]


def test_a_no_frees_a_place_that_the_next_reserve_is_proposed_for() -> None:
    full = roll_with(StandingState.INVITED, StandingState.CONSIDERED, StandingState.CONSIDERED, places=1)
    assert rolls.proposals(full) == []
    after = rolls.answer(full, "900", is_yes=False, today=DUE)
    assert [(gone.code, by.code) for gone, by in rolls.proposals(after)] == [("900", "901")]
    moved = rolls.move_up(after, "902")
    assert [(gone.code, by.code) for gone, by in rolls.proposals(moved)] == [("900", "902")]
    replaced = rolls.replace_by(moved, "900", "902")
    assert states(replaced) == ["replaced", "considered", "chosen"]
    assert (replaced.entries["902"].replaces, rolls.proposals(replaced)) == ("900", [])
    with pytest.raises(NoPlacesLeft):
        rolls.choose(replaced, "901")


def test_the_order_of_reserves_ends_at_its_ends() -> None:
    roll = roll_with(*[StandingState.CONSIDERED] * 3)
    for code, steps in (("900", 1), ("902", -1)):
        assert [each.code for each in rolls.move_up(roll, code, steps=steps).reserves] == ["900", "901", "902"]
    assert [each.code for each in rolls.move_up(roll, "900", steps=-1).reserves] == ["901", "900", "902"]
    with pytest.raises(NothingToReplace):
        rolls.move_up(rolls.choose(roll, "900"), "900")


def test_the_night_reminds_once_and_expires_after_the_deadlines_day() -> None:
    roll = roll_with(StandingState.INVITED)
    assert rolls.pass_time(roll, today=REMIND - timedelta(days=1)) == roll
    reminded = rolls.pass_time(roll, today=REMIND)
    assert states(reminded) == ["reminded"]
    assert rolls.pass_time(reminded, today=DUE) == reminded
    expired = rolls.pass_time(roll, today=DUE + timedelta(days=1))  # every night until then was missed
    assert states(expired) == ["expired"]
    assert rolls.pass_time(expired, today=DUE + timedelta(days=9)) == expired


def test_a_municipality_changes_its_own_answer_until_the_deadline_or_until_the_board_has_acted() -> None:
    roll = roll_with(StandingState.INVITED, places=1)
    yes = rolls.answer(roll, "900", is_yes=True, today=DAY)
    no = rolls.answer(yes, "900", is_yes=False, today=DUE)
    assert states(no) == ["declined"]
    assert rolls.answer(no, "900", is_yes=False, today=DUE) == no
    with pytest.raises(TooLateToAnswer):
        rolls.answer(no, "900", is_yes=True, today=DUE + timedelta(days=1))
    given_on = rolls.replace_by(no, "900", "901")
    with pytest.raises(TooLateToAnswer):
        rolls.answer(given_on, "900", is_yes=True, today=DAY)
    taken = rolls.choose(no, "902")
    with pytest.raises(NoPlacesLeft):
        rolls.answer(taken, "900", is_yes=True, today=DAY)
    with pytest.raises(TooLateToAnswer):  # the board noted it
        rolls.answer(rolls.accept(roll, "900"), "900", is_yes=False, today=DAY)
    with pytest.raises(TooLateToAnswer):  # nobody has been asked
        rolls.answer(roll_with(StandingState.CHOSEN), "900", is_yes=True, today=DAY)


def test_one_whose_deadline_passed_is_invited_again_if_there_is_a_place() -> None:
    roll = roll_with(StandingState.EXPIRED, places=1)
    later = DUE + timedelta(days=5)
    dates = {"answer_by": later + timedelta(days=9), "remind_on": later + timedelta(days=5), "today": later}
    again = rolls.invite(roll, "900", **dates)
    assert (states(again), again.entries["900"].left_as, again.entries["900"].is_reminded) == (["invited"], None, False)
    with pytest.raises(NoPlacesLeft):
        rolls.invite(rolls.choose(roll, "901"), "900", **dates)


@pytest.mark.parametrize(("answer_by", "remind_on"), [(DAY, DAY), (DUE, DAY), (DUE, DUE), (REMIND, DUE)])
def test_the_dates_of_an_offer_are_in_order(answer_by: date, remind_on: date) -> None:
    with pytest.raises(DatesOutOfOrder):
        rolls.invite(roll_with(StandingState.CHOSEN), "900", answer_by=answer_by, remind_on=remind_on, today=DAY)


def test_nobody_is_offered_two_places() -> None:
    roll = roll_with(*(state for state in StandingState if state is not StandingState.REPLACED))
    for code, entry in roll.entries.items():
        if entry.state is not StandingState.CONSIDERED:
            with pytest.raises(AlreadyOnTheList):
                rolls.choose(roll, code)
        with pytest.raises(AlreadyOnTheList):
            rolls.consider(roll, code)
        if entry.state not in {StandingState.CHOSEN, StandingState.EXPIRED}:
            with pytest.raises(NotAllowedNow):
                rolls.invite(roll, code, answer_by=DUE, remind_on=REMIND, today=DAY)


def test_taking_back_twice_takes_back_one_step() -> None:
    noted = rolls.accept(rolls.choose(Roll(1, {}), "900"), "900")
    once = rolls.take_back(noted, "900", seen=StandingState.ACCEPTED)
    assert states(once) == ["chosen"]
    with pytest.raises(TakenBackAlready):
        rolls.take_back(once, "900", seen=StandingState.ACCEPTED)


def test_taking_back_leads_to_where_it_stood_before() -> None:
    roll = roll_with(StandingState.REMINDED, StandingState.INVITED, StandingState.CONSIDERED, places=2)
    yes = rolls.answer(roll, "900", is_yes=True, today=REMIND)
    assert rolls.take_back(yes, "900").entries["900"].state is StandingState.REMINDED
    with pytest.raises(CannotBeTakenBack):
        rolls.take_back(roll, "900")
    no = rolls.decline(yes, "900")
    replaced = rolls.replace_by(no, "900", "902")
    with pytest.raises(AlreadyReplaced):
        rolls.take_back(replaced, "900")
    back = rolls.take_back(replaced, "902")
    assert (states(back), back.entries["902"].rank) == (["declined", "invited", "considered"], 1)
    assert "902" not in rolls.take_back(back, "902").entries
    with pytest.raises(NoPlacesLeft):
        rolls.take_back(rolls.choose(no, "903"), "900")


# --- Whatever order things happen in ---------------------------------------------------------------------------------


def happening(chance: random.Random, today: date) -> Callable[[Roll], Roll]:
    """An event drawn at random, most of them about a municipality on the list, many of them impossible just then."""
    code, other = chance.choice(CODES), chance.choice(CODES)
    due = today + timedelta(days=chance.randint(-2, 9))
    remind = today + timedelta(days=chance.randint(-1, 8))
    seen, steps = chance.choice(list(StandingState)), chance.choice([1, -1])
    events: list[Callable[[Roll], Roll]] = [
        lambda roll: rolls.consider(roll, code),
        lambda roll: rolls.choose(roll, code),
        lambda roll: rolls.invite(roll, code, answer_by=due, remind_on=remind, today=today),
        lambda roll: rolls.invite(roll, code, answer_by=due, remind_on=remind, today=today),
        lambda roll: rolls.answer(roll, code, is_yes=True, today=today),
        lambda roll: rolls.answer(roll, code, is_yes=False, today=today),
        lambda roll: rolls.accept(roll, code),
        lambda roll: rolls.decline(roll, code),
        lambda roll: rolls.withdraw(roll, code),
        lambda roll: rolls.complete(roll, code),
        lambda roll: rolls.replace_by(roll, code, other),
        lambda roll: rolls.replace_by(roll, code, other),
        lambda roll: rolls.take_back(roll, code),
        lambda roll: rolls.take_back(roll, code, seen=seen),
        lambda roll: rolls.move_up(roll, code, steps=steps),
        lambda roll: rolls.pass_time(roll, today=today),
    ]
    return chance.choice(events)


def check_night(roll: Roll, today: date) -> None:
    after = rolls.pass_time(roll, today=today)
    assert rolls.pass_time(after, today=today) == after, "the same night twice does something the second time"
    for each in after.entries.values():
        if each.state in HAS_AN_OFFER:
            assert each.answer_by is not None
            assert each.remind_on is not None
            assert each.answer_by >= today, f"{each} is forgotten"
            assert each.state is StandingState.REMINDED or each.remind_on > today, f"{each} is not reminded"


def check_places(roll: Roll) -> None:
    """No place is lost and none is given twice: what is proposed can be done, and a free place can be given."""
    for gone, by in rolls.proposals(roll):
        given_on = rolls.replace_by(roll, gone.code, by.code)
        assert (given_on.taken, list(rolls.breaches(given_on))) == (roll.taken + 1, [])
    if roll.taken < roll.places:
        assert rolls.choose(roll, "998").taken == roll.taken + 1
        for gone in roll.vacated:
            assert rolls.replace_by(roll, gone.code, "998").entries[gone.code].state is StandingState.REPLACED
    else:
        with pytest.raises(NoPlacesLeft):
            rolls.choose(roll, "998")


def check_step(before: Roll, after: Roll, today: date, *, is_back: bool, is_answer: bool) -> None:
    """What one event may do to each municipality: nobody vanishes, is offered twice, or answers too late."""
    for code in before.entries.keys() | after.entries.keys():
        was, now = before.entries.get(code), after.entries.get(code)
        # The one whose replacement is taken off the list comes back to how it left.
        assert allowed(was, now, taken_back=is_back), (was, now)
        if was is None:
            continue
        if now is None:
            assert is_back, f"{was} vanished"
            assert was.state in {StandingState.CHOSEN, StandingState.CONSIDERED}, f"{was} vanished"
            continue
        if was.state in HAS_AN_OFFER and now.state in HAS_AN_OFFER:
            assert (was.answer_by, was.remind_on) == (now.answer_by, now.remind_on), f"{was} is offered twice"
        if is_answer and was != now:
            assert now.answer_by is not None
            assert today <= now.answer_by, f"{was} answered too late"


def allowed(was: Entry | None, now: Entry | None, *, taken_back: bool) -> bool:
    if was is None or now is None or was.state is now.state or taken_back:
        return True
    return now.state in TRANSITIONS[was.state]


def play(seed: int, events: int) -> Counter[str]:
    """So many events on one edition; AssertionError at the first broken rule. What happened, and what was refused.

    One in five is a double click: the same event once more on what came of it.
    """
    chance = random.Random(seed)  # noqa: S311  drawn for a test
    roll, today = Roll(chance.randint(1, 5), {}), DAY
    met: Counter[str] = Counter()
    again: Callable[[Roll], Roll] | None = None
    for _ in range(events):
        if again is None:
            today += timedelta(days=chance.choice([0, 0, 0, 1, 1, 4]))
            event = happening(chance, today)
        else:
            event = again
        before = roll
        try:
            roll = event(roll)
        except SelectionRefused as refused:
            met[type(refused).__name__] += 1
        except KeyError:  # about a municipality that is not on the list: no page leads there
            met["nobody"] += 1
        else:
            met["happened"] += 1
        names = event.__code__.co_names
        broken = list(rolls.breaches(roll))
        assert broken == [], (seed, broken, before, roll)
        check_step(before, roll, today, is_back="take_back" in names, is_answer="answer" in names)
        if roll is not before:
            check_places(roll)
        check_night(roll, today)
        again = None if again or chance.random() > 0.2 else event
    return met


def test_thousands_of_events_in_any_order_break_no_rule() -> None:
    met: Counter[str] = Counter()
    for seed in range(600):
        met += play(seed, 50)
    refusals = {
        AlreadyOnTheList, AlreadyReplaced, CannotBeTakenBack, DatesOutOfOrder, NoPlacesLeft, NotAllowedNow,
        NothingToReplace, TakenBackAlready, TooLateToAnswer,
    }  # fmt: skip
    assert {each.__name__ for each in refusals} <= met.keys()
    assert met["happened"] > 4000


@pytest.mark.proof
def test_a_million_events_in_any_order_break_no_rule() -> None:
    assert sum(sum(play(seed, 250).values()) for seed in range(1_000, 5_000)) == 1_000_000


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (Roll(0, {"900": Entry("900", StandingState.CHOSEN)}), "a place is given twice"),
        (Roll(1, {"900": Entry("900", StandingState.INVITED)}), "without a deadline"),
        (Roll(1, {"900": Entry("900", StandingState.DECLINED)}), "left as None"),
        (Roll(1, {"900": Entry("900", StandingState.CONSIDERED)}), "have no order"),
        (Roll(1, {"900": Entry("900", StandingState.REPLACED, left_as=StandingState.DECLINED)}), "are not those"),
    ],
)
def test_the_invariants_can_be_broken(broken: Roll, said: str) -> None:
    assert any(said in each for each in rolls.breaches(broken))
