"""Reads a file of raw answers, CSV or XLSX, against a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from sagkyndig.journey.evaluation.rules.answers import Answers, Comment, Sheet
from sagkyndig.journey.evaluation.rules.questionnaire import Question, Questionnaire
from sagkyndig.pure.danish import listing
from sagkyndig.pure.tables import Problem, Table, TableError, first_of, plain, quoted, read_table, shown

NUMBER_COLUMN = "svar"
COMMENT_COLUMNS = ("kommentar_til", "kommentar")
MOST_PROBLEMS = 200  # a list longer than this helps nobody; the rest are counted
MOST_HEADINGS = 12  # of those that are shown where a column is missing


def read_answers(data: bytes, filename: str, questionnaire: Questionnaire) -> Answers:
    """The answers in a file whose columns carry the questionnaire's own names.

    Raises TableError with every problem found: row as in the spreadsheet (header = 1), column, value, remedy.
    """
    table = read_table(data, filename)
    doubles = _double_columns(table.header, questionnaire)
    if doubles:
        raise TableError(doubles)
    return answers_in(table, questionnaire, suggested_columns(table.header, questionnaire))


def suggested_columns(header: tuple[str, ...], questionnaire: Questionnaire) -> dict[str, str]:
    """For each column of the questionnaire the heading in the file that looks like it: its name or its question.

    Upper and lower case, spaces and underscores do not count. Columns without a counterpart are left out.
    """
    alike = _alike(header, questionnaire)
    return {column: headings[0] for column, headings in alike.items() if headings and column != NUMBER_COLUMN}


def _alike(header: tuple[str, ...], questionnaire: Questionnaire) -> dict[str, list[str]]:
    """For each column the headings that look like it, its own name first. A heading that is one column's name does not
    stand for another, whatever that one's question says."""
    texts = {question.column: (question.text, question.heading) for question in questionnaire.questions}
    names = {plain(column): column for column in (*texts, NUMBER_COLUMN, *COMMENT_COLUMNS)}
    found: dict[str, list[str]] = {column: [] for column in names.values()}
    for heading in header:
        if plain(heading) in names:
            found[names[plain(heading)]].insert(0, heading)
            continue
        for column, called in texts.items():
            if plain(heading) in map(plain, called):
                found[column].append(heading)
    return found


def _double_columns(header: tuple[str, ...], questionnaire: Questionnaire) -> list[Problem]:
    """Columns that the file holds twice in different spellings: which of them is meant cannot be told."""
    return [
        Problem(
            row=1,
            column=column,
            value=headings[1],
            sentence=f"Række 1 har kolonnen »{column}« flere gange: {quoted(headings)}.",
            remedy="Giv hver kolonne sin egen overskrift, eller slet den, der er for meget.",
        )
        for column, headings in _alike(header, questionnaire).items()
        if len(headings) > 1
    ]


def answers_in(table: Table, questionnaire: Questionnaire, columns: Mapping[str, str]) -> Answers:
    """The answers in a table, where `columns` says which heading holds which column of the questionnaire.

    Raises TableError when a question has no column, when two questions share one, or when a cell holds something that
    is no option; every problem is listed, at most MOST_PROBLEMS of them one by one.

    A row without a single answer is someone who skipped every question. Only where the answers are numbered and the
    number is missing too, the row is nobody: spreadsheets leave such rows behind when they are saved as CSV.
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
    has_numbers = any(plain(heading) == NUMBER_COLUMN for heading in table.header)
    sheets: list[Sheet] = []
    comments: list[Comment] = []
    for number, row in table.numbered_rows():
        if has_numbers and not any(row):
            continue
        sheets.append({reader.column: reader.read(row, number, problems) for reader in readers})
        text = row[said] if said is not None else ""
        if text:
            about = row[to] if to is not None else ""
            comments.append(Comment(_about(about, number, columns, questionnaire, problems), text))
    if problems:
        raise TableError(first_of(problems, MOST_PROBLEMS))
    return Answers(tuple(sheets), tuple(sorted(comments, key=lambda comment: (comment.column or "", comment.text))))


class _Reader:
    """Reads one question's cells; the same spelling is looked up once, however many rows there are."""

    def __init__(self, question: Question, index: int, heading: str) -> None:
        self.column, self.index, self.heading = question.column, index, heading
        self.labels = question.labels
        self.known: dict[str, str | None] = {label: label for label in question.labels} | {"": None}
        self.folded = {plain(label): label for label in question.labels}

    def read(self, row: tuple[str, ...], number: int, problems: list[Problem]) -> str | None:
        cell = row[self.index]
        if cell in self.known:
            return self.known[cell]
        if (label := self.folded.get(plain(cell))) is not None:
            self.known[cell] = label
            return label
        problems.append(
            Problem(
                row=number,
                column=self.heading,
                value=cell,
                sentence=f"Række {number}, kolonnen »{self.heading}«: »{shown(cell)}« er ikke en svarmulighed.",
                remedy=f"Brug en af: {listing([f'»{label}«' for label in self.labels], 'eller')}. "
                "Lad cellen være tom, hvis spørgsmålet ikke er besvaret.",
            )
        )
        return None


def _column_problems(table: Table, questionnaire: Questionnaire, columns: Mapping[str, str]) -> list[Problem]:
    problems: list[Problem] = []
    used: dict[str, str] = {}
    found = f" Overskrifterne er {quoted(table.header[:MOST_HEADINGS])}{' ...' * (len(table.header) > MOST_HEADINGS)}."
    for question in questionnaire.questions:
        heading = columns.get(question.column)
        if heading is None or heading not in table.header:
            problems.append(
                Problem(
                    row=1,
                    column=question.column,
                    value=None,
                    sentence=f"Række 1: Kolonnen »{question.column}« mangler.{found if not problems else ''}",
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
        if plain(cell) in (plain(question.column), plain(question.text), plain(question.heading)):
            return question.column
    problems.append(
        Problem(
            row=number,
            column=columns["kommentar_til"],
            value=cell,
            sentence=f"Række {number}, kolonnen »{columns['kommentar_til']}«: »{shown(cell)}« er ikke et spørgsmål i spørgeskemaet.",
            remedy="Skriv kolonnens navn: "
            + listing([f"»{question.column}«" for question in questionnaire.questions], "eller")
            + ". Lad cellen være tom, hvis kommentaren gælder det hele.",
        )
    )
    return None
