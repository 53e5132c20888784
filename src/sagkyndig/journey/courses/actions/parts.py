"""Modules and parts of a draft are added, written, moved and removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.actions._kept import new_part, put_in, require_draft, store
from sagkyndig.journey.courses.models import Comment, CourseVersion, LawReview, Module, Narration, Part, PartReference
from sagkyndig.journey.courses.rules.blank import key_of
from sagkyndig.journey.courses.rules.kept import Content, kind_of
from sagkyndig.journey.courses.rules.states import PartKind, PartState
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

# Whoever saves every few seconds is writing once: the log has a line for each sitting.
ONE_SITTING = timedelta(hours=1)


class StillInUse(Exception):
    """What is to be removed is shown on a page, or has pages. `titles` are theirs."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


class SharedDecisionIsThere(Exception):
    """A course has one shared decision."""


@transaction.atomic
def add_module(*, version: CourseVersion, title: str, actor: Person, at: datetime) -> Module:
    """A module with no pages, last in the course. IsPublished."""
    locked = require_draft(version)
    taken = list(locked.modules.values_list("key", flat=True))
    module = Module.objects.create(
        version=locked,
        position=_after(locked.modules.values_list("position", flat=True)),
        key=key_of(title, taken),
        title=title,
    )
    record("courses.module_added", actor=actor, about=locked, at=at, module=module.pk)
    return module


@transaction.atomic
def rename_module(*, module: Module, title: str, actor: Person, at: datetime) -> None:
    """IsPublished."""
    version = require_draft(module.version)
    Module.objects.filter(pk=module.pk).update(title=title)
    record("courses.module_renamed", actor=actor, about=version, at=at, module=module.pk)


@transaction.atomic
def remove_module(*, module: Module, actor: Person, at: datetime) -> None:
    """Remove an empty module. IsPublished; StillInUse while it has pages."""
    version = require_draft(module.version)
    if titles := list(module.pages.values_list("title", flat=True)):
        raise StillInUse(titles)
    record("courses.module_removed", actor=actor, about=version, at=at, module=module.pk)
    module.delete()


@transaction.atomic
def move_module(*, module: Module, places: int, actor: Person, at: datetime) -> None:
    """Move a module up (-1) or down (1) among the course's modules. Beyond the ends nothing happens. IsPublished."""
    version = require_draft(module.version)
    if _swap(list(version.modules.all()), module.pk, places):
        record("courses.module_moved", actor=actor, about=version, at=at, module=module.pk)


@transaction.atomic
def add_part(
    *, version: CourseVersion, content: Content, module: Module | None = None, actor: Person, at: datetime
) -> Part:
    """A new part, last in its place, under the key of its content or the next that is free.

    `module` is where a page stands, None for everything else. IsPublished, SharedDecisionIsThere.
    """
    locked = require_draft(version)
    beside = locked.parts.filter(kind=kind_of(content).value, module=module)
    if kind_of(content) is PartKind.SHARED and beside.exists():
        raise SharedDecisionIsThere
    key = key_of(content.key, taken=set(beside.values_list("key", flat=True)))
    content = replace(content, key=key)
    part = new_part(locked, module, content, _after(beside.values_list("position", flat=True)), actor, at)
    store([part], [content])
    record("courses.part_added", actor=actor, about=part, at=at)
    return part


@transaction.atomic
def write_part(*, part: Part, content: Content, seen_revision: int, actor: Person, at: datetime) -> Part:
    """Write what a part holds; it becomes a draft. Nothing happens where the words are those that stand.

    IsPublished; ChangedMeanwhile when somebody else wrote after `seen_revision`. The key of a part stays.
    """
    require_draft(part.version)
    locked = Part.objects.select_for_update(of=("self",)).select_related("module", "version__course").get(pk=part.pk)
    content = replace(content, key=locked.key)
    if queries.content_of(locked) == content:
        return locked
    require_version(stored=locked.revision, seen=seen_revision)
    is_new_sitting = (
        locked.changed_by_id != actor.pk or locked.state != PartState.DRAFT or at - locked.changed_at > ONE_SITTING
    )
    put_in(locked, content)
    locked.state, locked.revision = PartState.DRAFT.value, locked.revision + 1
    locked.changed_by_id, locked.changed_at = actor.pk, at
    locked.sent_by = locked.sent_at = locked.approved_by = locked.approved_at = None
    locked.save()
    if is_new_sitting:
        record("courses.part_written", actor=actor, about=locked, at=at)
    return locked


@transaction.atomic
def move_part(*, part: Part, places: int, actor: Person, at: datetime) -> None:
    """Move a part up (-1) or down (1) among its neighbours; a page at the end of its module goes on to the next one.

    Beyond the ends of the course nothing happens. IsPublished.
    """
    version = require_draft(part.version)
    beside = list(
        version.parts.filter(module=part.module_id) if part.module_id else version.parts.filter(kind=part.kind)
    )
    if _swap(beside, part.pk, places) or _into_next_module(version, part, places):
        record("courses.part_moved", actor=actor, about=part, at=at)


@transaction.atomic
def remove_part(*, part: Part, actor: Person, at: datetime) -> None:
    """Remove a part and what was said of it. IsPublished; StillInUse while a page shows it."""
    version = require_draft(part.version)
    if field := _SHOWN_AS.get(PartKind(part.kind)):
        showing = version.parts.filter(**{"kind": PartKind.PAGE.value, f"content__{field}": part.key})
        if titles := list(showing.values_list("title", flat=True)):
            raise StillInUse(titles)
    record("courses.part_removed", actor=actor, about=part, at=at, kind=part.kind)
    for belongings in (Comment, LawReview, Narration, PartReference):
        belongings.objects.filter(part=part).delete()
    part.delete()


# The field of a page that names a part of this kind.
_SHOWN_AS = {PartKind.CASE: "case", PartKind.PAIR: "pair"}


def _after(positions: object) -> int:
    return max(list(positions), default=0) + 1  # type: ignore[call-overload]


def _swap(rows: list[Part] | list[Module], pk: int, places: int) -> bool:
    """Let the row and the one `places` from it change places; False where there is none."""
    ordered: list[Part | Module] = list(rows)
    place = next(n for n, row in enumerate(ordered) if row.pk == pk)
    other = place + places
    if not 0 <= other < len(ordered):
        return False
    ordered[place], ordered[other] = ordered[other], ordered[place]
    for position, row in enumerate(ordered, 1):
        type(row).objects.filter(pk=row.pk).update(position=position)
    return True


def _into_next_module(version: CourseVersion, part: Part, places: int) -> bool:
    modules = list(version.modules.all())
    place = next((n for n, module in enumerate(modules) if module.pk == part.module_id), None)
    if place is None or not 0 <= place + places < len(modules):
        return False
    target = modules[place + places]
    taken = set(target.pages.values_list("key", flat=True))
    content = queries.content_of(part)
    key = key_of(content.key, taken)
    position = _after(target.pages.values_list("position", flat=True))
    if places > 0:
        target.pages.update(position=F("position") + 1)
        position = 1
    fresh = Part.objects.get(pk=part.pk)
    fresh.module, fresh.position, fresh.key = target, position, key
    fresh.content = {**fresh.content, "key": key}
    fresh.save(update_fields=["module", "position", "key", "content"])
    return True
