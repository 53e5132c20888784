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
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import DemoWorld, EditionPlan

LEAD_TEACHER = "lead_teacher"


def begin_first(world: DemoWorld, staff: Staff) -> Edition:
    """The programme with its first edition, team and dates."""
    manager, begun, plan = staff["manager"], at(PROGRAMME_BEGUN_ON), world.editions[0]
    programme = actions.create_programme(**world.programme, actor=manager, at=begun)
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
    return edition


def scenes(stage: Stage) -> Scenes:
    """The start at New Year, the two later editions before Christmas, and the end when the report is out."""
    manager, edition = stage.manager, stage.edition
    yield (
        at(EDITION_STARTED_ON, 9),
        lambda when: actions.start_edition(edition=edition, actor=manager, at=when),
    )
    yield at(NEXT_EDITIONS_BEGUN_ON), lambda when: _begin_the_next(stage, when)
    yield (
        at(stage.world.report.published_on, 11),
        lambda when: actions.finish_edition(edition=edition, actor=manager, at=when),
    )


def _begin_the_next(stage: Stage, when: datetime) -> None:
    """What is carried over gets dates of its own, since a day a year later may be a Sunday."""
    edition = stage.edition
    for plan in stage.world.editions[1:]:
        edition = begin_edition_from(
            old=edition,
            year=plan.year,
            theme=plan.theme,
            provisions=provisions(plan.provisions),
            places=plan.places,
            purpose=plan.purpose,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            actor=stage.manager,
            at=when,
        )
        _set_key_dates(edition, plan, actor=stage.manager, when=when)


def _set_key_dates(edition: Edition, plan: EditionPlan, *, actor: Person, when: datetime) -> None:
    wanted = {KeyDateKind(kind): on for kind, on in plan.key_dates.items()}
    for entry in queries.key_dates(edition):
        if wanted.get(entry.kind) == entry.on:
            del wanted[entry.kind]
        elif fallen := queries.key_date(edition.pk, entry.id):
            actions.remove_key_date(key_date=fallen, actor=actor, at=when)
    for kind, on in wanted.items():
        actions.set_key_date(edition=edition, kind=kind, on=on, actor=actor, at=when)
