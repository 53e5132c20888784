"""Which role opens which page of planning."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import MUNICIPAL_ROLES, STAFF_ROLES, Role
from sagkyndig.journey.planning import actions
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
READING = ("/runder/{edition}/planlaegning/", "/forloeb/{run}/", "/dage/{day}/")
WRITING = (
    "/runder/{edition}/planlaegning/ny-dag/",
    "/runder/{edition}/planlaegning/inhabilitet/",
    "/forloeb/{run}/ret/",
    "/forloeb/{run}/fjern/",
    "/forloeb/{run}/dag/",
    "/forloeb/{run}/kolleger/",
    "/forloeb/{run}/kolleger/{enrolment}/",
    "/forloeb/{run}/kolleger/{enrolment}/afmeld/",
    "/dage/{day}/ret/",
    "/dage/{day}/aflys/",
    "/dage/{day}/undervisere/",
)
POSTED = (
    "/runder/{edition}/planlaegning/opret/",
    "/runder/{edition}/planlaegning/inhabilitet/{barred}/fjern/",
    "/forloeb/{run}/dag/forlad/",
    "/dage/{day}/undervisere/{teacher}/fjern/",
)
OWN = ("/mit-forloeb/", "/mit-forloeb/kalender/hent/")
TAUGHT = "/undervisning/kalender/hent/"


@pytest.fixture
def places(now: datetime) -> dict[str, int]:
    run = make_course_run(name="Ådal", contact_name="Bodil Ager")
    day = make_learning_day(runs=[run])
    teacher = actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
    enrolment = make_enrolment(run)
    barred = actions.note_disqualification(
        person=make_staff(Role.TEACHER), municipality=run.municipality, since_on=day.on, actor=None, at=now
    )
    return {
        "edition": run.edition_id, "run": run.pk, "day": day.pk, "enrolment": enrolment.pk, "teacher": teacher.pk,
        "barred": barred.pk,
    }  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(visit: Visitor, places: dict[str, int], role: Role) -> None:
    """People of the municipality itself come no further at the desk than anybody else outside the board."""
    from sagkyndig.journey.planning import queries

    municipality = queries.course_run(places["run"]).municipality
    staff = role in STAFF_ROLES
    person = make_staff(role) if staff else make_municipal_person(role, municipality=municipality)
    plans = role is Role.PROGRAMME_MANAGER
    for address in READING:
        page = visit(person, address.format(**places), expect=200 if staff else 403)
        assert plans or not staff or page.all("//main//form") == []
    for address in WRITING:
        visit(person, address.format(**places), expect=200 if plans else 403)
    for address in POSTED:
        visit(person, address.format(**places), expect=405 if plans else 403)
    if not plans:
        for address in (*WRITING, *POSTED):
            visit(person, address.format(**places), method="post", expect=403)
    for address in OWN:
        visit(person, address, expect=200 if role in MUNICIPAL_ROLES else 403)
    visit(person, TAUGHT, expect=200 if role is Role.TEACHER else 403)


@pytest.mark.parametrize("address", [*READING, *WRITING, *POSTED, *OWN, TAUGHT])
def test_nobody_comes_in_without_signing_in(visit: Visitor, address: str) -> None:
    visit(None, address.format(edition=1, run=1, day=1, enrolment=1, teacher=1, barred=1), expect=302)
