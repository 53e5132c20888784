"""Reads a list of colleagues: pasted from a spreadsheet or a mail, or from a CSV or XLSX file; and writes the template.

Navn;E-mail;Funktion;Afdeling        a table, divided by tab, semicolon or comma, with or without headings
Mette Holm <mh@kommune.dk>; …        addresses as mail programs write them
Mette Holm mh@kommune.dk             one colleague a line
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sagkyndig.journey.planning.rules.colleagues import MOST_AT_ONCE, Typed
from sagkyndig.journey.planning.rules.role_words import recognised_role
from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import Limits, TableError, plain, read_table
from sagkyndig.pure.tables.problems import Problem

TEMPLATE = ("Navn", "E-mail", "Funktion", "Afdeling")
MOST_COLUMNS = 12
LONGEST_TEXT = 400_000  # characters; 500 colleagues are about 50,000
LIMITS = Limits(file_bytes=20_000_000, rows=MOST_AT_ONCE, columns=40, cell_characters=2_000, problems=20)


class Holds(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    ROLE = "role"
    DEPARTMENT = "department"
    NOTHING = "nothing"


HOLDS = {
    Holds.NAME: "Navn",
    Holds.FIRST_NAME: "Fornavn",
    Holds.LAST_NAME: "Efternavn",
    Holds.EMAIL: "E-mail",
    Holds.ROLE: "Funktion",
    Holds.DEPARTMENT: "Afdeling",
    Holds.NOTHING: "Bruges ikke",
}
_HEADINGS = {
    Holds.NAME: "navn,fulde navn,fuldt navn,medarbejder,medarbejdernavn,kollega,deltager,kursist,name",
    Holds.FIRST_NAME: "fornavn,fornavne,first name",
    Holds.LAST_NAME: "efternavn,last name",
    Holds.EMAIL: "e-mail,email,mail,e mail,mailadresse,e-mailadresse,emailadresse,arbejdsmail,e-mail adresse,mail adresse",
    Holds.ROLE: "funktion,rolle,stilling,titel,stillingsbetegnelse,jobtitel,job",
    Holds.DEPARTMENT: "afdeling,afd,afd.,team,enhed,område,center,sektion,forvaltning,kontor,arbejdssted",
}
_MEANS = {word: holds for holds, words in _HEADINGS.items() for word in words.split(",")}
# Each pattern begins where a word or a stretch begins, and never steps back over one: a long paste is read in one go.
_SIGN = r"[^\s<>;,\"()\[\]@]"
_ADDRESS = rf"{_SIGN}++@{_SIGN}++"
_NAMED = re.compile(rf"(?<![^<>;\n])([^<>;\n]*+)<\s*+(?:mailto:)?({_ADDRESS})\s*+>")
_BARE = re.compile(rf"(?:(?<!{_SIGN})|(?=<))<?(?:mailto:)?({_ADDRESS})>?")
_DELIMITERS = ("\t", ";", ",")
_QUOTES = re.compile(r"[\"“”]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]")

Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """The rows as they were read, and what each column seems to hold. `header` is None where none stands on top."""

    rows: tuple[Row, ...]
    holds: tuple[Holds, ...]
    header: tuple[str, ...] | None = None

    @property
    def samples(self) -> tuple[str, ...]:
        """What stands in each column, to know it by: the first cell with something in it."""
        return tuple(
            next((cells[at] for _, cells in self.rows if at < len(cells) and cells[at]), "")
            for at in range(len(self.holds))
        )


def read_pasted(text: str) -> Sheet:
    """The rows in what was pasted. TableError where nothing is there, or far too much."""
    if len(text) > LONGEST_TEXT:
        raise TableError([_too_many(None)])
    clean = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    return _sheet([(at, cells) for at, cells in _rows(clean) if any(cells)])


def read_uploaded(data: bytes, filename: str) -> Sheet:
    """The rows of a CSV or XLSX file. TableError with everything that is wrong with it."""
    table = read_table(data, filename, limits=LIMITS)
    first = min(table.row_numbers, default=2) - 1
    rows = [(max(first, 1), table.header), *table.numbered_rows()]
    if sum(len(cell) for _, cells in rows for cell in cells) > LONGEST_TEXT:  # it is to be mended as a text
        raise TableError([_too_many(None)])
    return _sheet([(at, tuple(map(_one_line, cells))) for at, cells in rows if any(cells)])


def as_text(sheet: Sheet) -> str:
    """The same rows as they would be pasted, so that a file can be mended like a text."""
    rows = ([sheet.header] if sheet.header else []) + [cells for _, cells in sheet.rows]
    return "\n".join("\t".join(map(_one_line, cells)) for cells in rows)


def typed_rows(sheet: Sheet, holds: Sequence[Holds] | None = None) -> tuple[Typed, ...]:
    """Each row by what its columns hold."""
    chosen = tuple(holds or sheet.holds)
    return tuple(_typed(at, cells, chosen) for at, cells in sheet.rows)


def template_csv() -> str:
    """Our own template: its headings alone."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(TEMPLATE)
    return written.getvalue()


