"""What is read of the selection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection import queries as selection
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.municipalities import make_municipality
from tests.factories.programme import make_edition
from tests.factories.selection import REASON, make_standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition_of_2023(now: datetime):
    """As the report tells it: ten chosen, nine said yes, one no; another took its place and said yes."""
    edition = make_edition()
    for place in range(9):
        make_standing(edition=edition, name=f"Kommune {place}", state=StandingState.ACCEPTED)
    declined = make_standing(edition=edition, name="Nordby", state=StandingState.DECLINED)
    new = actions.replace_municipality(declined=declined, by=make_municipality(name="Ådal"), actor=None, at=now)
    actions.record_acceptance(standing=new, actor=None, at=now)
    return edition


def test_the_facts_of_2023_come_out(edition_of_2023) -> None:
    assert selection.standing_facts(edition_of_2023) == selection.StandingFacts(
        places=10,
        offered=11,
        taking_part=10,
        declined=1,
        decline_reasons=(REASON,),
        replaced=1,
        municipalities=(*(f"Kommune {place}" for place in range(9)), "Ådal"),
        to_invite=(),
        awaiting_answer=(),
        unreplaced=(),
        proposed=(),
        reserves=0,
    )


def test_the_facts_before_anything_was_chosen() -> None:
    assert selection.standing_facts(make_edition(places=4)) == selection.StandingFacts(
        places=4,
        offered=0,
        taking_part=0,
        declined=0,
        decline_reasons=(),
        replaced=0,
        municipalities=(),
        to_invite=(),
        awaiting_answer=(),
        unreplaced=(),
        proposed=(),
        reserves=0,
    )


def test_the_page_shows_the_list_in_the_order_of_choice(edition_of_2023) -> None:
    page = selection.standings_page(edition_of_2023)
    assert (page.taken, page.places, page.has_room) == (10, 10, False)
    assert [(row.name, row.state_name, row.replaces, row.replaced_by) for row in page.rows[8:]] == [
        ("Kommune 8", "deltager", None, None),
        ("Nordby", "erstattet", None, "Ådal"),
        ("Ådal", "deltager", "Nordby", None),
    ]


@pytest.mark.parametrize(
    ("state", "choices"),
    [
        (StandingState.CHOSEN, (True, True, False, False, True)),
        (StandingState.ACCEPTED, (False, True, False, True, True)),
        (StandingState.COMPLETED, (False, False, False, False, True)),
        (StandingState.DECLINED, (True, False, True, False, True)),
        (StandingState.WITHDRAWN, (False, False, True, False, True)),
    ],
)
def test_each_row_says_what_may_be_done_now(state: StandingState, choices: tuple[bool, ...]) -> None:
    row = selection.standings_page(make_standing(state=state).edition).rows[0]
    offered = (row.can_accept, row.can_decline, row.can_be_replaced, row.can_complete, row.can_be_taken_back)
    assert offered == choices


def test_a_no_whose_place_is_taken_offers_nothing(edition_of_2023) -> None:
    row = selection.standings_page(edition_of_2023).rows[9]
    assert (row.can_be_replaced, row.can_be_taken_back) == (False, False)


def test_who_has_not_answered_and_who_is_not_replaced() -> None:
    edition = make_edition()
    make_standing(edition=edition, name="Ådal")
    make_standing(edition=edition, name="Nordby", state=StandingState.DECLINED)
    make_standing(name="Elsewhere")
    facts = selection.standing_facts(edition)
    assert (facts.taken, facts.to_invite, facts.awaiting_answer) == (1, ("Ådal",), ())
    assert facts.unreplaced == (("Nordby", StandingState.DECLINED),)
    assert [each.name for each in selection.municipalities_with_a_place(edition)] == ["Ådal"]
    assert len(selection.codes_on_the_list(edition)) == 2


def test_a_standing_that_is_not_there() -> None:
    with pytest.raises(ObjectDoesNotExist):
        selection.standing(4711)


def test_three_rows_take_as_many_queries_as_one(queries: Callable[[Callable[[], object]], int]) -> None:
    edition = make_edition()
    make_standing(edition=edition)

    def counts() -> list[int]:
        return [
            queries(lambda: selection.standings_page(edition)),
            queries(lambda: selection.standing_facts(edition)),
            queries(lambda: selection.edition_lists([edition])),
        ]

    one = counts()
    make_standing(edition=edition, state=StandingState.DECLINED)
    make_standing(edition=edition)
    assert counts() == one == [2, 1, 1]
