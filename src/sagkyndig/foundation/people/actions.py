"""Adding persons, giving and withdrawing roles, ending access, and the links that sign people in."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.models import Person, RoleAssignment, SignInLink
from sagkyndig.foundation.people.rules import (
    LINK_POLICY,
    LinkPurpose,
    LinkState,
    OwnChange,
    Role,
    hash_of,
    link_state,
    misplaced_roles,
    purpose_of_link_for,
)
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality


class PersonError(Exception):
    """Something about a person that cannot be; `str()` is the Danish sentence to show."""


class EmailBelongsToAnother(PersonError):
    """The e-mail is another person's."""


class MisplacedRole(PersonError):
    """A staff role for somebody in a municipality, or the other way round."""


class NoRole(PersonError):
    """A person without a role."""


class LastAdministrator(PersonError):
    """The installation would be left without an administrator."""


class OwnAccess(PersonError):
    """Somebody was about to lock themselves out."""


class AccessAlreadyEnded(PersonError):
    """Access was ended before, or has not been ended."""


class HasAdministrator(PersonError):
    """The first administrator is there already."""


class LinkNotUsable(PersonError):
    """The link is unknown, spent, expired or belongs to somebody whose access has ended: `state` says which."""

    def __init__(self, state: LinkState | None) -> None:
        self.state = state
        super().__init__(
            {
                None: texts.LINK_UNKNOWN,
                LinkState.SPENT: texts.LINK_SPENT,
                LinkState.EXPIRED: texts.LINK_EXPIRED,
                LinkState.ENDED: texts.LINK_OF_ENDED,
            }.get(state, texts.LINK_UNKNOWN)
        )


# --- Persons and roles -----------------------------------------------------------------------------------------------


@transaction.atomic
def add_staff(*, email: str, name: str, roles: Collection[Role], actor: Person | None, at: datetime) -> Person:
    """Add somebody who works for the board. They choose a password by a link before they can sign in."""
    if Person.objects.filter(email=_clean_email(email)).exists():
        raise EmailBelongsToAnother(texts.EMAIL_BELONGS_TO_ANOTHER)
    if not roles:
        raise NoRole(texts.NO_ROLE)
    person = _add(email=email, name=name, municipality=None, at=at)
    record("people.staff_added", actor=actor, about=person, at=at)
    for role in Role:
        if role in roles:
            grant_role(person=person, role=role, actor=actor, at=at)
    return person


@transaction.atomic
def add_municipal_person(
    *,
    email: str,
    name: str,
    municipality: Municipality,
    roles: Collection[Role],
    actor: Person | None,
    at: datetime,
) -> Person:
    """Add somebody in a municipality, or find them there by their e-mail, and give them the roles they lack.

    A found person keeps the name that stands. One whose access was ended has it again, in these roles alone: a former
    contact person who comes back as a participant sees no colleagues.
    """
    if not roles:
        raise NoRole(texts.NO_ROLE)
    person = Person.objects.filter(email=_clean_email(email)).first()
    if person is not None and person.municipality_id != municipality.pk:
        raise EmailBelongsToAnother(texts.EMAIL_BELONGS_ELSEWHERE.format(municipality=municipality.name))
    if person is None:
        person = _add(email=email, name=name, municipality=municipality, at=at)
        record("people.municipal_person_added", actor=actor, about=person, at=at, municipality=municipality.pk)
    elif person.ended_on is not None:
        reopen_access(person=person, actor=actor, at=at)
        set_roles(person=person, roles=roles, actor=actor, at=at)
    for role in Role:
        if role in roles:
            grant_role(person=person, role=role, actor=actor, at=at)
    return person


@transaction.atomic
def correct_person(*, person: Person, name: str, email: str, actor: Person | None, at: datetime) -> Person:
    """Write a person's name or e-mail right. Links that were made for the old e-mail can no longer be used."""
    cleaned = _clean_email(email)
    if Person.objects.filter(email=cleaned).exclude(pk=person.pk).exists():
        raise EmailBelongsToAnother(texts.EMAIL_BELONGS_TO_ANOTHER)
    if cleaned != person.email:
        _spoil_links(person, at)
    _describe(person, name=name, email=cleaned)
    person.save(update_fields=["name", "email", "search_text"])
    _keep_email_verified(person)
    record("people.person_corrected", actor=actor, about=person, at=at)
    return person


@transaction.atomic
def grant_role(*, person: Person, role: Role, actor: Person | None, at: datetime) -> None:
    """Give a role; nothing happens when it is held already."""
    _refuse_misplaced(person, [role])
    _assignment, is_new = RoleAssignment.objects.get_or_create(person=person, role=role, defaults={"given_at": at})
    _forget_cached_roles(person)
    if is_new:
        record("people.role_granted", actor=actor, about=person, at=at, role=role.value)


@transaction.atomic
def withdraw_role(*, person: Person, role: Role, actor: Person | None, at: datetime) -> None:
    """Take a role back; nothing happens when it is not held. The last administrator keeps theirs."""
    if role == Role.ADMINISTRATOR and person.has_role(role):
        _refuse_last_administrator(person)
    taken, _ = RoleAssignment.objects.filter(person=person, role=role).delete()
    _forget_cached_roles(person)
    if taken:
        record("people.role_withdrawn", actor=actor, about=person, at=at, role=role.value)


