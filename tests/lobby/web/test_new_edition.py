"""A new edition that begins from last year's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.actions import set_key_date
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.lobby.queries.carried_over import dates_off
from tests.factories.people import make_staff
from tests.factories.programme import make_edition, make_programme
from tests.lobby.web.conftest import named
from tests.visits import Visitor

ANNE = "anne.lindegaard@klagestyrelsen"


def filled(**changes: Any) -> dict[str, Any]:
    """The form as somebody fills it in."""
    return {
        "year": 2026,
        "theme": "Merudgifter",
        "places": 8,
        "purpose": "To sætninger.",
        "provisions": ["SEL § 100"],
        **changes,
    }


def address(edition: Edition) -> str:
    return f"/programmer/{edition.programme_id}/ny-runde/"


def test_the_page_says_what_follows_along(visit: Visitor, demo: Edition) -> None:
    page = visit(named(ANNE), address(demo))
    assert page.texts("//section[@aria-labelledby='carried']//li") == [
        "Holdet på syv med Marianne Dalby som gennemgående underviser. Du kan ændre det bagefter.",
        "Fire datoer, flyttet til det nye år. Falder en dato i en weekend eller på en helligdag, får du det at vide.",
        "Spørgeskemaet, så årene kan sammenlignes. Målene fastsættes på ny.",
    ]
    assert page.fields["year"] == "2026"
    assert page.fields["places"] == "10"
    assert "provisions" not in page.fields


def test_the_new_edition_has_what_was_typed_and_what_followed_along(visit: Visitor, demo: Edition) -> None:
    visit(named(ANNE), address(demo), method="post", data=filled(), expect=302)
    new = Edition.objects.get(year=2026)
    assert (new.theme, new.places, new.purpose, new.state) == ("Merudgifter", 8, "To sætninger.", "planned")
    assert programmes.provisions_of(new) == ("SEL § 100",)
    assert len(programmes.team(new)) == 8
    assert [entry.on for entry in programmes.key_dates(new)] == [
        *(date(2026, 2, 26), date(2026, 3, 31), date(2026, 5, 13), date(2027, 3, 12)),
    ]
    assert evaluations.survey_of(new) is not None


def test_dates_that_fall_in_a_weekend_are_told(visit: Visitor, demo: Edition) -> None:
    data = filled(year=2027)
    page = visit(named(ANNE), address(demo), method="post", data=data, follow=True)
    assert page.h1 == "Runde 2027: Merudgifter"
    said = " ".join(page.messages)
    assert "Runde 2027 er oprettet. Hold og datoer er med fra runde 2025." in said
    assert "falder nu i en weekend eller på en helligdag" in said
    assert "Rapporten offentliggøres: søndag den 12. marts 2028" in said


@pytest.mark.django_db
def test_dates_that_fall_on_a_day_off_are_told_with_its_name(now: datetime) -> None:
    edition = make_edition()
    for label, on in (("Møde", date(2027, 5, 6)), ("Afslutning", date(2026, 12, 24)), ("Frist", date(2026, 12, 23))):
        set_key_date(edition=edition, kind=KeyDateKind.OTHER, label=label, on=on, actor=None, at=now)
    assert dates_off(edition) == (
        "Afslutning: torsdag den 24. december 2026 (juleaftensdag)",
        "Møde: torsdag den 6. maj 2027 (Kristi himmelfartsdag)",
    )


def test_a_year_before_the_last_one_is_refused_and_nothing_typed_is_lost(visit: Visitor, demo: Edition) -> None:
    page = visit(named(ANNE), address(demo), method="post", data=filled(year=2025))
    assert page.form_errors == {"year": ["Den nye runde skal ligge efter 2025, som den begynder fra."]}
    assert page.fields["theme"] == "Merudgifter"
    assert page.fields["provisions"] == "SEL § 100"
    assert Edition.objects.count() == 3


@pytest.mark.parametrize("field", ["year", "theme", "places"])
def test_what_must_be_filled_in(visit: Visitor, field: str) -> None:
    edition = make_edition()
    page = visit(make_staff(), address(edition), method="post", data=filled(provisions=[], **{field: ""}))
    assert list(page.form_errors) == [field]
    assert Edition.objects.count() == 1


def test_a_programme_without_editions_begins_from_nothing(visit: Visitor) -> None:
    programme = make_programme()
    page = visit(make_staff(), f"/programmer/{programme.pk}/ny-runde/", expect=302)
    assert page.location == f"/programmer/{programme.pk}/opret-runde/"


def test_a_programme_that_does_not_exist(visit: Visitor) -> None:
    visit(make_staff(), "/programmer/999/ny-runde/", expect=404)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.TEACHER, Role.EVALUATOR, Role.CASE_AUTHOR])
def test_only_programme_managers_begin_editions(visit: Visitor, role: Role) -> None:
    edition = make_edition()
    visit(make_staff(role), address(edition), expect=403)
    visit(make_staff(role), address(edition), method="post", data=filled(), expect=403)
    assert Edition.objects.count() == 1
