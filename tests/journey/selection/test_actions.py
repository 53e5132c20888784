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
from tests.factories.selection import CHOSEN_AT, REASON, make_standing

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
    assert (declined.state, declined.left_reason, declined.left_on) == (
        StandingState.DECLINED,
        REASON,
        date(2024, 3, 4),
    )
    assert log()[-1] == ("selection.municipality_declined", {"municipality": standing.municipality_id})


def test_whoever_said_yes_may_still_say_no_and_is_done_once_done(now: datetime) -> None:
    accepted = make_standing(state=StandingState.ACCEPTED)
    assert actions.record_decline(standing=accepted, reason=REASON, actor=None, at=now).state == StandingState.DECLINED
    completed = make_standing(state=StandingState.COMPLETED)
    with pytest.raises(NotAllowedNow):
        actions.record_decline(standing=completed, reason=REASON, actor=None, at=now)


def test_a_municipality_is_withdrawn_with_a_reason(now: datetime) -> None:
    accepted = make_standing(state=StandingState.ACCEPTED)
    with pytest.raises(ReasonIsMissing):
        actions.withdraw_municipality(standing=accepted, reason="", actor=None, at=now)
    gone = actions.withdraw_municipality(standing=accepted, reason="Lederen er stoppet.", actor=None, at=now)
    assert (gone.state, gone.left_as, gone.left_reason) == ("withdrawn", "withdrawn", "Lederen er stoppet.")
    assert log()[-1] == ("selection.municipality_withdrawn", {"municipality": accepted.municipality_id})


def test_reserves_stand_in_an_order_that_is_changed_by_hand(now: datetime) -> None:
    edition = make_edition()
    first, second = (
        actions.consider_municipality(edition=edition, municipality=make_municipality(name=name), actor=None, at=now)
        for name in ("Ådal", "Nordby")
    )
    assert (first.rank, second.rank, second.state, second.chosen_on) == (1, 2, "considered", None)
    assert actions.move_reserve(standing=second, up=True, actor=None, at=now).rank == 1
    actions.move_reserve(standing=second, up=True, actor=None, at=now)  # at the top already: nothing to record
    assert [each.name for each in queries.standings_page(edition).reserves] == ["Nordby", "Ådal"]
    assert [verb for verb, _ in log()].count("selection.reserve_moved") == 1
    with pytest.raises(AlreadyOnTheList):
        actions.consider_municipality(edition=edition, municipality=first.municipality, actor=None, at=now)
    chosen = actions.choose_municipality(edition=edition, municipality=first.municipality, actor=None, at=now)
    assert (chosen.pk, chosen.state, chosen.chosen_on) == (first.pk, "chosen", date(2024, 3, 4))
    back = actions.take_back(standing=chosen, actor=None, at=now)
    assert back is not None
    assert (back.state, back.chosen_on) == ("considered", None)


def test_a_reserve_takes_the_place_and_gives_it_back(now: datetime) -> None:
    declined = make_standing(state=StandingState.DECLINED)
    reserve = actions.consider_municipality(
        edition=declined.edition, municipality=make_municipality(), actor=None, at=now
    )
    new = actions.replace_municipality(declined=declined, by=reserve.municipality, actor=None, at=now)
    declined.refresh_from_db()
    assert (new.pk, new.state, new.replaces_id) == (reserve.pk, "chosen", declined.pk)
    assert (declined.state, declined.left_as, declined.left_reason) == ("replaced", "declined", REASON)
    actions.take_back(standing=new, actor=None, at=now)
    declined.refresh_from_db()
    assert (declined.state, declined.left_as, declined.left_reason) == ("declined", "declined", REASON)


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
    assert (stored.state, stored.left_as, stored.left_reason, stored.left_on) == (back, "", "", None)
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
        {"state": "declined", "left_as": "declined", "left_on": date(2023, 1, 1), "left_reason": ""},
        {"state": "declined", "left_as": "expired", "left_on": date(2023, 1, 1), "left_reason": "x"},
        {"state": "accepted", "left_on": date(2023, 1, 1), "left_reason": "x"},
        {"state": "accepted", "ask_again_on": date(2023, 1, 1)},
        {"state": "replaced"},
        {"state": "considered"},
        {"chosen_on": None},
        {"state": "invited"},
        {"answer_by": date(2023, 2, 1)},
        {"answer_by": date(2023, 2, 1), "remind_on": date(2023, 2, 1), "invited_on": date(2023, 1, 20)},
        {"answered_at": CHOSEN_AT},
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
