"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from pathlib import PurePath

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.problems import TableError


class Kind(Enum):
    """The two kinds of file that hold a table."""

    TEXT = "CSV"
    SPREADSHEET = "XLSX"


_ENDINGS = {
    ".csv": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".xlsx": Kind.SPREADSHEET,
    ".xlsm": Kind.SPREADSHEET,
}
_ZIP = b"PK\x03\x04"
_OTHERS = (
    (b"%PDF", "en PDF-fil"),
    (b"\x89PNG\r\n\x1a\n", "et billede (PNG)"),
    (b"\xff\xd8\xff", "et billede (JPEG)"),
    (b"GIF8", "et billede (GIF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "et ældre eller adgangskodebeskyttet Office-dokument"),
    (b"\x1f\x8b", "en pakket fil (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "en pakket fil (7z)"),
    (b"Rar!", "en pakket fil (RAR)"),
    (b"SQLite format 3\x00", "en database"),
    (b"{\\rtf", "et RTF-dokument"),
    (b"PK\x05\x06", "en tom pakket fil (zip)"),
)
_JSON = re.compile(rb'(\{\s*["}]|\[\s*[\[{"\]])')
_MARKUP = (
    (b"<!doctype html", "en webside (HTML)"),
    (b"<html", "en webside (HTML)"),
    (b"<table", "en webside (HTML)"),
    (b"<?xml", "XML"),
)


def kind_of(data: bytes, filename: str) -> Kind:
    """CSV or XLSX, where ending and content agree; a name without an ending leaves it to the content."""
    ending = PurePath(filename).suffix.lower()
    if ending and ending not in _ENDINGS:
        raise TableError([wording.unknown_ending(ending)])
    stranger = _stranger(data)
    if stranger:
        raise TableError([wording.another_kind(stranger, ending or None)])
    kind = Kind.SPREADSHEET if data.startswith(_ZIP) else Kind.TEXT
    if ending and _ENDINGS[ending] is not kind:
        names = _names_in(data) if kind is Kind.SPREADSHEET else set()
        packed = zip_content(names) if names else None
        if packed:
            raise TableError([wording.another_kind(packed, ending)])
        mismatch = wording.spreadsheet_named_text if kind is Kind.SPREADSHEET else wording.text_named_spreadsheet
        raise TableError([mismatch(ending)])
    return kind


def _stranger(data: bytes) -> str | None:
    for beginning, name in _OTHERS:
        if data.startswith(beginning):
            return name
    text = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _JSON.match(text):
        return "JSON"
    return next((name for beginning, name in _MARKUP if text.startswith(beginning)), None)


def _names_in(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError):
        return set()


_ZIPPED = (
    ("word/", "et Word-dokument"),
    ("ppt/", "en PowerPoint-præsentation"),
    ("META-INF/manifest.xml", "et OpenDocument-dokument"),
    ("xl/workbook.bin", "et binært Excel-regneark (.xlsb)"),
)


def zip_content(names: set[str]) -> str | None:
    """What a zip file holds, by the names of its members; None where it is an XLSX spreadsheet."""
    for beginning, told in _ZIPPED:
        if any(name.startswith(beginning) for name in names):
            return told
    return None if "xl/workbook.xml" in names else "en pakket fil (zip)"
