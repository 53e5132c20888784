"""The programme and its editions: 2023 from nothing, the two others each from the year before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.foundation.law.queries import provisions
from sagkyndig.journey.programme import actions, queries
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.lobby.actions import begin_edition_from
from sagkyndig.lobby.demo.story_time import EDITION_STARTED_ON, NEXT_EDITIONS_BEGUN_ON, PROGRAMME_BEGUN_ON, at

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.lobby.demo.beginning import Staff
    from sagkyndig.lobby.files.demo_world import DemoWorld, EditionPlan

LEAD_TEACHER = "lead_teacher"


def begin_first(world: DemoWorld, staff: Staff) -> Edition:
    """The programme with its first edition, team and dates, started at New Year."""
    manager, begun = staff["manager"], at(PROGRAMME_BEGUN_ON)
    programme = actions.create_programme(**world.programme, actor=manager, at=begun)
    plan = world.editions[0]
    edition = actions.create_edition(
        programme=programme,
        year=plan.year,
        theme=plan.theme,
        provisions=provisions(plan.provisions),
        places=plan.places,
        purpose=plan.purpose,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        actor=manager,
        at=begun,
    )
    for member in world.staff:
        for role in TeamRole:
            if member.key in plan.team and role.value in member.roles:
                actions.add_team_member(
                    edition=edition,
                    person=staff[member.key],
                    role=role,
                    is_lead_teacher=member.key == LEAD_TEACHER and role is TeamRole.TEACHER,
                    actor=manager,
                    at=at(PROGRAMME_BEGUN_ON, 10, 30),
                )
    _set_key_dates(edition, plan, actor=manager, when=at(PROGRAMME_BEGUN_ON, 11))
    return actions.start_edition(edition=edition, actor=manager, at=at(EDITION_STARTED_ON, 9))


def begin_the_next(world: DemoWorld, edition: Edition, staff: Staff) -> None:
    """The later editions; what is carried over gets dates of its own, since a day a year later may be a Sunday."""
    manager = staff["manager"]
    for place, plan in enumerate(world.editions[1:]):
        edition = begin_edition_from(
            old=edition,
            year=plan.year,
            theme=plan.theme,
            provisions=provisions(plan.provisions),
            places=plan.places,
            purpose=plan.purpose,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            actor=manager,
            at=at(NEXT_EDITIONS_BEGUN_ON, 10 + place),
        )
        _set_key_dates(edition, plan, actor=manager, when=at(NEXT_EDITIONS_BEGUN_ON, 10 + place, 20))


def _set_key_dates(edition: Edition, plan: EditionPlan, *, actor: Person, when: datetime) -> None:
    wanted = {KeyDateKind(kind): on for kind, on in plan.key_dates.items()}
    for entry in queries.key_dates(edition):
        if wanted.get(entry.kind) == entry.on:
            del wanted[entry.kind]
        else:
            actions.remove_key_date(key_date=edition.key_dates.get(pk=entry.id), actor=actor, at=when)
    for kind, on in wanted.items():
        actions.set_key_date(edition=edition, kind=kind, on=on, actor=actor, at=when)
