"""Each gate opens for those it says, and for nobody else."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people import gates
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from tests.factories.people import make_person_of, make_staff

pytestmark = pytest.mark.django_db


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


GATES = {
    gates.open_to_everyone: set(Role),
    gates.open_to_signed_in: set(Role),
    gates.open_to_staff: {
        Role.ADMINISTRATOR,
        Role.PROGRAMME_MANAGER,
        Role.CASE_AUTHOR,
        Role.TEACHER,
        Role.EVALUATOR,
    },
    gates.open_to(Role.TEACHER): {Role.TEACHER},
    gates.open_to(Role.CONTACT_PERSON, Role.PROGRAMME_MANAGER): {Role.CONTACT_PERSON, Role.PROGRAMME_MANAGER},
}


def comes_through(view: gates.View, person: Person) -> bool:
    request = RequestFactory().get("/en-side/")
    request.user = person
    try:
        return view(request).status_code == 200
    except PermissionDenied:
        return False


def test_each_gate_with_each_role() -> None:
    people = {role: make_person_of(role) for role in Role}
    for gate, welcome in GATES.items():
        view = gate(page)
        assert {role for role, person in people.items() if comes_through(view, person)} == welcome


def test_who_is_not_signed_in_is_sent_to_the_log_in_with_the_way_back() -> None:
    request = RequestFactory().get("/en-side/?a=1")
    request.user = AnonymousUser()
    answer = gates.open_to(Role.TEACHER)(page)(request)
    assert (answer.status_code, answer["Location"]) == (302, "/log-ind/?next=/en-side/%3Fa%3D1")
    assert gates.open_to_everyone(page)(request).content == b"inside"


def test_a_view_says_who_it_opens_for_also_through_other_decorators() -> None:
    marks = [
        gates.open_to_everyone(page),
        gates.open_to_signed_in(page),
        require_POST(gates.open_to_staff(page)),
        gates.open_to(Role.TEACHER, Role.EVALUATOR)(page),
    ]
    assert [view.opens_for for view in marks] == [  # type: ignore[attr-defined]
        ("everyone",),
        ("signed_in",),
        ("staff",),
        ("teacher", "evaluator"),
    ]
    assert [getattr(view, "login_required", True) for view in marks] == [False, True, True, True]


def test_a_gate_for_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one role"):
        gates.open_to()


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What our own log says: it does not reach pytest's by itself where the logger is kept apart."""
    logger = logging.getLogger("sagkyndig.gates")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def test_a_refusal_is_logged_by_number_without_a_name(said: pytest.LogCaptureFixture) -> None:
    person = make_staff(Role.EVALUATOR, name="Karen Navn")
    assert not comes_through(gates.open_to(Role.TEACHER)(page), person)
    record = said.records[0]
    assert record.fields == {  # type: ignore[attr-defined]
        "view": f"{__name__}.page",
        "user": person.pk,
        "opens_for": "teacher",
    }
    assert "Karen" not in record.getMessage()
