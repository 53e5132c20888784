"""The machine's remarks in the page's own words, each at its field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sagkyndig.journey.courses.files.checking import remarks_on_part
from sagkyndig.journey.courses.rules.course import ToVerify
from sagkyndig.journey.courses.rules.faults import Severity
from sagkyndig.journey.courses.web.bench import texts

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.web.bench.editor import Editor
    from sagkyndig.journey.courses.web.bench.values import Row

TONES = {Severity.ERROR: "missing", Severity.WARNING: "look", Severity.HINT: "hint"}
_LONG = "long-sentence"


@dataclass(frozen=True)
class Note:
    """`tone` is "missing" (before it can be sent), "look" (a warning) or "hint"."""

    tone: str
    text: str


@dataclass(frozen=True)
class Notes:
    """What is said at each field, rows counted as they stand on the page; how hard the texts read; how long it takes."""

    at: dict[str, tuple[Note, ...]] = field(default_factory=dict)
    meters: dict[str, str] = field(default_factory=dict)
    estimate: str = ""

    @property
    def missing(self) -> int:
        return sum(note.tone == "missing" for notes in self.at.values() for note in notes)

    def missing_in(self, names: Sequence[str]) -> int:
        """How many things are missing under those names of fields and rows."""
        return sum(
            note.tone == "missing" for key, notes in self.at.items() if key.partition(".")[0] in names for note in notes
        )


def notes_on(editor: Editor[Any]) -> Notes:
    """What the check says of the part as it is written now. Only where the fields are valid."""
    content = editor.content()
    remarks = remarks_on_part(content, editor.around.course, editor.around.register)
    told: dict[str, list[Note]] = {}
    for address, note in _told(editor, remarks):
        said = told.setdefault(editor.on_page(address), [])
        if note not in said:
            said.append(note)
    meters = {editor.on_page(address): text for address, text in editor.meters(content)}
    return Notes({address: tuple(notes) for address, notes in told.items()}, meters, editor.estimate(content))


def _told(editor: Editor[Any], remarks: Sequence[Remark]) -> Iterator[tuple[str, Note]]:
    long: dict[str, list[Remark]] = {}
    for remark in remarks:
        address = editor.place_of(remark)
        if remark.fault.code == _LONG:
            long.setdefault(address, []).append(remark)
        else:
            yield address, Note(TONES[remark.fault.severity], texts.sentence(remark.fault))
    for address, listed in long.items():
        yield address, Note("hint", texts.long_sentences([remark.fault for remark in listed]))


# --- What is to be verified, which every kind of part has ------------------------------------------------------------


def marks_as_rows(to_verify: Sequence[ToVerify]) -> list[Row]:
    return [{"maerke": each.mark, "tekst": each.text} for each in to_verify]


def marks_from(rows: Sequence[Row]) -> tuple[ToVerify, ...]:
    """Each with its mark; one that has none yet gets the next number that is free."""
    taken = {row["maerke"] for row in rows}
    entries = []
    for row in rows:
        mark = row["maerke"] or next(f"E{n}" for n in range(1, len(rows) + len(taken) + 1) if f"E{n}" not in taken)
        taken.add(mark)
        entries.append(ToVerify(mark, row["tekst"]))
    return tuple(entries)
