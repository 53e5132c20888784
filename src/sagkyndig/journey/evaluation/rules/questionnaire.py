"""A questionnaire: its questions, their options in order, and what each question can be used to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What an answer is evidence of. A perception or an intention is never written as an effect."""

    PERCEPTION = "oplevelse"
    INTENTION = "hensigt"
    FACT = "fakta"


@dataclass(frozen=True)
class Option:
    """One printed answer, and how running text says it: a degree ("i høj grad") or a clause ("at dagen gav mening")."""

    label: str
    in_text: str


@dataclass(frozen=True)
class Question:
    """One question with a single answer.

    `claim` is the clause that the answers fill in, with `{svar}` where the degree goes; a question without one has
    options that are clauses themselves. `subject` is the word that a claim of effect would be about.
    """

    column: str
    text: str
    heading: str
    introduction: str
    measures: Measure
    options: tuple[Option, ...]
    positive: tuple[str, ...] = ()
    claim: str | None = None
    subject: str | None = None
    is_headline: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(option.label for option in self.options)

    @property
    def positive_options(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.label in self.positive)


@dataclass(frozen=True)
class Questionnaire:
    """A versioned set of questions in the order they are asked; figure 4.1 is the first question, 4.2 the second."""

    key: str
    version: str
    title: str
    source: str
    questions: tuple[Question, ...]

    def question(self, column: str) -> Question:
        """The question kept in that column; KeyError where there is none."""
        return {each.column: each for each in self.questions}[column]

    def figure_id(self, column: str) -> str:
        """The figure's number in chapter 4 of the report: "4.1" for the first question."""
        return f"4.{[each.column for each in self.questions].index(column) + 1}"
