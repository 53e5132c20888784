"""Counts: what is a reversal, how years are pooled, and what the fingerprint stands for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.rules.ground import AppealCell, Ground, Initiative, Outcomes, pooled
from tests.factories.choices import ground_of, simulated_ground

NUMBERS = st.integers(0, 500)
OUTCOMES = st.builds(Outcomes, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


def test_a_reversal_is_changed_or_remitted_and_dismissed_ones_do_not_count() -> None:
    outcomes = Outcomes(upheld=10, changed=3, remitted=7, dismissed=80)
    assert (outcomes.reversed, outcomes.decided, outcomes.reversal_rate) == (10, 20, 0.5)
    assert Outcomes(dismissed=4).reversal_rate is None


@given(st.lists(OUTCOMES, max_size=6))
def test_pooling_adds_cases(outcomes: list[Outcomes]) -> None:
    whole = pooled(outcomes)
    assert whole.decided == sum(each.decided for each in outcomes)
    assert whole.reversed == sum(each.reversed for each in outcomes)
    assert whole.dismissed == sum(each.dismissed for each in outcomes)


def test_years_are_weighed_by_their_cases_and_not_averaged() -> None:
    cells = (
        AppealCell("901", 2019, "SEL 95", Outcomes(upheld=1, remitted=0)),
        AppealCell("901", 2020, "SEL 95", Outcomes(upheld=0, remitted=9)),
        AppealCell("901", 2020, "SEL 114", Outcomes(upheld=50)),
        AppealCell("901", 2021, "SEL 95", Outcomes(upheld=50)),
    )
    ground = Ground((MunicipalityRow("901", "A", "Sjælland", 1), MunicipalityRow("902", "B", "Sjælland", 1)), cells)
    found = ground.outcomes((2019, 2020), ("SEL 95",))
    assert found == {"901": Outcomes(upheld=1, remitted=9), "902": Outcomes()}
    assert ground.yearly((2019, 2020), ("SEL 95",))["901"] == (Outcomes(upheld=1), Outcomes(remitted=9))
    assert ground.missing_cells((2019, 2020), ("SEL 95",)) == 2
    assert ground.years == (2019, 2020, 2021)


def test_the_fingerprint_knows_every_number_and_no_order() -> None:
    ground = simulated_ground()
    chance = Random(1)  # noqa: S311
    cells, rows = list(ground.cells), list(ground.municipalities)
    chance.shuffle(cells)
    chance.shuffle(rows)
    assert Ground(tuple(rows), tuple(cells)).fingerprint == ground.fingerprint
    first = ground.cells[0]
    other = replace(first, outcomes=first.outcomes.plus(Outcomes(dismissed=1)))
    assert Ground(ground.municipalities, (other, *ground.cells[1:])).fingerprint != ground.fingerprint
    initiative = Initiative("901", "taskforce", date(2022, 1, 1))
    assert Ground(ground.municipalities, ground.cells, (initiative,)).fingerprint != ground.fingerprint


@pytest.mark.parametrize(
    ("on", "ends", "expected"),
    [
        (date(2022, 1, 1), None, True),
        (date(2021, 12, 31), None, False),
        (date(2023, 1, 1), date(2023, 1, 1), True),
        (date(2023, 1, 2), date(2023, 1, 1), False),
    ],
)
def test_an_initiative_is_under_way_from_its_first_day_to_its_last(on: date, ends: date | None, expected: bool) -> None:
    assert Initiative("901", "taskforce", date(2022, 1, 1), ends).is_under_way(on) is expected


def test_a_small_ground() -> None:
    assert ground_of((2, 3)).outcomes((2019,), ("SEL 95",))["901"].reversal_rate == pytest.approx(2 / 3)
