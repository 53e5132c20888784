"""Drawings as pictures of dots, for readers that lose the type of an SVG."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import typst

from sagkyndig.pure.documents.fonts import typesetter_fonts

DOTS_PER_INCH = 288

# One page for each drawing, as wide as the text and as tall as it is.
_TEMPLATE = b"""
#set page(width: int(sys.inputs.width) * 1pt, height: auto, margin: 0pt, fill: white)
#set text(font: "IBM Plex Sans")
#for (place, svg) in json(bytes(sys.inputs.drawings)).enumerate() {
  if place > 0 { pagebreak() }
  image(bytes(svg), format: "svg", width: 100%)
}
"""


class PictureError(RuntimeError):
    """A drawing could not be made into a picture; the message carries what the typesetter said."""


@dataclass(frozen=True)
class Picture:
    """A PNG with its size in dots."""

    data: bytes
    width: int
    height: int


def as_pictures(svgs: Sequence[str], *, points_wide: int) -> list[Picture]:
    if not svgs:
        return []
    inputs = {"width": str(points_wide), "drawings": json.dumps(list(svgs), ensure_ascii=False)}
    try:
        made = typst.compile(
            _TEMPLATE, format="png", ppi=DOTS_PER_INCH, font_paths=typesetter_fonts(), sys_inputs=inputs
        )
    except typst.TypstError as error:
        raise PictureError(f"En figur kunne ikke tegnes: {error.message}") from error
    pages = made if isinstance(made, list) else [made]
    return [_measured(bytes(page)) for page in pages]


def _measured(png: bytes) -> Picture:
    """Width and height stand at fixed places in a PNG's first chunk."""
    return Picture(png, int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"))
