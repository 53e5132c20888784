"""The markup of a Word document: paragraphs, runs, links, drawings and tables."""

from __future__ import annotations

from sagkyndig.pure.documents.pictures import Picture
from sagkyndig.pure.documents.tree import DataTable, FigureBlock, Heading, figure_anchor
from sagkyndig.pure.documents.word_package import OFFICE, words

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


def paragraph(style: str | None, inside: str, properties: str = "") -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/>{FRAMES.get(style, "")}{properties}</w:pPr>' if style else ""
    return f"<w:p>{told}{inside}</w:p>"


# Two tables that nothing parts become one in Word; this parts them, and gives the next line air.
AIR = paragraph("Air", "")


def run(text: str, style: str | None = None, *, strong: bool = False, emphasis: bool = False) -> str:
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if strong else "")
        + ("<w:i/><w:iCs/>" if emphasis else "")
    )
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def titled(heading: Heading) -> str:
    kicker = f"{run(heading.kicker, 'Kicker')}<w:r><w:br/></w:r>" if heading.kicker else ""
    return kicker + run(heading.text)


def caption(figure: FigureBlock) -> str:
    return f"{run(f'Figur {figure.number}', 'FigureNumber')}<w:r><w:br/></w:r>{run(figure.caption)}"


def inner_link(anchor: str, text: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark(anchor)}" w:history="1">{run(text, "Hyperlink")}</w:hyperlink>'


def bookmark(anchor: str) -> str:
    """Word's bookmarks are letters, digits and low lines, and 40 of them at most."""
    name = "".join(sign if sign.isalnum() else "_" for sign in anchor)
    if len(name) <= 40:
        return name
    return f"{name[:31]}_{sum(ord(sign) * (place + 1) for place, sign in enumerate(anchor)) % 10**8:08d}"


def table_anchor(figure: FigureBlock) -> str:
    return f"tabel-{figure_anchor(figure.number)}"


def drawing(figure: FigureBlock, place: int, picture: Picture, relation: str) -> str:
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


def table(table: DataTable, told: str) -> str:
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
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
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
            f"</w:pPr>{run(cell, strong=strong)}</w:p></w:tc>"
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
