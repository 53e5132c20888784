"""Files of appeal figures as the sources give them, and imports of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.selection.actions import figures
from sagkyndig.journey.selection.models import FigureImport, PendingFigures
from sagkyndig.journey.selection.rules.figures import SourceKind

TEMPLATE = ("kommunekode", "kommune", "aar", "bestemmelse", "stadfaestet", "aendret_ophaevet", "hjemvist", "afvist")
EXTRACTED_ON = date(2024, 2, 1)
SOURCE = "Talportalen, udtræk pr. kommune"


def figures_csv(*rows: Iterable[object], header: Iterable[str] = TEMPLATE, delimiter: str = ",") -> bytes:
    """A file with these rows under the header of our own template, or another."""
    return "\n".join(delimiter.join(map(str, row)) for row in (header, *rows)).encode()


def one_of_each(code: str = "901", name: str = "Birkerum") -> bytes:
    """One municipality, two provisions, two years."""
    return figures_csv(
        (code, name, 2021, "SEL 95", 8, 2, 5, 1),
        (code, name, 2022, "SEL 95", 6, 1, 2, 0),
        (code, name, 2021, "SEL 96", 20, 4, 6, 2),
        (code, name, 2022, "SEL 96", 25, 5, 5, 3),
    )


def import_figures(
    actor: Person,
    at: datetime,
    *,
    content: bytes | None = None,
    filename: str = "tal.csv",
    source: str = SOURCE,
    extracted_on: date = EXTRACTED_ON,
    note: str = "",
) -> FigureImport:
    """An import as it stands when it is confirmed."""
    return figures.import_figures(
        filename=filename,
        content=one_of_each() if content is None else content,
        source_kind=SourceKind.PORTAL,
        source=source,
        extracted_on=extracted_on,
        note=note,
        actor=actor,
        at=at,
    )


def receive_figures(actor: Person, at: datetime, *, content: bytes | None = None) -> PendingFigures:
    """A file that waits to be confirmed."""
    content = one_of_each() if content is None else content
    return figures.receive_figures(filename="tal.csv", content=content, actor=actor, at=at)
