"""Which role opens which page of the evaluation."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from tests.factories.evaluation import answers_csv, import_answers, make_survey, receive_answers
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
BASE = "/runder/{edition}/evaluering/"
READING = (BASE, f"{BASE}spoergeskema/")
WRITING = (
    f"{BASE}maal/omfang/",
    f"{BASE}maal/omfang/fjern/",
    f"{BASE}inviterede/",
    f"{BASE}svar/",
    f"{BASE}import/{{imported}}/tag-ud/",
)
POSTED = (f"{BASE}svar/{{pending}}/kasser/", f"{BASE}import/{{imported}}/saet-tilbage/")


@pytest.fixture
def places(now: datetime) -> dict[str, int]:
    evaluator = make_staff(Role.EVALUATOR)
    survey = make_survey(make_edition(), evaluator, now)
    imported = import_answers(survey, evaluator, now)
    pending = receive_answers(survey, evaluator, now, content=answers_csv())
    return {"edition": survey.edition_id, "imported": imported.pk, "pending": pending.pk}


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(visit: Visitor, places: dict[str, int], role: Role) -> None:
    person, evaluates, staff = make_person_of(role), role is Role.EVALUATOR, role in STAFF_ROLES
    for address in READING:
        page = visit(person, address.format(**places), expect=200 if staff else 403)
        if staff and not evaluates:
            assert page.all("//main//form") == []
            assert [href for _, href in page.links if "/maal/" in href or "/svar/" in href or "/import/" in href] == []
    for address in WRITING:
        visit(person, address.format(**places), expect=200 if evaluates else 403)
    for address in POSTED:
        visit(person, address.format(**places), expect=405 if evaluates else 403)
    if not evaluates:
        for address in (*WRITING, *POSTED):
            visit(person, address.format(**places), method="post", expect=403)
        visit(person, f"{BASE}svar/{{pending}}/".format(**places), expect=403)


@pytest.mark.parametrize("address", [*READING, *WRITING, *POSTED, f"{BASE}svar/{{pending}}/"])
def test_nobody_comes_in_without_signing_in(visit: Visitor, address: str) -> None:
    visit(None, address.format(edition=1, imported=1, pending=1), expect=302)


def test_a_waiting_file_is_its_senders_and_its_editions(visit: Visitor, now: datetime) -> None:
    mine, other = make_staff(Role.EVALUATOR), make_staff(Role.EVALUATOR)
    survey, elsewhere = (make_survey(make_edition(year=year), mine, now) for year in (2023, 2024))
    pending = receive_answers(survey, mine, now)
    place = f"svar/{pending.pk}/"
    here, there = (f"/runder/{each.edition_id}/evaluering/{place}" for each in (survey, elsewhere))
    visit(mine, here)
    for person, address in ((other, here), (mine, there)):
        visit(person, address, expect=404)
        visit(person, address, method="post", data={"confirm": "1"}, expect=404)
        visit(person, f"{address}kasser/", method="post", expect=404)
    visit(mine, here)


def test_an_import_is_its_editions(visit: Visitor, now: datetime) -> None:
    evaluator = make_staff(Role.EVALUATOR)
    survey, elsewhere = (make_survey(make_edition(year=year), evaluator, now) for year in (2023, 2024))
    imported = import_answers(survey, evaluator, now)
    for verb in ("tag-ud", "saet-tilbage"):
        address = f"/runder/{elsewhere.edition_id}/evaluering/import/{imported.pk}/{verb}/"
        visit(evaluator, address, method="post", expect=404)
    imported.refresh_from_db()
    assert imported.taken_out_at is None


def test_what_is_not_there_is_not_found(visit: Visitor) -> None:
    evaluator, edition = make_staff(Role.EVALUATOR), make_edition()
    base = f"/runder/{edition.pk}/evaluering/"
    for address in ("/runder/4711/evaluering/", f"{base}svar/", f"{base}inviterede/", f"{base}maal/omfang/"):
        visit(evaluator, address, expect=404)
    for address in ("maal/findes_ikke/", "import/4711/tag-ud/"):
        visit(evaluator, base + address, expect=404)
