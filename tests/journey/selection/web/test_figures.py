"""The pages of appeal figures: from the file to the frozen import, each fault told, nothing stored before a yes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web import files
from sagkyndig.journey.selection.models import AppealFigure, FigureImport, PendingFigures
from tests.factories.figures import figures_csv, import_figures, one_of_each
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.factories.spreadsheets import spreadsheet
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
SAID = {"source_kind": "portal", "source": "Talportalen", "extracted_on": "2024-02-01", "confirm": "1"}
COLUMNS = ("code", "municipality", "year", "provision", "upheld", "changed", "remitted", "dismissed")
AS_THEY_ARE = {f"column_{index}": meaning for index, meaning in enumerate(COLUMNS)}
GUIDE = "Omgørelsesprocenten er de ændrede, ophævede og hjemviste sager ud af de sager, der er afgjort."


@pytest.fixture
def manager() -> Person:
    make_municipality(code="901", name="Birkerum")
    make_municipality(code="902", name="Bøgerød")
    return make_staff()


def send(visit: Visitor, person: Person, content: bytes, filename: str = "tal.csv") -> Visit:
    """The page after the file was sent: the preview, or the form again with what is wrong."""
    data = {"file": SimpleUploadedFile(filename, content)}
    return visit(person, "/kommunetal/hent-ind/", method="post", data=data, follow=True)


def answer(visit: Visitor, person: Person, preview: Visit, **data: str) -> Visit:
    return visit(person, preview.response.wsgi_request.path, method="post", data={**AS_THEY_ARE, **data}, follow=True)


def problems(page: Visit) -> list[list[str]]:
    return [row[:3] for row in page.tables[0][1:]] if page.tables and page.tables[0][0][0] == "Række" else []


def test_the_way_from_an_empty_list_to_a_frozen_import(visit: Visitor, manager: Person) -> None:
    empty = visit(manager, "/kommunetal/")
    assert "Her er ingen tal endnu. Hent dem fra kilden som CSV eller XLSX" in empty.text
    preview = send(visit, manager, one_of_each())
    assert "Tal for 1 kommune. Ingen tal er gemt endnu." in preview.text
    assert GUIDE in preview.text
    assert preview.tables[0][1:] == [
        ["SEL § 95", "1", "2021-2022", "24", "10", "41,7"],
        ["SEL § 96", "1", "2021-2022", "65", "20", "30,8"],
    ]
    assert (FigureImport.objects.count(), AppealFigure.objects.count()) == (0, 0)
    done = answer(visit, manager, preview, **SAID)
    assert done.messages == ["Det lykkedes: 4 tal er hentet ind for 1 kommune."]
    assert (done.h1, FigureImport.objects.get().extracted_on) == ("tal.csv", date(2024, 2, 1))
    assert PendingFigures.objects.count() == 0
    listed = visit(manager, "/kommunetal/")
    assert listed.tables[0][1][0].startswith("tal.csv Hentet ind ")
    assert listed.tables[0][1][1:4] == ["Talportalen", "01.02.2024", "1 kommune, 2 bestemmelser, 2021-2022"]


A_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
HEADER = ("Kommune", "Bestemmelse", "År", "Stadfæstet", "Omgjort")
ROW = ("Birkerum", "SEL 95", 2021, 10, 5)
REFUSED = {
    "renamed pdf": (A_PDF, "tal.xlsx", "Filen ender på ».xlsx«, men indholdet er en PDF-fil."),
    "empty sheet": (spreadsheet(), "tal.xlsx", "Regnearket har ingen celler med indhold (»Svar«)."),
    "merged cells": (
        spreadsheet(HEADER, ROW, change=lambda _, sheet: sheet.merge_cells("A2:B2")), "tal.xlsx",
        "Cellerne A2:B2 er flettet sammen.",
    ),
    "a formula": (
        spreadsheet(HEADER, (*ROW[:3], "=5+5", 5)), "tal.xlsx",
        "Celle D2 har en formel, hvis resultat ikke er gemt i filen.",
    ),
    "too many rows": (
        ("Kommune;År\n" + "Birkerum;2021\n" * 200_001).encode(), "tal.csv",
        "Tabellen har mere end 200.000 rækker under overskrifterne.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_table_is_refused_with_the_place(visit: Visitor, manager: Person, kind: str) -> None:
    content, filename, sentence = REFUSED[kind]
    page = send(visit, manager, content, filename)
    assert page.form_errors == {"file": ["Filen kan ikke bruges. Ret det, der står i tabellen, og vælg filen igen."]}
    assert [row[2] for row in problems(page)] == [sentence]
    assert PendingFigures.objects.count() == 0


def test_no_file_and_a_file_too_large_are_refused(
    visit: Visitor, manager: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert visit(manager, "/kommunetal/hent-ind/", method="post").form_errors == {"file": ["Vælg en fil."]}
    monkeypatch.setattr(files, "LARGEST_FILE", 100)
    assert send(visit, manager, one_of_each()).form_errors == {
        "file": ["Filen er større end 20 MB. Del den i flere filer."]
    }


def test_wrong_cells_are_listed_and_cannot_be_forced_through(visit: Visitor, manager: Person) -> None:
    preview = send(visit, manager, figures_csv(("901", "Birkerum", "nitten", "SEL 95", -1, 2, 5, 1)))
    assert problems(preview) == [
        ["2", "aar", "Række 2, kolonnen »aar«: »nitten« er ikke et årstal."],
        ["2", "stadfaestet", "Række 2, kolonnen »stadfaestet«: Antallet -1 er under nul."],
    ]
    assert preview.buttons == ["Prøv kolonnerne igen", "Kassér filen"]
    assert answer(visit, manager, preview, **SAID).h1 == "Se tallene i tal.csv"
    assert FigureImport.objects.count() == 0


def test_columns_are_corrected_and_what_no_column_says_is_said_beside_them(visit: Visitor, manager: Person) -> None:
    content = figures_csv(("Birkerum", 10, 5), header=("Sted", "Ja", "Nej"), delimiter=";")
    preview = send(visit, manager, content)
    assert "Vælg, hvad kolonnerne er" in preview.text
    chosen = {"column_0": "municipality", "column_1": "upheld", "column_2": "reversed"}
    path = preview.response.wsgi_request.path
    lacking = visit(manager, path, method="post", data=chosen)
    assert set(lacking.form_errors) == {"year", "provision"}
    wrong = visit(manager, path, method="post", data={**chosen, "year": "2021", "provision": "noget"})
    assert wrong.form_errors == {
        "provision": ["Skriv én bestemmelse, fx SEL 95, eller et område: Socialområdet, Børnehandicap, Voksenhandicap."]
    }
    whole = {**chosen, "year": "2021", "provision": "§ 95"}
    assert visit(manager, path, method="post", data=whole).tables[0][1] == ["SEL § 95", "1", "2021", "15", "5", "33,3"]
    visit(manager, path, method="post", data={**whole, **SAID}, follow=True)
    kept = AppealFigure.objects.get()
    assert (kept.provision, kept.year, kept.upheld, kept.reversed, kept.changed) == ("SEL 95", 2021, 10, 5, None)


def test_a_source_and_a_day_that_can_be_are_asked_for(visit: Visitor, manager: Person) -> None:
    preview = send(visit, manager, one_of_each())
    nothing = answer(visit, manager, preview, confirm="1")
    assert set(nothing.form_errors) == {"source_kind", "source", "extracted_on"}
    early = answer(visit, manager, preview, **{**SAID, "extracted_on": "2021-12-31"})
    assert early.form_errors == {
        "extracted_on": ["Filen har tal for 2022. De kan ikke være hentet før det år. Ret datoen eller årene i filen."]
    }
    late = answer(visit, manager, preview, **{**SAID, "extracted_on": "2199-01-01"})
    assert late.form_errors == {"extracted_on": ["Datoen ligger i fremtiden. Skriv den dag, tallene blev hentet."]}
    assert FigureImport.objects.count() == 0


def test_what_cannot_be_counted_is_left_out_when_it_is_ticked(visit: Visitor, manager: Person) -> None:
    content = figures_csv(
        ("Birkerum", "SEL 95", 2021, "41,5", 41), ("Bøgerød", "SEL 95", 2021, "41", 1410),
        header=("Kommune", "Bestemmelse", "År", "Omgørelsesprocent", "Antal sager"), delimiter=";",
    )  # fmt: skip
    preview = send(visit, manager, content)
    assert "1 tal kan ikke gøres til antal med sikkerhed." in preview.text
    meanings = ("municipality", "provision", "year", "reversed_pct", "decided")
    chosen = {f"column_{index}": meaning for index, meaning in enumerate(meanings)}
    path = preview.response.wsgi_request.path
    refused = visit(manager, path, method="post", data={**chosen, **SAID})
    assert refused.form_errors == {"leaves_out": ["Sæt hak her, eller ret filen, så tallene kan komme med."]}
    done = visit(manager, path, method="post", data={**chosen, **SAID, "leaves_out": "on"}, follow=True)
    assert "1 tal kom ikke med" in done.text


def test_the_same_file_again_is_told_and_can_be_thrown_away(visit: Visitor, manager: Person, now: datetime) -> None:
    import_figures(manager, now)
    preview = send(visit, manager, one_of_each())
    assert "Filen er allerede hentet ind" in preview.text
    assert preview.buttons == ["Prøv kolonnerne igen", "Kassér filen"]
    answer(visit, manager, preview, **SAID)
    assert FigureImport.objects.count() == 1
    gone = visit(manager, f"{preview.response.wsgi_request.path}kasser/", method="post", follow=True)
    assert gone.messages == ["Det lykkedes: Filen er kasseret. Ingen tal er gemt."]
    again = visit(manager, preview.response.wsgi_request.path, follow=True)
    assert again.messages == ["Oplysning: Filen venter ikke længere. Vælg den igen."]


def test_a_file_that_waits_is_seen_by_the_one_who_sent_it(visit: Visitor, manager: Person) -> None:
    path = send(visit, manager, one_of_each()).response.wsgi_request.path
    visit(make_staff(), path, expect=404)
    visit(make_staff(), f"{path}kasser/", method="post", expect=404)
    assert PendingFigures.objects.count() == 1


def test_one_import_is_sorted_and_narrowed_and_says_how_to_read_it(
    visit: Visitor, manager: Person, now: datetime
) -> None:
    content = figures_csv(
        ("901", "Birkerum", 2021, "SEL 95", 8, 2, 5, 1), ("902", "Bøgerød", 2021, "SEL 95", 1, 1, 1, 0),
        ("902", "Bøgerød", 2021, "SEL 96", 9, 1, 1, 0),
    )  # fmt: skip
    stored = import_figures(manager, now, content=content, note="Til runden 2024.")
    page = visit(manager, f"/kommunetal/{stored.pk}/?bestemmelse=alle&orden=sager")
    assert page.tables[0][1:] == [["Birkerum", "15", "7", "46,7"], ["Bøgerød", "14", "4", "28,6"]]
    assert page.texts("//th[@aria-sort]/a") == ["Afgjort"]
    few = visit(manager, f"/kommunetal/{stored.pk}/?bestemmelse=SEL+95")
    assert few.tables[0][1:] == [["Birkerum", "15", "7", "46,7"], ["Bøgerød", "3", "2", "–"]]
    assert GUIDE in few.text
    assert "Under fem afgjorte sager står kun antallet" in few.text
    assert "Tal for enkelte bestemmelser står i Ankestyrelsens Talportal, ikke på Danmarkskortet." in few.text
    assert "Til runden 2024." in few.text
    assert stored.sha256 in few.text
    nothing = visit(manager, f"/kommunetal/{stored.pk}/?bestemmelse=x&aar=y&orden=z")
    assert nothing.tables[0] == few.tables[0]
    visit(manager, "/kommunetal/999/", expect=404)


def test_files_are_given_as_csv(visit: Visitor, manager: Person, now: datetime) -> None:
    template = visit(manager, "/kommunetal/skabelon.csv")
    assert template.html == "kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,hjemvist,afvist\n"
    kept = visit(manager, f"/kommunetal/{import_figures(manager, now).pk}/tal.csv")
    assert kept.response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "901,Birkerum,2021,SEL 95,8,2,5,1" in kept.html


def test_two_extracts_are_shown_side_by_side(visit: Visitor, manager: Person, now: datetime) -> None:
    first = import_figures(manager, now, extracted_on=date(2023, 1, 9))
    alone = visit(manager, f"/kommunetal/{first.pk}/forskelle/")
    assert "Der er kun ét udtræk endnu." in alone.text
    import_figures(manager, now, content=figures_csv(("901", "Birkerum", 2021, "SEL 95", 7, 2, 6, 1)))
    page = visit(manager, f"/kommunetal/{first.pk}/forskelle/")
    assert "Kilden er rettet 1 sted mellem de to udtræk." in page.text
    assert page.tables[0][1] == [
        "Birkerum", "SEL § 95", "2021",
        "8 stadfæstet, 2 ændret, 5 hjemvist, 1 afvist", "7 stadfæstet, 2 ændret, 6 hjemvist, 1 afvist",
    ]  # fmt: skip
    assert len(visit(manager, f"/kommunetal/{first.pk}/forskelle/?vis=v%C3%A6k").tables[0]) == 4
    visit(manager, "/kommunetal/999/forskelle/", expect=404)


def test_an_import_is_taken_out_and_put_back(visit: Visitor, manager: Person, now: datetime) -> None:
    stored = import_figures(manager, now)
    asked = visit(manager, f"/kommunetal/{stored.pk}/tag-ud/")
    assert asked.h1 == "Tag tallene fra tal.csv ud?"
    out = visit(manager, f"/kommunetal/{stored.pk}/tag-ud/", method="post", follow=True)
    assert (out.messages, out.tables[0][1][-1]) == (["Det lykkedes: Tallene fra tal.csv bruges ikke længere."], "nej")
    back = visit(manager, f"/kommunetal/{stored.pk}/saet-tilbage/", method="post", follow=True)
    assert back.messages == ["Det lykkedes: Tallene fra tal.csv kan bruges igen."]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.EVALUATOR, Role.CASE_AUTHOR])
def test_staff_read_and_do_not_write(visit: Visitor, manager: Person, now: datetime, role: Role) -> None:
    stored = import_figures(manager, now)
    reader = make_staff(role)
    for path in (
        "/kommunetal/",
        f"/kommunetal/{stored.pk}/",
        f"/kommunetal/{stored.pk}/forskelle/",
        "/kommunetal/indsatser/",
    ):
        page = visit(reader, path)
        assert [link for link in page.links if "hent/" in link or "tag-ud" in link or "/ny/" in link] == []
    for path in ("/kommunetal/hent-ind/", f"/kommunetal/{stored.pk}/tag-ud/", "/kommunetal/indsatser/ny/"):
        visit(reader, path, expect=403)
