"""Each rule of planning by itself: what it says, and when it keeps quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules import refusals
from sagkyndig.journey.planning.rules.days import day_off_finding, time_between_finding
from sagkyndig.journey.planning.rules.findings import Finding, Level, by_level
from sagkyndig.journey.planning.rules.people import (
    Disqualification,
    Teacher,
    common_number_of_teachers,
    disqualified_findings,
    has_same_lead,
    same_lead_finding,
)
from sagkyndig.journey.planning.rules.travel import TeachingDay, travel_findings, travel_hours, two_places_finding

DAM, HOLM = Teacher(1, "Øjvind Dam"), Teacher(2, "Karen Holm")
REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")
HERE = TeachingDay(1, DAM, date(2024, 4, 10), time(9), time(15), "Hovedstaden")
THE_DAY_BEFORE = replace(HERE, day_id=2, on=date(2024, 4, 9), region="Nordjylland")


# --- Days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "level", "begins"),
    [
        (date(2024, 5, 9), Level.FORBIDDEN, "Dagen ligger på en helligdag: torsdag den 9. maj 2024 er Kristi"),
        (date(2024, 3, 31), Level.FORBIDDEN, "Dagen ligger på en helligdag: søndag den 31. marts 2024 er påskedag."),
        (date(2023, 5, 5), Level.FORBIDDEN, "Dagen ligger på en helligdag: fredag den 5. maj 2023 er store bededag."),
        (date(2024, 6, 5), Level.WARNING, "Dagen ligger på en dag, hvor mange kommuner holder lukket: onsdag den 5."),
        (date(2024, 4, 13), Level.WARNING, "Dagen ligger i en weekend: lørdag den 13. april 2024."),
    ],
)
def test_days_off(on: date, level: Level, begins: str) -> None:
    finding = day_off_finding("Dagen", on, "on")
    assert finding is not None
    assert (finding.level, finding.field) == (level, "on")
    assert finding.sentence.startswith(begins)


def test_a_working_day_is_not_mentioned() -> None:
    assert day_off_finding("Dagen", date(2024, 4, 26), "on") is None


def test_holidays_do_not_count_between_the_days() -> None:
    assert time_between_finding(date(2024, 3, 20), date(2024, 3, 28)) is None
    finding = time_between_finding(date(2024, 3, 25), date(2024, 4, 4))
    assert finding is not None
    assert finding.sentence.startswith("Der er 4 arbejdsdage mellem")  # Easter lies between
    assert time_between_finding(date(2024, 4, 4), date(2024, 4, 4)) is None


# --- Travel ----------------------------------------------------------------------------------------------------------


def test_a_long_way_is_a_hint_on_both_days() -> None:
    assert travel_findings(HERE, [THE_DAY_BEFORE]) == (
        Finding(
            Level.HINT,
            "Øjvind Dam underviser i Nordjylland dagen før. Rejsen tager omkring 5 timer. "
            "Regn med rejse om aftenen, eller læg en dag imellem.",
        ),
    )
    (other,) = travel_findings(THE_DAY_BEFORE, [HERE])
    assert other.sentence.startswith("Øjvind Dam underviser i Hovedstaden dagen efter.")


def test_a_way_that_leaves_no_rest_is_warned_of() -> None:
    """From 19.00 to 9.00 are 14 hours: 5 on the road leave 9 of rest."""
    (finding,) = travel_findings(HERE, [replace(THE_DAY_BEFORE, ends_at=time(19))])
    assert finding.level is Level.WARNING
    assert "og der bliver ikke 11 timers hvile. Begynd senere" in finding.sentence
    (enough,) = travel_findings(HERE, [replace(THE_DAY_BEFORE, ends_at=time(17))])
    assert enough.level is Level.HINT


@pytest.mark.parametrize(
    "changes",
    [
        {"region": "Hovedstaden"},
        {"region": "Sjælland"},
        {"region": None},
        {"on": date(2024, 4, 8)},
        {"teacher": HOLM},
        {"day_id": 1},
    ],
)
def test_a_short_way_an_unknown_one_and_other_peoples_are_not_mentioned(changes: dict[str, object]) -> None:
    assert travel_findings(HERE, [replace(THE_DAY_BEFORE, **changes)]) == ()


def test_every_pair_of_regions_has_its_hours() -> None:
    assert all(travel_hours(first, second) > 0 for first, second in combinations(REGIONS, 2))
    assert {travel_hours(region, region) for region in REGIONS} == {0}
    assert travel_hours("Hovedstaden", "Grønland") == 0


@given(
    first=st.sampled_from(REGIONS),
    second=st.sampled_from(REGIONS),
    days=st.integers(min_value=-3, max_value=3),
    ends=st.times(min_value=time(12), max_value=time(23)),
)
def test_both_days_say_the_same_about_the_way(first: str, second: str, days: int, ends: time) -> None:
    here = replace(HERE, region=first, ends_at=ends)
    there = replace(here, day_id=2, region=second, on=here.on + timedelta(days=days))
    forth, back = travel_findings(here, [there]), travel_findings(there, [here])
    assert [each.level for each in forth] == [each.level for each in back]
    assert travel_hours(first, second) == travel_hours(second, first)
    if first == second or abs(days) != 1:
        assert forth == ()


def test_nobody_is_in_two_places() -> None:
    finding = two_places_finding(HERE, [replace(HERE, day_id=2)])
    assert finding is not None
    assert (finding.level, finding.sentence) == (
        Level.FORBIDDEN,
        str(refusals.TeachesElsewhere(DAM.name, HERE.on)),
    )
    assert two_places_finding(HERE, [HERE, THE_DAY_BEFORE, replace(HERE, day_id=2, teacher=HOLM)]) is None


# --- Who teaches -----------------------------------------------------------------------------------------------------


def test_the_disqualified_do_not_teach_there_from_that_date_on() -> None:
    known = [Disqualification(HOLM.id, "Ådal", date(2024, 4, 10))]
    assert disqualified_findings([DAM, HOLM], date(2024, 4, 10), ["Nordby", "Ådal"], known) == (
        Finding(
            Level.FORBIDDEN,
            "Karen Holm er noteret som inhabil over for Ådal. Vælg en anden underviser eller dag.",
            "person",
        ),
    )
    assert disqualified_findings([DAM, HOLM], date(2024, 4, 9), ["Ådal"], known) == ()
    assert disqualified_findings([DAM, HOLM], date(2024, 4, 10), ["Nordby"], known) == ()
    assert disqualified_findings([DAM], date(2024, 4, 10), ["Ådal"], known) == ()


def test_different_lead_teachers_are_warned_of() -> None:
    assert same_lead_finding([1, 1]) is None
    assert same_lead_finding([1, None]) is None
    finding = same_lead_finding([1, 2])
    assert finding is not None
    assert finding.level is Level.WARNING


def test_the_common_number_of_teachers() -> None:
    assert common_number_of_teachers([2, 2]) == 2
    assert common_number_of_teachers([2, 1]) is None
    assert common_number_of_teachers([]) is None


def test_whether_one_teacher_leads_all_days() -> None:
    assert has_same_lead([1, 1]) is True
    assert has_same_lead([1, 2]) is False
    assert has_same_lead([1, None]) is None
    assert has_same_lead([]) is None


# --- Levels ----------------------------------------------------------------------------------------------------------


def test_findings_stand_by_level_and_each_once() -> None:
    hint, warning, forbidden = (Finding(level, level.value) for level in reversed(Level))
    assert by_level([hint, warning, forbidden, hint]) == (forbidden, warning, hint)


def test_only_what_is_forbidden_is_refused_and_at_the_field_that_is_shown() -> None:
    hint, warning, forbidden = (Finding(level, level.value, "person") for level in reversed(Level))
    refusals.require_allowed([None, hint, warning])
    for field, shown in ((None, "person"), ("on", "on")):
        with pytest.raises(refusals.RuleForbids) as refused:
            refusals.require_allowed([warning, forbidden], field)
        assert (str(refused.value), refused.value.field) == ("forbidden", shown)
