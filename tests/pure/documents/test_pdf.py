"""The PDF: opened again, and its structure held against what PDF/UA-1 asks for."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from sagkyndig.pure.documents import fonts, pdf
from sagkyndig.pure.documents.tree import Document, Link, Paragraph, Text
from tests.pure.documents import samples


@pytest.fixture(scope="module")
def made() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf.to_pdf(samples.report()))) as opened:
        yield opened


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from elements(node.K)


def tagged(made: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements(made.Root.StructTreeRoot.K) if str(element.S) in kinds]


def attributes(element: pikepdf.Dictionary) -> dict[str, str]:
    held = element.get("/A", [])
    rows = [held] if isinstance(held, pikepdf.Dictionary) else list(held)
    return {str(key): str(value) for row in rows for key, value in row.items()}


def text(data: bytes) -> str:
    """The words of the pages, as far as they can be taken back out of the fonts' maps."""
    words = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            maps = {name: unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
            now: dict[str, str] = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    now = maps[str(operands[0])]
                elif str(operator) in ("Tj", "TJ"):
                    strings = operands[0] if str(operator) == "TJ" else operands
                    for piece in strings:
                        if isinstance(piece, pikepdf.String):
                            code = bytes(piece).hex()
                            words += [now.get(code[at : at + 4], "") for at in range(0, len(code), 4)]
    return "".join(words)


def unicode_map(font: pikepdf.Object) -> dict[str, str]:
    held: dict[str, str] = {}
    inside = ""
    for line in font.ToUnicode.read_bytes().decode("latin-1").splitlines():
        inside = inside if line.startswith("<") else line.split()[-1] if line.strip() else inside
        parts = [part.strip("<>[]") for part in line.split()]
        if inside == "beginbfchar" and line.startswith("<"):
            held[parts[0].lower()] = bytes.fromhex(parts[1]).decode("utf-16-be")
        elif inside == "beginbfrange" and line.startswith("<"):
            first, last, start = (int(part, 16) for part in parts[:3])
            held |= {f"{first + i:04x}": chr(start + i) for i in range(last - first + 1)}
    return held


def test_it_says_that_it_is_built_to_pdf_ua_1(made: pikepdf.Pdf) -> None:
    assert bool(made.Root.MarkInfo.Marked) is True
    assert str(made.Root.Lang) == "da-DK"
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle) is True
    assert made.open_metadata().get("pdfuaid:part") == "1"


def test_it_tells_title_author_subject_words_and_day(made: pikepdf.Pdf) -> None:
    assert {key: str(value) for key, value in made.docinfo.items() if key != "/Creator"} == {
        "/Title": "Erfaringer fra læringsforløb",
        "/Author": "Klagestyrelsen",
        "/Subject": "Generelle sagsbehandlingsregler, kontant tilskud og BPA-ordninger",
        "/Keywords": "Evalueringsrapport, Demonstration, Genskabt efter de offentliggjorte tal",
        "/CreationDate": "D:20240301000000Z",
        "/ModDate": "D:20240301000000Z",
    }


def test_an_undated_document_bears_no_date() -> None:
    with pikepdf.open(io.BytesIO(pdf.to_pdf(samples.empty()))) as opened:
        assert [key for key in opened.docinfo if "Date" in key] == []
        assert len(opened.pages) == 1


def test_bookmarks_are_the_chapters_with_their_kickers(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Kapitel 1 Formål med læringsforløbene",
            "Kapitel 2 Læringsforløbenes fremgangsmåde",
            "Kapitel 3 Underviserens oplevelse af læringsforløbene",
            "Kapitel 4 Deltagernes oplevelser af læringsforløbene",
            "Bilag Figurernes tal",
        ]
        assert [item.title for item in outline.root[1].children] == ["Undervisningsmaterialet"]
        assert [item.title for item in outline.root[1].children[0].children] == ["Casene"]


def test_headings_are_tagged_in_order(made: pikepdf.Pdf) -> None:
    found = [str(element.S) for element in tagged(made, "/Title", "/H1", "/H2", "/H3", "/H4")]
    assert found[:6] == ["/Title", "/H1", "/H1", "/H2", "/H1", "/H2"]
    assert (found.count("/Title"), found.count("/H1"), found.count("/H2"), found.count("/H3")) == (1, 6, 9, 1)


def test_every_figure_is_told_in_words(made: pikepdf.Pdf) -> None:
    told = [str(figure.Alt) for figure in tagged(made, "/Figure")]
    assert told == [samples.figure("1", "").description] * 6


def test_every_table_has_headers_with_a_scope_and_a_caption(made: pikepdf.Pdf) -> None:
    tables = tagged(made, "/Table")
    assert len(tables) == 7
    headers = tagged(made, "/TH")
    assert len(headers) == 7 * 3
    assert {attributes(header)["/Scope"] for header in headers} == {"/Column"}
    assert [len([e for e in elements(table.K) if str(e.S) == "/Caption"]) for table in tables] == [1] * 7


