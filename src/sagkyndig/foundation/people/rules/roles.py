"""The roles, which of them belong to the board and which to a municipality, and how long a link may be used."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Role(StrEnum):
    """What a person comes to do. The value is stored; the label is shown."""

    ADMINISTRATOR = "administrator"
    PROGRAMME_MANAGER = "programme_manager"
    CASE_AUTHOR = "case_author"
    TEACHER = "teacher"
    EVALUATOR = "evaluator"
    CONTACT_PERSON = "contact_person"
    PARTICIPANT = "participant"

    @property
    def label(self) -> str:
        return _ROLE_LABELS[self]

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        """Value and label of each, as form fields and columns want their choices."""
        return [(role.value, role.label) for role in cls]


_ROLE_LABELS = {
    Role.ADMINISTRATOR: "Administrator",
    Role.PROGRAMME_MANAGER: "Programleder",
    Role.CASE_AUTHOR: "Fagforfatter",
    Role.TEACHER: "Underviser",
    Role.EVALUATOR: "Evaluator",
    Role.CONTACT_PERSON: "Kontaktperson",
    Role.PARTICIPANT: "Kursist",
}

STAFF_ROLES = frozenset({Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.CASE_AUTHOR, Role.TEACHER, Role.EVALUATOR})
MUNICIPAL_ROLES = frozenset({Role.CONTACT_PERSON, Role.PARTICIPANT})


class LinkPurpose(StrEnum):
    """What a personal link is good for."""

    SIGN_IN = "sign_in"
    CHOOSE_PASSWORD = "choose_password"  # noqa: S105  the name of a purpose, no password

    @property
    def label(self) -> str:
        return {LinkPurpose.SIGN_IN: "Log ind", LinkPurpose.CHOOSE_PASSWORD: "Vælg adgangskode"}[self]

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        return [(purpose.value, purpose.label) for purpose in cls]


class OwnChange(StrEnum):
    """What somebody does to their own way in, on pages that are not ours."""

    PASSWORD = "password"  # noqa: S105  the name of a change, no password
    SECOND_STEP_SET_UP = "second_step_set_up"
    SECOND_STEP_REMOVED = "second_step_removed"
    RECOVERY_CODES = "recovery_codes"


@dataclass(frozen=True)
class LinkPolicy:
    """How long a personal link may be used, and how often a person may ask for a new one."""

    lifetime: timedelta = timedelta(days=7)
    most_mails: int = 3
    mails_within: timedelta = timedelta(hours=1)


LINK_POLICY = LinkPolicy()


class LinkState(StrEnum):
    """Whether a personal link can be used, and if not, why."""

    USABLE = "usable"
    SPENT = "spent"
    EXPIRED = "expired"
    ENDED = "ended"


def link_state(*, spent_at: datetime | None, expires_at: datetime, access_ended: bool, at: datetime) -> LinkState:
    """Ended access tells before a spent link, a spent link before an expired one."""
    if access_ended:
        return LinkState.ENDED
    if spent_at is not None:
        return LinkState.SPENT
    if at >= expires_at:
        return LinkState.EXPIRED
    return LinkState.USABLE


def fitting_roles(*, is_staff_of_board: bool) -> tuple[Role, ...]:
    """The roles a person of that organisation can hold, in the order of `Role`."""
    fitting = STAFF_ROLES if is_staff_of_board else MUNICIPAL_ROLES
    return tuple(role for role in Role if role in fitting)


def misplaced_roles(roles: Collection[Role], *, is_staff_of_board: bool) -> tuple[Role, ...]:
    """Those of the roles that a person of that organisation cannot hold, in the order of `Role`."""
    fitting = fitting_roles(is_staff_of_board=is_staff_of_board)
    return tuple(role for role in Role if role in roles and role not in fitting)


def purpose_of_link_for(*, is_staff_of_board: bool) -> LinkPurpose:
    """Staff sign in with a password, so that their link lets them choose one; everybody else's link signs them in."""
    return LinkPurpose.CHOOSE_PASSWORD if is_staff_of_board else LinkPurpose.SIGN_IN


def hash_of(token: str) -> str:
    """What is kept of a link's token. A token is long and random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
