"""An entry in words: its state on a day, how sure we are, where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.law.rules import CERTAINTIES, CONTENT, ChangeKind, Entry, FieldChange, wording

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        (Entry("SEL § 1", "X"), "gældende"),
        (Entry("SEL § 1", "X", status="ukendt"), "uklar"),
        (Entry("SEL § 1", "X", status="flyttet", valid_to=date(2023, 12, 31)), "flyttet"),
        (Entry("SEL § 1", "X", status="ophævet"), "ophævet"),
        (Entry("SEL § 1", "X", status="afløst", valid_to=date(2026, 11, 21)), "afløst"),
        (Entry("SEL § 1", "X", status="flyttet", valid_to=date(2026, 11, 22)), "gældende"),
        (Entry("SEL § 1", "X", valid_from=date(2026, 11, 23)), "gælder endnu ikke"),
        (Entry("SEL § 1", "X", valid_to=date(2026, 11, 21)), "gælder ikke længere"),
        (Entry("SEL § 1", "X", status="ukendt", valid_to=date(2026, 11, 21)), "gælder ikke længere"),
    ],
)
def test_the_state_on_a_day(entry: Entry, word: str) -> None:
    assert wording.state_on(entry, TODAY) == word


def test_how_sure_we_are() -> None:
    assert [wording.certainty_in_words(Entry("SEL § 1", "X", certainty=each)) for each in CERTAINTIES] == [
        "set i kilden",
        "kendt, ikke set – skal efterprøves",
        "uklar – skal efterprøves",
    ]


def test_from_when_to_when() -> None:
    begins, ends = date(2024, 1, 1), date(2024, 12, 31)
    told = [
        wording.stretch(Entry("SEL § 1", "X", valid_from=first, valid_to=last))
        for first, last in ((None, None), (begins, None), (None, ends), (begins, ends))
    ]
    assert told == [
        "ikke noteret",
        "fra 1. januar 2024",
        "til og med 31. december 2024",
        "fra 1. januar 2024 til og med 31. december 2024",
    ]


def test_a_change_of_a_field_in_words() -> None:
    assert wording.field_in_words(FieldChange("valid_to", "", "2023-12-31")) == (
        "Gælder til og med",
        "ikke noteret",
        "31. december 2023",
    )
    assert wording.field_in_words(FieldChange("certainty", "V", "U"))[1:] == (
        "set i kilden",
        "uklar – skal efterprøves",
    )
    assert wording.field_in_words(FieldChange("gist", "Før.", "Nu.")) == ("Indhold", "Før.", "Nu.")


def test_every_field_and_every_kind_of_change_has_its_words() -> None:
    assert set(wording.FIELDS) == set(CONTENT)
    assert set(wording.CHANGES) == set(ChangeKind)
    assert set(wording.CERTAINTY) == set(CERTAINTIES)


def test_under_what_an_entry_stands() -> None:
    names = {
        "SEL § 96, stk. 2": "Serviceloven",
        "BL § 87": "Barnets lov",
        "BL §§ 82-84": "Barnets lov",
        "SKR 10365/2016": "Bekendtgørelser og vejledninger",
        "Ældreloven § 2": "Ældreloven",
        "18-18": "Principmeddelelser",
        "R-12-06": "Principmeddelelser",
        "BEK 1069/2020 § 3": "Bekendtgørelser og vejledninger",
        "SEL LBK 1129/2025": "Bekendtgørelser og vejledninger",
        "Udlandsbekendtgørelsen §§ 1-3": "Bekendtgørelser og vejledninger",
        "Officialprincippet": "Andet",
    }
    assert {name: wording.group_of(Entry(name, "X")).heading for name in names} == names
    assert len({group.key for group in wording.GROUPS}) == len(wording.GROUPS)


def test_in_what_order_they_stand() -> None:
    def in_order(*names: str) -> list[str]:
        return [each.short_name for each in sorted((Entry(name, "X") for name in names), key=wording.place_of)]

    assert in_order("SEL § 114", "SEL § 96 a", "SEL § 96, stk. 2", "SEL § 96") == [
        "SEL § 96",
        "SEL § 96, stk. 2",
        "SEL § 96 a",
        "SEL § 114",
    ]
    assert in_order("BL § 85", "BL § 87", "BL §§ 82-84", "BL § 11") == ["BL § 11", "BL §§ 82-84", "BL § 85", "BL § 87"]
    assert in_order("10-17", "104-19", "9-19", "R-12-06") == ["9-19", "104-19", "10-17", "R-12-06"]
    assert in_order("BEK 1069/2020 § 10", "BEK 1069/2020 § 3", "BEK 1069/2020") == [
        "BEK 1069/2020",
        "BEK 1069/2020 § 3",
        "BEK 1069/2020 § 10",
    ]


def test_a_precedent_is_shown_with_its_pm() -> None:
    assert [wording.shown_name(Entry(name, "X")) for name in ("18-18", "SEL § 96")] == ["PM 18-18", "SEL § 96"]
