"""XLSX as it comes from Excel and others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from sagkyndig.pure.tables import Limits, Problem, Table, TableError, read_table
from tests.factories.spreadsheets import spreadsheet as book

USUAL = Limits()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one of its parts rewritten."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return packed.getvalue()


def problems(data: bytes, limits: Limits = USUAL) -> tuple[Problem, ...]:
    with pytest.raises(TableError) as refused:
        read_table(data, "svar.xlsx", limits=limits)
    return refused.value.problems


def problem(data: bytes, limits: Limits = USUAL) -> Problem:
    (only,) = problems(data, limits)
    return only


def located(found: Problem) -> tuple[int | None, str | None, str | None]:
    return found.row, found.column, found.value


SHEET = "xl/worksheets/sheet1.xml"
SIMPLE = book(("svar", "øget kendskab"), (1, "I høj grad"), (2, None))


# What is accepted


def test_a_plain_sheet() -> None:
    expected = Table(("svar", "øget kendskab"), (("1", "I høj grad"), ("2", "")), range(2, 4), sheet="Svar")
    assert read_table(SIMPLE, "svar.xlsx") == expected
    assert read_table(SIMPLE, "svar") == expected


def test_a_header_without_rows() -> None:
    assert read_table(book(("a", "b")), "a.xlsx").rows == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (0.1 + 0.2, "0.3"),
        (-12345678, "-12345678"),
        (1e21, "1000000000000000000000"),
        (0.00001, "0.00001"),
        (True, "SAND"),
        (False, "FALSK"),
        (date(2024, 6, 24), "2024-06-24"),
        (datetime(2024, 6, 24), "2024-06-24"),  # noqa: DTZ001
        (datetime(2024, 6, 24, 10, 30), "2024-06-24T10:30:00"),  # noqa: DTZ001
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("  mellemrum ved enderne\u00a0", "mellemrum ved enderne"),
        ("007", "007"),
    ],
)
def test_cells_as_text(value: object, text: str) -> None:
    assert read_table(book(("a",), (value,)), "a.xlsx").rows == ((text,),)


def test_a_formula_comes_as_its_value() -> None:
    def with_value(xml: bytes) -> bytes:
        return xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>"
        )

    data = changed(book(("a", "b"), ("x", "=1+1")), SHEET, with_value)
    assert read_table(data, "a.xlsx").rows == (("x", "2"),)


def test_empty_rows_are_no_rows_but_counted() -> None:
    data = book(("a", "b"), ("1", "x"), (), ("", ""), ("2", "y"))
    assert list(read_table(data, "a.xlsx").numbered_rows()) == [(2, ("1", "x")), (5, ("2", "y"))]


def test_the_only_sheet_with_content_is_taken_and_hidden_ones_are_left_alone() -> None:
    def more(workbook: Workbook, sheet: Worksheet) -> None:
        workbook.create_sheet("Tom", 0)
        hidden = workbook.create_sheet("Lister")
        hidden.append(("ja", "nej"))
        hidden.sheet_state = "hidden"

    table = read_table(book(("a",), ("1",), change=more), "a.xlsx")
    assert (table.sheet, table.rows) == ("Svar", (("1",),))


def test_colour_far_below_the_table_is_no_row() -> None:
    def coloured(workbook: Workbook, sheet: Worksheet) -> None:
        sheet["ZZ900000"].font = Font(bold=True)

    assert read_table(book(("a",), ("1",), change=coloured), "a.xlsx").rows == (("1",),)


def test_line_breaks_in_a_cell_are_written_one_way() -> None:
    assert read_table(book(("a",), ("x_x000D_\ny",)), "a.xlsx").rows == (("x\ny",),)


# What is refused


def test_an_invisible_sign_is_located() -> None:
    assert located(problem(book(("a",), ("1",), ("x_x0007_",)))) == (3, None, "U+0007")


def test_a_document_type_is_refused() -> None:
    swelling = b'<!DOCTYPE x [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for part in (SHEET, "xl/workbook.xml"):
        data = changed(SIMPLE, part, lambda xml: swelling + xml[xml.index(b"<w") :])
        assert problem(data).sentence == "Regnearket er beskadiget og kan ikke åbnes."


def test_two_cells_far_apart_make_a_sheet_too_large() -> None:
    found = problem(book(("a",), change=lambda _, sheet: sheet.cell(100_000, 200, "x")))
    assert found.sentence == (
        "Regnearket strækker sig over 100.000 rækker og 200 kolonner, og der må i alt højst være 5.000.000 celler."
    )


def test_an_empty_sheet() -> None:
    found = problem(book())
    assert found.sentence == "Regnearket har ingen celler med indhold (»Svar«)."


def test_several_sheets_with_content_are_named() -> None:
    def more(workbook: Workbook, sheet: Worksheet) -> None:
        workbook.create_sheet("Kommentarer").append(("a",))
        workbook.create_sheet("Tom")

    found = problem(book(("a",), change=more))
    assert found.sentence == "Der står noget på flere ark: »Svar« og »Kommentarer«."
    assert found.value == "Svar, Kommentarer"


def test_merged_cells_are_located() -> None:
    data = book(("a", "b"), ("1", "2"), ("3", "4"), change=lambda _, sheet: sheet.merge_cells("A2:B3"))
    found = problem(data)
    assert located(found) == (2, "A", "A2:B3")
    assert found.sentence == "Cellerne A2:B3 er flettet sammen."


def test_merged_cells_outside_the_table_do_no_harm() -> None:
    data = book(("a", "b"), ("1", "2"), change=lambda _, sheet: sheet.merge_cells("D9:E9"))
    assert read_table(data, "a.xlsx").rows == (("1", "2"),)


def test_a_formula_without_its_value_is_located() -> None:
    found = problems(book(("a", "b"), ("1", "=1+1"), ('=IF(A2>"0",1,2)', "3")))
    assert [located(each) for each in found] == [(2, "B", None), (3, "A", None)]
    assert found[0].sentence == "Celle B2 har en formel, hvis resultat ikke er gemt i filen."
    assert problem(book(("=1+1",))).sentence == "Celle A1 har en formel, hvis resultat ikke er gemt i filen."


def test_a_cell_that_shows_an_error_is_located() -> None:
    def broken(workbook: Workbook, sheet: Worksheet) -> None:
        sheet["B2"] = "#DIV/0!"
        sheet["B2"].data_type = "e"

    found = problem(book(("a", "b"), ("1", "x"), change=broken))
    assert located(found) == (2, "B", "#DIV/0!")
    assert found.sentence == "Celle B2 viser fejlen #DIV/0!."


def test_duplicate_and_empty_headings() -> None:
    assert problem(book(("a", "b", "a"), (1, 2, 3))).sentence == (
        "Overskriften »a« står over flere kolonner i række 1: A og C."
    )
    assert located(problem(book((None, "b"), (1, 2)))) == (1, "A", "")
    assert located(problem(book((), (), ("a", None, "c")))) == (3, "B", "")
    assert located(problem(book(("a",), (1, 2)))) == (1, "B", "")


def test_limits() -> None:
    limits = Limits(rows=2, columns=3)
    assert len(read_table(book(("a",), (1,), (2,)), "a.xlsx", limits=limits).rows) == 2
    too_long = problem(book(("a",), (1,), (2,), (3,)), limits)
    assert too_long.sentence == "Tabellen har mere end 2 rækker under overskrifterne."
    too_wide = problem(book(("a", "b", "c", "d")), limits)
    assert too_wide.sentence == "Række 1 har 4 kolonner, og der må højst være 3."
    long_cell = problem(book(("a",), ("x" * 20,)), Limits(cell_characters=10))
    assert located(long_cell) == (2, "a", None)


def test_one_cell_far_away_does_not_take_the_memory() -> None:
    def far(workbook: Workbook, sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    found = problem(book(("a",), change=far))
    assert found.sentence == "Tabellen har mere end 200.000 rækker under overskrifterne."
    wide = problem(book(("a",), change=lambda _, sheet: sheet.cell(1, 16_384, "x")))
    assert wide.sentence == "Række 1 har 16.384 kolonner, og der må højst være 300."


@pytest.mark.parametrize(
    "far",
    [
        b'<c r="ZZ99999"><v>1</v></c>',
        b"<c r='ZZ99999'><v>1</v></c>",
        b'<c\tr="ZZ99999"><v>1</v></c>',
        b'<c s="0" r="ZZ99999"><v>1</v></c>',
        b'<c r = "ZZ99999"><v>1</v></c>',
        b'<c r="&#90;Z99999"><v>1</v></c>',
        b'<x:c xmlns:x="y" r="ZZ99999"><v>1</v></x:c>',
        b'<c r="ZZZZZZZ1"><v>1</v></c>',
        b'<c r="A99999999999"><v>1</v></c>',
        b'<c r="zz99999"><v>1</v></c>',
    ],
)
def test_a_far_cell_is_seen_however_it_is_written(far: bytes) -> None:
    plain = changed(book(("a",)), SHEET, lambda xml: xml.replace(b"</row>", far + b"</row>"))
    told = problem(plain).sentence
    assert told in (
        "Række 1 har 702 kolonner, og der må højst være 300.",
        "Regnearket er beskadiget og kan ikke åbnes.",
    )


def test_a_file_made_to_swell_is_refused_unread() -> None:
    swollen = changed(SIMPLE, SHEET, lambda xml: xml + b" " * 3_000_000)
    assert len(swollen) < 50_000
    found = problem(swollen, Limits(unpacked_bytes=2_000_000))
    assert found.sentence == "Regnearket fylder mere end 2,0 MB, når det pakkes ud."


def test_a_file_that_lies_about_its_size_is_refused() -> None:
    """The promised size of the sheet is rewritten to one byte, in both places where a zip file tells it."""
    with zipfile.ZipFile(io.BytesIO(SIMPLE)) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    lying = SIMPLE.replace(size, (1).to_bytes(4, "little"))
    assert problem(lying).sentence == "Regnearket er beskadiget og kan ikke åbnes."


@pytest.mark.parametrize(
    "data",
    [
        SIMPLE[:-30],
        SIMPLE[: len(SIMPLE) // 2],
        b"PK\x03\x04" + b"\x00" * 100,
        changed(SIMPLE, "xl/workbook.xml", lambda xml: b"<workbook"),
        changed(SIMPLE, SHEET, lambda xml: xml[: len(xml) // 2]),
        changed(SIMPLE, "xl/_rels/workbook.xml.rels", lambda xml: b""),
    ],
    ids=["no end", "half", "nothing in it", "broken workbook", "broken sheet", "no relations"],
)
def test_a_damaged_file(data: bytes) -> None:
    assert problem(data).sentence == "Regnearket er beskadiget og kan ikke åbnes."


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        ("word/document.xml", "Filens indhold er et Word-dokument."),
        ("ppt/presentation.xml", "Filens indhold er en PowerPoint-præsentation."),
        ("META-INF/manifest.xml", "Filens indhold er et OpenDocument-dokument."),
        ("billede.png", "Filens indhold er en pakket fil (zip)."),
    ],
)
def test_other_zip_files(member: str, sentence: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(member, "x")
    assert problem(packed.getvalue()).sentence == sentence


def test_every_single_spoilt_byte_is_a_table_or_a_sentence() -> None:
    outcomes = {outcome(SIMPLE[:at] + bytes([SIMPLE[at] ^ 0xFF]) + SIMPLE[at + 1 :]) for at in range(len(SIMPLE))}
    assert outcomes == {"tabel", "sætning"}


def outcome(data: bytes) -> str:
    try:
        read_table(data, "svar")
    except TableError:
        return "sætning"
    return "tabel"
