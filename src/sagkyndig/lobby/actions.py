"""What one person does that several steps take part in: a new edition that begins from an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.journey.programme import actions as programme_actions
from sagkyndig.lobby.queries import signposts

if TYPE_CHECKING:
    from sagkyndig.foundation.law.models import Provision
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def begin_edition_from(
    *,
    old: Edition,
    year: int,
    theme: str,
    provisions: Iterable[Provision],
    places: int,
    purpose: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    actor: Person | None,
    at: datetime,
) -> Edition:
    """A new edition of the same programme: the programme's own part first, then what each step carries over.

    YearIsTaken; EndsBeforeItStarts. All of it or nothing.
    """
    begun = programme_actions.begin_next_edition(old=old, year=year, theme=theme, actor=actor, at=at)
    new = programme_actions.correct_edition(
        edition=begun,
        seen_version=begun.version,
        year=year,
        theme=theme,
        provisions=provisions,
        places=places,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
        actor=actor,
        at=at,
    )
    for _, carry_over in signposts.answers("carry_over"):
        carry_over(old, new, actor=actor, at=at)
    return new
