"""From counts to figures: each question's tally becomes one object with drawing, table and sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sagkyndig.journey.evaluation.rules.questionnaire import Question, Questionnaire
from sagkyndig.journey.evaluation.rules.wording import figure_sentence
from sagkyndig.pure.documents.tree import Inline, plain
from sagkyndig.pure.figures import Figure, HidingPolicy, Tally, make_figure


@dataclass(frozen=True)
class QuestionFigure:
    """A figure with the question it answers, the counts it stands on, and its sentence with every number traced."""

    question: Question
    tally: Tally
    figure: Figure
    runs: tuple[Inline, ...]


def question_figures(
    questionnaire: Questionnaire, tallies: Mapping[str, Tally], policy: HidingPolicy = HidingPolicy()
) -> tuple[QuestionFigure, ...]:
    """Figure 4.1, 4.2 ... in the order of the questionnaire; an edition's own total, so no breakdown."""
    return tuple(
        _figure(questionnaire.figure_id(question.column), question, tallies[question.column], policy)
        for question in questionnaire.questions
    )


def _figure(id: str, question: Question, tally: Tally, policy: HidingPolicy) -> QuestionFigure:
    runs = figure_sentence(question, tally, policy)
    figure = make_figure(id=id, question=question.text, tally=tally, sentence=plain(runs), policy=policy)
    return QuestionFigure(question, tally, figure, runs)
