"""A municipality is found in every spelling that sources use, and never taken for another."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sagkyndig.journey.selection.files.sources.municipalities import TOTAL, UNKNOWN, Municipalities

LIST = Path(__file__).parents[5] / "content" / "municipalities" / "denmark.csv"
NAMES = {row["kommunekode"]: row["navn"] for row in csv.DictReader(LIST.open(encoding="utf-8"))}
CODES = {name: code for code, name in NAMES.items()}


@pytest.fixture(scope="module")
def known() -> Municipalities:
    return Municipalities(NAMES)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Århus", "Aarhus"),
        ("Aarhus Kommune", "Aarhus"),
        ("ÅRHUS KOMMUNE", "Aarhus"),
        ("Københavns Kommune", "København"),
        ("Koebenhavn", "København"),
        ("Kobenhavn", "København"),
        ("Kbh.", "København"),
        ("101 København", "København"),
        ("København (101)", "København"),
        ("101", "København"),
        ("0101", "København"),
        ("Åbenrå", "Aabenraa"),
        ("Høje-Tåstrup", "Høje-Taastrup"),
        ("Hoeje Taastrup", "Høje-Taastrup"),
        ("Lyngby Taarbæk", "Lyngby-Taarbæk"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Nordfyn", "Nordfyns"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Ringkøbing-Skjern", "Ringkøbing-Skjern"),
        ("Ringkoebing Skjern", "Ringkøbing-Skjern"),
        ("Aeroe", "Ærø"),
        ("Tårnby*", "Tårnby"),
        (" Brønderslev-Dronninglund ", "Brønderslev"),
    ],
)
def test_a_spelling_is_its_municipality(known: Municipalities, written: str, name: str) -> None:
    assert known.find(written).code == CODES[name]


@pytest.mark.parametrize("code", NAMES)
def test_each_name_is_found_in_the_ways_that_names_are_changed(known: Municipalities, code: str) -> None:
    name = NAMES[code]
    without = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("Æ", "Ae").replace("Ø", "Oe")
    for written in (
        name,
        name.upper(),
        f"{name} Kommune",
        without,
        name.replace("aa", "å"),
        name.replace("-", " "),
        int(code),
    ):
        assert known.find(str(written)).code == code, written


@pytest.mark.parametrize("written", ["Hele landet", "I alt", "Region Hovedstaden", "Kommuner i alt", "000", "1084"])
def test_a_total_is_passed_over(known: Municipalities, written: str) -> None:
    assert known.find(written) == TOTAL


@pytest.mark.parametrize("written", ["Atlantis", "Ballerup og Herlev", "9999", "102", "Søborg"])
def test_what_is_no_municipality_is_unknown(known: Municipalities, written: str) -> None:
    assert known.find(written) == UNKNOWN


def test_two_that_sound_alike_are_told_apart() -> None:
    known = Municipalities({"901": "Nørsø", "902": "Norsø", "903": "Sønderklit"})
    assert [known.find(each).code for each in ("Nørsø", "Norsø", "Norso", "Sdr. Klit")] == ["901", "902", None, "903"]


def test_the_nearest_name_is_offered(known: Municipalities) -> None:
    assert (known.alike("Rinkøbing-Skern"), known.alike("Atlantis")) == ("Ringkøbing-Skjern", None)
