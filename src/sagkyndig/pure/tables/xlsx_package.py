"""Opens an XLSX file as the zip file it is: is it whole, is it of a size to unpack, and which sheets does it hold?"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from posixpath import join, normpath
from xml.etree import ElementTree

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.contents import zip_content
from sagkyndig.pure.tables.problems import Limits, Problem, TableError
from sagkyndig.pure.tables.xlsx_scan import sheet_problems

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def problems_by_sheet(data: bytes, limits: Limits) -> dict[str, list[Problem]]:
    """What is wrong with the cells of each sheet, by the sheet's name. Everything is unpacked once, against the size that was promised, so that a
    file made to swell or to sprawl is refused before the reader sees it."""
    parts = _unpacked(data, limits)
    # Whatever a sheet is called and however it is referred to, the reader could come upon it.
    found = {name: sheet_problems(xml, limits) for name, xml in parts.items() if b"sheetData" in xml}
    return {name: found[part] for name, part in _parts_by_sheet(parts).items() if part in found}


def _unpacked(data: bytes, limits: Limits) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > limits.unpacked_bytes:
                raise TableError([wording.unpacks_too_large(limits.unpacked_bytes)])
            found = zip_content(set(archive.namelist()))
            if found:
                raise TableError([wording.another_kind(found, None)])
            return {member.filename: archive.read(member) for member in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError):
        raise TableError([wording.damaged_spreadsheet()]) from None


def _parts_by_sheet(parts: Mapping[str, bytes]) -> dict[str, str]:
    try:
        workbook = _tree(parts["xl/workbook.xml"])
        relations = _tree(parts["xl/_rels/workbook.xml.rels"])
    except (KeyError, ElementTree.ParseError):
        raise TableError([wording.damaged_spreadsheet()]) from None
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    return {
        sheet.get("name", ""): normpath(join("/xl", targets.get(sheet.get(_RELATION), ""))).lstrip("/")
        for sheet in workbook.iter()
        if sheet.tag.endswith("}sheet")
    }


def _tree(xml: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in xml:
        raise TableError([wording.damaged_spreadsheet()])
    as_utf8 = ElementTree.XMLParser(encoding="utf-8")  # noqa: S314  # no document type, so no entities that swell
    return ElementTree.fromstring(xml, parser=as_utf8)  # noqa: S314
