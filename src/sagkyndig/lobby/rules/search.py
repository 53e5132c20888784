"""What was found, by its kind, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sagkyndig.journey.signs import Hit
from sagkyndig.pure.danish import Piece, capitalised, excerpt, in_words, number

HEADINGS = {
    "side": "Sider",
    "case": "Cases",
    "kontrastpar": "Kontrastpar",
    "fælles afgørelse": "Fælles afgørelser",
    "lydoptagelse": "Lydoptagelser",
}
EXCERPT = 200  # signs
REFUSED = (
    "Der er ikke søgt. Det, du skrev, ligner et CPR-nummer, en e-mailadresse eller et telefonnummer. "
    "Søg efter ord, der står i materialet."
)


@dataclass(frozen=True)
class ShownHit:
    """A hit with the place in its text where the words stand."""

    title: str
    place: str
    href: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True)
class HitGroup:
    """The hits of one kind."""

    heading: str
    hits: tuple[ShownHit, ...]


def grouped(hits: Iterable[Hit], stems: tuple[str, ...]) -> tuple[HitGroup, ...]:
    """The hits under the heading of their kind, the kinds as above, and within one in the order in which they came."""
    kinds: dict[str, list[ShownHit]] = {kind: [] for kind in HEADINGS}
    for hit in hits:
        shown = ShownHit(hit.title, hit.place, hit.href, excerpt(hit.excerpt, stems, EXCERPT))
        kinds.setdefault(hit.kind, []).append(shown)
    return tuple(
        HitGroup(HEADINGS.get(kind, capitalised(kind)), tuple(found)) for kind, found in kinds.items() if found
    )


def in_a_sentence(typed: str, stems: tuple[str, ...], count: int) -> str:
    """How many places there are: the heading of what was found, and the title of the page."""
    said = typed.replace("»", "").replace("«", "")
    if not stems:
        return f"»{said}« siger ikke nok"
    if count == 0:
        return f"Intet om »{said}«"
    places = "Ét sted" if count == 1 else f"{number(count) if count > 10 else capitalised(in_words(count))} steder"
    return f"{places} om »{said}«"
