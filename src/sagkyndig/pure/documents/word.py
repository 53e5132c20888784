"""A publication as a Word document: real headings, captions, alternative text and header rows, in Danish."""

from __future__ import annotations

from collections.abc import Iterable

from sagkyndig.pure.documents.dates import date_in
from sagkyndig.pure.documents.pictures import Picture, as_pictures
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
    headings,
)
from sagkyndig.pure.documents.word_package import (
    HEAD,
    OFFICE,
    Properties,
    Relations,
    packed,
    parts_relations,
    picture_path,
    words,
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

# The measure is 126 mm, as in the PDF; Word counts in twentieths of a point, drawings in 1/914,400 inch.
MEASURE_TWIPS = 7143
MEASURE_POINTS = 357
MEASURE_EMU = 4_536_000
NUMBER_COLUMN_TWIPS = 1247
# A table of no more rows than this is kept on one page.
KEPT_TOGETHER = 20

# The styles say this too, for those who write on in Word; readers other than Word heed it in the paragraph only.
FRAMES = {
    "Callout": '<w:framePr w:w="1928" w:hSpace="227" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="8902" w:y="60"/>',
    "Address": '<w:framePr w:w="9467" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>',
}


def to_docx(document: Document) -> bytes:
    """The same document gives the same bytes: no clock, no system fonts."""
    relations = parts_relations()
    header, footer = relations.add("header", "header.xml"), relations.add("footer", "footer.xml")
    drawn = [figure for figure in figures(document.blocks) if figure.svg]
    pictures = as_pictures([figure.svg for figure in drawn], points_wide=MEASURE_POINTS)
    placed = {
        figure.number: (place, picture)
        for place, (figure, picture) in enumerate(zip(drawn, pictures, strict=True), start=1)
    }
    body = _Body(document, relations, placed)
    xml = (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{body.xml()}<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="3402" w:bottom="1588" w:left="1361" '
        'w:header="794" w:footer="794" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )
    properties = Properties(
        title=document.title,
        subject=document.subtitle,
        author=document.authority.name,
        keywords=", ".join(document.banners),
        category=document.kind,
        dated=date_in(document.dated),
    )
    return packed(
        xml, _header(document), _footer(document), relations, [picture.data for picture in pictures], properties
    )


class _Body:
    """Writes the body from top to bottom, giving bookmarks and pictures the numbers Word wants."""

    def __init__(self, document: Document, relations: Relations, pictures: dict[str, tuple[int, Picture]]) -> None:
        self.document = document
        self.relations = relations
        self.pictures = pictures
        self.bookmarks = 0

    def xml(self) -> str:
        document = self.document
        has_contents = document.contents and any(headings(document.blocks))
        parts = [self._title_page()]
        if has_contents:
            parts.append(self._contents())
        elif document.blocks and not _begins_a_page(document.blocks[0]):
            parts.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        parts += [self._block(block) for block in document.blocks]
        parts.append(self._appendix())
        parts += [_paragraph("Colophon", _run(line)) for line in document.colophon]
        return "".join(parts)

    def _title_page(self) -> str:
        document = self.document
        lines = [
            ("Authority", document.authority.name),
            ("Kind", document.kind),
            ("Title", document.title),
            ("Subtitle", document.subtitle),
            ("Dated", document.dated),
            *(("Banner", banner) for banner in document.banners),
            *(("Address", line) for line in document.authority.lines),
        ]
        # A frame belongs to the paragraph after it: without one on this page the address would stand on the next.
        return "".join(_paragraph(style, _run(text)) for style, text in lines if text) + AIR

    def _contents(self) -> str:
        """A contents field whose entries are there from the start; page numbers come when Word updates it."""
        listed = list(headings((*self.document.blocks, *self._appendix_heading()), deepest=2))
        entries = []
        for place, heading in enumerate(listed):
            before = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
                ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                if place == 0
                else ""
            )
            after = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(listed) - 1 else ""
            link = f'<w:hyperlink w:anchor="{_bookmark(heading.anchor)}" w:history="1">{_titled(heading)}</w:hyperlink>'
            entries.append(_paragraph(f"TOC{heading.level}", before + link + after))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{_paragraph('TOCHeading', _run('Indhold'))}{''.join(entries)}"
            "</w:sdtContent></w:sdt>"
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return _paragraph(f"Heading{block.level}", self._marked(block.anchor, _titled(block)))
            case Paragraph():
                return _paragraph("Lead" if block.lead else None, self._runs(block.runs))
            case BulletList():
                return "".join(_paragraph("ListBullet", self._runs(item)) for item in block.items)
            case DataTable():
                return _paragraph("Caption", _run(block.caption)) + _table(block, block.caption) + AIR
            case FigureBlock():
                return self._figure(block)
            case Callout():
                return _paragraph("Callout", _run(block.text))
            case KeyResults():
                return (
                    "".join(
                        _paragraph("Result", f"{_run(big, 'BigNumber')}<w:r><w:tab/></w:r>{self._runs(sentence)}")
                        for big, sentence in block.items
                    )
                    + AIR
                )
            case Notice():
                return _paragraph("Notice", _run(block.text))

    def _figure(self, figure: FigureBlock) -> str:
        parts = [_paragraph("Caption", self._marked(figure_anchor(figure.number), _caption(figure)))]
        if figure.number in self.pictures:
            place, picture = self.pictures[figure.number]
            relation = self.relations.add("image", picture_path(place).removeprefix("word/"))
            parts.append(_paragraph("Figure", _drawing(figure, place, picture, relation)))
        if figure.note:
            parts.append(_paragraph("Source", _run(figure.note)))
        if figure.source:
            parts.append(_paragraph("Source", _run(f"Kilde: {figure.source}")))
        if figure.table.rows:
            link = _inner_link(_table_anchor(figure), "Tallene som tabel står i bilaget")
            parts.append(_paragraph("Source", link))
        return "".join(parts) + AIR

    def _appendix_heading(self) -> tuple[Heading, ...]:
        told = any(figure.table.rows for figure in figures(self.document.blocks))
        return (Heading(1, "Figurernes tal", "pub-bilag", "Bilag"),) if told else ()

    def _appendix(self) -> str:
        parts = [self._block(heading) for heading in self._appendix_heading()]
        for figure in figures(self.document.blocks):
            if figure.table.rows:
                name = self._marked(_table_anchor(figure), _caption(figure))
                told = f"Figur {figure.number}. {figure.table.caption}"
                parts.append(_paragraph("Caption", name) + _table(figure.table, told) + AIR)
        return "".join(parts)

    def _runs(self, runs: Iterable[Inline]) -> str:
        return "".join(self._inline(run) for run in runs)

    def _inline(self, run: Inline) -> str:
        match run:
            case Text():
                return _run(run.text, strong=run.strong, emphasis=run.emphasis)
            case Number():
                return _run(run.text)
            case Link():
                if run.href.startswith("#"):
                    return _inner_link(run.href[1:], run.text)
                relation = self.relations.add("hyperlink", run.href, outside=True)
                return f'<w:hyperlink r:id="{relation}" w:history="1">{_run(run.text, "Hyperlink")}</w:hyperlink>'

    def _marked(self, anchor: str, inside: str) -> str:
        self.bookmarks += 1
        return (
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{_bookmark(anchor)}"/>{inside}'
            f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        )


def _begins_a_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _paragraph(style: str | None, inside: str) -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/>{FRAMES.get(style, "")}</w:pPr>' if style else ""
    return f"<w:p>{told}{inside}</w:p>"


# Two tables that nothing parts become one in Word; this parts them, and gives the next line air.
AIR = _paragraph("Air", "")


def _run(text: str, style: str | None = None, *, strong: bool = False, emphasis: bool = False) -> str:
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if strong else "")
        + ("<w:i/><w:iCs/>" if emphasis else "")
    )
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def _titled(heading: Heading) -> str:
    kicker = f"{_run(heading.kicker, 'Kicker')}<w:r><w:br/></w:r>" if heading.kicker else ""
    return kicker + _run(heading.text)


