"""Lists as people have them: pasted from spreadsheets and mails, in files, and everything that is not a list."""

from __future__ import annotations

from itertools import permutations
from time import process_time

import pytest

from sagkyndig.journey.planning.files.colleagues import (
    Holds,
    as_text,
    read_pasted,
    read_uploaded,
    template_csv,
    typed_rows,
)
from sagkyndig.journey.planning.rules.colleagues import MOST_AT_ONCE, Known, looked_through
from sagkyndig.pure.tables import TableError
from tests.factories.spreadsheets import spreadsheet

Row = tuple[str, str, str, str]
METTE: Row = ("Mette Holm", "mette.holm@aadal.example", "Sagsbehandler", "Voksen")
AASE: Row = ("Åse Ørbæk", "aase@aadal.example", "faglig leder", "Børn og unge")


def read(text: str) -> list[Row]:
    return [(each.name, each.email, each.role, each.department) for each in typed_rows(read_pasted(text))]


@pytest.mark.parametrize("sign", ["\t", ";", ",", " ; "])
@pytest.mark.parametrize("heading", ["", "Navn{}E-mail{}Funktion{}Afdeling\n", "Medarbejder:{}MAIL{}Titel{}Team\r\n"])
def test_a_table_with_or_without_headings(sign: str, heading: str) -> None:
    text = heading.format(*[sign] * 3) + "\n".join(sign.join(row) for row in (METTE, AASE))
    assert read(text) == [METTE, AASE]


@pytest.mark.parametrize("places", [order for order in permutations(range(4)) if order.index(0) < order.index(3)])
def test_columns_stand_in_any_order(places: tuple[int, ...]) -> None:
    """The name stands before the department: nothing else tells them apart."""
    text = "\n".join("\t".join(row[at] for at in places) for row in (METTE, AASE))
    assert read(text) == [METTE, AASE]


def test_headings_tell_the_columns_whatever_their_order() -> None:
    assert read("Afdeling;Stilling;Nr.;E-mail;Navn\nVoksen;Sagsbehandler;4;mette.holm@aadal.example;Mette Holm") == [
        METTE
    ]


def test_first_and_last_names_are_put_together() -> None:
    assert read("Fornavn\tEfternavn\tMail\nÅse\tØrbæk\taase@aadal.example") == [(*AASE[:2], "", "")]
    assert read("Åse\tØrbæk\taase@aadal.example\nMette\tHolm\tm@k.dk")[0] == (*AASE[:2], "", "")


@pytest.mark.parametrize(
    "text",
    [
        "Mette Holm <mette.holm@aadal.example>; Åse Ørbæk <aase@aadal.example>",
        "Mette Holm <mette.holm@aadal.example>, Åse Ørbæk <aase@aadal.example>,",
        "Holm, Mette <mette.holm@aadal.example>; Ørbæk, Åse <aase@aadal.example>;",
        '"Holm, Mette" <mette.holm@aadal.example>\n"Ørbæk, Åse" <mailto:aase@aadal.example>',
        "Mette Holm mette.holm@aadal.example\nÅse Ørbæk aase@aadal.example",
        "Mette Holm (mette.holm@aadal.example)\n\n\nÅse Ørbæk: aase@aadal.example\n",
        "Mette Holm\tMette Holm <mette.holm@aadal.example>\nÅse Ørbæk\t<aase@aadal.example>",
        '"Holm, Mette";mette.holm@aadal.example\n"Ørbæk, Åse";aase@aadal.example',
        "mette.holm@aadal.example;Mette Holm\naase@aadal.example;Åse Ørbæk",
    ],
)
def test_addresses_as_mail_programs_write_them(text: str) -> None:
    lines = looked_through(typed_rows(read_pasted(text)), Known(), "Ådal")
    assert [(line.typed.name, line.typed.email) for line in lines] == [METTE[:2], AASE[:2]]


def test_what_stands_behind_an_address_is_read_too() -> None:
    assert read("Mette Holm <mette.holm@aadal.example>, Sagsbehandler, Voksen") == [METTE]
    assert read("Mette Holm   mette.holm@aadal.example   Sagsbehandler   Voksen") == [METTE]


@pytest.mark.parametrize(
    "text", ["a.b@k.dk; c.d@k.dk", "a.b@k.dk, c.d@k.dk", "a.b@k.dk\nc.d@k.dk", "a.b@k.dk c.d@k.dk"]
)
def test_addresses_alone_are_rows_that_lack_a_name(text: str) -> None:
    assert [(row[0], row[1]) for row in read(text)] == [("", "a.b@k.dk"), ("", "c.d@k.dk")]


def test_rows_keep_the_number_they_have_in_the_list() -> None:
    sheet = read_pasted("Navn;Mail\n\nMette Holm;m@k.dk\n\nÅse Ørbæk;a@k.dk")
    assert [each.row for each in typed_rows(sheet)] == [3, 5]


def test_a_cell_with_a_line_break_is_one_cell() -> None:
    assert read('Navn\tE-mail\tAfdeling\n"Mette\nHolm"\tm@k.dk\t"Voksen\nhandicap"') == [
        ("Mette Holm", "m@k.dk", "", "Voksen handicap")
    ]


