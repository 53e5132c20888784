"""The board of an edition: which forløb are shown, in which order, and how many each choice would show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sagkyndig.journey.signs import Acts, Board, Lack, RunOnBoard
from sagkyndig.pure.danish import capitalised, in_words, sort_key

NOTHING, SOMETHING = "intet", "noget"
ACTS = {"kommunen": Acts.MUNICIPALITY, "os": Acts.BOARD, "underviseren": Acts.TEACHER}


@dataclass(frozen=True)
class Choices:
    """What was chosen, as the address says it; empty for all. A word that nobody knows chooses nothing."""

    lacks: str = ""
    who: str = ""
    region: str = ""
    teacher: str = ""
    order: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.lacks or self.who or self.region or self.teacher)


@dataclass(frozen=True)
class BoardRow:
    """One forløb with what it lacks."""

    run: RunOnBoard
    lacks: tuple[Lack, ...]

    def late(self, today: date) -> tuple[Lack, ...]:
        return tuple(lack for lack in self.lacks if lack.is_late(today))

    def can_be_reminded(self, today: date) -> bool:
        """The municipality is late with something, somebody can be written to, and was not today."""
        return bool(self.run.remind_href) and any(lack.acts is Acts.MUNICIPALITY for lack in self.late(today))


@dataclass(frozen=True)
class Option:
    """One choice of a filter: its words, its value in the address, how many it shows, and whether it is chosen."""

    text: str
    value: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    """One filter: the field of `Choices` it sets, its heading, and its options, the first of which is all."""

    field: str
    heading: str
    options: tuple[Option, ...]


def rows_of(boards: Iterable[Board]) -> tuple[BoardRow, ...]:
    """The forløb of all steps with what all steps say that they lack, in the order in which they are named."""
    boards = list(boards)
    lacks: dict[int, list[Lack]] = {}
    for board in boards:
        for lack in board.lacks:
            lacks.setdefault(lack.run_id, []).append(lack)
    return tuple(BoardRow(run, tuple(lacks.get(run.id, ()))) for board in boards for run in board.runs)


def shown(rows: Iterable[BoardRow], choices: Choices) -> tuple[BoardRow, ...]:
    """Those that were chosen, in the order that was chosen."""
    chosen = [row for row in rows if _is_chosen(row, choices)]
    if choices.order in ORDERS:
        chosen.sort(key=ORDERS[choices.order])
    return tuple(chosen)


# The words of the address; without one, the order of the steps: by the municipality's name.
ORDERS: dict[str, Callable[[BoardRow], tuple[object, ...]]] = {
    "frist": lambda row: (_first_due(row), sort_key(row.run.municipality)),
    "dag": lambda row: (row.run.next_on or date.max, sort_key(row.run.municipality)),
    "tilmeldte": lambda row: (row.run.enrolled, sort_key(row.run.municipality)),
}


def filters(rows: Sequence[BoardRow], choices: Choices) -> tuple[Filter, ...]:
    """Each filter with how many each option would show, beside what is chosen in the others."""
    what = {lack.key: lack.what for row in rows for lack in row.lacks}
    return tuple(
        found
        for found in (
            _filter(
                rows, choices, "lacks", "Mangler", {SOMETHING: "noget", **dict(sorted(what.items())), NOTHING: "intet"}
            ),
            _filter(rows, choices, "who", "Hvem skal gøre noget", {value: acts.value for value, acts in ACTS.items()}),
            _filter(rows, choices, "region", "Region", {name: name for name in _regions(rows)}),
            _filter(rows, choices, "teacher", "Underviser", _teachers(rows)),
        )
        if len(found.options) > 2
    )


def heading(count: int, of: int) -> str:
    """ "Ti forløb", "Tre af ti forløb", "Ingen af ti forløb"; "Forløb" where there are none."""
    if not of:
        return "Forløb"
    words = "Ét" if count == 1 else capitalised(in_words(count)) if count else "Ingen"
    return f"{words} forløb" if count == of else f"{words} af {'ét' if of == 1 else in_words(of)} forløb"


def _is_chosen(row: BoardRow, choices: Choices) -> bool:
    if choices.region and row.run.region != choices.region:
        return False
    if choices.teacher and choices.teacher not in {str(number) for number, _ in row.run.teachers}:
        return False
    if choices.lacks == NOTHING:
        return not row.lacks and not choices.who
    lacks = [
        lack
        for lack in row.lacks
        if choices.lacks in ("", SOMETHING, lack.key) and (not choices.who or lack.acts is ACTS.get(choices.who))
    ]
    return bool(lacks) or not (choices.lacks or choices.who)


def _first_due(row: BoardRow) -> date:
    return min((lack.due_on for lack in row.lacks if lack.due_on), default=date.max)


def _filter(rows: Sequence[BoardRow], choices: Choices, field: str, title: str, words: dict[str, str]) -> Filter:
    chosen = getattr(choices, field)
    options = [
        Option(text, value, len(shown(rows, replace(choices, **{field: value}))), is_chosen=value == chosen)
        for value, text in {"": "alle", **words}.items()
    ]
    return Filter(field, title, tuple(options))


def _regions(rows: Iterable[BoardRow]) -> list[str]:
    return sorted({row.run.region for row in rows if row.run.region}, key=sort_key)


def _teachers(rows: Iterable[BoardRow]) -> dict[str, str]:
    found = {str(number): name for row in rows for number, name in row.run.teachers}
    return dict(sorted(found.items(), key=lambda each: sort_key(each[1])))
