"""Roles and where they belong, links and how long they last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sagkyndig.foundation.people.rules import (
    LINK_POLICY,
    MUNICIPAL_ROLES,
    STAFF_ROLES,
    LinkPurpose,
    LinkState,
    Role,
    hash_of,
    link_state,
    misplaced_roles,
    purpose_of_link_for,
)

NOW = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)


def test_every_role_belongs_to_one_side_and_has_a_danish_name() -> None:
    assert set(Role) == STAFF_ROLES | MUNICIPAL_ROLES
    assert frozenset() == STAFF_ROLES & MUNICIPAL_ROLES
    assert [role.label for role in Role] == [
        "Administrator",
        "Programleder",
        "Fagforfatter",
        "Underviser",
        "Evaluator",
        "Kontaktperson",
        "Kursist",
    ]
    assert Role.pairs()[0] == ("administrator", "Administrator")


def test_a_role_on_the_wrong_side_is_named() -> None:
    everything = list(Role)
    assert misplaced_roles(everything, is_staff_of_board=True) == (Role.CONTACT_PERSON, Role.PARTICIPANT)
    assert set(misplaced_roles(everything, is_staff_of_board=False)) == set(STAFF_ROLES)
    assert misplaced_roles([Role.TEACHER], is_staff_of_board=True) == ()


@pytest.mark.parametrize(
    ("spent", "expires_in", "ended", "state"),
    [
        (False, timedelta(seconds=1), False, LinkState.USABLE),
        (False, timedelta(0), False, LinkState.EXPIRED),
        (True, timedelta(days=1), False, LinkState.SPENT),
        (True, timedelta(days=-1), False, LinkState.SPENT),
        (False, timedelta(days=1), True, LinkState.ENDED),
        (True, timedelta(days=-1), True, LinkState.ENDED),
    ],
)
def test_the_state_of_a_link(spent: bool, expires_in: timedelta, ended: bool, state: LinkState) -> None:
    assert link_state(spent_at=NOW if spent else None, expires_at=NOW + expires_in, access_ended=ended, at=NOW) == state


def test_staff_choose_a_password_and_others_sign_in() -> None:
    assert purpose_of_link_for(is_staff_of_board=True) == LinkPurpose.CHOOSE_PASSWORD
    assert purpose_of_link_for(is_staff_of_board=False) == LinkPurpose.SIGN_IN
    assert [purpose.label for purpose in LinkPurpose] == ["Log ind", "Vælg adgangskode"]
    assert LINK_POLICY.lifetime == timedelta(days=7)


def test_what_is_kept_of_a_token_is_its_sha_256() -> None:
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
