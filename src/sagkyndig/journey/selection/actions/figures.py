"""Appeal figures come in: a file is looked at, confirmed and frozen; left out again, and put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.journey.selection.files.sources.layout import NOTHING_GIVEN, Given
from sagkyndig.journey.selection.files.sources.meanings import Meaning, suggested
from sagkyndig.journey.selection.files.sources.municipalities import Municipalities
from sagkyndig.journey.selection.files.sources.reading import Reading, read_figures
from sagkyndig.journey.selection.models import AppealFigure, FigureImport, PendingFigures
from sagkyndig.journey.selection.rules.figures import SourceKind
from sagkyndig.pure.tables import TableError, read_table

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

PENDING_FOR = timedelta(days=1)
ROWS_AT_A_TIME = 2000


class SameFile(Exception):
    """That very file has been brought in."""


class SourceIsMissing(Exception):
    """Figures without a source cannot be defended to anyone."""


class ExtractedBeforeTheFigures(Exception):
    """The file was taken out of its source before the years that it has figures of."""


class SomeWouldBeLeftOut(Exception):
    """Some cells cannot be kept as counts, and nobody has said that they may be left out."""


@transaction.atomic
def receive_figures(*, filename: str, content: bytes, actor: Person, at: datetime) -> PendingFigures:
    """Take in a file to look at. TableError when it cannot be read as a table; nothing is stored then."""
    read_table(content, filename)
    PendingFigures.objects.filter(sent_by=actor).delete()
    return PendingFigures.objects.create(filename=filename[-200:], content=content, sent_by=actor, sent_at=at)


@transaction.atomic
def confirm_figures(
    *,
    pending: PendingFigures,
    meanings: Sequence[Meaning],
    given: Given = NOTHING_GIVEN,
    source_kind: SourceKind,
    source: str,
    extracted_on: date,
    note: str = "",
    leaves_out: bool = False,
    actor: Person,
    at: datetime,
) -> FigureImport:
    """Store the figures of a file that was looked at, as the columns were chosen.

    TableError when a cell cannot be used; SameFile; SourceIsMissing; ExtractedBeforeTheFigures; SomeWouldBeLeftOut.
    """
    content = bytes(pending.content)
    stored = _import(
        filename=pending.filename,
        content=content,
        reading=_read(content, pending.filename, meanings, given),
        described={"source_kind": source_kind, "source": source, "extracted_on": extracted_on, "note": note},
        leaves_out=leaves_out,
        actor=actor,
        at=at,
    )
    pending.delete()
    return stored


@transaction.atomic
def import_figures(
    *,
    filename: str,
    content: bytes,
    source_kind: SourceKind,
    source: str,
    extracted_on: date,
    note: str = "",
    actor: Person,
    at: datetime,
) -> FigureImport:
    """Store a file whose columns tell themselves, without looking at it first. Raises what `confirm_figures` raises."""
    table, known = read_table(content, filename), _municipalities()
    return _import(
        filename=filename,
        content=content,
        reading=read_figures(table, suggested(table.header, table.rows, known), known),
        described={"source_kind": source_kind, "source": source, "extracted_on": extracted_on, "note": note},
        leaves_out=False,
        actor=actor,
        at=at,
    )


@transaction.atomic
def give_up_figures(*, pending: PendingFigures, actor: Person, at: datetime) -> None:
    """Throw away a file that was only looked at."""
    pending.delete()
    record("selection.figures_given_up", actor=actor, about=None, at=at)


@transaction.atomic
def take_out_figures(*, figure_import: FigureImport, actor: Person, at: datetime) -> None:
    """Leave an import out of what can be chosen on; its figures stay, and it can be put back."""
    if FigureImport.objects.filter(pk=figure_import.pk, taken_out_at__isnull=True).update(taken_out_at=at):
        record("selection.figures_taken_out", actor=actor, about=figure_import, at=at)


@transaction.atomic
def put_back_figures(*, figure_import: FigureImport, actor: Person, at: datetime) -> None:
    """Let an import be chosen on again."""
    if FigureImport.objects.filter(pk=figure_import.pk, taken_out_at__isnull=False).update(taken_out_at=None):
        record("selection.figures_put_back", actor=actor, about=figure_import, at=at)


def clear_pending_figures(*, at: datetime) -> int:
    """Throw away files that were sent and never confirmed; gives how many."""
    deleted, _ = PendingFigures.objects.filter(sent_at__lt=at - PENDING_FOR).delete()
    return deleted


def _import(
    *,
    filename: str,
    content: bytes,
    reading: Reading,
    described: dict[str, object],
    leaves_out: bool,
    actor: Person,
    at: datetime,
) -> FigureImport:
    if reading.problems:
        raise TableError(reading.problems)
    _require(reading, described, leaves_out=leaves_out)
    digest = sha256(content).hexdigest()
    if FigureImport.objects.filter(sha256=digest).exists():
        raise SameFile
    stored = FigureImport.objects.create(
        **described,
        filename=filename,
        sha256=digest,
        left_out=[problem.sentence for problem in reading.left_out],
        assumed=list(reading.notes),
        imported_by=actor,
        imported_at=at,
    )
    AppealFigure.objects.bulk_create(
        [
            AppealFigure(
                figure_import=stored,
                municipality_id=each.code,
                provision=each.provision,
                year=each.year,
                upheld=each.upheld,
                reversed=each.reversed,
                changed=each.changed,
                remitted=each.remitted,
                dismissed=each.dismissed,
            )
            for each in reading.counts
        ],
        batch_size=ROWS_AT_A_TIME,
    )
    record("selection.figures_imported", actor=actor, about=stored, at=at, figures=len(reading.counts))
    return stored


def _require(reading: Reading, described: dict[str, object], *, leaves_out: bool) -> None:
    described["source"] = str(described["source"]).strip()
    described["note"] = str(described["note"]).strip()
    extracted_on = described["extracted_on"]
    if not described["source"]:
        raise SourceIsMissing
    if isinstance(extracted_on, date) and any(each.year > extracted_on.year for each in reading.counts):
        raise ExtractedBeforeTheFigures
    if reading.left_out and not leaves_out:
        raise SomeWouldBeLeftOut


def _read(content: bytes, filename: str, meanings: Sequence[Meaning], given: Given) -> Reading:
    return read_figures(read_table(content, filename), meanings, _municipalities(), given)


def _municipalities() -> Municipalities:
    return Municipalities({each.code: each.name for each in municipalities.municipalities()})
