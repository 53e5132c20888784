"""A file of answers that waits to be confirmed: what is in it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation.files.answers import answers_in, suggested_columns
from sagkyndig.journey.evaluation.models import PendingAnswers
from sagkyndig.journey.evaluation.queries.surveys import ImportRow, import_rows, questionnaire_of
from sagkyndig.journey.evaluation.rules.answers import count_answers
from sagkyndig.journey.evaluation.rules.figures import QuestionFigure, question_figures
from sagkyndig.pure.tables import Problem, TableError, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire


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

    @property
    def lacks_columns(self) -> bool:
        """Whether a question still has no column, so that the cells cannot be read at all."""
        return any(each.is_required and each.chosen is None for each in self.columns)


def pending_answers(pending_id: int) -> PendingAnswers:
    """The file that waits for confirmation; ObjectDoesNotExist when it is gone."""
    return PendingAnswers.objects.select_related("survey__edition", "survey__questionnaire").get(pk=pending_id)


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
    imports = import_rows(pending.survey)
    digest = sha256(bytes(pending.content)).hexdigest()
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
        earlier=next((row for row in imports if row.sha256 == digest), None),
        has_other_imports=any(not row.is_taken_out for row in imports),
    )


def _column_choices(questionnaire: Questionnaire, columns: Mapping[str, str]) -> tuple[ColumnChoice, ...]:
    asked = [ColumnChoice(each.column, each.text, columns.get(each.column), True) for each in questionnaire.questions]
    beside = [
        ColumnChoice("kommentar_til", "Hvilket spørgsmål en kommentar hører til", columns.get("kommentar_til"), False),
        ColumnChoice("kommentar", "Kommentarens tekst", columns.get("kommentar"), False),
    ]
    return (*asked, *beside)
