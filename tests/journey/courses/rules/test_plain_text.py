"""Markdown as somebody reads it aloud."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.plain_text import blocks, reading_text

TEXT = """\
## Kravet

Borgeren **skal** kunne lede (SEL § 96). [E1]
Det er *nyt*.

- Første led
- Andet led, [se her](https://x.example)

> 1. Et citat

| Tid | I alt |
|---|---|
| 7.00 | 2 t |

---
Slut."""


def test_blocks_stand_where_they_begin() -> None:
    found = list(blocks(TEXT))
    assert [text for _, text in found] == [
        "Kravet",
        "Borgeren skal kunne lede (SEL § 96). Det er nyt.",
        "Første led",
        "Andet led, se her",
        "Et citat",
        "Slut.",
    ]
    assert [TEXT[place : place + 5] for place, _ in found] == ["## Kr", "Borge", "- Før", "- And", "> 1. ", "Slut."]


def test_the_whole_text() -> None:
    assert reading_text("Et\n\n*to*") == "Et\n\nto"
    assert reading_text("") == ""
