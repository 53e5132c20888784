"""The most used pages ask the database a fixed, low number of times, however much there is to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Clock
from tests.visits import Visitor

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.planning.models import CourseRun, LearningDay
    from sagkyndig.journey.programme.models import Edition

# Session, person, roles and authority are four of them; a whole report is made of what five steps know, and an author is
# told which courses wait to be read and what leans on a law that has changed.
AT_MOST = {
    "/": 29,
    "/lovregister/": 8,
    "/lovregister/{entry}/": 20,
    "/gennemgang/": 15,
    "/kurser/": 8,
    "/kurser/{version}/": 12,
    "/kurser/{version}/kontrol/": 12,
    "/kurser/{version}/forskelle/": 12,
    "/kurser/{version}/offentliggoer/": 12,
    "/kurser/{version}/del/{part}/": 12,
    "/kurser/{version}/del/{part}/laes/": 15,
    "/kurser/{version}/del/{part}/udskriv/": 10,
    "/runder/{edition}/kursus/": 12,
    "/soeg/?q=begrundelse": 15,
    "/kommunetal/": 8,
    "/kommunetal/{figures}/": 12,
    "/kommunetal/{figures}/?bestemmelse=alle&orden=procent": 12,
    "/kommunetal/{figures}/forskelle/": 12,
    "/kommunetal/hent-ind/{pending}/": 10,
    "/kommunetal/indsatser/": 8,
    "/programmer/": 8,
    "/programmer/{programme}/": 10,
    "/runder/{edition}/": 25,
    "/runder/{edition}/udvaelgelse/": 12,
    "/runder/{edition}/udvaelgelse/vaegt/": 20,
    "/runder/{edition}/udvaelgelse/vaegt/?vis=kort": 20,
    "/runder/{edition}/udvaelgelse/vaegt/kommune/{code}/": 20,
    "/beslutninger/{decision}/": 15,
    "/runder/{edition}/planlaegning/": 18,
    "/forloeb/{run}/": 17,
    "/dage/{day}/": 15,
    "/mit-forloeb/{run}/kolleger/": 10,
    "/mit-forloeb/{run}/oensker/": 12,
    "/mit-forloeb/{run}/vejledning/": 10,
    "/mit-forloeb/": 15,
    "/runder/{edition}/evaluering/": 15,
    "/runder/{edition}/rapport/": 25,
    "/runder/{edition}/rapport/laes/": 22,
    "/rapporter/{slug}/": 5,
    "/artikler/{slug}/": 5,
    "/rapporter/": 5,
}
_number = count(1)


@pytest.fixture
def run(db: None, clock: Clock) -> CourseRun:
    """A forløb of 2023 in the demo, weeks after the report came out."""
    from sagkyndig.journey.planning.models import CourseRun
    from tests.factories.demo import make_demo

    clock.set(2024, 8, 12, 10)
    return CourseRun.objects.filter(edition=make_demo(), learning_day__isnull=False)[0]


@pytest.fixture
def counts(run: CourseRun, visit: Visitor, clock: Clock) -> Callable[[], dict[str, int]]:
    """How many queries each page takes: of the staff for somebody with all their roles, else for a contact person."""
    from sagkyndig.foundation.law.models import RegisterEntry
    from sagkyndig.foundation.people.rules import STAFF_ROLES
    from sagkyndig.journey.report.models import Publication
    from sagkyndig.journey.selection.models import Decision, FigureImport
    from tests.factories.figures import receive_figures
    from tests.factories.people import make_staff

    staff = make_staff(*STAFF_ROLES)
    change_law(clock(), "SEL § 96")
    version = make_draft(clock())
    here = {
        "version": version.pk,
        "part": version.parts.get(key="koret", kind="case").pk,
        "entry": RegisterEntry.objects.get(short_name="SEL § 96").pk,
        "figures": FigureImport.objects.latest("pk").pk,
        "pending": receive_figures(staff, clock()).pk,
        "programme": run.edition.programme_id,
        "edition": run.edition_id,
        "code": run.municipality_id,
        "decision": Decision.objects.get(edition=run.edition_id).pk,
        "run": run.pk,
        "day": run.learning_day_id,
        "slug": Publication.objects.get().slug,
    }

    def who(page: str) -> Person | None:
        if page.startswith(("/rapporter/", "/artikler/")):
            return None
        return run.contact_person if page.startswith("/mit-forloeb/") else staff

    def ask() -> dict[str, int]:
        for page in AT_MOST:
            visit(who(page), page.format(**here))  # the first visit reads what is authored
        return {page: visit(who(page), page.format(**here)).queries for page in AT_MOST}

    return ask


def make_draft(now: datetime, *, key: str = "2023-proeve") -> CourseVersion:
    """A course that is being written, with a remark on a case of it."""
    from sagkyndig.journey.courses import actions
    from tests.factories.courses import make_course
    from tests.factories.people import make_staff

    version = actions.import_course(course=replace(make_course(), key=key), actor=make_staff(), at=now)
    remark_on(version, now)
    return version


def remark_on(version: CourseVersion, now: datetime) -> None:
    from sagkyndig.journey.courses import actions
    from tests.factories.people import make_staff

    case = version.parts.get(key="koret", kind="case")
    actions.comment_on(part=case, text="Hvem siger det?", actor=make_staff(), at=now)


def write_more_courses(now: datetime) -> None:
    """More courses, and in the first of them more modules, pages, cases and remarks; parts of it wait to be read."""
    from sagkyndig.journey.courses import actions
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.courses.rules.course import PageKind
    from tests.factories.courses import make_case, make_page
    from tests.factories.people import make_staff

    version, author = CourseVersion.objects.get(course__key="2023-proeve"), make_staff()
    for number in range(3):
        make_draft(now, key=f"kursus-{number}")
        module = actions.add_module(version=version, title=f"Nyt {number}", actor=author, at=now)
        for page in (make_page(f"begrundelse-{number}", PageKind.RULE), make_page(f"mere-{number}", PageKind.SUMMARY)):
            actions.add_part(version=version, content=page, module=module, actor=author, at=now)
        actions.add_part(version=version, content=make_case(f"sag-{number}"), actor=author, at=now)
        remark_on(version, now)
    actions.send_all_drafts(version=version, actor=author, at=now)


def change_law(now: datetime, *names: str) -> None:
    """Read the register in with a change in each of these entries."""
    from sagkyndig.foundation.law.queries import register
    from tests.factories.law import read_in

    changed = [
        replace(each, gist=f"{each.gist} Ændret.") if each.short_name in names else each for each in register().entries
    ]
    read_in(*changed, at=now)


def bring_in_more_figures(now: datetime) -> None:
    """Another extract, and another initiative for each of some municipalities."""
    from sagkyndig.foundation.municipalities.queries import municipalities
    from sagkyndig.journey.selection.actions.initiatives import add_initiative
    from sagkyndig.journey.selection.rules.figures import InitiativeKind
    from tests.factories.figures import import_figures, one_of_each
    from tests.factories.people import make_staff

    manager = make_staff()
    places = municipalities()[:3]
    import_figures(manager, now, content=one_of_each(places[0].code, places[0].name))
    for place in places:
        add_initiative(
            municipality=place,
            kind=InitiativeKind.TASKFORCE,
            begins_on=now.date(),
            source="Taskforcens side",
            actor=manager,
            at=now,
        )


def make_more(run: CourseRun, now: datetime) -> None:
    """More of all that is listed: changed law, courses, programmes, open editions, municipalities, forløb, days, people, reports."""
    from sagkyndig.journey.planning import actions as planning
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.actions import publish_report
    from sagkyndig.journey.selection.rules.states import StandingState
    from tests.factories.evaluation import make_survey
    from tests.factories.people import make_staff
    from tests.factories.planning import make_enrolment, make_learning_day
    from tests.factories.programme import add_teacher, make_edition
    from tests.factories.selection import make_standing

    change_law(now, "SEL § 95", "SEL § 96", "18-18")
    bring_in_more_figures(now)
    write_more_courses(now)
    Edition.objects.filter(pk=run.edition_id).update(places=30)
    run.edition.refresh_from_db()
    make_edition(year=2026)
    for year in (2027, 2028):
        later = make_edition(programme=run.edition.programme, year=year)
        make_survey(later, make_staff(), now)
        make_standing(edition=later, municipality=run.municipality, state=StandingState.ACCEPTED)
        for edition in (run.edition, later):
            add_teacher(edition)
            more = [_forloeb(edition, now) for _ in range(2)]
            day = make_learning_day(runs=more, on=date(year, 4, 20 + edition.year % 2))
            _teach(day, now)
            make_enrolment(more[0])
        planning.open_course_runs(edition=later, actor=None, at=now)
        make_enrolment(run)
    publish_report(edition=run.edition, correction="Et tal er rettet.", actor=make_staff(), at=now)


def _forloeb(edition: Edition, now: datetime) -> CourseRun:
    from sagkyndig.foundation.municipalities.queries import municipalities
    from sagkyndig.journey.planning import actions
    from sagkyndig.journey.selection.queries import codes_on_the_list
    from sagkyndig.journey.selection.rules.states import StandingState
    from tests.factories.selection import make_standing

    free = [each for each in municipalities() if each.pk not in codes_on_the_list(edition)]
    make_standing(edition=edition, municipality=free[0], state=StandingState.DECLINED)
    make_standing(edition=edition, municipality=free[1], state=StandingState.ACCEPTED)
    opened = next(
        each
        for each in actions.open_course_runs(edition=edition, actor=None, at=now)
        if each.municipality_id == free[1].pk
    )
    email = f"ny{next(_number)}@kommune.example"
    return actions.appoint_contact_person(run=opened, name="Karl Holm", email=email, actor=None, at=now)


def _teach(day: LearningDay, now: datetime) -> None:
    from sagkyndig.foundation.people.rules import Role
    from sagkyndig.journey.planning import actions
    from tests.factories.people import make_staff

    for is_lead in (True, False):
        actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=is_lead, actor=None, at=now)


def test_pages_ask_as_often_when_there_is_more(
    counts: Callable[[], dict[str, int]], run: CourseRun, clock: Clock
) -> None:
    before = counts()
    make_more(run, clock())
    assert counts() == before
    assert {page: number for page, number in before.items() if number > AT_MOST[page]} == {}
