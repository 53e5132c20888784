"""The Word document: opened again by another reader, and its XML looked through."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx
import pytest

from sagkyndig.pure.documents import word
from sagkyndig.pure.documents.fonts import font_file
from sagkyndig.pure.documents.tree import Document, Link, Paragraph, Text
from sagkyndig.pure.documents.word_body import bookmark
from tests.pure.documents import samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REPORT = word.to_docx(samples.report())


def part(name: str, data: bytes = REPORT) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314  # our own file


def said(element: ElementTree.Element) -> str:
    return "".join((node.text or "") if node.tag == f"{W}t" else "\n" for node in element.iter() if node.tag in SAID)


SAID = (f"{W}t", f"{W}br")


def styled(name: str, data: bytes = REPORT) -> list[str]:
    found = []
    for paragraph in part("word/document.xml", data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == name:
            found.append(said(paragraph))
    return found


def test_another_reader_opens_it() -> None:
    opened = docx.Document(io.BytesIO(REPORT))
    headings = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading 1")]
    assert headings == [
        ("Heading 1", "Kapitel 1\nFormål med læringsforløbene"),
        ("Heading 1", "Kapitel 2\nLæringsforløbenes fremgangsmåde"),
        ("Heading 1", "Kapitel 3\nUnderviserens oplevelse af læringsforløbene"),
        ("Heading 1", "Kapitel 4\nDeltagernes oplevelser af læringsforløbene"),
        ("Heading 1", "Bilag\nFigurernes tal"),
    ]
    assert [table.rows[0].cells[0].text for table in opened.tables] == ["Kommune", *["Svar"] * 6]
    assert len(opened.inline_shapes) == 6


def test_it_tells_title_author_words_language_and_day() -> None:
    properties = docx.Document(io.BytesIO(REPORT)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Erfaringer fra læringsforløb",
        "Klagestyrelsen",
        "da-DK",
    )
    assert (properties.category, properties.keywords) == (
        "Evalueringsrapport",
        "Demonstration, Genskabt efter de offentliggjorte tal",
    )
    assert properties.created == properties.modified == datetime(2024, 3, 1, tzinfo=UTC)


def test_every_part_is_wellformed_and_known() -> None:
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        names = archive.namelist()
        kinds = ElementTree.fromstring(archive.read("[Content_Types].xml"))  # noqa: S314
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314
    known = {kind.get("PartName", "").lstrip("/") for kind in kinds} | {"[Content_Types].xml"}
    endings = {kind.get("Extension") for kind in kinds}
    assert [name for name in names if name not in known and name.rsplit(".", 1)[1] not in endings] == []
    assert [name for name in known if name and name not in names] == []


def test_every_relation_leads_to_a_part() -> None:
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        names = set(archive.namelist())
    for folder, owner in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")):
        for relation in part(owner):
            if relation.get("TargetMode") != "External":
                assert f"{folder}{relation.get('Target')}" in names
    relations = {relation.get("Id") for relation in part("word/_rels/document.xml.rels")}
    used = {node.get(f"{R}{name}") for node in part("word/document.xml").iter() for name in ("id", "embed")} - {None}
    assert used <= relations


def test_every_style_used_is_defined() -> None:
    defined = {style.get(f"{W}styleId") for style in part("word/styles.xml").iter(f"{W}style")}
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        told = [name for name in archive.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name)]
    used = {
        node.get(f"{W}val")
        for name in told
        for node in part(name).iter()
        if node.tag in (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    assert len(told) == 4
    assert used <= defined


def test_the_language_is_danish_everywhere() -> None:
    styles = part("word/styles.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"da-DK"}
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    paragraphs = [style for style in styles.iter(f"{W}style") if style.get(f"{W}type") == "paragraph"]
    assert [style.get(f"{W}styleId") for style in paragraphs if style.find(f"{W}rPr/{W}lang") is None] == []


def test_captions_stand_with_their_figures_and_tables() -> None:
    questions = [f"Figur 4.{place}\n{question}" for place, question in enumerate(samples.QUESTIONS, start=1)]
    assert styled("Caption") == ["Forløbene i 2023", *questions, *questions]


def test_every_picture_is_told_in_words() -> None:
    told = [(node.get("name"), node.get("descr")) for node in part("word/document.xml").iter(f"{WP}docPr")]
    assert told == [(f"Figur 4.{place}", samples.figure("1", "").description) for place in range(1, 7)]
    ids = [node.get("id") for node in part("word/document.xml").iter(f"{WP}docPr")]
    assert len(set(ids)) == 6


def test_header_rows_are_repeated_and_rows_are_whole() -> None:
    for table in part("word/document.xml").iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True] * len(rows)
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_numbers_stand_to_the_right_and_columns_fill_the_measure() -> None:
    table = next(part("word/document.xml").iter(f"{W}tbl"))
    assert [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")] == [2948, 2948, 1247]
    row = table.findall(f"{W}tr")[3]
    styles = [style.get(f"{W}val") for style in row.iter(f"{W}pStyle")]
    assert (said(row), styles) == ("Vesterå21. marts1.024", ["TableText", "TableText", "TableNumber"])


def test_the_contents_field_is_filled_from_the_start() -> None:
    document = part("word/document.xml")
    assert [(node.text or "").strip() for node in document.iter(f"{W}instrText")] == ['TOC \\o "1-2" \\h \\z \\u']
    kinds = [node.get(f"{W}fldCharType") for node in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert styled("toc1") == styled("Heading1")
    assert styled("toc2") == styled("Heading2")
    marks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert len(links) == 14 + 6
    assert set(links) <= marks


def test_bookmarks_are_such_as_word_takes() -> None:
    assert bookmark("figur-4-1") == "figur_4_1"
    long = [bookmark("a" * 60 + end) for end in ("x", "y")]
    assert [len(name) for name in long] == [40, 40]
    assert long[0] != long[1]


def test_each_page_says_demonstration_and_its_number() -> None:
    section = docx.Document(io.BytesIO(REPORT)).sections[0]
    assert said(section.header._element) == "Klagestyrelsen · Demonstration · Genskabt efter de offentliggjorte tal"
    footer = section.footer._element
    assert said(footer) == "Erfaringer fra læringsforløbSide 1 af 1"
    assert [(field.get(f"{W}instr") or "").strip() for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_title_page_says_demonstration_and_where_the_authority_is_found() -> None:
    section = docx.Document(io.BytesIO(REPORT)).sections[0]
    assert styled("Banner") == list(samples.BANNERS)
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text.splitlines() == list(samples.BOARD.lines)
    assert said(section.first_page_header._element) == ""


def test_callouts_stand_in_the_margin_and_results_are_one_line_each() -> None:
    document = part("word/document.xml")
    callouts = [said(p) for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}framePr") is not None]
    assert callouts == styled("Callout")
    assert len(callouts) == 5
    assert styled("Result")[2] == "10 af 10kommuner gennemførte både e-læringsdagen og den fysiske læringsdag."


def test_the_typeface_rides_along() -> None:
    font = part("word/fontTable.xml").find(f"{W}font")
    assert font is not None
    assert font.get(f"{W}name") == "IBM Plex Sans"
    regular = font.find(f"{W}embedRegular")
    assert regular is not None
    key = uuid.UUID((regular.get(f"{W}fontKey") or "").strip("{}")).bytes[::-1]
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        hidden = archive.read("word/fonts/Regular.odttf")
    shown = bytes(byte ^ key[at % 16] for at, byte in enumerate(hidden[:32])) + hidden[32:]
    assert shown == font_file("Regular").read_bytes()


def test_links_lead_out_and_within() -> None:
    relations = {row.get("Id"): row.get("Target") for row in part("word/_rels/document.xml.rels")}
    document = part("word/document.xml")
    outside = [relations[link.get(f"{R}id")] for link in document.iter(f"{W}hyperlink") if link.get(f"{R}id")]
    assert outside == ["https://www.klagestyrelsen.example/"]
    chapter = samples.chapter(1, "Formål", Paragraph((Link("se", "#formaal"), Link("ej link", ""))))
    within = word.to_docx(Document("T", "", samples.BOARD, "", "", (), chapter, contents=False))
    links = list(part("word/document.xml", within).iter(f"{W}hyperlink"))
    assert [(link.get(f"{W}anchor"), said(link)) for link in links] == [("formaal", "se")]


def test_what_looks_like_markup_is_text_and_control_characters_go() -> None:
    nasty = "<w:p> & \"citat\" 'æ' ]]>\x00\x0b"
    data = word.to_docx(
        Document(nasty, nasty, samples.BOARD, "", "", (nasty,), (Paragraph((Text(nasty, strong=True),)),))
    )
    opened = docx.Document(io.BytesIO(data))
    assert "<w:p> & \"citat\" 'æ' ]]>" in [paragraph.text for paragraph in opened.paragraphs]
    assert opened.core_properties.title == "<w:p> & \"citat\" 'æ' ]]>"


@pytest.mark.parametrize(
    "document", [samples.empty(), samples.long_words(), samples.book(2)], ids=lambda d: d.title[:9]
)
def test_what_is_unusual_is_written_too(document: Document) -> None:
    opened = docx.Document(io.BytesIO(word.to_docx(document)))
    assert [p.text for p in opened.paragraphs if p.style.name == "Title"] == [document.title]


def test_a_document_without_contents_still_begins_on_a_page_of_its_own() -> None:
    loose = Document("T", "", samples.BOARD, "", "", (), (samples.paragraph(),))
    assert len([*part("word/document.xml", word.to_docx(loose)).iter(f"{W}br")]) == 1
    chapters = Document("T", "", samples.BOARD, "", "", (), samples.chapter(1, "Formål"), contents=False)
    breaks = part("word/document.xml", word.to_docx(chapters)).iter(f"{W}br")
    assert [node.get(f"{W}type") for node in breaks] == [None]


def test_a_chapter_begins_a_page_and_a_conclusion_goes_on() -> None:
    blocks = (*samples.chapter(1, "Et"), samples.Heading(1, "Konklusion", "k"))
    document = part("word/document.xml", word.to_docx(replace(samples.report(), blocks=blocks)))
    told = [
        (said(p), [node.get(f"{W}val") for node in p.iter(f"{W}pageBreakBefore")])
        for p in document.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None
    ]
    assert told == [("Kapitel 1\nEt", []), ("Konklusion", ["0"])]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert word.to_docx(samples.report()) == REPORT
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
