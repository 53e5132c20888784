"""Reading mails: what is due, what one says, and the outbox."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.template import Context
from django.template.loader import get_template

from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.queries import data_from
from sagkyndig.foundation.people.rules import DataAbout
from sagkyndig.foundation.post import texts
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.rules import QUESTIONNAIRE, TRACES, MailState
from sagkyndig.foundation.ui.queries import page_of


@dataclass(frozen=True)
class Letter:
    """A mail as it is read."""

    subject: str
    body: str


def letter(
    *, template: str, to: Person, context: dict[str, int | str], sign_in_address: Callable[[], str] | None = None
) -> Letter:
    """The mail of a template ("planning/reminder" is `planning/mails/reminder.txt`): first line the subject, then the body.

    A template that wants a personal link says `{{ sign_in_address }}`, and only then is one made.
    """
    package, name = template.split("/")
    ours = organisation.ours()
    filled = {
        **context,
        "to": to,
        "organisation": ours,
        "site_address": settings.SITE_ADDRESS,
        "sign_in_address": sign_in_address or (lambda: texts.LINK_TO_COME),
    }
    # Mails are plain text: nothing in them is escaped for HTML.
    plain = get_template(f"{package}/mails/{name}.txt").template  # type: ignore[attr-defined]
    subject, _, body = plain.render(Context(filled, autoescape=False)).partition("\n")
    subject, body = " ".join(subject.split()), body.strip() + "\n"
    if ours.is_demonstration or settings.DEMO:
        subject, body = texts.MARK_IN_SUBJECT + subject, f"{texts.MARK_IN_BODY}\n\n{body}"
    return Letter(subject, body)


def sent_from() -> str:
    """The address that mails come from. Who organizes a day has it too: programs hold the two against each other."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def stays_here() -> bool:
    """Whether no mail may leave: a demonstration's people are invented."""
    return settings.DEMO or organisation.is_demonstration()


@dataclass(frozen=True)
class MailRow:
    """One mail in the outbox."""

    id: int
    to_name: str
    to_email: str
    subject: str
    queued_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    state: MailState
    tries: int
    last_error: str
    calendar: str  # what the calendar file that goes with it asks for, in words; empty where none does


@dataclass(frozen=True)
class OutboxPage:
    """One page of the outbox, newest first; `stays_here` where mails are not sent at all."""

    rows: tuple[MailRow, ...]
    page: Page[OutgoingMail]
    stays_here: bool
    counts: Counts
    questionnaires: Counts
    failures_only: bool


@dataclass(frozen=True)
class Counts:
    """How many mails wait, were sent, are tried again and were given up."""

    waiting: int
    sent: int
    tried_again: int
    given_up: int

    @property
    def failed(self) -> int:
        return self.tried_again + self.given_up

    @property
    def all(self) -> int:
        return self.waiting + self.sent + self.failed


_NOT_SENT = Q(given_up_at__isnull=False) | Q(sent_at=None, tries__gt=0)
_COUNTED_ONLY = Q(template__contains=QUESTIONNAIRE)


def outbox_page(number: str | int | None = None, *, failures_only: bool = False) -> OutboxPage:
    """The mails with their recipients, newest first, or those that could not be sent; those about questionnaires as counts."""
    mails = OutgoingMail.objects.exclude(_COUNTED_ONLY)
    shown = mails.filter(_NOT_SENT) if failures_only else mails
    page = page_of(shown.select_related("to").order_by("-id"), number)
    return OutboxPage(
        rows=tuple(_row(each) for each in page.object_list),
        page=page,
        stays_here=stays_here(),
        counts=_counts(mails),
        questionnaires=_counts(OutgoingMail.objects.filter(_COUNTED_ONLY)),
        failures_only=failures_only,
    )


def _counts(mails: QuerySet[OutgoingMail]) -> Counts:
    found = mails.aggregate(
        waiting=Count("pk", filter=Q(sent_at=None, given_up_at=None, tries=0)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        tried_again=Count("pk", filter=Q(sent_at=None, given_up_at=None, tries__gt=0)),
        given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
    )
    return Counts(**found)


@dataclass(frozen=True)
class MailPage:
    """One mail as its recipient reads it, except for the personal link."""

    row: MailRow
    letter: Letter
    stays_here: bool


def mail_page(mail_id: int) -> MailPage:
    """That mail; OutgoingMail.DoesNotExist where there is none, and for what is shown as a count alone."""
    mail = OutgoingMail.objects.exclude(_COUNTED_ONLY).select_related("to").get(pk=mail_id)
    return MailPage(_row(mail), letter(template=mail.template, to=mail.to, context=mail.context), stays_here())


def latest_mails(template: str, person_ids: Collection[int]) -> list[OutgoingMail]:
    """The newest mail of that template to each of these persons, for what came of it."""
    found = OutgoingMail.objects.filter(template=template, to__in=set(person_ids)).order_by("pk")
    return list({each.to_id: each for each in found}.values())


def mail(mail_id: int) -> OutgoingMail:
    """That mail with its recipient; OutgoingMail.DoesNotExist where there is none, and for what is a count alone."""
    return OutgoingMail.objects.exclude(_COUNTED_ONLY).select_related("to").get(pk=mail_id)


def data_about(person: Person) -> list[DataAbout]:
    """The mails to the person."""
    return data_from(TRACES, person)


def old_mails(*, before: date) -> QuerySet[OutgoingMail]:
    """The mails that were sent or given up before that day; one that waits is never old."""
    return OutgoingMail.objects.filter(Q(sent_at__date__lt=before) | Q(given_up_at__date__lt=before))


def mails_that_say(*words: str) -> QuerySet[OutgoingMail]:
    """The mails with one of these in the subject or among the words that they are filled in with."""
    said = Q()
    for word in words:
        # SQLite keeps JSON as it was written, with å as \\u00e5; PostgreSQL as it is read.
        for form in (word, json.dumps(word)[1:-1]):
            said |= Q(subject__icontains=form) | Q(as_text__icontains=form)
    return OutgoingMail.objects.annotate(as_text=Cast("context", TextField())).filter(said)


def _row(mail: OutgoingMail) -> MailRow:
    return MailRow(
        id=mail.pk,
        to_name=mail.to.name,
        to_email=mail.to.email,
        subject=mail.subject,
        queued_at=mail.queued_at,
        sent_at=mail.sent_at,
        next_try_at=mail.next_try_at,
        state=mail.state,
        tries=mail.tries,
        last_error=mail.last_error,
        calendar=texts.CALENDAR[mail.calendar_method],
    )
