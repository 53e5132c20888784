"""How the Word document looks: page, typeface and styles, for those who write on in it too."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor, Twips

from sagkyndig.pure.documents.fonts import FAMILY, font_file

PETROL, GREY, LINE, PALE = "0B5563", "475156", "C9D4D7", "EEF4F5"
# The measure is 126 mm, as in the PDF; call-outs stand in the margin to the right of it.
MEASURE = Twips(7143)
TEMPLATE_PARTS = ("officeDocument", "core-properties", "styles", "settings", "numbering")
TEMPLATE_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")

LANGUAGE = '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
DEFAULTS = f"""
<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" w:eastAsia="{FAMILY}" w:cs="{FAMILY}"/>
<w:color w:val="1A1F23"/><w:sz w:val="21"/>{LANGUAGE}</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault>"""
SETTINGS = """
<w:embedTrueTypeFonts/><w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"
w:uri="http://schemas.microsoft.com/office/word"/></w:compat><w:themeFontLang w:val="da-DK"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>"""
BULLETS = f"""
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>
<w:rPr><w:color w:val="{PETROL}"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
BESIDE = '<w:framePr w:w="1928" w:hSpace="227" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="8902" w:y="60"/>'
BULLET = '<w:numPr><w:numId w:val="1"/></w:numPr>'
LEVEL = '<w:outlineLvl w:val="{}"/>'
SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
TABLE = f"""
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="{LINE}"/><w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>
</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:color="{PETROL}"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>"""
FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FONT_TABLE = f"""
<w:fonts {nsdecls("w", "r")}><w:font w:name="{FAMILY}"><w:altName w:val="Segoe UI"/><w:charset w:val="00"/>
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"""


def elements(xml: str) -> list[BaseOxmlElement]:
    """For what python-docx has no words for. What an author wrote never goes in here, but through python-docx."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>"))


def empty_document() -> Document:
    """Our page, styles and typeface in the place of those of python-docx's own template."""
    made = docx.Document()
    for owner in (made.part, made.part.package):
        for name, relation in list(owner.rels.items()):
            if relation.reltype.rsplit("/", 1)[1] not in TEMPLATE_PARTS:
                del owner.rels[name]
    for style in list(made.styles):
        if style.name not in TEMPLATE_STYLES:
            style.delete()
    made.settings.element[:] = elements(SETTINGS)
    made.part.numbering_part.element[:] = elements(BULLETS)
    made.styles.element[0][:] = elements(DEFAULTS)
    made.styles["Normal"].element.get_or_add_rPr().extend(elements(LANGUAGE))
    page = made.sections[0]
    page.page_width, page.page_height = Twips(11906), Twips(16838)
    page.left_margin, page.right_margin = Twips(1361), Twips(3402)
    page.top_margin, page.bottom_margin = Twips(1701), Twips(1588)
    page.header_distance = page.footer_distance = Twips(794)
    page.different_first_page_header_footer = True
    _add_styles(made)
    _embed_typeface(made)
    return made


def _lines(*lines: tuple[str, int, int, str]) -> str:
    """Beside a paragraph: the side, eighths of a point, points from the text, the colour."""
    told = '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/>'
    return f"<w:pBdr>{''.join(told.format(*line) for line in lines)}</w:pBdr>"


def _tab(side: str, place: int) -> str:
    return f'<w:tabs><w:tab w:val="{side}" w:pos="{place}"/></w:tabs>'


