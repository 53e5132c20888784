"""Answers as they were given, and how they are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
from sagkyndig.pure.figures import Choice, Tally

Sheet = Mapping[str, str | None]
"""One sent questionnaire: the chosen label by column, None where the question was left unanswered."""


@dataclass(frozen=True)
class Comment:
    """An open comment and the question it belongs to; None for a comment on the whole. It carries no row."""

    column: str | None
    text: str


@dataclass(frozen=True)
class Answers:
    """Everything in one file of answers. Comments are apart from the sheets, in an order that says nothing."""

    sheets: tuple[Sheet, ...]
    comments: tuple[Comment, ...] = ()

    @property
    def n(self) -> int:
        return len(self.sheets)


def count_answers(questionnaire: Questionnaire, sheets: Iterable[Sheet]) -> dict[str, Tally]:
    """A tally for each column. Everyone who sent the questionnaire counts in `n`, unanswered questions included."""
    given = list(sheets)
    tallies = {}
    for question in questionnaire.questions:
        chosen = Counter(sheet.get(question.column) for sheet in given)
        choices = tuple(Choice(label, chosen[label]) for label in question.labels)
        tallies[question.column] = Tally(choices, unanswered=len(given) - sum(choice.count for choice in choices))
    return tallies


def count_comments(comments: Iterable[Comment]) -> Counter[str | None]:
    """How many comments each question got, by column."""
    return Counter(comment.column for comment in comments)
