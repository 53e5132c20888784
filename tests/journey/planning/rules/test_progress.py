"""What a forløb lacks, how far it has come, and what deserves a second look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from sagkyndig.journey.planning.rules.findings import Finding, Level
from sagkyndig.journey.planning.rules.people import Disqualification, Teacher
from sagkyndig.journey.planning.rules.progress import (
    MEANINGS,
    DayPlan,
    RunPlan,
    RunState,
    Surroundings,
    day_findings,
    missing,
    missing_sentence,
    run_findings,
    run_state,
)

WHOLE = RunPlan("Ådal", "Bodil Ager", date(2024, 3, 20), date(2024, 4, 10), enrolled=6)
DAM, HOLM, BÆK = Teacher(1, "Øjvind Dam"), Teacher(2, "Karen Holm"), Teacher(3, "Anna Bæk")
DAY = DayPlan(
    id=1,
    on=date(2024, 4, 10),
    starts_at=time(9),
    ends_at=time(15),
    place="Rådhuset",
    region="Midtjylland",
    seats=None,
    teachers=(DAM, HOLM),
    lead=DAM,
    municipalities=("Ådal",),
    enrolled=12,
)
AROUND = Surroundings(lead_teacher=DAM)


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.level.value, each.sentence) for each in findings]


def test_a_whole_forlob_lacks_nothing() -> None:
    assert missing(WHOLE) == ()
    assert missing_sentence(WHOLE) is None
    assert run_findings(WHOLE) == ()


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


def test_days_off_and_too_few_working_days_are_told() -> None:
    plan = replace(WHOLE, elearning_on=date(2024, 4, 6))
    assert said(run_findings(plan)) == [
        ("warning", "E-læringsdagen ligger i en weekend: lørdag den 6. april 2024. Vælg helst en hverdag."),
        (
            "warning",
            "Der er 2 arbejdsdage mellem e-læringsdagen og den fysiske dag. "
            "Underviserne skal bruge mindst fem til spørgsmålene. Flyt en af dagene.",
        ),
    ]
    assert said(run_findings(replace(WHOLE, elearning_on=date(2024, 4, 1))))[0] == (
        "forbidden",
        "E-læringsdagen ligger på en helligdag: mandag den 1. april 2024 er 2. påskedag. Vælg en anden dag.",
    )
    assert run_findings(replace(WHOLE, elearning_on=date(2024, 4, 2))) == ()
    assert len(run_findings(replace(WHOLE, elearning_on=date(2024, 4, 3)))) == 1


def test_a_municipality_without_a_place_is_warned_of() -> None:
    assert said(run_findings(replace(WHOLE, has_place=False))) == [
        ("warning", "Ådal har ikke længere en plads i runden. Fjern forløbet, eller se udvælgelsen."),
    ]


def test_a_whole_day_needs_no_second_look() -> None:
    assert day_findings(DAY, AROUND) == ()
    assert day_findings(replace(DAY, seats=14)) == ()


@pytest.mark.parametrize(
    ("changes", "level", "sentence"),
    [
        (
            {"on": date(2024, 4, 13)},
            "warning",
            "Dagen ligger i en weekend: lørdag den 13. april 2024. Vælg helst en hverdag.",
        ),
        ({"place": ""}, "warning", "Dagen mangler et sted. Spørg værten, og skriv det."),
        ({"municipalities": ()}, "warning", "Ingen forløb er med på dagen. Vælg dagen på et forløb."),
        (
            {"seats": 13},
            "warning",
            "Lokalet har plads til 13, og der kommer 14 med underviserne. "
            "Find et større lokale, eller flyt et forløb til en anden dag.",
        ),
        (
            {"teachers": (), "lead": None},
            "warning",
            "Der skal være to undervisere på dagen. Der er ingen. Tilføj flere.",
        ),
        ({"teachers": (DAM,)}, "warning", "Der skal være to undervisere på dagen. Der er en. Tilføj flere."),
        (
            {"teachers": (DAM, HOLM, BÆK)},
            "warning",
            "Der skal være to undervisere på dagen. Der er tre. Tag nogen af dagen.",
        ),
        (
            {"teachers": (HOLM, BÆK), "lead": HOLM},
            "warning",
            "Øjvind Dam er rundens gennemgående underviser, men står ikke som det på dagen. "
            "Tilføj Øjvind Dam, eller ret det på holdet.",
        ),
    ],
)
def test_what_the_rules_say_about_a_day(changes: dict[str, object], level: str, sentence: str) -> None:
    assert said(day_findings(replace(DAY, **changes), AROUND)) == [(level, sentence)]


def test_the_most_serious_comes_first() -> None:
    day = replace(DAY, place="", municipalities=("Nordby", "Ådal"))
    around = replace(AROUND, disqualified=(Disqualification(HOLM.id, "Nordby", date(2024, 1, 1)),))
    findings = day_findings(day, around)
    assert [each.level for each in findings] == [Level.FORBIDDEN, Level.WARNING]
    assert [each.kind for each in findings] == ["error", "warning"]
