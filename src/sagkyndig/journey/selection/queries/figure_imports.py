"""A file of appeal figures that waits to be confirmed: what is in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sagkyndig.journey.selection.files.sources.layout import NOTHING_GIVEN, Given
from sagkyndig.journey.selection.files.sources.meanings import Meaning, chosen, suggested
from sagkyndig.journey.selection.files.sources.municipalities import Municipalities
from sagkyndig.journey.selection.files.sources.reading import Reading, read_figures
from sagkyndig.journey.selection.models import FigureImport, PendingFigures
from sagkyndig.journey.selection.queries.figures import municipality_names
from sagkyndig.journey.selection.rules.figures import AppealCount, Counted, provision_order, shown_provision
from sagkyndig.journey.selection.rules.figures.wording import rate
from sagkyndig.pure.tables import read_table


@dataclass(frozen=True)
class FoundProvision:
    """What a file has of one provision or area: whose figures, of which years, and what they come to."""

    provision: str
    municipalities: int
    first_year: int
    last_year: int
    counted: Counted

    @property
    def years(self) -> str:
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}-{self.last_year}"

    @property
    def rate(self) -> str:
        return rate(self.counted)


@dataclass(frozen=True)
class FigurePreview:
    """What a file would give, with the columns as they were chosen. `earlier` is the import of that very file."""

    pending_id: int
    filename: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]  # by column, the first few cells
    meanings: tuple[Meaning, ...]
    reading: Reading
    found: tuple[FoundProvision, ...]
    earlier: FigureImport | None

    @property
    def last_year(self) -> int:
        return max((each.last_year for each in self.found), default=0)

    @property
    def municipalities(self) -> int:
        return len({each.code for each in self.reading.counts})


SAMPLE = 3


def pending_figures(pending_id: int) -> PendingFigures:
    """The file that waits for confirmation; ObjectDoesNotExist when it is gone."""
    return PendingFigures.objects.get(pk=pending_id)


def figure_preview(
    pending: PendingFigures, by_index: Mapping[int, str] | None = None, given: Given = NOTHING_GIVEN
) -> FigurePreview:
    """What the file would give, with its columns as they were chosen (by their place), or as they look."""
    content = bytes(pending.content)
    table = read_table(content, pending.filename)
    known = Municipalities(municipality_names())
    meanings = suggested(table.header, table.rows, known) if by_index is None else chosen(table.header, by_index)
    reading = read_figures(table, meanings, known, given)
    return FigurePreview(
        pending_id=pending.pk,
        filename=pending.filename,
        header=table.header,
        sample=tuple(_sample(table.rows, index) for index in range(len(table.header))),
        meanings=meanings,
        reading=reading,
        found=_found(reading.counts),
        earlier=FigureImport.objects.filter(sha256=sha256(content).hexdigest()).first(),
    )


def _sample(rows: Sequence[tuple[str, ...]], index: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[index] for row in rows[:200] if row[index]))[:SAMPLE]


def _found(counts: Iterable[AppealCount]) -> tuple[FoundProvision, ...]:
    groups: dict[str, list[AppealCount]] = {}
    for each in counts:
        groups.setdefault(each.provision, []).append(each)
    return tuple(_summed(provision, groups[provision]) for provision in sorted(groups, key=provision_order))


def _summed(provision: str, counts: Sequence[AppealCount]) -> FoundProvision:
    years = {each.year for each in counts}
    counted = Counted(sum(each.upheld for each in counts), sum(each.reversed for each in counts))
    return FoundProvision(
        shown_provision(provision), len({each.code for each in counts}), min(years), max(years), counted
    )
