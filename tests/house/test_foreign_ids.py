"""An id opens nothing by itself: each address and each form is tried with what belongs to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.urls import get_resolver

from sagkyndig.foundation.law.models import RegisterEntry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import MUNICIPAL_ROLES, STAFF_ROLES, Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.courses import actions as courses
from sagkyndig.journey.courses.actions.narration import narrate_part
from sagkyndig.journey.courses.files.sound import ReadySound
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import Occasion, Topic
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.planning.models import CourseRun, LearningDay
from sagkyndig.journey.programme import actions as programmes
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.actions import decisions as choosing
from sagkyndig.journey.selection.actions.initiatives import add_initiative
from sagkyndig.journey.selection.models import Decision, FigureImport, Standing
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from tests.factories.courses import make_course
from tests.factories.evaluation import answers_csv, import_answers, make_survey, receive_answers
from tests.factories.figures import import_figures, one_of_each, receive_figures
from tests.factories.law import make_entry, read_in
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.post import make_mail
from tests.factories.programme import add_teacher, make_edition
from tests.factories.selection import make_standing
from tests.house.reading import hold
from tests.house.test_gates import EVERYONE, patterns, who
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
# Whatever a form may ask for, so that it is the id that is refused and nothing else.
FILLED_IN = {
    "reason": "travlhed",
    "name": "En Anden",
    "email": "en.anden@kommune.example",
    "job_role": "caseworker",
    "confirm": "ja",
    "way": "add",
    "percent": "50",
    "labels": "I høj grad",
    "text": "En tekst.",
    "title": "En titel",
    "revision": "1",
    "op": "op",
}


@dataclass(frozen=True)
class Side:
    """An edition and a course with one of everything, and what stands in the addresses of them."""

    edition: Edition
    version: CourseVersion
    part: Part
    run: CourseRun
    day: LearningDay
    standing: Standing
    contact: Person
    participant: Person
    places: dict[str, str]


def _decided(staff: Person, figures: FigureImport, at: datetime) -> Decision:
    """A choice of another edition's municipalities, on the same figures."""
    edition = make_edition()
    choosing.set_criteria(edition=edition, figure_import=figures, actor=staff, at=at)
    return choosing.decide(edition=edition, actor=staff, at=at)


def make_side(staff: Person, at: datetime, *, name: str, on: date) -> Side:
    edition = make_edition()
    run = make_course_run(edition=edition, name=name, contact_name=f"Kontakt i {name}")
    participant = make_enrolment(run, name=f"Kursist i {name}")
    day = make_learning_day(runs=[run], on=on)
    member = add_teacher(edition)
    teacher = planning.assign_teacher(day=day, person=member.person, actor=None, at=at)
    barred = planning.note_disqualification(
        person=member.person, municipality=make_municipality(), since_on=on, actor=None, at=at
    )
    key_date = programmes.set_key_date(edition=edition, kind=next(iter(KeyDateKind)), on=on, actor=None, at=at)
    survey = make_survey(edition, staff, at)
    imported = import_answers(survey, staff, at)
    read_in(make_entry(), at=at)
    pending = receive_answers(survey, staff, at, content=answers_csv())
    figures = import_figures(staff, at, content=one_of_each(run.municipality_id, name))
    initiative = add_initiative(
        municipality=run.municipality,
        kind=InitiativeKind.TASKFORCE,
        begins_on=on,
        source="Taskforcens side",
        actor=staff,
        at=at,
    )
    contact = run.contact_person
    assert contact is not None
    standing = Standing.objects.get(edition=edition)
    neighbour = make_course_run(edition=edition, name=f"Nabo til {name}", contact_name="Naboens kontakt")
    offer = planning.offer_joint_day(asker=neighbour, asked=run, day=day, actor=contact, at=at)
    proposal = planning.propose_days(run=run, dates=[date(2024, 5, 21)], actor=contact, at=at)[0]
    absence = planning.note_absence(person=member.person, first_on=on, last_on=on, actor=None, at=at)
    version, part, of_course = make_draft(staff, at, key=f"kursus-{run.municipality_id}")
    places = {
        **of_course,
        "edition_id": edition.pk,
        "programme_id": edition.programme_id,
        "run_id": run.pk,
        "day_id": day.pk,
        "teacher_id": teacher.pk,
        "disqualification_id": barred.pk,
        "enrolment_id": participant.pk,
        "code": run.municipality_id,
        "other_id": neighbour.pk,
        "offer_id": offer.pk,
        "proposal_id": proposal.pk,
        "absence_id": absence.pk,
        "wish_id": planning.wish_for_topic(run=run, text="Begrundelser", actor=contact, at=at).pk,
        "standing_id": standing.pk,
        "member_id": member.pk,
        "key_date_id": key_date.pk,
        "import_id": imported.pk,
        "pending_id": pending.pk,
        "figures_id": figures.pk,
        "pending_figures_id": receive_figures(staff, at).pk,
        "initiative_id": initiative.pk,
        "decision_id": _decided(staff, figures, at).pk,
        "person_id": contact.pk,
        "mail_id": make_mail(to=contact).pk,
        "kind": "case",
        "entry_id": RegisterEntry.objects.get().pk,
        "column": "praksis",
        "source": "svar",
        "key": "kommuner",
        "slug": "en-rapport",
        "trin": "planning",
        "token": "x" * 43,
    }
    ids = {key: str(each) for key, each in places.items()}
    return Side(edition, version, part, run, day, standing, contact, participant.person, ids)


