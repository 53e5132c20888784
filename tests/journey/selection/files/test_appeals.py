"""Our own template: read whole, or refused with every problem where it stands and how to mend it."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.appeals import TEMPLATE, read_appeals, template_csv
from sagkyndig.journey.selection.rules.ground import AppealCell, Outcomes
from sagkyndig.pure.tables import TableError
from tests.factories.choices import PROVISIONS, appeals_csv, simulated_ground
from tests.factories.spreadsheets import spreadsheet

MUNICIPALITIES = (
    MunicipalityRow("901", "Birkerum", "Hovedstaden", 37_628),
    MunicipalityRow("902", "Høje-Taastrup", "Hovedstaden", 50_000),
    MunicipalityRow("903", "Egeløse", "Sjælland", 20_000),
)
ROW = ("901", "Birkerum", "2021", "SEL 95", "12", "3", "5", "1")
CELL = AppealCell("901", 2021, "SEL 95", Outcomes(12, 3, 5, 1))


def csv_of(*rows: Iterable[str], header: Iterable[str] = TEMPLATE, sign: str = ",") -> bytes:
    return ("\n".join(sign.join(row) for row in (tuple(header), *map(tuple, rows))) + "\n").encode()


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(column, value) for column, value in zip(TEMPLATE, ROW, strict=True))


def read(data: bytes, name: str = "klager.csv") -> tuple[AppealCell, ...]:
    return read_appeals(data, name, MUNICIPALITIES)


def refused(data: bytes, name: str = "klager.csv") -> list[str]:
    with pytest.raises(TableError) as raised:
        read(data, name)
    assert all(problem.remedy for problem in raised.value.problems)
    return [str(problem) for problem in raised.value.problems]


def test_a_row_is_a_cell() -> None:
    assert read(csv_of(ROW)) == (CELL,)
    assert read(csv_of(ROW, sign=";")) == (CELL,)
    assert read(csv_of(ROW).decode().encode("cp1252")) == (CELL,)


def test_a_spreadsheet_with_numbers_as_numbers() -> None:
    typed = (901, "Birkerum", 2021, "SEL 95", 12, 3.0, 5, 1)
    assert read(spreadsheet(TEMPLATE, typed), "klager.xlsx") == (CELL,)
    assert read(spreadsheet(TEMPLATE, ROW), "klager.xlsx") == (CELL,)  # and a year as text is a year


def test_the_template_has_headings_and_no_rows() -> None:
    assert template_csv() == b"kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,hjemvist,afvist\n"
    assert refused(template_csv()) == ["Filen har overskrifter, men ingen rækker under dem. Læg tallene ind under dem."]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("901", "BIRKERUM"),
        ("0901", "Birkerums Kommune"),
        ("901", ""),
        ("902", "Høje Tåstrup"),
        ("902", "Høje-Taastrup kommune"),
    ],
)
def test_municipalities_in_their_usual_spellings(code: str, name: str) -> None:
    assert [cell.code for cell in read(csv_of(changed(kommunekode=code, kommune=name)))] == [code[-3:]]


def test_the_name_may_be_left_out_and_headings_may_be_written_otherwise() -> None:
    header = ["Kommunekode", "AAR", "Bestemmelse", "Stadfaestet", "Aendret ophaevet", "hjemvist", "afvist", "note"]
    assert read(csv_of(("901", "2021", "SEL § 95", "12", "3", "5", "1", "ok"), header=header)) == (CELL,)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"hjemvist": "-1"},
            "Række 2, kolonnen »hjemvist«: »-1« er under nul. Skriv antallet af sager som et helt tal, mindst 0.",
        ),
        ({"hjemvist": "45 %"}, "»45 %« er en procent eller et decimaltal. Skriv antallet af sager som et helt tal."),
        ({"hjemvist": "120%"}, "»120%« er en procent eller et decimaltal."),
        ({"hjemvist": "0.45"}, "»0.45« er en procent eller et decimaltal."),
        ({"hjemvist": "1.234"}, "»1.234« er en procent eller et decimaltal."),
        ({"hjemvist": ""}, "Cellen er tom. Skriv antallet af sager, og 0, hvis der ingen var."),
        ({"hjemvist": "fem"}, "»fem« er ikke et antal sager. Skriv antallet med cifre alene, fx 7."),
        ({"hjemvist": "9999999"}, "»9999999« er flere sager, end der kan være."),
        ({"hjemvist": "=SUM(A1:A2)"}, "»=SUM(A1:A2)« er ikke et antal sager."),
        ({"hjemvist": "٣"}, "»٣« er ikke et antal sager."),
        (
            {"aar": "toogtyve"},
            "Række 2, kolonnen »aar«: »toogtyve« er ikke et årstal. Skriv året med fire cifre, fx 2021.",
        ),
        ({"aar": "21"}, "»21« er ikke et årstal."),
        ({"aar": "2021-2022"}, "»2021-2022« er ikke et årstal."),
        ({"aar": ""}, "Række 2, kolonnen »aar«: Cellen er tom."),
        (
            {"kommunekode": "999"},
            "Række 2, kolonnen »kommunekode«: Koden »999« er ingen kommune på listen. Skriv kommunens kode",
        ),
        ({"kommunekode": ""}, "Række 2, kolonnen »kommunekode«: Cellen er tom."),
        (
            {"kommune": "Egeløse"},
            "Koden 901 er Birkerum, men der står »Egeløse«. Ret koden eller navnet, så de hører sammen.",
        ),
        ({"bestemmelse": "95"}, "»95« er ikke en bestemmelse. Skriv lov og paragraf, fx SEL 95."),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_where_it_stands(cells: dict[str, str], said: str) -> None:
    problems = refused(csv_of(changed(**cells)))
    assert len(problems) == 1
    assert said in problems[0]


def test_the_same_cell_twice() -> None:
    again = changed(kommunekode="0901", bestemmelse="SEL § 95", hjemvist="7")
    other = changed(aar="2020")
    assert refused(csv_of(ROW, other, again)) == [
        "Række 4, kolonnen »bestemmelse«: Birkerum, SEL 95 i 2021 står også i række 2. Behold den ene række, eller læg de to "
        "sammen, hvis de er dele af det samme."
    ]


def test_every_problem_is_told_and_the_rest_are_counted() -> None:
    problems = refused(csv_of(changed(aar="x", hjemvist="-1"), *[changed(kommunekode="999")] * 150))
    assert problems[0].startswith("Række 2, kolonnen »aar«")
    assert problems[1].startswith("Række 2, kolonnen »hjemvist«")
    assert len(problems) == 101
    assert "52" in problems[-1]


def test_missing_columns_are_named() -> None:
    problems = refused(csv_of(("901", "2021"), header=("kommunekode", "aar")))
    assert len(problems) == 5
    assert problems[0].startswith("Række 1: Kolonnen »bestemmelse« mangler. Overskrifterne er »kommunekode« og »aar«.")


def _with_formula(_workbook: Workbook, sheet: Worksheet) -> None:
    sheet["G2"] = "=E2+F2"


def _merged(_workbook: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "klager.csv", "tom"),
        (b"%PDF-1.7 noget", "klager.xlsx", "en PDF-fil"),
        (spreadsheet(), "klager.xlsx", "ingen celler med indhold"),
        (spreadsheet(TEMPLATE, ROW, change=_with_formula), "klager.xlsx", "har en formel, hvis resultat ikke er gemt"),
        (spreadsheet(TEMPLATE, ROW, ROW, change=_merged), "klager.xlsx", "er flettet sammen"),
    ],
    ids=["zero bytes", "renamed PDF", "empty sheet", "formula", "merged cells"],
)
def test_files_that_are_no_table(data: bytes, name: str, said: str) -> None:
    assert said in " ".join(refused(data, name))


def test_two_hundred_thousand_rows_are_answered_in_seconds() -> None:
    row = ",".join(ROW)
    data = (",".join(TEMPLATE) + "\n" + "\n".join([row] * 200_000) + "\n").encode()
    began = time.process_time()  # the machine may have other things to do
    problems = refused(data)
    assert time.process_time() - began < 10
    assert "199.899" in problems[-1] or "199899" in problems[-1]
    assert "200.000 rækker" in refused(data + f"{row}\n".encode())[0]


def test_a_whole_country_is_read_as_it_was_written() -> None:
    ground = simulated_ground()
    assert read_appeals(appeals_csv(ground), "klager.csv", ground.municipalities) == ground.cells
    assert {cell.provision for cell in ground.cells} == set(PROVISIONS)
