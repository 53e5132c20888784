"""How long things are kept, and what the coming night would delete: asked of every step and of the foundation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sagkyndig.foundation.audit import queries as audit
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.organisation.rules import KEEPING, PERSONS, Keep, KeepingRule, months_before
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.post import queries as post
from sagkyndig.lobby.queries.signposts import answers
from sagkyndig.lobby.rules.retention import kept_by_person, long_enough


@dataclass(frozen=True)
class KeptRow:
    """One kind: its rule, how long it is kept here, what is older than what, and how much the next night deletes."""

    rule: KeepingRule
    months: int
    before: date
    due: int

    @property
    def is_changed(self) -> bool:
        return self.months != self.rule.months


@dataclass(frozen=True)
class RetentionPage:
    """All kinds, in order; `stays`: this is a demonstration, where nothing is deleted."""

    rows: tuple[KeptRow, ...]
    version: int
    stays: bool

    @property
    def due(self) -> int:
        return sum(row.due for row in self.rows)


def retention_page(today: date) -> RetentionPage:
    """Each kind with what would go in the coming night."""
    keeping, before = organisation.keeping(), cutoffs(today)
    due = {**old_rows(before), **Counter(keep for _, keep in people_to_erase(today))}
    rows = tuple(KeptRow(rule, keeping.months[kind], before[kind], due.get(kind, 0)) for kind, rule in KEEPING.items())
    return RetentionPage(rows, keeping.version, organisation.is_demonstration())


def cutoffs(today: date) -> dict[Keep, date]:
    """For each kind the day before which it has been kept long enough."""
    return {kind: months_before(today, months) for kind, months in organisation.keeping().months.items()}


def people_to_erase(today: date) -> list[tuple[int, Keep]]:
    """The persons in municipalities who have been kept long enough, and the kind under which."""
    months = organisation.keeping().months
    holdings = [holding for _, answer in answers("holdings") for holding in answer()]
    found = [
        (kept.person_id, long_enough(kept, months=months, today=today))
        for kept in kept_by_person(people.municipal_people(), holdings)
    ]
    return [(person_id, keep) for person_id, keep in found if keep is not None]


def old_rows(before: Mapping[Keep, date]) -> dict[Keep, int]:
    """How much of each kind that is kept row by row is older than the day given for it."""
    counted = Counter(
        {
            Keep.MAILS: post.old_mails(before=before[Keep.MAILS]).count(),
            Keep.LINKS: people.expired_links(before=before[Keep.LINKS]),
            Keep.ACCESS_LOG: audit.old_access_entries(before=before[Keep.ACCESS_LOG]).count(),
        }
    )
    for _, old in answers("old"):
        counted.update(old(before))
    return {kind: counted[kind] for kind in Keep if kind not in PERSONS}
