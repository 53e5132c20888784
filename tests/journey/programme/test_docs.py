"""The table of states in the docs is the table that the code goes by."""

from __future__ import annotations

from pathlib import Path

from sagkyndig.journey.programme.rules.states import TRANSITIONS
from sagkyndig.journey.programme.rules.wording import EDITION_STATES

PAGE = Path(__file__).parents[3] / "docs" / "journey" / "01-programme.md"


def test_the_docs_draw_the_transitions() -> None:
    rows = [
        f"| {EDITION_STATES[state]} | {', '.join(EDITION_STATES[each] for each in to)} |".replace("|  |", "| |")
        for state, to in TRANSITIONS.items()
    ]
    assert "\n".join(["| from | to |", "|---|---|", *rows]) in PAGE.read_text()
