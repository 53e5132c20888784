"""Holds a course that is not kept as files against the very check that a folder gets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.files.reading import read_course
from sagkyndig.journey.courses.files.writing import write_course
from sagkyndig.journey.courses.rules.checking import check_course
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Module, Page, SharedDecision
from sagkyndig.journey.courses.rules.faults import Fault, in_order
from sagkyndig.journey.courses.rules.places import Places, case_file

# What only the course as a whole can be blamed for: a part that is looked at alone says nothing of it.
_OF_THE_WHOLE = {
    "unused-case",
    "unused-pair",
    "unknown-case",
    "unknown-pair",
    "shown-twice",
    "case-shown-early",
    "mixed-feedback",
    "minutes-do-not-add-up",
    "too-few-complete-cases",
}
_ALONE = "modul"


@dataclass(frozen=True)
class Remark:
    """A fault and the key of the field it stands in: "punkt.2.tekst", counted from 0; empty where it is the whole file."""

    fault: Fault
    key: str


def remarks_on(course: Course, register: Register) -> tuple[Remark, ...]:
    """Every fault of the course, as `sagkyndig course check` finds them in its files, each with its field."""
    with TemporaryDirectory(prefix="sagkyndig-") as folder:
        write_course(course, Path(folder))
        reading = read_course(Path(folder))
    told = check_course(reading.draft, register, places=reading.places, reported=reading.reported)
    lines = _keys_by_line(reading.places)
    return tuple(Remark(fault, _key(lines, fault)) for fault in in_order((*reading.faults, *told)))


def remarks_on_part(
    part: Page | Case | ContrastPair | SharedDecision, course: Course, register: Register
) -> tuple[Remark, ...]:
    """The faults of one part by itself, under the policy and the law of its course, whose other parts are not read."""
    alone = replace(
        course,
        modules=(Module(_ALONE, _ALONE, (part,) if isinstance(part, Page) else ()),),
        cases={part.key: part} if isinstance(part, Case) else {},
        pairs={part.key: part} if isinstance(part, ContrastPair) else {},
        shared_decision=part if isinstance(part, SharedDecision) else None,
    )
    told = [_of_the_case(each, part) if isinstance(part, Case) else each for each in remarks_on(alone, register)]
    return tuple(each for each in told if "/" in each.fault.file and each.fault.code not in _OF_THE_WHOLE)


def _of_the_case(remark: Remark, case: Case) -> Remark:
    """Where the only case that is read lacks what the course promises, it is the case that lacks it."""
    if remark.fault.code != "missing-points":
        return remark
    told = f"Casen »{case.title}« har ingen opmærksomhedspunkter, men kurset giver tilbagemelding."
    fault = replace(remark.fault, file=case_file(case.key), line=1, message=told, remedy="Skriv fem til syv punkter.")
    return Remark(fault, "punkt")


def _keys_by_line(places: Places) -> dict[str, list[tuple[int, str]]]:
    lines: dict[str, list[tuple[int, str]]] = {}
    for (file, key), spot in places.spots.items():
        lines.setdefault(file, []).append((spot.line, key))
    return {file: sorted(listed) for file, listed in lines.items()}


def _key(lines: dict[str, list[tuple[int, str]]], fault: Fault) -> str:
    """The last key that begins on the fault's line or above it."""
    listed = lines.get(fault.file, [])
    place = bisect_right(listed, (fault.line, "\uffff"))
    return listed[place - 1][1] if place else ""
