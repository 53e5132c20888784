"""A row of the list as the bench tells it: its mark, its rate with the interval, what would move it; order and lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sagkyndig.journey.selection.rules.own_changes import ChangeKind
from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.journey.selection.rules.reckoning import ReckonedRow
from sagkyndig.journey.selection.rules.sentences import percent
from sagkyndig.pure.danish import in_words, listing, number, sort_key

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


def names_of(codes: Sequence[str], rows: Sequence[ReckonedRow]) -> str:
    """»Birkerum og Ådal«, »ingen«."""
    told = {row.code: row.name for row in rows}
    return listing(sorted((told[code] for code in codes if code in told), key=sort_key)) or "ingen"


def line_before(row: ReckonedRow, before: ReckonedRow | None) -> str:
    """What the line above a row says, in the order of places: where the places end, where the reserves do, and where
    those begin who were not weighed."""
    if before is None or (before.status is row.status and (before.rank is None) == (row.rank is None)):
        return ""
    if row.rank is None:
        return (
            ""
            if before.rank is None
            else "Herunder står kommuner, der ikke er vurderet, og kommuner, der er valgt fra eller holdt ude."
        )
    ended = (
        "Her slutter reservelisten." if before.status is Status.RESERVE else f"Her slutter {_places(before.rank or 0)}."
    )
    return f"{ended} Herunder står {'reserverne' if row.status is Status.RESERVE else 'de øvrige'}."


def _places(count: int) -> str:
    return "den ene plads" if count == 1 else f"de {in_words(count)} pladser"


def change_heading(name: str, kind: ChangeKind) -> str:
    return f"Vælg {name} {'til' if kind is ChangeKind.IN else 'fra'}"


def change_follows(name: str, kind: ChangeKind, status: Status, reserves: Sequence[str]) -> str:
    """What the change does to the others. `reserves` are the names of the reserves, the next one first."""
    if kind is ChangeKind.IN:
        return f"{name} får en plads. Er alle pladser besat, bliver den sidste af de udvalgte første reserve."
    if status is Status.RESERVE:
        return f"{name} kommer af reservelisten, og de efterfølgende rykker op."
    next_up = f"{reserves[0]}, der er første reserve, får pladsen." if reserves else "Pladsen bliver ledig."
    return f"{name} kommer ikke på listen. {next_up}"