def _typed(at: int, cells: Sequence[str], holds: Sequence[Holds]) -> Typed:
    said: dict[Holds, str] = {}
    for cell, column in zip(cells, holds, strict=False):
        said[column] = " ".join(part for part in (said.get(column, ""), cell) if part)
    name = said.get(Holds.NAME, "") or " ".join(
        part for part in (said.get(Holds.FIRST_NAME, ""), said.get(Holds.LAST_NAME, "")) if part
    )
    email = said.get(Holds.EMAIL, "")
    if named := _NAMED.search(email):
        name, email = name or named[1], named[2]
    elif named := _NAMED.search(name):
        name, email = named[1], email or named[2]
    return Typed(at, name.strip(' "“”'), email, said.get(Holds.ROLE, ""), said.get(Holds.DEPARTMENT, ""))


def _sheet(rows: list[Row]) -> Sheet:
    if not rows:
        raise TableError([_nothing()])
    header = rows[0][1] if _is_header(rows[0][1]) else None
    rows = rows[1:] if header else rows
    if not rows:
        raise TableError([_headings_alone()])
    if len(rows) > MOST_AT_ONCE:
        raise TableError([_too_many(len(rows))])
    width = max(len(cells) for _, cells in rows)
    columns = [[cells[at] if at < len(cells) else "" for _, cells in rows] for at in range(width)]
    if width > MOST_COLUMNS:
        columns = columns[:MOST_COLUMNS]
    holds = _by_heading(header, columns) if header else _by_content(columns)
    return Sheet(tuple(rows), holds, header)


def _is_header(cells: Sequence[str]) -> bool:
    if any("@" in cell for cell in cells):
        return False
    meant = [_MEANS.get(_heading(cell)) for cell in cells]
    return Holds.EMAIL in meant or sum(each is not None for each in meant) >= 2


def _by_heading(header: Sequence[str], columns: list[list[str]]) -> tuple[Holds, ...]:
    found: list[Holds] = []
    for at in range(len(columns)):
        meant = _MEANS.get(_heading(header[at])) if at < len(header) else None
        found.append(meant if meant and meant not in found else Holds.NOTHING)
    return tuple(found)


def _by_content(columns: list[list[str]]) -> tuple[Holds, ...]:
    """The column of addresses first, then that of roles; of the others the first are names and the department."""
    found = [Holds.NOTHING] * len(columns)
    addresses = [sum("@" in cell for cell in column) for column in columns]
    if any(addresses):
        found[addresses.index(max(addresses))] = Holds.EMAIL
    roles = [
        sum(recognised_role(cell) is not None for cell in column) if found[at] is Holds.NOTHING else 0
        for at, column in enumerate(columns)
    ]
    if any(roles):
        found[roles.index(max(roles))] = Holds.ROLE
    rest = [at for at, column in enumerate(columns) if found[at] is Holds.NOTHING and any(column)]
    if len(rest) > 1 and all(_are_single_words(columns[at]) for at in rest[:2]) and rest[1] == rest[0] + 1:
        found[rest[0]], found[rest[1]] = Holds.FIRST_NAME, Holds.LAST_NAME
        rest = rest[2:]
    elif rest and not (len(columns) == 1 and any(addresses)):
        found[rest[0]] = Holds.NAME
        rest = rest[1:]
    left = [Holds.ROLE] if Holds.ROLE not in found and len(rest) > 1 else []
    for at, holds in zip(rest, [*left, Holds.DEPARTMENT], strict=False):
        found[at] = holds
    return tuple(found)


