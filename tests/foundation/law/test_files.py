"""The law register as a file: the one that follows along, and files with mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagkyndig.foundation.law.files import COLUMNS, RegisterFault, read_provisions, read_register
from sagkyndig.foundation.law.rules import Entry, Standing, citation, order_of

KEPT = Path(__file__).parents[3] / "content" / "law" / "register.csv"
GOOD = "SEL § 2,Målgruppe,Hvem loven gælder,2024-01-01,2024-12-31,SEL § 3,flyttet,V,2026-11-22,AB,https://x.example"


def file_of(tmp_path: Path, *rows: str, header: str = ",".join(COLUMNS)) -> Path:
    file = tmp_path / "register.csv"
    file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return file


def test_provisions_name_what_the_three_themes_are_about() -> None:
    rows = read_provisions(KEPT)
    names = [row.short_name for row in rows]
    assert {"SEL § 95", "SEL § 96", "SEL § 114", "SEL § 42", "BL § 87", "RSL § 10", "FVL § 24"} <= set(names)
    assert len(names) == len(set(names)) > 60
    assert names == sorted(names, key=order_of)
    assert not [name for name in names if citation(name) is None]
    assert {row.short_name: row.title for row in rows}["SEL § 100"] == "Kompensationsydelse voksne"


def test_the_register_knows_where_things_went_and_keeps_to_its_own_order() -> None:
    register = read_register(KEPT)
    assert register.formerly("BL § 87") == ("SEL § 42",)
    assert register.resolve("SEL § 42", date(2025, 1, 1)).moved_to == "BL § 87"
    assert register.formerly("BL § 86") == ("SEL § 41",)
    assert register.formerly("BL §§ 82-84") == ("SEL § 32", "SEL § 36")
    assert register.resolve("PM 54-11", date(2025, 1, 1)).standing is Standing.EXPIRED
    assert [entry for entry in register.entries if entry.moved_to and register.lookup(entry.moved_to) is None] == []
    for name, on, title in (
        ("SEL § 100", date(2023, 6, 1), "Merudgiftsydelse voksne"),
        ("BL § 86", date(2025, 8, 31), "Merudgiftsydelse børn"),
        ("BL § 86, stk. 1", date(2025, 9, 1), "Kompensationsydelse børn"),
        ("LBK 909", date(2024, 12, 31), "Lovbekendtgørelse om serviceloven (af 3.7.2024)"),
        ("BL § 84", date(2025, 6, 1), "Særlige dag- og klubtilbud børn"),
    ):
        found = register.resolve(name, on)
        assert (found.standing, found.entry and found.entry.title) == (Standing.KNOWN, title), name
    order = [(order_of(entry.short_name), entry.valid_from or date.min) for entry in register.entries]
    assert order == sorted(order)
    assert not [entry.short_name for entry in register.entries if not entry.gist]


def test_what_is_seen_in_a_source_names_the_source_and_the_day() -> None:
    seen = [entry for entry in read_register(KEPT).entries if entry.certainty == "V"]
    assert len(seen) > 50
    assert [entry.short_name for entry in seen if not (entry.source and entry.checked_on)] == []


def test_a_row_becomes_an_entry(tmp_path: Path) -> None:
    assert read_register(file_of(tmp_path, GOOD)).entries == (
        Entry(
            short_name="SEL § 2",
            title="Målgruppe",
            gist="Hvem loven gælder",
            valid_from=date(2024, 1, 1),
            valid_to=date(2024, 12, 31),
            moved_to="SEL § 3",
            status="flyttet",
            certainty="V",
            checked_on=date(2026, 11, 22),
            checked_by="AB",
            source="https://x.example",
        ),
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("SEL § 3", "Række 3: både kort navn og overskrift skal være udfyldt."),
        (GOOD.replace("SEL § 2,", ","), "Række 3: både kort navn og overskrift skal være udfyldt."),
        (GOOD.replace(",V,", ",Ja,"), "Række 3: certainty er »Ja«. Skriv V, K eller U."),
        (GOOD.replace(",flyttet,", ",,"), "Række 3: status mangler. Skriv fx gældende, flyttet eller ukendt."),
        (GOOD.replace("2024-01-01", "1.1.24"), "Række 3: valid_from er »1.1.24«. Skriv datoen som 2024-01-31."),
        (GOOD.replace("2024-12-31", "2023-12-31"), "Række 3: valid_to ligger før valid_from."),
        (GOOD.replace("2024-01-01,2024-12-31", ",2024-01-01"), "SEL § 2 står to gange for den samme tid."),
    ],
)
def test_a_mistake_is_told_by_its_row(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(RegisterFault) as refusal:
        read_register(file_of(tmp_path, GOOD, row))
    assert str(refusal.value) == told


def test_a_column_that_lacks_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterFault, match=r"^Række 1: kolonnen title mangler\.$"):
        read_register(file_of(tmp_path, header="short_name,gist"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            GOOD.replace(",flyttet,", ",måske,"),
            "Række 2: status er »måske«. Skriv gældende, flyttet, ophævet, afløst eller ukendt.",
        ),
        (GOOD.replace("Målgruppe", "x" * 201), "Række 2: title er på 201 tegn. Der er plads til 200."),
        (GOOD.replace("Målgruppe", "Mål\0gruppe"), "Række 2: der står et tegn, som ikke kan læses."),
    ],
)
def test_what_no_database_could_keep_is_told_before_anything_is_read_in(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(RegisterFault) as refusal:
        read_register(file_of(tmp_path, row))
    assert str(refusal.value) == told


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = file_of(tmp_path, GOOD)
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))
    with pytest.raises(RegisterFault, match=r"^Filen er ikke gemt som UTF-8\.$"):
        read_register(file)
