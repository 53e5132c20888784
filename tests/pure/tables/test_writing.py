"""What is written can be read, is never a formula, and is the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sagkyndig.pure.tables import Cell, read_table, write_csv, write_xlsx

CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)
ERROR_LIKE = st.sampled_from(["#N/A", "#DIV/0!", "#REF!", "a_x0041_b", "_x000D_"])
FORMULA_LIKE = ERROR_LIKE | st.builds(
    "".join, st.lists(st.sampled_from(["=", "+", "-", "@", "'", "1", "\t", "\n", " ", "ø"]))
)
ROWS = st.lists(st.tuples(CELL | FORMULA_LIKE, CELL | FORMULA_LIKE), max_size=6)
HEADER = ('første;"spørgsmål"', "=andet")


def as_read(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row)


@given(ROWS)
def test_csv_there_and_back(rows: list[tuple[str, str]]) -> None:
    table = read_table(write_csv(HEADER, rows), "a.csv")
    assert (table.header, table.delimiter) == (HEADER, ";")
    assert table.rows == tuple(map(as_read, rows))


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_xlsx_there_and_back(rows: list[tuple[str, str]]) -> None:
    table = read_table(write_xlsx(HEADER, rows, "Svar"), "a.xlsx")
    assert table.header == HEADER
    assert list(table.numbered_rows()) == [
        (number, as_read(row)) for number, row in enumerate(rows, start=2) if any(as_read(row))
    ]


@pytest.mark.parametrize("text", ["=1+1", "+45", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", "＝1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    assert write_csv(["a", "b"], [[text, "x"]]).decode("utf-8-sig").splitlines(keepends=False)[1].lstrip('"')[0] == "'"
    sheet = load_workbook(io.BytesIO(write_xlsx(["a"], [[text]], "Svar"))).worksheets[0]
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)


def test_the_csv_is_one_that_excel_opens() -> None:
    written = write_csv(["svar", "tekst"], [[1, "a;b"], [Decimal("-2.50"), 'sagde "ja"'], [0.5, None]])
    assert written == ("\ufeffsvar;tekst\r\n" + '1;"a;b"\r\n' + '-2,50;"sagde ""ja"""\r\n' + "0,5;\r\n").encode()


def test_dates_are_iso_and_numbers_stay_numbers() -> None:
    row: list[Cell] = [date(2024, 6, 24), 3, -2.5, None, "x"]
    assert read_table(write_csv("abcde", [row]), "a.csv").rows == (("2024-06-24", "3", "-2,5", "", "x"),)
    written = write_xlsx("abcde", [row], "Svar")
    assert read_table(written, "a.xlsx").rows == (("2024-06-24", "3", "-2.5", "", "x"),)


def test_the_same_table_is_the_same_bytes() -> None:
    rows = [("1", "Godt"), ("2", "=1+1")]
    assert write_xlsx(HEADER, rows, "Svar") == write_xlsx(HEADER, rows, "Svar")
    with zipfile.ZipFile(io.BytesIO(write_xlsx(HEADER, rows, "Svar"))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_sheet_has_a_title_that_excel_takes() -> None:
    titles = {
        wanted: read_table(write_xlsx(["a"], [], wanted), "a.xlsx").sheet for wanted in ("Svar 4/5", "", "x" * 40)
    }
    assert titles == {"Svar 4/5": "Svar 4 5", "": "Ark1", "x" * 40: "x" * 31}


def test_another_reader_sees_the_same() -> None:
    row: list[Cell] = ["a<b & c", 1.5, -3, date(2024, 6, 24), datetime(2024, 6, 24, 10, 30), True, "", None]  # noqa: DTZ001
    row.append(Decimal("0.10"))
    sheet = load_workbook(io.BytesIO(write_xlsx("abcdefghi", [row], "Svar & mere"))).worksheets[0]
    assert sheet.title == "Svar & mere"
    assert [cell.value for cell in sheet[2]] == [
        "a<b & c",
        1.5,
        -3,
        datetime(2024, 6, 24),  # noqa: DTZ001
        datetime(2024, 6, 24, 10, 30),  # noqa: DTZ001
        True,
        None,
        None,
        0.1,
    ]


def test_a_table_of_nothing_but_a_header() -> None:
    assert read_table(write_xlsx(["a", "b"], [], "Svar"), "a.xlsx").header == ("a", "b")
    assert read_table(write_csv(["a", "b"], []), "a.csv").header == ("a", "b")


def test_the_header_is_bold_and_stands_still() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(["a"], [["b"]], "Svar"))).worksheets[0]
    assert (sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].font.b) == ("A2", True, False)


def test_nothing_is_cut_off() -> None:
    with pytest.raises(ValueError, match="a cell holds 32767 characters"):
        write_xlsx(["a"], [["x" * 32_768]], "Svar")


def test_signs_that_a_spreadsheet_cannot_hold_are_left_out() -> None:
    assert read_table(write_xlsx(["a"], [["b\x00\x07c"]], "Svar"), "a.xlsx").rows == (("bc",),)
