"""The table of states in the docs is the table that the code goes by."""

from __future__ import annotations

from pathlib import Path

from sagkyndig.journey.selection.rules.states import TRANSITIONS
from sagkyndig.journey.selection.rules.wording import STANDING_STATES

PAGE = Path(__file__).parents[3] / "docs" / "journey" / "03-selection.md"


def test_the_docs_draw_the_transitions() -> None:
    rows = [
        f"| {STANDING_STATES[state]} | {', '.join(STANDING_STATES[each] for each in to)} |".replace("|  |", "| |")
        for state, to in TRANSITIONS.items()
    ]
    assert "\n".join(["| from | to |", "|---|---|", *rows]) in PAGE.read_text()
