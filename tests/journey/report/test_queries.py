"""What is read of the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions as evaluation
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import actions
from sagkyndig.journey.report import queries as reports
from sagkyndig.journey.report.models import Publication
from sagkyndig.journey.report.rules.facts import DEFINITIONS, Origin
from sagkyndig.journey.report.rules.findings import FindingKind
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.evaluation import make_survey
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run
from tests.factories.programme import make_edition
from tests.factories.report import make_answered_edition, make_publication
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def edition(evaluator: Person, now: datetime) -> Edition:
    return make_answered_edition(evaluator, now)


def state(edition: Edition, evaluator: Person, now: datetime, key: str, value: object) -> None:
    actions.state_fact(edition=edition, key=key, value=value, source="Notat", actor=evaluator, at=now)  # type: ignore[arg-type]


# --- Facts and material ----------------------------------------------------------------------------------------------


def test_facts_come_from_the_steps_that_own_them(edition: Edition) -> None:
    make_standing(edition=edition, state=StandingState.DECLINED)
    for name in ("Nordby", "Ådal"):
        make_course_run(edition=edition, name=name)
    facts = reports.facts_of(edition, evaluations.results_of(edition))
    said = {key: (fact.value, fact.source) for key, fact in facts.computed.items()}
    assert {key: said[key] for key in ("aar", "tema", "kommuner", "takkede_nej", "forloeb", "svar")} == {
        "aar": (2023, "Program"),
        "tema": ("kontant tilskud og BPA", "Program"),
        "kommuner": (2, "Udvælgelse"),
        "takkede_nej": (1, "Udvælgelse"),
        "forloeb": (2, "Planlægning"),
        "svar": (44, "Evaluering"),
    }
    assert {fact.origin for fact in facts.computed.values()} == {Origin.COMPUTED}
    assert "cases_paa_dagen" not in facts.computed


def test_a_coming_edition_says_where_its_provisions_stood_before() -> None:
    edition = make_edition()
    for year, theme, provision in ((2024, "Bil", "SEL § 114"), (2025, "Tabt arbejdsfortjeneste", "BL § 87")):
        make_edition(programme=edition.programme, year=year, theme=theme, provisions=(provision,))
    assert reports.facts_of(edition, None).computed["kommende_runder"].value == (
        "bil efter servicelovens § 114 (2024)",
        "tabt arbejdsfortjeneste efter barnets lov § 87, tidligere servicelovens § 42 (2025)",
    )


def test_what_is_not_there_is_not_computed() -> None:
    computed = reports.facts_of(make_edition(), None).computed
    assert {"kommuner", "takkede_nej", "forloeb", "fysiske_dage", "svar", "svarprocent"} & set(computed) == set()


@pytest.mark.parametrize("typed", [False, True])
def test_the_response_rate_follows_from_how_many_were_asked_whoever_says_it(
    edition: Edition, evaluator: Person, now: datetime, typed: bool
) -> None:
    survey = evaluations.survey_of(edition)
    assert survey is not None
    if typed:
        state(edition, evaluator, now, "inviterede", 70)
    else:
        evaluation.state_invited(survey=survey, invited=70, actor=evaluator, at=now)
    facts = reports.facts_of(edition, evaluations.results_of(edition))
    assert (facts.value("inviterede"), facts.value("svarprocent")) == (70, 63)
    kinds = {row.finding.kind for row in reports.workshop_page(edition.pk).findings}
    assert FindingKind.RESPONSE_RATE_UNKNOWN not in kinds


def test_computed_stands_before_typed_and_the_difference_is_a_finding(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    make_standing(edition=edition, state=StandingState.ACCEPTED)
    state(edition, evaluator, now, "kommuner", 2)
    facts = reports.facts_of(edition, None)
    assert (facts.value("kommuner"), facts.typed["kommuner"].value) == (1, 2)
    page = reports.facts_page(edition.pk)
    (row,) = (row for row in page.rows if row.definition.key == "kommuner")
    assert (row.computed, row.owner, row.typed_text, row.differs, row.value) == ("1", "Udvælgelse", "2", True, "1")
    sentences = {row.finding.kind: row.finding.sentence for row in reports.workshop_page(edition.pk).findings}
    assert sentences[FindingKind.FACT_DIFFERS] == (
        "Kommuner i forløbene er opgjort til 1, men indtastet som 2 (Notat). Ret den, der er forkert."
    )


def test_the_material_is_everything_a_report_is_made_from(edition: Edition, evaluator: Person, now: datetime) -> None:
    make_organisation(is_demonstration=True)
    actions.write_text(edition=edition, key="konklusion.samlet", text="Slut.", seen_version=0, actor=evaluator, at=now)
    material = reports.material_of(edition)
    assert material is not None
    digest = evaluations.results_of(edition).imports[0].sha256[:12]  # type: ignore[union-attr]
    assert (material.n, material.banners, material.texts, material.imports) == (
        44,
        ("Demonstration",),
        {"konklusion.samlet": "Slut."},
        (f"svar.csv, 44 besvarelser, importeret 04.03.2024 (kontrolsum {digest})",),
    )
    assert material.authority.lines == (
        "Prøvegade 1",
        "9999 Prøvekøbing",
        "Telefon 12 34 56 78 (mandag-fredag kl. 9-15)",
        "post@klagestyrelsen.example",
        "https://klagestyrelsen.example",
    )
    assert reports.material_of(make_edition(year=2024)) is None


# --- Pages -----------------------------------------------------------------------------------------------------------


def test_a_workshop_without_questionnaire_or_answers(evaluator: Person, now: datetime) -> None:
    edition = make_edition()
    page = reports.workshop_page(edition.pk)
    assert (page.has_questionnaire, page.has_answers, page.findings, page.texts) == (False, False, (), ())
    assert reports.reading_page(edition.pk).document is None
    assert reports.text_page(edition.pk, "formaal.program") is None
    assert reports.facts_page(edition.pk).rows == ()
    assert reports.number_page(edition.pk, "svar") is None
    make_survey(edition, evaluator, now)
    page = reports.workshop_page(edition.pk)
    assert (page.has_questionnaire, page.has_answers, page.findings) == (True, False, ())


def test_the_workshop_groups_the_texts_by_chapter(edition: Edition, evaluator: Person, now: datetime) -> None:
    actions.write_text(
        edition=edition, key="bemaerkninger.omfang", text="**Enkelte** ville have mere.", seen_version=0,
        actor=evaluator, at=now,
    )  # fmt: skip
    page = reports.workshop_page(edition.pk)
    assert [(group.title, len(group.rows), group.own) for group in page.texts] == [
        ("Formål med læringsforløbene", 5, 0),
        ("Læringsforløbenes fremgangsmåde", 10, 0),
        ("Underviserens oplevelse af læringsforløbene", 1, 0),
        ("Deltagernes oplevelse af læringsforløbene", 9, 1),
        ("Konklusion", 1, 0),
        ("Artiklen", 5, 0),
    ]
    (own,) = (row for group in page.texts for row in group.rows if row.is_own)
    assert (own.key, own.title, own.beginning) == (
        "bemaerkninger.omfang",
        "Bemærkninger til figur 4.3",
        "Enkelte ville have mere.",
    )


def test_a_text_page_shows_what_stands_and_what_stood(edition: Edition, evaluator: Person, now: datetime) -> None:
    page = reports.text_page(edition.pk, "konklusion.samlet")
    assert page is not None
    authored = "Deltagernes svar bruges, når de næste læringsforløb bliver planlagt."
    assert (page.title, page.text, page.authored, page.version, page.is_own) == (
        "Afslutningen",
        authored,
        authored,
        0,
        False,
    )
    assert {row.definition.key: row.value for row in page.facts}["aar"] == "2023"
    actions.write_text(edition=edition, key="konklusion.samlet", text="Slut.", seen_version=0, actor=evaluator, at=now)
    page = reports.text_page(edition.pk, "konklusion.samlet")
    assert page is not None
    assert (page.text, page.authored, page.version, page.is_own) == ("Slut.", authored, 1, True)
    assert reports.text_page(edition.pk, "findes.ikke") is None


def test_facts_are_divided_by_who_can_tell(edition: Edition, evaluator: Person, now: datetime) -> None:
    state(edition, evaluator, now, "cases_paa_dagen", 7)
    page = reports.facts_page(edition.pk)
    assert len(page.rows) == len(DEFINITIONS) == len(page.computed) + len(page.to_type)
    assert {row.owner for row in page.computed} == {"Program", "Evaluering"}
    (typed,) = (row for row in page.to_type if row.typed)
    assert (typed.definition.key, typed.typed_text, typed.value) == ("cases_paa_dagen", "7", "7")


def test_a_number_of_the_draft_is_opened(edition: Edition) -> None:
    page = reports.number_page(edition.pk, "svar:praksis:0+1")
    assert page is not None
    assert (page.trace.title, page.trace.figure) == ("89 procent: »I høj grad« eller »I nogen grad«", "4.6")
    assert page.trace.sentence == "39 af 44 er 89 procent, når der afrundes til hele procenter."
    assert reports.number_page(edition.pk, "svar:praksis:99") is None


# --- Publications ----------------------------------------------------------------------------------------------------


def test_the_latest_publication_and_each_by_its_number(edition: Edition, evaluator: Person, now: datetime) -> None:
    first = make_publication(edition, evaluator, now)
    second = make_publication(edition, evaluator, now, correction="Et tal.")
    latest, earlier = reports.published_page(first.slug), reports.published_page(first.slug, 1)
    assert (latest.number, latest.correction, latest.is_latest, latest.others) == (2, "Et tal.", True, ((1, now),))
    assert (earlier.number, earlier.correction, earlier.is_latest, earlier.others) == (1, "", False, ((2, now),))
    assert earlier.report_html == first.report_html
    assert reports.published_file(first.slug, "report_pdf") == bytes(second.report_pdf)
    assert reports.published_file(first.slug, "figures_json", 1) == first.figures_json.encode()
    opened = reports.published_number(first.slug, "svar:praksis:0+1", 1)
    assert opened is not None
    assert (opened.number, opened.is_latest, dict(opened.trace.rows)["Antal"]) == (1, False, "39")
    assert reports.published_number(first.slug, "svar:praksis:99") is None
    assert [(row.number, row.title) for row in reports.published_reports()] == [(2, second.title)]


def test_what_is_not_there_is_not_found(edition: Edition, evaluator: Person, now: datetime) -> None:
    for read in (reports.workshop_page, reports.reading_page, reports.facts_page):
        with pytest.raises(ObjectDoesNotExist):
            read(4711)
    slug = make_publication(edition, evaluator, now).slug
    for wrong in (("findes-ikke", None), (slug, 2), (slug, 0)):
        with pytest.raises(Publication.DoesNotExist):
            reports.published_page(*wrong)
        with pytest.raises(Publication.DoesNotExist):
            reports.published_file(wrong[0], "report_pdf", wrong[1])
        with pytest.raises(Publication.DoesNotExist):
            reports.published_number(wrong[0], "svar", wrong[1])


def test_three_rows_take_as_many_queries_as_one(
    queries: Callable[[Callable[[], object]], int], edition: Edition, evaluator: Person, now: datetime
) -> None:
    first = make_publication(edition, evaluator, now)
    state(edition, evaluator, now, "cases_paa_dagen", 7)

    def counts() -> list[int]:
        return [
            queries(lambda: reports.workshop_page(edition.pk)),
            queries(lambda: reports.reading_page(edition.pk)),
            queries(lambda: reports.facts_page(edition.pk)),
            queries(lambda: reports.number_page(edition.pk, "svar")),
            queries(lambda: reports.published_page(first.slug)),
            queries(lambda: reports.published_file(first.slug, "report_pdf")),
            queries(lambda: reports.published_reports()),
        ]

    one = counts()
    assert one[4:] == [2, 2, 1]
    for number, key in enumerate(("interview", "cases_i_e_laering"), 2):
        state(edition, make_staff(Role.EVALUATOR), now, key, 1)
        actions.write_text(
            edition=edition, key=f"bemaerkninger.{('omfang', 'praksis')[number - 2]}", text="Noget.", seen_version=0,
            actor=evaluator, at=now,
        )  # fmt: skip
        make_publication(edition, make_staff(Role.EVALUATOR), now, correction=f"Nummer {number}.")
    assert counts() == one
