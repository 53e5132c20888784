"""Provisions and years as they are written: `SEL 95` in files, »servicelovens § 95« in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sagkyndig.pure.danish import genitive, listing, sort_key

_WRITTEN = re.compile(r"([^\W\d_]{2,6})[\s.]*(?:§\s*)*(\d{1,3})\s?([a-zæøå])?", re.IGNORECASE)
_LAWS = {
    "SEL": "serviceloven",
    "BL": "barnets lov",
    "ABL": "almenboligloven",
    "RSL": "retssikkerhedsloven",
    "FVL": "forvaltningsloven",
}
# Where rules have moved to another law, appeals of earlier years stand under the old. Source: barnets lov, in force 1 January 2024.
_FORMER = {"BL 86": "SEL 41", "BL 87": "SEL 42"}
# The areas of Danmarkskortet: how a file may write them, their name, and the word for them in a sentence.
_AREAS = {
    "socialområdet": ("Socialområdet", "socialområdet"),
    "børnehandicap": ("Børnehandicap", "børnehandicapområdet"),
    "voksenhandicap": ("Voksenhandicap", "voksenhandicapområdet"),
}


def provision_from(text: str) -> str | None:
    """`SEL 95` from »SEL 95«, »SEL § 95« and »sel §95«, `SEL 32 a` from »SEL 32a«; None where it is no provision.

    An area of Danmarkskortet counts as one.
    """
    words = " ".join(text.split())
    if words.casefold() in _AREAS:
        return _AREAS[words.casefold()][0]
    found = _WRITTEN.fullmatch(words)
    if found is None:
        return None
    law, number, letter = found.groups()
    return f"{law.upper()} {int(number)}{f' {letter.lower()}' if letter else ''}"


def provisions_from(text: str) -> tuple[str, ...]:
    """`SEL 95` and `SEL 96` from »SEL 95,SEL 96«, »SEL 95, 96« and »SEL §§ 95 og 96«, each once in the order written;
    nothing where one of them is no provision."""
    found: list[str] = []
    for piece in re.split(r"[,;]|\bog\b", text):
        words = " ".join(piece.split())
        with_law = f"{found[-1].split()[0]} {words}" if found and words[:1] in "§0123456789" else words
        provision = provision_from(with_law)
        if provision is None:
            return ()
        found.append(provision)
    return tuple(dict.fromkeys(found))


def with_former(provision: str) -> tuple[str, ...]:
    """The provision, and the one that the same rule stood in before."""
    return (provision, _FORMER[provision]) if provision in _FORMER else (provision,)


def within(provisions: Iterable[str]) -> str:
    """»efter servicelovens §§ 95 og 96«, »på socialområdet«: what appeals were about, as a sentence goes on."""
    areas = dict(_AREAS.values())
    named = list(provisions)
    on_areas = [areas[name] for name in named if name in areas]
    under = [name for name in named if name not in areas]
    told = [f"på {listing(on_areas)}"] if on_areas else []
    return listing([*told, *([f"efter {provisions_in_words(under)}"] if under else [])])


def provisions_in_words(provisions: Iterable[str]) -> str:
    """»servicelovens §§ 95 og 96«; several laws one after the other, each in the order of its numbers."""
    areas = dict(_AREAS.values())
    by_law: dict[str, list[str]] = {}
    for provision in sorted(set(provisions), key=sort_key):
        if provision in areas:
            by_law[areas[provision]] = []
            continue
        law, _, number = provision.partition(" ")
        by_law.setdefault(law, []).append(number)
    return listing(
        [
            law
            if not numbers
            else f"{genitive(_LAWS[law]) if law in _LAWS else law} {'§' if len(numbers) == 1 else '§§'} {listing(numbers)}"
            for law, numbers in by_law.items()
        ]
    )


def years_in_words(years: Iterable[int]) -> str:
    """»2019-2021«, »2019 og 2021«."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listing([f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])
