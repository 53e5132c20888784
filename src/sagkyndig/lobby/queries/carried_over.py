"""What a new edition begins with from the one before, told before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.lobby import texts
from sagkyndig.lobby.queries import signposts
from sagkyndig.pure import danish

if TYPE_CHECKING:
    from datetime import date

    from sagkyndig.journey.programme.models import Edition, Programme


@dataclass(frozen=True)
class CarriedOver:
    """The sentences, each about one thing that follows along."""

    old_name: str
    sentences: tuple[str, ...]


def latest_edition(programme: Programme) -> Edition | None:
    """The edition that a new one of the programme begins from."""
    editions = programmes.editions_of(programme)
    return editions[-1] if editions else None


def carried_over(old: Edition) -> CarriedOver:
    """What follows along from `old` when a new edition begins from it."""
    team = {member.person_id for member in programmes.team(old)}
    lead = programmes.lead_teacher(old)
    dates = len(programmes.key_dates(old))
    sentences = []
    if team:
        led = texts.CARRIED_LEAD.format(name=lead.name) if lead else ""
        sentences.append(texts.CARRIED_TEAM.format(people=danish.in_words(len(team)), lead=led))
    if dates:
        sentences.append(texts.CARRIED_DATES.format(dates=_in_words(dates)))
    sentences += [texts.CARRIED_BY_STEP[step.name] for step, _ in signposts.answers("carry_over")]
    return CarriedOver(old.name, tuple(sentences))


def _in_words(dates: int) -> str:
    return f"{danish.capitalised(danish.in_words(dates))} {'dato' if dates == 1 else 'datoer'}"


def dates_off(edition: Edition) -> tuple[str, ...]:
    """The edition's dates on which nobody works, in words, with the name of a holiday."""
    return tuple(
        f"{entry.label}: {danish.date_with_weekday(entry.on)}{_named(entry.on)}"
        for entry in programmes.key_dates(edition)
        if not danish.is_working_day(entry.on)
    )


def _named(on: date) -> str:
    off = danish.day_off(on)
    return f" ({off.name})" if off else ""
