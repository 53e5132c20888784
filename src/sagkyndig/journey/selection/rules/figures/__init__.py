"""Appeal figures: how they are counted, where they come from, and how they must be read."""

from sagkyndig.journey.selection.rules.figures.counts import (
    USUAL_READING,
    AppealCount,
    Counted,
    ReadingPolicy,
    added,
    provision_order,
    shown_provision,
)
from sagkyndig.journey.selection.rules.figures.sources import AREAS, InitiativeKind, SourceKind

__all__ = [
    "AREAS",
    "USUAL_READING",
    "AppealCount",
    "Counted",
    "InitiativeKind",
    "ReadingPolicy",
    "SourceKind",
    "added",
    "provision_order",
    "shown_provision",
]
