"""How parts are put into the database, with what is derived from their words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses.models import CourseVersion, Module, Part, PartReference
from sagkyndig.journey.courses.rules.items import item_of, names_in, text_of
from sagkyndig.journey.courses.rules.kept import Content, as_kept, kind_of
from sagkyndig.pure.danish.stems import stem_text

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

ROWS_AT_A_TIME = 500


class IsPublished(Exception):
    """What was published is never changed; begin a new version."""


def require_draft(version: CourseVersion) -> CourseVersion:
    """The version, locked until the action is done. IsPublished."""
    locked = CourseVersion.objects.select_for_update().get(pk=version.pk)
    if not locked.is_draft:
        raise IsPublished
    return locked


def new_part(
    version: CourseVersion, module: Module | None, content: Content, position: int, actor: Person | None, at: datetime
) -> Part:
    """A row that is not stored yet: a draft."""
    return Part(
        version=version,
        module=module,
        kind=kind_of(content).value,
        key=content.key,
        position=position,
        title=content.title,
        content=as_kept(content),
        stems=_stems(content, module),
        changed_by=actor,
        changed_at=at,
    )


def store(parts: Collection[Part], contents: Collection[Content]) -> None:
    """Store new rows and what they name."""
    register = law.register()
    Part.objects.bulk_create(parts, batch_size=ROWS_AT_A_TIME)
    PartReference.objects.bulk_create(
        [
            PartReference(part=part, name=name)
            for part, content in zip(parts, contents, strict=True)
            for name in names_in(item_of(content), register)
        ],
        batch_size=ROWS_AT_A_TIME,
    )


def put_in(part: Part, content: Content) -> None:
    """Write the content over what the part held, and what it names anew. The row itself is saved by the caller."""
    part.title, part.content, part.stems = content.title, as_kept(content), _stems(content, part.module)
    names = names_in(item_of(content), law.register())
    part.references.exclude(name__in=names).delete()
    PartReference.objects.bulk_create([PartReference(part=part, name=name) for name in names], ignore_conflicts=True)


def _stems(content: Content, module: Module | None) -> str:
    return stem_text(text_of(item_of(content, module.key if module else "")))