def _are_single_words(column: Sequence[str]) -> bool:
    said = [cell for cell in column if cell]
    return bool(said) and all(re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", cell) for cell in said)


def _heading(cell: str) -> str:
    return plain(cell).strip(" :*")


def _rows(text: str) -> Iterator[Row]:
    if _NAMED.search(text) and "\t" not in text:
        for at, line in enumerate(text.split("\n"), 1):
            yield from ((at, cells) for cells in _addressees(line))
        return
    lines = [line for line in text.split("\n") if line.strip()]
    delimiter = _delimiter(lines)
    if delimiter and _QUOTES.search(text) and text.count('"') % 2 == 0:
        yield from _quoted_rows(text, delimiter)
        return
    for at, line in enumerate(text.split("\n"), 1):
        if delimiter and delimiter in line and not _is_list_of_addresses(line):
            yield at, tuple(map(_one_line, line.split(delimiter)))
        else:
            yield from ((at, cells) for cells in _loose(line))


def _quoted_rows(text: str, delimiter: str) -> Iterator[Row]:
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True), 0
    try:
        for cells in reader:
            yield before + 1, tuple(map(_one_line, cells))
            before = reader.line_num
    except csv.Error as error:  # a cell of more than 131,072 letters
        raise TableError([_too_many(None)]) from error


def _delimiter(lines: Sequence[str]) -> str | None:
    """The sign that stands in most of the lines; tab before semicolon before comma where as many have it."""
    counts = {sign: sum(sign in line for line in lines) for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda sign: counts[sign])
    return best if counts[best] * 2 >= len(lines) and counts[best] else None


def _is_list_of_addresses(line: str) -> bool:
    """ "a@k.dk; b@k.dk": nothing but addresses and what divides them."""
    pieces = [piece for piece in re.split(r"[;,\s]+", line) if piece]
    return len(pieces) > 1 and all(_BARE.fullmatch(piece) for piece in pieces)


def _addressees(line: str) -> Iterator[tuple[str, ...]]:
    """ "Mette Holm <mh@k.dk>; Per Dal <pd@k.dk>"; what stands behind the last of them are more cells."""
    found = list(_NAMED.finditer(line))
    for each in found[:-1]:
        yield _one_line(each[1].strip(" ,;")), each[2]
    if found:
        rest = [_one_line(cell) for cell in re.split(r"[;,\t]", line[found[-1].end() :]) if cell.strip()]
        yield (_one_line(found[-1][1].strip(" ,;")), found[-1][2], *rest)
    elif line.strip():
        yield from _loose(line)


def _loose(line: str) -> Iterator[tuple[str, ...]]:
    """A line without a dividing sign: split around its address, or where several blanks stand."""
    addresses = list(_BARE.finditer(line))
    if _is_list_of_addresses(line):
        yield from (("", each[1]) for each in addresses)
    elif re.search(r"\S {2,}\S", line.strip()):
        yield tuple(map(_one_line, re.split(r" {2,}", line.strip())))
    elif len(addresses) == 1:
        before, after = line[: addresses[0].start()], line[addresses[0].end() :]
        cells = (_one_line(before.strip(" ,;:-–(")), addresses[0][1], _one_line(after.strip(" ,;:-–)")))
        yield cells if cells[2] else cells[:2]
    elif line.strip():
        yield (_one_line(line),)


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").split()).strip('"“”').strip()


def _nothing() -> Problem:
    return Problem(
        None, None, None, "Der står ingen kolleger i listen.", "Indsæt mindst én linje med navn og mailadresse."
    )


def _headings_alone() -> Problem:
    return Problem(1, None, None, "Der står kun overskrifter i listen.", "Skriv kollegerne under overskrifterne.")


def _too_many(count: int | None) -> Problem:
    told = f"Listen har {number(count)} rækker" if count else "Listen er meget lang"
    return Problem(
        None,
        None,
        None,
        f"{told}, og der kan højst tilmeldes {MOST_AT_ONCE} ad gangen.",
        "Se efter, om det er den rigtige liste. Er den det, så del den i flere.",
    )
