"""Which role opens which page of the report; what is published is everybody's."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.report import queries
from tests.factories.people import make_person_of, make_staff
from tests.factories.report import make_answered_edition, make_publication
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
BASE = "/runder/{edition}/rapport/"
READING = (
    BASE,
    f"{BASE}laes/",
    f"{BASE}artikel/",
    f"{BASE}rapport.pdf",
    f"{BASE}rapport.docx",
    f"{BASE}figurer.json",
    f"{BASE}tal/svar:praksis:0+1/",
    f"{BASE}oplysninger/",
)
WRITING = (
    f"{BASE}oplysninger/cases_paa_dagen/",
    f"{BASE}tekst/konklusion.samlet/",
    f"{BASE}tekst/konklusion.samlet/standard/",
    f"{BASE}fund/{{finding}}/",
)
PUBLISHING = f"{BASE}offentliggoer/"
PUBLISHED = tuple(
    f"/{first}/{{slug}}/{edition}{rest}"
    for edition in ("", "udgave/1/")
    for first, rest in (
        ("rapporter", ""),
        ("rapporter", "rapport.pdf"),
        ("rapporter", "rapport.docx"),
        ("rapporter", "figurer.json"),
        ("rapporter", "tal/svar:praksis:0+1/"),
        ("artikler", ""),
    )
)


@pytest.fixture
def places(now: datetime) -> dict[str, object]:
    evaluator = make_staff(Role.EVALUATOR)
    edition = make_answered_edition(evaluator, now)
    published = make_publication(edition, evaluator, now)
    finding = queries.workshop_page(edition.pk).findings[0].finding.key
    return {"edition": edition.pk, "slug": published.slug, "finding": finding}


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(visit: Visitor, places: dict[str, object], role: Role) -> None:
    """The draft is closed to the municipalities; staff read it; the evaluator writes."""
    person, staff, writes = make_person_of(role), role in STAFF_ROLES, role is Role.EVALUATOR
    publishes = role in {Role.EVALUATOR, Role.PROGRAMME_MANAGER}
    for address in READING:
        page = visit(person, address.format(**places), expect=200 if staff else 403)
        if staff and not writes and page.is_html:
            assert page.all("//main//form") == []
            hrefs = [href for _, href in page.links]
            assert [
                href
                for href in hrefs
                if "/tekst/" in href or "/fund/" in href or href.endswith("oplysninger/cases_paa_dagen/")
            ] == []
            assert any("offentliggoer" in href for href in hrefs) is (publishes and address == BASE)
    for address in WRITING:
        visit(person, address.format(**places), expect=200 if writes else 403)
    visit(person, PUBLISHING.format(**places), expect=200 if publishes else 403)
    if not writes:
        for address in WRITING:
            visit(person, address.format(**places), method="post", expect=403)
    if not publishes:
        visit(person, PUBLISHING.format(**places), method="post", expect=403)


@pytest.mark.parametrize("address", [*READING, *WRITING, PUBLISHING])
def test_nobody_comes_in_without_signing_in(visit: Visitor, address: str) -> None:
    visit(None, address.format(edition=1, finding="abc"), expect=302)


@pytest.mark.parametrize("role", [None, Role.PARTICIPANT, Role.EVALUATOR])
def test_everybody_reads_what_is_published(visit: Visitor, places: dict[str, object], role: Role | None) -> None:
    person = make_person_of(role) if role else None
    for address in ("/rapporter/", *PUBLISHED):
        page = visit(person, address.format(**places))
        if page.is_html:
            assert page.all("//main//form") == []
            assert [href for _, href in page.links if href.startswith("/runder/")] == []


def test_what_is_not_there_is_not_found(visit: Visitor, places: dict[str, object]) -> None:
    evaluator = make_staff(Role.EVALUATOR)
    for address in (
        "/runder/4711/rapport/",
        f"{BASE}tal/svar:praksis:99/",
        f"{BASE}tal/findes-ikke/",
        f"{BASE}oplysninger/findes_ikke/",
        f"{BASE}tekst/findes.ikke/",
    ):
        visit(evaluator, address.format(**places), expect=404)
    for address in (
        "/rapporter/findes-ikke/",
        "/artikler/findes-ikke/",
        "/rapporter/{slug}/udgave/2/",
        "/rapporter/{slug}/udgave/2/rapport.pdf",
        "/rapporter/{slug}/tal/svar:praksis:99/",
    ):
        visit(None, address.format(**places), expect=404)
