"""The package for the authority's journal: one zip file, the same bytes for the same decision."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip format's own beginning: the same bytes whenever it is packed


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip file, in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return buffer.getvalue()


def names_of(package: bytes) -> tuple[str, ...]:
    """The names of the files in it, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return tuple(archive.namelist())


def file_of(package: bytes, name: str) -> bytes:
    """One file of it. KeyError where there is none of that name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)
