"""One figure: from its numbers come the drawing, the data table and the sentence, so that they cannot differ."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.pure.danish import number, percent_in_words
from sagkyndig.pure.figures import wording
from sagkyndig.pure.figures.hiding import HidingPolicy, is_hidden
from sagkyndig.pure.figures.tally import Tally, whole_percent


@dataclass(frozen=True)
class Bar:
    """One option: how many chose it, their whole percent of n, and the percent as running text writes it."""

    label: str
    count: int | None
    percent: int | None
    words: str | None


@dataclass(frozen=True)
class Figure:
    """What may be shown of one question. Where it is hidden, every number but n is None."""

    id: str
    question: str
    n: int
    unanswered: int | None
    hidden: bool
    bars: tuple[Bar, ...]
    unanswered_percent: int | None
    sentence: str


def make_figure(
    *,
    id: str,
    question: str,
    tally: Tally,
    sentence: str,
    is_breakdown: bool = False,
    policy: HidingPolicy = HidingPolicy(),
) -> Figure:
    """The figure of a tally. Hidden, it loses its numbers, and its sentence too: that one could tell them."""
    if is_hidden(tally, is_breakdown=is_breakdown, policy=policy):
        bars = tuple(Bar(label, None, None, None) for label in tally.labels)
        reason = wording.why_hidden(tally.n, policy.fewest_answers, is_breakdown=is_breakdown)
        return Figure(id, question, tally.n, None, True, bars, None, reason)
    return Figure(
        id=id,
        question=question,
        n=tally.n,
        unanswered=tally.unanswered,
        hidden=False,
        bars=tuple(_bar(choice.label, choice.count, tally.n) for choice in tally.choices),
        unanswered_percent=whole_percent(tally.unanswered, tally.n),
        sentence=sentence,
    )


def _bar(label: str, count: int, n: int) -> Bar:
    percent = whole_percent(count, n)
    return Bar(label, count, percent, percent_in_words(percent, count=count))


def figure_table(figure: Figure) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same numbers as a table: header and rows of text, "Ikke besvaret" and "I alt" last.

    "I alt" is n and always 100; the rounded rows above are never bent to add up to it.
    """
    rows = [(bar.label, *_cells(bar.count, bar.percent)) for bar in figure.bars]
    rows.append((wording.UNANSWERED, *_cells(figure.unanswered, figure.unanswered_percent)))
    rows.append((wording.TOTAL, number(figure.n), wording.NOTHING_TO_SHOW if figure.hidden else "100"))
    return wording.TABLE_HEADER, tuple(rows)


def _cells(count: int | None, percent: int | None) -> tuple[str, str]:
    if count is None or percent is None:
        return wording.NOTHING_TO_SHOW, wording.NOTHING_TO_SHOW
    return number(count), wording.percent_in_figures(count, percent)
