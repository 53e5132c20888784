"""Every write of the evaluation."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.evaluation import queries
from sagkyndig.journey.evaluation.files.answers import answers_in
from sagkyndig.journey.evaluation.files.questionnaire import read_questionnaire
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
from sagkyndig.journey.evaluation.rules.answers import Answers, count_answers
from sagkyndig.pure.tables import read_table

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
    from sagkyndig.journey.programme.models import Edition

PENDING_FOR = timedelta(days=1)
ROWS_AT_A_TIME = 2000


class VersionIsTaken(Exception):
    """Another questionnaire is kept under that name and version; a changed one gets a new version."""


class SurveyIsPrepared(Exception):
    """The edition has its questionnaire."""


class AnswersAreIn(Exception):
    """Targets are fixed before the first answer, and answers have come in."""


class SameFile(Exception):
    """That very file has been imported into the edition."""


class NotAnOption(Exception):
    """A target names a question or an answer that the questionnaire does not have."""


@transaction.atomic
def keep_questionnaire(*, source: bytes, actor: Person | None, at: datetime) -> QuestionnaireVersion:
    """Keep an authored questionnaire, once. QuestionnaireFault; VersionIsTaken when the version is kept otherwise."""
    questionnaire = read_questionnaire(source)
    digest = sha256(source).hexdigest()
    kept = QuestionnaireVersion.objects.filter(key=questionnaire.key, version=questionnaire.version).first()
    if kept is not None:
        if kept.sha256 != digest:
            raise VersionIsTaken
        return kept
    kept = QuestionnaireVersion.objects.create(
        key=questionnaire.key,
        version=questionnaire.version,
        title=questionnaire.title,
        source=source.decode(),
        sha256=digest,
        kept_at=at,
    )
    record("evaluation.questionnaire_kept", actor=actor, about=kept, at=at)
    return kept


@transaction.atomic
def prepare_survey(
    *, edition: Edition, questionnaire: QuestionnaireVersion, actor: Person | None, at: datetime
) -> Survey:
    """The edition takes a questionnaire into use. SurveyIsPrepared when it has one."""
    survey, is_new = Survey.objects.get_or_create(edition=edition, defaults={"questionnaire": questionnaire})
    if not is_new:
        raise SurveyIsPrepared
    record("evaluation.survey_prepared", actor=actor, about=edition, at=at, questionnaire=questionnaire.pk)
    return survey


@transaction.atomic
def state_target(
    *, survey: Survey, column: str, labels: Sequence[str], percent: int, actor: Person, at: datetime
) -> StatedTarget:
    """Fix or correct a question's target. AnswersAreIn when it is too late; NotAnOption."""
    _require_no_answers(survey)
    known = {each.column: each.labels for each in queries.questionnaire_of(survey).questions}
    if column not in known or not labels or not set(labels) <= set(known[column]) or not 1 <= percent <= 100:
        raise NotAnOption
    ordered = [label for label in known[column] if label in labels]
    target, _ = StatedTarget.objects.update_or_create(
        survey=survey, column=column, defaults={"labels": ordered, "percent": percent, "stated_at": at}
    )
    record("evaluation.target_stated", actor=actor, about=survey.edition, at=at, column=column, percent=percent)
    return target


@transaction.atomic
def drop_target(*, survey: Survey, column: str, actor: Person, at: datetime) -> None:
    """Take a question's target away again. AnswersAreIn when it is too late."""
    _require_no_answers(survey)
    deleted, _ = StatedTarget.objects.filter(survey=survey, column=column).delete()
    if not deleted:
        return
    record("evaluation.target_dropped", actor=actor, about=survey.edition, at=at, column=column)


@transaction.atomic
def state_invited(*, survey: Survey, invited: int | None, actor: Person, at: datetime) -> None:
    """State how many got the questionnaire; None when nobody knows."""
    survey.invited = invited
    survey.save(update_fields=["invited"])
    record(
        "evaluation.invited_stated",
        actor=actor,
        about=survey.edition,
        at=at,
        invited=-1 if invited is None else invited,
    )


@transaction.atomic
def receive_answers(*, survey: Survey, filename: str, content: bytes, actor: Person, at: datetime) -> PendingAnswers:
    """Take in a file to look at. TableError when it cannot be read as a table; nothing is stored then."""
    read_table(content, filename)
    PendingAnswers.objects.filter(survey=survey, sent_by=actor).delete()
    return PendingAnswers.objects.create(
        survey=survey, filename=filename[-200:], content=content, sent_by=actor, sent_at=at
    )


