"""What stands in the fields of the bench, as plain texts: read from what was sent, with rows added, removed and moved."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError

from sagkyndig.journey.courses.web.bench.layout import Field, Kind, Rows, Section, fields_of, rows_of

if TYPE_CHECKING:
    from django.http import QueryDict

Row = dict[str, str]
# What a date is that nobody has written yet; the reader of files uses the same.
NO_DAY = date.min
TICKED = "ja"
# What is chosen or travels along says nothing about whether somebody has written in a row.
_NOT_WRITTEN = {Kind.CHOICE, Kind.HIDDEN, Kind.TICK}
_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BLANKS_AT_THE_END = re.compile(r"[ \t\u00a0]+$", re.MULTILINE)
_BLANKS = re.compile(r"\s+")


@dataclass
class Values:
    """The text of each field by its name, and the rows by theirs."""

    texts: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)


def values_from(sections: tuple[Section, ...], data: QueryDict) -> Values:
    """What was sent, cleaned. The fields of rows are sent as `akter.titel`, once for each row, in the rows' order."""
    values = Values({each.name: cleaned(each, data.get(each.name, "")) for each in fields_of(sections)})
    for rows in rows_of(sections):
        columns = {each: data.getlist(f"{rows.name}.{each.name}") for each in rows.fields}
        count = max(map(len, columns.values()), default=0)
        values.rows[rows.name] = [
            {each.name: cleaned(each, told[place] if place < len(told) else "") for each, told in columns.items()}
            for place in range(count)
        ]
    return values


def cleaned(said: Field, text: str) -> str:
    """The text without control signs and without blanks at its ends; lines end in LF, and a line is one line."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n")))
    if said.kind in {Kind.TEXT, Kind.NAMES}:
        return _BLANKS_AT_THE_END.sub("", text).strip()
    return _BLANKS.sub(" ", text).strip()


def pressed(values: Values, sections: tuple[Section, ...], button: str) -> str:
    """Do what a button of rows says: `akter:tilføj`, or `akter:fjern:1`, `akter:op:1`, `akter:ned:1` counted from 0.

    A row in which something is written is removed by `akter:fjern-helt:1`: before that, its address is what is told.
    """
    name, _, told = button.partition(":")
    what, _, place = told.partition(":")
    rows = next((each for each in rows_of(sections) if each.name == name and not each.is_fixed), None)
    if rows is None:
        return ""
    listed = values.rows.setdefault(name, [])
    if what == "tilføj":
        listed += [blank_row(rows) for _ in range(max(1, rows.least - len(listed)))]
    elif place.isdecimal() and int(place) < len(listed):
        if what == "fjern" and is_written(rows, listed[int(place)]):
            return f"{name}.{int(place)}"
        _move(listed, what, int(place))
    return ""


def _move(listed: list[Row], what: str, place: int) -> None:
    other = {"op": place - 1, "ned": place + 1}.get(what)
    if what in {"fjern", "fjern-helt"}:
        del listed[place]
    elif other is not None and 0 <= other < len(listed):
        listed[place], listed[other] = listed[other], listed[place]


def blank_row(rows: Rows) -> Row:
    return {each.name: each.choices[0][0] if each.kind is Kind.CHOICE and each.choices else "" for each in rows.fields}


def is_written(rows: Rows, row: Row) -> bool:
    """Whether somebody has written something in the row."""
    return rows.is_fixed or any(row[each.name] for each in rows.fields if each.kind not in _NOT_WRITTEN)


def number_in(text: str) -> int:
    """0 where nothing is written; ValueError."""
    return int(text) if text else 0


def day_in(text: str) -> date:
    """NO_DAY where nothing is written; ValidationError."""
    return forms.DateField(required=False).clean(text) or NO_DAY


def is_day(text: str) -> bool:
    try:
        day_in(text)
    except ValidationError:
        return False
    return True


def day_as_text(day: date) -> str:
    return "" if day == NO_DAY else day.isoformat()


def number_as_text(number: int) -> str:
    return str(number) if number else ""


# A comma parts two names, unless what comes after it belongs to the name before: "SEL § 96, stk. 2".
_BETWEEN_NAMES = re.compile(r"\s*;\s*|,\s*(?!\s*(?:stk|nr|litra|pkt|§|\d+\. pkt|kap|bilag))", re.IGNORECASE)


def names_in(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The names of provisions, one a line or with commas between; a whole line that is `known` is one name."""
    names: list[str] = []
    for line in text.split("\n"):
        told = [line] if line in known else _BETWEEN_NAMES.split(line)
        names += [name.strip() for name in told if name.strip()]
    return tuple(names)


def names_as_text(names: Sequence[str]) -> str:
    return "\n".join(names)


def rows_of_texts(name: str, texts: Sequence[str]) -> list[Row]:
    """Rows of one field each."""
    return [{name: text} for text in texts]


def in_words(said: Field, text: str) -> str:
    """What is written, as people read it: the words of what was chosen."""
    words: Mapping[str, str] = dict(said.choices)
    return words.get(text, text) or "ikke udfyldt"
