"""Questionnaires and surveys for the tests of the evaluation and of what builds on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation.files.questionnaire import read_questionnaire

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.evaluation.models import AnswerImport, PendingAnswers, Survey
    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
    from sagkyndig.journey.programme.models import Edition

CONTENT = Path(__file__).resolve().parents[2] / "content"
QUESTIONNAIRE_FILE = CONTENT / "questionnaires" / "2023.toml"
ANSWERS_FILE = CONTENT / "demo" / "svar-2023.csv"
FACTS_FILE = CONTENT / "editions" / "2023.toml"

COLUMNS = ("oeget_kendskab", "e_laering", "omfang", "forstaaelig", "balance", "praksis")
ONE_ANSWER = ("I høj grad", "Det gav mening", "Fint", "I høj grad", "I høj grad", "I nogen grad")


def questionnaire() -> Questionnaire:
    return read_questionnaire(QUESTIONNAIRE_FILE.read_bytes())


def answers_csv(*rows: tuple[str, ...], header: tuple[str, ...] = COLUMNS) -> bytes:
    """A semicolon-separated file with those rows."""
    return "".join(";".join(cells) + "\r\n" for cells in (header, *rows)).encode()


def make_survey(edition: Edition, actor: Person, at: datetime) -> Survey:
    from sagkyndig.journey.evaluation import actions

    kept = actions.keep_questionnaire(source=QUESTIONNAIRE_FILE.read_bytes(), actor=actor, at=at)
    return actions.prepare_survey(edition=edition, questionnaire=kept, actor=actor, at=at)


def receive_answers(
    survey: Survey, actor: Person, at: datetime, *, content: bytes | None = None, filename: str = "svar.csv"
) -> PendingAnswers:
    """A file that waits to be confirmed: the 44 answers of 2023, or another."""
    from sagkyndig.journey.evaluation import actions

    return actions.receive_answers(
        survey=survey,
        filename=filename,
        content=ANSWERS_FILE.read_bytes() if content is None else content,
        actor=actor,
        at=at,
    )


def confirm_answers(
    pending: PendingAnswers, at: datetime, *, replaces_earlier: bool = False, reconstructed_from: str = ""
) -> AnswerImport:
    """The file confirmed by the one who sent it, with the columns as they were recognised."""
    from sagkyndig.journey.evaluation import actions, queries

    columns = {each.column: each.chosen for each in queries.import_preview(pending.pk).columns if each.chosen}
    return actions.confirm_answers(
        pending=pending,
        columns=columns,
        replaces_earlier=replaces_earlier,
        reconstructed_from=reconstructed_from,
        actor=pending.sent_by,
        at=at,
    )


def import_answers(
    survey: Survey, actor: Person, at: datetime, *, content: bytes | None = None, reconstructed_from: str = ""
) -> AnswerImport:
    """The 44 answers of 2023, or those of another file, through the actions a person uses."""
    pending = receive_answers(survey, actor, at, content=content)
    return confirm_answers(pending, at, reconstructed_from=reconstructed_from)
