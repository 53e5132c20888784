"""Marks of what is to be verified: each [E1] has an entry, and each entry is used."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.items import Item, items
from sagkyndig.journey.courses.rules.plain_text import MARK


def check_marks(ground: Ground) -> Iterator[Fault]:
    for item in items(ground.course):
        if not ground.is_reported(item.file, "efterproev"):
            yield from _marks_of(ground, item)


def _marks_of(ground: Ground, item: Item) -> Iterator[Fault]:
    known = [each.mark for each in item.to_verify]
    used = set()
    for passage in item.passages:
        if passage.key.startswith("efterproev"):
            continue
        for match in MARK.finditer(passage.text):
            used.add(match[1])
            if match[1] not in known:
                yield Fault(
                    passage.file,
                    ground.line_in(passage.file, passage.key, passage.text, match.start()),
                    "mark-without-entry",
                    f"Mærket [{match[1]}] har ingen [[efterproev]] i {item.file}.",
                    "Skriv, hvad der skal slås op, eller ret mærket.",
                )
    has_all_texts = not any(ground.is_reported(passage.file) for passage in item.passages)
    for place, mark in enumerate(known):
        if mark in known[:place]:
            yield from ground.fault(
                item.file,
                f"efterproev.{place}.maerke",
                "duplicate-mark",
                f"Mærket {mark} står to gange.",
                "Giv hvert sit nummer.",
            )
        elif mark not in used and has_all_texts:
            yield from ground.warning(
                item.file,
                f"efterproev.{place}",
                "entry-without-mark",
                f"{mark} skal efterprøves, men intet sted i {item.name} har mærket [{mark}].",
                "Sæt mærket efter den sætning, det gælder, eller fjern punktet.",
            )
