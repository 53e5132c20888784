"""The bench's pages of pages, contrast pairs and the shared decision, as a browser sends them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import ContrastPair, Page, SharedDecision
from tests.factories.courses import make_course
from tests.factories.people import make_staff
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Any:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def draft(now: datetime) -> CourseVersion:
    return actions.import_course(course=make_course(), actor=None, at=now)


def address(part: Part, name: str = "part") -> str:
    return reverse(f"courses:{name}", args=[part.version_id, part.pk])


def typed(page: Visit) -> dict[str, list[str]]:
    """The form of the bench, as the browser sends it when nothing is touched."""
    form = next(form for form in page.root.forms if form.get("id") == "bench")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.replace("\n", "\r\n"))
    return sent


def test_what_was_not_changed_stays_as_it_is(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    parts = list(draft.parts.exclude(kind="case"))
    assert len(parts) == 9
    for part in parts:
        page = visit(author, address(part))
        visit(author, address(part), expect=302, method="post", data=typed(page))
        fresh = queries.part(draft.pk, part.pk)
        assert (fresh.content, fresh.revision, fresh.changed_by) == (part.content, 1, None), part.title


def test_a_pair_is_saved_with_its_twin(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = draft.parts.get(kind="kontrastpar")
    before = queries.content_of(part)
    assert isinstance(before, ContrastPair)
    data = typed(visit(author, address(part))) | {"afsnit_ikke": ["Vi har set på det hele."]}
    visit(author, address(part), expect=302, method="post", data=data)
    after = queries.content_of(queries.part(draft.pk, part.pk))
    assert isinstance(after, ContrastPair)
    assert after.second == before.second
    assert after.first.split("\n\n")[1] == "Vi har set på det hele."
    assert after.first.split("\n\n")[2:] == before.first.split("\n\n")[2:]
    told = visit(author, address(part)).text
    assert "Afsnittet: 6 ord." in told
    assert "Gør dem lige lange, så længden ikke røber, hvilket der holder." in told


def test_a_point_is_added_to_a_checklist_without_a_script(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = draft.parts.get(kind="side", key="oplysning")
    data = typed(visit(author, address(part))) | {"knap": ["tjekliste:tilføj"]}
    page = visit(author, address(part), method="post", data=data)
    again = typed(page)
    assert again["tjekliste.tekst"] == ["Hvad ved vi?", ""]
    again["tjekliste.tekst"][1] = "Hvem ved mere?"
    visit(author, address(part), expect=302, method="post", data=again)
    after = queries.content_of(queries.part(draft.pk, part.pk))
    assert isinstance(after, Page)
    assert after.checklist == ("Hvad ved vi?", "Hvem ved mere?")


def test_personal_data_in_a_line_of_a_form_is_not_saved(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = draft.parts.get(kind="faelles")
    data = typed(visit(author, address(part)))
    data["linje.form_b"][4] = "Jens har nummer 010190-1234."
    page = visit(author, address(part), method="post", data=data)
    assert "Ikke gemt. Ret »Linje 5: Form B«." in page.text
    assert typed(page)["linje.form_b"][4] == "Jens har nummer 010190-1234."
    after = queries.content_of(queries.part(draft.pk, part.pk))
    assert isinstance(after, SharedDecision)
    assert after.form_b[4] == "Linje 5 om Jens."
