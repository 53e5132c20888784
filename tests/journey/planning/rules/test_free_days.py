"""On which days a physical day can be taught."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from sagkyndig.journey.planning.rules.free_days import Away, Period, Team, bookable, teaching_days
from sagkyndig.journey.planning.rules.people import Disqualification, Teacher

LEAD, SECOND, THIRD = Teacher(1, "Birgit"), Teacher(2, "Anders"), Teacher(3, "Cilla")
# Monday 27 March to Tuesday 11 April 2023: a weekend, and Easter with its three holidays on weekdays.
PERIOD = Period(date(2023, 3, 27), date(2023, 4, 11), time(9), time(15))
TEAM = Team((SECOND, LEAD, THIRD), LEAD)
WORKING_DAYS = [date(2023, 3, day) for day in range(27, 32)] + [date(2023, 4, day) for day in (3, 4, 5, 11)]


def dates(team: Team, *municipalities: str) -> list[date]:
    return [each.on for each in bookable(teaching_days(PERIOD, team, municipalities))]


def test_weekends_and_holidays_are_no_days_to_teach() -> None:
    assert dates(TEAM) == WORKING_DAYS


def test_the_lead_teacher_comes_first() -> None:
    first = teaching_days(PERIOD, TEAM)[0]
    assert (first.teachers, first.has_lead) == ((LEAD, SECOND, THIRD), True)


@pytest.mark.parametrize(
    "team",
    [
        replace(TEAM, away=(Away(LEAD.id, date(2023, 3, 27), date(2023, 3, 31)),)),
        replace(TEAM, taught=frozenset((LEAD.id, day) for day in WORKING_DAYS[:5])),
        replace(
            TEAM,
            away=(Away(SECOND.id, date(2023, 3, 1), date(2023, 3, 31)),),
            taught=frozenset((THIRD.id, day) for day in WORKING_DAYS[:5]),
        ),
    ],
    ids=["the lead teacher is away", "the lead teacher teaches elsewhere", "the lead teacher is alone"],
)
def test_a_day_needs_the_lead_teacher_and_another(team: Team) -> None:
    assert dates(team) == WORKING_DAYS[5:]


def test_all_days_are_told_with_who_is_free_also_when_nobody_is() -> None:
    team = replace(TEAM, away=tuple(Away(each.id, date(2023, 3, 27), date(2023, 3, 27)) for each in TEAM.teachers))
    days = teaching_days(PERIOD, team)
    assert [each.on for each in days] == WORKING_DAYS
    assert (days[0].teachers, days[0].has_lead) == ((), False)


def test_somebody_disqualified_is_not_free_for_that_municipality_from_that_date_on() -> None:
    team = replace(TEAM, disqualified=(Disqualification(LEAD.id, "Ådal", date(2023, 4, 3)),))
    assert dates(team, "Ådal") == WORKING_DAYS[:5]
    assert dates(team, "Østby") == WORKING_DAYS
    assert dates(team, "Østby", "Ådal") == WORKING_DAYS[:5]


def test_without_a_lead_teacher_no_day_can_be_booked() -> None:
    assert dates(replace(TEAM, lead=None)) == []
