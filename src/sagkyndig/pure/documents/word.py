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
from sagkyndig.pure.documents.word_markup import (
    AIR,
    MEASURE_POINTS,
    NAMESPACES,
    bookmark,
    caption,
    drawing,
    inner_link,
    paragraph,
    run,
    table,
    table_anchor,
    titled,
)
from sagkyndig.pure.documents.word_package import (
    HEAD,
    Properties,
    Relations,
    packed,
    parts_relations,
    picture_path,
)


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
        parts += [paragraph("Colophon", run(line)) for line in document.colophon]
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
        return "".join(paragraph(style, run(text)) for style, text in lines if text) + AIR

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
            link = f'<w:hyperlink w:anchor="{bookmark(heading.anchor)}" w:history="1">{titled(heading)}</w:hyperlink>'
            entries.append(paragraph(f"TOC{heading.level}", before + link + after))
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('TOCHeading', run('Indhold'))}{''.join(entries)}"
            "</w:sdtContent></w:sdt>"
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return paragraph(f"Heading{block.level}", self._marked(block.anchor, titled(block)), _goes_on(block))
            case Paragraph():
                return paragraph("Lead" if block.lead else None, self._runs(block.runs))
            case BulletList():
                return "".join(paragraph("ListBullet", self._runs(item)) for item in block.items)
            case DataTable():
                return paragraph("Caption", run(block.caption)) + table(block, block.caption) + AIR
            case FigureBlock():
                return self._figure(block)
            case Callout():
                return paragraph("Callout", run(block.text))
            case KeyResults():
                return (
                    "".join(
                        paragraph("Result", f"{run(big, 'BigNumber')}<w:r><w:tab/></w:r>{self._runs(sentence)}")
                        for big, sentence in block.items
                    )
                    + AIR
                )
            case Notice():
                return paragraph("Notice", run(block.text))

    def _figure(self, figure: FigureBlock) -> str:
        parts = [paragraph("Caption", self._marked(figure_anchor(figure.number), caption(figure)))]
        if figure.number in self.pictures:
            place, picture = self.pictures[figure.number]
            relation = self.relations.add("image", picture_path(place).removeprefix("word/"))
            parts.append(paragraph("Figure", drawing(figure, place, picture, relation)))
        if figure.note:
            parts.append(paragraph("Source", run(figure.note)))
        if figure.source:
            parts.append(paragraph("Source", run(f"Kilde: {figure.source}")))
        if figure.table.rows:
            link = inner_link(table_anchor(figure), "Tallene som tabel står i bilaget")
            parts.append(paragraph("Source", link))
        return "".join(parts) + AIR

    def _appendix_heading(self) -> tuple[Heading, ...]:
        told = any(figure.table.rows for figure in figures(self.document.blocks))
        return (Heading(1, "Figurernes tal", "pub-bilag", "Bilag"),) if told else ()

    def _appendix(self) -> str:
        parts = [self._block(heading) for heading in self._appendix_heading()]
        for figure in figures(self.document.blocks):
            if figure.table.rows:
                name = self._marked(table_anchor(figure), caption(figure))
                told = f"Figur {figure.number}. {figure.table.caption}"
                parts.append(paragraph("Caption", name) + table(figure.table, told) + AIR)
        return "".join(parts)

    def _runs(self, runs: Iterable[Inline]) -> str:
        return "".join(self._inline(item) for item in runs)

    def _inline(self, item: Inline) -> str:
        match item:
            case Text():
                return run(item.text, strong=item.strong, emphasis=item.emphasis)
            case Number():
                return run(item.text)
            case Link():
                if not item.href:
                    return run(item.text)
                if item.href.startswith("#"):
                    return inner_link(item.href[1:], item.text)
                relation = self.relations.add("hyperlink", item.href, outside=True)
                return f'<w:hyperlink r:id="{relation}" w:history="1">{run(item.text, "Hyperlink")}</w:hyperlink>'

    def _marked(self, anchor: str, inside: str) -> str:
        self.bookmarks += 1
        return (
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{bookmark(anchor)}"/>{inside}'
            f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        )


def _begins_a_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and block.kicker is not None


def _goes_on(heading: Heading) -> str:
    """A chapter begins a page; a heading of its order without a number goes on where there is room."""
    if heading.level > 1 or heading.kicker:
        return ""
    return '<w:pageBreakBefore w:val="0"/><w:spacing w:before="720"/>'


def _header(document: Document) -> str:
    running = " · ".join((document.authority.name, *document.banners))
    return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph('Header', run(running))}</w:hdr>"


def _footer(document: Document) -> str:
    page = "".join((run("Side "), _field("PAGE"), run(" af "), _field("NUMPAGES")))
    inside = f"{run(document.title)}<w:r><w:tab/></w:r>{page}"
    return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph('Footer', inside)}</w:ftr>"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'
