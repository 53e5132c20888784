"""Everything a report is composed from, gathered in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
from sagkyndig.journey.evaluation.rules.targets import Target
from sagkyndig.journey.report.rules.facts import AUTHORITY_GENITIVE, AUTHORITY_NAME, Facts, in_running_text
from sagkyndig.pure.documents.tree import Sender

DEMONSTRATION = "Demonstration"
RECONSTRUCTED = "Genskabt efter de offentliggjorte tal"


@dataclass(frozen=True)
class Authority:
    """Who stands behind the report: name, genitive, and the lines of the colophon."""

    name: str
    genitive: str
    lines: tuple[str, ...] = ()

    @property
    def sender(self) -> Sender:
        return Sender(self.name, self.lines)


@dataclass(frozen=True)
class Material:
    """An edition's figures, facts, targets and texts.

    `texts` are the edition's own, by the key of the part they stand in for; `comments` the number of open comments by
    column; `reconstructed` the source when the answers were made again from published figures; `imports` the files that
    the answers came in, in words.
    """

    questionnaire: Questionnaire
    figures: tuple[QuestionFigure, ...]
    facts: Facts
    authority: Authority
    targets: tuple[Target, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str | None, int] = field(default_factory=dict)
    reconstructed: str | None = None
    imports: tuple[str, ...] = ()
    is_demonstration: bool = False

    @property
    def n(self) -> int:
        return self.figures[0].tally.n if self.figures else 0

    @property
    def banners(self) -> tuple[str, ...]:
        """The marks that every page carries."""
        marks = (DEMONSTRATION if self.is_demonstration else "", RECONSTRUCTED if self.reconstructed else "")
        return tuple(mark for mark in marks if mark)

    def say(self, key: str) -> str | None:
        """What running text says for a fact or for the authority itself; None where it is not known."""
        if key == AUTHORITY_NAME:
            return self.authority.name
        if key == AUTHORITY_GENITIVE:
            return self.authority.genitive
        fact = self.facts.get(key)
        return in_running_text(key, fact.value) if fact else None
