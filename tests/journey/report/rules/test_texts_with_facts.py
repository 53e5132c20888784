"""Texts that people type: each fact in its place, and nothing typed that can stop a report from being made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.journey.report.rules.composition import compose_article, compose_report
from sagkyndig.journey.report.rules.texts_with_facts import blocks_of, facts_named, filled, unknown_facts, words_of
from sagkyndig.pure.documents import html, pdf, word
from sagkyndig.pure.documents.tree import (
    Article,
    BulletList,
    Callout,
    Document,
    Heading,
    Link,
    Number,
    Paragraph,
    Text,
    plain,
)
from tests.factories.report import ARTICLE, REPORT, material_of_2023

SAID = {"kommuner": "ti", "takkede_nej": "en", "tema": "kontant tilskud", "myndighed": "Klagestyrelsen"}
say: Callable[[str], str | None] = SAID.get


def blocks(text: str) -> tuple[object, ...]:
    return blocks_of(text, say, set())


def runs(text: str) -> tuple[object, ...]:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.runs


def test_a_fact_stands_in_its_place_and_begins_a_sentence_large() -> None:
    assert runs("{kommuner:kommune:kommuner} var med. {takkede_nej:kommune:kommuner} takkede nej til {tema}.") == (
        Number("Ti", "fakta:kommuner"),
        Text(" kommuner"),
        Text(" var med. "),
        Number("En", "fakta:takkede_nej"),
        Text(" kommune"),
        Text(" takkede nej til "),
        Text("kontant tilskud"),
        Text("."),
    )


def test_what_is_not_known_is_said_to_be_unknown_and_can_be_opened() -> None:
    assert runs("Der var {forloeb}.") == (Text("Der var "), Number("ikke oplyst", "fakta:forloeb"), Text("."))
    assert filled("{tema} og {myndighed}", say) == "Kontant tilskud og Klagestyrelsen"


def test_facts_are_named_once_in_their_order() -> None:
    assert facts_named("{tema} {kommuner:kommune:kommuner} {tema}") == ("tema", "kommuner")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Alt er kendt: {kommuner}, {kommuner:kommune:kommuner}, {myndighed}, {myndigheds}.", ()),
        ("{findes_ikke} og {findes_ikke}", ("{findes_ikke}",)),
        ("{Kommuner}", ("{Kommuner}",)),
        ("{kommuner:kommune}", ("{kommuner:kommune}",)),
        ("{kommuner uden slutning", ("{kommuner uden slutning",)),
        ("{} og { }", ("{}", "{ }")),
    ],
)
def test_what_stands_in_braces_and_is_no_fact_is_named_as_written(text: str, unknown: tuple[str, ...]) -> None:
    assert unknown_facts(text) == unknown


def test_headings_lists_and_callouts() -> None:
    assert blocks("## Dagen\n\nTekst *her* og **dér**.\n\n- et\n- to\n\n> Husk det") == (
        Heading(2, "Dagen", "dagen"),
        Paragraph(
            (Text("Tekst "), Text("her", emphasis=True), Text(" og "), Text("dér", strong=True), Text("."))
        ),
        BulletList(((Text("et"),), (Text("to"),))),
        Callout("Husk det"),
    )  # fmt: skip


def test_links_lead_to_places_on_the_net_and_nowhere_else() -> None:
    assert runs("[loven](https://www.retsinformation.dk)") == (Link("loven", "https://www.retsinformation.dk"),)
    for address in ("javascript:alert(1)", "data:text/html,x", "#figur-4-1", "ftp://sted", "../laes/"):
        assert plain(runs(f"[her]({address})")) == f"[her]({address})"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed", ["    indrykket", "```\nkode\n```", "![billede](https://x.dk/a.png)", "<b>fed</b>", "[ord]: https://x.dk"]
)
def test_no_word_disappears(typed: str) -> None:
    word_ = next(part for part in ("indrykket", "kode", "billede", "fed", "ord") if part in typed)
    assert word_ in words_of(blocks(typed))  # type: ignore[arg-type]


NASTY = (
    "### Springer et niveau over",
    "# Kapitel",
    "## Figur 4.1\n\n## Figur 4.1",
    "##\n\nuden ord",
    "[et sted](#findes-ikke)",
    "[et sted](ftp://gammelt)",
    "Et \x0b\x00\ufffe tegn",
    "<script>alert(1)</script>",
    "1. et\n   - to\n     > tre",
    "***\n---\n___",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "😀 ᚠ \u202e",
)


MATERIAL = material_of_2023()


def composed(text: str) -> tuple[Document, Article]:
    keys = ("formaal.program", "bemaerkninger.praksis", "artikel.ingress", "artikel.formaal", "konklusion.samlet")
    material = replace(MATERIAL, texts={**MATERIAL.texts, **dict.fromkeys(keys, text)})
    return compose_report(material, REPORT), compose_article(material, ARTICLE, report_href="report.html")


@settings(max_examples=60, deadline=None)  # other work beside it may take its time
@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=20), min_size=1, max_size=4))
def test_whatever_is_typed_the_report_and_the_article_can_be_composed(pieces: list[str]) -> None:
    document, article = composed("\n\n".join(pieces))
    assert document.title == "Evaluering af læringsforløbene i 2023"
    assert article.link.href == "report.html"


@pytest.mark.parametrize("text", NASTY)
def test_whatever_is_typed_can_be_page_pdf_and_word(text: str) -> None:
    document, article = composed(text)
    assert pdf.to_pdf(document).startswith(b"%PDF")
    assert word.to_docx(document).startswith(b"PK")
    pages = html.to_page(document) + html.article_page(article)
    assert "<script" not in pages
    assert ("&lt;script&gt;alert(1)&lt;/script&gt;" in pages) is ("script" in text)


def test_own_headings_stand_below_the_chapter() -> None:
    document, article = composed("# Stor\n\n### Lille\n\n# Stor igen")
    own = [
        block for block in document.blocks if isinstance(block, Heading) and block.text.startswith(("Stor", "Lille"))
    ]
    assert [(block.level, block.text) for block in own[:3]] == [(2, "Stor"), (3, "Lille"), (2, "Stor igen")]
    assert len({block.anchor for block in own}) == len(own)
    assert article.lead == "Stor Lille Stor igen"