def test_signs_that_nobody_sees_are_taken_out() -> None:
    assert read("\ufeffMette\u00a0Holm;mette.holm@aadal.example\u200b;Sags\u00adbehandler;Voksen\x00") == [METTE]


def test_a_quotation_mark_too_many_swallows_no_rows() -> None:
    assert [row[1] for row in read('Mette "Mette Holm;m@k.dk\nÅse Ørbæk;a@k.dk')] == ["m@k.dk", "a@k.dk"]


def test_columns_that_were_chosen_are_used() -> None:
    sheet = read_pasted("Voksen;Mette Holm;mette.holm@aadal.example;Sagsbehandler")
    chosen = (Holds.DEPARTMENT, Holds.NAME, Holds.EMAIL, Holds.ROLE)
    (each,) = typed_rows(sheet, chosen)
    assert (each.name, each.email, each.role, each.department) == METTE


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\x00", "Navn;E-mail;Funktion;Afdeling"])
def test_an_empty_list_says_so(text: str) -> None:
    with pytest.raises(TableError) as told:
        read_pasted(text)
    assert "i listen." in told.value.problems[0].sentence


def test_ten_thousand_rows_are_too_many() -> None:
    with pytest.raises(TableError) as told:
        read_pasted("\n".join(f"Kollega {at};k{at}@k.dk" for at in range(10_000)))
    assert (
        told.value.problems[0].sentence
        == f"Listen har 10.000 rækker, og der kan højst tilmeldes {MOST_AT_ONCE} ad gangen."
    )
    with pytest.raises(TableError):
        read_pasted("x" * 2_000_000)


def test_five_hundred_rows_are_read() -> None:
    assert len(read("\n".join(f"Kollega {at};k{at}@k.dk" for at in range(MOST_AT_ONCE)))) == MOST_AT_ONCE


def test_prose_is_a_row_that_lacks_an_address() -> None:
    (line,) = looked_through(typed_rows(read_pasted("Hej, vil du tilmelde os alle?")), Known(), "Ådal")
    assert [fault.field for fault in line.faults] == ["email"]


TABLE = [["Navn", "E-mail", "Funktion", "Afdeling"], list(METTE), list(AASE)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (spreadsheet(*TABLE), "kolleger.xlsx"),
        (spreadsheet(*TABLE[1:]), "uden-overskrifter.xlsx"),
        ("\n".join(";".join(row) for row in TABLE).encode(), "kolleger.csv"),
        ("\n".join(",".join(row) for row in TABLE).encode("utf-8-sig"), "kolleger.csv"),
        ("\n".join("\t".join(row) for row in TABLE).encode("utf-16"), "kolleger.txt"),
        ("\r\n".join(";".join(row) for row in TABLE[1:]).encode("cp1252"), "kolleger.csv"),
    ],
)
def test_files_give_the_same(data: bytes, name: str) -> None:
    sheet = read_uploaded(data, name)
    assert [(each.name, each.email, each.role, each.department) for each in typed_rows(sheet)] == [METTE, AASE]
    assert read(as_text(sheet)) == [METTE, AASE]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "tom.csv"),
        (b"%PDF-1.7 x", "kolleger.xlsx"),
        (b"%PDF-1.7 x", "kolleger.pdf"),
        (b"PK\x03\x04ikke en zip", "kolleger.xlsx"),
        (b"\x89PNG\r\n\x1a\n", "billede.png"),
        (b"<html><table></table>", "kolleger.csv"),
        (spreadsheet(*TABLE), "kolleger.csv"),
        (spreadsheet(), "tom.xlsx"),
        (b"Navn;E-mail\n" + b"".join(b"K;k@k.dk\n" for _ in range(10_000)), "mange.csv"),
    ],
)
def test_the_wrong_file_is_refused_with_a_reason(data: bytes, name: str) -> None:
    with pytest.raises(TableError) as told:
        read_uploaded(data, name)
    assert all(problem.sentence and problem.remedy for problem in told.value.problems)


def test_the_template_is_read_as_headings() -> None:
    filled = template_csv() + ";".join(METTE)
    assert read(filled) == [METTE]
    sheet = read_uploaded(filled.encode("utf-8-sig"), "skabelon.csv")
    assert sheet.holds == (Holds.NAME, Holds.EMAIL, Holds.ROLE, Holds.DEPARTMENT)


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "a@" * 150_000, "a " * 150_000, "a" * 300_000 + "<", "Mette <" * 40_000, "@" * 300_000],
    ids=["word", "signs", "blanks", "bracket", "brackets", "at"],
)
def test_a_long_paste_without_a_list_in_it_holds_nobody_up(text: str) -> None:
    """Each took half an hour when a pattern began anew at each of its letters."""
    began = process_time()
    typed_rows(read_pasted(text))
    assert process_time() - began < 20


def test_a_cell_without_end_is_refused_with_a_reason() -> None:
    with pytest.raises(TableError, match="meget lang"):
        read_pasted(f'Navn;E-mail\n"{"a" * 140_000}";a@k.dk')


def test_a_file_that_is_too_long_to_be_mended_as_a_text_is_refused() -> None:
    rows = "".join(f"Kollega {at};k{at}@k.dk;{'x' * 1_900}\n" for at in range(300))
    with pytest.raises(TableError, match="meget lang"):
        read_uploaded(f"Navn;E-mail;Noter\n{rows}".encode(), "kolleger.csv")
