"""The table of states in the docs is the table that the code goes by."""

from __future__ import annotations

from pathlib import Path

from sagkyndig.journey.planning.rules.progress import MEANINGS

PAGE = Path(__file__).parents[3] / "docs" / "journey" / "04-planning.md"


def test_the_docs_draw_the_states() -> None:
    rows = [f"| {state} | {meaning} |" for state, meaning in MEANINGS.items()]
    assert "\n".join(["| state | when |", "|---|---|", *rows]) in PAGE.read_text()
