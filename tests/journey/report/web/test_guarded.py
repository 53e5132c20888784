"""The guard against personal data on real pages: nothing is saved, what was typed stays, and a hint stops nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report.models import OwnText, Publication, TypedFact
from tests.factories.people import make_staff
from tests.factories.report import answer_findings, make_answered_edition, make_publication
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
KEY = "konklusion.samlet"
TYPED = "Borgeren 010190-1234 var tilfreds."
SAID = "Teksten ser ud til at have et CPR-nummer efter »Borgeren«. Skriv et fødselsår i stedet."


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR)


@pytest.fixture
def edition(evaluator: Person, now: datetime) -> Edition:
    return make_answered_edition(evaluator, now)


@pytest.fixture
def base(edition: Edition) -> str:
    return f"/runder/{edition.pk}/rapport/"


def test_a_text_is_not_saved_and_stays_on_the_page(visit: Visitor, evaluator: Person, base: str) -> None:
    page = visit(evaluator, f"{base}tekst/{KEY}/", method="post", data={"text": TYPED, "seen_version": 0})
    assert page.texts("//*[@id='error-summary-heading']") == ["Ikke gemt. Der er én ting at rette"]
    assert page.form_errors == {"text": [SAID]}
    assert str(page.fields["text"]).strip() == TYPED
    assert OwnText.objects.count() == 0


def test_a_road_is_saved_and_mentioned(visit: Visitor, evaluator: Person, base: str) -> None:
    data = {"text": "Dagen blev holdt på Søndergade 12.", "seen_version": 0}
    page = visit(evaluator, f"{base}tekst/{KEY}/", method="post", data=data, follow=True)
    assert OwnText.objects.get().text == data["text"]
    assert [each for each in page.messages if "Se efter" in each] == [
        "Advarsel: Se efter i »Tekst«: Teksten har måske et vejnavn efter »Dagen blev holdt på«. "
        "Er det en virkelig persons adresse, så tag den ud."
    ]


def test_the_source_of_a_fact_is_not_saved(visit: Visitor, evaluator: Person, base: str) -> None:
    key = next(href for _, href in visit(evaluator, f"{base}oplysninger/").links if "/oplysninger/" in href)
    page = visit(evaluator, key, method="post", data={"value": "", "source": "Ring til 22 33 44 55"})
    assert page.form_errors.keys() == {"source"}
    assert TypedFact.objects.count() == 0


def test_what_was_corrected_is_not_published(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    answer_findings(edition, evaluator, now)
    make_publication(edition, evaluator, now)
    page = visit(evaluator, f"{base}offentliggoer/", method="post", data={"correction": TYPED, "seen_number": 1})
    assert page.texts("//*[@id='error-summary-heading']") == ["Ikke gemt. Der er én ting at rette"]
    assert page.form_errors == {"correction": [SAID]}
    assert Publication.objects.count() == 1
