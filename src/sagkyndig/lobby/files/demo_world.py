"""Reads the demo's world: an invented board, its people, the municipalities and the edition of 2023."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sagkyndig.foundation.municipalities.files import read_municipalities
from sagkyndig.foundation.municipalities.rules import MunicipalityRow

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "."})


@dataclass(frozen=True)
class StaffMember:
    """Somebody of the invented board. `key` is what `programme.toml` calls the person by."""

    key: str
    name: str
    email: str
    roles: tuple[str, ...]
    task: str


@dataclass(frozen=True)
class Colleague:
    """Somebody of an invented municipality: title and department as they say it at work."""

    name: str
    email: str
    title: str
    department: str


@dataclass(frozen=True)
class Delegation:
    """Those whom a municipality sends. The contact person may be one of those enrolled."""

    municipality: str
    contact: Colleague
    contact_takes_part: bool
    colleagues: tuple[Colleague, ...]
    topics: tuple[str, ...] = ()  # what they wish the physical day to take up, in their own words
    cases: tuple[str, ...] = ()  # and which cases of the course

    @property
    def enrolled(self) -> tuple[Colleague, ...]:
        return (self.contact, *self.colleagues) if self.contact_takes_part else self.colleagues


@dataclass(frozen=True)
class Visitor:
    """Somebody of a municipality whom the demo's sign-in page offers, and what they come to do."""

    name: str
    email: str
    municipality: str
    task: str


@dataclass(frozen=True)
class EditionPlan:
    """A year's theme as it was planned; `team` holds keys of staff (empty: as last year), `key_dates` a date by its kind."""

    year: int
    theme: str
    provisions: tuple[str, ...]
    places: int
    purpose: str
    team: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    key_dates: Mapping[str, date]


@dataclass(frozen=True)
class CourseStory:
    """How a year's course came about. Without `published_on` it is still being written, its first modules sent to be read."""

    folder: Path
    year: int
    author: str
    reader: str
    imported_on: date
    sent_on: date
    sent_modules: int | None
    approved_on: date | None
    published_on: date | None
    remarked_on: date | None
    remark: str


@dataclass(frozen=True)
class FigureStory:
    """An invented extract of appeal figures, and when it was taken out and brought in."""

    filename: str
    content: bytes
    source: str
    extracted_on: date
    imported_on: date
    note: str


@dataclass(frozen=True)
class InitiativeStory:
    """What else an invented municipality is part of, and when that was noted."""

    municipality: str
    kind: str
    begins_on: date
    ends_on: date | None
    source: str
    noted_on: date


@dataclass(frozen=True)
class OfferDates:
    """When offers were sent, when those who had not answered were reminded, and by when an answer was due."""

    invited_on: date
    remind_on: date
    answer_by: date


@dataclass(frozen=True)
class Decline:
    """A municipality that said no, why, and who took the place."""

    municipality: str
    on: date
    reason: str
    replaced_by: str
    replaced_on: date
    second_offer: OfferDates


@dataclass(frozen=True)
class Selection:
    """Who was chosen first, when, and what came of it."""

    decided_on: date
    chosen: tuple[str, ...]
    reserves: tuple[str, ...]
    offer: OfferDates
    accepted: Mapping[str, date]
    declined: Decline


@dataclass(frozen=True)
class Day:
    """A physical day: the municipalities it serves with the e-learning day of each, and the keys of the teachers."""

    on: date
    place: str
    host: str
    teachers: tuple[str, ...]
    e_learning: Mapping[str, date]


@dataclass(frozen=True)
class Target:
    """What was hoped for before the first answer: at least so many percent choose one of the labels."""

    column: str
    labels: tuple[str, ...]
    percent: int


@dataclass(frozen=True)
class Evaluation:
    """The survey and its answers. `questionnaire` and `answers` are contents of files."""

    questionnaire: bytes
    prepared_on: date
    targets: tuple[Target, ...]
    answers_filename: str
    answers: bytes
    closed_on: date
    imported_on: date
    reconstructed_from: str


@dataclass(frozen=True)
class Report:
    """What the evaluator types, writes and answers, and when the report comes out.

    `facts` by the report's keys, `texts` by the key of the part, `answers` by the kind of finding.
    """

    facts: Mapping[str, Any]
    source: str
    texts: Mapping[str, str]
    written_on: date
    answers: Mapping[str, str]
    findings_answered_on: date
    published_on: date


@dataclass(frozen=True)
class DemoWorld:
    """All of it."""

    organisation: Mapping[str, str]
    municipalities: tuple[MunicipalityRow, ...]
    staff: tuple[StaffMember, ...]
    delegations: tuple[Delegation, ...]
    other_contacts: Mapping[str, Colleague]
    visitors: tuple[Visitor, ...]
    programme: Mapping[str, Any]
    editions: tuple[EditionPlan, ...]
    courses: tuple[CourseStory, ...]
    figures: tuple[FigureStory, ...]
    initiatives: tuple[InitiativeStory, ...]
    selection: Selection
    days: tuple[Day, ...]
    evaluation: Evaluation
    report: Report

    def contact(self, municipality: str) -> Colleague:
        """The one who answers for the municipality, whether it came to take part or not."""
        taking_part = {each.municipality: each.contact for each in self.delegations}
        return taking_part.get(municipality) or self.other_contacts[municipality]

    def municipality_code(self, name: str) -> str:
        return next(row.code for row in self.municipalities if row.name == name)


