"""The Danish words on a figure, in its table and in what a screen reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.pure.danish import in_words, number, plural

if TYPE_CHECKING:
    from sagkyndig.pure.figures.figure import Figure

UNANSWERED = "Ikke besvaret"
TOTAL = "I alt"
TABLE_HEADER = ("Svar", "Antal", "Procent")
NOTHING_TO_SHOW = "Vises ikke"


def percent_in_figures(count: int, percent: int) -> str:
    """Digits, as drawings and tables write them; somebody is never told as nobody."""
    return "under 1" if count and not percent else number(percent)


def count_in_figures(count: int) -> str:
    return number(count)


def why_hidden(n: int, fewest_answers: int, *, is_breakdown: bool) -> str:
    """Why a figure shows no numbers. Of a part it does not say whether it was too small or answered alike."""
    if n == 0:
        return "Ingen har besvaret spørgeskemaet, så der er ingen fordeling at vise."
    if is_breakdown:
        return "Gruppen er så lille, at fordelingen ikke vises."
    return f"Færre end {in_words(fewest_answers)} har besvaret spørgeskemaet. Derfor vises fordelingen ikke."


def answers_in_all(n: int) -> str:
    return f"Antal besvarelser: {number(n)}"


def drawing_title(figure: Figure) -> str:
    return f"Figur {figure.id}: {figure.question}"


def drawing_in_words(figure: Figure) -> str:
    """Everything that the drawing shows, in the order in which it shows it."""
    if figure.hidden:
        return f"{figure.sentence} {answers_in_all(figure.n)}."
    shown = [(bar.label, bar.count, bar.percent) for bar in figure.bars]
    if figure.unanswered:
        shown.append((UNANSWERED, figure.unanswered, figure.unanswered_percent))
    told = [
        f"{label}: {percent_in_figures(count, percent)} procent ({plural(count, 'svar', 'svar')})."
        for label, count, percent in shown
        if count is not None and percent is not None
    ]
    return " ".join(["Søjlediagram.", *told, f"{answers_in_all(figure.n)}."])
