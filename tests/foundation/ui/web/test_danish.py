"""The filters of `{% load danish %}`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("source", "value", "said"),
    [
        ("{{ x|dansk_tal }}", 1234, "1.234"),
        ("{{ x|dansk_tal:1 }}", Decimal("1234.5"), "1.234,5"),
        ("{{ x|dansk_tal }}", 0, "0"),
        ("{{ x|dansk_tal }}", None, ""),
        ("{{ x|i_ord }}", 7, "syv"),
        ("{{ x|i_ord|stort }}", 4, "Fire"),
        ("{{ x|i_ord }}", 0, "nul"),
        ("{{ x|i_ord }}", None, ""),
        ("{{ x|lang_dato }}", date(2024, 6, 24), "24. juni 2024"),
        ("{{ x|kort_dato }}", date(2024, 6, 24), "24.06.2024"),
        ("{{ x|ugedag_og_dato }}", date(2024, 6, 24), "mandag den 24. juni 2024"),
        # Late on the 23rd in London is the 24th in Copenhagen.
        ("{{ x|lang_dato }}", datetime(2024, 6, 23, 22, 30, tzinfo=UTC), "24. juni 2024"),
        ("{{ x|klokken }}", datetime(2024, 6, 24, 8, 5, tzinfo=UTC), "10.05"),
        ("{{ x|kort_dato }}", None, ""),
        ("{{ x|ejefald }}", "Ådal", "Ådals"),
        ("{% antal x 'svar' 'svar' %}", 2, "2 svar"),
    ],
)
def test_written_as_danish_writes(source: str, value: object, said: str) -> None:
    assert Template("{% load danish %}" + source).render(Context({"x": value})) == said
