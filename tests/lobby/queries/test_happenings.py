"""The log in words: everything that is done about an edition has its words, and no name is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.audit.models import Entry
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.signs import Names
from sagkyndig.lobby.queries.happenings import latest
from sagkyndig.lobby.queries.signposts import known_about, names_of
from sagkyndig.lobby.texts import HAPPENINGS, SEVERAL_HAPPENINGS
from tests.factories.demo import make_demo
from tests.factories.planning import make_course_run
from tests.factories.programme import make_edition

ABOUT_AN_EDITION = ("programme.edition", "selection.standing", "planning.courserun", "planning.learningday")


@pytest.fixture
def edition(db: None) -> Edition:
    return make_demo()


def test_all_that_the_demo_does_to_an_edition_has_words(edition: Edition) -> None:
    done = set(Entry.objects.filter(about_type__in=ABOUT_AN_EDITION).values_list("verb", flat=True))
    worded = {key.partition(":")[0] for key in HAPPENINGS}
    assert done - worded == set()


@pytest.fixture
def names(edition: Edition) -> Names:
    return names_of(edition, known_about([edition]))


def test_the_whole_story_can_be_told(names: Names) -> None:
    told = latest(names, shown=500)
    assert told[0].what == "afsluttede runden"
    sentences = {f"{each.who} {each.what}" for each in told}
    assert "Lisbeth" not in " ".join(sentences)
    assert "Solveig Kærsgård tilmeldte syv kolleger fra Ådal" in sentences


def test_the_latest_eight_are_shown(names: Names) -> None:
    assert len(latest(names)) == 8
    assert [each.at.date() for each in latest(names, shown=2)] == [
        date(2024, 6, 24),
        date(2024, 6, 24),
    ]


def test_several_are_only_told_of_what_can_be_told_once() -> None:
    assert set(SEVERAL_HAPPENINGS) <= set(HAPPENINGS)


def test_an_offer_to_share_a_day_names_both_and_lists_are_counted(db: None) -> None:
    edition = make_edition()
    asker, asked = make_course_run(edition=edition, name="Ådal"), make_course_run(edition=edition, name="Østby")
    at = datetime(2024, 3, 4, 10, tzinfo=UTC)
    record("planning.joint_day_offered", actor=None, about=asker, at=at, to=asked.municipality_id, day=1)
    record("planning.colleagues_enrolled", actor=None, about=asker, at=at, count=7)
    told = [each.what for each in latest(names_of(edition, known_about([edition])), shown=2)]
    assert told == ["tilmeldte syv kolleger fra Ådal", "spurgte Østby om at holde den fysiske dag sammen med Ådal"]
