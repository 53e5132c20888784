"""An invitation over a real wire: what arrives, who is refused, a server that is busy or gone, and two workers at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.rules import MailState
from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection.models import Standing
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing
from tests.foundation.post.smtp_sink import SmtpSink
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
STRICT = policy.SMTP.clone(raise_on_defect=True)
ASE, BO = ("Åse Ømand-Kjærgård", "aase@adal.example"), ("Bo Bro", "bo@adal.example")


def lead_to(settings: Settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "Noget <sagkyndig@klagestyrelsen.example>"


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    """A mail server that listens, and settings that lead to it."""
    with SmtpSink() as listening:
        lead_to(settings, listening.port)
        yield listening


def invite(now: datetime, *contacts: tuple[str, str]) -> Standing:
    return actions.invite_municipality(
        standing=make_standing(edition=make_edition(theme="støtte til bil på æ, ø og å"), name="Ådal"),
        contacts=contacts or (ASE,),
        answer_by=date(2024, 3, 25),
        remind_on=date(2024, 3, 18),
        actor=None,
        at=now,
    )


def states() -> dict[str, tuple[MailState, str]]:
    return {each.to.email: (each.state, each.last_error) for each in OutgoingMail.objects.select_related("to")}


def test_the_worker_sends_it_and_it_arrives_as_valid_mime_with_a_link_that_signs_in(
    sink: SmtpSink, clock: Clock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_organisation()
    with django_capture_on_commit_callbacks(execute=True):  # as the transaction stands, the worker is woken
        invite(clock.now)
        assert sink.received == []
        assert SignInLink.objects.count() == 0
    (mail,) = sink.received
    assert (mail.sender, mail.recipients) == ("sagkyndig@klagestyrelsen.example", ["aase@adal.example"])
    assert mail.raw.split(b"\r\n\r\n")[0].isascii()
    assert max(map(len, mail.raw.split(b"\r\n"))) <= 998
    assert b"\n" not in mail.raw.replace(b"\r\n", b"")
    read = message_from_bytes(mail.raw, policy=STRICT)
    assert isinstance(read, EmailMessage)
    assert read.defects == []
    assert all(
        len(read.get_all(name, [])) == 1 for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version")
    )
    assert read["To"].addresses[0].display_name == "Åse Ømand-Kjærgård"
    assert str(read["Subject"]).strip() == "Tilbud til Ådal: læringsforløb om støtte til bil på æ, ø og å"
    assert read["From"].addresses[0].display_name == "Klagestyrelsen"
    assert str(read["Auto-Submitted"]) == "auto-generated"
    assert read.get_content_type() == "text/plain"
    body = read.get_content()
    assert body.startswith("Kære Åse Ømand-Kjærgård")
    assert "senest 25. marts 2024" in body
    token = re.search(r"http://testserver/ind/([\w-]{43})/", body)
    assert token is not None
    kept = str([*OutgoingMail.objects.values(), *SignInLink.objects.values(), *Standing.objects.values()])
    assert token[1] not in kept
    assert people.spend_sign_in_link(token=token[1], at=clock.now).email == "aase@adal.example"
    assert states() == {"aase@adal.example": (MailState.SENT, "")}


def test_an_address_that_is_not_known_is_given_up_and_seen_in_the_outbox_and_on_the_list(
    sink: SmtpSink, clock: Clock, visit: Visitor
) -> None:
    sink.refuses = {"aase@adal.example": "550 No such user"}
    standing = invite(clock.now, ASE, BO)
    assert post.send_due_mails(at=clock.now) == post.Sending(sent=1, given_up=1)
    said = "Modtagerens mailserver afviste mailen (kode 550)."
    assert states() == {"aase@adal.example": (MailState.GIVEN_UP, said), "bo@adal.example": (MailState.SENT, "")}
    outbox = visit(make_staff(Role.ADMINISTRATOR), "/administration/udbakke/")
    assert [row[3] for row in outbox.tables[0][1:]] == ["sendt", f"opgivet {said}"]
    listed = visit(make_staff(Role.PROGRAMME_MANAGER), f"/runder/{standing.edition_id}/udvaelgelse/")
    assert f"Spurgt: Åse Ømand-Kjærgård. {said} Spurgt: Bo Bro." in listed.tables[0][1][3]


def test_a_busy_server_is_tried_again_and_then_takes_it(sink: SmtpSink, clock: Clock) -> None:
    sink.refuses = {"aase@adal.example": "451 Try again later"}
    invite(clock.now)
    again = post.send_due_mails(at=clock.now).next_try_at
    assert again == clock.now + timedelta(minutes=1)
    assert states()["aase@adal.example"][0] == MailState.TO_BE_TRIED_AGAIN
    sink.refuses = {}
    assert post.send_due_mails(at=again - timedelta(seconds=1)).sent == 0
    assert post.send_due_mails(at=again).sent == 1
    assert len(sink.received) == 1


def test_a_server_that_is_gone_is_tried_again_when_it_is_back(settings: Settings, clock: Clock) -> None:
    with SmtpSink() as gone:
        pass
    lead_to(settings, gone.port)
    invite(clock.now)
    again = post.send_due_mails(at=clock.now).next_try_at
    assert again is not None
    assert states()["aase@adal.example"][1] == "Mailserveren kunne ikke nås (ConnectionRefusedError)."
    with SmtpSink() as back:
        lead_to(settings, back.port)
        assert post.send_due_mails(at=again).sent == 1
        assert [mail.recipients for mail in back.received] == [["aase@adal.example"]]


def test_two_workers_at_once_send_each_mail_once(sink: SmtpSink, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first has one mail in its hands and has read which others are due."""
    asked = [(f"K {number}", f"k{number}@adal.example") for number in range(12)]
    invite(clock.now, *asked)
    send, by_the_second = post._send, []

    def while_another_works(*mail: Any) -> Any:
        if not by_the_second:
            by_the_second.append(post.Sending())
            by_the_second[0] = post.send_due_mails(at=clock.now)
        return send(*mail)

    monkeypatch.setattr(post, "_send", while_another_works)
    assert post.send_due_mails(at=clock.now) == post.Sending(sent=1)
    assert by_the_second == [post.Sending(sent=11)]
    assert sorted(mail.recipients[0] for mail in sink.received) == sorted(email for _, email in asked)
    assert {state for state, _ in states().values()} == {MailState.SENT}
