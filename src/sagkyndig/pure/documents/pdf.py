"""A publication as PDF, built to PDF/UA-1: the tree becomes JSON, and the template beside it does the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst

from sagkyndig.pure.danish import date_in
from sagkyndig.pure.documents.fonts import typesetter_fonts
from sagkyndig.pure.documents.signs import displayable
from sagkyndig.pure.documents.tree import (
    Block,
    BulletList,
    Callout,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    Inline,
    KeyResults,
    Link,
    Notice,
    Number,
    Paragraph,
    Text,
    figure_anchor,
    figures,
)

TEMPLATE = Path(__file__).resolve().parent / "assets" / "publication.typ"

# Longer than this and a word may not fit the measure: it may then be broken anywhere, which hyphenation alone does not.
LONGEST_WORD = 32
BREAK_EVERY = 16
KEPT_ON_ONE_LINE = 16
SOFT_HYPHEN = "\u00ad"
NO_WORDS = ("anchor", "figure-anchor", "table-anchor", "href")


class PdfError(RuntimeError):
    """The document could not be set; the message carries what the typesetter said."""


def to_pdf(document: Document) -> bytes:
    """The same document gives the same bytes: no clock, no system fonts, nothing fetched."""
    inputs = {"document": json.dumps(_set_in_type(_data(document)), ensure_ascii=False, sort_keys=True)}
    try:
        made = typst.compile(
            TEMPLATE.read_bytes(), format="pdf", font_paths=typesetter_fonts(), sys_inputs=inputs, pdf_standards="ua-1"
        )
    except typst.TypstError as error:
        raise PdfError(f"PDF-filen kunne ikke sættes: {error.message}") from error
    return bytes(made)


def _set_in_type(data: Any) -> Any:
    """The same data, with every word in signs that the typeface has; anchors and addresses are no words."""
    if isinstance(data, str):
        return displayable(data)
    if isinstance(data, dict):
        return {key: value if key in NO_WORDS else _set_in_type(value) for key, value in data.items()}
    return [_set_in_type(each) for each in data] if isinstance(data, list) else data


def _data(document: Document) -> dict[str, Any]:
    day = date_in(document.dated)
    return {
        "title": breakable(document.title),
        "author": document.authority.name,
        "sender-name": breakable(document.authority.name),
        "description": document.subtitle,
        "keywords": [word for word in (document.kind, *document.banners) if word],
        "date": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "language": document.language,
        "kind-of": breakable(document.kind),
        "subtitle": breakable(document.subtitle),
        "dated": breakable(document.dated),
        "banners": [breakable(banner) for banner in document.banners],
        "sender": [breakable(line) for line in document.authority.lines],
        "colophon": [breakable(line) for line in document.colophon],
        "contents": document.contents and any(isinstance(block, Heading) for block in document.blocks),
        "blocks": [_block(block) for block in document.blocks],
        "appendix": [
            {**_table(figure.table), **_named(figure), "anchor": _table_anchor(figure)}
            for figure in figures(document.blocks)
            if figure.table.rows
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            kicker = {"kicker": breakable(block.kicker)} if block.kicker else {}
            return {
                "kind": "heading",
                "level": block.level,
                "text": breakable(block.text),
                "anchor": block.anchor,
                **kicker,
                **({"new-page": True} if block.new_page else {}),
            }
        case Paragraph():
            return {"kind": "paragraph", "lead": block.lead, "runs": _runs(block.runs)}
        case BulletList():
            return {"kind": "numbers" if block.numbered else "bullets", "items": [_runs(item) for item in block.items]}
        case DataTable():
            return {"kind": "table", "caption": breakable(block.caption), **_table(block)}
        case FigureBlock():
            return {
                "kind": "figure",
                "anchor": figure_anchor(block.number),
                "svg": block.svg or None,
                "description": block.description,
                "source": breakable(block.source),
                "note": breakable(block.note) if block.note else None,
                "table": bool(block.table.rows) or None,
                "table-anchor": _table_anchor(block),
                **_named(block),
            }
        case Callout():
            return {"kind": "callout", "text": breakable(block.text)}
        case KeyResults():
            return {"kind": "results", "items": [[breakable(big), _runs(sentence)] for big, sentence in block.items]}
        case Notice():
            return {"kind": "notice", "text": breakable(block.text)}


def _runs(runs: Iterable[Inline]) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Inline) -> dict[str, Any]:
    match run:
        case Text():
            return {"kind": "text", "text": breakable(run.text), "strong": run.strong, "emphasis": run.emphasis}
        case Number():
            return {"kind": _kept(run.text), "text": breakable(run.text)}
        case Link():
            place = run.href.startswith("#")
            kind = "text" if not run.href else "place" if place else "link"
            kept = {"kept": True} if place and _kept(run.text) == "kept" else {}
            return {"kind": kind, "text": breakable(run.text), "href": run.href.removeprefix("#"), **kept}


def _table(table: DataTable) -> dict[str, Any]:
    return {
        "header": [breakable(cell) for cell in table.header],
        "rows": [[breakable(cell) for cell in row] for row in table.rows],
        "numeric": sorted(table.numeric_columns),
    }


def _named(figure: FigureBlock) -> dict[str, Any]:
    return {
        "number": figure.number,
        "caption": breakable(figure.caption),
        "figure-anchor": figure_anchor(figure.number),
    }


def _table_anchor(figure: FigureBlock) -> str:
    return f"tabel-{figure_anchor(figure.number)}"


def _kept(text: str) -> str:
    """»25 procent« and »figur 4.1« stay on one line; a fact of many words does not."""
    return "kept" if len(text) <= KEPT_ON_ONE_LINE else "text"


def breakable(text: str) -> str:
    return re.sub(rf"\S{{{LONGEST_WORD},}}", _broken, text)


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    return SOFT_HYPHEN.join(letters[at : at + BREAK_EVERY] for at in range(0, len(letters), BREAK_EVERY))
