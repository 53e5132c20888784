"""What stands in the Word document, from the title page to the appendix, written with python-docx."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sagkyndig.pure.danish import date_in
from sagkyndig.pure.documents import tree
from sagkyndig.pure.documents.pictures import as_pictures
from sagkyndig.pure.documents.word_styles import BESIDE, MEASURE, elements, empty_document

NUMBER_COLUMN = Twips(1247)


class Body:
    """Writes the document from top to bottom."""

    def __init__(self, document: tree.Document) -> None:
        self.document = document
        self.word: Document = empty_document()
        self.bookmarks = 0
        drawn = [figure for figure in tree.figures(document.blocks) if figure.svg]
        pictures = as_pictures([figure.svg for figure in drawn], points_wide=int(MEASURE.pt))
        self.pictures = {figure.number: picture for figure, picture in zip(drawn, pictures, strict=True)}
        self.told = [figure for figure in tree.figures(document.blocks) if figure.table.rows]
        self.appendix = [tree.Heading(1, "Figurernes tal", "pub-bilag", "Bilag")] if self.told else []

    def written(self) -> Document:
        blocks = self.document.blocks
        self._properties()
        self._title_page()
        if self.document.contents and any(tree.headings(blocks)):
            self._contents()
        elif blocks and not (isinstance(blocks[0], tree.Heading) and blocks[0].kicker):
            self._paragraph("Normal").add_run().add_break(WD_BREAK.PAGE)
        for block in (*blocks, *self.appendix):
            self._block(block)
        for figure in self.told:
            self._caption(figure, _table_anchor(figure))
            self._table(figure.table, f"Figur {figure.number}. {figure.table.caption}")
        for line in self.document.colophon:
            self._paragraph("Colophon", line)
        return self.word

    def _properties(self) -> None:
        document, properties = self.document, self.word.core_properties
        properties.title, properties.subject = _short(document.title), _short(document.subtitle)
        properties.author = properties.last_modified_by = _short(document.authority.name)
        properties.category, properties.keywords = _short(document.kind), _short(", ".join(document.banners))
        properties.comments, properties.language = "", "da-DK"
        # A document that bears no date is given the first of 2000, never the clock's.
        day = date_in(document.dated) or date(2000, 1, 1)
        properties.created = properties.modified = datetime.combine(day, time.min, UTC)

    def _title_page(self) -> None:
        document, section = self.document, self.word.sections[0]
        lines = [("Authority", document.authority.name), ("Kind", document.kind), ("Title", document.title)]
        lines += [("Subtitle", document.subtitle), ("Dated", document.dated)]
        for style, text in (*lines, *(("Banner", banner) for banner in document.banners)):
            if text:
                self._paragraph(style, text)
        address, header, footer = (
            part.paragraphs[0] for part in (section.first_page_footer, section.header, section.footer)
        )
        address.style, header.style, footer.style = "Address", "Header", "Footer"
        _run(address, "\n".join(document.authority.lines))
        _run(header, " · ".join((document.authority.name, *document.banners)))
        for before, field in ((f"{document.title}\tSide ", "PAGE"), (" af ", "NUMPAGES")):
            _run(footer, before)
            footer._p.extend(elements(f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))

    def _contents(self) -> None:
        """A contents field whose entries are there from the start; page numbers come when Word updates it."""
        self._paragraph("TOC Heading", "Indhold")
        listed = list(tree.headings((*self.document.blocks, *self.appendix), deepest=2))
        entries = [self._paragraph(f"toc {heading.level}") for heading in listed]
        entries[0]._p.extend(
            elements(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h '
                '\\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        )
        for entry, heading in zip(entries, listed, strict=True):
            self._link(entry, f"#{heading.anchor}", _titled(entry, heading))
        entries[-1]._p.extend(elements('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))

    def _block(self, block: tree.Block) -> None:
        match block:
            case tree.Heading():
                heading = self._paragraph(f"Heading {block.level}", anchor=block.anchor)
                _titled(heading, block)
                if block.level == 1 and not block.kicker:
                    # A chapter begins a page; a heading of its order without a number goes on where there is room.
                    heading.paragraph_format.page_break_before = False
                    heading.paragraph_format.space_before = Twips(720)
            case tree.Paragraph():
                self._inlines(self._paragraph("Lead" if block.lead else "Normal"), block.runs)
            case tree.BulletList():
                for place, item in enumerate(block.items, start=1):
                    figure = (tree.Text(f"{place}. "),) if block.numbered else ()
                    self._inlines(self._paragraph("Normal" if block.numbered else "List Bullet"), (*figure, *item))
            case tree.DataTable():
                self._paragraph("Caption", block.caption)
                self._table(block, block.caption)
            case tree.FigureBlock():
                self._figure(block)
            case tree.Callout():
                # The style says it too, for those who write on in Word; other readers heed it in the paragraph only.
                self._paragraph("Callout", block.text)._p.get_or_add_pPr().extend(elements(BESIDE))
            case tree.Notice():
                self._paragraph("Notice", block.text)
            case tree.KeyResults():
                for big, sentence in block.items:
                    result = self._paragraph("Result")
                    _run(result, f"{big}\t", "Big Number")
                    self._inlines(result, sentence)
                self._paragraph("Air")

    def _figure(self, figure: tree.FigureBlock) -> None:
        self._caption(figure, tree.figure_anchor(figure.number))
        if figure.number in self.pictures:
            picture = io.BytesIO(self.pictures[figure.number].data)
            shape = self._paragraph("Figure").add_run().add_picture(picture, width=MEASURE)
            shape._inline.docPr.set("name", f"Figur {figure.number}")
            shape._inline.docPr.set("descr", _clean(figure.description))
        if figure.note:
            self._paragraph("Source", figure.note)
        if figure.source:
            self._paragraph("Source", f"Kilde: {figure.source}")
        if figure.table.rows:
            link = tree.Link("Tallene som tabel står i bilaget", f"#{_table_anchor(figure)}")
            self._inlines(self._paragraph("Source"), [link])
        self._paragraph("Air")

    def _caption(self, figure: tree.FigureBlock, anchor: str) -> None:
        caption = self._paragraph("Caption", anchor=anchor)
        _run(caption, f"Figur {figure.number}\n", "Figure Number")
        _run(caption, figure.caption)

    def _table(self, table: tree.DataTable, told: str) -> None:
        made = self.word.add_table(0, len(table.header), style="Publication Table")
        made.autofit = False
        for column, width in zip(made.columns, _widths(table), strict=True):
            column.width = width
        made._tbl.tblPr.extend(elements("<w:tblCaption/>"))
        made._tbl.tblPr[-1].set(qn("w:val"), _clean(told))
        for left, cells in zip(range(len(table.rows), -1, -1), (table.header, *table.rows), strict=True):
            row, is_header = made.add_row(), cells is table.header
            row._tr.get_or_add_trPr().extend(elements(f"<w:cantSplit/>{'<w:tblHeader/>' * is_header}"))
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph.style = "Table Number" if column in table.numeric_columns else "Table Text"
                paragraph.paragraph_format.keep_with_next = left > 0
                _run(paragraph, text).bold = is_header or None
        # Two tables that nothing parts become one in Word; this parts them, and gives the next line air.
        self._paragraph("Air")

    def _paragraph(self, style: str, text: str = "", *, anchor: str = "") -> Paragraph:
        paragraph = self.word.add_paragraph(style=style)
        if anchor:
            self.bookmarks += 1
            told = f'w:id="{self.bookmarks}" w:name="{bookmark(anchor)}"'
            paragraph._p.extend(elements(f'<w:bookmarkStart {told}/><w:bookmarkEnd w:id="{self.bookmarks}"/>'))
        if text:
            _run(paragraph, text)
        return paragraph

    def _inlines(self, paragraph: Paragraph, runs: Iterable[tree.Inline]) -> None:
        for item in runs:
            run = _run(paragraph, item.text)
            if isinstance(item, tree.Text):
                run.bold, run.italic = item.strong or None, item.emphasis or None
            if isinstance(item, tree.Link) and item.href:
                run.style = "Hyperlink"
                self._link(paragraph, item.href, [run])

    def _link(self, paragraph: Paragraph, href: str, runs: list[Run]) -> None:
        (link,) = elements('<w:hyperlink w:history="1"/>')
        if href.startswith("#"):
            link.set(qn("w:anchor"), bookmark(href[1:]))
        else:
            link.set(qn("r:id"), self.word.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.extend(run._r for run in runs)
        paragraph._p.append(link)


def _run(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    return paragraph.add_run(_clean(text), style)


def _titled(paragraph: Paragraph, heading: tree.Heading) -> list[Run]:
    kicker = [_run(paragraph, f"{heading.kicker}\n", "Kicker")] if heading.kicker else []
    return [*kicker, _run(paragraph, heading.text)]


def _clean(text: str) -> str:
    """Without the signs that XML does not know."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _short(text: str) -> str:
    return _clean(text)[:255]  # more does not go into a property


def bookmark(anchor: str) -> str:
    """Word's bookmarks are letters, digits and low lines, and 40 of them at most."""
    name = re.sub(r"\W", "_", anchor)
    return name if len(name) <= 40 else f"{name[:31]}_{zlib.crc32(anchor.encode()):08x}"


def _table_anchor(figure: tree.FigureBlock) -> str:
    return f"tabel-{tree.figure_anchor(figure.number)}"


def _widths(table: tree.DataTable) -> list[Length]:
    """Columns of numbers are narrow, the others share what is left; with many columns all are alike."""
    numbers, columns = len(table.numeric_columns), len(table.header)
    alike, left = Length(MEASURE // columns), MEASURE - NUMBER_COLUMN * numbers
    if numbers == columns or alike < NUMBER_COLUMN:
        return [alike] * columns
    return [
        NUMBER_COLUMN if at in table.numeric_columns else Length(left // (columns - numbers)) for at in range(columns)
    ]
