"""Persons for the tests: staff who have set up their second step, and people in municipalities."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.people import actions
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from tests.factories.municipalities import make_municipality

ADDED_AT = datetime(2024, 1, 2, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
# A secret that every test's telephone shares: base32, as authenticator apps keep it.
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
_number = count(1)


def make_staff(
    *roles: Role,
    name: str = "",
    email: str = "",
    password: str | None = None,
    second_step: bool = True,
    actor: Person | None = None,
    at: datetime = ADDED_AT,
) -> Person:
    """Somebody who works for the board: a programme manager, unless roles are said, ready to open every page of theirs."""
    place = next(_number)
    person = actions.add_staff(
        email=email or f"medarbejder{place}@klagestyrelsen.example",
        name=name or f"Medarbejder {place}",
        roles=roles or (Role.PROGRAMME_MANAGER,),
        actor=actor,
        at=at,
    )
    if password is not None:
        person.set_password(password)
        person.save(update_fields=["password"])
    if second_step:
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET})
    return person


def make_municipal_person(
    *roles: Role,
    municipality: Municipality | None = None,
    name: str = "",
    email: str = "",
    actor: Person | None = None,
    at: datetime = ADDED_AT,
) -> Person:
    """Somebody in a municipality: a contact person, unless roles are said."""
    place = next(_number)
    return actions.add_municipal_person(
        email=email or f"ansat{place}@kommune.example",
        name=name or f"Kommuneansat {place}",
        municipality=municipality or make_municipality(),
        roles=roles or (Role.CONTACT_PERSON,),
        actor=actor,
        at=at,
    )


def make_person_of(role: Role, *, municipality: Municipality | None = None, name: str = "") -> Person:
    """Somebody who holds that one role, on the side where it belongs."""
    if role in (Role.CONTACT_PERSON, Role.PARTICIPANT):
        return make_municipal_person(role, municipality=municipality, name=name)
    return make_staff(role, name=name)
