"""Writes a course to a folder, so that reading it gives the same course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Page, Paper, SharedDecision, ToVerify
from sagkyndig.journey.courses.rules.places import (
    COURSE_FILE,
    answer_file,
    case_file,
    letter_file,
    page_file,
    pair_file,
    paper_file,
    shared_file,
)

Value = str | int | bool | date | tuple[str, ...]
Table = Mapping[str, Value]
_SHORT_LIST = 100
_ESCAPED = re.compile(r'[\\"\x00-\x08\x0b-\x1f\x7f]')


def write_course(course: Course, folder: Path) -> None:
    """Makes the folder and writes every file of the course into it. Files that stood there and belong to none stay."""
    for name, text in course_files(course).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def course_files(course: Course) -> dict[str, str]:
    """The text of each file by its path in the folder."""
    files = {COURSE_FILE: _course(course)}
    for module in course.modules:
        files |= {page_file(module.key, page.key): _page(page) for page in module.pages}
    for case in course.cases.values():
        files[case_file(case.key)] = _case(case)
        files |= {paper_file(case.key, paper.key): _paper(paper) for paper in case.papers}
        if case.worked_answer:
            files[answer_file(case.key)] = case.worked_answer + "\n"
    for pair in course.pairs.values():
        files[pair_file(pair.key)] = _pair(pair)
        files[letter_file(pair.key, 1)] = pair.first + "\n"
        files[letter_file(pair.key, 2)] = pair.second + "\n"
    if course.shared_decision:
        files[shared_file(course.shared_decision.key)] = _shared(course.shared_decision)
    return files


def _course(course: Course) -> str:
    table: dict[str, Value] = {
        "noegle": course.key,
        "titel": course.title,
        "udgave": course.version,
        "retstilstand": course.law_as_of,
        "bestemmelser": course.provisions,
        "maalgruppe": course.audience,
        "minutter": course.minutes,
        "tilbagemelding": course.feedback.value,
        "gennemarbejdet_svar": course.has_worked_answers,
    }
    if course.shared_decision:
        table["faelles_afgoerelse"] = course.shared_decision.key
    modules: list[Table] = [
        {"noegle": module.key, "titel": module.title, "sider": tuple(page.key for page in module.pages)}
        for module in course.modules
    ]
    return _toml(table, modul=modules)


def _page(page: Page) -> str:
    table: dict[str, Value] = {"titel": page.title, "slags": page.kind.value, "minutter": page.minutes}
    if page.for_everyone:
        table["for_alle"] = True
    said = {
        "bestemmelser": page.provisions,
        "tjekliste": page.checklist,
        "kontrastpar": page.pair,
        "case": page.case,
        "opgave": page.task,
    }
    table |= {key: value for key, value in said.items() if value}
    return _with_front_matter(_toml(table, efterproev=_to_verify(page.to_verify)), page.text)


def _case(case: Case) -> str:
    table: dict[str, Value] = {
        "titel": case.title,
        "fiktiv": case.is_fictional,
        "emne": case.topic.value,
        "bruges": case.used.value,
        "minutter": case.minutes,
        "bestemmelser": case.provisions,
        "akter": tuple(paper.key for paper in case.papers),
        "kort": case.summary,
    }
    said = {"stoej": case.noise, "intet_mangler": case.nothing_missing}
    table |= {key: value for key, value in said.items() if value}
    table |= {"fristende": case.tempting, "fristelse": case.temptation}
    return _toml(
        table,
        mangler=[
            {"hvad": each.what, "hvem": each.who, "vej": each.way, "aendrer": each.changes} for each in case.missing
        ],
        mulighed=[{"bogstav": each.letter, "tekst": each.text} for each in case.options],
        punkt=[{"titel": each.title, "tekst": each.text, "bestemmelser": each.provisions} for each in case.points],
        overvejelse=[
            {"mulighed": each.letter, "tekst": each.text} | ({"droeftelse": each.discussion} if each.discussion else {})
            for each in case.considerations
        ],
        efterproev=_to_verify(case.to_verify),
    )


def _paper(paper: Paper) -> str:
    table: Table = {
        "titel": paper.title,
        "slags": paper.kind.value,
        "dato": paper.dated,
        "afsender": paper.sender,
    }
    return _with_front_matter(_toml(table), paper.text)


def _pair(pair: ContrastPair) -> str:
    table: Table = {
        "titel": pair.title,
        "slags": pair.kind.value,
        "sagen": pair.facts,
        "spoergsmaal": pair.question,
        "holder": pair.sound,
        "element": pair.element,
        "frister": pair.temptation,
        "princip": pair.principle,
        "ens": pair.alike,
        "bestemmelser": pair.provisions,
    }
    return _toml(table, efterproev=_to_verify(pair.to_verify))


def _shared(shared: SharedDecision) -> str:
    table: Table = {
        "titel": shared.title,
        "bestemmelser": shared.provisions,
        "muligheder": shared.options,
        "hensyn": shared.considerations,
        "form_a": shared.form_a,
        "form_b": shared.form_b,
    }
    return _toml(table, efterproev=_to_verify(shared.to_verify))


def _to_verify(entries: tuple[ToVerify, ...]) -> list[Table]:
    return [{"maerke": each.mark, "tekst": each.text} for each in entries]


def _with_front_matter(front: str, text: str) -> str:
    return f"+++\n{front}+++\n{text}\n"


def _toml(table: Table, **tables: Iterable[Table]) -> str:
    """A table with the tables [[key]] below it."""
    parts = [_lines(table)]
    for key, listed in tables.items():
        parts += [f"[[{key}]]\n{_lines(each)}" for each in listed]
    return "\n".join(parts)


def _lines(table: Table) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _long_text(value) if "\n" in value else f'"{_escaped(value)}"'
    listed = [f'"{_escaped(each, is_one_line=True)}"' for each in value]
    on_one_line = f"[{', '.join(listed)}]"
    if len(on_one_line) <= _SHORT_LIST or len(listed) < 2:
        return on_one_line
    return "[\n" + "".join(f"    {each},\n" for each in listed) + "]"


def _long_text(text: str) -> str:
    return f'"""\n{_escaped(text)}\n"""'


def _escaped(text: str, *, is_one_line: bool = False) -> str:
    """Signs that TOML does not take as they are; a quotation mark too, which three of would end a long text."""
    escaped = _ESCAPED.sub(lambda sign: f"\\{sign[0]}" if sign[0] in '\\"' else f"\\u{ord(sign[0]):04X}", text)
    return escaped.replace("\n", "\\n") if is_one_line else escaped
