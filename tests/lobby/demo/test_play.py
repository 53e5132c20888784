"""The demo plays through the actions, the same each time, into nothing but an empty installation."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.organisation.queries import ours
from sagkyndig.foundation.people import actions as people_actions
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.planning import queries as planning
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import queries as reports
from sagkyndig.journey.selection import queries as selection
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.lobby.demo import CannotPlay, play
from sagkyndig.lobby.demo.story_time import at
from tests.factories.demo import make_demo

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture
def played(db: None) -> Edition:
    return make_demo()


def test_the_installation_is_a_demonstration(played: Edition) -> None:
    assert ours().is_demonstration
    assert ours().name == "Klagestyrelsen"
    assert ours().phone == "00 00 00 00"


def test_the_three_editions(played: Edition) -> None:
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


def test_the_selection_as_the_report_tells_it(played: Edition) -> None:
    facts = selection.standing_facts(played)
    assert (facts.offered, facts.taking_part, facts.declined, facts.replaced) == (11, 10, 1, 1)
    assert Counter(row.state for row in selection.standings_page(played).rows) == {
        StandingState.COMPLETED: 10,
        StandingState.REPLACED: 1,
    }
    assert facts.decline_reasons == ("En større omstrukturering på området for §§ 95 og 96.",)


def test_the_offers_were_sent_and_answered_by_mail(played: Edition) -> None:
    rows = selection.standings(played)
    own = [row for row in rows if row.answered_by]
    assert {row.municipality.name: row.state for row in rows if row.reminded_on} == {
        "Ravnslund": "completed",
        "Tranemose": "completed",
        "Kløverup": "completed",
        "Marskhøj": "replaced",
    }
    assert own == []  # what was answered stands in the log once the forløb is completed, or the place given on
    said = Counter(Entry.objects.filter(verb__endswith="_received").values_list("verb", flat=True))
    assert said == {"selection.yes_received": 10, "selection.no_received": 1}
    sent = Counter(OutgoingMail.objects.filter(template__startswith="selection/").values_list("template", flat=True))
    assert sent == {
        "selection/invitation": 11,
        "selection/reminder": 4,
        "selection/yes_received": 10,
        "selection/no_received": 1,
        "selection/place_gone": 1,
        "selection/place_vacated": 1,
    }


def test_the_days_as_the_report_tells_them(played: Edition) -> None:
    facts = planning.planning_facts(played)
    assert facts.course_runs == 10
    assert facts.learning_days == 8
    assert facts.municipalities_on_joint_days == 4
    assert facts.teachers_per_day == 2
    assert facts.same_lead_teacher is True
    assert facts.enrolled == 70
    days = planning.learning_days(played)
    assert (days[0].on, days[-1].on) == (date(2023, 5, 11), date(2023, 11, 7))
    assert [len(day.municipalities) for day in days].count(2) == 2
    rows = planning.course_runs(played, date(2024, 3, 4))
    assert {row.missing for row in rows} == {()}
    assert {row.findings for row in rows} == {()}
    assert {day.findings for day in days} == {()}


def test_the_answers_give_the_published_figures(played: Edition) -> None:
    results = evaluations.results_of(played)
    assert results is not None
    assert (results.n, results.comments.total(), len(results.targets)) == (44, 11, 4)
    assert results.reconstructed_from == "Tal genskabt efter Ankestyrelsens rapport, marts 2024"


def test_the_report_is_out_with_every_finding_answered(played: Edition) -> None:
    page = reports.workshop_page(played.pk)
    assert page.open_findings == 0
    assert len(page.findings) >= 4
    assert [(row.number, row.published_at) for row in page.publications] == [(1, at(date(2024, 6, 24), 10))]


def test_everything_was_written_in_the_story_and_not_now(played: Edition) -> None:
    written = list(Entry.objects.order_by("pk").values_list("at", flat=True))
    assert written[0] == at(date(2022, 11, 7), 9)
    assert written[-1] == at(date(2024, 6, 24), 11)
    assert written == sorted(written)


@pytest.mark.django_db
def test_two_demos_are_alike() -> None:
    """What it makes in one empty database, it makes in another, and `make_demo` puts the same there."""
    told = []
    for put_there in (make_demo, lambda: play(content=CONTENT)):
        with transaction.atomic():
            put_there()
            log = list(Entry.objects.order_by("pk").values_list("at", "verb", "actor_roles", "about_type"))
            told.append(({model._meta.label: model._default_manager.count() for model in apps.get_models()}, log))
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert told[0][0]["people.Person"] == 85
    assert told[0][0]["municipalities.Municipality"] == 98


def test_a_demo_is_not_played_twice(played: Edition) -> None:
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
