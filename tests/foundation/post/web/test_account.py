"""A forgotten password goes our way, also by allauth's own page."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions
from sagkyndig.foundation.post.models import OutgoingMail
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

LOG_IN = "/log-ind/"
GOOD = "fire gode danske ord"


def test_allauths_own_page_gives_nobody_a_password_but_staff(visit: Visitor, mailoutbox: list[object]) -> None:
    make_staff(email="bo@klagestyrelsen.example")
    make_municipal_person(email="ida@adal.example")
    for email in ("bo@klagestyrelsen.example", "ida@adal.example", "nobody@adal.example"):
        visit(None, "/konto/glemt/", method="post", data={"email": email}, expect=302)
    assert list(OutgoingMail.objects.order_by("id").values_list("to__email", "template")) == [
        ("bo@klagestyrelsen.example", actions.NEW_PASSWORD),
        ("ida@adal.example", actions.NEW_LINK),
    ]
    assert mailoutbox == []


def test_the_log_in_page_leads_to_a_new_link(visit: Visitor) -> None:
    page = visit(None, LOG_IN)
    assert [address for _, address in page.links] == ["/ind/nyt-link/"] * 2  # a forgotten password, and no password


def test_a_password_is_half_the_way_in(visit: Visitor) -> None:
    make_staff(Role.TEACHER, email="bo@klagestyrelsen.example", password=GOOD)
    wrong = visit(None, LOG_IN, method="post", data={"login": "bo@klagestyrelsen.example", "password": "forkert ord"})
    assert wrong.form_errors
    data = {"login": "Bo@Klagestyrelsen.example", "password": GOOD}
    assert visit(None, LOG_IN, method="post", data=data, expect=302).location == "/log-ind/kode/"
    assert "_auth_user_id" not in visit.client(None).session


def test_ended_access_is_not_let_in(visit: Visitor) -> None:
    from sagkyndig.foundation.people import actions as people
    from tests.factories.people import ADDED_AT

    person = make_staff(Role.TEACHER, email="bo@klagestyrelsen.example", password=GOOD)
    people.end_access(person=person, actor=None, at=ADDED_AT)
    data = {"login": "bo@klagestyrelsen.example", "password": GOOD}
    assert visit(None, LOG_IN, method="post", data=data).form_errors
    assert "_auth_user_id" not in visit.client(None).session