def make_draft(staff: Person, at: datetime, *, key: str) -> tuple[CourseVersion, Part, dict[str, int]]:
    """A course of that key, one page of it with a remark and a recording."""
    version = courses.import_course(course=replace(make_course(), key=key), actor=None, at=at)
    part = Part.objects.get(version=version, key="oplysning")
    remark = courses.comment_on(part=part, text="Hvilken regel?", actor=staff, at=at)
    sound = ReadySound(key.encode(), "audio/mpeg", 3)
    recording = narrate_part(part=part, sound=sound, seen_revision=part.revision, actor=staff, at=at)
    module = version.modules.get(key="regler")
    return (
        version,
        part,
        {
            "version_id": version.pk,
            "module_id": module.pk,
            "part_id": part.pk,
            "comment_id": remark.pk,
            "narration_id": recording.pk,
        },
    )


@pytest.fixture
def staff() -> Person:
    """Somebody who holds every role of the board: only ids can stop them."""
    return make_staff(*STAFF_ROLES)


@pytest.fixture
def sides(staff: Person, now: datetime) -> tuple[Side, Side]:
    return (
        make_side(staff, now, name="Ådal", on=date(2024, 4, 10)),
        make_side(staff, now, name="Østby", on=date(2024, 4, 17)),
    )


def filled(address: str, places: dict[str, str]) -> str:
    return PLACE.sub(lambda match: places[match.group(1)], address)


