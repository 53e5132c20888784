"""From what was found for one municipality, provision and year to counts that can be kept, or the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sagkyndig.journey.selection.files.sources import cells, wording
from sagkyndig.journey.selection.files.sources.layout import has_counts
from sagkyndig.journey.selection.files.sources.meanings import Column, Meaning
from sagkyndig.journey.selection.files.sources.rebuilding import DoesNotFit, SeveralFit, rebuilt
from sagkyndig.journey.selection.rules.figures import AppealCount
from sagkyndig.pure.danish import plural
from sagkyndig.pure.tables import Problem

Key = tuple[str, str, int]


@dataclass
class Cell:
    """What was found so far, and the first row it stood in. Percentages wait as text until all of them are seen."""

    row: int
    counts: dict[Meaning, int] = field(default_factory=dict)
    percentages: dict[Meaning, tuple[str, int, Column]] = field(default_factory=dict)
    is_hidden: bool = False


@dataclass
class Finished:
    """The counts, and what stood in the way of others."""

    counts: tuple[AppealCount, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class CannotBeKept(Exception):
    """A problem with one cell; `may_be_left_out` where the rest can be taken in without it."""

    def __init__(self, problem: Problem, *, may_be_left_out: bool = False) -> None:
        self.problem, self.may_be_left_out = problem, may_be_left_out


def finish(found: Mapping[Key, Cell], measures: set[Meaning], told: Callable[[Key], str]) -> Finished:
    """Every cell as counts, in the order of the file."""
    counted = has_counts(measures)
    shares = not counted and _are_shares(found)
    result, counts, filled = Finished(), [], 0
    for key, cell in found.items():
        if cell.is_hidden or not (cell.counts or cell.percentages):
            continue
        try:
            if counted:
                filled += _has_gaps(cell.counts, measures)
                counts.append(_from_counts(key, cell, measures, told))
            else:
                counts.append(_from_percentages(key, cell, told, is_share=shares))
        except CannotBeKept as reason:
            (result.left_out if reason.may_be_left_out else result.problems).append(reason.problem)
    result.counts = tuple(counts)
    if filled:
        result.notes.append(
            f"Hvor et udfald ikke har noget tal, er det læst som 0 ({plural(filled, 'sted', 'steder')})."
        )
    if shares:
        result.notes.append("Procenterne står som andele i filen; 0,415 er læst som 41,5 procent.")
    return result


def _has_gaps(counts: Mapping[Meaning, int], measures: set[Meaning]) -> bool:
    """Whether an outcome that the file knows has no number here, and counts as nought."""
    split = {Meaning.CHANGED, Meaning.REMITTED} if _has_only_the_sum(counts) else set()
    return not measures - {Meaning.DECIDED, Meaning.DISMISSED, Meaning.REVERSED} - split <= counts.keys()


def _from_counts(key: Key, cell: Cell, measures: set[Meaning], told: Callable[[Key], str]) -> AppealCount:
    counts = cell.counts
    total = counts.get(Meaning.DECIDED)
    dismissed = counts.get(Meaning.DISMISSED, 0) if Meaning.DISMISSED in measures else None
    if _has_only_the_sum(counts):
        measures = measures - {Meaning.CHANGED, Meaning.REMITTED}
    changed, remitted = _part(Meaning.CHANGED, counts, measures), _part(Meaning.REMITTED, counts, measures)
    turned = changed + remitted if changed is not None and remitted is not None else None
    if Meaning.REVERSED in measures:
        said = counts.get(Meaning.REVERSED)
        if turned is not None and said is not None and said != turned:
            raise CannotBeKept(wording.reversed_does_not_add_up(cell.row, told(key), turned, said))
        turned = turned if turned is not None else (said or 0)
    upheld = _part(Meaning.UPHELD, counts, measures)
    if turned is None or upheld is None:
        one = turned if turned is not None else upheld
        rest = (total or 0) - (one or 0)
        if rest < 0:
            raise CannotBeKept(wording.does_not_add_up(cell.row, told(key), one or 0, total or 0))
        turned, upheld = (rest, upheld) if turned is None else (turned, rest)
    parts = (upheld or 0) + turned
    if total is not None and total not in (parts, parts + (dismissed or 0)):
        raise CannotBeKept(wording.does_not_add_up(cell.row, told(key), parts, total))
    if changed is None or remitted is None:
        changed = remitted = None
    return AppealCount(*key, upheld or 0, turned, changed, remitted, dismissed)


def _has_only_the_sum(counts: Mapping[Meaning, int]) -> bool:
    """Whether the row tells how many were reversed, and not how."""
    return Meaning.REVERSED in counts and Meaning.CHANGED not in counts and Meaning.REMITTED not in counts


def _part(meaning: Meaning, counts: Mapping[Meaning, int], measures: set[Meaning]) -> int | None:
    return counts.get(meaning, 0) if meaning in measures else None


_NAMES = {
    Meaning.UPHELD_PCT: "upheld",
    Meaning.REVERSED_PCT: "reversed",
    Meaning.CHANGED_PCT: "changed",
    Meaning.REMITTED_PCT: "remitted",
}


def _from_percentages(key: Key, cell: Cell, told: Callable[[Key], str], *, is_share: bool) -> AppealCount:
    printed: dict[str, cells.Percentage] = {}
    for meaning, (text, row, column) in cell.percentages.items():
        try:
            percentage = cells.percentage_in(text, is_share=is_share)
        except cells.Hidden:
            raise CannotBeKept(wording.hidden(row, column, text, told(key)), may_be_left_out=True) from None
        except cells.NotAShare:
            raise CannotBeKept(wording.not_a_share(row, column, text)) from None
        if percentage is not None:
            printed[_NAMES[meaning]] = percentage
    cases = cell.counts.get(Meaning.DECIDED)
    if cases is None:
        raise CannotBeKept(wording.lacks_cases(cell.row, told(key)))
    try:
        found = rebuilt(cases, **printed)
    except DoesNotFit:
        raise CannotBeKept(wording.does_not_fit(cell.row, told(key), cases)) from None
    except SeveralFit as several:
        problem = wording.several_fit(cell.row, told(key), several.low, several.high, cases)
        raise CannotBeKept(problem, may_be_left_out=True) from None
    return AppealCount(
        *key, found.upheld, found.reversed, found.changed, found.remitted, cell.counts.get(Meaning.DISMISSED)
    )


def _are_shares(found: Mapping[Key, Cell]) -> bool:
    """Whether the percentages of the file stand as shares: not one above 1, and one between 0 and 1."""
    texts = [text for cell in found.values() for text, _, _ in cell.percentages.values()]
    return any(map(cells.is_share, texts)) and all(
        cells.is_share(text) or text in ("0", "1", "-", "") for text in texts
    )
