"""Every read of the evaluation: the survey, its imports, the counts, and the figures made from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from sagkyndig.journey.evaluation.files.answers import answers_in, suggested_columns
from sagkyndig.journey.evaluation.files.questionnaire import read_questionnaire
from sagkyndig.journey.evaluation.models import (
    AnswerCount,
    AnswerImport,
    OpenComment,
    PendingAnswers,
    QuestionnaireVersion,
    StatedTarget,
    Survey,
)
from sagkyndig.journey.evaluation.rules.answers import count_answers
from sagkyndig.journey.evaluation.rules.figures import QuestionFigure, question_figures
from sagkyndig.journey.evaluation.rules.targets import Target, Verdict, verdict
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.figures import Choice, Tally
from sagkyndig.pure.tables import Problem, TableError, read_table

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
class TargetRow:
    """A target beside what was answered; `verdict` is None while nobody has answered."""

    id: int
    column: str
    heading: str
    labels: tuple[str, ...]
    percent: int
    verdict: Verdict | None


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
    def has_answers(self) -> bool:
        return bool(self.imports)

    @property
    def can_state_targets(self) -> bool:
        return self.questionnaire is not None and not self.has_answers


@dataclass(frozen=True)
class ColumnChoice:
    """A column of the questionnaire, and the heading in the file that is taken for it."""

    column: str
    question: str
    chosen: str | None
    is_required: bool


@dataclass(frozen=True)
class ImportPreview:
    """What a file would give if it were confirmed. `problems` is empty when it can be."""

    pending_id: int
    edition_id: int
    filename: str
    header: tuple[str, ...]
    columns: tuple[ColumnChoice, ...]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]
    n: int
    comments: int
    figures: tuple[QuestionFigure, ...]
    earlier: ImportRow | None
    has_other_imports: bool


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
    return read_questionnaire(survey.questionnaire.source.encode())


def pending_answers(pending_id: int) -> PendingAnswers:
    """The file that waits for confirmation; ObjectDoesNotExist when it is gone."""
    return PendingAnswers.objects.select_related("survey__edition", "survey__questionnaire").get(pk=pending_id)


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


def evaluation_page(edition_id: int) -> EvaluationPage:
    """The evaluation page of an edition; ObjectDoesNotExist where there is no such edition."""
    edition = programmes.edition(edition_id)
    survey = survey_of(edition)
    results = _results(survey) if survey else None
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
        targets=_target_rows(survey, results) if survey and results else (),
        figures=results.figures if results else (),
        available=() if survey else tuple((each.pk, str(each)) for each in questionnaire_versions()),
    )


def import_preview(pending_id: int, chosen: Mapping[str, str] | None = None) -> ImportPreview:
    """What the file would give, with the columns as `chosen` (by column) or as they look."""
    pending = pending_answers(pending_id)
    questionnaire = questionnaire_of(pending.survey)
    table = read_table(bytes(pending.content), pending.filename)
    columns = dict(chosen) if chosen is not None else suggested_columns(table.header, questionnaire)
    problems: tuple[Problem, ...] = ()
    n = comments = 0
    figures: tuple[QuestionFigure, ...] = ()
    try:
        answers = answers_in(table, questionnaire, columns)
        n, comments = answers.n, len(answers.comments)
        figures = question_figures(questionnaire, count_answers(questionnaire, answers.sheets))
    except TableError as error:
        problems = error.problems
    others = [each for each in _import_rows(pending.survey) if not each.is_taken_out]
    return ImportPreview(
        pending_id=pending.pk,
        edition_id=pending.survey.edition_id,
        filename=pending.filename,
        header=table.header,
        columns=_column_choices(questionnaire, columns),
        unused=tuple(heading for heading in table.header if heading not in columns.values() and heading != "svar"),
        problems=problems,
        n=n,
        comments=comments,
        figures=figures,
        earlier=same_file(pending.survey, sha256(bytes(pending.content)).hexdigest()),
        has_other_imports=bool(others),
    )


def same_file(survey: Survey, digest: str) -> ImportRow | None:
    """The import of that very file, if it has been imported into the survey."""
    return next((row for row in _import_rows(survey) if row.sha256 == digest), None)


def _results(survey: Survey) -> Results:
    questionnaire = questionnaire_of(survey)
    imports = _import_rows(survey)
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
        targets=tuple(_target(each) for each in survey.targets.all()),
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


def _import_rows(survey: Survey) -> tuple[ImportRow, ...]:
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


def _target(stated: StatedTarget) -> Target:
    return Target(stated.column, tuple(stated.labels), stated.percent)


def _target_rows(survey: Survey, results: Results) -> tuple[TargetRow, ...]:
    tallies = {each.question.column: each.tally for each in results.figures}
    return tuple(
        TargetRow(
            id=stated.pk,
            column=stated.column,
            heading=results.questionnaire.question(stated.column).heading,
            labels=tuple(stated.labels),
            percent=stated.percent,
            verdict=verdict(_target(stated), tallies[stated.column]) if stated.column in tallies else None,
        )
        for stated in survey.targets.all()
    )


def _column_choices(questionnaire: Questionnaire, columns: Mapping[str, str]) -> tuple[ColumnChoice, ...]:
    asked = [ColumnChoice(each.column, each.text, columns.get(each.column), True) for each in questionnaire.questions]
    beside = [
        ColumnChoice("kommentar_til", "Hvilket spørgsmål en kommentar hører til", columns.get("kommentar_til"), False),
        ColumnChoice("kommentar", "Kommentarens tekst", columns.get("kommentar"), False),
    ]
    return (*asked, *beside)
