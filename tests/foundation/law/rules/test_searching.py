"""Finding entries by what somebody writes."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.law.rules import Entry
from sagkyndig.foundation.law.rules.searching import holds

ENTRIES = (
    Entry("SEL § 9", "Rådgivning", gist="Kommunen rådgiver 96 timer."),
    Entry("SEL § 96", "Borgerstyret personlig assistance", gist="Tilskud til hjælpere."),
    Entry("SEL § 96, stk. 2", "Arbejdsleder"),
    Entry("SEL § 96 a", "Udmåling"),
    Entry("SEL § 114, stk. 2-3", "Lån til bil"),
    Entry("BL § 87", "Tabt arbejdsfortjeneste"),
    Entry("18-18", "Principmeddelelse: BPA-personkreds"),
    Entry("BEK 1069/2020 § 3", "Udmåling: loft"),
)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("", [each.short_name for each in ENTRIES]),
        ("SEL § 96", ["SEL § 96", "SEL § 96, stk. 2"]),
        ("servicelovens § 96, stk. 2", ["SEL § 96, stk. 2"]),
        ("SEL §§ 96 og 96 a", ["SEL § 96", "SEL § 96, stk. 2", "SEL § 96 a"]),
        ("§ 96", ["SEL § 96", "SEL § 96, stk. 2", "SEL § 96 a"]),
        ("§96 a", ["SEL § 96 a"]),
        ("SEL § 114, stk. 3", ["SEL § 114, stk. 2-3"]),
        ("9", ["SEL § 9"]),
        ("96 timer", ["SEL § 9"]),
        ("PM 18-18", ["18-18"]),
        ("18-18", ["18-18"]),
        ("udmåling", ["SEL § 96 a", "BEK 1069/2020 § 3"]),
        ("HJÆLPERE tilskud", ["SEL § 96"]),
        ("bekendtgørelse nr. 1069 af 30. juni 2020, § 3", ["BEK 1069/2020 § 3"]),
        ("(", []),
        ("findes ikke", []),
    ],
)
def test_what_is_found(sought: str, found: list[str]) -> None:
    assert [entry.short_name for entry in ENTRIES if holds(entry, sought)] == found
