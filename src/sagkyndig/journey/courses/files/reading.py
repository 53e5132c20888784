"""Reads a course from its folder, with every fault at its file and line, and never stops at the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.files.fields import Fields, is_key
from sagkyndig.journey.courses.files.folder import Folder
from sagkyndig.journey.courses.files.ledger import Ledger
from sagkyndig.journey.courses.files.reading_cases import read_case
from sagkyndig.journey.courses.files.reading_pairs import read_pair, read_shared_decision, to_verify
from sagkyndig.journey.courses.rules.checking import check_course
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Feedback, Module, Page, PageKind
from sagkyndig.journey.courses.rules.faults import Fault, Severity, in_order
from sagkyndig.journey.courses.rules.places import COURSE_FILE, Places, page_file


@dataclass(frozen=True)
class Reading:
    """What a folder holds. `draft` has stand-ins where `reported` says that something could not be read."""

    draft: Course
    faults: tuple[Fault, ...]
    places: Places
    reported: frozenset[tuple[str, str]]

    @property
    def course(self) -> Course | None:
        """The course, None where any of it could not be read."""
        return None if self.reported else self.draft


def read_course(folder: Path) -> Reading:
    """The course in a folder. What is wrong with the files is told here; what is wrong with the course by checking."""
    ledger = Ledger()
    files = Folder(folder, ledger)
    fields = files.table(COURSE_FILE)
    draft = _course(files, fields) if fields else _nothing_but_parts(files)
    _tell_orphans(files, everything_is_known=fields is not None)
    return Reading(draft, in_order(ledger.faults), Places(ledger.spots), frozenset(ledger.reported))


def check_folder(folder: Path, register: Register) -> tuple[Fault, ...]:
    """Every fault of the course in a folder, of its files and of the course itself, by file and line."""
    reading = read_course(folder)
    told = check_course(reading.draft, register, places=reading.places, reported=reading.reported)
    return in_order((*reading.faults, *told))


def _course(files: Folder, fields: Fields) -> Course:
    shared_key = fields.key("faelles_afgoerelse", required=False)
    course = Course(
        key=fields.key("noegle"),
        title=fields.text("titel"),
        version=fields.text("udgave"),
        law_as_of=fields.day("retstilstand"),
        provisions=fields.texts("bestemmelser", required=True),
        audience=fields.text("maalgruppe"),
        minutes=fields.number("minutter"),
        feedback=fields.one_of("tilbagemelding", Feedback),
        has_worked_answers=fields.flag("gennemarbejdet_svar"),
        modules=_modules(files, fields),
        cases=_cases(files),
        pairs=_pairs(files),
        shared_decision=read_shared_decision(files, shared_key, fields) if shared_key else None,
    )
    fields.close()
    return course


def _nothing_but_parts(files: Folder) -> Course:
    """Cases and pairs of a course whose own file cannot be read: their faults are told all the same."""
    cases, pairs = _cases(files), _pairs(files)
    return Course("", "", "", date.min, (), "", 0, Feedback.NONE, False, (), cases, pairs)


def _modules(files: Folder, fields: Fields) -> tuple[Module, ...]:
    modules: dict[str, Module] = {}
    for each in fields.tables("modul", required=True):
        key, title, pages = each.key("noegle"), each.text("titel"), each.keys("sider")
        each.close()
        if key in modules:
            each.ledger.fault(
                COURSE_FILE,
                f"{each.prefix}noegle",
                "duplicate-key",
                f"To moduler hedder »{key}«.",
                "Giv det ene et andet navn.",
            )
        elif key:
            modules[key] = Module(key, title, tuple(_pages(files, each, key, pages)))
    return tuple(modules.values())


def _pages(files: Folder, module: Fields, key: str, names: tuple[str, ...]) -> list[Page]:
    pages = []
    for place, name in enumerate(names):
        file = page_file(key, name)
        if not files.has(file):
            files.asked.add(file)
            files.ledger.reported.add((file, ""))
            module.ledger.fault(
                COURSE_FILE,
                f"{module.prefix}sider.{place}",
                "missing-file",
                f"Siden »{name}« står i kurset, men filen {file} mangler.",
                "Skriv filen, eller ret navnet.",
            )
        elif page := _page(files, file, name):
            pages.append(page)
    return pages


def _page(files: Folder, file: str, key: str) -> Page | None:
    opened = files.page(file)
    if opened is None:
        return None
    fields, text = opened
    page = Page(
        key=key,
        title=fields.text("titel"),
        kind=fields.one_of("slags", PageKind),
        minutes=fields.number("minutter"),
        text=text,
        provisions=fields.texts("bestemmelser"),
        checklist=fields.texts("tjekliste"),
        for_everyone=fields.flag("for_alle", otherwise=False),
        pair=fields.key("kontrastpar", required=False) or None,
        case=fields.key("case", required=False) or None,
        task=fields.text("opgave", required=False) or None,
        to_verify=to_verify(fields),
    )
    fields.close()
    return page


def _cases(files: Folder) -> dict[str, Case]:
    found = {}
    for key in _keys_in(files, "cases"):
        if case := read_case(files, key):
            found[key] = case
    return found


def _pairs(files: Folder) -> dict[str, ContrastPair]:
    found = {}
    for key in _keys_in(files, "par"):
        if pair := read_pair(files, key):
            found[key] = pair
    return found


def _keys_in(files: Folder, name: str) -> list[str]:
    """The folders in `cases` or `par` whose names can be keys."""
    found = files.folders_in(name)
    for each in found:
        if not is_key(each):
            files.ledger.fault_at(
                f"{name}/{each}",
                1,
                "bad-key",
                f"»{each}« kan ikke være navn på en mappe i kurset.",
                "Brug små bogstaver a-z, tal og bindestreg. Skriv æ som ae, ø som oe og å som aa.",
            )
    return [each for each in found if is_key(each)]


def _tell_orphans(files: Folder, *, everything_is_known: bool) -> None:
    for file in files.files():
        if file in files.asked or (not everything_is_known and file.startswith(("sider/", "faelles/"))):
            continue
        files.ledger.faults.append(
            Fault(
                file,
                1,
                "orphan-file",
                "Filen hører ikke til noget i kurset.",
                "Skriv den ind, hvor den hører til, eller fjern den.",
                Severity.WARNING,
            )
        )
