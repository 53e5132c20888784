"""What the evaluation page of an edition shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation import texts
from sagkyndig.journey.evaluation.queries.surveys import ImportRow, Results, questionnaire_versions, results_of
from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
from sagkyndig.journey.evaluation.rules.targets import Verdict, verdict
from sagkyndig.journey.programme import queries as programmes

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire


@dataclass(frozen=True)
class TargetRow:
    """A question and its target, where it has one; `verdict` is None while nobody has answered."""

    column: str
    heading: str
    labels: tuple[str, ...] = ()
    percent: int | None = None
    verdict: Verdict | None = None

    @property
    def is_stated(self) -> bool:
        return self.percent is not None

    @property
    def aim(self) -> str:
        return "" if self.percent is None else texts.target_in_words(self.labels, self.percent)


@dataclass(frozen=True)
class EvaluationPage:
    """The evaluation page of an edition; without a survey it has no questionnaire yet."""

    edition_id: int
    edition_name: str
    edition_theme: str
    programme_id: int
    programme_name: str
    questionnaire: Questionnaire | None
    invited: int | None
    n: int
    imports: tuple[ImportRow, ...]
    targets: tuple[TargetRow, ...]
    figures: tuple[QuestionFigure, ...]
    available: tuple[tuple[int, str], ...]

    @property
    def has_targets(self) -> bool:
        return any(row.is_stated for row in self.targets)

    @property
    def has_answers(self) -> bool:
        return bool(self.imports)

    @property
    def can_state_targets(self) -> bool:
        return self.questionnaire is not None and not self.has_answers


def evaluation_page(edition_id: int) -> EvaluationPage:
    """The evaluation page of an edition; ObjectDoesNotExist where there is no such edition."""
    edition = programmes.edition(edition_id)
    results = results_of(edition)
    return EvaluationPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        edition_theme=edition.theme,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        questionnaire=results.questionnaire if results else None,
        invited=results.invited if results else None,
        n=results.n if results else 0,
        imports=results.imports if results else (),
        targets=_target_rows(results) if results else (),
        figures=results.figures if results else (),
        available=() if results else tuple((each.pk, str(each)) for each in questionnaire_versions()),
    )


def _target_rows(results: Results) -> tuple[TargetRow, ...]:
    """One row a question, in the order of the questionnaire."""
    stated = {target.column: target for target in results.targets}
    tallies = {each.question.column: each.tally for each in results.figures}
    rows = []
    for question in results.questionnaire.questions:
        target, tally = stated.get(question.column), tallies.get(question.column)
        if target is None:
            rows.append(TargetRow(question.column, question.heading))
        else:
            outcome = verdict(target, tally) if tally else None
            rows.append(TargetRow(question.column, question.heading, target.labels, target.percent, outcome))
    return tuple(rows)