def _caption(figure: FigureBlock) -> str:
    return f"{_run(f'Figur {figure.number}', 'FigureNumber')}<w:r><w:br/></w:r>{_run(figure.caption)}"


def _inner_link(anchor: str, text: str) -> str:
    return f'<w:hyperlink w:anchor="{_bookmark(anchor)}" w:history="1">{_run(text, "Hyperlink")}</w:hyperlink>'


def _bookmark(anchor: str) -> str:
    """Word's bookmarks are letters, digits and low lines, and 40 of them at most."""
    name = "".join(sign if sign.isalnum() else "_" for sign in anchor)
    if len(name) <= 40:
        return name
    return f"{name[:31]}_{sum(ord(sign) * (place + 1) for place, sign in enumerate(anchor)) % 10**8:08d}"


def _table_anchor(figure: FigureBlock) -> str:
    return f"tabel-{figure_anchor(figure.number)}"


def _drawing(figure: FigureBlock, place: int, picture: Picture, relation: str) -> str:
    tall = MEASURE_EMU * picture.height // picture.width
    name, told = words(f"Figur {figure.number}"), words(figure.description)
    size = f'cx="{MEASURE_EMU}" cy="{tall}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{place}" name="{name}" descr="{told}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place}" name="{name}" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _table(table: DataTable, told: str) -> str:
    widths = _widths(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kept = len(table.rows) <= KEPT_TOGETHER
    rows = [_row(table, table.header, widths, is_header=True, kept=True)]
    rows += [
        _row(table, row, widths, is_header=False, kept=kept and place < len(table.rows))
        for place, row in enumerate(table.rows, start=1)
    ]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PublicationTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{words(told)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(table: DataTable, row: tuple[str, ...], widths: list[int], *, is_header: bool, kept: bool) -> str:
    cells = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        style = "TableNumber" if column in table.numeric_columns else "TableText"
        keep = "<w:keepNext/>" if kept else ""
        strong = is_header
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}'
            f"</w:pPr>{_run(cell, strong=strong)}</w:p></w:tc>"
        )
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _widths(table: DataTable) -> list[int]:
    """Columns of numbers are narrow, the others share what is left; with many columns all are alike."""
    columns = range(len(table.header))
    narrow = [column for column in columns if column in table.numeric_columns]
    wide = len(table.header) - len(narrow)
    left = MEASURE_TWIPS - NUMBER_COLUMN_TWIPS * len(narrow)
    if not wide or left < wide * NUMBER_COLUMN_TWIPS:
        return [MEASURE_TWIPS // len(table.header)] * len(table.header)
    return [NUMBER_COLUMN_TWIPS if column in narrow else left // wide for column in columns]


def _header(document: Document) -> str:
    running = " · ".join((document.authority.name, *document.banners))
    return f"{HEAD}<w:hdr {NAMESPACES}>{_paragraph('Header', _run(running))}</w:hdr>"


def _footer(document: Document) -> str:
    page = "".join((_run("Side "), _field("PAGE"), _run(" af "), _field("NUMPAGES")))
    inside = f"{_run(document.title)}<w:r><w:tab/></w:r>{page}"
    return f"{HEAD}<w:ftr {NAMESPACES}>{_paragraph('Footer', inside)}</w:ftr>"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'
