"""Questionnaire, targets and imports: what changes, what is recorded, what is refused, what leads to nobody."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions, queries
from sagkyndig.journey.evaluation.files.questionnaire import QuestionnaireFault
from sagkyndig.journey.evaluation.models import (
    AnswerCount,
    AnswerImport,
    AnswerSheet,
    OpenComment,
    PendingAnswers,
    QuestionnaireVersion,
    StatedTarget,
    Survey,
)
from sagkyndig.pure.tables import TableError
from tests.factories.evaluation import (
    COLUMNS,
    ONE_ANSWER,
    QUESTIONNAIRE_FILE,
    answers_csv,
    confirm_answers,
    import_answers,
    make_survey,
    receive_answers,
)
from tests.factories.people import make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db
IN_WORDS = {column: column for column in COLUMNS}
WITH_COMMENTS = (*COLUMNS, "kommentar_til", "kommentar")


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="evaluation.").order_by("id").values_list("verb", flat=True))


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR)


@pytest.fixture
def survey(evaluator: Person, now: datetime) -> Survey:
    return make_survey(make_edition(), evaluator, now)


def nothing_is_stored() -> bool:
    tables = (AnswerImport, AnswerSheet, AnswerCount, OpenComment)
    return not any(table.objects.exists() for table in tables)


# --- Questionnaire ---------------------------------------------------------------------------------------------------


def test_a_questionnaire_is_kept_once_as_it_was(evaluator: Person, now: datetime) -> None:
    source = QUESTIONNAIRE_FILE.read_bytes()
    kept = actions.keep_questionnaire(source=source, actor=evaluator, at=now)
    assert actions.keep_questionnaire(source=source, actor=evaluator, at=now) == kept
    assert (str(kept), kept.source.encode()) == ("Spørgeskema om læringsforløbet, version 2023.1", source)
    assert verbs() == ["evaluation.questionnaire_kept"]


def test_a_changed_questionnaire_gets_a_new_version(evaluator: Person, now: datetime) -> None:
    source = QUESTIONNAIRE_FILE.read_bytes()
    actions.keep_questionnaire(source=source, actor=evaluator, at=now)
    with pytest.raises(actions.VersionIsTaken):
        actions.keep_questionnaire(source=source + b"\n# rettet", actor=evaluator, at=now)
    newer = source.replace(b'version = "2023.1"', b'version = "2023.2"')
    actions.keep_questionnaire(source=newer, actor=evaluator, at=now)
    assert [each.version for each in queries.questionnaire_versions()] == ["2023.1", "2023.2"]
    with pytest.raises(QuestionnaireFault):
        actions.keep_questionnaire(source=b"ikke TOML", actor=evaluator, at=now)
    assert QuestionnaireVersion.objects.count() == 2


def test_an_edition_takes_a_questionnaire_once(survey: Survey, evaluator: Person, now: datetime) -> None:
    with pytest.raises(actions.SurveyIsPrepared):
        actions.prepare_survey(
            edition=survey.edition, questionnaire=survey.questionnaire, actor=evaluator, at=now
        )  # fmt: skip
    assert Survey.objects.count() == 1
    assert verbs() == ["evaluation.questionnaire_kept", "evaluation.survey_prepared"]


# --- Targets ---------------------------------------------------------------------------------------------------------


def test_a_target_is_stated_corrected_and_dropped(survey: Survey, evaluator: Person, now: datetime) -> None:
    common = {"survey": survey, "column": "praksis", "actor": evaluator, "at": now}
    actions.state_target(labels=["I nogen grad", "I høj grad"], percent=80, **common)
    actions.state_target(labels=["I høj grad"], percent=20, **common)
    (target,) = StatedTarget.objects.all()
    assert (target.labels, target.percent) == (["I høj grad"], 20)
    actions.drop_target(**common)
    actions.drop_target(**common)
    assert StatedTarget.objects.count() == 0
    assert verbs()[2:] == ["evaluation.target_stated"] * 2 + ["evaluation.target_dropped"]
    entry = Entry.objects.filter(verb="evaluation.target_stated").order_by("id").last()
    assert entry.details == {"column": "praksis", "percent": 20}


def test_the_answers_of_a_target_stand_in_the_order_of_the_questionnaire(
    survey: Survey, evaluator: Person, now: datetime
) -> None:
    target = actions.state_target(
        survey=survey, column="praksis", labels=["I nogen grad", "I høj grad"], percent=80, actor=evaluator, at=now
    )
    assert target.labels == ["I høj grad", "I nogen grad"]


@pytest.mark.parametrize(
    ("column", "labels", "percent"),
    [
        ("findes_ikke", ["I høj grad"], 50),
        ("praksis", ["Rigeligt"], 50),
        ("praksis", [], 50),
        ("praksis", ["Nej"], 0),
        ("praksis", ["Nej"], 101),
    ],
)
def test_a_target_names_what_the_questionnaire_has(
    survey: Survey, evaluator: Person, now: datetime, column: str, labels: list[str], percent: int
) -> None:
    with pytest.raises(actions.NotAnOption):
        actions.state_target(survey=survey, column=column, labels=labels, percent=percent, actor=evaluator, at=now)


def test_no_target_changes_once_an_answer_is_in_even_if_it_is_taken_out(
    survey: Survey, evaluator: Person, now: datetime
) -> None:
    common = {"survey": survey, "column": "praksis", "actor": evaluator, "at": now}
    actions.state_target(labels=["I høj grad"], percent=20, **common)
    stored = import_answers(survey, evaluator, now)
    actions.take_out_import(answer_import=stored, actor=evaluator, at=now)
    with pytest.raises(actions.AnswersAreIn):
        actions.state_target(labels=["I høj grad"], percent=1, **common)
    with pytest.raises(actions.AnswersAreIn):
        actions.drop_target(**common)
    assert StatedTarget.objects.get().percent == 20


def test_how_many_were_asked_is_stated_and_unstated(survey: Survey, evaluator: Person, now: datetime) -> None:
    for number in (70, None):
        actions.state_invited(survey=survey, invited=number, actor=evaluator, at=now)
        assert Survey.objects.get().invited == number
    details = Entry.objects.filter(verb="evaluation.invited_stated").order_by("id").values_list("details", flat=True)
    assert list(details) == [{"invited": 70}, {"invited": -1}]


# --- Answers ---------------------------------------------------------------------------------------------------------


def test_nothing_is_stored_before_it_is_confirmed(survey: Survey, evaluator: Person, now: datetime) -> None:
    pending = receive_answers(survey, evaluator, now)
    queries.import_preview(pending.pk)
    assert nothing_is_stored()
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 0}
    actions.give_up_answers(pending=pending, actor=evaluator, at=now)
    assert nothing_is_stored()
    assert PendingAnswers.objects.count() == 0
    assert verbs()[2:] == ["evaluation.answers_given_up"]


def test_a_file_that_is_no_table_does_not_even_wait(survey: Survey, evaluator: Person, now: datetime) -> None:
    with pytest.raises(TableError):
        receive_answers(survey, evaluator, now, content=b"")
    assert PendingAnswers.objects.count() == 0


def test_the_same_person_has_one_file_waiting(survey: Survey, evaluator: Person, now: datetime) -> None:
    other = make_staff(Role.EVALUATOR)
    theirs = receive_answers(survey, other, now)
    receive_answers(survey, evaluator, now, filename="første.csv")
    second = receive_answers(survey, evaluator, now, filename="anden.csv")
    assert set(PendingAnswers.objects.all()) == {theirs, second}


def test_confirmed_answers_are_counted_and_the_file_is_gone(survey: Survey, evaluator: Person, now: datetime) -> None:
    stored = import_answers(survey, evaluator, now, reconstructed_from="Tal genskabt")
    assert (stored.respondents, stored.comments, stored.reconstructed_from) == (44, 11, "Tal genskabt")
    assert PendingAnswers.objects.count() == 0
    counts = dict(AnswerCount.objects.filter(column="e_laering").values_list("label", "count"))
    assert counts == {
        "Det gav mening": 36,
        "Det gav ikke mening": 3,
        "Jeg benyttede ikke e-læringsværktøjet": 1,
        "Jeg havde tekniske problemer": 0,
        "": 4,
    }
    entry = Entry.objects.get(verb="evaluation.answers_imported")
    assert (entry.about_id, entry.details) == (
        str(survey.edition_id),
        {"import_id": stored.pk, "respondents": 44},
    )  # fmt: skip


def test_the_same_file_counts_once(survey: Survey, evaluator: Person, now: datetime) -> None:
    first = import_answers(survey, evaluator, now)
    again = receive_answers(survey, evaluator, now, filename="et-andet-navn.csv")
    with pytest.raises(actions.SameFile):
        confirm_answers(again, now)
    assert [each.pk for each in AnswerImport.objects.all()] == [first.pk]
    elsewhere = make_survey(make_edition(year=2024), evaluator, now)
    assert import_answers(elsewhere, evaluator, now).respondents == 44


def test_the_same_waiting_file_confirmed_twice_at_once_counts_once(
    survey: Survey, evaluator: Person, now: datetime
) -> None:
    """Two requests have read the file before either of them stored it."""
    pending = receive_answers(survey, evaluator, now)
    stale = PendingAnswers.objects.get(pk=pending.pk)
    confirm_answers(pending, now)
    with pytest.raises(actions.SameFile):
        actions.confirm_answers(pending=stale, columns=IN_WORDS, actor=evaluator, at=now)
    assert AnswerSheet.objects.count() == 44


def test_new_answers_are_added_or_stand_in_place_of_the_old(survey: Survey, evaluator: Person, now: datetime) -> None:
    import_answers(survey, evaluator, now)
    five, six = (answers_csv(*[ONE_ANSWER] * number) for number in (5, 6))
    import_answers(survey, evaluator, now, content=five)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 49}
    confirm_answers(receive_answers(survey, evaluator, now, content=six), now, replaces_earlier=True)
    assert queries.answers_by_edition([survey.edition]) == {survey.edition_id: 6}
    rows = queries.results_of(survey.edition).imports
    assert [(row.respondents, row.is_taken_out) for row in rows] == [(44, True), (5, True), (6, False)]


def test_an_import_is_taken_out_and_put_back_and_recorded_once(
    survey: Survey, evaluator: Person, now: datetime
) -> None:
    stored = import_answers(survey, evaluator, now)
    common = {"answer_import": stored, "actor": evaluator, "at": now}
    for _ in range(2):
        actions.take_out_import(**common)
    assert queries.results_of(survey.edition).n == 0
    assert AnswerSheet.objects.count() == 44
    for _ in range(2):
        actions.put_back_import(**common)
    assert queries.results_of(survey.edition).n == 44
    assert verbs()[-2:] == ["evaluation.import_taken_out", "evaluation.import_put_back"]


def test_cells_that_cannot_be_used_store_nothing(survey: Survey, evaluator: Person, now: datetime) -> None:
    content = answers_csv(ONE_ANSWER, ("Ja, meget", *ONE_ANSWER[1:]))
    pending = receive_answers(survey, evaluator, now, content=content)
    with pytest.raises(TableError):
        actions.confirm_answers(pending=pending, columns=IN_WORDS, actor=evaluator, at=now)
    assert nothing_is_stored()
    assert list(PendingAnswers.objects.all()) == [pending]


def test_a_file_with_nobody_in_it_is_accepted(survey: Survey, evaluator: Person, now: datetime) -> None:
    assert import_answers(survey, evaluator, now, content=answers_csv()).respondents == 0


# --- Nobody can be found again ---------------------------------------------------------------------------------------


def many_with_comments(number: int) -> bytes:
    rows = [(*ONE_ANSWER[:-1], ("Måske", "Nej")[place % 2], "", f"Kommentar {place:03}") for place in range(number)]
    return answers_csv(*rows, header=WITH_COMMENTS)


def test_comments_lead_neither_to_a_sheet_nor_to_a_row(survey: Survey, evaluator: Person, now: datetime) -> None:
    """Stored in an order of their own under keys of their own: of 60, hardly one stands where its row stood."""
    import_answers(survey, evaluator, now, content=many_with_comments(60))
    as_stored = list(OpenComment.objects.order_by().values_list("text", flat=True))
    by_key = [each.text for each in OpenComment.objects.all()]
    in_the_file = [f"Kommentar {place:03}" for place in range(60)]
    for order in (as_stored, by_key):
        assert sorted(order) == in_the_file
        assert sum(stood == stands for stood, stands in zip(in_the_file, order, strict=True)) < 20
    keys = {str(each.key) for each in OpenComment.objects.all()} | {str(each.key) for each in AnswerSheet.objects.all()}
    assert len(keys) == 120
    assert {field.name for field in OpenComment._meta.get_fields()} == {"key", "answer_import", "column", "text"}


def test_sheets_stand_in_an_order_of_their_own(survey: Survey, evaluator: Person, now: datetime) -> None:
    import_answers(survey, evaluator, now, content=many_with_comments(60))
    stored = [sheet["praksis"] for sheet in AnswerSheet.objects.order_by().values_list("answers", flat=True)]
    assert sorted(stored) == ["Måske"] * 30 + ["Nej"] * 30
    assert stored != ["Måske", "Nej"] * 30
    assert {field.name for field in AnswerSheet._meta.get_fields()} == {"key", "answer_import", "answers"}


def test_columns_that_are_not_asked_for_are_not_kept(survey: Survey, evaluator: Person, now: datetime) -> None:
    planted = answers_csv((*ONE_ANSWER, "Bodil Ager"), header=(*COLUMNS, "navn"))
    import_answers(survey, evaluator, now, content=planted)
    assert [set(sheet.answers) for sheet in AnswerSheet.objects.all()] == [set(COLUMNS)]
    assert OpenComment.objects.count() == 0


# --- Time ------------------------------------------------------------------------------------------------------------


def test_files_that_nobody_confirms_go_after_a_day(survey: Survey, evaluator: Person, now: datetime) -> None:
    receive_answers(survey, evaluator, now - timedelta(days=1, minutes=1))
    fresh = receive_answers(survey, make_staff(Role.EVALUATOR), now - timedelta(hours=23))
    assert actions.clear_pending_answers(at=now) == 1
    assert actions.clear_pending_answers(at=now) == 0
    assert list(PendingAnswers.objects.all()) == [fresh]


def test_ten_thousand_rows_are_stored_within_seconds(survey: Survey, evaluator: Person, now: datetime) -> None:
    content = answers_csv(*[ONE_ANSWER] * 10_000)
    began = time.perf_counter()
    stored = import_answers(survey, evaluator, now, content=content)
    assert time.perf_counter() - began < 15  # two seconds on a quiet machine; generous where others work beside it
    assert (stored.respondents, AnswerSheet.objects.count()) == (10_000, 10_000)
