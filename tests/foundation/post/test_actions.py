"""Mails in the outbox: put there, sent over a real wire, tried again, given up, held back in a demonstration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.template import TemplateDoesNotExist
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions, tasks, texts
from sagkyndig.foundation.post.actions import Sending
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.rules import MailState
from sagkyndig.pure.formats.icalendar import Calendar, CalendarUser, Event, Hours, Method, written
from tests.conftest import COPENHAGEN, FIXED_NOW, Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.post import make_mail
from tests.foundation.post.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    """A mail server, and settings that lead to it."""
    with SmtpSink() as listening:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Noget <sagkyndig@klagestyrelsen.example>"
        yield listening


def test_a_mail_arrives_with_a_link_that_works_and_is_nowhere_else(sink: SmtpSink, now: datetime) -> None:
    make_organisation()
    person = make_municipal_person(name="Åse Ø", email="aase@adal.example")
    actions.queue_mail(template=actions.NEW_LINK, to=person, at=now)
    assert actions.send_due_mails(at=now) == Sending(sent=1)
    (mail,) = sink.received
    assert (mail.sender, mail.recipients) == ("sagkyndig@klagestyrelsen.example", ["aase@adal.example"])
    assert {name: str(mail.message[name]) for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted")} == {
        "From": "Klagestyrelsen <sagkyndig@klagestyrelsen.example>",
        "To": "Åse Ø <aase@adal.example>",
        "Reply-To": "post@klagestyrelsen.example",
        "Subject": "Dit link til Sagkyndig",
        "Auto-Submitted": "auto-generated",
    }
    assert mail.message.get_content_type() == "text/plain"
    body = mail.message.get_content()
    assert body.startswith("Kære Åse Ø\n")
    assert "Klagestyrelsen\nPrøvegade 1\n9999 Prøvekøbing\nTelefon 12 34 56 78 (mandag-fredag kl. 9-15)" in body
    assert re.findall(r"https?://\S+", body)[1:] == ["http://testserver/ind/nyt-link/"]
    token = re.search(r"http://testserver/ind/([\w-]{43})/\n", body)
    assert token is not None
    kept = [
        str(value) for row in [*OutgoingMail.objects.values(), *SignInLink.objects.values()] for value in row.values()
    ]
    assert token[1] not in " ".join(kept)
    assert people.spend_sign_in_link(token=token[1], at=now) == person


def test_a_mail_without_a_link_makes_none(sink: SmtpSink, now: datetime) -> None:
    mail = make_mail(at=now)
    assert SignInLink.objects.count() == 0
    actions.send_due_mails(at=now)
    assert (SignInLink.objects.count(), OutgoingMail.objects.get(pk=mail.pk).state) == (1, MailState.SENT)


def test_staff_get_the_address_where_a_password_is_chosen(sink: SmtpSink, now: datetime) -> None:
    actions.invite_staff(
        email="bo@klagestyrelsen.example", name="Bo Bro", roles=[Role.TEACHER], actor=make_staff(), at=now
    )
    actions.send_due_mails(at=now)
    body = sink.received[0].message.get_content()
    assert re.search(r"http://testserver/ind/[\w-]{43}/adgangskode/\n", body)
    assert str(sink.received[0].message["Subject"]) == "Du har fået adgang til Sagkyndig"


def test_many_mails_go_through_one_connection_and_only_once(sink: SmtpSink, now: datetime) -> None:
    for _ in range(3):
        make_mail(at=now)
    later = make_mail(at=now + timedelta(minutes=1))
    assert actions.send_due_mails(at=now) == Sending(sent=3)
    assert actions.send_due_mails(at=now) == Sending()
    assert (len(sink.received), sink.connections) == (3, 1)
    later.refresh_from_db()
    assert later.state == MailState.WAITING


def test_a_recipient_the_server_does_not_know_is_given_up_at_once_and_holds_nobody_up(
    sink: SmtpSink, now: datetime
) -> None:
    gone, there = make_municipal_person(email="gone@x.example"), make_municipal_person(email="there@x.example")
    busy = make_municipal_person(email="busy@x.example")
    sink.refuses = {"gone@x.example": "550 No such user gone@x.example", "busy@x.example": "451 Later"}
    mails = [make_mail(to=person, at=now) for person in (gone, busy, there)]
    assert actions.send_due_mails(at=now) == Sending(
        sent=1, failed=1, given_up=1, next_try_at=now + timedelta(minutes=1)
    )
    for mail in mails:
        mail.refresh_from_db()
    assert [(mail.state, mail.last_error) for mail in mails] == [
        (MailState.GIVEN_UP, "Modtagerens mailserver afviste mailen (kode 550)."),
        (MailState.TO_BE_TRIED_AGAIN, "Modtagerens mailserver afviste mailen (kode 451)."),
        (MailState.SENT, ""),
    ]


def test_a_server_that_is_away_is_tried_with_growing_delay_and_then_given_up(settings: Settings, clock: Clock) -> None:
    with SmtpSink() as closed:
        pass
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", closed.port, False
    mail = make_mail(at=clock.now)
    tried = []
    while True:
        sending = actions.send_due_mails(at=clock.now)
        tried.append(clock.now)
        mail.refresh_from_db()
        assert mail.last_error == "Mailserveren kunne ikke nås (ConnectionRefusedError)."
        if sending.next_try_at is None:
            break
        assert (mail.next_try_at, mail.state) == (sending.next_try_at, MailState.TO_BE_TRIED_AGAIN)
        assert actions.send_due_mails(at=sending.next_try_at - timedelta(seconds=1)) == Sending()
        clock.now = sending.next_try_at
    assert (mail.state, mail.tries, len(tried)) == (MailState.GIVEN_UP, 7, 7)
    assert tried[-1] - tried[0] == timedelta(hours=34, minutes=36)
    actions.try_again(mail=mail, actor=make_staff(Role.ADMINISTRATOR), at=clock.now)
    mail.refresh_from_db()
    assert (mail.state, mail.next_try_at) == (MailState.WAITING, clock.now)
    with pytest.raises(actions.NotGivenUp, match=texts.NOT_GIVEN_UP):
        actions.try_again(mail=mail, actor=make_staff(Role.ADMINISTRATOR), at=clock.now)


def test_a_mail_another_worker_has_taken_is_left_to_it(
    sink: SmtpSink, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_mail(at=now)
    claim = actions._claim

    def after_another(mail: OutgoingMail, at: datetime) -> bool:
        assert claim(OutgoingMail.objects.get(pk=mail.pk), at)
        return claim(mail, at)

    monkeypatch.setattr(actions, "_claim", after_another)
    assert actions.send_due_mails(at=now) == Sending()
    assert sink.received == []
    monkeypatch.undo()
    assert actions.send_due_mails(at=now + actions.CLAIM) == Sending(sent=1)


def test_nobody_without_access_gets_mail(sink: SmtpSink, now: datetime) -> None:
    mail = make_mail(at=now)
    people.end_access(person=mail.to, actor=None, at=now)
    assert actions.send_due_mails(at=now) == Sending(given_up=1)
    mail.refresh_from_db()
    assert (mail.last_error, sink.received) == (texts.NO_ACCESS, [])


def test_a_mail_that_cannot_be_written_holds_nobody_up(sink: SmtpSink, now: datetime) -> None:
    broken, fine = make_mail(at=now), make_mail(at=now)
    OutgoingMail.objects.filter(pk=broken.pk).update(template="post/gone")
    assert actions.send_due_mails(at=now).sent == 1
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.last_error, fine.state) == (
        "Mailen kunne ikke skrives (TemplateDoesNotExist).",
        MailState.SENT,
    )


@pytest.mark.parametrize("said_by", ["the record", "the settings"])
def test_in_a_demonstration_nothing_leaves_and_everything_says_so(
    sink: SmtpSink, now: datetime, settings: Settings, said_by: str
) -> None:
    make_organisation(is_demonstration=said_by == "the record")
    settings.DEMO = said_by == "the settings"
    mail = make_mail(at=now)
    assert mail.subject == "[Demonstration] Dit link til Sagkyndig"
    assert actions.send_due_mails(at=now + timedelta(days=9)) == Sending()
    assert sink.received == []


def test_a_demonstrations_mail_is_opened_as_its_recipient(now: datetime) -> None:
    make_organisation(is_demonstration=True)
    mail = make_mail(at=now)
    assert actions.open_as_recipient(mail=mail, actor=make_staff(Role.ADMINISTRATOR), at=now) == mail.to
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert Entry.objects.latest("id").verb == "post.opened_as_recipient"


def test_the_switch_alone_opens_nobodys_mail(now: datetime, settings: Settings) -> None:
    make_organisation(is_demonstration=False)
    settings.DEMO = True
    with pytest.raises(actions.MailsAreSentHere):
        actions.open_as_recipient(mail=make_mail(at=now), actor=make_staff(), at=now)


def test_outside_a_demonstration_nobody_opens_anothers_mail(now: datetime) -> None:
    with pytest.raises(actions.MailsAreSentHere):
        actions.open_as_recipient(mail=make_mail(at=now), actor=make_staff(), at=now)


def test_a_context_holds_numbers_and_words_and_a_template_must_be_there(now: datetime) -> None:
    person = make_municipal_person()
    with pytest.raises(TypeError, match="not list"):
        actions.queue_mail(template=actions.NEW_LINK, to=person, at=now, context={"names": ["a"]})  # type: ignore[dict-item]
    with pytest.raises(TemplateDoesNotExist):
        actions.queue_mail(template="post/findes_ikke", to=person, at=now)
    assert not OutgoingMail.objects.exists()


def test_the_worker_is_woken_when_the_transaction_stands(
    sink: SmtpSink, clock: Clock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_mail(at=clock.now)
        assert sink.received == []
    assert len(sink.received) == 1
    assert tasks.send_mails.func() == 0


# --- Links asked for -------------------------------------------------------------------------------------------------


def test_a_new_link_goes_to_who_is_known_and_has_access(now: datetime) -> None:
    municipal = make_municipal_person(email="ida@adal.example")
    staff = make_staff(email="bo@klagestyrelsen.example")
    gone = make_municipal_person(email="gone@adal.example")
    people.end_access(person=gone, actor=None, at=now)
    for email in ("IDA@adal.example", "bo@klagestyrelsen.example", "gone@adal.example", "nobody@adal.example"):
        actions.answer_link_request(email=email, at=now)
    assert list(OutgoingMail.objects.order_by("id").values_list("to", "template")) == [
        (municipal.pk, actions.NEW_LINK),
        (staff.pk, actions.NEW_PASSWORD),
    ]


def test_three_links_an_hour_and_no_more(now: datetime) -> None:
    person = make_municipal_person()
    for minutes in (0, 10, 20, 30, 59):
        actions.answer_link_request(email=person.email, at=now + timedelta(minutes=minutes))
    assert OutgoingMail.objects.count() == 3
    actions.answer_link_request(email=person.email, at=now + timedelta(minutes=61))
    assert OutgoingMail.objects.count() == 4


def test_the_administrator_sends_no_link_to_somebody_without_access(now: datetime) -> None:
    person = make_municipal_person()
    people.end_access(person=person, actor=None, at=now)
    with pytest.raises(people.AccessAlreadyEnded, match=texts.NO_ACCESS):
        actions.send_link(person=person, actor=None, at=now)


@pytest.mark.parametrize(
    "wrong", [{"next_try_at": None}, {"sent_at": "2024-03-04T09:00Z"}, {"given_up_at": "2024-03-04T09:00Z"}]
)
def test_the_database_refuses_a_mail_in_no_state(now: datetime, wrong: dict[str, Any]) -> None:
    make_mail(at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**wrong)


# --- Calendar files --------------------------------------------------------------------------------------------------


def an_invitation(method: Method = Method.REQUEST) -> Calendar:
    """A day in Ådal, with words enough for lines to be folded in the middle of them."""
    starts_at = datetime(2024, 3, 27, 9, tzinfo=COPENHAGEN)
    event = Event(
        uid="4d5e7b2a",
        sequence=1,
        stamped_at=FIXED_NOW,
        summary="Fysisk læringsdag: »Bil, bolig og børn« for alle på Ærø, Årø og Læsø, som møder på rådhuset",
        when=Hours(starts_at, starts_at + timedelta(hours=6)),
        organizer=CalendarUser("Klagestyrelsen", "sagkyndig@klagestyrelsen.example"),
        attendees=(CalendarUser("Åse Ø", "aase@adal.example"),),
        is_called_off=method is Method.CANCEL,
    )
    return Calendar(method, (event,))


@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL])
def test_a_calendar_file_goes_as_an_alternative_and_as_an_attachment(
    sink: SmtpSink, now: datetime, method: Method
) -> None:
    calendar, person = an_invitation(method), make_municipal_person(name="Åse Ø", email="aase@adal.example")
    mail = actions.queue_mail(template=actions.NEW_LINK, to=person, at=now, calendar=calendar)
    mail.refresh_from_db()
    assert (mail.calendar.encode(), mail.calendar_method) == (written(calendar), method.value)
    assert actions.send_due_mails(at=now) == Sending(sent=1)
    whole = sink.received[0].message
    both, attached = whole.iter_parts()
    plain, alternative = both.iter_parts()
    assert [part.get_content_type() for part in (whole, both, plain, alternative, attached)] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    assert dict(alternative["Content-Type"].params) == {"charset": "utf-8", "method": method.value}
    assert alternative["Content-Disposition"] is None
    assert (attached.get_filename(), attached.get_content_disposition()) == ("invite.ics", "attachment")
    for part in (alternative, attached):
        assert part["Content-Transfer-Encoding"] == "base64"
        assert part.get_payload(decode=True) == written(calendar)
    assert plain.get_content().startswith("Kære Åse Ø\n")


def test_a_mail_carries_no_calendar_that_neither_invites_nor_calls_off(now: datetime) -> None:
    published = Calendar(Method.PUBLISH, ())
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.queue_mail(template=actions.NEW_LINK, to=make_municipal_person(), at=now, calendar=published)
    make_mail(at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(calendar_method="REQUEST")
