"""The contact person's pages of the two days and of sharing: what they show, refuse and keep to themselves."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import Absence, CourseRun, DayProposal, JointOffer, LearningDay
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.factories.selection import make_standing
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(db: None) -> Edition:
    make_organisation()
    edition = make_edition()
    add_teacher(edition, is_lead=True)
    add_teacher(edition)
    actions.set_teaching_period(
        edition=edition,
        seen_version=0,
        first_on=date(2024, 3, 25),
        last_on=date(2024, 4, 12),
        starts_at=time(9),
        ends_at=time(15),
        actor=None,
        at=PLANNED_AT,
    )
    return edition


@pytest.fixture
def mine(edition: Edition) -> CourseRun:
    return make_course_run(edition=edition, name="Ådal", contact_name="Solveig Holm", elearning_on=date(2024, 3, 20))


@pytest.fixture
def other(edition: Edition) -> CourseRun:
    return make_course_run(edition=edition, name="Østby", contact_name="Torben Ask", elearning_on=date(2024, 3, 20))


def own(run: CourseRun, page: str) -> str:
    return f"/mit-forloeb/{run.pk}/{page}"


def elearning(visit: Visitor, run: CourseRun, on: str, expect: int = 200, **more: object) -> Visit:
    data = {"version": run.version, "on": on, "starts_at": "09:00", "ends_at": "14:00", **more}
    return visit(run.contact_person, own(run, "e-laeringsdag/"), method="post", data=data, expect=expect)


# --- The e-learning day ------------------------------------------------------------------------------------------------


def test_what_speaks_against_a_day_is_said_before_it_is_saved(visit: Visitor, mine: CourseRun) -> None:
    page = elearning(visit, mine, "2024-03-23")
    assert "E-læringsdagen ligger i en weekend: lørdag den 23. marts 2024." in page.text
    assert "Vælg dagen alligevel" in page.buttons
    mine.refresh_from_db()
    assert mine.elearning_on == date(2024, 3, 20)
    elearning(visit, mine, "2024-03-23", expect=302, seen="2024-03-23")
    mine.refresh_from_db()
    assert (mine.elearning_on, mine.elearning_ends_at) == (date(2024, 3, 23), time(14))


def test_a_warning_that_was_seen_is_not_a_yes_to_another_day(visit: Visitor, mine: CourseRun) -> None:
    assert "søndag den 24. marts 2024" in elearning(visit, mine, "2024-03-24", seen="2024-03-23").text
    mine.refresh_from_db()
    assert mine.elearning_on == date(2024, 3, 20)


def test_too_close_to_the_physical_day(visit: Visitor, mine: CourseRun) -> None:
    make_learning_day(runs=[mine], on=date(2024, 3, 27))
    page = elearning(visit, mine, "2024-03-21")
    assert "Der er 3 arbejdsdage mellem e-læringsdagen og den fysiske dag." in page.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "2024-03-28"}, "on"),
        ({"on": "2024-02-01"}, "on"),
        ({"on": "", "starts_at": "", "ends_at": ""}, "on"),
        ({"on": "2024-03-21", "ends_at": "08:00"}, "ends_at"),
        ({"on": "i morgen"}, "on"),
    ],
)
def test_what_cannot_be_saved_stands_at_its_field(
    visit: Visitor, mine: CourseRun, typed: dict[str, str], field: str
) -> None:
    data = {"version": mine.version, "starts_at": "09:00", "ends_at": "14:00", **typed}
    page = visit(mine.contact_person, own(mine, "e-laeringsdag/"), method="post", data=data)
    assert field in page.form_errors


def test_the_second_tab_sees_what_the_first_one_saved(visit: Visitor, mine: CourseRun) -> None:
    elearning(visit, mine, "2024-03-21", expect=302)
    page = elearning(visit, mine, "2024-03-22")
    assert "En anden har gemt, mens du skrev" in page.text


# --- The physical day ----------------------------------------------------------------------------------------------------


def test_free_days_stand_by_month_with_what_is_worth_knowing(visit: Visitor, mine: CourseRun, other: CourseRun) -> None:
    make_learning_day(runs=[other], on=date(2024, 4, 9))
    page = visit(mine.contact_person, own(mine, "fysisk-dag/"))
    assert page.texts("//main//h2")[:2] == ["Marts 2024", "April 2024"]
    days = page.texts("//a[@class='date-choices__day']")
    assert days[0] == "Mandag den 25. marts Kun 2 arbejdsdage efter e-læringsdagen"
    assert "Mandag den 8. april Underviserne er i Østby, i samme region, dagen efter" in days
    assert [each for each in days if "den 28. marts" in each or "den 1. april" in each] == []
    assert page.links[-1][1] == "/mit-forloeb/"


def test_without_a_period_one_can_propose(visit: Visitor) -> None:
    run = make_course_run(name="Ådal", contact_name="Solveig Holm", elearning_on=date(2024, 3, 20))
    page = visit(run.contact_person, own(run, "fysisk-dag/"))
    assert "Undervisningsperioden er ikke lagt endnu." in page.text
    assert page.link("Foreslå andre dage") == own(run, "forslag/")


def hold(visit: Visitor, run: CourseRun, on: str, **data: object) -> Visit:
    return visit(
        run.contact_person,
        own(run, f"fysisk-dag/hold/?dag={on}"),
        method="post",
        data={"place": "", **data},
        expect=302,
    )


def test_a_day_is_held_and_a_second_click_changes_nothing(visit: Visitor, mine: CourseRun) -> None:
    assert "Adgang for kørestol" in visit(mine.contact_person, own(mine, "fysisk-dag/hold/?dag=2024-04-10")).text
    assert hold(visit, mine, "2024-04-10", place="Rådhuset", seats="30").location == "/mit-forloeb/"
    assert hold(visit, mine, "2024-04-10", place="Andetsteds").location == own(mine, "fysisk-dag/")
    day = LearningDay.objects.get()
    assert (day.place, day.seats, day.teachers.count()) == ("Rådhuset", 30, 2)


@pytest.mark.parametrize("on", ["2024-04-13", "2024-04-01", "2024-03-20", "2025-01-01", "x", ""])
def test_a_date_that_is_not_offered_leads_back(visit: Visitor, mine: CourseRun, on: str) -> None:
    assert hold(visit, mine, on).location == own(mine, "fysisk-dag/")
    assert not LearningDay.objects.exists()


def test_the_one_who_comes_second_is_told(visit: Visitor, mine: CourseRun, other: CourseRun) -> None:
    hold(visit, mine, "2024-04-10")
    hold(visit, other, "2024-04-10")
    assert "Den dag er ikke ledig længere. Vælg en anden." in visit(other.contact_person, "/mit-forloeb/").messages[0]


def test_the_room_is_told_by_the_host_alone(visit: Visitor, mine: CourseRun, other: CourseRun) -> None:
    hold(visit, mine, "2024-04-10")
    actions.join_learning_day(run=other, day=LearningDay.objects.get(), actor=None, at=PLANNED_AT)
    data = {"version": 1, "place": "Kulturhuset", "seats": "", "starts_at": "09:00", "ends_at": "15:00"}
    visit(other.contact_person, own(other, "sted/"), method="post", data=data, expect=302)
    assert LearningDay.objects.get().place == ""
    assert visit(mine.contact_person, own(mine, "sted/"), method="post", data=data | {"place": ""}).form_errors
    visit(mine.contact_person, own(mine, "sted/"), method="post", data=data, expect=302)
    assert LearningDay.objects.get().place == "Kulturhuset"


def test_personal_data_in_a_remark_is_not_saved(visit: Visitor, mine: CourseRun) -> None:
    data = {"first": "2024-05-21", "note": "Ring til 12 34 56 78"}
    assert list(visit(mine.contact_person, own(mine, "forslag/"), method="post", data=data).form_errors) == ["note"]
    assert not DayProposal.objects.exists()


# --- Before the yes, after the end, and other people --------------------------------------------------------------------------


def test_without_a_yes_nothing_can_be_chosen(visit: Visitor) -> None:
    standing = make_standing(name="Ådal", state=StandingState.ACCEPTED)
    run = actions.open_course_runs(edition=standing.edition, actor=None, at=PLANNED_AT)[0]
    selection.take_back(standing=standing, actor=None, at=PLANNED_AT)  # the manager had noted the yes too early
    contact = make_municipal_person(Role.CONTACT_PERSON, municipality=run.municipality)
    page = visit(contact, own(run, "e-laeringsdag/"), expect=302)
    assert page.location == "/mit-forloeb/"
    assert "Svar først på tilbuddet." in visit(contact, "/mit-forloeb/").messages[0]


def test_after_a_yes_without_a_forlob_it_begins_with_the_first_choice(visit: Visitor) -> None:
    standing = make_standing(name="Ådal", state=StandingState.ACCEPTED)
    contact = make_municipal_person(Role.CONTACT_PERSON, municipality=standing.municipality)
    page = visit(contact, "/mit-forloeb/")
    assert page.texts("//li[contains(@class, 'tasks__task--now')]//h3") == ["Vælg e-læringsdag"]
    begun = visit(contact, f"/mit-forloeb/begynd/{standing.edition_id}/", method="post", expect=302)
    assert begun.location == own(CourseRun.objects.get(), "e-laeringsdag/")
    strange = make_standing(name="Østby", state=StandingState.ACCEPTED)
    visit(contact, f"/mit-forloeb/begynd/{strange.edition_id}/", method="post", expect=302)
    assert CourseRun.objects.count() == 1


PAGES = (
    "e-laeringsdag/",
    "fysisk-dag/",
    "fysisk-dag/hold/?dag=2024-04-10",
    "sted/",
    "forslag/",
    "sammen/",
    "sammen/forlad/",
)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_of_another_municipality_are_not_found(
    visit: Visitor, mine: CourseRun, other: CourseRun, page: str
) -> None:
    visit(mine.contact_person, own(other, page), expect=404)
    visit(mine.contact_person, own(other, page), expect=404, method="post", data={})
    visit(make_enrolment(mine).person, own(mine, page), expect=403)
    visit(make_staff(Role.PROGRAMME_MANAGER), own(mine, page), expect=403)


def test_ids_of_others_open_nothing(
    visit: Visitor, edition: Edition, mine: CourseRun, other: CourseRun, now: datetime
) -> None:
    third = make_course_run(edition=edition, name="Vadbro", contact_name="Ea Lund", elearning_on=date(2024, 3, 20))
    day = make_learning_day(runs=[other])
    offer = actions.offer_joint_day(asker=other, asked=third, day=day, actor=other.contact_person, at=now)
    proposal = actions.propose_days(run=third, dates=[date(2024, 5, 21)], actor=third.contact_person, at=now)[0]
    elsewhere = make_course_run(edition=make_edition(), name="Anden runde")
    client = visit.client(mine.contact_person)
    for page in (
        f"sammen/{offer.pk}/ja/",
        f"sammen/{offer.pk}/nej/",
        f"sammen/{offer.pk}/tag-tilbage/",
        f"forslag/{proposal.pk}/tag-tilbage/",
        f"sammen/spoerg/{elsewhere.pk}/",
        f"sammen/spoerg/{mine.pk}/",
        "sammen/spoerg/987654/",
    ):
        assert client.post(own(mine, page), {"day": "ours"}).status_code == 404, page
    # The one who asked does not answer, the one who is asked does not take back.
    assert visit.client(other.contact_person).post(own(other, f"sammen/{offer.pk}/nej/")).status_code == 404
    assert visit.client(third.contact_person).post(own(third, f"sammen/{offer.pk}/tag-tilbage/")).status_code == 404
    assert visit.client(other.contact_person).post(own(other, f"sammen/{offer.pk}/ja/")).status_code == 302
    offer.refresh_from_db()
    proposal.refresh_from_db()
    assert (offer.state, proposal.state) == (Answer.OPEN, Answer.OPEN)


def test_partners_are_shown_without_their_people(visit: Visitor, mine: CourseRun, other: CourseRun) -> None:
    make_enrolment(other, name="Hemmelig Kursist", email="hemmelig@oestby.example")
    make_learning_day(runs=[other])
    text = visit(mine.contact_person, own(mine, "sammen/")).page_text
    assert "Østby Også i Region Midtjylland. Har fysisk dag onsdag den 10. april 2024, 1 tilmeldt." in text
    assert [word for word in ("Hemmelig", "hemmelig", "Torben") if word in text] == []


def test_asking_accepting_and_leaving_by_hand(visit: Visitor, mine: CourseRun, other: CourseRun) -> None:
    make_learning_day(runs=[other])
    page = visit(mine.contact_person, own(mine, f"sammen/spoerg/{other.pk}/"))
    assert "Deres: Vi kommer til Østby onsdag den 10. april 2024" in page.text
    data = {"day": "theirs", "message": "Må vi komme?"}
    visit(mine.contact_person, own(mine, f"sammen/spoerg/{other.pk}/"), method="post", data=data, expect=302)
    visit(mine.contact_person, own(mine, f"sammen/spoerg/{other.pk}/"), method="post", data=data, expect=302)
    offer = JointOffer.objects.get()
    assert "De vil gerne komme til jer onsdag den 10. april 2024." in visit(other.contact_person, "/mit-forloeb/").text
    accept = own(other, f"sammen/{offer.pk}/ja/")
    assert "Østby" not in visit(other.contact_person, accept).h1
    visit(other.contact_person, accept, method="post", expect=302)
    visit(other.contact_person, accept, method="post", expect=302)  # the second click
    assert "sammen med Østby" in visit(mine.contact_person, "/mit-forloeb/").text
    visit(mine.contact_person, own(mine, "sammen/forlad/"), method="post", expect=302)
    visit(mine.contact_person, own(mine, "sammen/forlad/"), expect=302)
    mine.refresh_from_db()
    assert mine.learning_day is None


@pytest.mark.parametrize("said", ["", "måske", "GLADLY"])
def test_only_the_two_words_are_taken(visit: Visitor, mine: CourseRun, said: str) -> None:
    visit(mine.contact_person, own(mine, "sammen/oenske/"), method="post", data={"sharing": said}, expect=302)
    mine.refresh_from_db()
    assert mine.sharing == ""


# --- The board's side --------------------------------------------------------------------------------------------------------


def test_a_proposal_is_answered_within_its_own_edition(visit: Visitor, mine: CourseRun, now: datetime) -> None:
    proposal = actions.propose_days(run=mine, dates=[date(2024, 5, 21)], actor=mine.contact_person, at=now)[0]
    manager = make_staff(Role.PROGRAMME_MANAGER)
    href = f"/runder/{mine.edition_id}/planlaegning/dagforslag/{proposal.pk}/"
    visit(manager, f"/runder/{make_edition().pk}/planlaegning/dagforslag/{proposal.pk}/", expect=404)
    visit(make_staff(Role.TEACHER), href, expect=403)
    assert "Ådal foreslår tirsdag den 21. maj 2024 til den fysiske dag." in (
        visit(manager, f"/runder/{mine.edition_id}/planlaegning/").text
    )
    assert list(visit(manager, href, method="post", data={"answer": "no", "reason": ""}).form_errors) == ["reason"]
    visit(manager, href, method="post", data={"answer": "yes"}, expect=302)
    visit(manager, href, method="post", data={"answer": "yes"}, expect=302)
    assert LearningDay.objects.get().on == date(2024, 5, 21)
    assert "Forslaget er besvaret eller taget tilbage." in visit(manager, href).text


def test_a_teacher_notes_the_own_absence_and_nobody_elses(visit: Visitor, edition: Edition, now: datetime) -> None:
    teacher, colleague = make_staff(Role.TEACHER, name="Helle"), make_staff(Role.TEACHER, name="Bo")
    theirs = actions.note_absence(
        person=colleague, first_on=date(2024, 4, 2), last_on=date(2024, 4, 2), actor=None, at=now
    )
    data = {"first_on": "2024-04-10", "last_on": "", "person": colleague.pk}
    visit(teacher, "/undervisning/fravaer/", method="post", data=data, expect=302)
    assert Absence.objects.get(person=teacher).last_on == date(2024, 4, 10)
    assert "Bo" not in visit(teacher, "/undervisning/fravaer/").text.split()
    visit(teacher, f"/undervisning/fravaer/{theirs.pk}/fjern/", method="post", expect=404)
    manager = make_staff(Role.PROGRAMME_MANAGER)
    assert [row[0] for row in visit(manager, "/undervisning/fravaer/").tables[0][1:]] == ["Bo", "Helle"]
    visit(manager, f"/undervisning/fravaer/{theirs.pk}/fjern/", method="post", expect=302)
    assert not Absence.objects.filter(person=colleague).exists()


def test_the_period_is_kept_from_two_at_once(visit: Visitor, edition: Edition) -> None:
    manager, href = make_staff(Role.PROGRAMME_MANAGER), f"/runder/{edition.pk}/planlaegning/periode/"
    data = {
        "version": 1,
        "first_on": "2024-04-01",
        "last_on": "2024-05-31",
        "starts_at": "09:00",
        "ends_at": "15:00",
    }
    visit(manager, href, method="post", data=data, expect=302)
    assert "En anden har gemt, mens du skrev" in visit(manager, href, method="post", data=data).text
    assert list(
        visit(manager, href, method="post", data={**data, "version": 2, "last_on": "2024-03-31"}).form_errors
    ) == ["last_on"]