def _add_styles(made: Document) -> None:
    style: Callable[..., None] = partial(_add_style, made)
    over = {"right_indent": Twips(-2324)}
    style("Authority", 15, PETROL, bold=True, after=170, xml=_lines(("top", 72, 14, PETROL)), **over)
    style("Kind", 12, PETROL, bold=True, after=3)
    style("Title", 34, bold=True, before=6, after=12, line=1, builtin=True, **over)
    style("Subtitle", 15, after=18, line=1.15, builtin=True, right_indent=Twips(-1134))
    style("Dated", 12, bold=True, after=18)
    style("Banner", 10.5, PETROL, bold=True, line=4 / 3, xml=_lines(("left", 36, 8, PETROL)), left_indent=Pt(10))
    style("Address", 9, GREY, line=1.15)
    opening = {"builtin": True, "bold": True, "keep_with_next": True, "keep_together": True}
    style("TOC Heading", 22, after=12, page_break_before=True, **opening)
    style("Heading 1", 22, after=18, line=1.05, xml=LEVEL.format(0), page_break_before=True, **opening)
    style("Heading 2", 13.5, before=20, after=6, line=1.1, xml=LEVEL.format(1), **opening)
    style("Heading 3", 10.5, before=16, after=4, xml=LEVEL.format(2), **opening)
    style("Caption", 9, before=16, after=6, line=1.1, **opening)
    style("toc 1", bold=True, before=12, after=2, line=1.1, xml=_tab("right", 7143), builtin=True)
    style("toc 2", after=2, line=1.1, xml=_tab("right", 7143), builtin=True)
    style("Lead", 12.5, after=12, line=1.2)
    style("List Bullet", after=4, xml=BULLET, builtin=True, left_indent=Twips(284), first_line_indent=Twips(-284))
    callout = BESIDE + _lines(("top", 18, 6, PETROL), ("between", 18, 6, PETROL))
    style("Callout", 10, PETROL, bold=True, after=6, line=1.1, xml=callout)
    notice = _lines(("top", 4, 6, PALE), ("left", 24, 10, PETROL), ("bottom", 4, 6, PALE)) + SHADE
    style("Notice", before=14, after=14, xml=notice, left_indent=Twips(227))
    result = _lines(*((side, 4, 8, LINE) for side in ("top", "bottom", "between"))) + _tab("left", 2324)
    style("Result", line=1.15, xml=result, keep_together=True, left_indent=Twips(2324), first_line_indent=Twips(-2324))
    style("Figure", after=3, line=1, keep_with_next=True)
    style("Source", 8.5, GREY, after=3, line=1.1, keep_together=True)
    style("Table Text", 9, before=3, after=3, line=1)
    style("Table Number", 9, before=3, after=3, line=1, alignment=WD_ALIGN_PARAGRAPH.RIGHT)
    style("Air", 2, after=8, line=1)
    style("Header", 8.5, PETROL, bold=True, line=1, builtin=True, **over)
    style("Footer", 8.5, GREY, line=1, xml=_tab("right", 9467), builtin=True, **over)
    style("Colophon", 9, GREY, after=4, line=1.15, xml=_lines(("top", 4, 10, LINE)), keep_together=True)
    text = partial(style, kind=WD_STYLE_TYPE.CHARACTER)
    text("Kicker", 10.5, PETROL, bold=True)
    text("Figure Number", None, PETROL, bold=True)
    text("Big Number", 18, PETROL, bold=True)
    text("Hyperlink", None, PETROL, builtin=True)
    made.styles["Hyperlink"].font.underline = True
    table = made.styles.add_style("Publication Table", WD_STYLE_TYPE.TABLE)
    table.base_style = made.styles["Normal Table"]
    table.element.extend(elements(TABLE))


def _add_style(
    made: Document,
    name: str,
    size: float | None = None,
    colour: str | None = None,
    *,
    bold: bool | None = None,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
    xml: str = "",
    builtin: bool = False,
    kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH,
    **layout: object,
) -> None:
    """Sizes in points; `layout` in python-docx's words, `xml` in the order of the standard."""
    style = made.styles.add_style(name, kind, builtin)
    style.quick_style = True
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = made.styles["Normal"]
        style.element.get_or_add_pPr().extend(elements(xml))
        layout |= {"space_before": Pt(before), "space_after": Pt(after), "line_spacing": line}
        for key, value in layout.items():
            setattr(style.paragraph_format, key, value)
        if "keep_with_next" in layout:
            style.next_paragraph_style = made.styles["Normal"]
    style.font.bold, style.font.size = bold, Pt(size) if size else None
    style.font.color.rgb = RGBColor.from_string(colour) if colour else None
    style.element.get_or_add_rPr().extend(elements(LANGUAGE))


def _embed_typeface(made: Document) -> None:
    """The typeface rides along, so that the document looks the same where it is not installed."""
    package = made.part.package
    table = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, parse_xml(FONT_TABLE), package)
    for cut in ("Regular", "Bold", "Italic"):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"sagkyndig:{FAMILY}:{cut}")
        font, mask = font_file(cut).read_bytes(), key.bytes[::-1] * 2
        # As ECMA-376 (part 4, embedded fonts) has it: the key, read backwards, laid over the first 32 bytes.
        hidden = bytes(byte ^ over for byte, over in zip(font[:32], mask, strict=True)) + font[32:]
        part = Part(PackURI(f"/word/fonts/{cut}.odttf"), FONT, hidden, package)
        relation = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        table.element[0].extend(elements(f'<w:embed{cut} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'))
    made.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
