"""What somebody is to be told of a day: each change once, in an order that calendars understand, and nothing of the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules.calendar import Kept, Slot, told
from sagkyndig.journey.planning.rules.news import TOLD_AFTER, News, NewsKind, Told, is_over, news
from sagkyndig.journey.planning.rules.news_wording import what_changed

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2024, 3, 4, 10, tzinfo=COPENHAGEN)
DAY = Slot(date(2024, 3, 27), time(9), time(15), "Rådhuset")
LATER = replace(DAY, on=date(2024, 4, 3))
EMAIL = "bodil@adal.example"


def told_of(kept: Kept, email: str = EMAIL) -> Told:
    return Told(kept, email)


def said(kept: Kept, told: Told | None = None, *, is_on_it: bool = True, now: datetime = NOW) -> News | None:
    return news(kept, told, is_on_it=is_on_it, email=EMAIL, now=now)


def test_a_day_is_told_once_and_as_it_is_when_it_is_told() -> None:
    kept = Kept(DAY, sequence=3)
    assert said(kept) == News(NewsKind.SET, kept)
    assert said(kept, told_of(kept)) is None
    assert said(kept, is_on_it=False) is None


def test_a_change_says_what_stood_there_before() -> None:
    assert said(Kept(LATER, 1), told_of(Kept(DAY))) == News(NewsKind.CHANGED, Kept(LATER, 1), DAY)


def test_a_day_that_was_moved_away_and_back_is_no_news() -> None:
    assert said(Kept(DAY, sequence=2), told_of(Kept(DAY))) is None


def test_called_off_is_told_to_those_who_have_it_with_the_hours_they_have() -> None:
    off = Kept(LATER, 2, is_called_off=True)
    assert said(off, told_of(Kept(DAY))) == News(NewsKind.CALLED_OFF, Kept(DAY, 2, is_called_off=True))
    assert said(off) is None
    assert said(off, told_of(off)) is None


def test_whoever_leaves_and_comes_back_gets_a_higher_number_each_time() -> None:
    kept = Kept(DAY)
    left = said(kept, told_of(kept), is_on_it=False)
    assert left == News(NewsKind.LEFT, Kept(DAY, 1, is_called_off=True))
    back = said(kept, told_of(left.kept))
    assert back == News(NewsKind.SET, Kept(DAY, 2))
    moved = said(Kept(LATER, 1), told_of(back.kept))
    assert moved == News(NewsKind.CHANGED, Kept(LATER, 3), DAY)


def test_another_address_is_told_anew() -> None:
    assert said(Kept(DAY), told_of(Kept(DAY), "bodi@adal.example")) == News(NewsKind.SET, Kept(DAY, 1))


@pytest.mark.parametrize(
    ("slot", "now", "over"),
    [
        (DAY, datetime(2024, 3, 27, 14, 59, tzinfo=COPENHAGEN), False),
        (DAY, datetime(2024, 3, 27, 15, tzinfo=COPENHAGEN), True),
        (Slot(date(2024, 3, 27)), datetime(2024, 3, 27, 23, 59, tzinfo=COPENHAGEN), False),
        (Slot(date(2024, 3, 27)), datetime(2024, 3, 28, tzinfo=COPENHAGEN), True),
    ],
)
def test_nothing_is_told_of_a_day_that_is_over(slot: Slot, now: datetime, over: bool) -> None:
    assert is_over(slot, now) is over
    off = Kept(slot, 1, is_called_off=True)
    for kept, last in (
        (Kept(slot), None),
        (Kept(slot, 1), told_of(Kept(replace(slot, place="Andet")))),
        (off, told_of(Kept(slot))),
    ):
        assert (said(kept, last, now=now) is None) is over


PLANS = st.lists(st.tuples(st.sampled_from([None, DAY, LATER]), st.booleans(), st.booleans()), max_size=12)


@given(PLANS)
def test_whatever_happens_a_calendar_that_was_told_shows_the_plan(plans: list[tuple[Slot | None, bool, bool]]) -> None:
    """Each step: the plan's slot, whether the person is on it, and whether the news is sent before the next step."""
    kept: Kept | None = None
    last: Told | None = None
    calendar: Kept | None = None  # what the person's calendar shows: the higher number counts
    for slot, is_on_it, is_sent in [*plans, (*plans[-1][:2], True)] if plans else []:
        kept = told(kept, slot)
        if kept is None or not is_sent:
            continue
        if item := said(kept, last, is_on_it=is_on_it):
            assert calendar is None or item.kept.sequence > calendar.sequence
            calendar, last = item.kept, told_of(item.kept)
        shown = calendar.slot if calendar and not calendar.is_called_off else None
        assert shown == (slot if is_on_it else None)
        assert said(kept, last, is_on_it=is_on_it) is None


def test_news_waits_no_longer_than_minutes() -> None:

    assert timedelta(0) < TOLD_AFTER <= timedelta(minutes=5)


def test_a_place_that_was_not_known_or_is_no_longer_is_told_in_danish() -> None:
    nowhere = replace(DAY, place="")
    assert what_changed(nowhere, DAY) == "Sted: Rådhuset"
    assert what_changed(DAY, nowhere) == "Sted: ikke længere Rådhuset, og stedet er ikke fastlagt endnu"
    assert what_changed(DAY, replace(DAY, place="Biblioteket")) == "Sted: fra Rådhuset til Biblioteket"
