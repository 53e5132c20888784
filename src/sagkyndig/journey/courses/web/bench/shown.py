"""What the bench's templates loop over: sections with their fields and rows, and what is said at each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sagkyndig.journey.courses.web.bench import texts
from sagkyndig.journey.courses.web.bench.layout import Field, Kind, Rows, Section
from sagkyndig.journey.courses.web.bench.notes import Note, Notes
from sagkyndig.journey.courses.web.bench.values import TICKED, Row, blank_row

if TYPE_CHECKING:
    from sagkyndig.journey.courses.web.bench.editor import Editor

# Stands for the number of a row in the piece that the script copies when a row is added.
ANY = "__n__"


def id_of(address: str) -> str:
    """Where a link to a field or a row leads."""
    return "felt-" + address.replace(".", "-")


@dataclass(frozen=True)
class FieldShown:
    """`address` is where remarks find it ("punkt.2.tekst"), `name` what is sent ("punkt.tekst")."""

    field: Field
    address: str
    name: str
    value: str
    stops: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    meter: str = ""

    @property
    def id(self) -> str:
        return id_of(self.address)

    @property
    def kind(self) -> str:
        return self.field.kind.value

    @property
    def attributes(self) -> SafeString:
        """What every control carries."""
        return format_html('id="{0}" name="{1}" aria-describedby="{0}-noter"', self.id, self.name)

    @property
    def options(self) -> SafeString:
        """What can be chosen, with what is chosen."""
        return format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (value, SafeString(" selected") if value == self.value else "", said)
                for value, said in self.field.choices
            ),
        )

    @property
    def is_ticked(self) -> bool:
        return self.value == TICKED

    @property
    def is_rows(self) -> bool:
        return False


@dataclass(frozen=True)
class RowShown:
    """One row; `asks`: somebody wants it removed with all that stands in it."""

    address: str
    place: int | str
    heading: str
    fields: tuple[FieldShown, ...]
    notes: tuple[Note, ...] = ()
    asks: bool = False

    @property
    def id(self) -> str:
        return id_of(self.address)

    @property
    def is_single(self) -> bool:
        """Whether the row's own name says all: its one field need not be named besides."""
        return sum(each.field.kind is not Kind.HIDDEN for each in self.fields) == 1


@dataclass(frozen=True)
class RowsShown:
    rows: Rows
    shown: tuple[RowShown, ...]
    blank: RowShown
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        return f"felt-{self.rows.name}"

    @property
    def is_rows(self) -> bool:
        return True


@dataclass(frozen=True)
class SectionShown:
    """`standing` is the word beside it in the list of contents."""

    section: Section
    parts: tuple[FieldShown | RowsShown, ...]
    missing: int

    @property
    def standing(self) -> str:
        return texts.things_missing(self.missing) if self.missing else ""


def sections_shown(editor: Editor[Any], notes: Notes) -> tuple[SectionShown, ...]:
    """The whole of it, in order."""
    return tuple(
        SectionShown(
            section,
            tuple(
                _rows(editor, notes, part)
                if isinstance(part, Rows)
                else _field(editor, notes, part, part.name, part.name, editor.values.texts.get(part.name, ""))
                for part in section.parts
            ),
            notes.missing_in([part.name for part in section.parts]),
        )
        for section in editor.sections
    )


def _field(editor: Editor[Any], notes: Notes, field: Field, address: str, name: str, value: str) -> FieldShown:
    return FieldShown(
        field,
        address,
        name,
        value,
        editor.stops.get(address, ()),
        notes.at.get(address, ()),
        notes.meters.get(address, ""),
    )


def _rows(editor: Editor[Any], notes: Notes, rows: Rows) -> RowsShown:
    listed = editor.rows_on_page[rows.name]
    shown = tuple(_row(editor, notes, rows, place, row) for place, row in enumerate(listed))
    return RowsShown(rows, shown, _row(editor, notes, rows, ANY, blank_row(rows)), notes.at.get(rows.name, ()))


def _row(editor: Editor[Any], notes: Notes, rows: Rows, place: int | str, row: Row) -> RowShown:
    address = f"{rows.name}.{place}"
    told = row.get(rows.letter) or (place + 1 if isinstance(place, int) else ANY)
    heading = f"{rows.one.capitalize()} {told}"
    fields = tuple(
        _field(editor, notes, each, f"{address}.{each.name}", f"{rows.name}.{each.name}", row.get(each.name, ""))
        for each in rows.fields
    )
    return RowShown(address, place, heading, fields, notes.at.get(address, ()), address == editor.to_remove)


def names_shown(editor: Editor[Any]) -> SafeString:
    """The register's names, for the picker."""
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in editor.around.sorted_names))
