"""The beginning of the story: the board, the municipalities, the law register and the staff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.foundation.law.actions import load_register
from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.municipalities.actions import load_municipalities
from sagkyndig.foundation.organisation.actions import describe_organisation
from sagkyndig.foundation.people.actions import add_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.lobby.demo.story_time import INSTALLED_ON, at

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.lobby.files.demo_world import DemoWorld

Staff = dict[str, "Person"]


def set_up(world: DemoWorld, *, content: Path) -> Staff:
    """The installation as its administrator leaves it; the staff by their keys."""
    first, *others = world.staff
    administrator = add_staff(
        email=first.email, name=first.name, roles=_roles(first.roles), actor=None, at=at(INSTALLED_ON, 9)
    )
    describe_organisation(**world.organisation, is_demonstration=True, actor=administrator, at=at(INSTALLED_ON, 9, 10))
    load_municipalities(rows=world.municipalities, actor=administrator, at=at(INSTALLED_ON, 9, 20))
    register = read_register(content / "law" / "register.csv")
    load_register(entries=register.entries, actor=administrator, at=at(INSTALLED_ON, 9, 25))
    staff = {first.key: administrator}
    for place, member in enumerate(others):
        staff[member.key] = add_staff(
            email=member.email,
            name=member.name,
            roles=_roles(member.roles),
            actor=administrator,
            at=at(INSTALLED_ON, 10, place),
        )
    return staff


def _roles(values: tuple[str, ...]) -> list[Role]:
    return [Role(value) for value in values]
