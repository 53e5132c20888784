"""The publication as fragment and as page: parsed, and looked through for what a reader's tools need."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from sagkyndig.pure.documents import html
from sagkyndig.pure.documents.tree import Article, Document, FigureBlock, Link, Notice, Paragraph, Text
from tests.pure.documents import samples

DOCUMENTS = {
    "report": samples.report(),
    "empty": samples.empty(),
    "long words": samples.long_words(),
    "book": samples.book(4),
}


def parsed(markup: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(markup)


def href(source: str) -> str:
    return f"/tal/{source}?a=1&b=2"


def everything() -> list[tuple[str, str]]:
    made = [(f"{name}, side", html.to_page(document)) for name, document in DOCUMENTS.items()]
    made += [
        (f"{name}, fragment", html.to_fragment(document, number_href=href)) for name, document in DOCUMENTS.items()
    ]
    article = samples.article()
    return [*made, ("artikel, side", html.article_page(article)), ("artikel, fragment", html.article_fragment(article))]


@pytest.fixture(params=everything(), ids=lambda made: made[0])
def root(request: pytest.FixtureRequest) -> lxml_html.HtmlElement:
    return parsed(request.param[1])


def test_ids_are_unique(root: lxml_html.HtmlElement) -> None:
    ids = root.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_every_link_within_leads_somewhere(root: lxml_html.HtmlElement) -> None:
    ids = set(root.xpath("//@id"))
    assert [link for link in root.xpath("//a/@href") if link.startswith("#") and link[1:] not in ids] == []


def test_headings_come_in_order_under_one_h1(root: lxml_html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []


def test_every_drawing_has_a_name_and_words(root: lxml_html.HtmlElement) -> None:
    ids = {element.get("id"): element.text_content() for element in root.xpath("//*[@id]")}
    assert root.xpath("//img") == []
    for svg in root.xpath("//svg"):
        assert svg.get("role") == "img"
        assert [bool(ids[name]) for name in svg.get("aria-labelledby").split()] == [True, True]


def test_every_table_has_caption_and_headers(root: lxml_html.HtmlElement) -> None:
    for table in root.xpath("//table"):
        assert table.xpath("./caption")[0].text_content().strip()
        assert {th.get("scope") for th in table.xpath(".//thead//th")} == {"col"}
        assert [row.xpath("./th/@scope") for row in table.xpath(".//tbody/tr")] == [["row"]] * len(
            table.xpath(".//tbody/tr")
        )


def test_nothing_runs_and_nothing_is_styled_in_place(root: lxml_html.HtmlElement) -> None:
    assert root.xpath("//script|//*[@style]|//iframe|//link|//object") == []
    assert [name for element in root.iter() for name in element.attrib if name.startswith("on")] == []


def test_the_language_is_danish(root: lxml_html.HtmlElement) -> None:
    assert root.xpath("//article/@lang") == ["da"]


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_fragment_brings_no_style_of_its_own(document: Document) -> None:
    fragment = html.to_fragment(document)
    assert "<style" not in fragment
    assert fragment.startswith('<article class="pub" lang="da">')
    assert fragment.endswith("</article>")


def test_a_page_stands_alone() -> None:
    page = html.to_page(samples.report())
    root = parsed(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">')
    assert root.findtext(".//title") == "Erfaringer fra læringsforløb - Klagestyrelsen"
    assert len(root.xpath("//style")) == 1
    assert set(re.findall(r"url\(\"?(\w+:)", page)) == {"data:"}
    assert list(root.xpath("//@src")) == []
    assert [element.tag for element in root.xpath("/html/body/*")] == ["a", "main", "footer"]
    assert root.xpath("/html/body/a/@href") == ["#pub-hovedindhold"]
    assert root.xpath("//main/@id") == ["pub-hovedindhold"]


def test_contents_name_chapters_and_sections() -> None:
    root = parsed(html.to_page(samples.report()))
    nav = root.xpath("//nav")[0]
    assert root.xpath(f"//*[@id='{nav.get('aria-labelledby')}']")[0].text == "Indhold"
    chapters = [" ".join(link.text_content().split()) for link in nav.xpath("./ol/li/a")]
    assert chapters == [
        "Kapitel 1 Formål med læringsforløbene",
        "Kapitel 2 Læringsforløbenes fremgangsmåde",
        "Kapitel 3 Underviserens oplevelse af læringsforløbene",
        "Kapitel 4 Deltagernes oplevelser af læringsforløbene",
    ]
    assert nav.xpath("./ol/li[4]/ol/li/a/@href") == [
        "#kendskab-til-reglerne",
        "#e-laeringen",
        "#den-fysiske-dag",
        "#casene",
        "#forberedelsen",
        "#praksis",
    ]
    assert len(root.xpath("//section")) == 4


def test_contents_are_left_out_when_unwanted_or_empty() -> None:
    assert "<nav" not in html.to_fragment(replace(samples.report(), contents=False))
    assert html.contents_nav(samples.empty()) == ""


def test_a_heading_carries_its_kicker() -> None:
    first = parsed(html.to_fragment(samples.report())).xpath("//h2")[0]
    assert first.text_content() == "Kapitel 1 Formål med læringsforløbene"
    assert first.get("id") == "formaal-med-laeringsforloebene"
    assert first.xpath("./span[@class='pub-kicker']/text()") == ["Kapitel 1"]


def test_a_number_leads_to_where_it_comes_from() -> None:
    root = parsed(html.to_fragment(samples.report(), number_href=href))
    first = root.xpath("//a[@class='pub-number']")[0]
    assert (first.text, first.get("href")) == ("44", "/tal/figur:4.1:n?a=1&b=2")
    assert root.xpath("//span[@class='pub-number']") == []


def test_a_number_is_plain_where_nothing_can_be_opened() -> None:
    root = parsed(html.to_page(samples.report()))
    assert root.xpath("//span[@class='pub-number']")[0].text == "44"
    assert root.xpath("//a[@class='pub-number']") == []


def test_a_figure_is_drawn_told_and_listed() -> None:
    figure = parsed(html.to_fragment(samples.report())).xpath("//figure")[0]
    assert figure.get("id") == "figur-4-1"
    assert figure.xpath("string(figcaption)") == f"Figur 4.1 {samples.QUESTIONS[0]}"
    assert len(figure.xpath(".//svg")) == 1
    assert figure.xpath("string(details/summary)") == "Vis som tabel: figur 4.1"
    assert [th.text for th in figure.xpath(".//thead//th")] == ["Svar", "Antal", "Procent"]
    assert [cell.text for cell in figure.xpath(".//tbody/tr[2]/*")] == ["I nogen grad", "23", "52"]
    assert figure.xpath(".//tbody/tr[2]/td/@class") == ["pub-num", "pub-num"]
    assert figure.xpath("p/text()") == [
        "Ingen lod spørgsmålet stå ubesvaret.",
        "Kilde: Klagestyrelsens spørgeskema til kursister, 44 besvarelser.",
    ]


def test_a_figure_for_the_phone_stands_beside_the_wide_one() -> None:
    wide = samples.figure("1", "Spørgsmål")
    narrow = replace(wide, narrow_svg=samples.svg("1-smal", "Spørgsmål"))
    plain, both = (parsed(html.to_fragment(one_block(block))) for block in (wide, narrow))
    assert plain.xpath("//div[svg]/@class") == ["pub-figure__drawing"]
    assert both.xpath("//div[svg]/@class") == [
        "pub-figure__drawing pub-figure__drawing--wide",
        "pub-figure__drawing pub-figure__drawing--narrow",
    ]


def test_a_hidden_figure_has_neither_drawing_nor_table() -> None:
    shown = samples.figure("1", "Spørgsmål")
    hidden = replace(shown, svg="", table=replace(shown.table, rows=()), note="Færre end fem har svaret.")
    figure = parsed(html.to_fragment(one_block(hidden))).xpath("//figure")[0]
    assert figure.xpath(".//svg|.//table|.//details") == []
    assert figure.xpath("p[1]/text()") == ["Færre end fem har svaret."]


def test_an_xml_declaration_is_not_carried_into_the_page() -> None:
    figure = samples.figure("1", "Spørgsmål")
    declared = replace(figure, svg=f'<?xml version="1.0"?>\n{figure.svg}')
    assert html.to_fragment(one_block(declared)) == html.to_fragment(one_block(figure))


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    table = samples.DataTable("Bredt & langt", tuple("abcde"), (tuple("12345"),))
    scroller = parsed(html.to_fragment(one_block(table))).xpath("//div[table]")[0]
    assert (scroller.get("tabindex"), scroller.get("aria-label")) == ("0", "Bredt & langt")


def test_banners_colophon_and_address_are_told() -> None:
    for markup in (html.to_fragment(samples.report()), html.to_page(samples.report())):
        root = parsed(markup)
        assert root.xpath("//ul[@class='pub-banners']/li/text()") == list(samples.BANNERS)
        assert root.xpath("//*[@class='pub-colophon']/ul/li/text()") == list(samples.BOARD.lines)
        assert root.xpath("//*[@class='pub-colophon']/p/text()") == ["Klagestyrelsen", *samples.report().colophon]


def test_the_address_is_told_once() -> None:
    twice = replace(samples.report(), colophon=("Klagestyrelsen", *samples.BOARD.lines, "ISBN ikke tildelt"))
    root = parsed(html.to_page(twice))
    assert root.xpath("//footer//p/text()|//footer//li/text()") == [
        "Klagestyrelsen",
        *samples.BOARD.lines,
        "ISBN ikke tildelt",
    ]


def test_paper_says_demonstration_on_each_page() -> None:
    for page in (html.to_page(samples.report()), html.article_page(samples.article())):
        assert '@top-left{content:"Klagestyrelsen · Demonstration · Genskabt efter de offentliggjorte tal"' in page
        assert '"Side " counter(page) " af " counter(pages)' in page


def test_the_article_has_byline_link_and_date() -> None:
    root = parsed(html.article_fragment(samples.article()))
    assert root.xpath("string(//h1)") == samples.article().title
    assert root.xpath("//p[@class='pub-title__byline']/text()") == ["Af fuldmægtig Åse Østergård"]
    assert root.xpath("//p[@class='pub-more']/a/@href") == ["/rapporter/erfaringer-fra-laeringsforloeb/"]
    assert root.xpath("//p[@class='pub-updated']/text()") == ["Sidst opdateret 24.06.2024"]
    assert root.xpath("//h2/text()") == ["Formålet med læringsforløbene"]


def test_an_article_without_a_link_shows_none() -> None:
    article: Article = replace(samples.article(), link=Link("", ""))
    assert parsed(html.article_fragment(article)).xpath("//p[@class='pub-more']") == []


def test_what_looks_like_markup_is_text() -> None:
    nasty = "<script>alert('æ')</script> & \"citat\""
    document = Document(
        nasty,
        nasty,
        samples.Sender(nasty, (nasty,)),
        nasty,
        nasty,
        (nasty,),
        (Paragraph((Text(nasty), Link(nasty, 'https://a.example/"><script>'))), Notice(nasty)),
        (nasty,),
    )
    for markup in (html.to_fragment(document), html.to_page(document)):
        root = parsed(markup)
        assert root.xpath("//script") == []
        assert root.xpath("string(//h1)") == nasty
        assert root.xpath("//a[starts-with(@href, 'https')]/@href") == ['https://a.example/"><script>']


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html.to_page(samples.report()) == html.to_page(samples.report())
    assert html.article_page(samples.article()) == html.article_page(samples.article())


def one_block(block: FigureBlock | samples.DataTable) -> Document:
    return Document("Titel", "", samples.BOARD, "", "", (), (block,))
