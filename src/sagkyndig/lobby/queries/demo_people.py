"""Those whom the demo's sign-in page offers, and what each comes to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.lobby.files.demo_world import DemoWorld, Visitor, read_world
from sagkyndig.pure.danish import capitalised, listing

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

# Whom a visitor is most likely to look for first.
ORDER = (
    Role.PROGRAMME_MANAGER,
    Role.EVALUATOR,
    Role.TEACHER,
    Role.CASE_AUTHOR,
    Role.ADMINISTRATOR,
    Role.CONTACT_PERSON,
    Role.PARTICIPANT,
)


@dataclass(frozen=True)
class DemoPerson:
    """One invented person on the page. `key` is what the button sends."""

    key: str
    name: str
    belongs_to: str
    roles: str
    task: str


@dataclass(frozen=True)
class DemoPage:
    """The invented staff and the invented people of the municipalities, each in the order of `ORDER`."""

    authority: str
    staff: tuple[DemoPerson, ...]
    municipal: tuple[DemoPerson, ...]


def demo_page(content: Path) -> DemoPage:
    """The list as it is authored; no query."""
    world = _world(content)
    staff = sorted(world.staff, key=lambda member: _place(member.roles))
    visitors = sorted(world.visitors, key=lambda visitor: _place(_roles_of(world, visitor)))
    authority = str(world.organisation["name"])
    return DemoPage(
        authority=authority,
        staff=tuple(DemoPerson(each.email, each.name, authority, _in_words(each.roles), each.task) for each in staff),
        municipal=tuple(
            DemoPerson(each.email, each.name, each.municipality, _in_words(_roles_of(world, each)), each.task)
            for each in visitors
        ),
    )


def demo_person(key: str, content: Path) -> Person | None:
    """The person behind a button of that page; None for anybody else, and for somebody whose access has ended."""
    page = demo_page(content)
    if key not in {each.key for each in (*page.staff, *page.municipal)}:
        return None
    return people.person_with_email(key)


@cache
def _world(content: Path) -> DemoWorld:
    return read_world(content)


def _roles_of(world: DemoWorld, visitor: Visitor) -> tuple[str, ...]:
    for delegation in world.delegations:
        if delegation.contact.email == visitor.email:
            takes_part = (Role.PARTICIPANT.value,) if delegation.contact_takes_part else ()
            return (Role.CONTACT_PERSON.value, *takes_part)
    return (Role.PARTICIPANT.value,)


def _place(roles: tuple[str, ...]) -> int:
    return min(ORDER.index(Role(role)) for role in roles)


def _in_words(roles: tuple[str, ...]) -> str:
    return capitalised(listing([Role(role).label.lower() for role in roles]))
