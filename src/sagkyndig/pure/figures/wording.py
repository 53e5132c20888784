"""The Danish words on a figure and its table."""

from __future__ import annotations

from sagkyndig.pure.danish import number

UNANSWERED = "Ikke besvaret"
TOTAL = "I alt"
TABLE_HEADER = ("Svar", "Antal", "Procent")
NOTHING_TO_SHOW = "Vises ikke"


def percent_in_figures(count: int, percent: int) -> str:
    """Digits, as drawings and tables write them; somebody is never told as nobody."""
    return "under 1" if count and not percent else number(percent)


def why_hidden(n: int, fewest_answers: int) -> str:
    """Why a figure shows no numbers. Says nothing of how a small group answered."""
    if n == 0:
        return "Ingen har besvaret spørgeskemaet."
    if n < fewest_answers:
        return "Der er så få besvarelser, at tallene ikke vises."
    return "Gruppen er så lille, at tallene ikke vises."
