"""Adding persons and writing them right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.actions._erased import refuse_erased
from sagkyndig.foundation.people.actions.access import grant_role, reopen_access, set_roles
from sagkyndig.foundation.people.actions.refusals import (
    EmailBelongsToAnother,
    HasAdministrator,
    NoRole,
)
from sagkyndig.foundation.people.actions.way_in import make_sign_in_link
from sagkyndig.foundation.people.models import Person, SignInLink
from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality


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
    refuse_erased(person)
    cleaned = _clean_email(email)
    if Person.objects.filter(email=cleaned).exclude(pk=person.pk).exists():
        raise EmailBelongsToAnother(texts.EMAIL_BELONGS_TO_ANOTHER)
    if cleaned != person.email:
        SignInLink.objects.still_usable(person, at).update(spent_at=at)
    _describe(person, name=name, email=cleaned)
    person.save(update_fields=["name", "email", "search_text"])
    _keep_email_verified(person)
    record("people.person_corrected", actor=actor, about=person, at=at)
    return person


@transaction.atomic
def revise_person(
    *, person: Person, name: str, email: str, roles: Collection[Role], actor: Person | None, at: datetime
) -> None:
    """Write name, e-mail and roles right in one go: all of it, or nothing."""
    if (name, email) != (person.name, person.email):
        correct_person(person=person, name=name, email=email, actor=actor, at=at)
    set_roles(person=person, roles=roles, actor=actor, at=at)


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
