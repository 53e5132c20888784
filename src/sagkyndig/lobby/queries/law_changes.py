"""What the law register's entries hold up: asked of every step, and held against when the entry last changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.signs import Leaning, Todo
from sagkyndig.lobby.queries import signposts
from sagkyndig.lobby.texts import GO_THROUGH, TO_BE_REVIEWED
from sagkyndig.pure.danish import plural

if TYPE_CHECKING:
    from datetime import datetime

    from sagkyndig.foundation.law.rules import EntryKey, KeptEntry
    from sagkyndig.foundation.people.models import Person


@dataclass(frozen=True)
class ChangedLaw:
    """A changed entry, what leans on it and has not been reviewed since, and the changes that nobody has reviewed."""

    entry: law.ChangedEntry
    waiting: tuple[Leaning, ...]

    @property
    def changes(self) -> tuple[law.Change, ...]:
        oldest = min((each.checked_at for each in self.waiting), default=self.entry.changed_at)
        return tuple(change for change in self.entry.changes if change.at > oldest) or self.entry.changes[:1]


@dataclass(frozen=True)
class LawChangesPage:
    """`waiting` are the entries with something to be reviewed, the latest changed first; `settled` the others."""

    waiting: tuple[ChangedLaw, ...]
    settled: tuple[ChangedLaw, ...]

    @property
    def count(self) -> int:
        return sum(len(each.waiting) for each in self.waiting)


@dataclass(frozen=True)
class HeldUp:
    """Something that leans on an entry; `is_waiting`: the entry has changed since it was reviewed."""

    leaning: Leaning
    is_waiting: bool


@dataclass(frozen=True)
class LawEntryPage:
    """One entry of the register, and all of ours that leans on it."""

    about: law.EntryPage
    held_up: tuple[HeldUp, ...]

    @property
    def waiting(self) -> int:
        return sum(each.is_waiting for each in self.held_up)


def law_changes_page(today: date) -> LawChangesPage:
    """Every change of the law, held against what leans on it."""
    found = _held_against(law.changed_entries(today))
    return LawChangesPage(
        waiting=tuple(each for each in found if each.waiting), settled=tuple(each for each in found if not each.waiting)
    )


def law_entry_page(entry_id: int, today: date) -> LawEntryPage:
    """The entry with what leans on it, what waits first; ObjectDoesNotExist where there is none."""
    about = law.entry_page(entry_id, today)
    held_up = [HeldUp(each, _is_waiting(each, about.changed_at)) for each in leaning_on([about.kept])]
    return LawEntryPage(about, tuple(sorted(held_up, key=lambda each: not each.is_waiting)))


def leaning_on(entries: Collection[KeptEntry]) -> tuple[Leaning, ...]:
    """Everything that leans on one of the entries, in the order of the journey."""
    return tuple(each for _, leans_on in signposts.answers("leans_on") for each in leans_on(entries))


def todos_for(person: Person, today: date) -> tuple[Todo, ...]:
    """Authors are told how much a change of the law has made it necessary to review."""
    if not person.has_role(Role.CASE_AUTHOR):
        return ()
    count = law_changes_page(today).count
    if not count:
        return ()
    sentence = TO_BE_REVIEWED.format(places=plural(count, "sted", "steder"))
    return (Todo(sentence, GO_THROUGH, reverse("lobby:law_changes")),)


def _held_against(entries: Sequence[law.ChangedEntry]) -> list[ChangedLaw]:
    """Each thing that leans stands under the very entry that it leans on, where that has changed since."""
    changed_at = {each.kept.entry.key: each.changed_at for each in entries}
    waiting: dict[EntryKey, list[Leaning]] = {}
    for leaning in leaning_on([each.kept for each in entries]) if entries else ():
        if _is_waiting(leaning, changed_at.get(leaning.key)):
            waiting.setdefault(leaning.key, []).append(leaning)
    return [ChangedLaw(each, tuple(waiting.get(each.kept.entry.key, ()))) for each in entries]


def _is_waiting(leaning: Leaning, changed_at: datetime | None) -> bool:
    return changed_at is not None and changed_at > leaning.checked_at
