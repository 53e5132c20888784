"""What a search finds is the same on SQLite and on PostgreSQL: both are asked, and held to what Python says."""

from __future__ import annotations

import pytest
from django.db.models import Q, Value
from django.db.models.functions import Concat

from sagkyndig.lobby.queries.search import LONGEST, search_page
from sagkyndig.pure.danish import is_found, pieces, stem_text, stems
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.pure.danish.test_stems import FOUND, NOT_FOUND

pytestmark = pytest.mark.django_db


def test_the_database_finds_what_python_finds() -> None:
    """Each text as a column of one row, and the same condition as a step asks with."""
    table = type(make_organisation()).objects
    for typed, text in [*FOUND, *NOT_FOUND]:
        condition = Q()
        for stem in stems(typed):
            any_piece = Q()
            for piece in pieces(stem):
                any_piece |= Q(kept__contains=piece)
            condition &= any_piece
        rows = table.annotate(kept=Concat(Value(stem_text(text)), Value(""))).filter(condition)
        assert rows.exists() == is_found(stem_text(text), stems(typed)), (typed, text)


def test_what_was_typed_is_made_plain() -> None:
    person = make_staff()
    assert search_page(" a\x00b \n c ", person).typed == "ab c"
    assert len(search_page("a" * 1000, person).typed) == LONGEST
    assert search_page("   ", person).sentence == ""
