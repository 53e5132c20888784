"""An entry of the register in Danish words: its state on a day, how sure we are, since when, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sagkyndig.foundation.law.rules.changes import ChangeKind, FieldChange
from sagkyndig.foundation.law.rules.citations import LAWS, citation, order_of
from sagkyndig.foundation.law.rules.register import GONE as OVER
from sagkyndig.foundation.law.rules.register import Entry
from sagkyndig.pure.danish import capitalised, long_date, sort_key

CERTAINTY = {
    "V": "set i kilden",
    "K": "kendt, ikke set – skal efterprøves",
    "U": "uklar – skal efterprøves",
}
FIELDS = {
    "title": "Overskrift",
    "gist": "Indhold",
    "valid_from": "Gælder fra",
    "valid_to": "Gælder til og med",
    "moved_to": "Flyttet til",
    "status": "Status",
    "certainty": "Hvor sikkert",
}
CHANGES = {
    ChangeKind.NEW: "Ny i registret",
    ChangeKind.CHANGED: "Ændret",
    ChangeKind.GONE: "Taget ud af registret",
    ChangeKind.BACK: "Tilbage i registret",
}
NOTHING = "ikke noteret"
GONE = "taget ud af registret"


@dataclass(frozen=True)
class Group:
    """What stands together in the list: the key in its address, and its heading."""

    key: str
    heading: str


ACTS = Group("bekendtgoerelser", "Bekendtgørelser og vejledninger")
PRECEDENTS = Group("principmeddelelser", "Principmeddelelser")
OTHER = Group("andet", "Andet")
_BY_LAW = {
    **{law.abbreviation: Group(law.abbreviation.lower(), capitalised(law.name)) for law in LAWS},
    "Ældreloven": Group("aeldreloven", "Ældreloven"),
}
GROUPS = (*_BY_LAW.values(), ACTS, PRECEDENTS, OTHER)


def shown_name(entry: Entry) -> str:
    """A precedent with its PM; anything else by its short name."""
    return f"PM {entry.short_name}" if entry.is_precedent else entry.short_name


def group_of(entry: Entry) -> Group:
    """The law, or the kind, that the entry stands under."""
    taken_apart = citation(_first_paragraph(entry))
    if taken_apart is not None and taken_apart.law in _BY_LAW:
        return _BY_LAW[taken_apart.law]
    if entry.is_precedent:
        return PRECEDENTS
    is_act = entry.is_act or "bekendtgørelse" in entry.short_name.lower()
    return ACTS if is_act else OTHER


def place_of(entry: Entry) -> tuple[Any, ...]:
    """Where the entry stands in its group: paragraph by paragraph, precedents newest first, the rest by name."""
    begins = entry.valid_from or date.min
    if entry.is_precedent:
        return (-(entry.issued_in or 0), sort_key(entry.short_name), begins)
    if group_of(entry) in _BY_LAW.values():
        return (order_of(_first_paragraph(entry)), begins)
    return (sort_key(entry.short_name), begins)


def _first_paragraph(entry: Entry) -> str:
    """The paragraph, the first of a span: "BL § 82" of "BL §§ 82-84"."""
    return next((name for name in entry.names if citation(name)), entry.short_name)


def state_on(entry: Entry, day: date) -> str:
    """Whether it holds on the day, in a word: gældende, flyttet, afløst, ophævet or uklar, or that its time is not now."""
    if entry.valid_from and day < entry.valid_from:
        return "gælder endnu ikke"
    if entry.status in OVER:
        return "gældende" if entry.valid_to and day <= entry.valid_to else entry.status
    if entry.valid_to and entry.valid_to < day:
        return "gælder ikke længere"
    return "uklar" if entry.status == "ukendt" else entry.status


def certainty_in_words(entry: Entry) -> str:
    return CERTAINTY[entry.certainty]


def stretch(entry: Entry) -> str:
    """»fra 1. januar 2024«, »til og med 31. december 2023«, both, or that nobody has noted it."""
    begins = f"fra {long_date(entry.valid_from)}" if entry.valid_from else ""
    ends = f"til og med {long_date(entry.valid_to)}" if entry.valid_to else ""
    return f"{begins} {ends}".strip() or NOTHING


def field_in_words(change: FieldChange) -> tuple[str, str, str]:
    """The field's name, and what it held before and after."""
    return FIELDS[change.field], _said(change.field, change.before), _said(change.field, change.after)


def _said(field: str, value: str) -> str:
    if not value:
        return NOTHING
    if field == "certainty":
        return CERTAINTY[value]
    return long_date(date.fromisoformat(value)) if field in {"valid_from", "valid_to"} else value
