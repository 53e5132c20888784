"""HTML of our own making (`pure.markdown` and what dresses it) as blocks of a document. Nothing else is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from html.parser import HTMLParser

from sagkyndig.pure.documents.tree import Block, BulletList, DataTable, Heading, Inline, Link, Paragraph, Runs, Text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STRONG, _EMPHASIS = ("strong", "b", "mark"), ("em", "i")
_BLOCKS = ("p", "li", "td", "th", *_HEADINGS)

Anchors = Callable[[str], str]
"""An anchor that nobody has, made from the words of a heading."""


def blocks_from(html: str, *, places: Collection[str], anchors: Anchors | None = None, level: int = 3) -> list[Block]:
    """The blocks. Links to `places` of the document are kept, those to other places of a page become words.

    With `anchors` headings are headings of that level; without, they are strong lines: what stands within a paper.
    """
    reader = _Reader(places, anchors, level)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.blocks


def runs_from(html: str, *, places: Collection[str]) -> Runs:
    """One line of running text."""
    return tuple(
        run for block in blocks_from(html, places=places) if isinstance(block, Paragraph) for run in block.runs
    )


class _Reader(HTMLParser):
    def __init__(self, places: Collection[str], anchors: Anchors | None, level: int) -> None:
        super().__init__(convert_charrefs=True)
        self.places, self.anchors, self.level = places, anchors, level
        self.blocks: list[Block] = []
        self.runs: list[Inline] = []
        self.marks: list[str] = []
        self.href = ""
        self.heading = False
        # Lists that are open, the innermost last: whether it is numbered, and its items.
        self.lists: list[tuple[bool, list[Runs]]] = []
        self.rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.end_block()
            self.lists.append((tag == "ol", []))
        elif tag == "table":
            self.end_block()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in _BLOCKS:
            # A paragraph within an item is a new line of it.
            if tag == "p" and self.lists and self.runs:
                self.runs.append(Text("\n"))
            elif not (tag == "p" and self.lists):
                self.end_block()
            self.heading = tag in _HEADINGS
        elif tag == "br":
            self.runs.append(Text("\n"))
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
        elif tag in _STRONG + _EMPHASIS:
            self.marks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.end_block()
            self._end_list()
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("".join(run.text for run in self._taken()))
        elif tag == "table":
            self._end_table()
        elif tag in _HEADINGS and self.anchors is not None:
            words = "".join(run.text for run in self._taken()).replace("\n", " ")
            if words:
                self.blocks.append(Heading(self.level, words, self.anchors(words)))
            self.heading = False
        elif tag in _BLOCKS and not (tag == "p" and self.lists):
            self.end_block()
        elif tag == "a":
            self.href = ""
        elif tag in self.marks:
            self.marks.remove(tag)

    def handle_data(self, data: str) -> None:
        text = data.replace("\n", " ") if data.strip() or self.runs else ""
        if self.runs and self.runs[-1].text == "\n":
            text = text.lstrip(" ")
        if not text:
            return
        if self.href and (not self.href.startswith("#") or self.href[1:] in self.places):
            self.runs.append(Link(text, self.href))
            return
        strong = self.heading or any(mark in _STRONG for mark in self.marks)
        self.runs.append(Text(text, strong=strong, emphasis=any(mark in _EMPHASIS for mark in self.marks)))

    def end_block(self) -> None:
        """What has been read so far is a paragraph, or an item of the list that is open."""
        runs = self._taken()
        self.heading = False
        if not runs:
            return
        if self.lists:
            self.lists[-1][1].append(runs)
        else:
            self.blocks.append(Paragraph(runs))

    def _taken(self) -> Runs:
        runs, self.runs = list(self.runs), []
        while runs and not runs[-1].text.strip():
            runs.pop()
        while runs and not runs[0].text.strip():
            runs.pop(0)
        return tuple(runs)

    def _end_list(self) -> None:
        numbered, items = self.lists.pop()
        if self.lists:
            # A list within an item follows it, each line with a dash.
            self.lists[-1][1].extend((Text("– "), *item) for item in items)
        elif items:
            self.blocks.append(BulletList(tuple(items), numbered))

    def _end_table(self) -> None:
        rows = self.rows or []
        self.rows = None
        width = max(map(len, rows), default=0)
        if width:
            header, *body = [tuple(row) + ("",) * (width - len(row)) for row in rows]
            self.blocks.append(DataTable("", header, tuple(body)))


def numbered_anchors(prefix: str) -> Iterator[str]:
    """prefix-1, prefix-2 ..."""
    number = 0
    while True:
        number += 1
        yield f"{prefix}-{number}"