def test_lists_and_links_are_tagged(made: pikepdf.Pdf) -> None:
    assert len(tagged(made, "/LI")) == 3
    outside = [
        str(note.A.URI) for page in made.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A
    ]
    assert outside == ["https://www.klagestyrelsen.example/"]


def test_every_font_is_our_own_and_inside(made: pikepdf.Pdf) -> None:
    names = set()
    for page in made.pages:
        for font in page.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0]
            assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
            names.add(str(font.BaseFont).split("+")[1].split("-Identity")[0])
    assert names == {"IBMPlexSans", "IBMPlexSans-SemiBold", "IBMPlexSans-Bold", "IBMPlexSans-Italic"}


def test_banners_and_page_numbers_stand_on_every_page(made: pikepdf.Pdf) -> None:
    data = pdf.to_pdf(samples.report())
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = len(opened.pages)
        for place in range(pages):
            single = pikepdf.Pdf.new()
            single.pages.append(opened.pages[place])
            held = io.BytesIO()
            single.save(held)
            said = text(held.getvalue())
            assert ("Demonstration" in said, "Genskabt efter de offentliggjorte tal" in said) == (True, True)
            assert (f"Side {place + 1} af {pages}" in said) == (place > 0)


def test_danish_letters_and_quotation_marks_come_through_untouched() -> None:
    nasty = "Ærø, Ølgod og Ålborg: «gås», “krølle”, \"lige\" 'enkelt' – #set $x$ *stjerne* _bund_ @navn <b> \\n"
    document = Document("Titel", "", samples.BOARD, "", "", (), (Paragraph((Text(nasty),)),))
    assert nasty in text(pdf.to_pdf(document))


def test_a_chapter_begins_a_page_and_a_conclusion_goes_on() -> None:
    blocks = (*samples.chapter(1, "Et", samples.paragraph()), *samples.chapter(2, "To", samples.paragraph()))
    pages = []
    for last in (samples.Heading(1, "Konklusion", "k"), samples.Heading(1, "Konklusion", "k", "Kapitel 3")):
        document = replace(samples.report(), blocks=(*blocks, last, samples.paragraph()), contents=False, colophon=())
        with pikepdf.open(io.BytesIO(pdf.to_pdf(document))) as opened:
            pages.append(len(opened.pages))
    assert pages == [3, 4]


def test_a_long_word_is_broken_and_nothing_else_is() -> None:
    assert pdf.breakable("a" * 31) == "a" * 31
    assert pdf.breakable("a" * 32) == "a" * 16 + "\u00ad" + "a" * 16
    assert pdf.breakable("bæ " + "ø" * 40) == "bæ " + "\u00ad".join(["ø" * 16, "ø" * 16, "ø" * 8])


@pytest.mark.parametrize("document", [samples.long_words(), samples.empty()], ids=["long words", "empty"])
def test_what_is_unusual_is_set_too(document: Document) -> None:
    assert pdf.to_pdf(document).startswith(b"%PDF-1.7")


def test_a_link_within_leads_to_its_heading() -> None:
    linked = (*samples.chapter(1, "Formål"), Paragraph((Text("se "), Link("formålet", "#formaal"), Link(" her", ""))))
    document = replace(samples.report(), blocks=linked, contents=False)
    with pikepdf.open(io.BytesIO(pdf.to_pdf(document))) as opened:
        notes = [note for page in opened.pages for note in page.get("/Annots", [])]
    assert len(notes) == 1


def test_a_drawing_that_is_none_is_refused_in_plain_words() -> None:
    broken = replace(samples.figure("1", "Spørgsmål"), svg="<svg")
    with pytest.raises(pdf.PdfError, match="PDF-filen kunne ikke sættes"):
        pdf.to_pdf(replace(samples.report(), blocks=(broken,), contents=False))


def test_a_missing_typeface_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(fonts, "FONTS_DIR", tmp_path)
    fonts.typesetter_fonts.cache_clear()
    with pytest.raises(fonts.FontsMissingError, match="Kør »make setup«"):
        pdf.to_pdf(samples.empty())
    monkeypatch.undo()
    fonts.typesetter_fonts.cache_clear()


def test_the_same_document_gives_the_same_bytes_on_another_day() -> None:
    first = pdf.to_pdf(samples.report())
    time.sleep(1.1)
    assert pdf.to_pdf(samples.report()) == first


def test_a_long_report_is_ready_while_one_waits() -> None:
    """Processor time, not the clock's: 12 pages within half a second, 40 chapters within three."""
    taken = []
    for document in (samples.report(), samples.book()):
        started = time.process_time()
        pdf.to_pdf(document)
        taken.append(time.process_time() - started)
    assert taken[0] < 0.5
    assert taken[1] < 3
