"""Every way in which the sources lay their figures out is read, and every fault is told with its place."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from sagkyndig.journey.selection.files.sources.layout import NOTHING_GIVEN, Given
from sagkyndig.journey.selection.files.sources.meanings import Meaning, suggested
from sagkyndig.journey.selection.files.sources.municipalities import Municipalities
from sagkyndig.journey.selection.files.sources.reading import Reading, read_figures
from sagkyndig.journey.selection.rules.figures import AppealCount
from sagkyndig.pure.tables import read_table
from tests.factories.spreadsheets import spreadsheet

NAMES = {"901": "Birkerum", "902": "Bøgerød", "903": "Egeløse"}
AREA = Given(provision="Socialområdet")


def read(content: str | bytes, filename: str = "tal.csv", *, given: Given = NOTHING_GIVEN) -> Reading:
    known = Municipalities(NAMES)
    table = read_table(content.encode() if isinstance(content, str) else content, filename)
    return read_figures(table, suggested(table.header, table.rows, known), known, given)


def csv_of(header: str, *rows: str) -> str:
    return "\n".join((header, *rows))


def wrong(reading: Reading) -> list[str]:
    return [problem.sentence for problem in reading.problems]


# --- Layouts ---------------------------------------------------------------------------------------------------------

ONE = (AppealCount("901", "SEL 95", 2021, 10, 5, 2, 3, 1),)
LONG = "OMRÅDE;BESTEMMELSE;TID;AFGØRELSE;INDHOLD"
LAYOUTS: dict[str, str] = {
    "our own template": csv_of(
        "kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,hjemvist,afvist",
        "901,Birkerum,2021,SEL 95,10,2,3,1",
    ),
    "a statistics bank": csv_of(
        LONG,
        "Birkerum;§ 95;2021;Stadfæstelse;10",
        "Birkerum;§ 95;2021;Ændring/ophævelse;2",
        "Birkerum;§ 95;2021;Hjemvisning;3",
        "Birkerum;§ 95;2021;Afvisning;1",
        "Hele landet;§ 95;2021;Stadfæstelse;4711",
    ),
    "outcomes apart that belong together": csv_of(
        LONG,
        "Birkerum;§ 95;2021;Stadfæstelse;10",
        "Birkerum;§ 95;2021;Ændring;1",
        "Birkerum;§ 95;2021;Ophævelse;1",
        "Birkerum;§ 95;2021;Hjemvisning;3",
        "Birkerum;§ 95;2021;Henlagt;1",
    ),
    "outcomes as columns": csv_of(
        "Kommune;Paragraf;År;Stadfæstet;Ændret/ophævet;Hjemvist;Afvist;Realitetsbehandlede i alt",
        "Birkerum Kommune;Servicelovens § 95 Kontant tilskud;2021;10;2;3;1;15",
    ),
    "years as columns": csv_of(
        "Kommune;Bestemmelse;Udfald;2020;2021",
        "Birkerum;SEL 95;Stadfæstet;;10",
        "Birkerum;SEL 95;Ændret eller ophævet;;2",
        "Birkerum;SEL 95;Hjemvist;;3",
        "Birkerum;SEL 95;Afvist;;1",
    ),
    "an outcome and a year in each heading": csv_of(
        "Kommunenr;Bestemmelse;Stadfæstet 2021;Ændret 2021;Hjemvist 2021;Afvist 2021", "0901;SEL § 95;10;2;3;1"
    ),
    "headings that say little": csv_of(
        "A;B;C;Stadfæstet;Ændret;Hjemvist;Afvist", "Birkerum;SEL § 95;2021;10;2;3;1"
    ),
    "the number of all instead of the upheld": csv_of(
        "Kommune;Bestemmelse;År;Ændret;Hjemvist;Afvist;Afgjort i alt", "Birkerum;SEL 95;2021;2;3;1;15"
    ),
    "percentages of a number of cases": csv_of(
        "Kommune;Bestemmelse;År;Ændret pct.;Hjemvist pct.;Afvist;Antal sager", "Birkerum;SEL 95;2021;13,3;20,0;1;15"
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_the_counts(layout: str) -> None:
    reading = read(LAYOUTS[layout])
    assert (wrong(reading), reading.counts) == ([], ONE)


def test_a_spreadsheet_is_read_as_a_text_file_is() -> None:
    rows = [line.split(";") for line in LAYOUTS["outcomes as columns"].split("\n")]
    cells: list[Iterable[object]] = [[int(each) if each.isdigit() else each for each in row] for row in rows]
    assert read(spreadsheet(*cells), "tal.xlsx").counts == ONE


def test_percentages_of_a_spreadsheet_stand_as_shares() -> None:
    content = spreadsheet(("Kommune", "År", "Omgørelsesprocent", "Antal sager"), ("Birkerum", 2021, 0.41463414634, 41))
    reading = read(content, "tal.xlsx", given=AREA)
    assert reading.counts == (AppealCount("901", "Socialområdet", 2021, 24, 17),)
    assert reading.notes == ("Procenterne står som andele i filen; 0,415 er læst som 41,5 procent.",)


def test_what_the_whole_file_is_about_can_be_said_beside_it() -> None:
    content = csv_of("Kommune;Stadfæstet;Omgjort", "Birkerum;10;5")
    lacking = read(content)
    assert (lacking.lacks_year, lacking.lacks_provision, len(lacking.problems)) == (True, True, 2)
    reading = read(content, given=Given(year=2021, provision="SEL 95"))
    assert reading.counts == (AppealCount("901", "SEL 95", 2021, 10, 5),)


def test_a_paragraph_without_its_law_is_read_as_somebody_says() -> None:
    content = csv_of("Kommune;Bestemmelse;År;Stadfæstet;Omgjort", "Birkerum;§ 87;2024;10;5")
    reading = read(content)
    assert (reading.lacks_law, reading.counts[0].provision) == (True, "SEL 87")
    assert reading.notes == ("Hvor der ikke står nogen lov, er paragraffen læst som serviceloven: »§ 87«.",)
    assert read(content, given=Given(law="BL")).counts[0].provision == "BL 87"


def test_danish_numbers_have_points_between_thousands_and_spreadsheets_have_not() -> None:
    content = csv_of("Kommune;Bestemmelse;År;Stadfæstet;Omgjort", "Birkerum;SEL 95;2021;1.234;5")
    assert read(content).counts[0].upheld == 1234
    header = ("Kommune", "Bestemmelse", "År", "Stadfæstet", "Omgjort")
    reading = read(spreadsheet(header, ("Birkerum", "SEL 95", 2021, 1.234, 5)), "tal.xlsx")
    assert wrong(reading) == ["Række 2, kolonnen »Stadfæstet«: »1.234« er ikke et helt antal sager."]


# --- Faults ----------------------------------------------------------------------------------------------------------

OWN = "kommunekode;kommune;aar;bestemmelse;stadfaestet;aendret_ophaevet;hjemvist;afvist"
GOOD = "901;Birkerum;2021;SEL 95;10;2;3;1"
PCT = "Kommune;År;Omgørelsesprocent;Antal sager"
FAULTS: dict[str, tuple[str, str]] = {
    "unknown municipality": (
        csv_of(OWN, ";Atlantis;2021;SEL 95;1;1;1;1"),
        "Række 2, kolonnen »kommune«: »Atlantis« er ikke en kommune, vi kender.",
    ),
    "no municipality": (csv_of(OWN, ";;2021;SEL 95;1;1;1;1"), "Række 2, kolonnen »kommunekode«: Kommunen mangler."),
    "code of another": (
        csv_of(OWN, "902;Birkerum;2021;SEL 95;1;1;1;1"),
        "Række 2, kolonnen »kommune«: Koden 902 er Bøgerød, men der står »Birkerum«.",
    ),
    "negative": (
        csv_of(OWN, "901;Birkerum;2021;SEL 95;-1;2;3;1"),
        "Række 2, kolonnen »stadfaestet«: Antallet -1 er under nul.",
    ),
    "year as text": (
        csv_of(OWN, GOOD, "901;Birkerum;nitten;SEL 95;1;2;3;1"),
        "Række 3, kolonnen »aar«: »nitten« er ikke et årstal.",
    ),
    "quarter": (
        csv_of(OWN, "901;Birkerum;2021K1;SEL 95;1;2;3;1"),
        "Række 2, kolonnen »aar«: »2021K1« er en del af et år.",
    ),
    "no whole number": (
        csv_of(OWN, "901;Birkerum;2021;SEL 95;2,5;2;3;1"),
        "Række 2, kolonnen »stadfaestet«: »2,5« er ikke et helt antal sager.",
    ),
    "twice": (
        csv_of(OWN, GOOD, "901;Birkerum;2021;Servicelovens § 95;9;2;3;1"),
        "Række 3, kolonnen »kommunekode«: Birkerum, SEL 95, 2021 står også i række 2.",
    ),
    "twice in a long table": (
        csv_of(LONG, "Birkerum;§ 95;2021;Stadfæstet;1", "Birkerum;§ 95;2021;stadfæstet;2", "Birkerum;§ 95;2021;Omgjort;2"),
        "Række 3, kolonnen »OMRÅDE«: Birkerum, SEL 95, 2021, stadfæstet, står også i række 2.",
    ),
    "two paragraphs": (
        csv_of(OWN, "901;Birkerum;2021;§§ 95-96;1;2;3;1"),
        "Række 2, kolonnen »bestemmelse«: »§§ 95-96« er ikke én bestemmelse.",
    ),
    "unknown outcome": (
        csv_of(LONG, "Birkerum;§ 95;2021;Noget andet;1"),
        "Række 2, kolonnen »AFGØRELSE«: »Noget andet« er ikke et udfald, vi kender.",
    ),
    "above 100 percent": (
        csv_of(PCT, "Birkerum;2021;101;20"),
        "Række 2, kolonnen »Omgørelsesprocent«: »101« er ikke en procent mellem 0 og 100.",
    ),
    "percentage of no count": (
        csv_of(PCT, "Birkerum;2021;33;10"),
        "Række 2: Procenterne for Birkerum, Socialområdet, 2021 passer ikke med 10 sager: intet helt antal giver dem.",
    ),
    "percentage without cases": (
        csv_of(PCT, "Birkerum;2021;33;"),
        "Række 2: Birkerum, Socialområdet, 2021 har procenter, men intet antal sager.",
    ),
    "a total that is another": (
        csv_of("Kommune;Bestemmelse;År;Stadfæstet;Omgjort;I alt", "Birkerum;SEL 95;2021;10;5;20"),
        "Række 2: For Birkerum, SEL 95, 2021 giver udfaldene 15 sager, men der står 20 i alt.",
    ),
    "no upheld anywhere": (
        csv_of(LONG, "Birkerum;§ 95;2021;Hjemvist;1"),
        "Der er ingen tal for stadfæstede sager nogen steder i filen.",
    ),
    "no outcomes": (
        csv_of("Kommune;Bestemmelse;År", "Birkerum;SEL 95;2021"),
        "Række 1: Der er ingen kolonne med tal for udfaldene. Overskrifterne er »Kommune«, »Bestemmelse« og »År«.",
    ),
    "a percentage alone": (
        csv_of("Kommune;År;Omgørelsesprocent", "Birkerum;2021;41,5"),
        "Række 1: Der er ingen kolonne med antal sager ved siden af procenterne. "
        "Overskrifterne er »Kommune«, »År« og »Omgørelsesprocent«.",
    ),
    "no rows": (csv_of(OWN), "Der står ingen tal under overskrifterne."),
    "totals alone": (
        csv_of(OWN, ";Hele landet;2021;SEL 95;10;2;3;1"), "Ingen af filens rækker har tal for en kommune.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(fault: str) -> None:
    content, sentence = FAULTS[fault]
    reading = read(content, given=AREA)
    assert wrong(reading) == [sentence]
    assert reading.counts == ()
    (problem,) = reading.problems
    assert problem.remedy.endswith(".")
    assert problem.row is not None or "Række" not in sentence


def test_all_that_is_wrong_in_a_row_is_told_at_once() -> None:
    reading = read(csv_of(OWN, "901;Bøgerød;sidste år;SEL;-1;2,5;x y;1"))
    assert [problem.column for problem in reading.problems] == [
        "kommune", "bestemmelse", "aar", "stadfaestet", "aendret_ophaevet", "hjemvist",
    ]  # fmt: skip


def test_a_long_list_of_faults_ends_with_how_many_more_there_are() -> None:
    reading = read(csv_of(OWN, *[f";Atlantis {number};2021;SEL 95;1;1;1;1" for number in range(250)]))
    assert len(reading.problems) == 201
    assert reading.problems[-1].sentence == "Der er 50 fejl mere af samme slags."


# --- What is left out ------------------------------------------------------------------------------------------------


def test_a_percentage_that_several_counts_give_is_left_out_with_the_reason() -> None:
    reading = read(csv_of(PCT, "Birkerum;2021;41,5;41", "Bøgerød;2021;41;1410"), given=AREA)
    assert reading.counts == (AppealCount("901", "Socialområdet", 2021, 24, 17),)
    assert [problem.row for problem in reading.left_out] == [3]
    assert "mellem 572 og 585 af 1.410 sager" in reading.left_out[0].sentence


@pytest.mark.parametrize("sign", ["..", "<5", "*", "1-4", "diskretioneret"])
def test_what_the_source_does_not_show_is_left_out_whole(sign: str) -> None:
    reading = read(csv_of(OWN, GOOD, f"902;Bøgerød;2021;SEL 95;{sign};{sign};3;1"))
    assert [each.code for each in reading.counts] == ["901"]
    assert [problem.sentence for problem in reading.left_out] == [
        f"Række 3, kolonnen »stadfaestet«: Kilden viser ikke tallet (»{sign}«). Bøgerød, SEL 95, 2021 kan ikke tælles med."
    ]


def test_nothing_is_nought_where_the_source_writes_a_dash_and_it_is_said_where_a_cell_is_empty() -> None:
    reading = read(csv_of(OWN, "901;Birkerum;2021;SEL 95;10;-;3;", "902;Bøgerød;2021;SEL 95;;;;"))
    assert reading.counts == (AppealCount("901", "SEL 95", 2021, 10, 3, 0, 3, 0),)
    assert reading.notes == ("1 række uden tal er sprunget over.",)
    empty = read(csv_of(OWN, "901;Birkerum;2021;SEL 95;10;;3;1"))
    assert empty.counts == (AppealCount("901", "SEL 95", 2021, 10, 3, 0, 3, 1),)
    assert empty.notes == ("Hvor et udfald ikke har noget tal, er det læst som 0 (1 sted).",)


# --- Columns chosen by hand, and size --------------------------------------------------------------------------------


def test_a_column_chosen_twice_or_two_ways_of_telling_are_refused() -> None:
    table = read_table(csv_of("a;b;c;d;e;f", "Birkerum;SEL 95;2021;Stadfæstet;10;5").encode(), "tal.csv")
    place, law, year = Meaning.MUNICIPALITY, Meaning.PROVISION, Meaning.YEAR

    def told(*meanings: Meaning) -> list[str]:
        return wrong(read_figures(table, meanings, Municipalities(NAMES)))

    assert told(place, law, year, year, Meaning.UPHELD, Meaning.REVERSED) == [
        "Række 1: »c« og »d« er begge valgt som »År«."
    ]
    assert told(place, law, year, Meaning.OUTCOME, Meaning.COUNT, Meaning.REVERSED) == [
        "Række 1: »f« og »e« har både tal for hvert udfald og et udfald i hver række."
    ]
    assert told(place, law, year, Meaning.UNUSED, Meaning.UPHELD, Meaning.REVERSED) == []


def test_ten_years_of_twenty_provisions_in_98_municipalities_are_read_in_two_seconds() -> None:
    names = {
        str(code): f"Sted {chr(65 + code % 26)}{chr(65 + code // 26 % 26)}{chr(65 + code // 676)}"
        for code in range(901, 999)
    }
    rows = [
        f"{name};SEL {paragraph};{year};{outcome};{(paragraph * year) % 30}"
        for name in names.values()
        for paragraph in range(80, 100)
        for year in range(2014, 2024)
        for outcome in ("Stadfæstet", "Ændret", "Hjemvist", "Afvist")
    ]
    table = read_table(csv_of(LONG, *rows).encode(), "tal.csv")
    known = Municipalities(names)
    begun = time.process_time()
    reading = read_figures(table, suggested(table.header, table.rows, known), known)
    assert time.process_time() - begun < 2
    assert (len(reading.counts), wrong(reading)) == (19_600, [])
