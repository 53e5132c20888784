"""The way in: personal links, the password that a link lets one choose, and the second step."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.organisation.actions import note_forgotten
from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.foundation.people.actions.refusals import LinkNotUsable
from sagkyndig.foundation.people.models import Person, SignInLink
from sagkyndig.foundation.people.rules import (
    LINK_POLICY,
    LinkPurpose,
    LinkState,
    OwnChange,
    hash_of,
    link_state,
    purpose_of_link_for,
)


@transaction.atomic
def make_sign_in_link(*, person: Person, at: datetime, purpose: LinkPurpose | None = None) -> str:
    """A new personal link's token, to be put in a mail at once; only its hash is kept.

    Staff get a link to choose a password, everybody else one that signs them in; ValueError for the other way round.
    """
    fitting = purpose_of_link_for(is_staff_of_board=person.is_staff_of_board)
    if purpose not in (None, fitting):
        raise ValueError(f"A link of {person.pk} is for {fitting}, not for {purpose}.")
    if person.ended_on is not None:
        raise LinkNotUsable(LinkState.ENDED)
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        token_hash=hash_of(token),
        person=person,
        purpose=fitting,
        made_at=at,
        expires_at=at + LINK_POLICY.lifetime,
    )
    return token


@transaction.atomic
def spend_sign_in_link(*, token: str, at: datetime, purpose: LinkPurpose = LinkPurpose.SIGN_IN) -> Person:
    """The person whose link this is, who can be signed in now. A link is spent once, also when two ask at a time."""
    link = SignInLink.objects.select_related("person").filter(token_hash=hash_of(token)).first()
    if link is None or link.purpose != purpose:
        raise LinkNotUsable(None)
    state = link_state(
        spent_at=link.spent_at, expires_at=link.expires_at, access_ended=link.person.ended_on is not None, at=at
    )
    if state != LinkState.USABLE:
        raise LinkNotUsable(state)
    if not SignInLink.objects.filter(pk=link.pk, spent_at=None).update(spent_at=at):
        raise LinkNotUsable(LinkState.SPENT)
    record("people.link_spent", actor=link.person, about=link.person, at=at, purpose=link.purpose)
    return link.person


@transaction.atomic
def choose_password(*, token: str, password: str, at: datetime) -> Person:
    """Spend a link for choosing a password and set the password; it has been held against the rules before.

    Other links to do the same, which lie about in older mails, can no longer be used.
    """
    person = spend_sign_in_link(token=token, at=at, purpose=LinkPurpose.CHOOSE_PASSWORD)
    SignInLink.objects.still_usable(person, at).update(spent_at=at)
    person.set_password(password)
    person.save(update_fields=["password"])
    record("people.password_chosen", actor=person, about=person, at=at)
    return person


def forget_old_links(*, before: date, at: datetime) -> int:
    """Throw out links that expired before that day; how many. The log keeps who used which."""
    count, _ = SignInLink.objects.filter(expires_at__date__lt=before).delete()
    note_forgotten(kind=Keep.LINKS, count=count, at=at)
    return count


@transaction.atomic
def forget_second_step(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Take a lost telephone off: the person sets up two-step sign-in anew at the next sign-in."""
    Authenticator.objects.filter(user=person).delete()
    record("people.second_step_forgotten", actor=actor, about=person, at=at)


@transaction.atomic
def note_own_change(*, change: OwnChange, actor: Person, at: datetime) -> None:
    """Put in the log what somebody did to their own way in; the pages for it have done it already."""
    match change:
        case OwnChange.PASSWORD:
            record("people.password_changed", actor=actor, about=actor, at=at)
        case OwnChange.SECOND_STEP_SET_UP:
            record("people.second_step_set_up", actor=actor, about=actor, at=at)
        case OwnChange.SECOND_STEP_REMOVED:
            record("people.second_step_removed", actor=actor, about=actor, at=at)
        case OwnChange.RECOVERY_CODES:
            record("people.recovery_codes_made", actor=actor, about=actor, at=at)
