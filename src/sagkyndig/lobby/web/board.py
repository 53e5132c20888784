"""The board of an edition as it is shown: filters and orders as links, rows with what is late and whom to write to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from urllib.parse import urlencode

from sagkyndig.journey.signs import Lack
from sagkyndig.lobby.rules.board import BoardRow, Choices, Filter
from sagkyndig.lobby.rules.next_steps import deadline_in_words

# The fields of `Choices` by their words in the address.
WORDS = {"lacks": "mangler", "who": "hvem", "region": "region", "teacher": "underviser", "order": "orden"}
ORDERS = {"": "kommune", "frist": "frist", "dag": "næste dag", "tilmeldte": "færrest tilmeldte"}
LONGEST = 60


@dataclass(frozen=True)
class ShownCell:
    """A cell with the heading it stands under, which a narrow screen repeats."""

    heading: str
    text: str
    href: str | None
    is_number: bool


@dataclass(frozen=True)
class ShownLack:
    """What is lacking, who must act, and the deadline in words."""

    sentence: str
    who: str
    deadline: str
    is_late: bool


@dataclass(frozen=True)
class ShownRow:
    """One forløb. `can_be_reminded`: the municipality is late, and was not reminded today."""

    row: BoardRow
    cells: tuple[ShownCell, ...]
    lacks: tuple[ShownLack, ...]
    is_late: bool
    can_be_reminded: bool
    reminded_today: bool


@dataclass(frozen=True)
class ShownOption:
    """One option of a filter, or one order, as a link."""

    text: str
    href: str
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class ShownFilter:
    """A filter with its options as links."""

    heading: str
    options: tuple[ShownOption, ...]


def choices_from(asked: Mapping[str, str]) -> Choices:
    """What the address says; a word that nobody knows shows no forløb, and the page says how to see all."""
    return Choices(**{field: asked.get(word, "").replace("\0", "").strip()[:LONGEST] for field, word in WORDS.items()})


def shown_filters(filters: tuple[Filter, ...], choices: Choices) -> list[ShownFilter]:
    """Each option leads to the same choices with that one taken."""
    return [
        ShownFilter(
            each.heading,
            tuple(
                ShownOption(
                    option.text, _href(replace(choices, **{each.field: option.value})), option.is_chosen, option.count
                )
                for option in each.options
            ),
        )
        for each in filters
    ]


def orders(choices: Choices) -> list[ShownOption]:
    """The orders in which the forløb can stand."""
    chosen = choices.order if choices.order in ORDERS else ""
    return [
        ShownOption(text, _href(replace(choices, order=order)), is_chosen=order == chosen)
        for order, text in ORDERS.items()
    ]


def shown_row(row: BoardRow, today: date, cells: tuple[ShownCell, ...]) -> ShownRow:
    reminded_today = row.run.reminded_on == today
    return ShownRow(
        row=row,
        cells=cells,
        lacks=tuple(_lack(each, today) for each in row.lacks),
        is_late=bool(row.late(today)),
        can_be_reminded=row.can_be_reminded(today) and not reminded_today,
        reminded_today=reminded_today,
    )


def _lack(lack: Lack, today: date) -> ShownLack:
    return ShownLack(lack.sentence, lack.acts.value, deadline_in_words(lack.due_on, today), lack.is_late(today))


def _href(choices: Choices) -> str:
    chosen = {WORDS[field]: value for field, value in asdict(choices).items() if value}
    return f"?{urlencode(chosen)}#course-runs" if chosen else "?#course-runs"
