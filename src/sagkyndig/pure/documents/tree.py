"""What a publication is made of, before anybody knows whether it will be a page, a PDF or a Word document.

The title is the document's only heading of the first order; `Heading.level` 1, 2 and 3 are chapters, sections and
subsections below it. The tree refuses what no rendering could make readable: skipped levels and doubled anchors.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class UnsoundDocumentError(ValueError):
    """The tree cannot become a well-formed publication; the message says where."""


@dataclass(frozen=True)
class Text:
    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class Number:
    """A number as it stands in running text. `source` is the key of what it was computed from: `figur:4.1:0`."""

    text: str
    source: str


@dataclass(frozen=True)
class Link:
    """To a place in the document (`#anchor`) or outside it; without an address it is text."""

    text: str
    href: str

    def __post_init__(self) -> None:
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", self.href, re.IGNORECASE)
        if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
            raise UnsoundDocumentError(f"Linket »{self.text}« har en adresse, der ikke kan bruges: »{self.href}«.")


Inline = Text | Number | Link
Runs = tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    """With `new_page` the heading begins a page where there are pages, as a chapter with a kicker always does."""

    level: int
    text: str
    anchor: str
    kicker: str | None = None
    new_page: bool = False

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise UnsoundDocumentError(f"Overskriften »{self.text}« har niveau {self.level}; niveauerne er 1, 2 og 3.")
        if not re.fullmatch(r"[A-Za-z][\w.-]*", self.anchor):
            raise UnsoundDocumentError(
                f"Overskriften »{self.text}« har et anker, der ikke kan bruges: »{self.anchor}«."
            )


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    lead: bool = False


@dataclass(frozen=True)
class BulletList:
    """Bullets, or figures where the order says something."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class DataTable:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric_columns: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise UnsoundDocumentError(
                    f"Tabellen »{self.caption}« har {len(self.header)} kolonner, men række {place} har {len(row)}."
                )


@dataclass(frozen=True)
class FigureBlock:
    """A figure with its drawing, the same in words, and its numbers.

    An empty `svg` is a figure without a drawing. `narrow_svg` is the same drawing for a phone, with type that can be
    read there; a web page shows the one that fits. A table without rows is not shown.
    """

    number: str
    caption: str
    svg: str
    description: str
    table: DataTable
    source: str
    note: str | None = None
    narrow_svg: str | None = None

    def __post_init__(self) -> None:
        if self.svg and not self.description.strip():
            raise UnsoundDocumentError(f"Figur {self.number} har en tegning, men ingen beskrivelse i ord.")


@dataclass(frozen=True)
class Callout:
    """A point in few words, set in the margin where the page is wide."""

    text: str


@dataclass(frozen=True)
class KeyResults:
    """The headline results: something big (»77 procent«) and the sentence that says what it means."""

    items: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class Notice:
    """What a reader must not overlook: that the answers are reconstructed, that a figure is hidden."""

    text: str


Block = Heading | Paragraph | BulletList | DataTable | FigureBlock | Callout | KeyResults | Notice


@dataclass(frozen=True)
class Sender:
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str
    authority: Sender
    dated: str
    kind: str
    banners: tuple[str, ...]
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...] = ()
    contents: bool = True
    language: str = "da"

    def __post_init__(self) -> None:
        _refuse_what_is_unsound(self.title, self.blocks)


@dataclass(frozen=True)
class Article:
    title: str
    lead: str
    byline: str
    updated: str
    blocks: tuple[Block, ...]
    link: Link
    banners: tuple[str, ...]
    sender: Sender
    language: str = "da"

    def __post_init__(self) -> None:
        _refuse_what_is_unsound(self.title, self.blocks)


def plain(runs: Iterable[Inline]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def headings(blocks: Iterable[Block], *, deepest: int = 3) -> Iterator[Heading]:
    return (block for block in blocks if isinstance(block, Heading) and block.level <= deepest)


def figures(blocks: Iterable[Block]) -> Iterator[FigureBlock]:
    return (block for block in blocks if isinstance(block, FigureBlock))


def figure_anchor(number: str) -> str:
    """`4.1` is found at `figur-4-1`, in the page as in the PDF."""
    return "figur-" + re.sub(r"[^\w]+", "-", number)


def anchor_from(text: str, taken: Iterable[str] = ()) -> str:
    """An anchor of plain letters, made from a heading; numbered when the same words were used before."""
    folded = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    stem = words if words[:1].isalpha() else f"afsnit-{words}".rstrip("-")
    used, name, place = set(taken), stem, 1
    while name in used:
        place += 1
        name = f"{stem}-{place}"
    return name


def _refuse_what_is_unsound(title: str, blocks: tuple[Block, ...]) -> None:
    if not title.strip():
        raise UnsoundDocumentError("Dokumentet har ingen titel.")
    before = 0
    for heading in headings(blocks):
        if heading.level > before + 1:
            raise UnsoundDocumentError(f"Overskriften »{heading.text}« springer et niveau over.")
        before = heading.level
    anchors = [heading.anchor for heading in headings(blocks)] + [figure_anchor(f.number) for f in figures(blocks)]
    twice = [anchor for anchor, times in Counter(anchors).items() if times > 1]
    if twice:
        raise UnsoundDocumentError(f"Ankeret »{twice[0]}« er brugt mere end én gang.")
    astray = [link for link in _links(blocks) if link.href.startswith("#") and link.href[1:] not in anchors]
    if astray:
        raise UnsoundDocumentError(f"Linket »{astray[0].text}« peger på »{astray[0].href}«, som ikke findes.")
    if any(isinstance(block, DataTable) and not block.header for block in blocks):
        raise UnsoundDocumentError("En tabel har ingen kolonner.")


def _links(blocks: Iterable[Block]) -> Iterator[Link]:
    for block in blocks:
        match block:
            case Paragraph():
                lines: tuple[Runs, ...] = (block.runs,)
            case BulletList():
                lines = block.items
            case KeyResults():
                lines = tuple(sentence for _, sentence in block.items)
            case _:
                lines = ()
        yield from (run for runs in lines for run in runs if isinstance(run, Link))
