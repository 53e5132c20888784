"""The contact person's list: one, many, corrections, off and back, invitations, the link; nothing of another's list."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.actions._mailing import INVITATION
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day, withdraw
from tests.factories.programme import make_edition
from tests.factories.spreadsheets import spreadsheet
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
GOOD = {"name": "Åse Ørbæk", "email": "aase@aadal.example", "job_role": "adviser", "department": "Børn"}


@pytest.fixture
def run(now: datetime) -> CourseRun:
    make_organisation()
    run = make_course_run(name="Ådal", contact_name="Solveig Kærsgård", elearning_on=date(2024, 4, 10))
    make_learning_day(runs=[run], on=date(2024, 4, 24), place="Rådhuset")
    return CourseRun.objects.get(pk=run.pk)


@pytest.fixture
def other(run: CourseRun) -> CourseRun:
    """Another municipality in the same edition, with somebody enrolled."""
    other = make_course_run(edition=run.edition, name="Østby", contact_name="Louise", elearning_on=date(2024, 4, 10))
    make_enrolment(other, name="Fremmed Kursist", email="fremmed@oestby.example")
    return other


@pytest.fixture
def contact(run: CourseRun) -> Person:
    assert run.contact_person is not None
    return run.contact_person


def href(run: CourseRun, more: str = "") -> str:
    return f"/mit-forloeb/{run.pk}/kolleger/{more}"


# --- The list ------------------------------------------------------------------------------------------------------------
def test_the_list_says_how_far_each_has_come(visit: Visitor, run: CourseRun, contact: Person, now: datetime) -> None:
    names = ["Anna", "Bodil", "Clara"]
    anna, bodil, _ = [make_enrolment(run, name=name, email=f"{name.lower()}@aadal.example") for name in names]
    Enrolment.objects.filter(pk__in=[anna.pk, bodil.pk]).update(invited_at=now)
    Person.objects.filter(pk=anna.person_id).update(last_login=now)
    page = visit(contact, href(run))
    assert [[row[0], row[4]] for row in page.tables[0][1:]] == [
        ["Anna", "har været inde"],
        ["Bodil", "inviteret"],
        ["Clara", "tilmeldt"],
    ]
    assert "1 kollega har ikke fået en invitation." in page.text


def test_an_empty_list_says_what_to_do(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = visit(contact, href(run))
    assert page.tables == []
    assert page.link("Tilmeld flere på én gang") == href(run, "flere/")
    assert "Send invitationer" not in page.text


def test_without_an_elearning_day_nothing_is_sent(visit: Visitor, contact: Person, run: CourseRun) -> None:
    CourseRun.objects.filter(pk=run.pk).update(elearning_on=None)
    make_enrolment(run)
    page = visit(contact, href(run))
    assert "Invitationerne kan sendes, når I har valgt e-læringsdag." in page.text
    visit(contact, href(run, "inviter/"), expect=302)
    said = visit(contact, href(run, "inviter/"), method="post", follow=True)
    assert "Vælg først e-læringsdagen" in said.messages[0]


# --- One -------------------------------------------------------------------------------------------------------------------
def test_a_colleague_is_enrolled_corrected_taken_off_and_put_back(
    visit: Visitor, run: CourseRun, contact: Person
) -> None:
    assert visit(contact, href(run, "ny/"), method="post", data=GOOD, expect=302).location == href(run)
    again = visit(
        contact, href(run, "ny/"), method="post", data={**GOOD, "one_more": "1", "email": "b@aadal.example"}, expect=302
    )
    assert again.location == href(run, "ny/")
    each = Enrolment.objects.get(person__email=GOOD["email"])
    one = href(run, f"{each.pk}/")
    assert visit(contact, one).fields["name"] == "Åse Ørbæk"
    visit(contact, one, method="post", data={**GOOD, "department": "Voksen"}, expect=302)
    each.refresh_from_db()
    assert each.department == "Voksen"
    assert "får ikke flere mails" in visit(contact, f"{one}afmeld/").text
    visit(contact, f"{one}afmeld/", method="post", expect=302)
    page = visit(contact, href(run))
    assert "Afmeldt" in page.text
    visit(contact, f"{one}tilbage/", method="post", expect=302)
    each.refresh_from_db()
    assert each.left_on is None


def test_an_address_of_another_municipality_says_neither_who_nor_where(
    visit: Visitor, run: CourseRun, contact: Person, other: CourseRun
) -> None:
    page = visit(contact, href(run, "ny/"), method="post", data={**GOOD, "email": "fremmed@oestby.example"})
    assert page.form_errors == {
        "email": ["Adressen kan ikke bruges til en kollega i Ådal. Se efter, om den er rigtig, eller ring til os."]
    }
    assert "Østby" not in page.page_text
    assert "Fremmed" not in page.page_text


def test_somebody_is_enrolled_once(visit: Visitor, run: CourseRun, contact: Person) -> None:
    make_enrolment(run, name="Åse", email=GOOD["email"])
    page = visit(contact, href(run, "ny/"), method="post", data=GOOD)
    assert page.form_errors == {"email": ["Åse er allerede tilmeldt med den e-mail."]}


def test_an_address_in_use_is_not_the_contact_persons_to_change(
    visit: Visitor, run: CourseRun, contact: Person, now: datetime
) -> None:
    each = make_enrolment(run, name="Åse", email=GOOD["email"])
    Person.objects.filter(pk=each.person_id).update(last_login=now)
    page = visit(contact, href(run, f"{each.pk}/"), method="post", data={**GOOD, "email": "ny@aadal.example"})
    assert page.form_errors == {
        "email": ["Åse har logget ind med adressen. Ring eller skriv til os, hvis den skal rettes."]
    }


# --- Many ------------------------------------------------------------------------------------------------------------------
def paste(visit: Visitor, contact: Person, run: CourseRun, text: str, **more: object) -> Visit:
    return visit(contact, href(run, "flere/"), method="post", data={"text": text, **more})


def send(visit: Visitor, contact: Person, run: CourseRun, page: Visit, **more: object) -> Visit:
    fields = {name: value for name, value in page.fields.items() if not name.startswith("column")}
    # Two forms stand on the page; what was pasted stands in both.
    text = fields.get("text", "")
    fields["text"] = text[0] if isinstance(text, list) else text
    return visit(contact, href(run, "flere/"), method="post", data={**fields, **more}, follow=True)


def test_nothing_is_stored_before_it_is_confirmed(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = paste(
        visit,
        contact,
        run,
        "Anna Holm;anna@aadal.example;Sagsbehandler;Voksen\nBodil Lund;bodil@aadal.example;Teamleder;",
    )
    assert page.tables[0][1:] == [
        ["Anna Holm", "anna@aadal.example", "Sagsbehandler", "Voksen"],
        ["Bodil Lund", "bodil@aadal.example", "Faglig leder", "ikke oplyst"],
    ]
    assert not Enrolment.objects.exists()
    assert not Person.objects.filter(email="anna@aadal.example").exists()
    page = send(visit, contact, run, page, confirm="1")
    assert page.messages[0].endswith("To kolleger er tilmeldt.")
    assert page.path == href(run, "flere/")
    assert [row[0] for row in page.tables[0][1:]] == ["Anna Holm", "Bodil Lund"]


def test_confirming_twice_enrols_once(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = paste(visit, contact, run, "Anna Holm;anna@aadal.example;Sagsbehandler")
    send(visit, contact, run, page, confirm="1")
    again = send(visit, contact, run, page, confirm="1")
    assert again.messages[0].endswith("Alle på listen var tilmeldt i forvejen.")
    assert Enrolment.objects.count() == 1


FAULTY = "Anna Holm;anna@aadal.example;Jurist\nBodil Lund;bodil;Sagsbehandler\n;clara.dahl@aadal.example;jurist\nDorte;fremmed@oestby.example;Rådgiver"


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept(
    visit: Visitor, run: CourseRun, contact: Person, other: CourseRun
) -> None:
    page = paste(visit, contact, run, FAULTY)
    errors = page.form_errors
    assert errors == {
        "word_0": ["»Jurist« ved 2 kolleger er ikke en af vores funktioner. Vælg den, der passer bedst."],
        "email_1": ["»bodil« er ikke en mailadresse. Skriv den som navn@kommune.dk."],
        "name_2": ["Navnet mangler. Skriv kollegaens navn."],
        "email_3": [
            "»fremmed@oestby.example« kan ikke bruges til en kollega i Ådal. Se efter, om adressen er rigtig, eller ring til os."
        ],
    }
    assert page.fields["name_2"] == "Clara Dahl"  # read from the address, to be looked at
    assert "Østby" not in page.page_text
    assert "Fremmed" not in page.page_text

    page = send(visit, contact, run, page, confirm="1", word_0="other", email_1="bodil@aadal")
    assert set(page.form_errors) == {"email_1", "email_3"}
    assert not Enrolment.objects.filter(course_run=run).exists()
    open_row = next(name for name, value in page.fields.items() if value == "fremmed@oestby.example")
    page = send(visit, contact, run, page, email_1="bodil@aadal.example", **{open_row.replace("email", "skip"): "on"})
    assert page.form_errors == {}
    page = send(visit, contact, run, page, confirm="1")
    assert sorted(Enrolment.objects.filter(course_run=run).values_list("person__name", "job_role")) == [
        ("Anna Holm", "other"),
        ("Bodil Lund", "caseworker"),
        ("Clara Dahl", "other"),
    ]


def test_columns_can_be_corrected(visit: Visitor, run: CourseRun, contact: Person) -> None:
    text = "Voksen;Anna Holm;anna@aadal.example;Sagsbehandler"
    assert paste(visit, contact, run, text).tables[0][1] == [
        "Voksen",
        "anna@aadal.example",
        "Sagsbehandler",
        "Anna Holm",
    ]
    page = paste(visit, contact, run, text, column_0="department", column_1="name", column_2="email", column_3="role")
    assert page.tables[0][1] == ["Anna Holm", "anna@aadal.example", "Sagsbehandler", "Voksen"]


def test_a_file_is_looked_through_like_a_list(visit: Visitor, run: CourseRun, contact: Person) -> None:
    content = spreadsheet(["Navn", "Mail", "Titel"], ["Åse Ørbæk", "aase@aadal.example", "Socialrådgiver"])
    file = SimpleUploadedFile("kolleger.xlsx", content)
    page = visit(contact, href(run, "flere/"), method="post", data={"text": "", "file": file})
    assert page.tables[0][1] == ["Åse Ørbæk", "aase@aadal.example", "Rådgiver", "ikke oplyst"]
    assert "aase@aadal.example" in str(page.fields["text"])
    send(visit, contact, run, page, confirm="1")
    assert Enrolment.objects.get().person.name == "Åse Ørbæk"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kolleger.pdf", b"%PDF-1.7", "Filer, der ender på »pdf«"),
        ("kolleger.xlsx", b"%PDF-1.7", "er en PDF-fil."),
        ("tom.csv", b"Navn;E-mail\n", "Der står kun overskrifter i listen."),
        ("mange.csv", b"Navn;E-mail\n" + b"K;k@k.dk\n" * 10_000, "Tabellen har mere end 500 rækker"),
    ],
)
def test_the_wrong_file_is_told(
    visit: Visitor, run: CourseRun, contact: Person, name: str, content: bytes, said: str
) -> None:
    file = SimpleUploadedFile(name, content)
    page = visit(contact, href(run, "flere/"), method="post", data={"file": file})
    assert said.replace("»pdf«", "».pdf«") in page.text
    assert "file" in page.form_errors


def test_a_list_without_anything_keeps_what_was_pasted(visit: Visitor, run: CourseRun, contact: Person) -> None:
    assert paste(visit, contact, run, "  ").form_errors == {"text": ["Indsæt listen, eller vælg en fil."]}
    page = paste(visit, contact, run, "Navn;E-mail;Funktion")
    assert page.fields["text"] == "Navn;E-mail;Funktion"
    assert "Skriv kollegerne under overskrifterne." in page.text


def test_ten_thousand_pasted_rows_are_answered_quickly(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = paste(visit, contact, run, "\n".join(f"K {at};k{at}@aadal.example" for at in range(10_000)))
    assert "Listen har 10.000 rækker, og der kan højst tilmeldes 500 ad gangen." in page.text


def test_many_faults_are_shown_some_at_a_time(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = paste(visit, contact, run, "\n".join(f"Kollega {at};k{at};Sagsbehandler" for at in range(50)))
    assert len(page.form_errors) == 30
    assert "Ret de første. Så vises de næste 20." in page.text


@pytest.mark.parametrize("rows", ["", "hej", "[1]", '[["x", 1, 2, 3, 4]]', '{"a": 1}', "[" * 5000])
def test_rows_that_we_did_not_write_are_nobody(visit: Visitor, run: CourseRun, contact: Person, rows: str) -> None:
    page = visit(contact, href(run, "flere/"), method="post", data={"rows": rows, "confirm": "1"}, follow=True)
    assert "Ingen er tilmeldt." in page.text
    assert not Enrolment.objects.exists()


def test_a_cpr_number_in_the_list_is_stopped(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = paste(visit, contact, run, "Anna Holm;anna@aadal.example;Sagsbehandler;Team 010190-1234")
    assert "CPR-nummer" in page.form_errors["department_0"][0]
    page = send(visit, contact, run, page, confirm="1")
    assert not Enrolment.objects.exists()


def test_the_template_can_be_fetched(visit: Visitor, contact: Person, run: CourseRun) -> None:
    answer = visit(contact, "/mit-forloeb/kolleger/skabelon/hent/")
    assert answer.content.decode("utf-8-sig") == "Navn;E-mail;Funktion;Afdeling\r\n"


def test_five_hundred_are_looked_through_with_no_more_queries(visit: Visitor, run: CourseRun, contact: Person) -> None:
    paste(visit, contact, run, "Anna Holm;anna@aadal.example;Sagsbehandler")  # what is only asked once is asked now
    few = paste(visit, contact, run, "Anna Holm;anna@aadal.example;Sagsbehandler").queries
    page = paste(visit, contact, run, "\n".join(f"Kollega {at};k{at}@aadal.example;Sagsbehandler" for at in range(500)))
    assert page.queries == few <= 15
    assert "Tilmeld 500 kolleger" in page.buttons


# --- Invitations and the link -------------------------------------------------------------------------------------------
def test_invitations_are_asked_about_and_sent_once(visit: Visitor, run: CourseRun, contact: Person) -> None:
    make_enrolment(run)
    assert visit(contact, href(run, "inviter/")).h1 == "Send 1 invitation?"
    assert "En invitation er på vej." in visit(contact, href(run, "inviter/"), method="post", follow=True).messages[0]
    assert (
        "Alle tilmeldte er inviteret." in visit(contact, href(run, "inviter/"), method="post", follow=True).messages[0]
    )
    assert OutgoingMail.objects.filter(template=INVITATION).count() == 1


def test_a_link_is_made_replaced_and_closed(visit: Visitor, run: CourseRun, contact: Person) -> None:
    visit(contact, href(run, "link/"), method="post", expect=302)
    first = EnrolmentLink.objects.get().key
    assert first in visit(contact, href(run)).html
    page = visit(contact, href(run, "link/"), method="post", follow=True)
    assert page.messages[0].endswith("Det nye link er lavet. Det gamle virker ikke mere.")
    visit(None, f"/tilmeld/{first}/", expect=410)
    visit(contact, href(run, "link/luk/"), method="post", expect=302)
    assert not EnrolmentLink.objects.exists()


# --- Too late, and not theirs ---------------------------------------------------------------------------------------------
def test_after_the_elearning_day_the_list_is_closed(
    visit: Visitor, run: CourseRun, contact: Person, clock: Clock
) -> None:
    each = make_enrolment(run, name="Anna")
    clock.set(2024, 4, 10, 23)
    visit(contact, href(run, f"{each.pk}/"))
    clock.set(2024, 4, 11)
    page = visit(contact, href(run))
    assert "E-læringsdagen er overstået." in page.text
    assert [each for each in page.buttons if each != "Log ud"] == []
    for place in ("ny/", "flere/", f"{each.pk}/", f"{each.pk}/afmeld/", f"{each.pk}/tilbage/", "link/"):
        answer = visit(contact, href(run, place), method="post", data=GOOD, follow=True)
        assert "Ring eller skriv til os." in answer.messages[0]
    assert Enrolment.objects.filter(left_on=None).count() == 1


def test_nothing_of_another_municipality_is_seen_or_changed(
    visit: Visitor, run: CourseRun, contact: Person, other: CourseRun
) -> None:
    theirs = Enrolment.objects.get(course_run=other)
    mine = make_enrolment(run)
    actions.withdraw_enrolment(enrolment=mine, actor=None, at=timezone.now())
    places = (
        "",
        "ny/",
        "flere/",
        "inviter/",
        "link/",
        "link/luk/",
        f"{theirs.pk}/",
        f"{theirs.pk}/afmeld/",
        f"{theirs.pk}/tilbage/",
    )
    before = list(Enrolment.objects.values())
    for place in places:
        for method in ("get", "post"):
            answer = visit.client(contact)
            status = getattr(answer, method)(href(other, place), GOOD).status_code
            assert status in {404, 405}, place
    for place in (f"{theirs.pk}/", f"{theirs.pk}/afmeld/", f"{theirs.pk}/tilbage/"):
        assert visit.client(contact).post(href(run, place), GOOD).status_code == 404
    assert list(Enrolment.objects.values()) == before
    participant = mine.person
    for place in places[:4]:
        visit(participant, href(run, place), expect=403)


def test_a_former_contact_person_sees_no_list(visit: Visitor, run: CourseRun) -> None:
    elsewhere = make_municipal_person(Role.CONTACT_PERSON)
    visit(elsewhere, href(run), expect=404)


def test_the_count_of_queries_does_not_grow(visit: Visitor, run: CourseRun, contact: Person) -> None:
    make_enrolment(run)
    visit(contact, href(run))
    one = visit(contact, href(run)).queries
    for _ in range(3):
        make_enrolment(run)
    assert visit(contact, href(run)).queries == one <= 10


def test_editions_do_not_share_a_list(visit: Visitor, run: CourseRun, contact: Person) -> None:
    """Enrolled once in each edition; the old list is closed with its edition."""
    make_enrolment(run, email=GOOD["email"])
    edition = make_edition(year=2025)
    later = make_course_run(edition=edition, municipality=run.municipality, elearning_on=date(2024, 5, 15))
    visit(contact, href(later, "ny/"), method="post", data=GOOD, expect=302)
    assert Enrolment.objects.count() == 2


@pytest.mark.parametrize("place", ["", "ny/", "flere/", "inviter/", "link/"])
def test_a_municipality_that_is_out_enrols_and_invites_nobody(
    visit: Visitor, run: CourseRun, contact: Person, place: str, now: datetime
) -> None:
    make_enrolment(run)
    withdraw(run, at=now)
    before = OutgoingMail.objects.count()
    method = "post" if place else "get"
    page = visit(contact, href(run, place), method=method, data=GOOD if place else None, follow=True)
    assert "Ådal er ikke med i runden" in page.messages[0]
    assert Enrolment.objects.count() == 1
    assert OutgoingMail.objects.count() == before
    assert not EnrolmentLink.objects.exists()
