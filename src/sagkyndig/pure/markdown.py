"""Markdown as people write it: read without surprises, and made into safe HTML with tables that can be stacked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LEADS_SOMEWHERE = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
# What would make words disappear, or cannot stand in a text of ours: shown as it was typed instead.
LEFT_AS_TYPED = ("code", "fence", "image", "lheading", "reference")
# What XML does not know, and neither a Word document nor a page can hold.
CONTROL_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SMALLEST_HEADING = 6
# "14 t 10 min", "23.400", "0", "35 t", "12 pct.": what stands to the right in a column of its own.
_AMOUNT = re.compile(r"[-+]?\d[\d.,]*(?:\s?(?:t|timer?|min|minutter|kr\.?|pct\.?|%))?(?:\s\d+\s(?:min|minutter))?")

Dress = Callable[[str, bool], str]
"""Makes HTML of a piece of running text, escaped; the flag says whether it stands in a link already."""


class Html(str):
    """Text that is HTML and safe: whoever escapes what they show, as templates do, lets it through."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


NOTHING = Html()


@cache
def parser(*, tables: bool = False) -> MarkdownIt:
    """CommonMark without raw HTML; links lead to the web, a mailbox or a phone."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).disable(list(LEFT_AS_TYPED))
    made.validateLink = lambda address: bool(LEADS_SOMEWHERE.match(address))  # type: ignore[method-assign, assignment]
    return made.enable("table") if tables else made


def to_html(text: str, dress: Dress, *, top: int = 2) -> Html:
    """Blocks: the largest heading becomes h`top` and none skips a level. A line break that was typed is one."""
    reader = parser(tables=True)
    tokens = reader.parse(CONTROL_SIGNS.sub("", text))
    _level(tokens, top)
    _dress(tokens, dress)
    _mark_up_tables(tokens)
    return Html(reader.renderer.render(tokens, reader.options, {}))


def to_html_line(text: str, dress: Dress) -> Html:
    """One line of running text, without a paragraph around it."""
    reader = parser(tables=True)
    tokens = reader.parseInline(CONTROL_SIGNS.sub("", text))
    _dress(tokens, dress)
    return Html(reader.renderer.render(tokens, reader.options, {}))


def _level(tokens: Sequence[Token], top: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    largest = min((int(token.tag[1]) for token in headings), default=1)
    above = top - 1
    for token in headings:
        if token.type == "heading_open":
            above = min(int(token.tag[1]) - largest + top, above + 1, _SMALLEST_HEADING)
        token.tag = f"h{above}"


def _dress(tokens: Sequence[Token], dress: Dress) -> None:
    for token in tokens:
        if token.type == "inline":
            token.children = list(_dressed(token.children or [], dress))
            while token.children and token.children[-1].type == "hardbreak":
                token.children.pop()


def _dressed(children: Sequence[Token], dress: Dress) -> Iterator[Token]:
    links = 0
    for child in children:
        links += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "softbreak":
            child.type, child.tag = "hardbreak", "br"
        elif child.type == "text":
            child.type, child.content = "html_inline", dress(child.content, links > 0)
            if not child.content:
                continue
        yield child


def _mark_up_tables(tokens: Sequence[Token]) -> None:
    """Cells know their column's heading, the first cell names its row, amounts stand to the right."""
    place = 0
    while place < len(tokens):
        if tokens[place].type == "table_open":
            end = next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")
            _mark_up_table(tokens[place], tokens[place:end])
            place = end
        place += 1


def _mark_up_table(table: Token, inside: Sequence[Token]) -> None:
    rows: list[list[tuple[Token, str, Token]]] = []
    for place, token in enumerate(inside):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append((token, _words(inside[place + 1]), inside[place + 2]))
    head, body = rows[0], rows[1:]
    amounts = [_is_amount([row[column][1] for row in body]) for column in range(len(head))]
    table.attrs = {"class": f"md-table md-table--{len(head)}"}
    for row in rows:
        for column, (cell, words, close) in enumerate(row):
            cell.attrs = {"class": "number"} if amounts[column] or "right" in str(cell.attrs.get("style")) else {}
            if row is not head and column:
                cell.attrs["data-title"] = head[column][1]
            elif words:
                cell.tag = close.tag = "th"
                cell.attrs["scope"] = "col" if row is head else "row"
            else:
                cell.tag = close.tag = "td"


def _is_amount(words: Sequence[str]) -> bool:
    told = [each for each in words if each]
    return bool(told) and all(_AMOUNT.fullmatch(each) for each in told)


def _words(inline: Token) -> str:
    """The words of a dressed cell, without tags and entities."""
    from html import unescape

    pieces = (re.sub(r"<[^>]*>", "", child.content) for child in inline.children or ())
    return " ".join(unescape("".join(pieces)).split())
