"""What the author's desk shows of one version: what to do first, and all its parts in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from sagkyndig.journey.courses import models
from sagkyndig.journey.courses.rules.course import Feedback, Occasion, PageKind
from sagkyndig.journey.courses.rules.next_step import NextStep, Standing, can_be_read, next_step
from sagkyndig.journey.courses.rules.states import PartKind, PartState
from sagkyndig.journey.courses.rules.wording import PAGE_KINDS, feedback_sentence

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


# A case or a pair, by its kind and key.
Name = tuple[str, str | None]


@dataclass(frozen=True)
class PartRow:
    """A part in its list. `word` is the kind of a page or a pair or the topic of a case; `shows` the title of the case
    or the pair that a page is about; `used` the occasion of a case; `is_unused` a case or a pair that no page shows, but
    should. `waits_for_reader`: the one who looks at the page may read and approve it. At the ends of a list a part can
    move only one way."""

    id: int
    title: str
    word: str
    minutes: int | None
    state: str
    open_comments: int
    shows: str = ""
    used: str = ""
    is_unused: bool = False
    waits_for_reader: bool = False
    can_move_up: bool = True
    can_move_down: bool = True


@dataclass(frozen=True)
class ModuleRow:
    """A module with its pages; `minutes` are theirs and those of the cases they show."""

    id: int
    title: str
    minutes: int
    pages: tuple[PartRow, ...]


@dataclass(frozen=True)
class VersionPage:
    """One version of a course: what it says about itself, its parts, and what to do first."""

    id: int
    name: str
    title: str
    label: str
    is_draft: bool
    published_at: datetime | None
    published_by: str
    for_demonstration: bool
    law_as_of: date
    provisions: tuple[str, ...]
    audience: str
    minutes: int
    feedback: str
    minutes_counted: int
    to_verify: int
    modules: tuple[ModuleRow, ...]
    cases: tuple[PartRow, ...]
    pairs: tuple[PartRow, ...]
    shared: tuple[PartRow, ...]
    approved: int
    parts: int
    drafts: int
    next: NextStep
    draft_id: int | None


def version_page(version: models.CourseVersion, reader: Person) -> VersionPage:
    """The version as `reader` finds it. Few queries however many parts, and their texts stay where they are."""
    parts = _parts(version, reader)
    minutes = {part["key"]: part["content__minutes"] for part in parts if part["kind"] == PartKind.CASE}
    titles = {(part["kind"], part["key"]): part["title"] for part in parts}
    shown = {_shown(part) for part in parts}
    pages = [part for part in parts if part["kind"] == PartKind.PAGE]
    modules = _with_ends(
        _module_row(module, [page for page in pages if page["module"] == module.pk], minutes, titles)
        for module in version.modules.all()
    )
    others = {
        kind: _ends([_part_row(each, titles, shown) for each in parts if each["kind"] == kind]) for kind in PartKind
    }
    standings = [part["standing"] for part in _as_worked_through(parts, modules)]
    return VersionPage(
        id=version.pk,
        name=str(version),
        title=version.title,
        label=version.label,
        is_draft=version.is_draft,
        published_at=version.published_at,
        published_by=version.published_by.name if version.published_by else "",
        for_demonstration=version.for_demonstration,
        law_as_of=version.law_as_of,
        provisions=tuple(version.provisions),
        audience=version.audience,
        minutes=version.minutes,
        feedback=feedback_sentence(Feedback(version.feedback), has_worked_answers=version.has_worked_answers),
        minutes_counted=sum(module.minutes for module in modules),
        to_verify=sum(len(part["content__to_verify"]) for part in parts),
        modules=modules,
        cases=others[PartKind.CASE],
        pairs=others[PartKind.PAIR],
        shared=others[PartKind.SHARED],
        approved=sum(each.state is PartState.APPROVED for each in standings),
        parts=len(parts),
        drafts=sum(each.state is PartState.DRAFT for each in standings),
        next=next_step(standings, has_pages=bool(pages)),
        draft_id=version.pk if version.is_draft else _draft_beside(version),
    )


# What the desk needs of each part; the texts in `content` are never read whole.
_FIELDS = ("id", "kind", "key", "title", "state", "module", "changed_by", "sent_by")
_INSIDE = ("minutes", "kind", "case", "pair", "topic", "used", "to_verify")


def _parts(version: models.CourseVersion, reader: Person) -> list[dict[str, Any]]:
    """Each with how it stands to the reader."""
    open_comments = dict(
        models.Comment.objects.filter(part__version=version, settled_at=None)
        .order_by()
        .values_list("part")
        .annotate(Count("pk"))
    )
    inside = [f"content__{name}" for name in _INSIDE]
    parts = list(version.parts.order_by("position", "pk").values(*_FIELDS, *inside))
    for part in parts:
        # SQLite reads a key that is all figures as a number.
        part |= {name: str(part[name]) for name in ("content__case", "content__pair") if part[name] is not None}
        part["standing"] = _standing(part, open_comments.get(part["id"], 0), reader)
    return parts


def _module_row(
    module: models.Module, pages: list[dict[str, Any]], minutes: dict[str, int], titles: dict[Name, str]
) -> ModuleRow:
    """A page that shows a case takes the case's minutes besides its own."""
    rows = tuple(_part_row(page, titles) for page in pages)
    of_cases = sum(minutes.get(page["content__case"] or "", 0) for page in pages)
    return ModuleRow(module.pk, module.title, sum(row.minutes or 0 for row in rows) + of_cases, rows)


