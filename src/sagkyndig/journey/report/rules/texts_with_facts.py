"""Authored text becomes blocks of a publication, with each fact in its place and each number traced to it.

The text is Markdown as people write it: paragraphs, `##` headings (`#` is a chapter), lists, and `>` for a call-out in the margin.
`{kommuner}` is a fact, `{kommuner:kommune:kommuner}` a count with the noun that fits it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sagkyndig.journey.report.rules.facts import BY_KEY, NOT_STATED, SAYABLE
from sagkyndig.pure.danish import capitalised
from sagkyndig.pure.documents.tree import (
    BulletList,
    Callout,
    Heading,
    Inline,
    Link,
    Number,
    Paragraph,
    Text,
    anchor_from,
    plain,
)
from sagkyndig.pure.markdown import CONTROL_SIGNS, parser

if TYPE_CHECKING:
    from markdown_it.token import Token

    from sagkyndig.pure.documents.tree import Block

PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([^:{}]+):([^:{}]+))?\}")
IN_BRACES = re.compile(r"\{[^{}\n]{0,40}\}?")

Say = Callable[[str], str | None]
"""What running text says for a fact: None where it is not known."""


def facts_named(text: str) -> tuple[str, ...]:
    """The facts that a text needs, each once, in the order they stand."""
    return tuple(dict.fromkeys(match.group(1) for match in PLACEHOLDER.finditer(text)))


def unknown_facts(text: str) -> tuple[str, ...]:
    """What stands in braces and is no fact, as it was written: "{findes_ikke}", "{Kommuner}", "{kommuner"."""
    found = (match.group() for match in IN_BRACES.finditer(text))
    return tuple(dict.fromkeys(each for each in found if not _is_fact(each)))


def _is_fact(written: str) -> bool:
    match = PLACEHOLDER.fullmatch(written)
    return match is not None and match.group(1) in SAYABLE


def filled(text: str, say: Say) -> str:
    """The text with its facts, as a plain string; for titles."""
    return plain(_runs(text, say, at_start=True))


def blocks_of(text: str, say: Say, anchors: set[str]) -> tuple[Block, ...]:
    """The blocks of one text, whatever was typed. New headings add their anchors to `anchors`, so that none is used twice.

    Headings carry the level they were typed with; whoever puts them into a publication fits them in.
    """
    tokens = iter(parser().parse(CONTROL_SIGNS.sub("", text)))
    return tuple(_blocks(tokens, say, anchors))


def words_of(blocks: Iterable[Block]) -> str:
    """The running words of the blocks in one line, for a lead or a list of texts."""
    pieces = []
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces.append(plain(block.runs))
        elif isinstance(block, BulletList):
            pieces += [plain(item) for item in block.items]
        elif isinstance(block, Heading | Callout):
            pieces.append(block.text)
    return " ".join(pieces)


def _blocks(tokens: Iterator[Token], say: Say, anchors: set[str]) -> Iterator[Block]:
    for token in tokens:
        if token.type == "heading_open":
            words = plain(_inline(next(tokens), say)).strip()
            if not words:
                continue
            anchor = anchor_from(words, anchors)
            anchors.add(anchor)
            yield Heading(min(int(token.tag[1]), 3), words, anchor)
        elif token.type == "paragraph_open":
            yield Paragraph(tuple(_inline(next(tokens), say)))
        elif token.type == "blockquote_open":
            inside = _until(tokens, "blockquote_close")
            yield Callout(" ".join(plain(_inline(inner, say)) for inner in inside if inner.type == "inline"))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            inside = _until(tokens, token.type.replace("open", "close"))
            yield BulletList(tuple(tuple(_inline(inner, say)) for inner in inside if inner.type == "inline"))


def _until(tokens: Iterator[Token], close: str) -> Iterator[Token]:
    depth = 1
    for token in tokens:
        depth += (token.type == close.replace("close", "open")) - (token.type == close)
        if not depth:
            return
        yield token


def _inline(token: Token, say: Say) -> list[Inline]:
    runs: list[Inline] = []
    strong = emphasis = False
    href = None
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            emphasis = child.type == "em_open"
        elif child.type == "link_open":
            href = str(child.attrs["href"])
        elif child.type == "link_close":
            href = None
        elif child.type in ("softbreak", "hardbreak"):
            runs.append(Text(" "))
        elif child.type in ("text", "code_inline") and child.content:
            if href:
                runs.append(Link(child.content, href))
            else:
                runs += _runs(child.content, say, at_start=_begins_sentence(runs), strong=strong, emphasis=emphasis)
    return runs


def _runs(text: str, say: Say, *, at_start: bool, strong: bool = False, emphasis: bool = False) -> Iterator[Inline]:
    position = 0
    for match in PLACEHOLDER.finditer(text):
        before = text[position : match.start()]
        if before:
            yield Text(before, strong, emphasis)
        begins = at_start if not before and position == 0 else _ends_sentence(before)
        yield from _fact(match, say, begins)
        position = match.end()
    if text[position:]:
        yield Text(text[position:], strong, emphasis)


def _fact(match: re.Match[str], say: Say, begins_sentence: bool) -> Iterator[Inline]:
    key, one, many = match.groups()
    said = say(key)
    words = NOT_STATED if said is None else said
    shown = capitalised(words) if begins_sentence else words
    is_words = said is not None and not (key in BY_KEY and BY_KEY[key].is_number)
    yield Text(shown) if is_words else Number(shown, f"fakta:{key}")
    if one:
        yield Text(f" {one if words == 'en' else many}")


def _begins_sentence(runs: Iterable[Inline]) -> bool:
    before = plain(runs)
    return not before or _ends_sentence(before)


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?")) and text[-1:].isspace()
