"""The table of states in the docs is the table that the code goes by."""

from __future__ import annotations

from pathlib import Path

from sagkyndig.journey.selection.rules.states import TAKEN_BACK, TRANSITIONS
from sagkyndig.journey.selection.rules.wording import STANDING_STATES

PAGE = Path(__file__).parents[3] / "docs" / "journey" / "03-selection.md"


def test_the_docs_draw_the_transitions() -> None:
    rows = []
    for state, to in TRANSITIONS.items():
        may_follow = ", ".join(STANDING_STATES[each] for each in to)
        back = TAKEN_BACK[state]
        rows.append(f"| {STANDING_STATES[state]} | {may_follow} | {STANDING_STATES[back] if back else 'af listen'} |")
    drawn = "\n".join(["| from | to | taken back |", "|---|---|---|", *rows]).replace("|  |", "| |")
    assert drawn in PAGE.read_text()
