"""A publication as a Word document: real headings, captions, alternative text and header rows, in Danish."""

from __future__ import annotations

import io
import zipfile

from sagkyndig.pure.documents.tree import Document


def to_docx(document: Document) -> bytes:
    """The same document gives the same bytes: no clock, no system fonts."""
    # python-docx takes long to import, and most of those who import this module never write in Word.
    from sagkyndig.pure.documents.word_body import Body

    saved, fixed = io.BytesIO(), io.BytesIO()
    Body(document).written().save(saved)
    with zipfile.ZipFile(saved) as found, zipfile.ZipFile(fixed, "w") as archive:
        for name in sorted(found.namelist()):
            part = zipfile.ZipInfo(name)  # no time given is zip's first, in 1980
            part.create_system = 0  # else the file tells which kind of machine wrote it
            archive.writestr(part, found.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
