"""Every read of the evaluation."""

from sagkyndig.journey.evaluation.queries.imports import (
    ColumnChoice,
    ImportPreview,
    import_preview,
    pending_answers,
)
from sagkyndig.journey.evaluation.queries.pages import EvaluationPage, TargetRow, evaluation_page
from sagkyndig.journey.evaluation.queries.surveys import (
    ImportRow,
    Results,
    answer_import,
    answers_by_edition,
    questionnaire_of,
    questionnaire_version,
    questionnaire_versions,
    results_of,
    survey_of,
    target_of,
)

__all__ = [
    "ColumnChoice",
    "EvaluationPage",
    "ImportPreview",
    "ImportRow",
    "Results",
    "TargetRow",
    "answer_import",
    "answers_by_edition",
    "evaluation_page",
    "import_preview",
    "pending_answers",
    "questionnaire_of",
    "questionnaire_version",
    "questionnaire_versions",
    "results_of",
    "survey_of",
    "target_of",
]
