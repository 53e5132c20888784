"""What differs between two versions in the words of the bench: the label of each field, the words of each choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from sagkyndig.journey.courses.rules.course import Course, Page, PageKind
from sagkyndig.journey.courses.rules.differences import Change, FieldChange, Passage, Piece
from sagkyndig.journey.courses.rules.differences.fields import ORDER
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.rules.wording import FEEDBACK
from sagkyndig.journey.courses.web.bench import case_layout, page_layout, pair_layout, shared_layout
from sagkyndig.journey.courses.web.bench.layout import Section, fields_of, rows_of
from sagkyndig.journey.courses.web.forms import HeadForm

# What the bench writes in pieces or in rows, and one reads as one text here.
_WHOLE_TEXTS = {
    "brev_holder": "Brevet, der holder",
    "brev_holder_ikke": "Brevet, der ikke holder",
    "tjekliste": page_layout.CHECKLIST.title,
    "muligheder": "Muligheder",
    "form_a": "Form A",
    "form_b": "Form B",
}
ONLY_BLANKS = "Kun linjeskift og mellemrum er ændret."
_WHOLE_ROW = {Change.ADDED: "er ny", Change.REMOVED: "er fjernet"}
_HEAD_WORDS = {"feedback": {kind.value: said for kind, said in FEEDBACK.items()}}

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Shown:
    """A field that differs, as people read it; `note` says so where there are no passages to show."""

    label: str
    passages: tuple[Passage, ...]
    note: str = ""


@dataclass(frozen=True)
class _Labels:
    """Labels by the field's name, what a row is called by its name, and the words of what can be chosen."""

    fields: Mapping[str, str]
    rows: Mapping[str, str]
    words: Words = field(default_factory=dict)


def shown_head(changes: Iterable[FieldChange]) -> tuple[Shown, ...]:
    labels = {name: str(each.label) for name, each in HeadForm.base_fields.items()}
    return tuple(_shown(each, _Labels(labels, {}, _HEAD_WORDS)) for each in changes)


def shown_fields(kind: PartKind, changes: Iterable[FieldChange], courses: Iterable[Course]) -> tuple[Shown, ...]:
    """`courses` are the two that are held against each other: they know what a page shows by its title."""
    labels, words = _labels_of(kind), dict(_labels_of(kind).words)
    for course in courses:
        words["case"] = {**words.get("case", {}), **{each.key: each.title for each in course.cases.values()}}
        words["kontrastpar"] = {
            **words.get("kontrastpar", {}),
            **{each.key: each.title for each in course.pairs.values()},
        }
    return tuple(_shown(each, _Labels(labels.fields, labels.rows, words)) for each in changes)


def _shown(change: FieldChange, labels: _Labels) -> Shown:
    if words := labels.words.get(change.field):
        told = [words.get(each, each) for each in (change.before, change.after)]
        ways = zip(told, (Change.REMOVED, Change.ADDED), strict=True)
        return Shown(_label(change, labels), tuple(Passage((Piece(text),), way) for text, way in ways if text))
    return Shown(_label(change, labels), change.passages, "" if change.passages else ONLY_BLANKS)


def _label(change: FieldChange, labels: _Labels) -> str:
    name, _, of_row = change.field.partition(".")
    if name not in labels.rows or (not of_row and not change.change):
        return labels.fields[change.field]
    row = labels.rows[name]
    if of_row == ORDER:
        return f"{row}: rækkefølgen"
    called = f"{row} {change.row}" if len(change.row) == 1 else f"{row} »{change.row}«"
    return f"{called} {_WHOLE_ROW[change.change]}" if change.change else f"{called}: {labels.fields[change.field]}"


@cache
def _labels_of(kind: PartKind) -> _Labels:
    sections = tuple(_sections(kind))
    fields = {each.name: each.label for each in fields_of(sections)}
    for rows in rows_of(sections):
        fields |= {f"{rows.name}.{each.name}": each.label for each in rows.fields}
    words: dict[str, dict[str, str]] = {}
    for each in fields_of(sections):
        if each.choices:
            words[each.name] = words.get(each.name, {}) | dict(each.choices)
    for rows in rows_of(sections):
        words |= {f"{rows.name}.{each.name}": dict(each.choices) for each in rows.fields if each.choices}
    named = {rows.name: _row_name(rows.name, rows.one) for rows in rows_of(sections)}
    return _Labels(fields | _WHOLE_TEXTS, named, words)


def _row_name(name: str, one: str) -> str:
    """A consideration stands under its option, and both rows are called after the letter."""
    said = {"overvejelse": "overvejelse", "efterproev": "skal efterprøves"}.get(name, one)
    return said[:1].upper() + said[1:]


def _sections(kind: PartKind) -> Iterator[Section]:
    if kind is PartKind.PAGE:
        # The last one's labels are shown: a page that is read.
        for page_kind in (PageKind.CASE, PageKind.CONTRAST_PAIR, PageKind.RULE):
            yield from page_layout.sections(Page("", "", page_kind, 0, "", for_everyone=True, task="-"), (), ())
    elif kind is PartKind.CASE:
        yield from case_layout.sections(letters=(), has_answer=True)
    elif kind is PartKind.PAIR:
        yield from pair_layout.SECTIONS
    else:
        yield from shared_layout.sections(lines=0, options=0)
