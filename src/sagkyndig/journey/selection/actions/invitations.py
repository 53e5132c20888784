"""The offer by mail: its text, sending it, the municipality's answer, passing it on, and what the night does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.selection.actions._mails import REMINDER, acknowledge, tell_managers, tell_recipients
from sagkyndig.journey.selection.actions._rolls import Kept, Said, day_of, read_roll, write_roll
from sagkyndig.journey.selection.models import InvitationText, Recipient, Standing
from sagkyndig.journey.selection.queries.invitations import mail_words
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.letters import Letter, remarks
from sagkyndig.journey.selection.rules.states import (
    HAS_AN_OFFER,
    AlreadyAsked,
    NobodyToInvite,
    ReasonIsMissing,
    SelectionRefused,
    StandingState,
    TextCannotBeSent,
    TooLateToAnswer,
)

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

# Name and mail address of each.
Contacts = Sequence[tuple[str, str]]
INVITATION = "selection/invitation"


class NotInvited(Exception):
    """One of several cannot be invited, so nobody was; `cause` is what `invite_municipality` refuses."""

    def __init__(self, standing: Standing, cause: Exception) -> None:
        super().__init__(f"{standing.municipality_id}: {cause}")
        self.standing = standing
        self.cause = cause


@transaction.atomic
def write_invitation_text(
    *, edition: Edition, subject: str, body: str, actor: Person | None, at: datetime
) -> InvitationText:
    """Let the edition's invitations say this from now on. TextCannotBeSent."""
    if said := remarks(Letter(subject, body)):
        raise TextCannotBeSent(said)
    text, _is_new = InvitationText.objects.update_or_create(
        edition=edition,
        defaults={"subject": subject.strip(), "body": body.strip(), "changed_by": actor, "changed_at": at},
    )
    record("selection.invitation_text_written", actor=actor, about=text, at=at)
    return text


@transaction.atomic
def invite_municipality(
    *,
    standing: Standing,
    contacts: Contacts,
    answer_by: date,
    remind_on: date,
    actor: Person | None,
    at: datetime,
) -> Standing:
    """Send the offer to these names and mail addresses. NotAllowedNow the second time, so that it is sent once.

    NobodyToInvite; DatesOutOfOrder; NoPlacesLeft for one whose deadline passed; PersonError for an address elsewhere.
    """
    try:
        return invite_municipalities(
            invitations=[(standing, contacts)], answer_by=answer_by, remind_on=remind_on, actor=actor, at=at
        )[0]
    except NotInvited as refused:
        raise refused.cause from None


@transaction.atomic
def invite_municipalities(
    *,
    invitations: Sequence[tuple[Standing, Contacts]],
    answer_by: date,
    remind_on: date,
    actor: Person | None,
    at: datetime,
) -> list[Standing]:
    """Send several municipalities of an edition their offers, all with the same dates: all of them or none. NotInvited."""
    if not invitations:
        return []
    kept = read_roll(invitations[0][0].edition_id)
    after, today = kept.roll, day_of(at)
    for standing, contacts in invitations:
        try:
            if not contacts:
                raise NobodyToInvite
            after = rolls.invite(after, standing.municipality_id, answer_by=answer_by, remind_on=remind_on, today=today)
        except SelectionRefused as refused:
            raise NotInvited(standing, refused) from refused
    write_roll(kept, after, at=at)
    for standing, contacts in invitations:
        code = standing.municipality_id
        try:
            for name, email in contacts:
                _send_offer(kept, code, name, email, actor=actor, at=at)
        except PersonError as refused:
            raise NotInvited(standing, refused) from refused
        record("selection.municipality_invited", actor=actor, about=kept.row(code), at=at, municipality=code)
    return [kept.row(standing.municipality_id) for standing, _ in invitations]


@transaction.atomic
def invite_another_person(*, standing: Standing, name: str, email: str, actor: Person | None, at: datetime) -> None:
    """Send an offer that stands open to one more contact person, with the same deadline.

    TooLateToAnswer when it is answered or over; AlreadyAsked; PersonError for an address that belongs elsewhere.
    """
    kept, code = read_roll(standing.edition_id), standing.municipality_id
    entry = kept.roll.entries[code]
    if entry.state not in HAS_AN_OFFER or not rolls.may_answer(entry, today=day_of(at)):
        raise TooLateToAnswer
    asked = Recipient.objects.filter(standing=kept.row(code), passed_on_to=None)
    if asked.filter(person__email=email.strip().lower(), person__ended_on=None).exists():
        raise AlreadyAsked
    _send_offer(kept, code, name, email, actor=actor, at=at)
    record("selection.offer_sent_to_another", actor=actor, about=kept.row(code), at=at, municipality=code)


