"""The dates of an offer: working days are proposed, and the others are spoken of and not refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sagkyndig.journey.selection.rules.deadlines import deadline_hints, proposed
from sagkyndig.pure.danish import is_working_day

MONDAY = date(2024, 3, 4)


@pytest.mark.parametrize("is_reserve", [False, True])
def test_whatever_the_day_the_proposed_dates_are_working_days_in_order_and_need_no_hint(is_reserve: bool) -> None:
    for step in range(3 * 366):
        today = date(2023, 1, 1) + timedelta(days=step)
        dates = proposed(today, is_reserve=is_reserve)
        assert today < dates.remind_on < dates.answer_by
        assert is_working_day(dates.remind_on)
        assert is_working_day(dates.answer_by)
        assert deadline_hints(dates.answer_by, dates.remind_on, today=today) == (), today


def test_a_reserve_has_a_deadline_of_its_own() -> None:
    assert (proposed(MONDAY).answer_by, proposed(MONDAY).remind_on) == (date(2024, 3, 25), date(2024, 3, 18))
    reserve = proposed(MONDAY, is_reserve=True)
    assert (reserve.answer_by, reserve.remind_on) == (date(2024, 3, 18), date(2024, 3, 11))
    # Two weeks from 15 December is between the holidays, three weeks is after New Year's Day.
    assert proposed(date(2023, 12, 11)).answer_by == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("answer_by", "remind_on", "said"),
    [
        (date(2024, 3, 23), date(2024, 3, 18), ("Fristen for svar falder i en weekend: lørdag den 23. marts 2024. Vælg helst en hverdag.",)),
        (
            date(2024, 4, 2),
            date(2024, 3, 28),
            ("Påmindelsen falder på en dag, hvor de fleste holder fri: torsdag den 28. marts 2024 er skærtorsdag.",
             "Efter påmindelsen er der kun 1 arbejdsdag til fristen. Mind om det lidt før."),
        ),
        (date(2024, 3, 7), date(2024, 3, 5), ("Der er kun 3 arbejdsdage til at svare. Giv helst længere tid.",)),
        (date(2024, 3, 25), date(2024, 3, 18), ()),
    ],
)  # fmt: skip
def test_what_is_said_of_dates_that_somebody_chose(answer_by: date, remind_on: date, said: tuple[str, ...]) -> None:
    assert deadline_hints(answer_by, remind_on, today=MONDAY) == said
