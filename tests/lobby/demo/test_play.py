"""The demo plays through the actions, the same each time, into nothing but an empty installation."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.organisation.queries import ours
from sagkyndig.foundation.people import actions as people_actions
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import queries as planning
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import queries as selection
from sagkyndig.lobby.demo import CannotPlay, play
from sagkyndig.lobby.demo.play import Played
from sagkyndig.lobby.demo.story_time import at

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture
def played(db: None) -> Played:
    return play(content=CONTENT)


def test_the_installation_is_a_demonstration(played: Played) -> None:
    assert ours().is_demonstration
    assert ours().name == "Klagestyrelsen"
    assert ours().phone == "00 00 00 00"


def test_the_three_editions(played: Played) -> None:
    editions = programmes.editions_of(programmes.programmes()[0])
    assert [(edition.year, edition.state, programmes.provisions_of(edition)) for edition in editions] == [
        (2023, "finished", ("SEL § 95", "SEL § 96")),
        (2024, "planned", ("SEL § 114",)),
        (2025, "planned", ("BL § 87",)),
    ]
    for edition in editions:
        assert len(programmes.team(edition)) == 8
        lead = programmes.lead_teacher(edition)
        assert lead is not None
        assert lead.name == "Marianne Dalby"
        assert len(programmes.key_dates(edition)) == 4
        assert {entry.on.weekday() < 5 for entry in programmes.key_dates(edition)} == {True}


def test_the_selection_as_the_report_tells_it(played: Played) -> None:
    facts = selection.standing_facts(played.edition)
    assert (facts.offered, facts.chosen_first, facts.completed, facts.declined, facts.replaced) == (11, 10, 10, 1, 1)
    assert facts.decline_reasons == ("Kommunen er midt i en større omstrukturering på området for §§ 95 og 96.",)


def test_the_days_as_the_report_tells_them(played: Played) -> None:
    facts = planning.planning_facts(played.edition)
    assert facts.course_runs == 10
    assert facts.learning_days == 8
    assert facts.joint_days == 2
    assert facts.municipalities_on_joint_days == 4
    assert facts.teachers_per_day == 2
    assert facts.same_lead_teacher is True
    assert facts.enrolled == 70
    assert (facts.first_physical_on, facts.last_physical_on) == (date(2023, 5, 11), date(2023, 11, 7))
    rows = planning.course_runs(played.edition, date(2024, 3, 4))
    assert {row.missing for row in rows} == {()}
    assert {row.warnings for row in rows} == {()}
    assert {day.warnings for day in planning.learning_days(played.edition)} == {()}


def test_everything_was_written_in_the_story_and_not_now(played: Played) -> None:
    written = list(Entry.objects.order_by("at").values_list("at", flat=True))
    assert written[0] == at(date(2022, 11, 7), 9)
    assert written[-1] == at(date(2024, 6, 24), 10)


def test_two_demos_are_alike(played: Played) -> None:
    """Everything it makes, told as the log tells it, is the same in a second database."""
    first = list(Entry.objects.order_by("pk").values_list("at", "verb", "actor_roles", "about_type", "details"))
    again = _played_again()
    second = list(Entry.objects.using("default").filter(pk__gt=again).order_by("pk").values_list("at", "verb"))
    assert [entry[:2] for entry in first] == second


def test_a_demo_is_not_played_twice(played: Played) -> None:
    counted = Entry.objects.count()
    with pytest.raises(CannotPlay, match="spillet allerede"):
        play(content=CONTENT)
    assert Entry.objects.count() == counted


@pytest.mark.django_db
def test_a_demo_is_not_played_into_an_installation_in_use(now: object) -> None:
    people_actions.add_staff(
        email="x@y.example", name="Xenia", roles=[Role.ADMINISTRATOR], actor=None, at=at(date(2024, 1, 2))
    )
    with pytest.raises(CannotPlay, match="taget i brug"):
        play(content=CONTENT)
    assert [person.name for person in people.staff()] == ["Xenia"]
    assert Counter(Entry.objects.values_list("verb", flat=True))["organisation.described"] == 0
