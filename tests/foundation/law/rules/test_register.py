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


def test_every_name_that_leads_to_an_entry() -> None:
    paragraph, stykke = Entry("SEL § 96", "BPA"), Entry("SEL § 96, stk. 2", "Arbejdsleder")
    span, precedent = Entry("SEL § 96, stk. 4-5", "Aftaler"), Entry("18-18", "Personkreds")
    register = Register((paragraph, stykke, span, precedent))
    names = register.names_leading_to(paragraph)
    assert names[:3] == ("SEL § 96", "SEL § 96, stk. 1", "SEL § 96, stk. 3")
    assert {"SEL § 96, stk. 4", "SEL § 96, stk. 5"}.isdisjoint(names)
    assert {register.resolve(name, date(2024, 1, 1)).entry for name in names} == {paragraph}
    assert register.names_leading_to(stykke) == ("SEL § 96, stk. 2",)
    assert register.names_leading_to(span) == ("SEL § 96, stk. 4-5", "SEL § 96, stk. 4", "SEL § 96, stk. 5")
    assert register.names_leading_to(precedent) == ("18-18", "PM 18-18")


def test_the_hash_tells_registers_apart_and_not_their_order() -> None:
    one, other = Entry("SEL § 95", "Tilskud"), Entry("SEL § 96", "BPA")
    assert Register((one, other)).sha256 == Register((other, one)).sha256
    assert Register((one,)).sha256 != Register((one, other)).sha256
    assert Register((one,)).sha256 != Register((Entry("SEL § 95", "Tilskud", checked_on=date(2024, 1, 1)),)).sha256
