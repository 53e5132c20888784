"""Two versions of a course: what came, what went, what moved, and which parts were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from sagkyndig.journey.courses.rules.course import Course, Module
from sagkyndig.journey.courses.rules.differences.fields import NO, YES, FieldChange, changed_fields, field_changes
from sagkyndig.journey.courses.rules.kept import Content, kind_of
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.pure.danish import long_date


class PartName(NamedTuple):
    """A part within its version; `module` is empty for all but pages."""

    kind: PartKind
    module: str
    key: str


@dataclass(frozen=True)
class PartSeen:
    """A part that is not as it was. `before` is its name in the earlier version; `place` its module now.

    `came_from` is the module that a page stood in before, where it is another.
    """

    name: PartName
    before: PartName
    title: str
    place: str = ""
    came_from: str = ""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class CourseDifferences:
    """Modules by their titles; `renamed` are (was, is). A part that both moved and changed stands in both lists."""

    head: tuple[FieldChange, ...]
    modules_added: tuple[str, ...]
    modules_removed: tuple[str, ...]
    modules_moved: tuple[str, ...]
    modules_renamed: tuple[tuple[str, str], ...]
    added: tuple[PartSeen, ...]
    removed: tuple[PartSeen, ...]
    moved: tuple[PartSeen, ...]
    changed: tuple[PartSeen, ...]

    @property
    def is_none(self) -> bool:
        modules = (*self.modules_added, *self.modules_removed, *self.modules_moved, *self.modules_renamed)
        return not (self.head or modules or self.added or self.removed or self.moved or self.changed)


@dataclass(frozen=True)
class _Placed:
    content: Content
    module: Module | None


def differences(before: Course, after: Course) -> CourseDifferences:
    """Every difference but the label of the version. The order of cases and pairs says nothing, as for the hash."""
    old, new = _parts(before), _parts(after)
    twins = _twins(old, new)
    stayed = [(twins[name], name) for name in new if name in twins]
    moved = _moved(before, after, twins)
    were, are = ({module.key: module.title for module in course.modules} for course in (before, after))
    return CourseDifferences(
        head=tuple(changed_fields(_head(before), _head(after))),
        modules_added=tuple(title for key, title in are.items() if key not in were),
        modules_removed=tuple(title for key, title in were.items() if key not in are),
        modules_moved=tuple(are[key] for key in _displaced(list(were), list(are))),
        modules_renamed=tuple((were[key], title) for key, title in are.items() if were.get(key, title) != title),
        added=tuple(_seen(name, name, new) for name in new if name not in twins),
        removed=tuple(_seen(name, name, old) for name in old if name not in twins.values()),
        moved=tuple(
            _seen(twins[name], name, new, came_from=_title_of(old[twins[name]])) for name in new if name in moved
        ),
        changed=tuple(
            _seen(was, name, new, fields=field_changes(old[was].content, new[name].content))
            for was, name in stayed
            if old[was].content != new[name].content
        ),
    )


def _head(course: Course) -> Mapping[str, str]:
    return {
        "title": course.title,
        "law_as_of": long_date(course.law_as_of),
        "audience": course.audience,
        "minutes": str(course.minutes),
        "feedback": course.feedback.value,
        "has_worked_answers": YES if course.has_worked_answers else NO,
        "provisions": "\n".join(course.provisions),
    }


def _parts(course: Course) -> dict[PartName, _Placed]:
    """All of them, as one works through the course."""
    placed: list[tuple[Content, Module | None]] = [(page, module) for module in course.modules for page in module.pages]
    alone: list[Content] = [*course.cases.values(), *course.pairs.values()]
    alone += [course.shared_decision] if course.shared_decision else []
    placed += [(each, None) for each in alone]
    return {
        PartName(kind_of(content), module.key if module else "", content.key): _Placed(content, module)
        for content, module in placed
    }


def _twins(old: Mapping[PartName, _Placed], new: Mapping[PartName, _Placed]) -> dict[PartName, PartName]:
    """Which part was which. A page that is in its module no more is the only one of its key that came elsewhere."""
    twins = {name: name for name in new if name in old}
    gone, came = [name for name in old if name not in twins], [name for name in new if name not in twins]
    for name in came:
        was = [each for each in gone if each.key == name.key and each.kind is name.kind is PartKind.PAGE]
        others = [each for each in came if each.key == name.key and each.kind is PartKind.PAGE]
        if len(was) == len(others) == 1:
            twins[name] = was[0]
    # A course has one shared decision, whatever it is called.
    shared = [[each for each in names if each.kind is PartKind.SHARED] for names in (gone, came)]
    return twins | dict(zip(shared[1], shared[0], strict=False))


def _moved(before: Course, after: Course, twins: Mapping[PartName, PartName]) -> set[PartName]:
    """Pages that stand in another module, or elsewhere among those that stayed in theirs."""
    moved = {name for name, was in twins.items() if name.module != was.module}
    were = {module.key: [page.key for page in module.pages] for module in before.modules}
    for module in after.modules:
        now = [page.key for page in module.pages]
        keys = _displaced(were.get(module.key, []), now)
        moved |= {PartName(PartKind.PAGE, module.key, key) for key in keys}
    return moved


def _displaced(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The fewest of those that are in both that must have moved."""
    old, new = [key for key in before if key in after], [key for key in after if key in before]
    kept: set[str] = set()
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        kept.update(new[block.b : block.b + block.size])
    return [key for key in new if key not in kept]


def _seen(
    was: PartName,
    name: PartName,
    parts: Mapping[PartName, _Placed],
    *,
    came_from: str = "",
    fields: Iterable[FieldChange] = (),
) -> PartSeen:
    part = parts[name]
    is_elsewhere = name.module != was.module
    return PartSeen(name, was, part.content.title, _title_of(part), came_from if is_elsewhere else "", tuple(fields))


def _title_of(part: _Placed) -> str:
    return part.module.title if part.module else ""
