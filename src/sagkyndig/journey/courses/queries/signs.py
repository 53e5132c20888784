"""What the lobby asks of courses: what leans on the law, what was searched for, and what waits for a reader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses.models import Comment, CourseVersion, LawReview, Narration, Part, PartReference
from sagkyndig.journey.courses.queries.courses import content_of
from sagkyndig.journey.courses.rules.items import item_of, text_of
from sagkyndig.journey.courses.rules.states import PartKind, PartState
from sagkyndig.pure.danish.stems import pieces

if TYPE_CHECKING:
    from sagkyndig.foundation.law.rules import Entry, EntryKey, KeptEntry
    from sagkyndig.foundation.people.models import Person

MOST_HITS = 100
RECORDING = "lydoptagelse"


@dataclass(frozen=True)
class LeaningPart:
    """A part or its recording, the entry it leans on, and when it was last held against it."""

    part: Part
    kind: str
    entry: Entry
    checked_at: datetime


@dataclass(frozen=True)
class FoundPart:
    """A part in which all the words stand, with its text."""

    part: Part
    text: str


def versions_in_use() -> list[CourseVersion]:
    """Of each course the newest published version, or the draft where none is published yet. One query."""
    newest: dict[int, CourseVersion] = {}
    for each in CourseVersion.objects.select_related("course").order_by("pk"):
        before = newest.get(each.course_id)
        if before is None or not each.is_draft:
            newest[each.course_id] = each
    return list(newest.values())


def parts_leaning_on(entries: Collection[KeptEntry]) -> list[LeaningPart]:
    """Everything that leans on one of the entries, as the law stands on the course's own date."""
    register = law.register()
    asked = {each.entry.key for each in entries}
    gone = [each.entry for each in entries if each.is_gone]
    versions = {each.pk: each for each in versions_in_use()}
    named = PartReference.objects.filter(part__version__in=versions).values_list("part__version", "name").distinct()
    wanted: dict[tuple[int, str], list[Entry]] = {}
    for version_id, name in named:
        leaned_on = register.leaned_on(name, versions[version_id].law_as_of, gone)
        if found := [entry for entry in leaned_on if entry.key in asked]:
            wanted[version_id, name] = found
    if not wanted:
        return []
    references = (
        PartReference.objects.filter(part__version__in=versions, name__in={name for _, name in wanted})
        .select_related("part__module", "part__version__course")
        .defer("part__content", "part__stems")
        .order_by("part__version", "part__kind", "part__module__position", "part__position")
    )
    leaning: dict[tuple[int, EntryKey], tuple[Part, Entry]] = {}
    for reference in references:
        for entry in wanted.get((reference.part.version_id, reference.name), ()):
            leaning[reference.part_id, entry.key] = reference.part, entry
    return _with_dates(list(leaning.values()))


def parts_with(stems: Collection[str]) -> list[FoundPart]:
    """The parts of versions in use in which all the stems are found, titles and their places with them."""
    condition = Q()
    for stem in stems:
        one = Q()
        for piece in pieces(stem):
            one |= Q(stems__contains=piece)
        condition &= one
    found = (
        Part.objects.filter(condition, version__in=versions_in_use())
        .select_related("module", "version__course")
        .defer("stems")
        .order_by("version", "module__position", "kind", "position")[:MOST_HITS]
    )
    return [FoundPart(part, text_of(item_of(content_of(part)))) for part in found]


def waiting_for(person: Person) -> list[tuple[CourseVersion, int]]:
    """Drafts in which parts wait to be read by this very person, with how many. Two queries."""
    waiting = (
        Part.objects.filter(state=PartState.REVIEW.value, version__published_at=None)
        .exclude(changed_by=person)
        .exclude(sent_by=person)
        .values_list("version", flat=True)
    )
    counts: dict[int, int] = {}
    for version_id in waiting:
        counts[version_id] = counts.get(version_id, 0) + 1
    versions = CourseVersion.objects.select_related("course").filter(pk__in=counts)
    return [(each, counts[each.pk]) for each in versions]


def remarked_on(person: Person) -> list[Part]:
    """The parts of drafts that this person wrote last, and that others have remarked on. One query."""
    return list(
        Part.objects.filter(
            changed_by=person,
            version__published_at=None,
            pk__in=Comment.objects.filter(settled_at=None).exclude(written_by=person).values("part"),
        )
        .select_related("version__course")
        .defer("content", "stems")
    )


def _with_dates(leaning: Collection[tuple[Part, Entry]]) -> list[LeaningPart]:
    parts = {part.pk for part, _ in leaning}
    reviewed: dict[tuple[int, EntryKey], datetime] = {}
    for review in LawReview.objects.filter(part__in=parts).order_by("reviewed_at"):
        reviewed[review.part_id, (review.name, review.valid_from)] = review.reviewed_at
    recorded = dict(Narration.objects.filter(part__in=parts).values_list("part", "recorded_at"))
    told = []
    for part, entry in leaning:
        seen = reviewed.get((part.pk, entry.key))
        written = part.approved_at or part.changed_at
        told.append(LeaningPart(part, PartKind(part.kind).label, entry, _later(written, seen)))
        if part.pk in recorded:
            told.append(LeaningPart(part, RECORDING, entry, _later(recorded[part.pk], seen)))
    return told


def _later(one: datetime, other: datetime | None) -> datetime:
    return max(one, other) if other else one
