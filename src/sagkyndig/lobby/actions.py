"""What several steps take part in: a new edition that begins from an earlier one, and letting go of people and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit import actions as audit
from sagkyndig.foundation.organisation import actions as organisation
from sagkyndig.foundation.organisation.queries import is_demonstration
from sagkyndig.foundation.organisation.rules import PERSONS, Keep
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people import queries as persons
from sagkyndig.foundation.people.texts import ERASED, STAFF_ARE_NOT_ERASED
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.programme import actions as programme_actions
from sagkyndig.lobby.queries import signposts
from sagkyndig.lobby.queries.retention import cutoffs, people_to_erase

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


@transaction.atomic
def erase_person(*, person: Person, actor: Person | None, at: datetime) -> None:
    """Let every step and the outbox let go of the person, then take name and e-mail. All of it or nothing.

    CannotBeErased for staff, for somebody who is erased already, and while something still waits on the person.
    """
    if person.is_staff_of_board:
        raise people.CannotBeErased(STAFF_ARE_NOT_ERASED)
    for _, erase in signposts.answers("erase"):
        erase(person, at=at)
    post.erase_mails(person=person, instead=ERASED, at=at)
    people.anonymise_person(person=person, actor=actor, at=at)


def erase_those_kept_long_enough(*, at: datetime) -> int:
    """Erase the people in municipalities whose time is up, each by themselves; how many.

    Somebody on whom something still waits is kept until it does not. In a demonstration nobody is erased.
    """
    erased: Counter[Keep] = Counter()
    if not is_demonstration():
        for person_id, keep in people_to_erase(timezone.localdate(at)):
            try:
                erase_person(person=persons.person(person_id), actor=None, at=at)
            except people.CannotBeErased:
                continue
            erased[keep] += 1
    for keep in PERSONS:
        organisation.note_forgotten(kind=keep, count=erased[keep], at=at)
    return erased.total()


def forget_what_is_old(*, at: datetime) -> int:
    """Delete the rows that have been kept long enough; how many. In a demonstration none."""
    if is_demonstration():
        return 0
    before = cutoffs(timezone.localdate(at))
    gone: Counter[Keep] = Counter(
        {
            Keep.MAILS: post.forget_mails(before=before[Keep.MAILS], at=at),
            Keep.LINKS: people.forget_old_links(before=before[Keep.LINKS], at=at),
            Keep.ACCESS_LOG: audit.forget_access_entries(before=before[Keep.ACCESS_LOG], at=at),
        }
    )
    for _, forget in signposts.answers("forget"):
        gone.update(forget(before, at=at))
    return gone.total()
