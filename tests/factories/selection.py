"""Municipalities on an edition's list, put there by the actions."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.municipalities import make_municipality
from tests.factories.programme import make_edition

CHOSEN_AT = datetime(2023, 1, 16, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
REASON = "kommunen er midt i en større omstrukturering på området"


def make_standing(
    *,
    edition: Edition | None = None,
    municipality: Municipality | None = None,
    name: str = "",
    state: StandingState = StandingState.CHOSEN,
    at: datetime = CHOSEN_AT,
) -> Standing:
    """A municipality on the list, brought to the state by the steps that lead there."""
    put = actions.consider_municipality if state is StandingState.CONSIDERED else actions.choose_municipality
    standing = put(
        edition=edition or make_edition(),
        municipality=municipality or make_municipality(name=name),
        actor=None,
        at=at,
    )
    if state is StandingState.DECLINED:
        return actions.record_decline(standing=standing, reason=REASON, actor=None, at=at)
    if state is StandingState.WITHDRAWN:
        return actions.withdraw_municipality(standing=standing, reason=REASON, actor=None, at=at)
    if state in {StandingState.ACCEPTED, StandingState.COMPLETED}:
        standing = actions.record_acceptance(standing=standing, actor=None, at=at)
    if state is StandingState.COMPLETED:
        standing = actions.record_completion(standing=standing, actor=None, at=at)
    return standing
