"""What calendars are told: a uid for each thing, and a sequence that rises with each change and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.planning.rules.calendar import EntryKind, Kept, Slot, is_worth_telling, told

SLOT = Slot(date(2024, 4, 10), time(9), time(15), "Rådhuset")
LATER = Slot(date(2024, 4, 17), time(9), time(15), "Rådhuset")
SLOTS = st.sampled_from([None, SLOT, LATER, replace(SLOT, place=""), replace(SLOT, starts_at=time(10)), Slot(SLOT.on)])


def test_a_day_is_told_moved_called_off_and_set_again() -> None:
    assert told(None, None) is None
    first = told(None, SLOT)
    assert first == Kept(SLOT, 0)
    assert told(first, SLOT) == first
    moved = told(first, LATER)
    assert moved == Kept(LATER, 1)
    off = told(moved, None)
    assert off == Kept(LATER, 2, is_called_off=True)
    assert told(off, None) == off
    assert told(off, LATER) == Kept(LATER, 3)


@given(plan=st.lists(SLOTS, max_size=12))
def test_the_sequence_rises_by_one_exactly_when_something_is_told(plan: list[Slot | None]) -> None:
    kept: Kept | None = None
    for slot in plan:
        before, kept = kept, told(kept, slot)
        if slot is not None:
            assert kept is not None
            assert (kept.slot, kept.is_called_off) == (slot, False)
        else:
            assert kept is None or kept.is_called_off
        if before is not None and kept is not None:
            assert kept.sequence == before.sequence + (kept != before)


def test_what_is_called_off_is_told_until_its_day_is_over() -> None:
    off = Kept(SLOT, 1, is_called_off=True)
    assert is_worth_telling(off, SLOT.on)
    assert not is_worth_telling(off, SLOT.on + timedelta(days=1))
    assert is_worth_telling(Kept(SLOT), SLOT.on + timedelta(days=1))


def test_what_stands_in_the_calendar() -> None:
    assert wording.calendar_title(EntryKind.PHYSICAL, "Bil", "Ådal") == "Fysisk læringsdag: Bil (Ådal)"
    assert wording.calendar_title(EntryKind.ELEARNING, "Bil", is_called_off=True) == "Aflyst: E-læringsdag: Bil"
    assert [
        wording.calendar_text(kind, "https://x.example/", is_called_off=False, is_demonstration=False).count("\n")
        for kind in EntryKind
    ] == [1, 1, 1]
    assert wording.calendar_text(
        EntryKind.PHYSICAL, "https://x.example/", is_called_off=True, is_demonstration=True
    ) == ("Demonstration: Dagen er opdigtet.\nDagen er aflyst.\nSe mere: https://x.example/")
