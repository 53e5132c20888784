"""References to the law: every one is in the register, and in force on the course's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sagkyndig.foundation.law.rules import Reference, Resolution, Standing
from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.faults import Fault, Severity
from sagkyndig.journey.courses.rules.items import Item, items
from sagkyndig.journey.courses.rules.places import COURSE_FILE
from sagkyndig.pure.danish import long_date

# What tells a reader that the law of another time is meant, within so many signs of it.
_FORMER = re.compile(
    r"\b(?:tidligere|dengang|hidtil\w*|gjaldt|gældende indtil|før (?:den )?\d+|indtil (?:den )?\d+|afløs\w*|flytte\w*|ophæv\w*)\b",
    re.IGNORECASE,
)
_AROUND = 120


def check_law(ground: Ground) -> Iterator[Fault]:
    for item in items(ground.course):
        for cited in item.cited:
            if not ground.is_reported(cited.file, cited.key):
                found = ground.register.resolve(cited.name, ground.course.law_as_of)
                line = ground.places.line(cited.file, cited.key)
                yield from _told(ground, found, cited.file, line, ground.course.law_as_of)
        for passage in item.passages:
            on = passage.dated or ground.course.law_as_of
            for reference in ground.register.references_in(passage.text):
                found = ground.register.resolve(reference, on)
                if found.standing is Standing.EXPIRED and is_called_former(passage.text, reference):
                    continue
                line = ground.line_in(passage.file, passage.key, passage.text, reference.start)
                yield from _told(ground, found, passage.file, line, on)
        yield from _unsure(ground, item)


def is_called_former(text: str, reference: Reference) -> bool:
    """Whether the words around a reference, in its own paragraph, say that it is the law of another time."""
    begin = max(text.rfind("\n\n", 0, reference.start), reference.start - _AROUND, 0)
    end = text.find("\n\n", reference.end)
    around = text[begin : min(reference.end + _AROUND, end if end >= 0 else len(text))]
    return bool(_FORMER.search(around))


def _told(ground: Ground, found: Resolution, file: str, line: int, on: date) -> Iterator[Fault]:
    if found.standing is Standing.UNKNOWN:
        yield Fault(
            file,
            line,
            "unknown-reference",
            f"»{found.reference}« er ikke i lovregistret.",
            "Ret henvisningen, eller skriv den ind i lovregistret med kilde.",
        )
    if ground.is_reported(COURSE_FILE, "retstilstand"):
        return
    day = long_date(on)
    if found.standing is Standing.EXPIRED:
        moved = f" Den er flyttet til {found.moved_to}." if found.moved_to else ""
        yield Fault(
            file,
            line,
            "expired-reference",
            f"»{found.reference}« gælder ikke længere pr. {day}.{moved}",
            f"Henvis til {found.moved_to}." if found.moved_to else "Henvis til det, der gælder på kursets dato.",
            Severity.WARNING,
        )
    if found.standing is Standing.NOT_YET:
        yield Fault(
            file,
            line,
            "reference-not-yet-in-force",
            f"»{found.reference}« gælder endnu ikke pr. {day}.",
            "Henvis til det, der gjaldt på kursets dato, eller ret datoen.",
            Severity.WARNING,
        )


def _unsure(ground: Ground, item: Item) -> Iterator[Fault]:
    """What leans on an entry that nobody has seen in a source must say that something is to be verified."""
    if item.to_verify or item.only_shows or item.file == COURSE_FILE:
        return
    for cited in item.cited:
        entry = ground.register.resolve(cited.name, ground.course.law_as_of).entry
        if entry and entry.certainty != "V":
            yield from ground.hint(
                cited.file,
                cited.key,
                "unsure-reference",
                f"»{cited.name}« er ikke set i en kilde, og {item.name} har intet, der skal efterprøves.",
                "Skriv, hvad der skal slås op, under [[efterproev]].",
            )
