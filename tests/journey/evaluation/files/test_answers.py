"""A file of raw answers, read against the questionnaire."""

from __future__ import annotations

import pytest

from sagkyndig.journey.evaluation.files.answers import MOST_PROBLEMS, answers_in, read_answers, suggested_columns
from sagkyndig.journey.evaluation.rules.answers import Comment, count_answers
from sagkyndig.pure.tables import TableError, read_table
from tests.factories.evaluation import ANSWERS_FILE, COLUMNS, ONE_ANSWER, answers_csv, questionnaire
from tests.factories.spreadsheets import spreadsheet

Q = questionnaire()


def problems(content: bytes, filename: str = "svar.csv") -> list[tuple[int | None, str | None, str | None]]:
    with pytest.raises(TableError) as error:
        read_answers(content, filename, Q)
    return [(each.row, each.column, each.value) for each in error.value.problems]


def test_the_44_answers_of_2023() -> None:
    answers = read_answers(ANSWERS_FILE.read_bytes(), "svar.csv", Q)
    tallies = count_answers(Q, answers.sheets)
    assert answers.n == 44
    assert [choice.count for choice in tallies["e_laering"].choices] == [36, 3, 1, 0]
    assert tallies["e_laering"].unanswered == 4
    assert len(answers.comments) == 11
    assert answers.comments == tuple(sorted(answers.comments, key=lambda each: (each.column or "", each.text)))


def test_a_comment_does_not_carry_its_row() -> None:
    header = (*COLUMNS, "kommentar_til", "kommentar")
    content = answers_csv((*ONE_ANSWER, "omfang", "Mere tid."), (*ONE_ANSWER, "", "Tak."), header=header)
    assert read_answers(content, "svar.csv", Q).comments == (Comment(None, "Tak."), Comment("omfang", "Mere tid."))


def test_the_same_answers_in_a_spreadsheet() -> None:
    content = spreadsheet(COLUMNS, ONE_ANSWER, ONE_ANSWER)
    assert read_answers(content, "svar.xlsx", Q) == read_answers(answers_csv(ONE_ANSWER, ONE_ANSWER), "svar.csv", Q)


def test_only_a_header_is_nobody() -> None:
    answers = read_answers(answers_csv(), "svar.csv", Q)
    assert answers.n == 0
    assert all(tally.n == 0 for tally in count_answers(Q, answers.sheets).values())


def test_capitals_and_spaces_do_not_make_another_answer() -> None:
    answers = read_answers(answers_csv(("i høj  grad", *ONE_ANSWER[1:])), "svar.csv", Q)
    assert answers.sheets[0]["oeget_kendskab"] == "I høj grad"


def test_an_unknown_answer_is_named_with_row_column_and_value() -> None:
    content = answers_csv(ONE_ANSWER, ("I høj grad", "Det gav mening", "Rigeligt", *ONE_ANSWER[3:]))
    assert problems(content) == [(3, "omfang", "Rigeligt")]
    with pytest.raises(TableError) as error:
        read_answers(content, "svar.csv", Q)
    assert str(error.value) == (
        "Række 3, kolonnen »omfang«: »Rigeligt« er ikke en svarmulighed. Brug en af: »For meget«, »Fint« eller "
        "»For lidt«. Lad cellen være tom, hvis spørgsmålet ikke er besvaret."
    )


def test_every_problem_is_listed_up_to_a_number() -> None:
    wrong = ("x", "y", *ONE_ANSWER[2:])
    assert problems(answers_csv(wrong, wrong)) == [
        (2, "oeget_kendskab", "x"),
        (2, "e_laering", "y"),
        (3, "oeget_kendskab", "x"),
        (3, "e_laering", "y"),
    ]
    many = problems(answers_csv(*[wrong] * MOST_PROBLEMS))
    assert len(many) == MOST_PROBLEMS + 1
    assert many[-1] == (None, None, None)


def test_a_missing_column_is_named() -> None:
    assert problems(answers_csv(ONE_ANSWER[1:], header=COLUMNS[1:])) == [(1, "oeget_kendskab", None)]


def test_a_comment_on_no_question_is_named() -> None:
    content = answers_csv((*ONE_ANSWER, "frokost", "God."), header=(*COLUMNS, "kommentar_til", "kommentar"))
    assert problems(content) == [(2, "kommentar_til", "frokost")]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(40), answers_csv(header=("praksis", "praksis"))])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert problems(content)


def test_columns_are_recognised_by_name_or_question() -> None:
    header = ("Oeget Kendskab", Q.questions[1].text, "OMFANG", "forstaaelig", "balance", "Praksis", "navn")
    assert suggested_columns(header, Q) == dict(zip(COLUMNS, header[:6], strict=True))


def test_columns_can_be_corrected_by_hand() -> None:
    table = read_table(answers_csv(ONE_ANSWER, header=("a", "b", "c", "d", "e", "f")), "svar.csv")
    answers = answers_in(table, Q, dict(zip(COLUMNS, "abcdef", strict=True)))
    assert dict(answers.sheets[0]) == dict(zip(COLUMNS, ONE_ANSWER, strict=True))


def test_one_column_cannot_answer_two_questions() -> None:
    table = read_table(answers_csv(ONE_ANSWER), "svar.csv")
    columns = {column: column for column in COLUMNS} | {"balance": "forstaaelig"}
    with pytest.raises(TableError) as error:
        answers_in(table, Q, columns)
    assert [each.column for each in error.value.problems] == ["forstaaelig"]
