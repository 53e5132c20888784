"""Which mail is due: over random calendars never twice, never after the day, never on a weekend or a holiday."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules.reminders import (
    MAIL_POLICY,
    ContactTask,
    Days,
    can_be_invited,
    is_apart,
    is_guide_due,
    is_invitation_due,
    is_reminder_due,
    opens_on,
    tasks_to_tell,
)
from sagkyndig.pure.danish import is_working_day, working_days_away, working_days_between

days = st.dates(date(2023, 1, 2), date(2026, 12, 20))


def nights(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count)]


@given(start=days, ahead=st.integers(0, 40), between=st.integers(1, 40), missed=st.sets(st.integers(0, 80)))
def test_a_quiet_calendar_gives_each_mail_once(start: date, ahead: int, between: int, missed: set[int]) -> None:
    """Whatever nights were missed: one invitation, at most one reminder of each day, at most one guide."""
    elearning = start + timedelta(days=ahead)
    both = Days(elearning, elearning + timedelta(days=between))
    invited: date | None = None
    sent: dict[str, list[date]] = {"invited": [], "elearning": [], "physical": [], "guide": []}
    for number, today in enumerate(nights(start, 81)):
        if number in missed:
            continue
        if is_invitation_due(both, is_invited=invited is not None, has_begun=False, today=today):
            invited = today
            sent["invited"].append(today)
        for name, on in (("elearning", both.elearning_on), ("physical", both.physical_on)):
            if is_reminder_due(on, invited_on=invited, reminded_on=last(sent[name]), today=today):
                sent[name].append(today)
                assert on is not None
                assert today < on
        if is_guide_due(both.elearning_on, sent_on=last(sent["guide"]), today=today):
            sent["guide"].append(today)
            assert working_days_away(elearning, -1) <= today <= elearning
    assert all(len(found) <= 1 for found in sent.values())
    assert all(is_working_day(on) for found in sent.values() for on in found)
    assert all(on <= max(elearning, both.physical_on or elearning) for found in sent.values() for on in found)
    if not missed and ahead > 30:
        assert [len(found) for found in sent.values()][:2] == [1, 1]
        assert sent["invited"] == [opens_on(elearning)]
        assert sent["elearning"] == [working_days_away(elearning, -3)]
        assert sent["guide"] == [working_days_away(elearning, -1)]


def last(found: list[date]) -> date | None:
    return found[-1] if found else None


@given(start=days, moves=st.lists(st.integers(-10, 20), min_size=60, max_size=60))
def test_a_day_that_is_moved_about_reminds_nobody_twice_within_a_week(start: date, moves: list[int]) -> None:
    on, reminded = start + timedelta(days=20), list[date]()
    guides: list[date] = []
    for today, move in zip(nights(start, 60), moves, strict=True):
        on = max(on + timedelta(days=move if move % 5 == 0 else 0), today - timedelta(days=3))
        if is_reminder_due(on, invited_on=start, reminded_on=last(reminded), today=today):
            reminded.append(today)
            assert today < on
        if is_guide_due(on, sent_on=last(guides), today=today):
            guides.append(today)
            assert today <= on
    for found in (reminded, guides):
        gaps = [working_days_between(one, other) + 1 for one, other in pairwise(found)]
        assert all(gap >= MAIL_POLICY.apart for gap in gaps)
        assert all(is_working_day(each) for each in found)


@given(today=days, due=days, reminded=st.none() | days)
def test_what_is_left_is_told_when_it_is_near_and_when_it_is_late(
    today: date, due: date, reminded: date | None
) -> None:
    task = ContactTask("Vælg e-læringsdag", due)
    told = tasks_to_tell([task], Days(None, None), reminded_on=reminded, today=today)
    if told:
        assert is_working_day(today)
        assert today >= working_days_away(due, -MAIL_POLICY.tell_before)
        assert is_apart(reminded, today)


@given(due=days, missed=st.sets(st.integers(0, 90)))
def test_a_task_is_told_of_twice_at_most(due: date, missed: set[int]) -> None:
    reminded: list[date] = []
    for number, today in enumerate(nights(due - timedelta(days=45), 90)):
        told = tasks_to_tell([ContactTask("x", due)], Days(None, None), reminded_on=last(reminded), today=today)
        if told and number not in missed:
            reminded.append(today)
    assert len(reminded) <= 2
    if not missed:
        assert len(reminded) == 2


def test_nothing_is_told_from_the_first_day_on() -> None:
    task = ContactTask("Tilmeld kolleger", date(2024, 3, 1))
    first = date(2024, 3, 20)
    assert tasks_to_tell([task], Days(first, None), reminded_on=None, today=date(2024, 3, 19)) == (task,)
    assert tasks_to_tell([task], Days(first, None), reminded_on=None, today=first) == ()


@pytest.mark.parametrize(
    ("today", "is_due"),
    [
        (date(2024, 3, 19), False),
        (date(2024, 3, 20), True),  # ten working days before: Easter and a weekend are skipped
        (date(2024, 3, 23), False),
        (date(2024, 3, 28), False),  # skærtorsdag
        (date(2024, 4, 2), True),
        (date(2024, 4, 8), True),
        (date(2024, 4, 17), True),  # between the two days
        (date(2024, 4, 24), True),
        (date(2024, 4, 25), False),
    ],
)
def test_invitations_go_out_ten_working_days_before(today: date, is_due: bool) -> None:
    both = Days(date(2024, 4, 8), date(2024, 4, 24))
    assert is_invitation_due(both, is_invited=False, has_begun=False, today=today) == is_due
    assert not is_invitation_due(both, is_invited=True, has_begun=False, today=today)


def test_after_the_first_round_the_night_invites_whoever_is_left() -> None:
    both = Days(date(2024, 6, 12), None)
    assert not is_invitation_due(both, is_invited=False, has_begun=False, today=date(2024, 4, 8))
    assert is_invitation_due(both, is_invited=False, has_begun=True, today=date(2024, 4, 8))


def test_there_must_be_an_elearning_day_to_invite_to() -> None:
    assert not can_be_invited(Days(None, date(2024, 4, 24)), date(2024, 4, 1))
    assert not can_be_invited(Days(None, None), date(2024, 4, 1))
    assert can_be_invited(Days(date(2024, 4, 8), None), date(2024, 4, 8))
    assert not can_be_invited(Days(date(2024, 4, 8), None), date(2024, 4, 9))


def test_one_who_was_invited_this_week_is_not_reminded() -> None:
    on = date(2024, 4, 24)
    assert not is_reminder_due(on, invited_on=date(2024, 4, 18), reminded_on=None, today=date(2024, 4, 19))
    assert is_reminder_due(on, invited_on=date(2024, 4, 8), reminded_on=None, today=date(2024, 4, 19))
    assert not is_reminder_due(on, invited_on=None, reminded_on=None, today=date(2024, 4, 19))


def test_the_guide_comes_on_the_last_working_day_before() -> None:
    on = date(2024, 4, 2)  # the Tuesday after Easter
    assert is_guide_due(on, sent_on=None, today=date(2024, 3, 27))
    assert not is_guide_due(on, sent_on=None, today=date(2024, 3, 26))
    assert not is_guide_due(on, sent_on=None, today=date(2024, 4, 1))  # 2. påskedag
    assert is_guide_due(on, sent_on=None, today=on)  # the night before was missed
    assert not is_guide_due(on, sent_on=date(2024, 3, 27), today=on)
    assert not is_guide_due(on, sent_on=None, today=date(2024, 4, 3))
