"""The dates that an edition is steered by, and how they move to the next year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sagkyndig.pure.danish import capitalised, date_with_weekday, day_off, is_weekend


class KeyDateKind(StrEnum):
    """What happens on the date. OTHER is named by a label of one's own."""

    MATERIAL_READY = "material_ready"
    SELECTION_DONE = "selection_done"
    QUESTIONNAIRE_OUT = "questionnaire_out"
    REPORT_PUBLISHED = "report_published"
    OTHER = "other"


class LabelIsMissing(Exception):
    """A key date of one's own needs a label."""


def require_label(kind: KeyDateKind, label: str) -> None:
    """Raise LabelIsMissing when a date of one's own has no label."""
    if kind is KeyDateKind.OTHER and not label.strip():
        raise LabelIsMissing


def moved_by_years(on: date, years: int) -> date:
    """The same day of the year `years` later; the 29th of February becomes the 28th where there is none."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)


def day_off_sentence(on: date) -> str | None:
    """What to say about a date on which nobody works; None on a working day."""
    off = day_off(on)
    if off is None and not is_weekend(on):
        return None
    why = f"er {off.name}" if off else "ligger i en weekend"
    return f"{capitalised(date_with_weekday(on))} {why}. Er det ikke meningen, så fjern datoen, og vælg en anden."
