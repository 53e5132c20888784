"""A part in the bench: its fields as they are kept or as they were typed, and the part that they make."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from sagkyndig.foundation.ui.web.guard import personal_data_faults
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Page, SharedDecision
from sagkyndig.journey.courses.web.bench import texts
from sagkyndig.journey.courses.web.bench.layout import Field, Kind, Section, fields_of, rows_of
from sagkyndig.journey.courses.web.bench.meters import meters_of
from sagkyndig.journey.courses.web.bench.values import (
    Row,
    Values,
    blank_row,
    in_words,
    is_day,
    is_written,
    names_in,
    pressed,
    values_from,
)
from sagkyndig.pure.versions import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import QueryDict

    from sagkyndig.foundation.law.rules import Register
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.rules.course import Course

Part = TypeVar("Part", bound=Page | Case | ContrastPair | SharedDecision)

LONGEST_TEXT = 100_000
LONGEST_LINE = 200
LONGEST_NAME = 120
MOST_MINUTES = 10_000


@dataclass(frozen=True)
class Around:
    """What stands around the part: what its course says of itself, the law, and the cases and pairs a page may show.

    `cases` and `pairs` are keys with titles.
    """

    course: Course
    register: Register
    cases: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def sorted_names(self) -> list[str]:
        """Law by law, in the order of the paragraphs; each once."""
        return list(dict.fromkeys(entry.short_name for entry in self.register.entries))

    @cached_property
    def known_names(self) -> frozenset[str]:
        return frozenset(entry.short_name for entry in self.register.entries)


class Editor(ABC, Generic[Part]):
    """The fields of one part. `content` is the part as it stands; `data` what was typed, None where nothing was.

    A kind of part says its sections, how the part becomes values, how values become the part, and where a remark belongs.
    """

    template: ClassVar[str] = "courses/bench/_sections.html"
    the_part: ClassVar[str] = "delen"

    def __init__(self, content: Part, data: QueryDict | None, around: Around) -> None:
        self.stored = content
        self.around = around
        self.values = self.values_of(content) if data is None else values_from(self.sections, data)
        self.button = "" if data is None else data.get("knap", "")
        self.to_remove = pressed(self.values, self.sections, self.button) if self.button else ""

    @property
    @abstractmethod
    def sections(self) -> tuple[Section, ...]:
        """What the page shows, in order."""

    @abstractmethod
    def values_of(self, content: Part) -> Values:
        """The part as texts in fields."""

    @abstractmethod
    def content_from(self, values: Values) -> Part:
        """The part that valid values make; blank rows have been left out of them. The key is the stored part's."""

    def place_of(self, remark: Remark) -> str:
        """The field that a remark is about: "kort", "punkt.2.tekst"; rows counted among those that are saved."""
        return remark.key

    def estimate(self, content: Part) -> str:  # noqa: ARG002
        """How long it takes, guessed from its words; empty where nothing can be said."""
        return ""

    def meters(self, content: Part) -> Iterator[tuple[str, str]]:
        """(field, how long and how hard it reads) of what is read at length."""
        return meters_of(self, content)

    # --- What was typed ------------------------------------------------------------------------------------------

    def is_valid(self) -> bool:
        return not self.stops

    def stopped(self) -> dict[str, tuple[str, ...]]:
        """Why it cannot be saved, by what the fields are called."""
        return {self.label_of(address): sentences for address, sentences in self.stops.items()}

    def content(self) -> Part:
        """The part. Only where the fields are valid."""
        written = {
            rows.name: [row for row in self.values.rows.get(rows.name, []) if is_written(rows, row)]
            for rows in rows_of(self.sections)
        }
        return self.content_from(Values(self.values.texts, written))

    @cached_property
    def stops(self) -> dict[str, tuple[str, ...]]:
        """Why it cannot be saved, by field; rows counted as they stand on the page."""
        told = {address: tuple(self._stops_of(said, text)) for address, said, text in self.typed()}
        return {address: sentences for address, sentences in told.items() if sentences}

    def typed(self) -> Iterator[tuple[str, Field, str]]:
        """Every field with its address and what stands in it."""
        for said in fields_of(self.sections):
            yield said.name, said, self.values.texts.get(said.name, "")
        for rows in rows_of(self.sections):
            for place, row in enumerate(self.values.rows.get(rows.name, [])):
                for said in rows.fields:
                    yield f"{rows.name}.{place}.{said.name}", said, row.get(said.name, "")

    def _stops_of(self, said: Field, text: str) -> Iterator[str]:
        if said.required and not text:
            yield texts.EMPTY.format(label=said.label.lower())
        longest = LONGEST_TEXT if said.kind in {Kind.TEXT, Kind.NAMES} else LONGEST_LINE
        if len(text) > longest:
            yield texts.too_long(len(text), longest)
            return
        if said.kind is Kind.NUMBER and text and not (text.isdecimal() and int(text) <= MOST_MINUTES):
            yield texts.NO_NUMBER
        if said.kind is Kind.DAY and not is_day(text):
            yield texts.NO_DAY
        if said.kind is Kind.CHOICE and text not in dict(said.choices):
            yield texts.NO_CHOICE
        if said.kind is Kind.NAMES and any(len(name) > LONGEST_NAME for name in names_in(text)):
            yield texts.NAME_TOO_LONG
        if said.kind in {Kind.LINE, Kind.TEXT, Kind.NAMES}:
            yield from personal_data_faults(text)

    # --- Rows on the page ----------------------------------------------------------------------------------------

    @cached_property
    def rows_on_page(self) -> dict[str, list[Row]]:
        """The rows, with blank ones up to as many as the page shows at first."""
        listed = {rows.name: self.values.rows.get(rows.name, []) for rows in rows_of(self.sections)}
        return {
            rows.name: [*listed[rows.name], *(blank_row(rows) for _ in range(rows.least - len(listed[rows.name])))]
            for rows in rows_of(self.sections)
        }

    def on_page(self, address: str) -> str:
        """The nearest field, row or rows of that address, the row counted as it stands on the page."""
        name, _, rest = address.partition(".")
        rows = next((each for each in rows_of(self.sections) if each.name == name), None)
        if rows is None:
            return name
        place, _, of_row = rest.partition(".")
        kept = [n for n, row in enumerate(self.values.rows.get(name, [])) if is_written(rows, row)]
        if not place.isdecimal() or int(place) >= len(kept):
            return name
        shown = [each.name for each in rows.fields if each.kind is not Kind.HIDDEN]
        of_row = of_row.partition(".")[0]
        return f"{name}.{kept[int(place)]}.{of_row}" if of_row in shown else f"{name}.{kept[int(place)]}"

    def label_of(self, address: str) -> str:
        """What the field is called, with its row: "Akt 2: Tekst"."""
        name, _, rest = address.partition(".")
        for rows in rows_of(self.sections):
            if rows.name == name and rest:
                place, _, of_row = rest.partition(".")
                said = next((each.label for each in rows.fields if each.name == of_row), "")
                listed = self.values.rows.get(name, [])
                letter = listed[int(place)].get(rows.letter, "") if int(place) < len(listed) else ""
                heading = f"{rows.one.capitalize()} {letter or int(place) + 1}"
                return f"{heading}: {said}" if said else heading
        return next((each.label for each in fields_of(self.sections) if each.name == name), "")

    def differences_from(self, other: Editor[Part]) -> tuple[Difference, ...]:
        """Where this and what somebody else saved (`other`) differ, as people read the two."""
        mine, theirs = self._as_read(), other._as_read()
        labels = {**{key: other.label_of(key) for key in theirs}, **{key: self.label_of(key) for key in mine}}
        return tuple(
            Difference(labels[key], theirs.get(key, texts.NOT_THERE), mine.get(key, texts.NOT_THERE))
            for key in labels
            if theirs.get(key) != mine.get(key)
        )

    def _as_read(self) -> dict[str, str]:
        return {
            address: in_words(said, text)
            for address, said, text in self.typed()
            if said.kind is not Kind.HIDDEN and (text or "." not in address) and self._is_written(address)
        }

    def _is_written(self, address: str) -> bool:
        """Whether the field stands once, or in a row that is not blank."""
        name, _, rest = address.partition(".")
        rows = next((each for each in rows_of(self.sections) if each.name == name and rest), None)
        return rows is None or is_written(rows, self.values.rows[name][int(rest.partition(".")[0])])