@transaction.atomic
def confirm_answers(
    *,
    pending: PendingAnswers,
    columns: Mapping[str, str],
    replaces_earlier: bool = False,
    reconstructed_from: str = "",
    actor: Person,
    at: datetime,
) -> AnswerImport:
    """Store the answers of a file that was looked at. TableError when a cell cannot be used; SameFile."""
    survey = Survey.objects.select_for_update().select_related("edition", "questionnaire").get(pk=pending.survey_id)
    content = bytes(pending.content)
    digest = sha256(content).hexdigest()
    if survey.imports.filter(sha256=digest).exists():
        raise SameFile
    questionnaire = queries.questionnaire_of(survey)
    answers = answers_in(read_table(content, pending.filename), questionnaire, columns)
    if replaces_earlier:
        survey.imports.filter(taken_out_at__isnull=True).update(taken_out_at=at)
    stored = AnswerImport.objects.create(
        survey=survey,
        filename=pending.filename,
        sha256=digest,
        respondents=answers.n,
        comments=len(answers.comments),
        reconstructed_from=reconstructed_from,
        imported_by=actor,
        imported_at=at,
    )
    _store(stored, questionnaire, answers)
    pending.delete()
    record(
        "evaluation.answers_imported",
        actor=actor,
        about=survey.edition,
        at=at,
        import_id=stored.pk,
        respondents=answers.n,
    )
    return stored


@transaction.atomic
def give_up_answers(*, pending: PendingAnswers, actor: Person, at: datetime) -> None:
    """Throw away a file that was only looked at."""
    edition = pending.survey.edition
    pending.delete()
    record("evaluation.answers_given_up", actor=actor, about=edition, at=at)


@transaction.atomic
def take_out_import(*, answer_import: AnswerImport, actor: Person, at: datetime) -> None:
    """Leave an import out of the figures; its rows stay, and it can be put back."""
    if not AnswerImport.objects.filter(pk=answer_import.pk, taken_out_at__isnull=True).update(taken_out_at=at):
        return
    record(
        "evaluation.import_taken_out",
        actor=actor,
        about=answer_import.survey.edition,
        at=at,
        import_id=answer_import.pk,
    )


@transaction.atomic
def put_back_import(*, answer_import: AnswerImport, actor: Person, at: datetime) -> None:
    """Let an import count again."""
    if not AnswerImport.objects.filter(pk=answer_import.pk, taken_out_at__isnull=False).update(taken_out_at=None):
        return
    record(
        "evaluation.import_put_back", actor=actor, about=answer_import.survey.edition, at=at, import_id=answer_import.pk
    )


def clear_pending_answers(*, at: datetime) -> int:
    """Throw away files that were sent and never confirmed; gives how many."""
    deleted, _ = PendingAnswers.objects.filter(sent_at__lt=at - PENDING_FOR).delete()
    return deleted


def _store(stored: AnswerImport, questionnaire: Questionnaire, answers: Answers) -> None:
    """Sheets and comments each in an order of their own, so that neither the row in the file nor the other tells."""
    shuffled = random.SystemRandom()
    sheets = [AnswerSheet(answer_import=stored, answers=dict(sheet)) for sheet in answers.sheets]
    comments = [
        OpenComment(answer_import=stored, column=each.column or "", text=each.text) for each in answers.comments
    ]
    shuffled.shuffle(sheets)
    shuffled.shuffle(comments)
    AnswerSheet.objects.bulk_create(sheets, batch_size=ROWS_AT_A_TIME)
    OpenComment.objects.bulk_create(comments, batch_size=ROWS_AT_A_TIME)
    counts = []
    for column, tally in count_answers(questionnaire, answers.sheets).items():
        counts += [
            AnswerCount(answer_import=stored, column=column, label=each.label, count=each.count)
            for each in tally.choices
        ]
        counts.append(AnswerCount(answer_import=stored, column=column, label="", count=tally.unanswered))
    AnswerCount.objects.bulk_create(counts)


def _require_no_answers(survey: Survey) -> None:
    if survey.imports.exists():
        raise AnswersAreIn
