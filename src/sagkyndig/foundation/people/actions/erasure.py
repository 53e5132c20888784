"""Erasing somebody in a municipality: name and e-mail go, the row stays for what must still be counted."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.actions.refusals import CannotBeErased
from sagkyndig.foundation.people.models import Person, RoleAssignment, SignInLink


@transaction.atomic
def anonymise_person(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Take name, e-mail, roles and every way in from the person. What others hold of them is for the others to erase.

    CannotBeErased for staff, whose names stand at what they decided, and for somebody who is erased already.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.is_staff_of_board:
        raise CannotBeErased(texts.STAFF_ARE_NOT_ERASED)
    if locked.erased_at is not None:
        raise CannotBeErased(texts.ERASED_ALREADY)
    AccessAttempt.objects.filter(username=locked.email).delete()
    EmailAddress.objects.filter(user=locked).delete()
    SignInLink.objects.filter(person=locked).delete()
    RoleAssignment.objects.filter(person=locked).delete()
    locked.name, locked.email = texts.ERASED, texts.ERASED_EMAIL.format(number=locked.pk)
    locked.search_text = locked.name.casefold()
    locked.is_active, locked.erased_at = False, at
    locked.ended_on = locked.ended_on or timezone.localdate(at)
    locked.last_login = None
    # A new unusable password has a new hash, and Django ends every session that was opened under the old one.
    locked.password = make_password(None)
    locked.save()
    record("people.person_erased", actor=actor, about=locked, at=at)


@transaction.atomic
def note_data_opened(*, person: Person, as_file: bool, actor: Person, at: datetime) -> None:
    """Put in the log that somebody else looked up what is kept about the person, or took it out as a file."""
    if actor.pk != person.pk:
        record("people.data_opened", actor=actor, about=person, at=at, kind="file" if as_file else "page")