def stored() -> dict[str, list[dict[str, Any]]]:
    """Every row of ours; visits to pages are no change."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("sagkyndig."))
    rows = {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in ours}
    for person in rows["people.Person"]:
        del person["last_login"]
    return rows


def changes(before: dict[str, list[dict[str, Any]]]) -> list[str]:
    after = stored()
    return [label for label in before if before[label] != after[label]]


@pytest.mark.parametrize("role", Role)
def test_nobody_comes_through_the_gate_of_another_with_an_id_that_is_there(
    visit: Visitor, sides: tuple[Side, Side], role: Role
) -> None:
    """By reading or by sending a form, to one's own or another's: refused, and nothing is changed."""
    person = {Role.CONTACT_PERSON: sides[0].contact, Role.PARTICIPANT: sides[0].participant}.get(role)
    person = person or make_person_of(role)
    client, before = visit.client(person), stored()
    mine = {EVERYONE, "signed_in", role.value} | ({"staff"} if person.is_staff_of_board else set())
    hold(
        f"{ask.__name__} {address}: {status}"
        for address, _, view in patterns(get_resolver())
        if not mine & set(who(view).split(", "))
        for side in (sides if role in MUNICIPAL_ROLES else sides[1:])
        for ask in (client.get, client.post)
        if (status := ask(filled(address, side.places), FILLED_IN if ask == client.post else None).status_code) != 403
    )
    assert changes(before) == []


def test_a_thing_is_found_under_its_own_edition_forloeb_or_day_alone(
    visit: Visitor, staff: Person, sides: tuple[Side, Side]
) -> None:
    one, other = sides
    before = stored()

    def tried() -> Iterator[str]:
        for address, name, view in patterns(get_resolver()):
            places = [place for place in PLACE.findall(address) if place.endswith("_id")]
            if len(places) < 2:
                continue
            client = visit.client(one.contact if who(view) == Role.CONTACT_PERSON.value else staff)
            crossed = filled(address, one.places | {places[-1]: other.places[places[-1]]})
            for ask in (client.get, client.post):
                # Taking away what is not there leads back without a word; nothing is changed by it.
                status = ask(crossed, FILLED_IN if ask == client.post else None).status_code
                if status not in {302, 404, 405}:
                    yield f"{ask.__name__} {crossed} ({name}): {status}"

    hold(tried())
    assert changes(before) == []


def test_a_form_takes_no_id_of_another_edition_or_organisation(
    visit: Visitor, staff: Person, sides: tuple[Side, Side]
) -> None:
    one, other = sides
    when = {"on": "2024-05-02", "starts_at": "09:00", "ends_at": "15:00", "place": "Rådhuset"}
    planned, run, day = f"/runder/{one.edition.pk}", f"/forloeb/{one.run.pk}", f"/dage/{one.day.pk}"
    colleague = {"name": "Ny Kollega", "job_role": "caseworker"}
    boss = {"name": "Ny Chef", "roles": [Role.ADMINISTRATOR.value]}
    course, case = (
        f"/kurser/{one.version.pk}",
        {"title": "X", "topic": Topic.PARTICIPATION, "used": Occasion.E_LEARNING},
    )
    forms: list[tuple[str, dict[str, Any], str]] = [
        (f"{planned}/planlaegning/ny-dag/", {**when, "runs": [other.run.pk]}, "runs"),
        (f"{day}/ret/", {**when, "version": 1, "host_run": other.run.pk}, "host_run"),
        (f"{run}/dag/", {"day": other.day.pk}, "day"),
        (f"{day}/undervisere/", {"person": staff.pk}, "person"),
        (f"{day}/undervisere/", {"person": other.contact.pk}, "person"),
        (f"{planned}/hold/", {"person": one.contact.pk, "role": "teacher"}, "person"),
        (f"{planned}/udvaelgelse/vaelg/", {"municipality": "000"}, "municipality"),
        (f"{planned}/udvaelgelse/vaelg/", {"municipality": one.run.municipality_id}, "municipality"),
        (f"{run}/kolleger/", {**colleague, "email": other.participant.email}, "email"),
        (f"{run}/kolleger/", {**colleague, "email": staff.email}, "email"),
        (
            f"{run}/ret/",
            {"version": one.run.version, "contact_name": "X", "contact_email": other.contact.email},
            "contact_email",
        ),
        (f"/administration/personer/{one.contact.pk}/", {**boss, "email": one.contact.email}, "roles"),
        (
            f"/administration/personer/{staff.pk}/",
            {"name": "X", "email": staff.email, "roles": [Role.CONTACT_PERSON.value]},
            "roles",
        ),
        ("/administration/personer/ny/", {**boss, "email": other.contact.email}, "email"),
        (f"{course}/tilfoej/side/", {"title": "X", "kind": "regel", "module": other.places["module_id"]}, "module"),
        (f"{course}/tilfoej/case/", {**case, "page_in": other.places["module_id"]}, "page_in"),
        (
            "/administration/personer/ny/",
            {"name": "X", "email": "ny@myndighed.example", "roles": [Role.PARTICIPANT.value]},
            "roles",
        ),
    ]
    before = stored()
    for path, data, field in forms:
        page = visit(staff, path, method="post", data=data)
        assert list(page.form_errors) == [field], f"{path} {data}: {page.form_errors}"
    assert changes(before) == []


@pytest.mark.parametrize("button", ["op", "ned", "fjern"])
def test_the_order_of_a_course_takes_no_part_of_another(
    visit: Visitor, staff: Person, sides: tuple[Side, Side], button: str
) -> None:
    one, other = sides
    before = stored()
    visit(staff, f"/kurser/{one.version.pk}/flyt/", expect=404, method="post", data={button: other.part.pk})
    visit(staff, f"/kurser/{one.version.pk}/tilfoej/side/?viser={other.part.pk}", expect=404)
    assert changes(before) == []


@pytest.mark.parametrize("role", sorted(MUNICIPAL_ROLES))
def test_a_joint_day_shows_the_other_municipality_and_none_of_its_people(
    visit: Visitor, now: datetime, role: Role
) -> None:
    edition = make_edition()
    mine = make_course_run(edition=edition, name="Ådal", contact_name="Egen Kontakt")
    other = make_course_run(
        edition=edition, name="Østby", contact_name="Fremmed Kontakt", contact_email="fremmed.k@oestby.example"
    )
    make_learning_day(runs=[mine, other])
    make_enrolment(mine, name="Egen Kursist", email="egen@aadal.example")
    make_enrolment(other, name="Fremmed Kursist", email="fremmed@oestby.example", department="Fremmed afdeling")
    holders = {Role.CONTACT_PERSON: "Egen Kontakt", Role.PARTICIPANT: "Egen Kursist"}
    person = Person.objects.get(name=holders[role])
    client = visit.client(person)
    shown = "".join(
        client.get(address).content.decode()
        for address, _, view in patterns(get_resolver())
        if "<" not in address and {EVERYONE, role.value} & set(who(view).split(", "))
        if not address.startswith("/log-ud")
    )
    assert "Østby" in shown
    assert [word for word in ("Fremmed", "fremmed") if word in shown] == []
    assert ("Egen Kursist, " in shown) == (role == Role.CONTACT_PERSON)


def test_an_offer_opens_for_nobody_but_those_who_got_it(visit: Visitor, now: datetime) -> None:
    """Another municipality's contact person with an offer of their own, a colleague who was not asked, and participants."""
    edition = make_edition()
    mine, other = (make_standing(edition=edition, name=name) for name in ("Ådal", "Østby"))
    selection.invite_municipalities(
        invitations=[(each, [("Kontakt", f"kontakt{each.pk}@kommune.example")]) for each in (mine, other)],
        answer_by=date(2024, 3, 25),
        remind_on=date(2024, 3, 18),
        actor=None,
        at=now,
    )
    asked = Person.objects.get(email=f"kontakt{mine.pk}@kommune.example")
    assert visit(asked, f"/tilbud/{mine.pk}/").h1 == "Tilbud om et læringsforløb"
    strangers = [
        Person.objects.get(email=f"kontakt{other.pk}@kommune.example"),
        make_municipal_person(municipality=mine.municipality),
        make_municipal_person(Role.PARTICIPANT, municipality=mine.municipality),
        make_municipal_person(Role.PARTICIPANT, municipality=other.municipality),
    ]
    places = {"edition_id": str(edition.pk), "standing_id": str(mine.pk)}
    addresses = [
        filled(address, places)
        for address, _, _ in patterns(get_resolver())
        if set(PLACE.findall(address)) <= places.keys() and "standing_id" in PLACE.findall(address)
    ]
    assert {f"/tilbud/{mine.pk}/", f"/tilbud/{mine.pk}/videre/"} <= {f"/{each.lstrip('/')}" for each in addresses}
    answer = FILLED_IN | {"answer": "ja", f"til_{mine.pk}": "X, x@kommune.example"}
    before = stored()
    for person in strangers:
        client = visit.client(person)
        hold(
            f"{ask.__name__} {address} as {person.name}: {status}"
            for address in addresses
            for ask in (client.get, client.post)
            if (status := ask(address, answer if ask == client.post else None).status_code) not in {403, 404}
        )
    assert changes(before) == []


def test_a_former_colleague_sees_nothing_more(visit: Visitor, now: datetime) -> None:
    run = make_course_run(name="Ådal", contact_name="Egen Kontakt")
    enrolment = make_enrolment(run)
    assert "Ådal" in visit(enrolment.person, "/mit-forloeb/").text
    planning.withdraw_enrolment(enrolment=enrolment, actor=None, at=now)
    assert "Ådal" not in visit(enrolment.person, "/mit-forloeb/").text
    stranger = make_municipal_person(Role.PARTICIPANT, municipality=run.municipality)
    assert "Egen Kontakt" not in visit(stranger, "/mit-forloeb/").text
    assert not OutgoingMail.objects.exists()
