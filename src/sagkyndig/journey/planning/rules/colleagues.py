"""A list of colleagues before it is taken in: what is wrong with each row and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sagkyndig.journey.planning.rules.role_words import recognised_role
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.pure import personal_data
from sagkyndig.pure.tables import plain, shown

# Nobody sends more to one forløb; whoever does has chosen the wrong file.
MOST_AT_ONCE = 500
LONGEST_NAME, LONGEST_EMAIL, LONGEST_DEPARTMENT = 200, 254, 120
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[\wæøåÆØÅ](?:[\w-]*[\w])?\.)+[A-Za-z]{2,}")
_LETTER = re.compile(r"[^\W\d_]")
# What mail programs make a link of.
_LINK = re.compile(r"[:/\\@<>]|\w{2,}\.[a-z]{2,}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """One row as it was typed. `row` is its number in what was pasted or in the spreadsheet."""

    row: int
    name: str
    email: str
    role: str
    department: str


@dataclass(frozen=True)
class Known:
    """What is known of the addresses in a list: who is enrolled, which cannot be used here, and names that stand."""

    enrolled: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row, at the field it belongs to: one sentence, and what to do about it."""

    field: str
    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


@dataclass(frozen=True)
class Line:
    """One row looked through. It can be taken in when it has a role and no faults; `is_there` needs not be."""

    typed: Typed
    job_role: JobRole | None
    faults: tuple[Fault, ...] = ()
    is_there: bool = False
    note: str = ""

    @property
    def is_ready(self) -> bool:
        return not self.faults and not self.is_there and self.job_role is not None

    @property
    def role_name(self) -> str:
        return JOB_ROLES[self.job_role] if self.job_role else ""

    @property
    def lacks_role(self) -> bool:
        return not self.is_there and self.job_role is None


def looked_through(rows: Iterable[Typed], known: Known, municipality: str) -> tuple[Line, ...]:
    """Each row with its role and its faults. An address that stands twice is a fault of the second row."""
    first: dict[str, Typed] = {}
    lines: list[Line] = []
    for each in rows:
        typed = tidied(each)
        earlier = first.setdefault(typed.email, typed) if typed.email else typed
        line = Line(typed, recognised_role(typed.role), tuple(_faults(typed, known, municipality)))
        if typed.email in known.enrolled and not line.faults:
            line = replace(line, is_there=True, note="Er tilmeldt i forvejen og bliver ikke tilmeldt igen.")
        elif earlier is not typed and same_person(earlier, typed):
            line = replace(line, is_there=True, faults=(), note=f"Står også i række {earlier.row} og tæller én gang.")
        elif earlier is not typed:
            line = replace(line, faults=(*line.faults, _twice(earlier)))
        elif (stands := known.names.get(typed.email, "")) and typed.name and plain(stands) != plain(typed.name):
            line = replace(line, note=f"Adressen hører hos jer til {stands}. Det navn bliver stående.")
        lines.append(line)
    return tuple(lines)


def tidied(typed: Typed) -> Typed:
    """Blanks made single, unseen letters left out, the address in small letters and without what mail programs put around it."""
    typed = Typed(typed.row, _seen(typed.name), _seen(typed.email), _seen(typed.role), _seen(typed.department))
    email = typed.email.strip().strip("<>()[]\"',;").strip()
    email = re.sub(r"^mailto:", "", email, flags=re.IGNORECASE).split("?")[0]
    return Typed(
        row=typed.row,
        name=_right_way_round(" ".join(typed.name.split()).strip("\"'“”»«,; ")),
        email="".join(email.split()).lower(),
        role=" ".join(typed.role.split()),
        department=" ".join(typed.department.split()),
    )


def reads_as_a_name(text: str) -> bool:
    """Letters, and nothing that a mail program would make a link of: asked of names that somebody we do not know writes."""
    return bool(_LETTER.search(text)) and not _LINK.search(text)


def same_person(one: Typed, other: Typed) -> bool:
    """Whether two rows say the same of the same person."""
    return (plain(one.name), one.email) == (plain(other.name), other.email)


def name_from_email(email: str) -> str:
    """ "Mette Holm" of "mette.holm@kommune.dk"; empty where the address does not say."""
    parts = [part for part in re.split(r"[._]", email.partition("@")[0]) if part]
    if len(parts) < 2 or not all(re.fullmatch(r"[a-zA-Z-]{2,}", part) for part in parts):
        return ""
    return " ".join("-".join(piece.capitalize() for piece in part.split("-")) for part in parts)


def _seen(text: str) -> str:
    """Without control letters and what no database takes: they can stand in a form that was written by a program."""
    return "".join(letter for letter in text if letter.isprintable() or letter.isspace())


def _right_way_round(name: str) -> str:
    """ "Holm, Mette" as mail programs write it."""
    last, comma, first = name.partition(",")
    if not comma or "," in first or not (_LETTER.search(last) and _LETTER.search(first)):
        return name
    return f"{first.strip()} {last.strip()}"


def _faults(typed: Typed, known: Known, municipality: str) -> Iterable[Fault]:
    if not typed.name:
        yield Fault("name", "Navnet mangler.", "Skriv kollegaens navn.")
    elif len(typed.name) > LONGEST_NAME or not _LETTER.search(typed.name) or "@" in typed.name:
        yield Fault("name", f"»{shown(typed.name)}« ligner ikke et navn.", "Skriv kollegaens navn.")
    elif said := personal_data.faults(typed.name):
        yield Fault("name", said[0], "")
    yield from _faults_of_email(typed.email, known, municipality)
    if len(typed.department) > LONGEST_DEPARTMENT:
        yield Fault("department", f"Afdelingen er længere end {LONGEST_DEPARTMENT} tegn.", "Skriv den kortere.")
    elif said := personal_data.faults(typed.department):
        yield Fault("department", said[0], "")


def _faults_of_email(email: str, known: Known, municipality: str) -> Iterable[Fault]:
    if not email:
        yield Fault("email", "Mailadressen mangler.", "Skriv den adresse, kollegaen læser mails på.")
    elif "@" in email and re.search(r"[æøå]", email.partition("@")[0]):
        yield Fault(
            "email",
            f"»{shown(email)}« har æ, ø eller å før @. Det kan mailadresser ikke have.",
            "Skriv adressen, som den står i mailprogrammet.",
        )
    elif len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email) or ".." in email:
        yield Fault("email", f"»{shown(email)}« er ikke en mailadresse.", "Skriv den som navn@kommune.dk.")
    elif email in known.elsewhere:
        yield Fault(
            "email",
            f"»{shown(email)}« kan ikke bruges til en kollega i {municipality}.",
            "Se efter, om adressen er rigtig, eller ring til os.",
        )


def _twice(earlier: Typed) -> Fault:
    return Fault(
        "email",
        f"Adressen står også i række {earlier.row} ved {earlier.name or 'en kollega uden navn'}.",
        "Ret den ene, eller spring rækken over.",
    )
