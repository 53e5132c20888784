"""The critical reading, tried on the published report's own sentences and on planted faults."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.report.rules.critical_reading import Section, Share, read_critically, sections_of
from sagkyndig.journey.report.rules.findings import FindingKind
from sagkyndig.pure.figures import whole_percent

# Quoted, with its source in the file's first lines: the one place where the published report's sentences stand.
PUBLISHED = (Path(__file__).parents[1] / "data" / "published-report-2023.txt").read_text("utf-8")


def found(text: str) -> list[tuple[FindingKind, str | None]]:
    return [(finding.kind, finding.figure) for finding in read_critically(sections_of(text))]


def test_what_a_critical_reader_finds_in_the_published_report() -> None:
    findings = read_critically(sections_of(PUBLISHED))
    assert [(finding.kind, finding.figure) for finding in findings] == [
        (FindingKind.UNANSWERED, "4.2"),
        (FindingKind.UNANSWERED, "4.3"),
        (FindingKind.UNANSWERED, "4.5"),
        (FindingKind.WRITTEN_TWO_WAYS, None),
        (FindingKind.RESPONSE_RATE_UNKNOWN, None),
        (FindingKind.INTENTION_AS_EFFECT, None),
        (FindingKind.INTENTION_AS_EFFECT, "4.6"),
    ]
    missing = [finding.sentence for finding in findings if finding.kind is FindingKind.UNANSWERED]
    assert ["mangler fire." in missing[0], "mangler en." in missing[1], "mangler to." in missing[2]] == [True] * 3
    two_ways = next(finding for finding in findings if finding.kind is FindingKind.WRITTEN_TWO_WAYS)
    assert two_ways.sentence == (
        "2 af 44 er skrevet både som »fem« og »4,5« procent. Skriv den samme andel på samme måde."
    )
    effects = [finding.sentence for finding in findings if finding.kind is FindingKind.INTENTION_AS_EFFECT]
    assert "læringsforløbet har påvirket deres praksis" in effects[0]
    assert "læringsforløbet ikke har påvirket deres praksis" in effects[1]


OPENING = "20 deltagere, der har besvaret spørgeskemaet. Svarprocenten er 50 procent.\nFIGUR 4.1 HVAD?\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("50 procent siger ja, og 50 procent siger nej.", []),
        ("50 procent siger ja, og 45 procent siger nej.", [(FindingKind.UNANSWERED, "4.1")]),
        ("Hhv. 50 procent og 25 procent siger ja. Det er tilsammen 75 procent. 25 procent siger nej.", []),
        (
            "Hhv. 50 procent og 25 procent siger ja. Det er tilsammen 80 procent. 25 procent siger nej.",
            [(FindingKind.SUBTOTAL_UNEQUAL, "4.1")],
        ),
        ("Målet var, at mindst 75 procent siger ja. 100 procent siger ja.", []),
        ("100 procent siger, at kurset vil påvirke deres praksis.", []),
        ("100 procent siger, at kurset har påvirket deres praksis.", [(FindingKind.INTENTION_AS_EFFECT, "4.1")]),
        ("100 procent siger ja. Svarene viser ikke, om praksis har ændret sig.", []),
        ("Af de fire deltagere fra Ådal siger 100 procent ja.", [(FindingKind.GROUP_TOO_SMALL, "4.1")]),
        ("Fem procent siger nej, 5 procent siger måske, og 90 procent siger ja.", [(FindingKind.WRITTEN_TWO_WAYS, None)]),
    ],
)  # fmt: skip
def test_planted_faults_are_found_and_sound_text_is_left_alone(
    text: str, kinds: list[tuple[FindingKind, str | None]]
) -> None:
    assert found(OPENING + text) == kinds


def test_a_known_response_rate_is_no_finding() -> None:
    assert found("Vi fik 44 besvarelser. Skemaet blev sendt til 80 deltagere.") == []
    assert found("Vi fik 44 besvarelser.") == [(FindingKind.RESPONSE_RATE_UNKNOWN, None)]


def test_text_without_figures_is_one_section() -> None:
    assert sections_of("Ingen figurer her.") == (Section(None, "Ingen figurer her."),)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_whole_percentage_leads_back_to_the_counts_it_may_come_from(pair: tuple[int, int]) -> None:
    count, n = pair
    share = Share("x", Decimal(whole_percent(count, n)), False, 0)
    assert list(share.counts(n)) == [each for each in range(n + 1) if whole_percent(each, n) == share.value]
