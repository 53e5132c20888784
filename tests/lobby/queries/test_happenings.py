"""The log in words: everything that is done about an edition has its words, and no name is left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.journey.planning import queries as planning
from sagkyndig.journey.programme.models import Edition
from sagkyndig.lobby.demo import play
from sagkyndig.lobby.queries.happenings import latest
from sagkyndig.lobby.texts import HAPPENINGS, SEVERAL_HAPPENINGS

CONTENT = Path(__file__).parents[3] / "content"
ABOUT_AN_EDITION = ("programme.edition", "selection.standing", "planning.courserun", "planning.learningday")


@pytest.fixture
def edition(db: None) -> Edition:
    return play(content=CONTENT).edition


def test_all_that_the_demo_does_to_an_edition_has_words(edition: Edition) -> None:
    done = set(Entry.objects.filter(about_type__in=ABOUT_AN_EDITION).values_list("verb", flat=True))
    worded = {key.partition(":")[0] for key in HAPPENINGS}
    assert done - worded == set()


def test_the_whole_story_can_be_told(edition: Edition) -> None:
    told = latest(edition, planning.course_runs(edition), shown=500)
    assert told[0].what == "afsluttede runden"
    sentences = {f"{each.who} {each.what}" for each in told}
    assert "Lisbeth" not in " ".join(sentences)
    assert "Solveig Kærsgård tilmeldte syv kolleger fra Ådal" in sentences


def test_the_latest_eight_are_shown(edition: Edition) -> None:
    assert len(latest(edition, planning.course_runs(edition))) == 8
    assert [each.at.date() for each in latest(edition, planning.course_runs(edition), shown=2)] == [
        date(2024, 6, 24),
        date(2024, 6, 24),
    ]


def test_several_are_only_told_of_what_can_be_told_once() -> None:
    assert set(SEVERAL_HAPPENINGS) <= set(HAPPENINGS)
