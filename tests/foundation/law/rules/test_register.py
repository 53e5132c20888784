"""Looking things up in the register, on a date."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.law.rules import Entry, Reference, Register, Standing

IN_2023 = date(2023, 4, 1)
NEW_YEAR = date(2024, 1, 1)
REGISTER = Register(
    (
        Entry("SEL § 96", "BPA", certainty="V"),
        Entry("SEL § 96, stk. 2", "Arbejdsleder", certainty="V"),
        Entry("SEL § 42", "TAF", valid_to=date(2023, 12, 31), moved_to="BL § 87", status="flyttet"),
        Entry("BL § 87", "TAF", valid_from=NEW_YEAR),
        Entry("SEL § 100", "Merudgifter", valid_to=date(2025, 8, 31), status="afløst"),
        Entry("SEL § 100", "Kompensation", valid_from=date(2025, 9, 1)),
        Entry("SEL § 32", "Dengang", valid_to=date(2022, 12, 31)),
        Entry("SEL § 32", "Nu", valid_from=NEW_YEAR),
        Entry("SEL § 114, stk. 2-3", "Lån"),
        Entry("Udlandsbekendtgørelsen §§ 1-3", "Udland"),
        Entry("18-18", "Personkreds", status="ukendt", certainty="V"),
        Entry("54-11", "Ældre praksis", moved_to="10-17", status="ophævet"),
        Entry("VEJ 9375/2024", "Vejledning"),
        Entry("SEL LBK 1129/2025", "Lovbekendtgørelse"),
        Entry("SKR 10365/2016", "Skrivelse"),
        Entry("Officialprincippet", "Undersøgelsesprincip"),
    )
)


@pytest.mark.parametrize(
    ("reference", "on", "standing", "behind", "moved_to"),
    [
        ("SEL § 96", IN_2023, Standing.KNOWN, "BPA", ""),
        ("SEL § 96, stk. 2", IN_2023, Standing.KNOWN, "Arbejdsleder", ""),
        ("SEL § 96, stk. 9", IN_2023, Standing.KNOWN, "BPA", ""),
        ("servicelovens § 96, stk. 2", IN_2023, Standing.KNOWN, "Arbejdsleder", ""),
        ("SEL § 7", IN_2023, Standing.UNKNOWN, None, ""),
        ("SEL § 114, stk. 3", IN_2023, Standing.KNOWN, "Lån", ""),
        ("SEL § 114, stk. 4", IN_2023, Standing.UNKNOWN, None, ""),
        ("Udlandsbekendtgørelsen § 2", IN_2023, Standing.KNOWN, "Udland", ""),
        ("udlandsbekendtgørelsen § 4", IN_2023, Standing.UNKNOWN, None, ""),
        ("SEL § 42", date(2023, 12, 31), Standing.KNOWN, "TAF", ""),
        ("SEL § 42", NEW_YEAR, Standing.EXPIRED, "TAF", "BL § 87"),
        ("SEL § 42, stk. 1", NEW_YEAR, Standing.EXPIRED, "TAF", "BL § 87"),
        ("BL § 87", date(2023, 12, 31), Standing.NOT_YET, "TAF", ""),
        ("BL § 87, stk. 1", NEW_YEAR, Standing.KNOWN, "TAF", ""),
        ("SEL § 32", IN_2023, Standing.EXPIRED, "Dengang", ""),
        ("SEL § 32", date(2019, 1, 1), Standing.KNOWN, "Dengang", ""),
        ("SEL § 32", NEW_YEAR, Standing.KNOWN, "Nu", ""),
        ("SEL § 100", IN_2023, Standing.KNOWN, "Merudgifter", ""),
        ("SEL § 100", date(2025, 9, 1), Standing.KNOWN, "Kompensation", ""),
        ("PM 18-18", IN_2023, Standing.KNOWN, "Personkreds", ""),
        ("18-18", IN_2023, Standing.KNOWN, "Personkreds", ""),
        ("18-18", date(2017, 12, 31), Standing.NOT_YET, "Personkreds", ""),
        ("PM 54-11", IN_2023, Standing.EXPIRED, "Ældre praksis", "10-17"),
        ("VEJ 9375", NEW_YEAR, Standing.KNOWN, "Vejledning", ""),
        ("VEJ 9375/2024", IN_2023, Standing.NOT_YET, "Vejledning", ""),
        ("LBK 1129/2025", date(2026, 1, 1), Standing.KNOWN, "Lovbekendtgørelse", ""),
        ("Skrivelse 10365 af 15. december 2016", IN_2023, Standing.KNOWN, "Skrivelse", ""),
        ("SKR 10365", date(2015, 12, 31), Standing.NOT_YET, "Skrivelse", ""),
        ("officialprincippet", IN_2023, Standing.KNOWN, "Undersøgelsesprincip", ""),
        ("", IN_2023, Standing.UNKNOWN, None, ""),
    ],
)
def test_a_reference_on_a_date(reference: str, on: date, standing: Standing, behind: str | None, moved_to: str) -> None:
    found = REGISTER.resolve(reference, on)
    assert (found.standing, found.entry and found.entry.title, found.moved_to) == (standing, behind, moved_to)


def test_a_reference_found_in_a_text() -> None:
    (reference,) = REGISTER.references_in("Efter barnets lov § 87 gælder")
    assert reference == Reference("BL § 87", 6, 22)
    assert REGISTER.resolve(reference, NEW_YEAR).standing is Standing.KNOWN


def test_what_has_taken_over_from_what() -> None:
    assert REGISTER.formerly("BL § 87") == ("SEL § 42",)
    assert REGISTER.formerly("10-17") == ()
    assert REGISTER.formerly("SEL § 96") == ()


def test_how_sure_we_are() -> None:
    assert [entry.is_sure for entry in REGISTER.entries[:3]] == [True, True, False]
    assert REGISTER.lookup("18-18") is not None
    assert not REGISTER.lookup("18-18").is_sure  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("reference", "on", "leaned_on"),
    [
        ("SEL § 96", IN_2023, ["BPA"]),
        ("servicelovens § 96, stk. 9", IN_2023, ["BPA"]),
        ("SEL § 96, stk. 2", IN_2023, ["Arbejdsleder"]),
        # A stykke that is gone: the paragraph has taken over.
        ("SEL § 96, stk. 3", IN_2023, ["BPA", "Uden for personkredsen"]),
        # A paragraph that is gone, with its stykker.
        ("SEL § 7", IN_2023, ["Borte"]),
        ("SEL § 7, stk. 1", IN_2023, ["Borte"]),
        ("PM 43-22", IN_2023, ["Børn"]),
        # Of two stretches of time only the one of the date, and what is gone only where it would be the one.
        ("SEL § 100", IN_2023, ["Merudgifter"]),
        ("SEL § 100", date(2025, 9, 1), ["Kompensation"]),
        ("BL § 87", date(2024, 6, 1), ["TAF"]),
        ("BL § 87", IN_2023, ["TAF", "TAF før loven"]),
        ("SEL § 8", IN_2023, []),
    ],
)
def test_what_a_reference_leans_on(reference: str, on: date, leaned_on: list[str]) -> None:
    gone = (
        Entry("SEL § 96, stk. 3", "Uden for personkredsen"),
        Entry("SEL § 7", "Borte"),
        Entry("43-22", "Børn"),
        Entry("BL § 87", "TAF før loven", valid_to=date(2023, 12, 31)),
    )
    assert [entry.title for entry in REGISTER.leaned_on(reference, on, gone)] == leaned_on


def test_the_hash_tells_registers_apart_and_not_their_order() -> None:
    one, other = Entry("SEL § 95", "Tilskud"), Entry("SEL § 96", "BPA")
    assert Register((one, other)).sha256 == Register((other, one)).sha256
    assert Register((one,)).sha256 != Register((one, other)).sha256
    assert Register((one,)).sha256 != Register((Entry("SEL § 95", "Tilskud", checked_on=date(2024, 1, 1)),)).sha256
