"""The choice of 2023 in the demo: the invented figures lead to the story's ten, and the decision can be checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.queries import bench, decisions
from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.lobby.files.demo_world import read_world
from tests.factories.demo import make_demo

STORY = read_world(Path(__file__).parents[3] / "content").selection


@pytest.fixture
def played(db: None) -> Edition:
    return make_demo()


def test_the_usual_criteria_choose_the_storys_ten(played: Edition) -> None:
    page = bench.bench_page(played, today=date(2026, 1, 1))
    assert page is not None
    assert {each.name for each in page.chosen} == set(STORY.chosen)
    assert page.reserves[0].name == STORY.declined.replaced_by
    assert [each.name for each in page.rows if each.is_equal] == ["Tranemose", "Kløverup", "Plovsted"]
    assert [each.name for each in page.rows if each.status is Status.EXCLUDED] == ["Fiskebro", "Teglhøj"]
    assert sum(each.why is Why.TOO_FEW for each in page.rows) == 9
    assert (page.policy.years, page.policy.provisions, page.baseline_year) == (
        (2019, 2020, 2021),
        ("SEL 95", "SEL 96"),
        2022,
    )
    assert (page.is_frozen, page.own_changes) == (True, ())


def test_the_decision_is_told_as_a_demonstration_and_holds(played: Edition) -> None:
    (row,) = decisions.decisions_of(played)
    assert row.sentence == "Beslutning 1, truffet af Anne Lindegård den 17. januar 2023 kl. 13.00."
    assert "Demonstration: kommuner, tal og mennesker er opdigtede." in decisions.decision_page(row.id).memo_html
    assert decisions.check_decision(row.id).is_right
