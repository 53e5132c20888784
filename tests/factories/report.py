"""The material of the report of 2023, for the tests of the report's rules."""

from __future__ import annotations

from dataclasses import replace

from sagkyndig.journey.evaluation.files.answers import read_answers
from sagkyndig.journey.evaluation.rules.answers import count_answers, count_comments
from sagkyndig.journey.evaluation.rules.figures import question_figures
from sagkyndig.journey.report.files.edition_facts import read_edition_facts
from sagkyndig.journey.report.files.outline import read_article_outline, read_report_outline
from sagkyndig.journey.report.rules.facts import Facts, answer_facts
from sagkyndig.journey.report.rules.material import Authority, Material
from tests.factories.evaluation import ANSWERS_FILE, CONTENT, FACTS_FILE, questionnaire

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