def _with_ends(modules: Iterable[ModuleRow]) -> tuple[ModuleRow, ...]:
    """A page can go on to the next module, so only the ends of the whole course stop it."""
    rows = list(modules)
    if rows:
        rows[0] = replace(rows[0], pages=_ends(rows[0].pages, last=len(rows) == 1))
        rows[-1] = replace(rows[-1], pages=_ends(rows[-1].pages, first=len(rows) == 1))
    return tuple(rows)


def _ends(rows: Sequence[PartRow], *, first: bool = True, last: bool = True) -> tuple[PartRow, ...]:
    """The rows, of which the first cannot move up and the last cannot move down."""
    return tuple(
        replace(
            row,
            can_move_up=row.can_move_up and not (first and place == 0),
            can_move_down=row.can_move_down and not (last and place == len(rows) - 1),
        )
        for place, row in enumerate(rows)
    )


def _shown(part: dict[str, Any]) -> Name:
    """The case or the pair that a page is about."""
    return (PartKind.CASE, part["content__case"]) if part["content__case"] else (PartKind.PAIR, part["content__pair"])


def _part_row(part: dict[str, Any], titles: dict[Name, str], shown: Collection[Name] = ()) -> PartRow:
    is_page = part["kind"] == PartKind.PAGE
    kind = part["content__kind"] or ""
    return PartRow(
        id=part["id"],
        title=part["title"],
        word=PAGE_KINDS[PageKind(kind)] if is_page else part["content__topic"] or kind,
        minutes=part["content__minutes"],
        state=part["standing"].state.label,
        open_comments=part["standing"].open_comments,
        shows=titles.get(_shown(part), "") if is_page else "",
        used=part["content__used"] or "",
        waits_for_reader=can_be_read(part["standing"]),
        is_unused=_should_be_shown(part) and (part["kind"], part["key"]) not in shown,
    )


def _should_be_shown(part: dict[str, Any]) -> bool:
    return part["kind"] == PartKind.PAIR or part["content__used"] == Occasion.E_LEARNING


def _standing(part: dict[str, Any], open_comments: int, reader: Person) -> Standing:
    return Standing(
        id=part["id"],
        state=PartState(part["state"]),
        open_comments=open_comments,
        is_mine=reader.pk in (part["changed_by"], part["sent_by"]),
    )


def _as_worked_through(parts: list[dict[str, Any]], modules: tuple[ModuleRow, ...]) -> list[dict[str, Any]]:
    """Pages as participants meet them, then everything else."""
    order = {page.id: place for place, page in enumerate(page for module in modules for page in module.pages)}
    return sorted(parts, key=lambda part: (order.get(part["id"], len(order)), list(PartKind).index(part["kind"])))


def _draft_beside(version: models.CourseVersion) -> int | None:
    drafts = models.CourseVersion.objects.filter(course=version.course_id, published_at=None)
    return drafts.values_list("pk", flat=True).first()
