"""Reading mails: what they say, and the outbox at a fixed cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.post import actions, texts
from sagkyndig.foundation.post import queries as post
from sagkyndig.foundation.post.rules import MailState
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.post import make_mail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", [actions.WELCOME, actions.NEW_PASSWORD, actions.NEW_LINK])
@pytest.mark.parametrize("is_demonstration", [True, False])
def test_every_mail_is_whole_and_makes_no_link_by_being_looked_at(template: str, is_demonstration: bool) -> None:
    make_organisation(is_demonstration=is_demonstration)
    person = make_staff(name="Bo & Co <Bro>")
    letter = post.letter(template=template, to=person, context={})
    first = letter.body.splitlines()[0]
    assert (letter.subject.startswith("[Demonstration] "), first == texts.MARK_IN_BODY) == (is_demonstration,) * 2
    assert "Kære Bo & Co <Bro>\n" in letter.body
    assert texts.LINK_TO_COME in letter.body
    assert letter.body.endswith("post@klagestyrelsen.example\n")
    assert "\n\n\n" not in letter.body
    assert not SignInLink.objects.exists()


def test_the_outbox_is_newest_first(now: datetime) -> None:
    first = make_mail(to=make_municipal_person(name="A", email="a@x.example"), at=now)
    second = make_mail(at=now + timedelta(minutes=1))
    page = post.outbox_page()
    assert [row.id for row in page.rows] == [second.pk, first.pk]
    assert (page.rows[1].to_name, page.rows[1].to_email, page.rows[1].state, page.stays_here) == (
        "A",
        "a@x.example",
        MailState.WAITING,
        False,
    )


def test_one_mail_and_three_cost_the_same(queries: Callable[[Callable[[], Any]], int], now: datetime) -> None:
    make_mail(at=now)
    one = queries(post.outbox_page)
    make_mail(at=now)
    make_mail(at=now)
    assert queries(post.outbox_page) == one == 5
