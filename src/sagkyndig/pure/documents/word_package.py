"""The package around a Word document: its parts, how they point at each other, the typeface, and the same bytes twice."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sagkyndig.pure.documents.fonts import FAMILY, font_file

PARTS = Path(__file__).resolve().parent / "assets" / "word"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The zip format knows no earlier moment; a document that bears no date is given it, never the clock's.
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
UNDATED = date(2000, 1, 1)

EMBEDDED = (("Regular", "embedRegular"), ("Bold", "embedBold"), ("Italic", "embedItalic"))
OBFUSCATED_BYTES = 32

TYPES = {
    "word/document.xml": "wordprocessingml.document.main+xml",
    "word/styles.xml": "wordprocessingml.styles+xml",
    "word/numbering.xml": "wordprocessingml.numbering+xml",
    "word/settings.xml": "wordprocessingml.settings+xml",
    "word/fontTable.xml": "wordprocessingml.fontTable+xml",
    "word/header.xml": "wordprocessingml.header+xml",
    "word/footer.xml": "wordprocessingml.footer+xml",
    "docProps/app.xml": "extended-properties+xml",
}


@dataclass(frozen=True)
class Properties:
    title: str
    subject: str
    author: str
    keywords: str
    category: str
    dated: date | None


@dataclass
class Relations:
    """What the document points at: pictures inside the package and addresses outside it."""

    rows: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def add(self, kind: str, target: str, *, outside: bool = False) -> str:
        for known, known_kind, known_target, _ in self.rows:
            if (known_kind, known_target) == (kind, target):
                return known
        name = f"rId{len(self.rows) + 1}"
        self.rows.append((name, kind, target, outside))
        return name

    def xml(self) -> str:
        rows = "".join(_relation(*row) for row in self.rows)
        return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _relation(name: str, kind: str, target: str, outside: bool) -> str:
    address = kind if "://" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{address}" Target={quoteattr(target)}{mode}/>'


def packed(
    document: str, header: str, footer: str, relations: Relations, pictures: list[bytes], properties: Properties
) -> bytes:
    fonts, font_table, font_relations = _typeface()
    root = Relations()
    root.add("officeDocument", "word/document.xml")
    root.add(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": root.xml().encode(),
        "docProps/core.xml": _core(properties).encode(),
        "docProps/app.xml": _app(properties).encode(),
        "word/document.xml": document.encode(),
        "word/_rels/document.xml.rels": relations.xml().encode(),
        "word/header.xml": header.encode(),
        "word/footer.xml": footer.encode(),
        "word/fontTable.xml": font_table.encode(),
        "word/_rels/fontTable.xml.rels": font_relations.encode(),
    }
    for name in ("styles", "numbering", "settings"):
        parts[f"word/{name}.xml"] = (PARTS / f"{name}.xml").read_bytes()
    parts |= {picture_path(place): data for place, data in enumerate(pictures, start=1)}
    parts |= fonts
    return _zipped(parts)


def picture_path(place: int) -> str:
    return f"word/media/figur{place}.png"


def parts_relations() -> Relations:
    """The document's relations before anything is written in it."""
    relations = Relations()
    for kind, target in (("styles", "styles"), ("numbering", "numbering"), ("settings", "settings")):
        relations.add(kind, f"{target}.xml")
    relations.add("fontTable", "fontTable.xml")
    return relations


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, data)
    return held.getvalue()


def _content_types() -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
        )
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
        for name, kind in TYPES.items()
    )
    core = (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}{core}</Types>'


def _core(properties: Properties) -> str:
    moment = f"{(properties.dated or UNDATED).isoformat()}T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(properties.title)}</dc:title><dc:subject>{words(properties.subject)}</dc:subject>"
        f"<dc:creator>{words(properties.author)}</dc:creator><cp:keywords>{words(properties.keywords)}</cp:keywords>"
        f"<dc:language>da-DK</dc:language><cp:category>{words(properties.category)}</cp:category>"
        f"<cp:lastModifiedBy>{words(properties.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _app(properties: Properties) -> str:
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Sagkyndig</Application><Company>{words(properties.author)}</Company></Properties>"
    )


@cache
def _typeface() -> tuple[dict[str, bytes], str, str]:
    """The typeface rides along, so that the document looks the same where it is not installed."""
    relations = Relations()
    files: dict[str, bytes] = {}
    embedded = ""
    for place, (cut, element) in enumerate(EMBEDDED, start=1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"sagkyndig:{FAMILY}:{cut}")
        relation = relations.add("font", f"fonts/font{place}.odttf")
        files[f"word/fonts/font{place}.odttf"] = _obfuscated(font_file(cut).read_bytes(), key)
        embedded += f'<w:{element} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'
    table = (
        f'{HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}">'
        f'<w:font w:name="{FAMILY}"><w:altName w:val="Segoe UI"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>'
    )
    return files, table, relations.xml()


def _obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    """As ECMA-376 (part 4, embedded fonts) has it: the key, read backwards, laid over the first 32 bytes."""
    backwards = key.bytes[::-1]
    head = bytes(byte ^ backwards[at % 16] for at, byte in enumerate(font[:OBFUSCATED_BYTES]))
    return head + font[OBFUSCATED_BYTES:]


def words(text: str) -> str:
    """Text as XML takes it: escaped, and without the control characters that XML does not know."""
    return escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text), {'"': "&quot;"})
