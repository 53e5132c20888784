"""Bringing answers in: every bad file is told what is wrong with it, nothing is stored before it is confirmed."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web import files
from sagkyndig.journey.evaluation import queries
from sagkyndig.journey.evaluation.models import AnswerImport, AnswerSheet, PendingAnswers, Survey
from tests.factories.evaluation import (
    ANSWERS_FILE,
    COLUMNS,
    ONE_ANSWER,
    answers_csv,
    import_answers,
    make_survey,
    receive_answers,
)
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.spreadsheets import spreadsheet
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
COLUMN_FIELDS = {f"column_{column}": column for column in COLUMNS}


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR)


@pytest.fixture
def survey(evaluator: Person, now: datetime) -> Survey:
    return make_survey(make_edition(), evaluator, now)


@pytest.fixture
def base(survey: Survey) -> str:
    return f"/runder/{survey.edition_id}/evaluering/"


def send(visit: Visitor, person: Person, base: str, content: bytes, filename: str = "svar.csv") -> Visit:
    """The page after the file was sent: the preview, or the form again with what is wrong."""
    file = SimpleUploadedFile(filename, content)
    return visit(person, f"{base}svar/", method="post", data={"file": file}, follow=True)


def problems(page: Visit) -> list[list[str]]:
    """Row, column, what is wrong: without the header row and the remedies."""
    return [row[:3] for row in page.tables[0][1:]] if page.tables and page.tables[0][0][0] == "Række" else []


# --- Files that are no table: refused at once ------------------------------------------------------------------------

DUPLICATE = ("oeget_kendskab", *COLUMNS)
BINARY, A_PDF = bytes(range(256)) * 40, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
FORMULA = ('=CONCATENATE("I h","øj grad")', *ONE_ANSWER[1:])
REFUSED = {
    "binary": (BINARY, "svar.xlsx", "", "", "Filen ender på ».xlsx«, men indholdet er tekst og ikke et Excel-regneark."),
    "pdf as xlsx": (A_PDF, "svar.xlsx", "", "", "Filen ender på ».xlsx«, men indholdet er en PDF-fil."),
    "pdf as csv": (A_PDF, "svar.csv", "", "", "Filen ender på ».csv«, men indholdet er en PDF-fil."),
    "wrong delimiter": (
        answers_csv(ONE_ANSWER).replace(b";", b"|"), "svar.csv",
        "1", "", "Række 1 ser ud til at have »|« mellem kolonnerne.",
    ),
    "duplicate header": (
        answers_csv(("I høj grad", *ONE_ANSWER), header=DUPLICATE), "svar.csv",
        "1", "oeget_kendskab", "Overskriften »oeget_kendskab« står over flere kolonner i række 1: A og B.",
    ),
    "row of 10 MB": (
        answers_csv(ONE_ANSWER, ("x" * 10_000_000, *ONE_ANSWER[1:])), "svar.csv",
        "3", "", "Række 3 er for lang: mange flere tegn, hvor der må være højst 32.767.",
    ),
    "ragged": (
        answers_csv(ONE_ANSWER, ONE_ANSWER[:4]), "svar.csv",
        "3", "", "Række 3 har 4 celler, og der er 6 overskrifter.",
    ),
    "merged cells": (
        spreadsheet(COLUMNS, ONE_ANSWER, change=lambda _, sheet: sheet.merge_cells("A2:B2")), "svar.xlsx",
        "2", "A", "Cellerne A2:B2 er flettet sammen.",
    ),
    "formula without a value": (
        spreadsheet(COLUMNS, FORMULA), "svar.xlsx",
        "2", "A", "Celle A2 har en formel, hvis resultat ikke er gemt i filen.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_table_is_refused_with_the_place(
    visit: Visitor, evaluator: Person, base: str, kind: str
) -> None:
    content, filename, *located = REFUSED[kind]
    page = send(visit, evaluator, base, content, filename)
    assert page.h1 == "Hent svar ind"
    assert page.form_errors == {"file": ["Filen kan ikke bruges. Ret det, der står i tabellen, og vælg filen igen."]}
    assert problems(page) == [located]
    assert all(row[3] for row in page.tables[0][1:])
    assert PendingAnswers.objects.count() == 0


def test_a_file_of_no_bytes_and_no_file_are_told_apart(visit: Visitor, evaluator: Person, base: str) -> None:
    assert send(visit, evaluator, base, b"").form_errors == {"file": ["Filen er tom. Vælg en anden."]}
    assert visit(evaluator, f"{base}svar/", method="post").form_errors == {"file": ["Vælg en fil."]}


def test_a_file_of_more_than_20_mb_is_refused_before_it_is_read(
    visit: Visitor, evaluator: Person, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.LARGEST_FILE == 20_000_000
    monkeypatch.setattr(files, "LARGEST_FILE", 2_000)  # a size that tests can afford
    page = send(visit, evaluator, base, answers_csv(*[ONE_ANSWER] * 100))
    assert page.form_errors == {"file": ["Filen er større end 20 MB. Del den i flere filer."]}


# --- Files that are a table, with cells or columns that cannot be used -----------------------------------------------


def test_wrong_cells_are_listed_and_the_file_is_kept(visit: Visitor, evaluator: Person, base: str) -> None:
    content = answers_csv(ONE_ANSWER, ("Ja, meget", *ONE_ANSWER[1:]), (*ONE_ANSWER[:2], "Rigeligt", *ONE_ANSWER[3:]))
    page = send(visit, evaluator, base, content)
    assert page.h1 == "Se svarene i svar.csv"
    assert problems(page) == [
        ["3", "oeget_kendskab", "Række 3, kolonnen »oeget_kendskab«: »Ja, meget« er ikke en svarmulighed."],
        ["4", "omfang", "Række 4, kolonnen »omfang«: »Rigeligt« er ikke en svarmulighed."],
    ]
    assert page.buttons == ["Prøv kolonnerne igen", "Kassér filen"]
    assert PendingAnswers.objects.count() == 1
    forced = {**COLUMN_FIELDS, "confirm": "1"}
    assert visit(evaluator, page.response.wsgi_request.path, method="post", data=forced).h1 == "Se svarene i svar.csv"
    assert AnswerImport.objects.count() == 0


def test_letters_of_windows_are_read_as_they_were_meant(visit: Visitor, evaluator: Person, base: str) -> None:
    content = answers_csv(ONE_ANSWER).decode().encode("cp1252")
    page = send(visit, evaluator, base, content)
    assert "1 besvarelse og 0 kommentarer." in page.text


def test_columns_of_other_names_are_chosen_by_hand(
    visit: Visitor, evaluator: Person, survey: Survey, base: str
) -> None:
    content = answers_csv(ONE_ANSWER, header=("spm1", *COLUMNS[1:]))
    page = send(visit, evaluator, base, content)
    assert "Vælg de kolonner, der mangler" in page.messages[0]
    assert problems(page) == []
    here = page.response.wsgi_request.path
    assert page.fields["column_oeget_kendskab"] == ""
    again = visit(evaluator, here, method="post", data={**page.fields, "again": "1"})
    assert again.form_errors == {"column_oeget_kendskab": ["Vælg den kolonne, der har svarene."]}
    twice = {**page.fields, "column_oeget_kendskab": "praksis", "again": "1"}
    assert "er valgt til både" in visit(evaluator, here, method="post", data=twice).text
    chosen = {**page.fields, "column_oeget_kendskab": "spm1"}
    ready = visit(evaluator, here, method="post", data={**chosen, "again": "1"})
    assert "1 besvarelse og 0 kommentarer." in ready.text
    assert ready.fields["column_oeget_kendskab"] == "spm1"
    visit(evaluator, here, method="post", data={**ready.fields, "confirm": "1"}, expect=302)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 1}


def test_a_heading_that_the_file_does_not_have_is_no_choice(visit: Visitor, evaluator: Person, base: str) -> None:
    page = send(visit, evaluator, base, answers_csv(ONE_ANSWER))
    forged = {**page.fields, "column_omfang": "<script>", "confirm": "1"}
    answer = visit(evaluator, page.response.wsgi_request.path, method="post", data=forged)
    assert list(answer.form_errors) == ["column_omfang"]
    assert "<script>alert" not in answer.html
    assert AnswerImport.objects.count() == 0


# --- Confirming ------------------------------------------------------------------------------------------------------


def test_the_44_answers_are_looked_at_and_confirmed(
    visit: Visitor, evaluator: Person, survey: Survey, base: str
) -> None:
    page = send(visit, evaluator, base, ANSWERS_FILE.read_bytes())
    assert "44 besvarelser og 11 kommentarer. Ingen svar er gemt endnu." in page.text
    assert len(page.all("//figure")) == 6
    assert page.buttons == ["Prøv kolonnerne igen", "Gem svarene", "Kassér filen"]
    assert AnswerSheet.objects.count() == 0
    here = page.response.wsgi_request.path
    confirmed = {**page.fields, "reconstructed_from": "Tal genskabt", "confirm": "1"}
    assert visit(evaluator, here, method="post", data=confirmed, expect=302).location == base
    page = visit(evaluator, base)
    assert page.messages == ["Det lykkedes: 44 besvarelser er hentet ind."]
    assert "svar.csv Tal genskabt" in page.text

    visit(evaluator, here, method="post", data=confirmed, expect=302)  # a double click
    page = visit(evaluator, base)
    assert page.messages == [
        "Oplysning: Filen venter ikke længere. Under »Hentede svar« kan du se, om den er hentet ind. "
        "Er den ikke det, så vælg den igen."
    ]
    visit(evaluator, f"{here}kasser/", method="post", expect=302)
    assert visit(evaluator, base).messages == ["Oplysning: Filen venter ikke længere, så der er ikke noget at kassere."]
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 44}


def test_the_same_file_is_recognised_and_cannot_be_confirmed(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    import_answers(survey, evaluator, now)
    page = send(visit, evaluator, base, ANSWERS_FILE.read_bytes(), "andet-navn.csv")
    assert page.messages == [
        "Advarsel: Filen er allerede hentet ind Svarene tæller kun med én gang. Kassér filen, eller vælg en anden."
    ]
    assert page.buttons == ["Prøv kolonnerne igen", "Kassér filen"]
    forced = {**page.fields, "confirm": "1"}
    visit(evaluator, page.response.wsgi_request.path, method="post", data=forced)
    assert AnswerImport.objects.count() == 1


def test_two_tabs_the_second_file_takes_the_place_of_the_first(
    visit: Visitor, evaluator: Person, survey: Survey, base: str
) -> None:
    first = send(visit, evaluator, base, answers_csv(ONE_ANSWER), "første.csv")
    second = send(visit, evaluator, base, answers_csv(ONE_ANSWER, ONE_ANSWER), "anden.csv")
    old, new = (each.response.wsgi_request.path for each in (first, second))
    visit(evaluator, old, method="post", data={**first.fields, "confirm": "1"}, expect=302)
    assert "Filen venter ikke længere." in visit(evaluator, base).messages[0]
    assert AnswerImport.objects.count() == 0
    visit(evaluator, new, method="post", data={**second.fields, "confirm": "1"}, expect=302)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 2}


@pytest.mark.parametrize(("way", "answers"), [("add", 50), ("replace", 6)])
def test_answers_are_added_or_replaced_as_chosen(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime, way: str, answers: int
) -> None:
    import_answers(survey, evaluator, now)
    page = send(visit, evaluator, base, answers_csv(*[ONE_ANSWER] * 6), "flere.csv")
    here = page.response.wsgi_request.path
    without = {name: value for name, value in page.fields.items() if name != "way"}
    assert list(visit(evaluator, here, method="post", data={**without, "confirm": "1"}).form_errors) == ["way"]
    visit(evaluator, here, method="post", data={**page.fields, "way": way, "confirm": "1"}, expect=302)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: answers}


def test_an_import_is_taken_out_and_put_back(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    import_answers(survey, evaluator, now)
    href = visit(evaluator, base).link("Tag ud svar.csv")
    assert visit(evaluator, href).h1 == "Tag svarene fra svar.csv ud?"
    visit(evaluator, href, method="post", expect=302)
    page = visit(evaluator, base)
    assert page.messages == ["Det lykkedes: Svarene fra svar.csv tæller ikke med længere."]
    assert page.tables[0][1][4] == "nej"
    assert page.buttons == ["Sæt tilbage svar.csv"]
    visit(evaluator, href.replace("tag-ud", "saet-tilbage"), method="post", expect=302)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 44}


def test_a_file_is_thrown_away(visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime) -> None:
    pending = receive_answers(survey, evaluator, now)
    visit(evaluator, f"{base}svar/{pending.pk}/kasser/", method="post", expect=302)
    assert visit(evaluator, base).messages == ["Det lykkedes: Filen er kasseret. Ingen svar er gemt."]
    assert PendingAnswers.objects.count() == 0


def test_a_name_of_a_file_is_shown_and_never_run(visit: Visitor, evaluator: Person, base: str) -> None:
    file = BytesIO(answers_csv(ONE_ANSWER))
    file.name = "<script>alert(1)</script>æøå.csv"
    page = visit(evaluator, f"{base}svar/", method="post", data={"file": file}, follow=True)
    assert page.h1.endswith("æøå.csv")
