"""Who may lead, and the span of an edition."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.rules.period import EndsBeforeItStarts, require_order
from sagkyndig.journey.programme.rules.team import OnlyTeachersLead, TeamRole, require_teacher
from sagkyndig.journey.programme.rules.wording import TEAM_ROLES


def test_only_a_teacher_leads() -> None:
    require_teacher(TeamRole.TEACHER)
    for role in set(TeamRole) - {TeamRole.TEACHER}:
        with pytest.raises(OnlyTeachersLead):
            require_teacher(role)


def test_roles_in_the_team_are_roles_that_people_hold_under_the_same_words() -> None:
    assert {role: Role(role.value).label for role in TeamRole} == TEAM_ROLES


def test_an_edition_ends_on_or_after_the_day_it_starts() -> None:
    require_order(date(2023, 1, 1), date(2023, 1, 1))
    require_order(None, date(2023, 1, 1))
    require_order(date(2023, 1, 1), None)
    with pytest.raises(EndsBeforeItStarts):
        require_order(date(2023, 1, 2), date(2023, 1, 1))
