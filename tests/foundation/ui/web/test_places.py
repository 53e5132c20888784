"""Things that may not be there."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from sagkyndig.foundation.ui.web.places import found


def test_what_is_there_is_handed_on() -> None:
    assert found(lambda number: number * 2, 21) == 42


def test_nothing_becomes_the_page_that_says_so() -> None:
    def raises(_number: int) -> str:
        raise ObjectDoesNotExist

    for read in (raises, lambda _number: None):
        with pytest.raises(Http404):
            found(read, 1)


def test_what_is_empty_is_there_all_the_same() -> None:
    assert found(lambda: "") == ""
