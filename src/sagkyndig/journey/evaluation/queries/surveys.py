"""The survey of an edition: its questionnaire, its imports, the counts, and the figures made from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from sagkyndig.journey.evaluation.files.questionnaire import read_questionnaire
from sagkyndig.journey.evaluation.models import (
    AnswerCount,
    AnswerImport,
    OpenComment,
    QuestionnaireVersion,
    Survey,
)
from sagkyndig.journey.evaluation.rules.figures import QuestionFigure, question_figures
from sagkyndig.journey.evaluation.rules.targets import Target
from sagkyndig.pure.figures import Choice, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class ImportRow:
    """One import in the list of imports."""

    id: int
    filename: str
    respondents: int
    comments: int
    imported_by: str
    imported_at: datetime
    reconstructed_from: str
    is_taken_out: bool
    sha256: str


@dataclass(frozen=True)
class Results:
    """What an edition's answers come to."""

    questionnaire: Questionnaire
    figures: tuple[QuestionFigure, ...]
    n: int
    comments: Mapping[str | None, int]
    reconstructed_from: str
    imports: tuple[ImportRow, ...]
    invited: int | None
    targets: tuple[Target, ...]


def questionnaire_version(version_id: int) -> QuestionnaireVersion:
    """The kept version; ObjectDoesNotExist where there is none."""
    return QuestionnaireVersion.objects.get(pk=version_id)


def questionnaire_versions() -> list[QuestionnaireVersion]:
    """All kept versions by name."""
    return list(QuestionnaireVersion.objects.defer("source"))


def survey_of(edition: Edition) -> Survey | None:
    """The edition's survey, with its questionnaire; None before one is prepared."""
    return Survey.objects.select_related("questionnaire").filter(edition=edition).first()


def questionnaire_of(survey: Survey) -> Questionnaire:
    """The questionnaire as it was when the survey took it into use."""
    return _questionnaire(survey.questionnaire.source)


@lru_cache(maxsize=32)
def _questionnaire(source: str) -> Questionnaire:
    """Read once for each text: a kept version never changes."""
    return read_questionnaire(source.encode())


def target_of(survey: Survey, column: str) -> Target | None:
    """The question's target; None where none is stated."""
    stated = survey.targets.filter(column=column).first()
    return Target(stated.column, tuple(stated.labels), stated.percent) if stated else None


def answer_import(import_id: int) -> AnswerImport:
    """The import with its survey; ObjectDoesNotExist where there is none."""
    return AnswerImport.objects.select_related("survey__edition").get(pk=import_id)


def answers_by_edition(editions: Iterable[Edition]) -> dict[int, int]:
    """How many have answered in each of the editions that have a survey, by the id of the edition."""
    in_use = Sum("imports__respondents", filter=Q(imports__taken_out_at__isnull=True), default=0)
    asked = Survey.objects.filter(edition__in=[edition.pk for edition in editions])
    return dict(asked.annotate(answers=in_use).values_list("edition_id", "answers"))


def results_of(edition: Edition) -> Results | None:
    """Counts, figures and targets of an edition; None before a survey is prepared. The number of queries is fixed."""
    survey = survey_of(edition)
    return _results(survey) if survey else None


def import_rows(survey: Survey) -> tuple[ImportRow, ...]:
    """The survey's imports in the order they came."""
    return tuple(
        ImportRow(
            id=each.pk,
            filename=each.filename,
            respondents=each.respondents,
            comments=each.comments,
            imported_by=each.imported_by.name,
            imported_at=each.imported_at,
            reconstructed_from=each.reconstructed_from,
            is_taken_out=each.taken_out_at is not None,
            sha256=each.sha256,
        )
        for each in AnswerImport.objects.select_related("imported_by").filter(survey=survey)
    )


def _results(survey: Survey) -> Results:
    questionnaire = questionnaire_of(survey)
    imports = import_rows(survey)
    in_use = [row for row in imports if not row.is_taken_out]
    n = sum(row.respondents for row in in_use)
    return Results(
        questionnaire=questionnaire,
        figures=question_figures(questionnaire, _tallies(survey, questionnaire)) if in_use else (),
        n=n,
        comments=_comments(survey),
        reconstructed_from=next((row.reconstructed_from for row in in_use if row.reconstructed_from), ""),
        imports=imports,
        invited=survey.invited,
        targets=tuple(Target(each.column, tuple(each.labels), each.percent) for each in survey.targets.all()),
    )


def _tallies(survey: Survey, questionnaire: Questionnaire) -> dict[str, Tally]:
    counted = (
        AnswerCount.objects.filter(answer_import__survey=survey, answer_import__taken_out_at__isnull=True)
        .values_list("column", "label")
        .annotate(total=Sum("count"))
        .order_by("column", "label")
    )
    totals = {(column, label): total for column, label, total in counted}
    return {
        question.column: Tally(
            tuple(Choice(label, totals.get((question.column, label), 0)) for label in question.labels),
            unanswered=totals.get((question.column, ""), 0),
        )
        for question in questionnaire.questions
    }


def _comments(survey: Survey) -> Counter[str | None]:
    counted = (
        OpenComment.objects.filter(answer_import__survey=survey, answer_import__taken_out_at__isnull=True)
        .values_list("column")
        .annotate(total=Count("key"))
        .order_by("column")
    )
    return Counter({column or None: total for column, total in counted})