def mail_address(name: str, place: str) -> str:
    """`fornavn.efternavn@sted.example`: the domain is kept free for examples, so nobody receives anything."""
    return f"{name.lower().translate(_ASCII)}@{place.lower().translate(_ASCII)}.example"


def read_world(content: Path) -> DemoWorld:
    """The world of `demo/` in the folder of authored content, with the questionnaire and facts that it names."""
    folder = content / "demo"
    people = _toml(folder / "people.toml")
    story = _toml(folder / "programme.toml")
    return DemoWorld(
        organisation=_toml(folder / "organisation.toml"),
        municipalities=read_municipalities(folder / "municipalities.csv"),
        staff=tuple(_staff_member(each) for each in people["staff"]),
        delegations=tuple(_delegation(each) for each in people["municipality"]),
        other_contacts={
            each["municipality"]: _colleague(each["contact"], each["municipality"]) for each in people["contact"]
        },
        visitors=tuple(
            Visitor(each["name"], mail_address(each["name"], each["municipality"]), each["municipality"], each["task"])
            for each in people["visitor"]
        ),
        programme=story["programme"],
        editions=tuple(_edition(each) for each in story["edition"]),
        courses=tuple(_course(each, content) for each in story["course"]),
        figures=tuple(_figures(each, folder) for each in story["figures"]),
        initiatives=tuple(InitiativeStory(**{"ends_on": None, **each}) for each in story["initiative"]),
        selection=_selection(story["selection"]),
        days=tuple(_day(each) for each in story["learning_day"]),
        evaluation=_evaluation(story, content),
        report=_report(story["report"], content),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _staff_member(row: Mapping[str, Any]) -> StaffMember:
    return StaffMember(
        key=row["key"],
        name=row["name"],
        email=mail_address(row["name"], "klagestyrelsen"),
        roles=tuple(row["roles"]),
        task=row["task"],
    )


def _delegation(row: Mapping[str, Any]) -> Delegation:
    return Delegation(
        municipality=row["name"],
        contact=_colleague(row["contact"], row["name"]),
        contact_takes_part=row["contact_takes_part"],
        colleagues=tuple(_colleague(cells, row["name"]) for cells in row["enrolled"]),
        topics=tuple(row.get("wished_topics", ())),
        cases=tuple(row.get("wished_cases", ())),
    )


def _colleague(cells: list[str], municipality: str) -> Colleague:
    name, title, department = cells
    return Colleague(name, mail_address(name, municipality), title, department)


def _edition(row: Mapping[str, Any]) -> EditionPlan:
    return EditionPlan(
        year=row["year"],
        theme=row["theme"],
        provisions=tuple(row["provisions"]),
        places=row["places"],
        purpose=row["purpose"],
        team=tuple(row.get("team", ())),
        starts_on=row.get("starts_on"),
        ends_on=row.get("ends_on"),
        key_dates=row.get("key_dates", {}),
    )


def _course(row: Mapping[str, Any], content: Path) -> CourseStory:
    return CourseStory(
        folder=content / "courses" / row["folder"],
        year=row["year"],
        author=row["author"],
        reader=row["reader"],
        imported_on=row["imported_on"],
        sent_on=row["sent_on"],
        sent_modules=row.get("sent_modules"),
        approved_on=row.get("approved_on"),
        published_on=row.get("published_on"),
        remarked_on=row.get("remarked_on"),
        remark=row.get("remark", ""),
    )


def _figures(row: Mapping[str, Any], folder: Path) -> FigureStory:
    told = dict(row)
    filename = told.pop("file")
    return FigureStory(filename=filename, content=(folder / filename).read_bytes(), **told)


def _selection(row: Mapping[str, Any]) -> Selection:
    return Selection(
        decided_on=row["decided_on"],
        chosen=tuple(row["chosen"]),
        reserves=tuple(row["reserves"]),
        offer=OfferDates(**row["offer"]),
        accepted=row["accepted"],
        declined=Decline(**row["declined"], second_offer=OfferDates(**row["second_offer"])),
    )


def _day(row: Mapping[str, Any]) -> Day:
    return Day(
        on=row["on"],
        place=row["place"],
        host=row["host"],
        teachers=tuple(row["teachers"]),
        e_learning=row["e_learning"],
    )


def _evaluation(story: Mapping[str, Any], content: Path) -> Evaluation:
    row = story["evaluation"]
    return Evaluation(
        questionnaire=(content / "questionnaires" / row["questionnaire"]).read_bytes(),
        prepared_on=row["prepared_on"],
        targets=tuple(Target(each["column"], tuple(each["labels"]), each["percent"]) for each in story["target"]),
        answers_filename=row["answers"],
        answers=(content / "demo" / row["answers"]).read_bytes(),
        closed_on=row["closed_on"],
        imported_on=row["imported_on"],
        reconstructed_from=row["reconstructed_from"],
    )


def _report(row: Mapping[str, Any], content: Path) -> Report:
    facts = _toml(content / "editions" / row["facts"])
    return Report(
        facts={key: value for key, value in facts.items() if key not in {"tekster", "afsender"}},
        source=facts["kilde"],
        texts=facts["tekster"],
        written_on=row["written_on"],
        answers=row["answers"],
        findings_answered_on=row["findings_answered_on"],
        published_on=row["published_on"],
    )
