"""A part as the fields that the bench shows, and the fields in which two of them differ.

Names are those of the course's files, as the bench has them: "titel", "akter.tekst". Whoever shows them knows the labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Page, SharedDecision, ToVerify
from sagkyndig.journey.courses.rules.differences.words import Change, Passage, Piece, passages
from sagkyndig.journey.courses.rules.kept import Content
from sagkyndig.pure.danish import long_date

YES, NO = "ja", "nej"
ORDER = "rækkefølge"
# A row without a key of its own is the same row when so much of it stands.
_SAME_ROW = 0.4

Fields = Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """One of several alike things. `key` knows it again, `name` is what people call it."""

    key: str
    name: str
    fields: Fields


@dataclass(frozen=True)
class FieldChange:
    """A field that differs. `row` names the row it stands in; `change` says that the whole row came or went.

    `before` and `after` are the whole values. Without passages only blanks and empty lines differ.
    """

    field: str
    before: str
    after: str
    passages: tuple[Passage, ...]
    row: str = ""
    change: Change = Change.NONE


def field_changes(before: Content, after: Content) -> tuple[FieldChange, ...]:
    """What differs between two parts of one kind, in the order in which one writes it."""
    told = list(changed_fields(texts_of(before), texts_of(after)))
    old, new = rows_of(before), rows_of(after)
    for name in new:
        told += _row_changes(name, old[name], new[name])
    return tuple(told)


def changed_fields(before: Fields, after: Fields, *, name: str = "", row: str = "") -> Iterable[FieldChange]:
    for field, text in after.items():
        if before[field] != text:
            called = f"{name}.{field}" if name else field
            yield FieldChange(called, before[field], text, passages(before[field], text), row)


def texts_of(content: Content) -> Fields:
    """The fields that stand once."""
    if isinstance(content, Page):
        return {
            "titel": content.title,
            "slags": content.kind.value,
            "case": content.case or "",
            "kontrastpar": content.pair or "",
            "minutter": str(content.minutes),
            "bestemmelser": "\n".join(content.provisions),
            "for_alle": _yes_or_no(content.for_everyone),
            "tekst": content.text,
            "tjekliste": "\n".join(content.checklist),
            "opgave": content.task or "",
        }
    if isinstance(content, Case):
        return {
            "titel": content.title,
            "emne": content.topic.value,
            "bruges": content.used.value,
            "minutter": str(content.minutes),
            "bestemmelser": "\n".join(content.provisions),
            "fiktiv": _yes_or_no(content.is_fictional),
            "kort": content.summary,
            "intet_mangler": content.nothing_missing,
            "fristende": content.tempting,
            "fristelse": content.temptation,
            "stoej": content.noise,
            "svar": content.worked_answer or "",
        }
    return _pair(content) if isinstance(content, ContrastPair) else _shared(content)


def rows_of(content: Content) -> dict[str, list[Row]]:
    """The rows by their name; those that have no key are known by what stands in them."""
    marks = {"efterproev": [_mark(each) for each in content.to_verify]}
    if not isinstance(content, Case):
        return marks
    return {
        "akter": [
            Row(
                each.key,
                each.title,
                {
                    "titel": each.title,
                    "slags": each.kind.value,
                    "dato": long_date(each.dated) if each.dated > date.min else "",
                    "afsender": each.sender,
                    "tekst": each.text,
                },
            )
            for each in content.papers
        ],
        "mangler": [
            Row("", each.what, {"hvad": each.what, "hvem": each.who, "vej": each.way, "aendrer": each.changes})
            for each in content.missing
        ],
        "mulighed": [Row(each.letter, each.letter, {"tekst": each.text}) for each in content.options],
        "punkt": [
            Row(
                "",
                each.title,
                {"titel": each.title, "tekst": each.text, "bestemmelser": "\n".join(each.provisions)},
            )
            for each in content.points
        ],
        "overvejelse": [
            Row(each.letter, each.letter, {"tekst": each.text, "droeftelse": each.discussion})
            for each in content.considerations
        ],
        **marks,
    }


def _pair(pair: ContrastPair) -> Fields:
    holds, fails = (pair.first, pair.second) if pair.sound == 1 else (pair.second, pair.first)
    return {
        "titel": pair.title,
        "slags": pair.kind.value,
        "bestemmelser": "\n".join(pair.provisions),
        "sagen": pair.facts,
        "spoergsmaal": pair.question,
        "brev_holder": holds,
        "brev_holder_ikke": fails,
        "holder": str(pair.sound),
        "element": pair.element,
        "frister": pair.temptation,
        "princip": pair.principle,
        "ens": pair.alike,
    }


def _shared(shared: SharedDecision) -> Fields:
    return {
        "titel": shared.title,
        "bestemmelser": "\n".join(shared.provisions),
        "form_a": "\n".join(shared.form_a),
        "form_b": "\n".join(shared.form_b),
        "muligheder": "\n".join(shared.options),
        "hensyn": shared.considerations,
    }


def _mark(each: ToVerify) -> Row:
    return Row(each.mark, each.mark, {"maerke": each.mark, "tekst": each.text})


def _yes_or_no(told: bool) -> str:
    return YES if told else NO


# --- Rows -------------------------------------------------------------------------------------------------------------


def _row_changes(name: str, before: Sequence[Row], after: Sequence[Row]) -> Iterable[FieldChange]:
    twins = _twins(before, after)
    for place, row in enumerate(after):
        if place not in twins:
            yield _whole(name, row, Change.ADDED)
        else:
            yield from changed_fields(before[twins[place]].fields, row.fields, name=name, row=row.name)
    yield from (_whole(name, row, Change.REMOVED) for at, row in enumerate(before) if at not in twins.values())
    stayed = list(twins.values())
    if stayed != sorted(stayed):
        was, now = ("\n".join(before[at].name for at in order) for order in (sorted(stayed), stayed))
        yield FieldChange(f"{name}.{ORDER}", was, now, passages(was, now))


def _whole(name: str, row: Row, change: Change) -> FieldChange:
    lines = [line for text in row.fields.values() for line in text.split("\n") if line.strip()]
    told, text = tuple(Passage((Piece(line),), change) for line in lines), "\n".join(lines)
    was, now = (text, "") if change is Change.REMOVED else ("", text)
    return FieldChange(name, was, now, told, row.name, change)


def _twins(before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    """Which row was which: by key, by what it is called, else by how much of it stands. New place to old place."""
    twins: dict[int, int] = {}
    for is_same in (_has_key_of, _is_called, _reads_like):
        for place, row in enumerate(after):
            left = [at for at in range(len(before)) if at not in twins.values()]
            if place not in twins and (twin := next((at for at in left if is_same(before[at], row)), None)) is not None:
                twins[place] = twin
    return dict(sorted(twins.items()))


def _has_key_of(one: Row, other: Row) -> bool:
    return bool(one.key) and one.key == other.key


def _is_called(one: Row, other: Row) -> bool:
    return not (one.key and other.key) and one.name == other.name


def _reads_like(one: Row, other: Row) -> bool:
    if one.key or other.key:
        return False
    told = [" ".join(row.fields.values()).split() for row in (one, other)]
    return bool(SequenceMatcher(None, told[0], told[1], autojunk=False).ratio() >= _SAME_ROW)
