"""The dates that an edition is steered by, and how they move to the next year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


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
