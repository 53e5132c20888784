"""The night's work: what has expired goes, what has not stays, and one failure keeps nothing else from being done."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session

from sagkyndig.config.operations.nightly import Done, NightlyTask, do_nightly_work
from sagkyndig.foundation.people.actions import add_staff, make_sign_in_link
from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.people.rules import Role

pytestmark = pytest.mark.django_db
NAMES = (
    "Kommuner mindet om at svare, og svarfrister udløbet",
    "Invitationer, påmindelser og vejledninger til forløb lagt i udbakken",
    "Kalendermails om dage, der er nye, ændrede eller aflyste",
    "Mails sendt, som ventede",
    "Personer i kommuner slettet, som var gemt længe nok",
    "Mails, links og andet slettet, som var gemt længe nok",
    "Udvælgelser regnet igen, hvor grundlaget er et andet",
    "Filer med svar slettet, som aldrig blev bekræftet",
    "Filer med kommunetal slettet, som aldrig blev bekræftet",
    "Udløbne besøg slettet",
    "Gamle forsøg på at logge ind slettet",
    "Gamle baggrundsopgaver slettet",
)


def test_an_empty_installation_has_nothing_to_do(now: datetime) -> None:
    assert do_nightly_work(at=now) == [Done(name, 0) for name in NAMES]


def test_what_has_expired_goes_and_the_rest_stays(now: datetime) -> None:
    person = add_staff(email="bo@myndighed.dk", name="Bo Berg", roles=[Role.TEACHER], actor=None, at=now)
    for days in (60, 10, 0):
        make_sign_in_link(person=person, at=now - timedelta(days=days))
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(hours=1))
    counts = {done.sentence: done.count for done in do_nightly_work(at=now)}
    assert counts == {
        **dict.fromkeys(NAMES, 0),
        "Mails, links og andet slettet, som var gemt længe nok": 1,
        "Udløbne besøg slettet": 1,
    }
    assert [link.made_at for link in SignInLink.objects.order_by("made_at")] == [now - timedelta(days=10), now]
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_one_failure_is_told_and_the_others_are_done(now: datetime, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_at: datetime) -> int:
        raise RuntimeError

    tasks = (NightlyTask("Det første", fail), NightlyTask("Det andet", lambda at: at.day))
    assert do_nightly_work(at=now, tasks=tasks) == [Done("Det første", 0, failed=True), Done("Det andet", 4)]
    assert [record.getMessage() for record in caplog.records] == ["nightly task failed"]
