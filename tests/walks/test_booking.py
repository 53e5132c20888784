"""Step 4: contact persons book days on their phones, from the mail to a joint day, without a call."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from django.core import mail

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CourseRun, LearningDay
from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_enrolment
from tests.factories.programme import add_teacher, make_edition, make_programme
from tests.factories.selection import make_standing
from tests.walks.conftest import Walker
from tests.walks.walking import Walk


@pytest.fixture
def edition(walk: Walker, clock: Clock) -> Edition:
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="støtte til bil")
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    add_teacher(edition, name="Helle Skov")
    actions.set_teaching_period(
        edition=edition,
        seen_version=0,
        first_on=date(2024, 4, 8),
        last_on=date(2024, 5, 10),
        starts_at=time(9),
        ends_at=time(15),
        actor=None,
        at=clock.now,
    )
    return edition


@pytest.fixture
def neighbour(edition: Edition, clock: Clock) -> CourseRun:
    """Gudenholm, glad to share, with twelve colleagues and no day."""
    run = make_course_run(edition=edition, name="Gudenholm", contact_name="Torben Ask", elearning_on=date(2024, 3, 20))
    for _ in range(12):
        make_enrolment(run)
    return actions.say_sharing(run=run, sharing=Sharing.GLADLY, actor=None, at=clock.now)


def invite(edition: Edition, clock: Clock) -> None:
    selection.invite_municipality(
        standing=make_standing(edition=edition, name="Ådal"),
        contacts=[("Solveig Kærsgård", "solveig@aadal.example")],
        answer_by=date(2024, 3, 25),
        remind_on=date(2024, 3, 18),
        actor=None,
        at=clock.now,
    )


def newest_link(to: str, clock: Clock) -> str:
    """The personal address in the newest mail to somebody, as it was sent."""
    post.send_due_mails(at=clock.now)
    body = next(str(each.body) for each in reversed(mail.outbox) if to in each.to[0])
    found = re.search(r"http://testserver(/ind/[\w-]{43}/)", body)
    assert found is not None, body
    return found[1]


def from_the_mail(walk: Walker, name: str, link: str) -> Walk:
    window = walk(size="phone").go(link)
    window.press(f"Log ind som {name}")
    return window


def choose_elearning_day(window: Walk) -> None:
    """A Saturday is warned of before it is saved, and a holiday refused."""
    window.go("/mit-forloeb/").look("04-mine-opgaver")
    assert "Senest mandag den 18. marts 2024." in window.text
    window.press("Vælg e-læringsdag")
    window.look("vaelg-e-laeringsdag")
    window.write("Dato", "2024-03-23")
    window.press("Timerne er sat af: gem dagen")
    assert "E-læringsdagen ligger i en weekend" in window.text
    window.look("vaelg-e-laeringsdag-weekend")
    window.write("Dato", "2024-03-28")
    window.press("Vælg dagen alligevel")
    assert "28. marts 2024 er skærtorsdag. Vælg en anden dag." in window.text
    window.look("vaelg-e-laeringsdag-helligdag")
    window.write("Dato", "2024-03-21")
    window.write("Til kl.", "13:00")
    window.press("Timerne er sat af: gem dagen")
    assert "Torsdag den 21. marts 2024 kl. 09.00-13.00." in window.text


def choose_physical_day(window: Walk) -> None:
    window.look("mine-opgaver-fysisk-dag")
    window.follow("Se de ledige dage", within="main")
    window.look("04-ledige-dage")
    window.page.locator(".date-choices__day", has_text="Tirsdag den 16. april").click()
    window.page.wait_for_url("**/hold/?dag=2024-04-16")
    window.look("hold-dagen")
    window.write("Pladser i lokalet (frivilligt)", "20")
    window.press("Vælg dagen")
    assert "Tirsdag den 16. april 2024 er nu jeres fysiske dag." in window.text
    assert "Nu mangler vi at vide, hvor I tager imod os." in window.text
    window.look("mine-opgaver-sted")
    window.follow("Skriv stedet", within="main")
    window.write("Sted", "Ådal Rådhus, byrådssalen")
    window.look("skriv-stedet")
    window.press("Gem stedet")


def offer_to_share(window: Walk) -> None:
    window.follow("Del dagen", within="main")
    window.look("del-dagen")
    window.press("Gerne sammen")
    assert "I har sagt: gerne sammen med en anden kommune." in window.text
    window.follow("Spørg Gudenholm", within="main")
    window.look("spoerg")
    window.page.get_by_label("Besked").fill("Vi har plads og god kaffe.")
    window.press("Send spørgsmålet")
    assert "Gudenholm er spurgt og får en mail." in window.text
    window.look("del-dagen-venter")


def test_from_the_invitation_to_a_joint_day(walk: Walker, edition: Edition, neighbour: CourseRun, clock: Clock) -> None:
    invite(edition, clock)
    solveig = from_the_mail(walk, "Solveig Kærsgård", newest_link("solveig@aadal.example", clock))
    solveig.go("/mit-forloeb/").look("mine-opgaver-tilbud")
    solveig.follow("Læs tilbuddet, og svar", within="main")
    solveig.tick("Ja, vi vil gerne være med")
    solveig.press("Send svaret")
    choose_elearning_day(solveig)
    choose_physical_day(solveig)
    offer_to_share(solveig)

    assert neighbour.contact_person is not None
    torben = from_the_mail(walk, "Torben Ask", newest_link(neighbour.contact_person.email, clock))
    torben.go("/mit-forloeb/").look("mine-opgaver-spurgt")
    assert "Ådal vil gerne dele den fysiske dag med jer" in torben.text
    torben.follow("Se tilbuddet fra Ådal", within="main")
    torben.look("sig-ja")
    assert "De er vært og finder lokalet." in torben.text
    torben.press("Sig ja")
    assert "I og Ådal er nu sammen tirsdag den 16. april 2024." in torben.text
    torben.look("04-faelles-dag")

    solveig.go("/mit-forloeb/")
    assert "Tirsdag den 16. april 2024 sammen med Gudenholm." in solveig.text
    solveig.look("mine-opgaver-kolleger")
    assert "Torben" not in solveig.text
    day = LearningDay.objects.get()
    assert sorted(run.municipality.name for run in day.course_runs.all()) == ["Gudenholm", "Ådal"]
    assert sorted(each.person.name for each in day.teachers.all()) == ["Helle Skov", "Marianne Dalby"]
    assert [each.subject for each in mail.outbox].count("Ådal vil gerne dele en læringsdag med jer") == 1


def test_a_day_is_proposed_and_agreed_to_and_a_joint_day_left(
    walk: Walker, edition: Edition, neighbour: CourseRun, clock: Clock
) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")
    window = walk(neighbour.contact_person, size="phone").go(f"/mit-forloeb/{neighbour.pk}/forslag/")
    window.look("foreslaa-dage")
    window.press("Send forslaget")
    assert "Skal udfyldes." in window.text
    window.look("foreslaa-dage-fejl")
    window.write("Første forslag", "2024-05-21")
    window.write("Bemærkning (frivilligt)", "Vi har temauge i april.")
    window.press("Send forslaget")
    assert "I har foreslået tirsdag den 21. maj 2024. Vi svarer på mail." in window.text
    window.look("mine-opgaver-foreslaaet")

    desk = walk(manager).go(f"/runder/{edition.pk}/planlaegning/")
    desk.look("planlaegning-forslag")
    desk.follow("Svar Gudenholm", within="main")
    desk.look("svar-paa-forslag")
    desk.press("Sig nej, og send begrundelsen")
    assert "Skriv, hvorfor dagen ikke kan bruges." in desk.text
    desk.look("svar-paa-forslag-fejl")
    desk.press("Sig ja til dagen")
    assert desk.h1 == "Fysisk dag tirsdag den 21. maj 2024"

    other = make_course_run(edition=edition, name="Ådal", contact_name="Solveig", elearning_on=date(2024, 3, 20))
    actions.join_learning_day(run=other, day=LearningDay.objects.get(), actor=None, at=clock.now)
    window.go(f"/mit-forloeb/{neighbour.pk}/sammen/").look("faelles-dag-vaert")
    window.follow("Forlad den fælles dag", within="main")
    window.look("forlad-faelles-dag")
    window.press("Forlad dagen")
    assert "I har forladt dagen. Vælg nu jeres egen dag. Ådal får besked." in window.text


def test_the_period_and_absences_are_set(walk: Walker, edition: Edition) -> None:
    desk = walk(make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård"))
    desk.go(f"/runder/{edition.pk}/planlaegning/periode/").look("periode")
    desk.write("Sidste dag", "2024-03-01")
    desk.press("Gem perioden")
    assert "Den sidste dag skal ligge efter den første eller være den samme." in desk.text
    desk.look("periode-fejl")
    desk.go("/undervisning/fravaer/").look("fravaer-alle-tomt")
    teacher = walk(Person.objects.get(name="Helle Skov"), size="phone").go("/undervisning/fravaer/")
    teacher.write("Fra", "2024-04-16")
    teacher.press("Notér dagene")
    assert "Tirsdag den 16. april 2024" in teacher.text
    teacher.look("fravaer")
    desk.go("/undervisning/fravaer/").look("fravaer-alle")
    phone = walk(make_staff(Role.PROGRAMME_MANAGER), size="phone")
    phone.go(f"/runder/{edition.pk}/planlaegning/periode/").look("periode-telefon")


def test_a_day_is_booked_without_javascript(walk: Walker, edition: Edition, neighbour: CourseRun) -> None:
    window = walk(neighbour.contact_person, size="phone", javascript=False)
    window.go(f"/mit-forloeb/{neighbour.pk}/fysisk-dag/hold/?dag=2024-04-16")
    window.press("Vælg dagen")
    assert "Tirsdag den 16. april 2024 er nu jeres fysiske dag." in window.text


def test_the_pages_fit_a_wide_screen(walk: Walker, edition: Edition, neighbour: CourseRun) -> None:
    window = walk(neighbour.contact_person)
    for name, path in {
        "mine-opgaver": "/mit-forloeb/",
        "ledige-dage": f"/mit-forloeb/{neighbour.pk}/fysisk-dag/",
        "del-dagen": f"/mit-forloeb/{neighbour.pk}/sammen/",
        "hold-dagen": f"/mit-forloeb/{neighbour.pk}/fysisk-dag/hold/?dag=2024-04-16",
    }.items():
        window.go(path).look(f"{name}-pc")
