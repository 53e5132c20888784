"""Drawings as pictures of dots."""

from __future__ import annotations

import pytest

from sagkyndig.pure.documents.pictures import PictureError, as_pictures
from tests.pure.documents import samples


def test_each_drawing_becomes_a_picture_of_the_width_asked_for() -> None:
    pictures = as_pictures([samples.svg("1", "Æ"), samples.svg("2", "Ø", samples.ANSWERS[:2])], points_wide=100)
    assert [picture.data[:8] for picture in pictures] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert [(picture.width, picture.height) for picture in pictures] == [(400, 135), (400, 50)]


def test_one_drawing_and_none() -> None:
    assert len(as_pictures([samples.svg("1", "Å")], points_wide=100)) == 1
    assert as_pictures([], points_wide=100) == []


def test_a_drawing_that_is_none_is_refused_in_plain_words() -> None:
    with pytest.raises(PictureError, match="En figur kunne ikke tegnes"):
        as_pictures(["<svg"], points_wide=100)
