"""The mails that follow from a step: a receipt to those who were asked, word to the manager, and a kind goodbye."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.models import Recipient
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.pure.danish import long_date

if TYPE_CHECKING:
    from sagkyndig.journey.selection.actions._rolls import Kept

REMINDER = "selection/reminder"
YES_RECEIVED, NO_RECEIVED = "selection/yes_received", "selection/no_received"
PLACE_GONE, PLACE_VACATED = "selection/place_gone", "selection/place_vacated"


def tell_recipients(kept: Kept, code: str, template: str, *, at: datetime, **words: int | str) -> None:
    """A mail to each who was asked and has not passed the offer on; nobody where the answer came by phone alone."""
    row = kept.row(code)
    about: dict[str, int | str] = {
        "theme": kept.edition.theme,
        "municipality": row.municipality.name,
        "answer_by": long_date(row.answer_by) if row.answer_by else "",
        **words,
    }
    for each in Recipient.objects.select_related("person").filter(standing=row, passed_on_to=None):
        if each.person.ended_on is None:
            post.queue_mail(template=template, to=each.person, at=at, context=about)


def acknowledge(kept: Kept, code: str, *, is_yes: bool, at: datetime) -> None:
    """That the answer was received, and what happens next."""
    row = kept.row(code)
    again = long_date(row.ask_again_on) if row.ask_again_on else ""
    tell_recipients(kept, code, YES_RECEIVED if is_yes else NO_RECEIVED, at=at, ask_again_on=again)


def say_goodbye(kept: Kept, code: str, how: StandingState, *, at: datetime) -> None:
    """That the place is another's, or that the municipality is out of it; `how` it gave up its place."""
    tell_recipients(kept, code, PLACE_GONE, at=at, how=how.value)


def tell_managers(kept: Kept, code: str, *, had_said_yes: bool, at: datetime) -> None:
    """That a place was given up while nobody at the board was there, and which reserve is next."""
    row = kept.row(code)
    proposed = {gone.code: by.code for gone, by in rolls.proposals(kept.roll)}.get(code)
    words: dict[str, int | str] = {
        "edition_id": kept.edition.pk,
        "theme": kept.edition.theme,
        "municipality": row.municipality.name,
        "state": row.state,
        "had_said_yes": int(had_said_yes),
        "proposed": kept.row(proposed).municipality.name if proposed else "",
    }
    for each in programmes.managers(kept.edition) or people.staff_with_role(Role.PROGRAMME_MANAGER):
        post.queue_mail(template=PLACE_VACATED, to=each, at=at, context=words)
