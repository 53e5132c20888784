"""Reads the build of the report and of the article from their authored TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sagkyndig.journey.report.rules.outline import Chapter, Insert, Outline, Part


def read_report_outline(path: Path) -> Outline:
    """The chapters in `report.toml`. Our own file: a fault in it is a programming error and raises KeyError."""
    source = tomllib.loads(path.read_text("utf-8"))
    chapters = tuple(
        Chapter(each["noegle"], each["titel"], _parts(each["del"]), not each.get("uden_nummer", False))
        for each in source["kapitel"]
    )
    return Outline(source["titel"], source["titel_uden_aar"], source["slags"], chapters)


def read_article_outline(path: Path) -> Outline:
    """The parts in `article.toml`, as one chapter; the first part is the lead."""
    source = tomllib.loads(path.read_text("utf-8"))
    chapter = Chapter("artikel", source["titel"], _parts(source["del"]), is_numbered=False)
    return Outline(source["titel"], source["titel_uden_tema"], "Artikel", (chapter,))


def _parts(sources: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(_part(source) for source in sources)


def _part(source: dict[str, Any]) -> Part:
    insert = Insert(source["indsaet"]) if "indsaet" in source else None
    return Part(
        key=source.get("noegle", f"indsaet.{insert}"),
        title=source.get("titel", ""),
        text=source.get("tekst", ""),
        lacking=source.get("mangler"),
        when=source.get("hvis"),
        otherwise=source.get("ellers"),
        insert=insert,
    )
