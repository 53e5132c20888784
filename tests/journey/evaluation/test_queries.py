"""What is read of the evaluation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.evaluation.models import Survey
from sagkyndig.journey.evaluation.queries import ColumnChoice, TargetRow
from sagkyndig.journey.evaluation.rules.targets import Target, Verdict
from tests.factories.evaluation import (
    COLUMNS,
    ONE_ANSWER,
    answers_csv,
    import_answers,
    make_survey,
    questionnaire,
    receive_answers,
)
from tests.factories.people import make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db
HIGH = ("I høj grad", "I nogen grad")


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def survey(evaluator: Person, now: datetime) -> Survey:
    return make_survey(make_edition(), evaluator, now)


def state(survey: Survey, evaluator: Person, now: datetime, column: str, percent: int) -> None:
    labels = questionnaire().question(column).positive
    actions.state_target(survey=survey, column=column, labels=labels, percent=percent, actor=evaluator, at=now)


def test_an_edition_without_a_survey_has_nothing(evaluator: Person, now: datetime) -> None:
    edition = make_edition()
    kept = make_survey(make_edition(year=2024), evaluator, now).questionnaire
    assert evaluations.survey_of(edition) is None
    assert evaluations.results_of(edition) is None
    assert evaluations.answers_by_edition([edition]) == {}
    page = evaluations.evaluation_page(edition.pk)
    assert (page.questionnaire, page.imports, page.targets, page.figures) == (None, (), (), ())
    assert page.available == ((kept.pk, "Spørgeskema om læringsforløbet, version 2023.1"),)


def test_the_results_of_2023(survey: Survey, evaluator: Person, now: datetime) -> None:
    state(survey, evaluator, now, "omfang", 80)
    actions.state_invited(survey=survey, invited=70, actor=evaluator, at=now)
    stored = import_answers(survey, evaluator, now, reconstructed_from="Tal genskabt")
    results = evaluations.results_of(survey.edition)
    assert results is not None
    assert (results.n, results.invited, results.reconstructed_from) == (44, 70, "Tal genskabt")
    assert results.targets == (Target("omfang", ("Fint",), 80),)
    assert results.comments == {"oeget_kendskab": 1, "e_laering": 5, "omfang": 1, "balance": 3, "praksis": 1}
    assert [
        (row.id, row.filename, row.respondents, row.comments, row.imported_by, row.imported_at, row.is_taken_out)
        for row in results.imports
    ] == [(stored.pk, "svar.csv", 44, 11, "Signe Overgaard", now, False)]
    assert [(each.figure.id, [bar.count for bar in each.figure.bars], each.tally.unanswered) for each in results.figures] == [
        ("4.1", [11, 23, 6, 4], 0),
        ("4.2", [36, 3, 1, 0], 4),
        ("4.3", [2, 33, 8], 1),
        ("4.4", [35, 9, 0, 0], 0),
        ("4.5", [30, 10, 2, 0], 2),
        ("4.6", [10, 29, 5, 0], 0),
    ]  # fmt: skip


def test_imports_are_added_together_and_those_taken_out_left_out(
    survey: Survey, evaluator: Person, now: datetime
) -> None:
    import_answers(survey, evaluator, now)
    extra = import_answers(survey, evaluator, now, content=answers_csv(*[ONE_ANSWER] * 6))
    results = evaluations.results_of(survey.edition)
    assert results is not None
    assert (results.n, results.figures[0].tally.choices[0].count) == (50, 17)
    actions.take_out_import(answer_import=extra, actor=evaluator, at=now)
    results = evaluations.results_of(survey.edition)
    assert results is not None
    assert (results.n, results.figures[0].tally.choices[0].count, len(results.imports)) == (44, 11, 2)


def test_fewer_than_five_are_hidden_everywhere(survey: Survey, evaluator: Person, now: datetime) -> None:
    state(survey, evaluator, now, "omfang", 80)
    import_answers(survey, evaluator, now, content=answers_csv(*[ONE_ANSWER] * 4))
    page = evaluations.evaluation_page(survey.edition_id)
    assert [each.figure.hidden for each in page.figures] == [True] * 6
    assert {bar.count for each in page.figures for bar in each.figure.bars} == {None}
    assert [row.verdict for row in page.targets if row.is_stated] == [Verdict.CANNOT_BE_TOLD]


def test_each_question_stands_with_its_target(survey: Survey, evaluator: Person, now: datetime) -> None:
    state(survey, evaluator, now, "oeget_kendskab", 75)
    state(survey, evaluator, now, "omfang", 80)
    before = evaluations.evaluation_page(survey.edition_id)
    assert before.targets[:3] == (
        TargetRow("oeget_kendskab", "Kendskab til de generelle sagsbehandlingsregler", HIGH, 75),
        TargetRow("e_laering", "Dagen med e-læring"),
        TargetRow("omfang", "Mængden af information", ("Fint",), 80),
    )
    assert before.targets[0].aim == "Mindst 75 procent svarer »I høj grad« eller »I nogen grad«."
    assert (before.has_targets, before.has_answers, before.can_state_targets) == (True, False, True)
    import_answers(survey, evaluator, now)
    after = evaluations.evaluation_page(survey.edition_id)
    assert [row.verdict for row in after.targets] == [Verdict.REACHED, None, Verdict.NOT_REACHED, None, None, None]
    assert (after.has_answers, after.can_state_targets) == (True, False)


def test_a_preview_tells_what_a_file_would_give(survey: Survey, evaluator: Person, now: datetime) -> None:
    header = ("navn", "svar", *COLUMNS, "kommentar")
    content = answers_csv(("Bodil", "1", *ONE_ANSWER, "Tak"), ("Bo", "2", *ONE_ANSWER, ""), header=header)
    pending = receive_answers(survey, evaluator, now, content=content)
    preview = evaluations.import_preview(pending.pk)
    assert (preview.filename, preview.n, preview.comments, preview.unused) == ("svar.csv", 2, 1, ("navn",))
    assert (preview.problems, preview.earlier, preview.has_other_imports) == ((), None, False)
    assert preview.columns[0] == ColumnChoice(
        "oeget_kendskab", questionnaire().questions[0].text, "oeget_kendskab", True
    )
    assert [(each.column, each.chosen, each.is_required) for each in preview.columns[6:]] == [
        ("kommentar_til", None, False),
        ("kommentar", "kommentar", False),
    ]


def test_a_preview_with_other_columns_and_the_same_file(survey: Survey, evaluator: Person, now: datetime) -> None:
    content = answers_csv(ONE_ANSWER, header=("spm1", *COLUMNS[1:]))
    pending = receive_answers(survey, evaluator, now, content=content)
    suggested = evaluations.import_preview(pending.pk)
    assert suggested.lacks_columns
    assert [(problem.row, problem.column) for problem in suggested.problems] == [(1, "oeget_kendskab")]
    chosen = {**{column: column for column in COLUMNS}, "oeget_kendskab": "spm1"}
    corrected = evaluations.import_preview(pending.pk, chosen)
    assert (corrected.lacks_columns, corrected.problems, corrected.n) == (False, (), 1)
    stored = actions.confirm_answers(pending=pending, columns=chosen, actor=evaluator, at=now)
    again = receive_answers(survey, evaluator, now, content=content)
    earlier = evaluations.import_preview(again.pk, chosen).earlier
    assert earlier is not None
    assert earlier.id == stored.pk


def test_what_is_not_there_is_not_found() -> None:
    for read in (
        evaluations.evaluation_page,
        evaluations.pending_answers,
        evaluations.import_preview,
        evaluations.answer_import,
        evaluations.questionnaire_version,
    ):
        with pytest.raises(ObjectDoesNotExist):
            read(4711)


def test_three_rows_take_as_many_queries_as_one(
    queries: Callable[[Callable[[], object]], int], survey: Survey, evaluator: Person, now: datetime
) -> None:
    def grow(number: int) -> None:
        by = make_staff(Role.EVALUATOR)
        import_answers(survey, by, now, content=answers_csv(*[ONE_ANSWER] * number))

    state(survey, evaluator, now, "omfang", 80)
    other = make_survey(make_edition(year=2024), evaluator, now)
    for column in ("praksis", "balance", "omfang"):
        state(other, evaluator, now, column, 50)
    grow(5)
    pending = receive_answers(survey, evaluator, now)

    def counts() -> list[int]:
        return [
            queries(lambda: evaluations.evaluation_page(survey.edition_id)),
            queries(lambda: evaluations.results_of(survey.edition)),
            queries(lambda: evaluations.import_preview(pending.pk)),
            queries(lambda: evaluations.answers_by_edition([survey.edition, other.edition])),
        ]

    one = counts()
    assert one == [6, 5, 2, 1]
    grow(6)
    grow(7)
    assert counts() == one
