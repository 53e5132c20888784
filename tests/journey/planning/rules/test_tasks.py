"""What a contact person has to do, in order, with deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules.tasks import Known, TaskKey, TaskState, deadlines, open_task, tasks

TODAY = date(2024, 3, 4)
ACCEPTED = Known(is_accepted=True, answer_by=date(2024, 3, 25), began_on=TODAY)
CHOSEN = replace(ACCEPTED, elearning_on=date(2024, 3, 21), has_hours=True)
BOOKED = replace(CHOSEN, physical_on=date(2024, 4, 16))
DONE, NOW, WAITING, LATER = TaskState.DONE, TaskState.NOW, TaskState.WAITING, TaskState.LATER


@pytest.mark.parametrize(
    ("known", "states"),
    [
        (Known(is_accepted=False), [NOW, LATER, LATER, LATER, LATER]),
        (ACCEPTED, [DONE, NOW, LATER, LATER, LATER]),
        (replace(CHOSEN, has_hours=False), [DONE, NOW, LATER, LATER, LATER]),
        (replace(CHOSEN, has_hours=False, elearning_on=TODAY), [DONE, DONE, NOW, LATER, LATER]),
        (CHOSEN, [DONE, DONE, NOW, LATER, LATER]),
        (replace(CHOSEN, awaits_answer=True), [DONE, DONE, WAITING, NOW, LATER]),
        (replace(BOOKED, lacks_place=True), [DONE, DONE, NOW, LATER, LATER]),
        (replace(BOOKED, awaits_answer=True), [DONE, DONE, DONE, NOW, LATER]),
        (replace(BOOKED, enrolled=3), [DONE, DONE, DONE, DONE, NOW]),
        (replace(BOOKED, enrolled=3, wishes=1), [DONE] * 5),
        (replace(ACCEPTED, enrolled=3), [DONE, NOW, LATER, DONE, LATER]),
    ],
)
def test_the_first_that_is_left_is_open(known: Known, states: list[TaskState]) -> None:
    assert [each.state for each in tasks(known, TODAY)] == states


@given(
    st.builds(
        Known,
        is_accepted=st.booleans(),
        elearning_on=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        has_hours=st.booleans(),
        physical_on=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        lacks_place=st.booleans(),
        awaits_answer=st.booleans(),
        enrolled=st.integers(0, 2),
        wishes=st.integers(0, 2),
    )
)
def test_one_is_open_at_most_and_none_when_nothing_is_left(known: Known) -> None:
    found = tasks(known, TODAY)
    assert [each.number for each in found] == [1, 2, 3, 4, 5]
    assert sum(each.is_now for each in found) == (open_task(found) is not None)
    assert sum(each.is_now for each in found) <= 1


def test_deadlines_follow_the_yes_and_the_days() -> None:
    assert deadlines(ACCEPTED) == {
        TaskKey.OFFER: date(2024, 3, 25),
        TaskKey.ELEARNING: date(2024, 3, 18),
        TaskKey.PHYSICAL: date(2024, 3, 25),
        TaskKey.COLLEAGUES: None,
        TaskKey.WISHES: None,
    }
    assert deadlines(BOOKED)[TaskKey.COLLEAGUES] == date(2024, 3, 7)
    assert deadlines(BOOKED)[TaskKey.WISHES] == date(2024, 4, 2)  # Easter Monday is no working day


def test_a_physical_day_that_is_near_brings_the_elearning_days_deadline_forward() -> None:
    assert deadlines(replace(ACCEPTED, physical_on=date(2024, 4, 2)))[TaskKey.ELEARNING] == date(2024, 3, 7)


def test_a_deadline_is_late_the_day_after_and_never_for_what_is_done() -> None:
    late = {each.key: each.is_late for each in tasks(CHOSEN, date(2024, 3, 26))}
    assert (late[TaskKey.PHYSICAL], late[TaskKey.ELEARNING]) == (True, False)
    assert not any(each.is_late for each in tasks(CHOSEN, date(2024, 3, 7)))