@transaction.atomic
def set_roles(*, person: Person, roles: Collection[Role], actor: Person | None, at: datetime) -> None:
    """Let the person hold these roles and no others."""
    if not roles:
        raise NoRole(texts.NO_ROLE)
    _refuse_misplaced(person, roles)
    for role in Role:
        if role in roles:
            grant_role(person=person, role=role, actor=actor, at=at)
        elif role in person.role_names:
            withdraw_role(person=person, role=role, actor=actor, at=at)


@transaction.atomic
def revise_person(
    *, person: Person, name: str, email: str, roles: Collection[Role], actor: Person | None, at: datetime
) -> None:
    """Write name, e-mail and roles right in one go: all of it, or nothing."""
    if (name, email) != (person.name, person.email):
        correct_person(person=person, name=name, email=email, actor=actor, at=at)
    set_roles(person=person, roles=roles, actor=actor, at=at)


@transaction.atomic
def end_access(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Shut the person out from now on: password, links and sessions stop working. What they did stays."""
    if person.ended_on is not None:
        raise AccessAlreadyEnded(texts.ALREADY_ENDED)
    if actor is not None and actor.pk == person.pk:
        raise OwnAccess(texts.OWN_ACCESS)
    if person.has_role(Role.ADMINISTRATOR):
        _refuse_last_administrator(person)
    person.is_active = False
    person.ended_on = timezone.localdate(at)
    # A new unusable password has a new hash, and Django ends every session that was opened under the old one.
    person.password = make_password(None)
    person.save(update_fields=["is_active", "ended_on", "password"])
    _spoil_links(person, at)
    record("people.access_ended", actor=actor, about=person, at=at)


@transaction.atomic
def reopen_access(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Let the person in again, in the roles they had. Staff choose a new password by a link."""
    if person.ended_on is None:
        raise AccessAlreadyEnded(texts.NOT_ENDED)
    person.is_active = True
    person.ended_on = None
    person.save(update_fields=["is_active", "ended_on"])
    record("people.access_reopened", actor=actor, about=person, at=at)


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


@transaction.atomic
def make_first_administrator_link(*, email: str, name: str, at: datetime) -> str:
    """The token of the one-time link for the first administrator, who is added if need be.

    May be asked for again for the same e-mail, so that a lost link locks nobody out.
    """
    person = Person.objects.filter(email=_clean_email(email)).first()
    others = Person.objects.filter(is_active=True, role_assignments__role=Role.ADMINISTRATOR)
    if person is None and others.exists():
        raise HasAdministrator(texts.HAS_ADMINISTRATOR)
    if person is None:
        person = add_staff(email=email, name=name, roles=[Role.ADMINISTRATOR], actor=None, at=at)
    elif not person.has_role(Role.ADMINISTRATOR):
        raise HasAdministrator(texts.HAS_ADMINISTRATOR)
    return make_sign_in_link(person=person, at=at)


# --- Links -----------------------------------------------------------------------------------------------------------


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
    _spoil_links(person, at)
    person.set_password(password)
    person.save(update_fields=["password"])
    record("people.password_chosen", actor=person, about=person, at=at)
    return person


def forget_old_links(*, at: datetime) -> int:
    """Throw out links that can no longer be used, a month after they expired; how many. The log keeps who used which."""
    count, _ = SignInLink.objects.filter(expires_at__lt=at - timedelta(days=30)).delete()
    return count


# --- Small steps -----------------------------------------------------------------------------------------------------


def _add(*, email: str, name: str, municipality: Municipality | None, at: datetime) -> Person:
    person = Person(municipality=municipality, added_at=at, password=make_password(None))
    _describe(person, name=name, email=_clean_email(email))
    person.save()
    _keep_email_verified(person)
    return person


def _describe(person: Person, *, name: str, email: str) -> None:
    person.name = " ".join(name.split())
    person.email = email
    person.search_text = f"{person.name} {email}".casefold()[:500]


def _keep_email_verified(person: Person) -> None:
    """Allauth asks its own table: the board vouches for its people's e-mails, nobody signs up by themselves."""
    EmailAddress.objects.filter(user=person).exclude(email=person.email).delete()
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})


def _clean_email(email: str) -> str:
    return email.strip().lower()


def _refuse_misplaced(person: Person, roles: Collection[Role]) -> None:
    if wrong := misplaced_roles(roles, is_staff_of_board=person.is_staff_of_board):
        sentence = texts.MUNICIPAL_ROLE_AMONG_STAFF if person.is_staff_of_board else texts.STAFF_ROLE_IN_MUNICIPALITY
        raise MisplacedRole(sentence.format(roles=listing([role.label for role in wrong])))


def _refuse_last_administrator(person: Person) -> None:
    # The rows are locked, so that two administrators cannot take each other's role at the same time.
    administrators = RoleAssignment.objects.select_for_update().filter(role=Role.ADMINISTRATOR, person__is_active=True)
    if not [each for each in administrators if each.person_id != person.pk]:
        raise LastAdministrator(texts.LAST_ADMINISTRATOR)


def _forget_cached_roles(person: Person) -> None:
    person.__dict__.pop("role_names", None)
    getattr(person, "_prefetched_objects_cache", {}).pop("role_assignments", None)


def _spoil_links(person: Person, at: datetime) -> None:
    SignInLink.objects.filter(person=person, spent_at=None, expires_at__gt=at).update(spent_at=at)
