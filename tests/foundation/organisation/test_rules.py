"""How long things are kept: bounds, months counted back, and when something is over."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.organisation.rules import (
    KEEPING,
    Keep,
    OutOfBounds,
    is_over,
    months_before,
    require_within_bounds,
)


def test_every_kind_has_its_rule_and_a_proposal_within_the_bounds() -> None:
    assert list(KEEPING) == list(Keep)
    for kind, rule in KEEPING.items():
        require_within_bounds(kind, rule.months)
        assert rule.fewest < rule.most
        assert rule.goes.endswith(".")
        assert rule.why.endswith(".")


@pytest.mark.parametrize("months", [0, 5, 121, -3])
def test_too_short_and_too_long_are_refused(months: int) -> None:
    with pytest.raises(OutOfBounds, match="Vælg mellem 6 og 120 måneder"):
        require_within_bounds(Keep.PARTICIPANTS, months)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 6, 30), 120, date(2014, 6, 30)),
    ],
)
def test_months_back(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_what_is_kept_for_a_month_is_over_the_day_after() -> None:
    assert not is_over(date(2024, 2, 4), months=1, today=date(2024, 3, 4))
    assert is_over(date(2024, 2, 3), months=1, today=date(2024, 3, 4))
