"""CSV as it comes: many ways of writing the same table, and every way of getting it wrong."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.tables import Limits, Problem, Table, TableError, read_table

HEADER = ("svar", "øget kendskab", "kommentar")
ROWS = (("1", "I høj grad", "Godt"), ("2", "Slet ikke", ""))
TEXT = "svar;øget kendskab;kommentar\n1;I høj grad;Godt\n2;Slet ikke;\n"
USUAL = Limits()


def read(text: str | bytes, name: str = "svar.csv", limits: Limits = USUAL) -> Table:
    return read_table(text.encode() if isinstance(text, str) else text, name, limits=limits)


def problems(text: str | bytes, name: str = "svar.csv", limits: Limits = USUAL) -> tuple[Problem, ...]:
    with pytest.raises(TableError) as refused:
        read(text, name, limits)
    return refused.value.problems


def problem(text: str | bytes, name: str = "svar.csv", limits: Limits = USUAL) -> Problem:
    (only,) = problems(text, name, limits)
    return only


def located(found: Problem) -> tuple[int | None, str | None, str | None]:
    return found.row, found.column, found.value


# What is accepted


@pytest.mark.parametrize(
    ("data", "delimiter", "encoding"),
    [
        (TEXT.encode(), ";", "utf-8"),
        (TEXT.encode("utf-8-sig"), ";", "utf-8"),
        (TEXT.encode("utf-16"), ";", "utf-16"),
        (TEXT.encode("utf-16-be").join((b"\xfe\xff", b"")), ";", "utf-16"),
        (TEXT.encode("windows-1252"), ";", "windows-1252"),
        (TEXT.replace(";", ",").encode(), ",", "utf-8"),
        (TEXT.replace(";", "\t").encode(), "\t", "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), ";", "utf-8"),
        (TEXT.replace("\n", "\r").encode(), ";", "utf-8"),
        (TEXT.removesuffix("\n").encode(), ";", "utf-8"),
        (f"{TEXT}\n\n".encode(), ";", "utf-8"),
        (TEXT.replace(";", " ; ").encode(), ";", "utf-8"),
        (TEXT.replace("I høj grad", '"I høj grad"').encode(), ";", "utf-8"),
        (f"sep=;\r\n{TEXT}".encode(), ";", "utf-8"),
        (TEXT.replace("\n", ";;\n").encode(), ";", "utf-8"),
    ],
)
def test_the_same_table_in_many_writings(data: bytes, delimiter: str, encoding: str) -> None:
    expected = Table(HEADER, ROWS, range(2, 4), delimiter=delimiter, encoding=encoding)
    assert read(data) == expected
    assert read(data, "uden-endelse") == expected


@pytest.mark.parametrize("cell", ["=1+1", "+45", "-1", "@SUM(A1)", " =1", "'=1", "＝1"])
def test_the_guard_of_a_text_that_looks_like_a_formula_is_taken_off(cell: str) -> None:
    assert read(f"a;b\n'{cell};x\n").rows == ((cell.strip(), "x"),)
    assert read("a;b\n'mere' end nok;'\n").rows == (("'mere' end nok", "'"),)


def test_a_header_without_rows_is_a_table_of_no_rows() -> None:
    table = read("svar;kommentar\n")
    assert (table.header, table.rows, list(table.numbered_rows())) == (("svar", "kommentar"), (), [])


def test_a_single_column_needs_no_delimiter() -> None:
    assert read("kommune\nÅdal\nNordby\n").rows == (("Ådal",), ("Nordby",))


def test_quoted_line_breaks_do_not_shift_the_numbers_below() -> None:
    table = read('a;b\n"første\nlinje";x\n\n3;"tom linje\r\n\r\nhalvvejs"\n5;y\n')
    assert list(table.numbered_rows()) == [
        (2, ("første\nlinje", "x")),
        (4, ("3", "tom linje\n\nhalvvejs")),
        (5, ("5", "y")),
    ]


def test_a_row_of_empty_cells_is_a_row_and_an_empty_line_is_none() -> None:
    assert list(read("a,b\n,\n\n1,2\n").numbered_rows()) == [(2, ("", "")), (4, ("1", "2"))]


def test_lines_above_the_header_are_counted() -> None:
    assert list(read("\n\na;b\n1;2\n").numbered_rows()) == [(4, ("1", "2"))]


@pytest.mark.parametrize(
    ("text", "delimiter", "columns"),
    [
        ("Hvad, synes du;Har du, kort sagt, lært noget\nFint;Ja\n", ";", 2),
        ("a;b,c,d\n1,2,3\n4,5,6\n", ",", 3),
        ('a,"b;c;d;e",f\n1,2,3\n', ",", 3),
        ("a,b\n1,en; to; tre\n2,fire; fem\n", ",", 2),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";", 2),
        ("a\tb, c\n1\t2\n", "\t", 2),
        ("a,b;c", ";", 2),
    ],
)
def test_the_delimiter_is_the_one_under_which_rows_are_like_the_header(text: str, delimiter: str, columns: int) -> None:
    table = read(text)
    assert (table.delimiter, len(table.header)) == (delimiter, columns)


@given(
    st.lists(st.lists(st.text(alphabet='ab;,"æ', max_size=6), min_size=2, max_size=2), max_size=5),
    st.sampled_from(";,\t"),
)
def test_a_quoted_table_is_read_whole_under_each_delimiter(rows: list[list[str]], delimiter: str) -> None:
    def line(cells: list[str]) -> str:
        return delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells)

    table = read("\n".join(map(line, [["første", "anden"], *rows])))
    assert (table.delimiter, table.rows) == (delimiter, tuple(map(tuple, rows)))


# What is refused


def test_zero_bytes() -> None:
    assert problem(b"") == Problem(
        None, None, None, "Filen er helt tom (0 byte).", "Hent eller gem filen igen, og vælg den på ny."
    )


@pytest.mark.parametrize("text", ["\n\n", "\ufeff", "   ", ";;;\n", " \n \n"])
def test_nothing_in_it(text: str) -> None:
    assert problem(text).sentence == "Der står ingenting i filen, heller ikke overskrifter."


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x01", "a.csv", "Filen ender på ».csv«, men indholdet er et billede (PNG)."),
        (b"%PDF-1.7\n", "a.xlsx", "Filen ender på ».xlsx«, men indholdet er en PDF-fil."),
        (b"%PDF-1.7\n", "a", "Filens indhold er en PDF-fil."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
            "a.xlsx",
            "Filen ender på ».xlsx«, men indholdet er et ældre eller adgangskodebeskyttet Office-dokument.",
        ),
        (b"a;b\n1;2\n", "a.xls", "Filer, der ender på ».xls«, kan ikke læses."),
        (b"a;b\n", "A.XLSX", "Filen ender på ».xlsx«, men indholdet er tekst og ikke et Excel-regneark."),
        (b"PK\x03\x04....", "a.csv", "Filen ender på ».csv«, men indholdet er et Excel-regneark."),
        (b"<html><table><tr>", "a.csv", "Filen ender på ».csv«, men indholdet er en webside (HTML)."),
        (bytes(range(256)), "a.csv", "Filens indhold er ikke tekst, der kan læses som en tabel."),
        (b"\xff\xfea\x00b\x00\x00", "a.csv", "Filens indhold er ikke tekst, der kan læses som en tabel."),
        ("a;b\n1;2\n".encode("utf-16-le"), "a.csv", "Filens indhold er ikke tekst, der kan læses som en tabel."),
        (b"a;\x01\x02\x03" * 40, "a.csv", "Filens indhold er ikke tekst, der kan læses som en tabel."),
    ],
)
def test_another_kind_of_file(data: bytes, name: str, sentence: str) -> None:
    found = problem(data, name)
    assert (found.row, found.column, found.sentence) == (None, None, sentence)
    assert found.remedy


def test_wrong_delimiter() -> None:
    found = problem("svar|kommentar\n1|godt\n")
    assert located(found) == (1, None, "|")
    assert str(found) == (
        "Række 1 ser ud til at have »|« mellem kolonnerne. "
        "Gem filen med semikolon, komma eller tabulator mellem kolonnerne."
    )


def test_rows_divided_otherwise_than_the_header() -> None:
    first, second = problems("a;b;c\n1,2,3\n4,5,6\n")
    assert (first.row, second.row) == (2, 3)
    assert str(first) == (
        "Række 2 har 1 celle, og der er 3 overskrifter. "
        "Rækken er delt med komma og overskrifterne ikke. Brug det samme tegn i hele filen."
    )


def test_ragged_rows_are_all_named() -> None:
    found = problems('a;b;c\n1;2;3\n1;2\n"x\ny";2;3\n1;2;3;4\n')
    assert [(each.row, each.sentence) for each in found] == [
        (3, "Række 3 har 2 celler, og der er 3 overskrifter."),
        (5, "Række 5 har 4 celler, og der er 3 overskrifter."),
    ]


def test_duplicate_headings_are_all_named() -> None:
    found = problems("svar;a;Svar; A ;svar\n1;2;3;4;5\n")
    assert [located(each) for each in found] == [(1, "svar", "svar"), (1, "a", "a")]
    assert [each.sentence for each in found] == [
        "Overskriften »svar« står over flere kolonner i række 1: A, C og E.",
        "Overskriften »a« står over flere kolonner i række 1: B og D.",
    ]


def test_an_empty_heading() -> None:
    found = problem("a;;c\n1;2;3\n")
    assert located(found) == (1, "B", "")
    assert found.sentence == "Kolonne B har ingen overskrift i række 1."
    assert problem("a;b;\n1;2;\n1;2;3\n").sentence == "Kolonne C har ingen overskrift i række 1."


def test_broken_quotes() -> None:
    found = problem('a;b\n1;2\n"x"y;2\n')
    assert located(found) == (3, None, '"')
    assert found.sentence == "Række 3 har et anførselstegn, der ikke passer sammen med et andet."
    assert problem('a;b\n1;2\n3;4\n5;"uden slut\n6;7\n').row == 4


def test_a_row_of_ten_megabytes() -> None:
    one_cell = problem("a;b\n1;2\n1;" + "x" * 10_000_000)
    assert (one_cell.row, one_cell.sentence) == (
        3,
        "Række 3 er for lang: mange flere tegn, hvor der må være højst 32.767.",
    )
    many_cells = problem("a;b\n" + "x;" * 5_000_000)
    assert many_cells.row == 2
    in_the_header = problem("x;" * 5_000_000)
    assert in_the_header.row == 1


def test_a_cell_too_long() -> None:
    found = problem("a;b\n1;" + "x" * 32_768)
    assert located(found) == (2, "b", None)
    assert found.sentence == "Række 2, kolonne »b« har 32.768 tegn, og en celle må højst have 32.767."
    assert read("a;b\n1;" + "x" * 32_767).rows[0][1] == "x" * 32_767


def test_limits_of_rows_columns_and_bytes() -> None:
    limits = Limits(rows=2, columns=2, file_bytes=40)
    assert len(read("a\n1\n2\n", limits=limits).rows) == 2
    assert problem("a\n1\n2\n3\n", limits=limits).sentence == "Tabellen har mere end 2 rækker under overskrifterne."
    assert problem("a;b;c\n", limits=limits).sentence == "Række 1 har 3 kolonner, og der må højst være 2."
    found = problem("a\n" + "1" * 50, limits=Limits(file_bytes=40))
    assert found.sentence == "Filen fylder 0,0 MB, og der er plads til højst 0,0 MB."


def test_only_so_many_problems_are_listed() -> None:
    found = problems("a;b\n" + "1\n" * 120)
    assert len(found) == 101
    assert str(found[-1]) == "Der er 20 problemer til. Ret dem, der er nævnt, og prøv igen. Så vises de næste."


def test_letters_of_another_code_page_are_not_guessed_at() -> None:
    mac = "a;b\n1;x\nbr\u00f8d;2\n".encode("mac-roman")
    assert problem(mac).row == 3
    half_broken = "a;b\nBlåbær;1\nRødgrød".encode() + b"\xff;2\n"
    assert problem(half_broken).row == 2
    undefined = b'a;b\n"1\n";2\nx\x81;3\n'
    assert located(problem(undefined)) == (3, None, "byte 81")


def test_an_invisible_sign_is_located() -> None:
    found = problem('a;b\n"1\n2";x\n3;hej\x07\n')
    assert located(found) == (3, None, "U+0007")
    assert found.sentence == "Række 3 har et usynligt styretegn (U+0007)."


def test_the_error_says_it_all() -> None:
    with pytest.raises(TableError) as refused:
        read("a;a\n1\n")
    assert str(refused.value).splitlines() == [str(each) for each in refused.value.problems]
    assert len(refused.value.problems) == 2


def assert_is_sound(table: Table) -> None:
    assert {len(row) for row in table.rows} <= {len(table.header)}
    assert len(table.rows) == len(table.row_numbers)
    assert len({" ".join(heading.split()).casefold() for heading in table.header}) == len(table.header)
    assert "" not in table.header


def assert_is_told(refused: TableError) -> None:
    assert [found for found in refused.problems if not found.sentence.endswith(".") or not found.remedy] == []
    assert len(refused.problems) > 0


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a", "a.pdf"]))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes, name: str) -> None:
    try:
        assert_is_sound(read_table(data, name))
    except TableError as refused:
        assert_is_told(refused)


@given(st.text(alphabet='ab;,\t"\n\r =æ|', max_size=60))
def test_any_text_is_a_table_or_a_sentence(text: str) -> None:
    try:
        assert_is_sound(read(text))
    except TableError as refused:
        assert_is_told(refused)


def test_a_hundred_thousand_rows_take_a_fraction_of_a_second() -> None:
    line = "I høj grad;Det gav mening;Fint;I høj grad;I nogen grad;I nogen grad;e_laering;Der var meget om reglerne.\n"
    data = ("a;b;c;d;e;f;g;h\n" + line * 100_000).encode()
    began = time.process_time()
    table = read(data)
    took = time.process_time() - began
    assert len(table.rows) == 100_000
    assert took < 1


def test_a_line_of_spaces_is_no_row_and_empty_cells_above_the_header_are_no_header() -> None:
    assert list(read("a;b\n1;2\n   \n\t\n3;4\n").numbered_rows()) == [(2, ("1", "2")), (5, ("3", "4"))]
    assert list(read("   \n;\na;b\n1;2\n").numbered_rows()) == [(4, ("1", "2"))]


def test_a_row_of_nothing_but_delimiters_is_too_long_too() -> None:
    found = problem("a,b\n1,2\n" + "," * 300_000)
    assert (found.row, found.sentence) == (3, "Række 3 er for lang: 300.000 tegn, hvor der må være højst 200.000.")


@pytest.mark.parametrize("text", ['{"a": 1}', '[{"a": 1}]', "[]", '\ufeff {\n  "a": 1\n}', '["a", "b"]'])
def test_json_is_named(text: str) -> None:
    assert problem(text).sentence == "Filen ender på ».csv«, men indholdet er JSON."


def test_a_heading_in_brackets_is_no_json() -> None:
    assert read("[a];{b}\n1;2\n").header == ("[a]", "{b}")


@pytest.mark.parametrize(
    ("member", "told"), [("a.csv", "en pakket fil (zip)"), ("word/document.xml", "et Word-dokument")]
)
def test_a_packed_file_named_csv_is_called_what_it_is(member: str, told: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(member, "x")
    assert problem(packed.getvalue()).sentence == f"Filen ender på ».csv«, men indholdet er {told}."
