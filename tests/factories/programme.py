"""Programmes and editions for the tests, made by the actions."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions
from sagkyndig.journey.programme.models import Edition, Programme, TeamMember
from sagkyndig.journey.programme.rules.team import TeamRole
from tests.factories.law import make_provision
from tests.factories.people import make_staff

PLANNED_AT = datetime(2022, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
_number = count(1)


def make_programme(*, name: str = "", area: str = "Handicapområdet", actor: Person | None = None) -> Programme:
    """A programme on a political agreement."""
    return actions.create_programme(
        name=name or f"Bedre retssikkerhed {next(_number)}",
        area=area,
        basis="Aftale om retssikkerhed",
        agreed_on=date(2021, 11, 9),
        purpose="Programmet skal styrke retssikkerheden.",
        actor=actor,
        at=PLANNED_AT,
    )


def make_edition(
    *,
    programme: Programme | None = None,
    year: int = 2023,
    theme: str = "Kontant tilskud og BPA",
    places: int = 10,
    purpose: str = "Runden skal styrke kvaliteten. Den skal øge kendskabet til reglerne.",
    provisions: tuple[str, ...] = ("SEL § 95", "SEL § 96"),
    actor: Person | None = None,
) -> Edition:
    """A planned edition of a programme of its own, unless one is given."""
    return actions.create_edition(
        programme=programme or make_programme(),
        year=year,
        theme=theme,
        provisions=[make_provision(short_name=name) for name in provisions],
        places=places,
        purpose=purpose,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        actor=actor,
        at=PLANNED_AT,
    )


def add_teacher(edition: Edition, *, name: str = "", is_lead: bool = False) -> TeamMember:
    """A teacher on the edition's team, new to the staff."""
    return actions.add_team_member(
        edition=edition,
        person=make_staff(Role.TEACHER, name=name),
        role=TeamRole.TEACHER,
        is_lead_teacher=is_lead,
        actor=None,
        at=PLANNED_AT,
    )
