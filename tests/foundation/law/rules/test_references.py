"""References in Danish text, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.foundation.law.rules import references_in

PRECEDENTS = {"178-12", "18-18", "94-16", "17-21", "C-1-01"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RSL § 10", ["RSL § 10"]),
        ("SEL § 96, stk. 2", ["SEL § 96, stk. 2"]),
        ("SEL § 96 stk. 2", ["SEL § 96, stk. 2"]),
        ("SEL §§ 95 og 96", ["SEL § 95", "SEL § 96"]),
        ("SEL §§ 83, 83 b og 84", ["SEL § 83", "SEL § 83 b", "SEL § 84"]),
        ("SEL § 95 og § 96", ["SEL § 95", "SEL § 96"]),
        ("SEL § 95, jf. § 83", ["SEL § 95", "SEL § 83"]),
        ("FVL §§ 19 og 24; OFL § 13 [E4]", ["FVL § 19", "FVL § 24", "OFL § 13"]),
        ("BL § 87 (før SEL § 42)", ["BL § 87", "SEL § 42"]),
        ("servicelovens §§ 95, 96 og 96 a giver ret", ["SEL § 95", "SEL § 96", "SEL § 96 a"]),
        ("Barnets lov § 87, stk. 1", ["BL § 87, stk. 1"]),
        ("§ 95 i serviceloven", ["SEL § 95"]),
        ("§ 96, stk. 2, i serviceloven", ["SEL § 96, stk. 2"]),
        ("SEL § 96, stk. 1 og 3; PM 18-18; RSL § 5", ["SEL § 96, stk. 1", "SEL § 96, stk. 3", "PM 18-18", "RSL § 5"]),
        ("SEL § 96, stk. 1-3", ["SEL § 96, stk. 1", "SEL § 96, stk. 2", "SEL § 96, stk. 3"]),
        ("RSL § 11 a [E1]; § 4", ["RSL § 11 a", "RSL § 4"]),
        ("RSL § 11, stk. 1, nr. 1, og § 12", ["RSL § 11, stk. 1", "RSL § 12"]),
        ("SEL § 96, stk. 2, 4. pkt., og RSL § 5", ["SEL § 96, stk. 2", "RSL § 5"]),
        ("RSL § 3, stk. 2. Den frist", ["RSL § 3, stk. 2"]),
        ("BEK 1069/2020, § 3", ["BEK 1069/2020 § 3"]),
        ("BEK 1069/2020 §§ 3 og 10", ["BEK 1069/2020 § 3", "BEK 1069/2020 § 10"]),
        ("bekendtgørelse nr. 1069 af 30. juni 2020, § 10", ["BEK 1069/2020 § 10"]),
        ("BEK 1069 af 30.6.2020", ["BEK 1069/2020"]),
        ("VEJ 9375/2024", ["VEJ 9375/2024"]),
        ("VEJ 9375", ["VEJ 9375"]),
        ("PM 21-21 og 161-12 (kun titlen)", ["PM 21-21", "PM 161-12"]),
        ("principmeddelelse 104-19", ["PM 104-19"]),
        ("Principmeddelelserne 110-11 og 49-13", ["PM 110-11", "PM 49-13"]),
        ("PM R-12-06", ["PM R-12-06"]),
        ("udlandsbekendtgørelsen § 5", ["Udlandsbekendtgørelsen § 5"]),
        ("udlandsbek. §§ 1 og 5", ["Udlandsbekendtgørelsen § 1", "Udlandsbekendtgørelsen § 5"]),
        ("udlandsbekendtgørelsens §§ 1-3", [f"Udlandsbekendtgørelsen § {number}" for number in (1, 2, 3)]),
        ("ældrelovens § 2", ["Ældreloven § 2"]),
        ("med henvisning til 178-12.", ["PM 178-12"]),
        ("en stedforælder (C-1-01). [E2]", ["PM C-1-01"]),
        ("Skrivelse 10365 af 15. december 2016: kun set", ["SKR 10365/2016"]),
        ("SKR 10365/2016", ["SKR 10365/2016"]),
        ("SEL\n§\u00a096", ["SEL § 96"]),
        # What is no reference, or only in part.
        ("§ 5-8 i huset", []),
        ("Den 12.4.2023 kom § 96 op", []),
        ("mellem 17-21 og 94-16", ["PM 94-16"]),
        ("SEL § 95 og 28 timer", ["SEL § 95"]),
        ("SEL §§ 83 og 84 og 28 timer om ugen", ["SEL § 83", "SEL § 84"]),
        ("SEL § 96 i en sag", ["SEL § 96"]),
        ("MODSEL § 96", []),
        ("fra 2018-18 til 94-160", []),
        ("en vejledning 2 sider lang", []),
        ("en skrivelse 2 sider lang, C-2-01 og AC-1-01", []),
    ],
)
def test_references(text: str, names: list[str]) -> None:
    assert [each.name for each in references_in(text, precedents=PRECEDENTS)] == names


def test_where_they_stand() -> None:
    text = "Se SEL §§ 95 og 96, stk. 2, og PM 18-18."
    assert [text[each.start : each.end] for each in references_in(text)] == ["SEL §§ 95", "96, stk. 2", "PM 18-18"]


@given(st.text(alphabet="SELBRVF §0123456789,. ogstk-abi[E]\n", max_size=80))
def test_any_text_is_read_in_order_and_within_itself(text: str) -> None:
    found = references_in(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.start, each.end))
