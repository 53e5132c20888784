"""Signs of states and page numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.foundation import ui
from sagkyndig.foundation.post.rules import MailState
from sagkyndig.foundation.ui.rules import SIGNS, Sign, page_numbers, sign_of
from sagkyndig.journey.signs import Progress


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("færdig", Sign("done", "done")),
        ("Færdig", Sign("done", "done")),
        ("venter på kommunen", Sign("clock", "waiting")),
        ("til gennemlæsning", Sign("clock", "waiting")),
        ("ikke i brug endnu", Sign("dash", "off")),
        ("ikke nået", Sign("cross", "wrong")),
        ("noget helt andet", Sign("ring", "coming")),
    ],
)
def test_a_word_has_its_sign(word: str, sign: Sign) -> None:
    assert sign_of(word) == sign


def test_every_word_of_progress_is_known() -> None:
    assert {word.value for word in (*Progress, *MailState)} <= set(SIGNS)


def test_every_sign_is_drawn_and_has_a_colour() -> None:
    static = Path(ui.__file__).parent / "static" / "ui"
    drawn, style = (static / "icons.svg").read_text(), (static / "sagkyndig.css").read_text()
    for sign in SIGNS.values():
        assert f'<symbol id="{sign.icon}"' in drawn
        assert f".state--{sign.tone}" in style


@pytest.mark.parametrize(
    ("here", "last", "shown"),
    [
        (1, 1, (1,)),
        (1, 3, (1, 2, 3)),
        (1, 17, (1, 2, None, 17)),
        (3, 17, (1, 2, 3, 4, None, 17)),
        (4, 17, (1, 2, 3, 4, 5, None, 17)),
        (9, 17, (1, None, 8, 9, 10, None, 17)),
        (14, 17, (1, None, 13, 14, 15, 16, 17)),
        (17, 17, (1, None, 16, 17)),
    ],
)
def test_a_gap_is_never_one_page_wide(here: int, last: int, shown: tuple[int | None, ...]) -> None:
    assert page_numbers(here, last) == shown
