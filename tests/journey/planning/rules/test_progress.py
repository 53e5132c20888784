"""What a forløb lacks, how far it has come, and what deserves a second look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sagkyndig.journey.planning.rules.progress import (
    MEANINGS,
    DayPlan,
    RunPlan,
    RunState,
    Teacher,
    common_number_of_teachers,
    day_warnings,
    has_same_lead,
    missing,
    missing_sentence,
    run_state,
    run_warnings,
)

WHOLE = RunPlan("Ådal", "Bodil Ager", date(2024, 3, 20), date(2024, 4, 10), enrolled=6)
DAM, HOLM, BÆK = Teacher(1, "Øjvind Dam"), Teacher(2, "Karen Holm"), Teacher(3, "Anna Bæk")
DAY = DayPlan(date(2024, 4, 10), "Rådhuset", (DAM, HOLM), DAM, ("Ådal",))


def test_a_whole_forlob_lacks_nothing() -> None:
    assert missing(WHOLE) == ()
    assert missing_sentence(WHOLE) is None
    assert run_warnings(WHOLE) == ()


def test_what_is_missing_is_told_with_the_municipalitys_name() -> None:
    assert missing_sentence(RunPlan("Ådal", None, None, None, enrolled=0)) == (
        "Ådal mangler kontaktperson, e-læringsdag, fysisk dag og tilmeldte."
    )
    assert missing_sentence(replace(WHOLE, enrolled=0)) == "Ådal mangler tilmeldte."


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2024, 3, 19), RunState.PLANNED),
        (date(2024, 3, 20), RunState.UNDER_WAY),
        (date(2024, 4, 10), RunState.UNDER_WAY),
        (date(2024, 4, 11), RunState.HELD),
    ],
)
def test_the_state_follows_the_days(today: date, state: RunState) -> None:
    assert run_state(WHOLE, today) is state


def test_a_forlob_that_lacks_something_is_incomplete_until_a_day_is_reached() -> None:
    plan = replace(WHOLE, enrolled=0)
    assert run_state(plan, date(2024, 3, 19)) is RunState.INCOMPLETE
    assert run_state(plan, date(2024, 3, 20)) is RunState.UNDER_WAY
    assert set(MEANINGS) == set(RunState)


def test_a_weekend_and_too_few_working_days_are_warned_of() -> None:
    plan = replace(WHOLE, elearning_on=date(2024, 4, 6))
    assert run_warnings(plan) == (
        "E-læringsdagen ligger i en weekend: lørdag den 6. april 2024.",
        "Der er 2 arbejdsdage mellem e-læringsdagen og den fysiske dag. "
        "Underviserne skal bruge mindst fem til spørgsmålene.",
    )
    assert run_warnings(replace(WHOLE, elearning_on=date(2024, 4, 2))) == ()
    assert len(run_warnings(replace(WHOLE, elearning_on=date(2024, 4, 3)))) == 1


def test_a_municipality_without_a_place_is_warned_of() -> None:
    assert run_warnings(replace(WHOLE, has_place=False)) == (
        "Ådal har ikke længere en plads i runden. Fjern forløbet, eller se udvælgelsen.",
    )


def test_a_whole_day_needs_no_second_look() -> None:
    assert day_warnings(DAY, DAM) == ()
    assert day_warnings(DAY, None) == ()


@pytest.mark.parametrize(
    ("changes", "warnings"),
    [
        ({"on": date(2024, 4, 13)}, ("Dagen ligger i en weekend: lørdag den 13. april 2024.",)),
        ({"place": ""}, ("Dagen mangler et sted.",)),
        ({"municipalities": ()}, ("Ingen forløb er med på dagen.",)),
        ({"teachers": (), "lead": None}, ("Der skal være to undervisere på dagen. Der er ingen.",)),
        ({"teachers": (DAM,)}, ("Der skal være to undervisere på dagen. Der er en.",)),
        ({"teachers": (DAM, HOLM, BÆK)}, ("Der skal være to undervisere på dagen. Der er tre.",)),
        (
            {"teachers": (HOLM, BÆK), "lead": HOLM},
            ("Øjvind Dam er rundens gennemgående underviser, men står ikke som det på dagen.",),
        ),
        ({"lead": None}, ("Øjvind Dam er rundens gennemgående underviser, men står ikke som det på dagen.",)),
    ],
)
def test_what_a_day_is_warned_of(changes: dict[str, object], warnings: tuple[str, ...]) -> None:
    assert day_warnings(replace(DAY, **changes), DAM) == warnings


def test_the_common_number_of_teachers() -> None:
    assert common_number_of_teachers([2, 2]) == 2
    assert common_number_of_teachers([2, 1]) is None
    assert common_number_of_teachers([]) is None


def test_whether_one_teacher_leads_all_days() -> None:
    assert has_same_lead([1, 1]) is True
    assert has_same_lead([1, 2]) is False
    assert has_same_lead([1, None]) is None
    assert has_same_lead([]) is None
