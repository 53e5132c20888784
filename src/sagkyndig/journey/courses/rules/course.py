"""A course: modules of pages, cases with their papers, contrast pairs, and the shared decision in two forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PageKind(StrEnum):
    RULE = "regel"
    EXPLANATION = "forklaring"
    EXAMPLE = "eksempel"
    CONTRAST_PAIR = "kontrastpar"
    CASE = "case"
    EXERCISE = "oevelse"
    SUMMARY = "opsummering"
    REFERENCES = "henvisninger"


class Feedback(StrEnum):
    """When participants see the points of attention: once for the whole course, on all cases or on none."""

    AFTER_EACH_CASE = "efter hver case"
    ON_THE_DAY = "på den fysiske læringsdag"
    NONE = "ingen"


class Topic(StrEnum):
    ELIGIBILITY = "personkreds"
    AMOUNT = "udmåling"
    WORK_LEADER = "arbejdsleder"
    ABROAD = "udlandsophold"
    PARTICIPATION = "medvirken"
    STATEMENT_OF_REASONS = "begrundelse"


class Occasion(StrEnum):
    E_LEARNING = "e-læringsdag"
    PHYSICAL_DAY = "fysisk læringsdag"
    FOLLOW_UP = "opfølgning"


class PaperKind(StrEnum):
    APPLICATION = "ansøgning"
    NOTE = "notat"
    MEDICAL = "lægelig"
    LETTER = "brev"
    REPLY = "svar"
    STATEMENT = "udtalelse"
    SCHEDULE = "skema"
    DECISION = "afgørelse"
    COMPLAINT = "klage"


class PairKind(StrEnum):
    STATEMENT_OF_REASONS = "begrundelse"
    CASE_INVESTIGATION = "sagsoplysning"


@dataclass(frozen=True)
class ToVerify:
    """Something a jurist looks up before approving; `mark` (E1) stands after the sentence that leans on it."""

    mark: str
    text: str


@dataclass(frozen=True)
class Page:
    """One page of a module. `for_everyone` marks a rule that nobody may skip."""

    key: str
    title: str
    kind: PageKind
    minutes: int
    text: str
    provisions: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    for_everyone: bool = False
    pair: str | None = None
    case: str | None = None
    task: str | None = None
    to_verify: tuple[ToVerify, ...] = ()


@dataclass(frozen=True)
class Module:
    key: str
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Paper:
    """One paper of the file, with a voice of its own."""

    key: str
    title: str
    kind: PaperKind
    dated: date
    sender: str
    text: str


@dataclass(frozen=True)
class Missing:
    """Something taken out on purpose: what, who has it, the least intrusive way to it, what it could change."""

    what: str
    who: str
    way: str
    changes: str


@dataclass(frozen=True)
class Option:
    letter: str
    text: str


@dataclass(frozen=True)
class Point:
    """A point of attention: a question or a consideration, never the solution."""

    title: str
    text: str
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class Consideration:
    """What speaks for and against one option; `discussion` is a question for the group."""

    letter: str
    text: str
    discussion: str = ""


@dataclass(frozen=True)
class Case:
    """A fictional case. What is missing, the noise and the tempting option are for authors and teachers only."""

    key: str
    title: str
    is_fictional: bool
    topic: Topic
    used: Occasion
    minutes: int
    provisions: tuple[str, ...]
    summary: str
    papers: tuple[Paper, ...]
    options: tuple[Option, ...]
    points: tuple[Point, ...]
    considerations: tuple[Consideration, ...]
    missing: tuple[Missing, ...]
    nothing_missing: str
    noise: str
    tempting: str
    temptation: str
    worked_answer: str | None = None
    to_verify: tuple[ToVerify, ...] = ()


@dataclass(frozen=True)
class ContrastPair:
    """Two letters or investigations on the same facts that differ in one named element; `sound` is the one that holds."""

    key: str
    title: str
    kind: PairKind
    facts: str
    question: str
    first: str
    second: str
    sound: int
    element: str
    temptation: str
    principle: str
    alike: str
    provisions: tuple[str, ...]
    to_verify: tuple[ToVerify, ...] = ()


@dataclass(frozen=True)
class SharedDecision:
    """A short case that everybody decides alone, in two equal forms. It has no feedback before the day is over."""

    key: str
    title: str
    provisions: tuple[str, ...]
    options: tuple[str, ...]
    form_a: tuple[str, ...]
    form_b: tuple[str, ...]
    considerations: str
    to_verify: tuple[ToVerify, ...] = ()


@dataclass(frozen=True)
class Course:
    """A whole course, stated as the law stood on `law_as_of`.

    Keys are names of files: small letters a-z, figures and hyphens. No text begins or ends with blanks; lines end in LF.
    """

    key: str
    title: str
    version: str
    law_as_of: date
    provisions: tuple[str, ...]
    audience: str
    minutes: int
    feedback: Feedback
    has_worked_answers: bool
    modules: tuple[Module, ...]
    cases: Mapping[str, Case] = field(default_factory=dict)
    pairs: Mapping[str, ContrastPair] = field(default_factory=dict)
    shared_decision: SharedDecision | None = None

    @property
    def pages(self) -> Iterator[Page]:
        return (page for module in self.modules for page in module.pages)

    @property
    def minutes_of_pages(self) -> int:
        """The pages together: a page that shows a case takes the case's minutes besides its own."""
        shown = (self.cases.get(page.case or "") for page in self.pages)
        return sum(page.minutes for page in self.pages) + sum(case.minutes for case in shown if case)
