"""A row of the list as the bench tells it: its mark, its rate with the interval, what would move it; order and lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.journey.selection.rules.reckoning import ReckonedChange, ReckonedRow
from sagkyndig.journey.selection.rules.sentences import percent
from sagkyndig.pure.danish import capitalised, in_words, listing, number, sort_key

MARKS = {
    Status.CHOSEN: "udvalgt",
    Status.RESERVE: "reserve",
    Status.PASSED: "ikke udvalgt",
    Status.EXCLUDED: "holdt ude",
}
NOT_WEIGHED = {Why.TOO_FEW: "for få klager", Why.NO_APPEALS: "ingen klager"}
_BY_HAND = {Why.TAKEN_IN: "valgt til af jer", Why.TAKEN_OUT: "valgt fra af jer"}
_LAST = 10**6

ORDERS: dict[str, Callable[[ReckonedRow], object]] = {
    "plads": lambda row: (row.rank or _LAST, sort_key(row.name)),
    "kommune": lambda row: sort_key(row.name),
    "procent": lambda row: (not is_weighed(row), -(row.rate or 0), sort_key(row.name)),
    "sager": lambda row: (-row.decided, sort_key(row.name)),
    "stoerrelse": lambda row: (row.population, sort_key(row.name)),
}


def is_weighed(row: ReckonedRow) -> bool:
    """Whether its rate says something: of few or no appeals none is shown."""
    return row.rate is not None and row.why not in NOT_WEIGHED


def remark_of(row: ReckonedRow) -> str:
    """What else there is to say of its mark, in a few words."""
    if row.why in NOT_WEIGHED:
        return NOT_WEIGHED[row.why]
    said = [
        _BY_HAND.get(row.why, ""),
        row.initiative.lower() if row.initiative else "",
        "ved lodtrækning" if row.why is Why.BY_DRAW else "",
        "reelt lige" if row.is_equal and row.why is not Why.BY_DRAW else "",
    ]
    return ", ".join(each for each in said if each)


def percent_of(row: ReckonedRow) -> tuple[str, str]:
    """»58« and »45-70«; nothing where the rate says nothing."""
    if not is_weighed(row) or row.rate is None or row.low is None or row.high is None:
        return "", ""
    return percent(row.rate), f"{percent(row.low)}-{percent(row.high)}"


def repeated(row: ReckonedRow) -> str:
    """»Udvalgt i 83 af 100 gentagelser.«; nothing where it was no candidate."""
    return "" if row.share is None else f"Udvalgt i {number(row.share)} af 100 gentagelser."


def moves_of(code: str, changes: Sequence[ReckonedChange]) -> str:
    """Which criteria, moved by themselves, would bring it in or take it out; nothing where none would."""
    enters = [each.words for each in changes if code in each.enters]
    leaves = [each.words for each in changes if code in each.leaves]
    said = [
        f"Kommunen ville {what} med ét kriterium ændret: {'; '.join(words)}."
        for words, what in ((enters, "komme på listen"), (leaves, "gå af listen"))
        if words
    ]
    return " ".join(said)


def names_of(codes: Sequence[str], rows: Sequence[ReckonedRow]) -> str:
    """»Birkerum og Ådal«, »ingen«."""
    told = {row.code: row.name for row in rows}
    return listing(sorted((told[code] for code in codes if code in told), key=sort_key)) or "ingen"


def line_before(row: ReckonedRow, before: ReckonedRow | None) -> str:
    """What the line above a row says, in the order of places: where the places end, and where the reserves do."""
    if before is None or before.status is row.status or row.rank is None:
        return "" if row.rank is not None or before is None or before.rank is None else "Ikke vurderet eller holdt ude"
    if row.status is Status.RESERVE:
        return f"Herunder er reserverne. {_ended(before.rank, 'plads', 'pladser')}"
    return f"Herunder er de øvrige. {_ended(before.rank, 'kommune', 'kommuner', 'på listen')}"


def _ended(count: int | None, one: str, many: str, where: str = "er besat") -> str:
    return f"{capitalised(in_words(count or 0))} {one if count == 1 else many} {where}."
