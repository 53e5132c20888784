"""What a person may do here: giving and withdrawing roles, ending access and giving it again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.actions._erased import refuse_erased
from sagkyndig.foundation.people.actions.refusals import (
    AccessAlreadyEnded,
    AccessNotEnded,
    LastAdministrator,
    MisplacedRole,
    NoRole,
    OwnAccess,
)
from sagkyndig.foundation.people.models import Person, RoleAssignment, SignInLink
from sagkyndig.foundation.people.rules import Role, misplaced_roles
from sagkyndig.pure.danish import listing


@transaction.atomic
def grant_role(*, person: Person, role: Role, actor: Person | None, at: datetime) -> None:
    """Give a role; nothing happens when it is held already."""
    refuse_erased(person)
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
    SignInLink.objects.still_usable(person, at).update(spent_at=at)
    record("people.access_ended", actor=actor, about=person, at=at)


@transaction.atomic
def reopen_access(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Let the person in again, in the roles they had. Staff choose a new password by a link."""
    refuse_erased(person)
    if person.ended_on is None:
        raise AccessNotEnded(texts.NOT_ENDED)
    person.is_active = True
    person.ended_on = None
    person.save(update_fields=["is_active", "ended_on"])
    record("people.access_reopened", actor=actor, about=person, at=at)


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
