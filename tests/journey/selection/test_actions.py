"""Choosing, answering, replacing, completing and taking back: what changes, what is recorded, what is refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.states import (
    AlreadyOnTheList,
    AlreadyReplaced,
    NoPlacesLeft,
    NotAllowedNow,
    NothingToReplace,
    ReasonIsMissing,
    StandingState,
)
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import REASON, make_standing

pytestmark = pytest.mark.django_db


def log() -> list[tuple[str, dict[str, object]]]:
    entries = Entry.objects.filter(verb__startswith="selection.").order_by("id")
    return [(entry.verb, entry.details) for entry in entries]


def test_a_municipality_is_chosen(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition, municipality = make_edition(), make_municipality(code="911", name="Ådal")
    standing = actions.choose_municipality(
        edition=edition, municipality=municipality, note="Høj omgørelsesprocent. ", actor=manager, at=now
    )
    assert (standing.state, standing.chosen_on, standing.note) == (
        StandingState.CHOSEN,
        date(2024, 3, 4),
        "Høj omgørelsesprocent.",
    )
    entry = Entry.objects.get(verb="selection.municipality_chosen")
    assert (entry.actor_id, entry.about_id, entry.details) == (manager.pk, str(standing.pk), {"municipality": "911"})


def test_a_municipality_stands_once_in_an_edition(now: datetime) -> None:
    standing = make_standing()
    with pytest.raises(AlreadyOnTheList):
        actions.choose_municipality(edition=standing.edition, municipality=standing.municipality, actor=None, at=now)
    other = make_standing(municipality=standing.municipality, edition=make_edition())
    assert other.municipality == standing.municipality


def test_no_more_are_chosen_than_there_are_places(now: datetime) -> None:
    edition = make_edition(places=2)
    first = make_standing(edition=edition)
    make_standing(edition=edition)
    with pytest.raises(NoPlacesLeft):
        make_standing(edition=edition)
    actions.record_decline(standing=first, reason=REASON, actor=None, at=now)
    make_standing(edition=edition)
    assert queries.standing_facts(edition).offered == 3


def test_a_municipality_says_yes_and_completes(now: datetime) -> None:
    standing = make_standing()
    with pytest.raises(NotAllowedNow):
        actions.record_completion(standing=standing, actor=None, at=now)
    assert actions.record_acceptance(standing=standing, actor=None, at=now).state == StandingState.ACCEPTED
    with pytest.raises(NotAllowedNow):
        actions.record_acceptance(standing=standing, actor=None, at=now)
    assert actions.record_completion(standing=standing, actor=None, at=now).state == StandingState.COMPLETED
    assert [verb for verb, _ in log()] == [
        "selection.municipality_chosen",
        "selection.municipality_accepted",
        "selection.municipality_completed",
    ]


def test_a_municipality_says_no_with_a_reason_that_stays_out_of_the_log(now: datetime) -> None:
    standing = make_standing()
    with pytest.raises(ReasonIsMissing):
        actions.record_decline(standing=standing, reason="  ", actor=None, at=now)
    declined = actions.record_decline(standing=standing, reason=f" {REASON} ", actor=None, at=now)
    assert (declined.state, declined.decline_reason, declined.declined_on) == (
        StandingState.DECLINED,
        REASON,
        date(2024, 3, 4),
    )
    assert log()[-1] == ("selection.municipality_declined", {"municipality": standing.municipality_id})


def test_whoever_said_yes_cannot_be_noted_as_no(now: datetime) -> None:
    accepted = make_standing(state=StandingState.ACCEPTED)
    with pytest.raises(NotAllowedNow):
        actions.record_decline(standing=accepted, reason=REASON, actor=None, at=now)


def test_one_that_declined_is_replaced_once(now: datetime) -> None:
    edition = make_edition()
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    new = actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)
    assert (new.state, new.replaces) == (StandingState.CHOSEN, declined)
    with pytest.raises(AlreadyReplaced):
        actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)
    with pytest.raises(NothingToReplace):
        actions.replace_municipality(declined=new, by=make_municipality(), actor=None, at=now)
    assert log()[-1][0] == "selection.municipality_replaced"


def test_nobody_on_the_list_can_come_in_for_another(now: datetime) -> None:
    edition = make_edition()
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    other = make_standing(edition=edition)
    with pytest.raises(AlreadyOnTheList):
        actions.replace_municipality(declined=declined, by=other.municipality, actor=None, at=now)
    with pytest.raises(AlreadyOnTheList):
        actions.replace_municipality(declined=declined, by=declined.municipality, actor=None, at=now)


def test_a_replacement_needs_a_place(now: datetime) -> None:
    edition = make_edition(places=1)
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    make_standing(edition=edition)
    with pytest.raises(NoPlacesLeft):
        actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)


@pytest.mark.parametrize(
    ("state", "back"),
    [
        (StandingState.COMPLETED, StandingState.ACCEPTED),
        (StandingState.ACCEPTED, StandingState.CHOSEN),
        (StandingState.DECLINED, StandingState.CHOSEN),
    ],
)
def test_the_latest_step_is_taken_back(state: StandingState, back: StandingState, now: datetime) -> None:
    standing = make_standing(state=state)
    stored = actions.take_back(standing=standing, actor=None, at=now)
    assert stored is not None
    assert (stored.state, stored.decline_reason, stored.declined_on) == (back, "", None)
    details = {"municipality": standing.municipality_id, "was": state.value, "now": back.value}
    assert log()[-1] == ("selection.step_taken_back", details)


def test_one_that_is_chosen_leaves_the_list_and_the_log_remembers(now: datetime) -> None:
    standing = make_standing()
    key = standing.pk
    assert actions.take_back(standing=standing, actor=None, at=now) is None
    assert queries.standings(standing.edition) == []
    entry = Entry.objects.filter(verb="selection.step_taken_back").get()
    assert (entry.about_id, entry.details["was"]) == (str(key), "chosen")


def test_a_no_is_not_taken_back_once_the_place_is_anothers(now: datetime) -> None:
    edition = make_edition(places=1)
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    new = actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)
    with pytest.raises(AlreadyReplaced):
        actions.take_back(standing=declined, actor=None, at=now)
    actions.take_back(standing=new, actor=None, at=now)
    assert actions.take_back(standing=declined, actor=None, at=now) == declined


def test_a_no_is_not_taken_back_when_all_places_are_filled(now: datetime) -> None:
    edition = make_edition(places=1)
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    make_standing(edition=edition)
    with pytest.raises(NoPlacesLeft):
        actions.take_back(standing=declined, actor=None, at=now)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "declined"},
        {"state": "declined", "declined_on": date(2023, 1, 1), "decline_reason": ""},
        {"state": "accepted", "declined_on": date(2023, 1, 1), "decline_reason": "x"},
        {"state": "unknown"},
    ],
)
def test_the_database_refuses_what_must_not_be(changes: dict[str, object]) -> None:
    standing = make_standing()
    with pytest.raises(IntegrityError), transaction.atomic():
        Standing.objects.filter(pk=standing.pk).update(**changes)


def test_the_database_refuses_two_in_one_place_and_one_in_its_own(now: datetime) -> None:
    edition = make_edition()
    declined = make_standing(edition=edition, state=StandingState.DECLINED)
    actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)
    other = make_standing(edition=edition)
    for replaced in (declined, other):
        with pytest.raises(IntegrityError), transaction.atomic():
            Standing.objects.filter(pk=other.pk).update(replaces=replaced)
