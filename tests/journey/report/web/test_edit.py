"""The evaluator's pages: texts, facts, findings, publication. What is typed is kept, and two tabs meet."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import actions, queries
from sagkyndig.journey.report.models import FindingAnswer, OwnText, Publication, TypedFact
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.report import answer_findings, make_answered_edition, make_publication
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
KEY = "konklusion.samlet"


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def edition(evaluator: Person, now: datetime) -> Edition:
    return make_answered_edition(evaluator, now)


@pytest.fixture
def base(edition: Edition) -> str:
    return f"/runder/{edition.pk}/rapport/"


def primary(page: Visit) -> list[str]:
    return page.texts("//main//*[contains(@class, 'button-primary')]")


# --- The workshop ----------------------------------------------------------------------------------------------------


def test_the_next_thing_to_do_follows_from_what_is_there(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    empty = visit(evaluator, f"/runder/{make_edition(year=2024).pk}/rapport/")
    assert primary(empty) == ["Gå til evalueringen"]
    assert primary(visit(evaluator, base)) == ["Svar på næste fund"]
    assert primary(visit(make_staff(Role.PROGRAMME_MANAGER), base)) == ["Læs rapporten"]
    answer_findings(edition, evaluator, now)
    for person in (evaluator, make_staff(Role.PROGRAMME_MANAGER)):
        assert primary(visit(person, base)) == ["Offentliggør rapporten"]
    assert primary(visit(make_staff(Role.TEACHER), base)) == ["Læs rapporten"]
    make_publication(edition, evaluator, now)
    page = visit(evaluator, base)
    assert primary(page) == ["Læs rapporten"]
    assert page.link("Offentliggør en rettet udgave") == f"{base}offentliggoer/"


def test_chapters_are_folded_and_say_how_many_texts_they_hold(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    actions.write_text(edition=edition, key=KEY, text="Slut.", seen_version=0, actor=evaluator, at=now)
    page = visit(evaluator, base)
    assert page.texts("//main//details/summary")[-2:] == [
        "Konklusion 1 tekst, en af rundens egne",
        "Artiklen 5 tekster",
    ]
    assert page.all("//main//details[@open]") == []


# --- Texts -----------------------------------------------------------------------------------------------------------


def test_a_text_is_written_and_read(visit: Visitor, evaluator: Person, edition: Edition, base: str) -> None:
    href = f"{base}tekst/{KEY}/"
    page = visit(evaluator, href)
    assert page.fields["text"] == "Deltagernes svar bruges, når de næste læringsforløb bliver planlagt."
    visit(evaluator, href, method="post", data={**page.fields, "text": "I {aar} lærte {svar} noget."}, expect=302)
    assert visit(evaluator, base).messages == ["Det lykkedes: »Afslutningen« er gemt."]
    assert "I 2023 lærte 44 noget." in visit(evaluator, f"{base}laes/").text
    page = visit(evaluator, href)
    assert "Standardteksten Deltagernes svar bruges" in page.text
    confirm = visit(evaluator, page.link("Brug standardteksten i stedet"))
    visit(evaluator, confirm.path, method="post", data=confirm.fields, expect=302)
    assert OwnText.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Om {findes_ikke}.", "Oplysningen {findes_ikke} findes ikke. Ret navnet, eller fjern tuborgklammerne."),
        ("{En} og {to", "Oplysningerne {En} og {to findes ikke. Ret navnene, eller fjern tuborgklammerne."),
        ("", "Skriv en tekst, eller brug standardteksten."),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_and_kept(
    visit: Visitor, evaluator: Person, base: str, text: str, said: str
) -> None:
    href = f"{base}tekst/{KEY}/"
    page = visit(evaluator, href, method="post", data={"text": text, "seen_version": "0"})
    assert page.form_errors == {"text": [said]}
    assert page.fields.get("text", "") == text
    assert OwnText.objects.count() == 0


def test_whoever_saves_second_sees_both_and_saves_again_knowing(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    href = f"{base}tekst/{KEY}/"
    opened = visit(evaluator, href).fields
    actions.write_text(edition=edition, key=KEY, text="Den andens tekst.", seen_version=0, actor=evaluator, at=now)
    page = visit(evaluator, href, method="post", data={**opened, "text": "Min tekst."})
    assert list(page.form_errors) == ["text"]
    assert page.fields == {"text": "Min tekst.", "seen_version": "1"}
    assert "Det, den anden har gemt Den andens tekst." in page.text
    visit(evaluator, href, method="post", data={**page.fields, "text": "Begges tekst."}, expect=302)
    assert OwnText.objects.get().text == "Begges tekst."


def test_a_text_that_somebody_changed_is_not_thrown_away_unseen(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    common = {"edition": edition, "key": KEY, "actor": evaluator, "at": now}
    actions.write_text(text="Første.", seen_version=0, **common)  # type: ignore[arg-type]
    href = f"{base}tekst/{KEY}/standard/"
    opened = visit(evaluator, href).fields
    actions.write_text(text="Anden.", seen_version=1, **common)  # type: ignore[arg-type]
    assert visit(evaluator, href, method="post", data=opened, expect=302).location == f"{base}tekst/{KEY}/"
    assert visit(evaluator, f"{base}tekst/{KEY}/").messages == [
        "Fejl: En anden har gemt en ny udgave af teksten. Læs den, før du bruger standardteksten."
    ]
    assert OwnText.objects.get().text == "Anden."


def test_markup_in_a_text_is_shown_and_never_run(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    planted = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    actions.write_text(edition=edition, key=KEY, text=planted, seen_version=0, actor=evaluator, at=now)
    published = make_publication(edition, evaluator, now)
    for person, address in (
        (evaluator, base), (evaluator, f"{base}laes/"), (evaluator, f"{base}tekst/{KEY}/"),
        (None, f"/rapporter/{published.slug}/"),
    ):  # fmt: skip
        page = visit(person, address)
        assert "<script>alert" not in page.html
        assert page.all("//img[@onerror]") == []
        assert "<script>alert(1)</script>" in page.text


# --- Facts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("cases_paa_dagen", "syv", "Skriv et helt tal."),
        ("cases_paa_dagen", "-1", None),
        ("cases_paa_dagen", "99999999999", None),
        ("statistik_fra", "19", None),
        ("dateret", "31-02-2024", None),
        ("programperiode", "fra 2023 og frem", "Skriv årene sådan: 2023-2025."),
        ("interview", "måske", None),
    ],
)
def test_a_fact_of_the_wrong_kind_is_refused_and_kept(
    visit: Visitor, evaluator: Person, base: str, key: str, wrong: str, said: str | None
) -> None:
    page = visit(evaluator, f"{base}oplysninger/{key}/", method="post", data={"value": wrong, "source": "Notat"})
    assert list(page.form_errors) == ["value"]
    assert said is None or page.form_errors["value"] == [said]
    assert page.fields["source"] == "Notat"
    assert page.fields.get("value", wrong) == wrong
    assert TypedFact.objects.count() == 0


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("cases_paa_dagen", "7", "7"),
        ("statistik_fra", "2019", "2019"),
        ("programperiode", "2023-2025", "2023-2025"),
        ("dateret", "2024-03-01", "1. marts 2024"),
        ("case_emner", "personkreds\r\n\r\nudmåling", "personkreds og udmåling"),
        ("interview", "nej", "nej"),
        ("forfatter", "evaluator Signe", "evaluator Signe"),
    ],
)
def test_a_fact_is_typed_corrected_and_taken_away(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, key: str, typed: str, shown: str
) -> None:
    href = f"{base}oplysninger/{key}/"
    visit(evaluator, href, method="post", data={"value": typed, "source": "Notat"}, expect=302)
    (row,) = (row for row in queries.facts_page(edition.pk).rows if row.definition.key == key)
    assert (row.typed_text, row.typed.source if row.typed else "") == (shown, "Notat")
    again = visit(evaluator, href).fields
    assert again["source"] == "Notat"
    visit(evaluator, href, method="post", data=again, expect=302)
    (same,) = (row for row in queries.facts_page(edition.pk).rows if row.definition.key == key)
    assert same.typed_text == shown
    visit(evaluator, href, method="post", data={"value": "", "source": ""}, expect=302)
    assert TypedFact.objects.count() == 0


def test_facts_tell_their_origin(visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime) -> None:
    common = {"edition": edition, "actor": evaluator, "at": now}
    actions.state_fact(key="cases_paa_dagen", value=7, source="Dagsprogrammet", **common)  # type: ignore[arg-type]
    actions.state_fact(key="aar", value=2022, source="", **common)  # type: ignore[arg-type]
    page = visit(make_staff(Role.TEACHER), f"{base}oplysninger/")
    typed, computed = page.tables
    assert ["Cases på den fysiske dag", "7", "Dagsprogrammet Signe Overgaard"] in typed
    assert ["Cases i e-læringen", "Ikke oplyst", ""] in typed
    assert ["Rundens år", "2023", "Program", "2022 Signe Overgaard Ikke det samme"] in computed


# --- Findings --------------------------------------------------------------------------------------------------------


def test_a_finding_is_answered_and_stays_on_the_page(visit: Visitor, evaluator: Person, base: str) -> None:
    page = visit(evaluator, base)
    before = page.texts("//ul[contains(@class, 'findings')]/li/h3")
    assert "Svar, som ingen svarmulighed gør rede for (figur 4.2)" in before
    href = page.link("Svar på næste fund")
    assert visit(evaluator, href, method="post", data={"answer": "Det står i figuren."}, expect=302).location == base
    page = visit(evaluator, base)
    assert page.texts("//ul[contains(@class, 'findings')]/li/h3") == before
    assert page.texts(".finding-answer") == ["Svar: Det står i figuren. Signe Overgaard, 04.03.2024"]
    assert page.link("Svar på næste fund") != href
    visit(evaluator, href, method="post", data={"answer": ""}, expect=302)
    assert visit(evaluator, base).messages == ["Det lykkedes: Svaret er taget tilbage."]
    assert FindingAnswer.objects.count() == 0


def test_a_finding_that_was_mended_meanwhile_is_told_kindly(visit: Visitor, evaluator: Person, base: str) -> None:
    for method in ("get", "post"):
        visit(evaluator, f"{base}fund/0123456789abcdef/", method=method, data={"answer": "x"}, expect=302)
        assert visit(evaluator, base).messages == [
            "Oplysning: Fundet er der ikke længere. Det, det handlede om, er rettet."
        ]


# --- Publication -----------------------------------------------------------------------------------------------------


def test_open_findings_stand_in_the_way(visit: Visitor, evaluator: Person, base: str) -> None:
    href = f"{base}offentliggoer/"
    page = visit(evaluator, href)
    count = len(visit(evaluator, base).all("//ul[contains(@class, 'findings')]/li"))
    said = f"{count} fund mangler svar. Ret teksten, eller svar på fundene, og offentliggør så."
    assert page.texts("//main/ul/li") == [said]
    assert visit(evaluator, href, method="post", data=page.fields).form_errors == {"__all__": [said]}
    assert Publication.objects.count() == 0


def test_a_report_is_published_and_a_double_click_is_met_with_a_kind_word(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    answer_findings(edition, evaluator, now)
    href = f"{base}offentliggoer/"
    page = visit(evaluator, href)
    assert (page.h1, page.fields) == ("Offentliggør rapporten for runde 2023?", {"seen_number": "0"})
    for message in (
        "Det lykkedes: Rapporten og artiklen er offentliggjort.",
        "Oplysning: Rapporten er allerede blevet offentliggjort, mens siden stod åben. Der er kun offentliggjort én.",
    ):
        visit(evaluator, href, method="post", data=page.fields, expect=302)
        assert visit(evaluator, base).messages == [message]
    assert Publication.objects.count() == 1


def test_a_corrected_edition_says_what_was_corrected_and_keeps_what_was_typed(
    visit: Visitor, evaluator: Person, edition: Edition, base: str, now: datetime
) -> None:
    make_publication(edition, evaluator, now)
    href = f"{base}offentliggoer/"
    page = visit(evaluator, href)
    assert page.h1 == "Offentliggør en rettet udgave af rapporten for runde 2023?"
    empty = visit(evaluator, href, method="post", data=page.fields)
    assert empty.form_errors == {"correction": ["Skriv, hvad der er rettet siden sidst."]}
    actions.write_text(
        edition=edition, key=KEY, text="50 procent faldt i søvn.", seen_version=0, actor=evaluator, at=now
    )
    typed = {**page.fields, "correction": "Slutningen."}
    refused = visit(evaluator, href, method="post", data=typed)
    assert refused.form_errors == {
        "__all__": ["1 fund mangler svar. Ret teksten, eller svar på fundene, og offentliggør så."]
    }
    assert refused.fields["correction"] == "Slutningen."
    answer_findings(edition, evaluator, now)
    visit(evaluator, href, method="post", data=typed, expect=302)
    page = visit(evaluator, base)
    assert [row[3] for row in page.tables[-1][1:]] == ["Slutningen.", "–"]
    slug = Publication.objects.get(number=1).slug
    assert [href for _, href in page.links if href.startswith("/rapporter/")] == [
        f"/rapporter/{slug}/",
        f"/rapporter/{slug}/udgave/1/",
    ]
