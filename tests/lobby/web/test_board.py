"""The board of an edition: what each forløb lacks, filters that work as links, and reminding with one click."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.planning.models import CourseRun, DayProposal
from sagkyndig.journey.planning.rules.lacking import NobodyToRemind, NothingIsLate, RemindedToday
from sagkyndig.journey.programme.models import Edition
from tests.conftest import Clock
from tests.factories.late import make_late_run
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
REMINDER = "planning/contact_reminder"


def row_of(page: Visit, municipality: str) -> list[str]:
    return next(row for row in page.tables[0] if row[0] == municipality)


def municipalities(page: Visit) -> list[str]:
    return [row[0] for row in page.tables[0][1:]] if page.tables else []


def test_what_each_lacks_who_must_act_and_by_when(visit: Visitor, clock: Clock) -> None:
    edition = make_edition(year=2024)
    make_late_run(edition, clock.now)
    asks = make_course_run(edition=edition, name="Birk", contact_name="Bent Bo")
    DayProposal.objects.create(
        course_run=asks, on=date(2024, 5, 2), proposed_by=asks.contact_person, proposed_at=clock.now
    )
    page = visit(make_staff(), f"/runder/{edition.pk}/")
    assert page.tables[0][0] == ["Kommune", "E-læringsdag", "Fysisk dag", "Tilmeldte", "Kontaktperson", "Mangler"]
    assert row_of(page, "Ådal")[-2:] == [
        "Skriv til Karen Holm",
        "Vælg e-læringsdag (kommunen) Fristen var 18. januar 2024 "
        "Vælg fysisk dag (kommunen) Fristen var 25. januar 2024 Tilmeld kolleger (kommunen) Mind dem om det i Ådal",
    ]
    assert row_of(page, "Birk")[-1] == (
        "Vælg e-læringsdag (kommunen) Svar på forslaget til fysisk dag (os) Tilmeld kolleger (kommunen)"
    )
    assert f"mailto:{asks.contact_person.email}" in [href for _, href in page.links]  # type: ignore[union-attr]


def test_others_than_managers_see_no_contact_and_no_button(visit: Visitor, clock: Clock) -> None:
    edition = make_edition(year=2024)
    make_late_run(edition, clock.now)
    page = visit(make_staff(Role.TEACHER), f"/runder/{edition.pk}/")
    assert page.tables[0][0] == ["Kommune", "E-læringsdag", "Fysisk dag", "Tilmeldte", "Mangler"]
    assert "Karen Holm" not in " ".join(row_of(page, "Ådal"))
    assert "@kommune.example" not in page.html
    assert "Mind dem om det" not in page.text


def test_filters_are_links_that_say_how_many(visit: Visitor, clock: Clock) -> None:
    edition, manager = make_edition(year=2024), make_staff()
    make_late_run(edition, clock.now)
    done = make_course_run(edition=edition, name="Birk", contact_name="Bent Bo", elearning_on=date(2024, 3, 20))
    make_enrolment(done)
    day = make_learning_day(runs=[done], on=date(2024, 4, 10))
    for place, teacher in enumerate([make_staff(Role.TEACHER), make_staff(Role.TEACHER)]):
        planning.assign_teacher(day=day, person=teacher, is_lead=not place, actor=None, at=clock.now)
    own = f"/runder/{edition.pk}/"
    page = visit(manager, own)
    assert page.texts("//main//h2")[1] == "To forløb"
    for text, found in (
        ("noget (1)", ["Ådal"]),
        ("intet (1)", ["Birk"]),
        ("e-læringsdag (1)", ["Ådal"]),
        ("kommunen (1)", ["Ådal"]),
        ("færrest tilmeldte", ["Ådal", "Birk"]),
        ("frist", ["Ådal", "Birk"]),
        ("næste dag", ["Birk", "Ådal"]),
    ):
        href = page.link(text)
        assert href.startswith("?")
        assert municipalities(visit(manager, own + href.partition("#")[0])) == found, text
    nothing = visit(manager, f"{own}?mangler=tilmeldte&hvem=os")
    assert nothing.tables == []
    assert "Ingen forløb passer til det, du har valgt." in nothing.text
    assert nothing.link("Vis alle forløb") == f"{own}#course-runs"


@pytest.mark.parametrize(
    "asked",
    ["mangler=%00", "hvem=<script>", "region=%F0%9F%92%A9", "underviser=9999999", "orden=x", "mangler=" + "a" * 500],
)
def test_odd_words_in_the_address_show_a_page(visit: Visitor, clock: Clock, asked: str) -> None:
    edition = make_edition(year=2024)
    make_late_run(edition, clock.now)
    page = visit(make_staff(), f"/runder/{edition.pk}/?{asked}")
    assert "<script>" not in page.html.split("<main")[1]


def test_a_finished_edition_lacks_nothing(visit: Visitor, clock: Clock) -> None:
    edition = make_edition(year=2024)
    make_late_run(edition, clock.now)
    Edition.objects.filter(pk=edition.pk).update(state="finished")
    assert row_of(visit(make_staff(), f"/runder/{edition.pk}/"), "Ådal")[-1] == "intet"


def test_reminding_sends_one_mail_says_so_and_waits_a_day(visit: Visitor, clock: Clock) -> None:
    edition, manager = make_edition(year=2024), make_staff()
    run = make_late_run(edition, clock.now)
    own, remind = f"/runder/{edition.pk}/", f"/forloeb/{run.pk}/mind/"
    assert visit(manager, remind, method="post", expect=302).location == own
    page = visit(manager, own)
    assert page.messages == [
        "Det lykkedes: Karen Holm i Ådal får nu en mail om det, der mangler: vælg e-læringsdag og vælg fysisk dag."
    ]
    assert "Mindet i dag" in row_of(page, "Ådal")[-1]
    assert "Mind dem om det" not in page.text
    mail = OutgoingMail.objects.get()
    assert (mail.template, mail.to) == (REMINDER, run.contact_person)
    assert "Vælg e-læringsdag, senest" in str(mail.context["tasks"])
    assert Entry.objects.filter(
        verb="planning.municipality_reminded", actor_id=manager.pk, about_id=str(run.pk)
    ).exists()
    assert any(
        "mindede Ådal om det, der mangler" in each for each in page.texts("//ol[contains(@class, 'happenings')]/li")
    )
    # A double click, or another tab.
    visit(manager, remind, method="post", expect=302)
    assert "allerede mindet om det i dag" in visit(manager, own).messages[0]
    assert OutgoingMail.objects.count() == 1
    clock.move(days=1)
    another = make_staff()
    assert "Mindet 4. marts 2024" in row_of(visit(another, own), "Ådal")[-1]
    assert "Mind dem om det i Ådal" in row_of(visit(another, own), "Ådal")[-1]
    visit(another, remind, method="post", expect=302)
    assert OutgoingMail.objects.count() == 2


def test_nobody_is_reminded_of_enrolling_once_the_e_learning_day_is_over(now: datetime) -> None:
    run = make_late_run(make_edition(year=2024), now)
    CourseRun.objects.filter(pk=run.pk).update(elearning_on=date(2024, 2, 1))
    told = planning.remind_municipality(run=run, actor=None, at=now)
    assert [each.title for each in told] == ["Vælg fysisk dag, evt. sammen med en anden kommune"]


def test_reminding_is_refused_where_nothing_is_late_or_nobody_is_there(now: datetime) -> None:
    edition = make_edition(year=2024)
    fresh = make_late_run(edition, now, name="Birk", days_ago=2)
    with pytest.raises(NothingIsLate, match="Birk har ikke overskredet nogen frist"):
        planning.remind_municipality(run=fresh, actor=None, at=now)
    with pytest.raises(NobodyToRemind, match="Østby har ingen kontaktperson"):
        planning.remind_municipality(run=make_course_run(edition=edition, name="Østby"), actor=None, at=now)
    late = make_late_run(edition, now)
    CourseRun.objects.filter(pk=late.pk).update(contact_reminded_on=now.date())
    with pytest.raises(RemindedToday):
        planning.remind_municipality(run=late, actor=None, at=now)
    people.end_access(person=late.contact_person, actor=None, at=now)  # type: ignore[arg-type]
    with pytest.raises(NobodyToRemind):
        planning.remind_municipality(run=late, actor=None, at=now)
    assert not OutgoingMail.objects.filter(template=REMINDER).exists()


def test_only_managers_remind(visit: Visitor, clock: Clock) -> None:
    run = make_late_run(make_edition(year=2024), clock.now)
    for person in (
        make_staff(Role.TEACHER),
        make_staff(Role.ADMINISTRATOR),
        run.contact_person,
        make_municipal_person(),
    ):
        visit(person, f"/forloeb/{run.pk}/mind/", method="post", expect=403)
    visit(make_staff(), f"/forloeb/{run.pk}/mind/", expect=405)
    visit(make_staff(), "/forloeb/999999/mind/", method="post", expect=404)
    assert not OutgoingMail.objects.exists()


def test_a_fixed_number_of_queries_with_filters(visit: Visitor, clock: Clock) -> None:
    edition, manager, counts = make_edition(year=2024), make_staff(), []
    for name in ("Ådal", "Birk", "Østby"):
        run = make_late_run(edition, clock.now, name=name)
        DayProposal.objects.create(
            course_run=run, on=date(2024, 5, 2), proposed_by=run.contact_person, proposed_at=clock.now
        )
        address = f"/runder/{edition.pk}/?mangler=noget&orden=frist"
        visit(manager, address)
        counts.append(visit(manager, address).queries)
    assert len(set(counts)) == 1
