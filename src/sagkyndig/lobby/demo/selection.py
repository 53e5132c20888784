"""The selection of 2023: ten are offered a place by mail, most say yes, one declines, and a reserve takes the place."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.foundation.people.queries import person_with_email
from sagkyndig.journey.selection import actions
from sagkyndig.lobby.demo import choosing
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import OfferDates

NIGHT = 4  # o'clock, when `nightly` runs


def scenes(stage: Stage) -> Scenes:
    """From the choice to the last yes, and the end of each municipality's forløb."""
    story = stage.world.selection
    yield from choosing.scenes(stage)
    yield at(story.offer.invited_on, 10), partial(_invite, stage, story.chosen, story.offer)
    for offer in (story.offer, story.declined.second_offer):
        yield at(offer.remind_on, NIGHT), lambda when: actions.keep_deadlines(at=when)
    for name, on in story.accepted.items():
        yield at(on, 9), partial(_accept, stage, name)
    yield at(story.declined.on, 11), partial(_decline, stage)
    yield at(story.declined.replaced_on, 14), partial(_replace, stage)
    second = story.declined.second_offer
    yield at(second.invited_on, 14, 5), partial(_invite, stage, [story.declined.replaced_by], second)
    for day in stage.world.days:
        for name in day.e_learning:
            yield at(day.on, 16), partial(_complete, stage, name)


def _named(stage: Stage, name: str) -> Municipality:
    return municipality(stage.world.municipality_code(name))


def _contact(stage: Stage, name: str) -> Person:
    """Somebody in the municipality, who has an account since the invitation was sent."""
    found = person_with_email(stage.world.contact(name).email)
    if found is None:
        raise LookupError(f"Nobody in {name} has been invited.")
    return found


def _invite(stage: Stage, names: Iterable[str], dates: OfferDates, when: datetime) -> None:
    contacts = {name: stage.world.contact(name) for name in names}
    actions.invite_municipalities(
        invitations=[(stage.standings[name], [(each.name, each.email)]) for name, each in contacts.items()],
        answer_by=dates.answer_by,
        remind_on=dates.remind_on,
        actor=stage.manager,
        at=when,
    )


def _accept(stage: Stage, name: str, when: datetime) -> None:
    actions.answer_offer(standing=stage.standings[name], is_yes=True, actor=_contact(stage, name), at=when)


def _decline(stage: Stage, when: datetime) -> None:
    declined = stage.world.selection.declined
    actions.answer_offer(
        standing=stage.standings[declined.municipality],
        is_yes=False,
        reason=declined.reason,
        actor=_contact(stage, declined.municipality),
        at=when,
    )


def _replace(stage: Stage, when: datetime) -> None:
    declined = stage.world.selection.declined
    stage.standings[declined.replaced_by] = actions.replace_municipality(
        declined=stage.standings[declined.municipality],
        by=_named(stage, declined.replaced_by),
        actor=stage.manager,
        at=when,
    )


def _complete(stage: Stage, name: str, when: datetime) -> None:
    actions.record_completion(standing=stage.standings[name], actor=stage.manager, at=when)
