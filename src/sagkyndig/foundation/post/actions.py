"""Putting mails in the outbox and sending them; inviting staff and sending personal links."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email import encoders
from email.message import Message
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.dispatch import Signal
from django.urls import reverse

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.organisation.actions import note_forgotten
from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people import queries as persons
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import LINK_POLICY, Role
from sagkyndig.foundation.post import texts
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.queries import letter, mails_that_say, old_mails, sent_from, stays_here
from sagkyndig.foundation.post.rules import next_try_at, without
from sagkyndig.pure.formats.icalendar import Calendar, Method, content_type, written

log = logging.getLogger("sagkyndig.post")

# Told when a mail has been put in the outbox and its transaction stands: `tasks` wakes the worker.
mail_waits = Signal()

# A mail that is being sent is nobody else's for this long; it is tried again after a crash.
CLAIM = timedelta(minutes=10)
BATCH = 200

WELCOME = "post/welcome"
NEW_PASSWORD = "post/choose_password"  # noqa: S105  the name of a template
NEW_LINK = "post/sign_in_link"


class NotGivenUp(Exception):
    """Only a mail that was given up can be tried anew."""


class MailsAreSentHere(Exception):
    """Only a demonstration lets one read another's mail."""


@dataclass(frozen=True)
class Sending:
    """What came of one round: how many were sent, failed and given up, and when the first of them is tried again."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    next_try_at: datetime | None = None


# --- Putting in the outbox -------------------------------------------------------------------------------------------


@transaction.atomic
def queue_mail(
    *,
    template: str,
    to: Person,
    at: datetime,
    context: dict[str, int | str] | None = None,
    calendar: Calendar | None = None,
) -> OutgoingMail:
    """Put a mail in the outbox. `template` "planning/reminder" is the file `planning/mails/reminder.txt`.

    The context holds ids and words. It is filled in at once to see that the template can be, and again as it is sent.
    A `calendar` that invites (REQUEST) or calls off (CANCEL) goes with the mail as it is now.
    """
    filled = dict(context or {})
    for word in filled.values():
        if not isinstance(word, int | str):
            raise TypeError(f"A mail is filled in with numbers and words, not {type(word).__name__}.")
    mail = OutgoingMail.objects.create(
        to=to,
        template=template,
        subject=letter(template=template, to=to, context=filled).subject[:200],
        context=filled,
        calendar=written(calendar).decode() if calendar else "",
        calendar_method=calendar.method.value if calendar else "",
        queued_at=at,
        next_try_at=at,
    )
    transaction.on_commit(lambda: mail_waits.send(sender=OutgoingMail))
    return mail


@transaction.atomic
def invite_staff(*, email: str, name: str, roles: Collection[Role], actor: Person | None, at: datetime) -> Person:
    """Add a member of staff, and send them a link to choose a password."""
    person = people.add_staff(email=email, name=name, roles=roles, actor=actor, at=at)
    queue_mail(template=WELCOME, to=person, at=at)
    return person


@transaction.atomic
def send_link(*, person: Person, actor: Person | None, at: datetime) -> OutgoingMail:
    """Send the person a new link: staff choose a password by it, everybody else signs in."""
    if person.ended_on is not None:
        raise people.AccessAlreadyEnded(texts.NO_ACCESS)
    mail = queue_mail(template=NEW_PASSWORD if person.is_staff_of_board else NEW_LINK, to=person, at=at)
    record("post.link_sent", actor=actor, about=person, at=at)
    return mail


def answer_link_request(*, email: str, at: datetime) -> None:
    """Send a new link to whoever has that e-mail. Tells nobody whether somebody has it, or has asked too often."""
    person = persons.person_with_email(email)
    if person is None:
        return
    lately = OutgoingMail.objects.filter(
        to=person, template__in=[NEW_LINK, NEW_PASSWORD], queued_at__gt=at - LINK_POLICY.mails_within
    )
    if lately.count() < LINK_POLICY.most_mails:
        send_link(person=person, actor=None, at=at)


@transaction.atomic
def try_again(*, mail: OutgoingMail, actor: Person, at: datetime) -> None:
    """Give a mail that was given up all its tries anew."""
    if mail.given_up_at is None:
        raise NotGivenUp(texts.NOT_GIVEN_UP)
    mail.given_up_at, mail.next_try_at, mail.tries = None, at, 0
    mail.save(update_fields=["given_up_at", "next_try_at", "tries"])
    record("post.tried_again", actor=actor, about=mail, at=at)
    transaction.on_commit(lambda: mail_waits.send(sender=OutgoingMail))


@transaction.atomic
def open_as_recipient(*, mail: OutgoingMail, actor: Person, at: datetime) -> Person:
    """In a demonstration, where no mail leaves: the recipient, whose mail counts as sent and read from here on.

    The record decides, not the switch: a demonstration switched on over an authority's people opens nobody's mail.
    """
    if not organisation.is_demonstration():
        raise MailsAreSentHere
    if mail.sent_at is None:
        _note_sent(mail, at)
    record("post.opened_as_recipient", actor=actor, about=mail, at=at)
    return mail.to


# --- Sending ---------------------------------------------------------------------------------------------------------


def send_due_mails(*, at: datetime) -> Sending:
    """Send what is due. Several workers may do so at once: each mail is claimed before it is sent.

    A mail can reach somebody twice, should the program stop between sending it and noting so; it is never lost.
    """
    if stays_here():
        return Sending()
    sent = failed = given_up = 0
    tried_next: list[datetime] = []
    connection = get_connection()
    try:
        while due := list(OutgoingMail.objects.filter(next_try_at__lte=at).select_related("to").order_by("id")[:BATCH]):
            for mail in due:
                if not _claim(mail, at):
                    continue
                if (error := _send(mail, connection, at)) is None:
                    sent += 1
                    _note_sent(mail, at)
                elif (again := _note_failed(mail, error, at)) is None:
                    given_up += 1
                else:
                    failed += 1
                    tried_next.append(again)
    finally:
        connection.close()
    return Sending(sent, failed, given_up, min(tried_next, default=None))


@dataclass(frozen=True)
class _Failure:
    sentence: str
    is_final: bool = False


def _claim(mail: OutgoingMail, at: datetime) -> bool:
    mine = OutgoingMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at, tries=mail.tries)
    return bool(mine.update(tries=F("tries") + 1, next_try_at=at + CLAIM))


def _send(mail: OutgoingMail, connection: BaseEmailBackend, at: datetime) -> _Failure | None:
    """The failure, in words without addresses, or None when the mail server has taken it."""
    if mail.to.ended_on is not None:
        return _Failure(texts.NO_ACCESS, is_final=True)
    try:
        connection.open()  # stays open for the next mail; Django would otherwise open and close one for each
        _message(mail, connection, at).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _said in refused.recipients.values()]
        return _Failure(texts.REFUSED.format(code=codes[0]), is_final=all(code >= 500 for code in codes))
    except smtplib.SMTPResponseException as answer:
        return _Failure(texts.SERVER_SAID.format(code=answer.smtp_code))
    except (smtplib.SMTPException, OSError) as problem:
        connection.close()
        return _Failure(texts.SERVER_NOT_REACHED.format(kind=type(problem).__name__))
    except Exception as problem:  # one mail that cannot be written must not hold up the others
        log.exception("mail_failed", extra={"fields": {"mail": mail.pk}})
        return _Failure(texts.CANNOT_BE_WRITTEN.format(kind=type(problem).__name__))
    return None


def _message(mail: OutgoingMail, connection: BaseEmailBackend, at: datetime) -> EmailMessage:
    ours = organisation.ours()
    made: list[str] = []

    def sign_in_address() -> str:
        if not made:
            token = people.make_sign_in_link(person=mail.to, at=at)
            page = "people:choose_password" if mail.to.is_staff_of_board else "people:sign_in_by_link"
            made.append(settings.SITE_ADDRESS + reverse(page, args=[token]))
        return made[0]

    said = letter(template=mail.template, to=mail.to, context=mail.context, sign_in_address=sign_in_address)
    message = _CalendarMessage(
        subject=said.subject,
        body=said.body,
        from_email=formataddr((ours.name, sent_from())),
        to=[formataddr((mail.to.name, mail.to.email))],
        reply_to=[ours.email] if ours.email else None,
        # Written by a program: other programs, such as absence replies, need not answer (RFC 3834).
        headers={"Auto-Submitted": "auto-generated", "Content-Language": "da"},
        connection=connection,
    )
    if mail.calendar:
        message.attach_alternative(mail.calendar, content_type(Method(mail.calendar_method)))
        message.attach("invite.ics", mail.calendar.encode(), "application/ics")
    return message


class _CalendarMessage(EmailMultiAlternatives):
    """A plain mail; with a calendar file, both the alternative that Outlook and Gmail read and the attachment others open.

    The structure is that of CalConnect's best practices for iMIP (devguide.calconnect.org/iMIP/iMIPBest-Practices).
    """

    def message(self) -> Message:  # type: ignore[override]
        """In base64, so that nothing on the way changes the line breaks of the file or the letters æ, ø and å."""
        whole = super().message()
        for part in whole.walk():
            if part.get_content_type() == "text/calendar":
                file = part.get_payload(decode=True)
                del part["Content-Transfer-Encoding"]
                part.set_payload(file)
                encoders.encode_base64(part)
        return whole


def _note_sent(mail: OutgoingMail, at: datetime) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=at, next_try_at=None, last_error="")


def _note_failed(mail: OutgoingMail, failure: _Failure, at: datetime) -> datetime | None:
    again = None if failure.is_final else next_try_at(tries=mail.tries + 1, at=at)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        next_try_at=again, given_up_at=None if again else at, last_error=failure.sentence
    )
    log.warning(
        "mail_not_sent", extra={"fields": {"mail": mail.pk, "tries": mail.tries + 1, "given_up": again is None}}
    )
    return again


# --- Forgetting ------------------------------------------------------------------------------------------------------


def forget_mails(*, before: date, at: datetime) -> int:
    """Throw out mails that were sent or given up before that day; how many."""
    count = 0
    while numbers := list(old_mails(before=before).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        OutgoingMail.objects.filter(pk__in=numbers).delete()
        count += len(numbers)
    note_forgotten(kind=Keep.MAILS, count=count, at=at)
    return count


@transaction.atomic
def erase_mails(*, person: Person, instead: str, at: datetime) -> None:
    """Before the person is erased: mails to them go, and their name and e-mail go from mails to others until now."""
    OutgoingMail.objects.filter(to=person).delete()
    replaced = {person.email: instead, person.name: instead}
    for mail in mails_that_say(person.name, person.email).filter(queued_at__lte=at).iterator(chunk_size=BATCH):
        subject = without(mail.subject, replaced=replaced)[:200]
        said = {
            key: without(word, replaced=replaced) if isinstance(word, str) else word
            for key, word in mail.context.items()
        }
        if (subject, said) != (mail.subject, mail.context):
            OutgoingMail.objects.filter(pk=mail.pk).update(subject=subject, context=said)