@transaction.atomic
def answer_offer(
    *,
    standing: Standing,
    is_yes: bool,
    reason: str = "",
    ask_again_on: date | None = None,
    actor: Person,
    at: datetime,
) -> Standing:
    """The municipality's own answer, or another than it gave. TooLateToAnswer; ReasonIsMissing; NoPlacesLeft."""
    if not is_yes and not reason.strip():
        raise ReasonIsMissing
    kept, code = read_roll(standing.edition_id), standing.municipality_id
    if not Recipient.objects.filter(standing=standing, person=actor, passed_on_to=None).exists():
        raise TooLateToAnswer
    said = Said(reason=reason.strip(), ask_again_on=ask_again_on, answered_by=actor)
    was = kept.roll.entries[code].state
    after = rolls.answer(kept.roll, code, is_yes=is_yes, today=day_of(at))
    if not write_roll(kept, after, at=at, said=said):
        return _say_again(kept.row(code), said, actor=actor, at=at)
    row = kept.row(code)
    if is_yes:
        record("selection.yes_received", actor=actor, about=row, at=at, municipality=code)
    else:
        record("selection.no_received", actor=actor, about=row, at=at, municipality=code)
        tell_managers(kept, code, had_said_yes=was is StandingState.ACCEPTED, at=at)
    acknowledge(kept, code, is_yes=is_yes, at=at)
    return row


@transaction.atomic
def pass_on_offer(*, standing: Standing, name: str, email: str, actor: Person, at: datetime) -> None:
    """Give the offer to the right colleague, who gets it by mail; whoever passed it on no longer answers.

    TooLateToAnswer once it is answered or over; PersonError for an address that belongs elsewhere.
    """
    kept, code = read_roll(standing.edition_id), standing.municipality_id
    entry = kept.roll.entries[code]
    mine = Recipient.objects.filter(standing=kept.row(code), person=actor, passed_on_to=None).first()
    is_open = entry.state in HAS_AN_OFFER and rolls.may_answer(entry, today=day_of(at))
    if mine is None or not is_open or email.strip().lower() == actor.email:
        raise TooLateToAnswer
    mine.passed_on_to = _send_offer(kept, code, name, email, actor=actor, at=at)
    mine.save()
    record("selection.offer_passed_on", actor=actor, about=kept.row(code), at=at, municipality=code)


def keep_deadlines(*, at: datetime) -> int:
    """Remind those whose reminder is due and let offers expire whose deadline has passed; how many. Safe twice."""
    today, met = day_of(at), 0
    open_offers = Standing.objects.filter(state__in=[state.value for state in HAS_AN_OFFER])
    for edition_id in open_offers.values_list("edition_id", flat=True).distinct().order_by("edition_id"):
        with transaction.atomic():
            kept = read_roll(edition_id)
            for code in write_roll(kept, rolls.pass_time(kept.roll, today=today), at=at):
                _tell(kept, code, at=at)
                met += 1
    return met


def _tell(kept: Kept, code: str, *, at: datetime) -> None:
    row = kept.row(code)
    if row.state == StandingState.EXPIRED.value:
        record("selection.offer_expired", actor=None, about=row, at=at, municipality=code)
        tell_managers(kept, code, had_said_yes=False, at=at)
        return
    tell_recipients(kept, code, REMINDER, at=at)
    record("selection.municipality_reminded", actor=None, about=row, at=at, municipality=code)


def _send_offer(kept: Kept, code: str, name: str, email: str, *, actor: Person | None, at: datetime) -> Person:
    row = kept.row(code)
    person = people.add_municipal_person(
        email=email, name=name, municipality=row.municipality, roles=[Role.CONTACT_PERSON], actor=actor, at=at
    )
    Recipient.objects.update_or_create(
        standing=row, person=person, defaults={"passed_on_to": None}, create_defaults={"added_at": at}
    )
    words = mail_words(kept.edition, row.municipality, person.name, row.answer_by)
    post.queue_mail(template=INVITATION, to=person, at=at, context=words)
    return person


def _say_again(row: Standing, said: Said, *, actor: Person, at: datetime) -> Standing:
    """The same answer once more: a no may have another reason. A double click changes nothing and sends nothing."""
    is_no = row.state == StandingState.DECLINED.value
    if is_no and (row.left_reason, row.ask_again_on) != (said.reason, said.ask_again_on):
        row.left_reason, row.ask_again_on = said.reason, said.ask_again_on
        row.answered_by, row.answered_at = actor, at
        row.save()
        record("selection.no_received", actor=actor, about=row, at=at, municipality=row.municipality_id)
    return row
