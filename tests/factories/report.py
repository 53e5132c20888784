"""The material of the report of 2023, for the tests of the report's rules; editions with answers, and publications."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation.files.answers import read_answers
from sagkyndig.journey.evaluation.rules.answers import count_answers, count_comments
from sagkyndig.journey.evaluation.rules.figures import question_figures
from sagkyndig.journey.report.files.edition_facts import read_edition_facts
from sagkyndig.journey.report.files.outline import read_article_outline, read_report_outline
from sagkyndig.journey.report.rules.facts import Facts, answer_facts
from sagkyndig.journey.report.rules.material import Authority, Material
from tests.factories.evaluation import ANSWERS_FILE, CONTENT, FACTS_FILE, questionnaire

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.models import Publication

REPORT = read_report_outline(CONTENT / "report" / "report.toml")
ARTICLE = read_article_outline(CONTENT / "report" / "article.toml")


def material_of_2023(content: bytes | None = None) -> Material:
    """The answers and facts of 2023; or other answers with the same facts."""
    asked = questionnaire()
    answers = read_answers(ANSWERS_FILE.read_bytes() if content is None else content, "svar.csv", asked)
    known = read_edition_facts(FACTS_FILE.read_bytes(), "2023.toml", asked)
    counted = answer_facts(answers.n, known.facts.number("inviterede"), "svar.csv")
    return Material(
        questionnaire=asked,
        figures=question_figures(asked, count_answers(asked, answers.sheets)),
        facts=replace(known.facts, computed=counted),
        authority=known.authority,
        targets=known.targets,
        texts=known.texts,
        comments=count_comments(answers.comments),
        reconstructed=known.reconstructed,
        is_demonstration=known.is_demonstration,
    )


def material_without_facts(content: bytes | None = None) -> Material:
    """Answers alone: no facts, no own texts, nobody to sign."""
    known = material_of_2023(content)
    svar = known.facts.computed["svar"]
    return replace(
        known,
        facts=Facts(computed={"svar": svar}),
        texts={},
        authority=Authority("Myndighed ikke oplyst", "myndighedens"),
        reconstructed=None,
        is_demonstration=False,
    )


def make_answered_edition(
    actor: Person,
    at: datetime,
    *,
    content: bytes | None = None,
    year: int = 2023,
    theme: str = "Kontant tilskud og BPA",
    programme: str = "",
) -> Edition:
    """An edition with the 44 answers of 2023, or others, and nothing written about them yet."""
    from tests.factories.evaluation import import_answers, make_survey
    from tests.factories.programme import make_edition, make_programme

    edition = make_edition(programme=make_programme(name=programme), year=year, theme=theme)
    survey = make_survey(edition, actor, at)
    import_answers(survey, actor, at, content=content)
    return survey.edition


def answer_findings(edition: Edition, actor: Person, at: datetime) -> None:
    """Every finding on the report as it stands is answered."""
    from sagkyndig.journey.report import actions, queries

    for row in queries.workshop_page(edition.pk).findings:
        actions.answer_finding(
            edition=edition, finding_key=row.finding.key, answer="Det skal stå sådan.", actor=actor, at=at
        )


def make_publication(edition: Edition, actor: Person, at: datetime, *, correction: str = "") -> Publication:
    """The report as it stands, published with every finding answered."""
    from sagkyndig.journey.report import actions

    answer_findings(edition, actor, at)
    return actions.publish_report(edition=edition, correction=correction, actor=actor, at=at)
