"""Which bytes a browser asks for."""

from __future__ import annotations

import pytest

from sagkyndig.journey.courses.web.ranges import NotThere, asked_for


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("bytes=0-", (0, 100)),
        ("bytes=0-0", (0, 1)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes = 5 - 6", (5, 7)),
        # All of it, where we do not understand the question.
        ("", None),
        ("bytes=-", None),
        ("bytes=20-10", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 400 + "-", None),
    ],
)
def test_what_is_asked_for(header: str, answer: tuple[int, int] | None) -> None:
    assert asked_for(header, 100) == answer


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_what_is_not_there(header: str) -> None:
    with pytest.raises(NotThere):
        asked_for(header, 100)
