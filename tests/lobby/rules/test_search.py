"""What was found, under its kind, and in a sentence."""

from __future__ import annotations

import pytest

from sagkyndig.journey.signs import Hit
from sagkyndig.lobby.rules.search import grouped, in_a_sentence
from sagkyndig.pure.danish import Piece, stems


def hit(title: str, kind: str) -> Hit:
    return Hit(title, "Kurset · modulet", f"/{title}/", "Før afslaget: sagsoplysningen.", kind)


def test_hits_stand_under_their_kind() -> None:
    groups = grouped([hit("a", "case"), hit("b", "side"), hit("c", "case"), hit("d", "øvelse")], stems("oplysning"))
    assert [(group.heading, [each.title for each in group.hits]) for group in groups] == [
        ("Sider", ["b"]),
        ("Cases", ["a", "c"]),
        ("Øvelse", ["d"]),
    ]
    assert groups[0].hits[0].excerpt == (Piece("Før afslaget: "), Piece("sagsoplysningen", is_hit=True), Piece("."))
    assert grouped([], stems("oplysning")) == ()


@pytest.mark.parametrize(
    ("typed", "count", "said"),
    [
        ("begrundelse", 0, "Intet om »begrundelse«"),
        ("begrundelse", 1, "Ét sted om »begrundelse«"),
        ("begrundelse", 2, "To steder om »begrundelse«"),
        ("§ 96", 1200, "1.200 steder om »§ 96«"),
        ("»høring«", 3, "Tre steder om »høring«"),
        ("og i", 0, "»og i« siger ikke nok"),
    ],
)
def test_what_was_found_in_a_sentence(typed: str, count: int, said: str) -> None:
    assert in_a_sentence(typed, stems(typed), count) == said
