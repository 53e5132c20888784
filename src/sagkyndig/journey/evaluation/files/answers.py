"""Reads a file of raw answers, CSV or XLSX, against a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from sagkyndig.journey.evaluation.rules.answers import Answers, Comment, Sheet
from sagkyndig.journey.evaluation.rules.questionnaire import Question, Questionnaire
from sagkyndig.pure.danish import listing
from sagkyndig.pure.tables import Problem, Table, TableError, read_table

COMMENT_COLUMNS = ("kommentar_til", "kommentar")
MOST_PROBLEMS = 200  # a list longer than this helps nobody; the rest are counted


def read_answers(data: bytes, filename: str, questionnaire: Questionnaire) -> Answers:
    """The answers in a file whose columns carry the questionnaire's own names.

    Raises TableError with every problem found: row as in the spreadsheet (header = 1), column, value, remedy.
    """
    table = read_table(data, filename)
    return answers_in(table, questionnaire, suggested_columns(table.header, questionnaire))


def suggested_columns(header: tuple[str, ...], questionnaire: Questionnaire) -> dict[str, str]:
    """For each column of the questionnaire the heading in the file that looks like it: its name or its question.

    Upper and lower case, spaces and underscores do not count. Columns without a counterpart are left out.
    """
    by_name = {_plain(heading): heading for heading in header}
    found = {}
    for question in questionnaire.questions:
        for name in (question.column, question.text, question.heading):
            if _plain(name) in by_name:
                found[question.column] = by_name[_plain(name)]
                break
    for column in COMMENT_COLUMNS:
        if column in by_name or _plain(column) in by_name:
            found[column] = by_name[_plain(column)]
    return found


def answers_in(table: Table, questionnaire: Questionnaire, columns: Mapping[str, str]) -> Answers:
    """The answers in a table, where `columns` says which heading holds which column of the questionnaire.

    Raises TableError when a question has no column, when two questions share one, or when a cell holds something that
    is no option; every problem is listed, at most MOST_PROBLEMS of them one by one.
    """
    problems = _column_problems(table, questionnaire, columns)
    if problems:
        raise TableError(tuple(problems))
    place = {heading: index for index, heading in enumerate(table.header)}
    readers = [
        _Reader(question, place[columns[question.column]], columns[question.column])
        for question in questionnaire.questions
    ]
    to, said = (place.get(columns.get(column, "")) for column in COMMENT_COLUMNS)
    sheets: list[Sheet] = []
    comments: list[Comment] = []
    for number, row in table.numbered_rows():
        sheets.append({reader.column: reader.read(row, number, problems) for reader in readers})
        text = row[said] if said is not None else ""
        if text:
            about = row[to] if to is not None else ""
            comments.append(Comment(_about(about, number, columns, questionnaire, problems), text))
    if problems:
        raise TableError(_at_most(problems))
    return Answers(tuple(sheets), tuple(sorted(comments, key=lambda comment: (comment.column or "", comment.text))))


class _Reader:
    """Reads one question's cells; the same spelling is looked up once, however many rows there are."""

    def __init__(self, question: Question, index: int, heading: str) -> None:
        self.column, self.index, self.heading = question.column, index, heading
        self.labels = question.labels
        self.known: dict[str, str | None] = {label: label for label in question.labels} | {"": None}
        self.folded = {_plain(label): label for label in question.labels}

    def read(self, row: tuple[str, ...], number: int, problems: list[Problem]) -> str | None:
        cell = row[self.index]
        if cell in self.known:
            return self.known[cell]
        if (label := self.folded.get(_plain(cell))) is not None:
            self.known[cell] = label
            return label
        problems.append(
            Problem(
                row=number,
                column=self.heading,
                value=cell,
                sentence=f"Række {number}, kolonnen »{self.heading}«: »{_short(cell)}« er ikke en svarmulighed.",
                remedy=f"Brug en af: {listing([f'»{label}«' for label in self.labels], 'eller')}. "
                "Lad cellen være tom, hvis spørgsmålet ikke er besvaret.",
            )
        )
        return None


def _column_problems(table: Table, questionnaire: Questionnaire, columns: Mapping[str, str]) -> list[Problem]:
    problems = []
    used: dict[str, str] = {}
    for question in questionnaire.questions:
        heading = columns.get(question.column)
        if heading is None or heading not in table.header:
            problems.append(
                Problem(
                    row=1,
                    column=question.column,
                    value=None,
                    sentence=f"Kolonnen »{question.column}« mangler.",
                    remedy=f"Giv den kolonne, der svarer på »{question.text}«, overskriften »{question.column}«.",
                )
            )
        elif heading in used:
            problems.append(
                Problem(
                    row=1,
                    column=heading,
                    value=heading,
                    sentence=f"Kolonnen »{heading}« er valgt til både »{used[heading]}« og »{question.column}«.",
                    remedy="Vælg en kolonne for hvert spørgsmål.",
                )
            )
        else:
            used[heading] = question.column
    return problems


def _about(
    cell: str, number: int, columns: Mapping[str, str], questionnaire: Questionnaire, problems: list[Problem]
) -> str | None:
    if not cell:
        return None
    for question in questionnaire.questions:
        if _plain(cell) in (_plain(question.column), _plain(question.text), _plain(question.heading)):
            return question.column
    problems.append(
        Problem(
            row=number,
            column=columns["kommentar_til"],
            value=cell,
            sentence=f"Række {number}, kolonnen »{columns['kommentar_til']}«: »{_short(cell)}« er ikke et spørgsmål i spørgeskemaet.",
            remedy="Skriv kolonnens navn: "
            + listing([f"»{question.column}«" for question in questionnaire.questions], "eller")
            + ". Lad cellen være tom, hvis kommentaren gælder det hele.",
        )
    )
    return None


def _at_most(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    rest = len(problems) - MOST_PROBLEMS
    more = Problem(None, None, None, f"Der er {rest} fejl mere af samme slags.", "Ret dem ovenfor, og prøv igen.")
    return (*problems[:MOST_PROBLEMS], more)


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
