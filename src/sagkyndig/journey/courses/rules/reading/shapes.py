"""The parts of a course as they are read: what templates show, without anything left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sagkyndig.journey.courses.rules.reading.law import LawLink, LawNote
from sagkyndig.pure.markdown import NOTHING, Html


@dataclass(frozen=True)
class VerifyNote:
    """What a jurist is to look up: for authors only."""

    anchor: str
    mark: str
    text: str


@dataclass(frozen=True)
class PaperAsRead:
    """One sheet of the file. `next_anchor` is empty for the last one."""

    anchor: str
    place: str
    title: str
    kind: str
    dated: str
    sender: str
    text: Html
    next_anchor: str = ""
    next_title: str = ""


@dataclass(frozen=True)
class PointAsRead:
    title: Html
    text: Html
    provisions: tuple[LawLink, ...]


@dataclass(frozen=True)
class ConsiderationAsRead:
    letter: str
    text: Html
    discussion: Html


@dataclass(frozen=True)
class OptionAsRead:
    letter: str
    text: Html


@dataclass(frozen=True)
class MissingAsRead:
    what: Html
    who: Html
    way: Html
    changes: Html


@dataclass(frozen=True)
class AuthorsNotes:
    """What is written for authors and teachers, and never shown to a participant."""

    missing: tuple[MissingAsRead, ...] = ()
    nothing_missing: Html = NOTHING
    noise: Html = NOTHING
    tempting: str = ""
    temptation: Html = NOTHING
    alike: Html = NOTHING
    considerations: Html = NOTHING


@dataclass(frozen=True)
class CaseAsRead:
    """`provisions` are named in what one reads before deciding, `later` only in what comes after it."""

    shape: ClassVar[str] = "case"

    key: str
    title: str
    about: tuple[str, ...]
    minutes: int
    facts: Html
    papers: tuple[PaperAsRead, ...]
    options: tuple[OptionAsRead, ...]
    afterwards: str
    points: tuple[PointAsRead, ...]
    considerations: tuple[ConsiderationAsRead, ...]
    worked_answer: Html
    provisions: tuple[LawNote, ...]
    later: tuple[LawNote, ...]
    to_verify: tuple[VerifyNote, ...]
    authors: AuthorsNotes | None


@dataclass(frozen=True)
class LetterAsRead:
    """One of the two texts; `holds` is only told afterwards."""

    anchor: str
    label: str
    text: Html
    holds: bool = False


@dataclass(frozen=True)
class PairAsRead:
    """`letters` are the two as one meets them, `marked` the same with the paragraph that differs marked."""

    shape: ClassVar[str] = "pair"

    key: str
    title: str
    about: tuple[str, ...]
    facts: Html
    question: Html
    letters: tuple[LetterAsRead, ...]
    marked: tuple[LetterAsRead, ...]
    element: Html
    temptation: Html
    principle: Html
    provisions: tuple[LawNote, ...]
    later: tuple[LawNote, ...]
    to_verify: tuple[VerifyNote, ...]
    authors: AuthorsNotes | None


@dataclass(frozen=True)
class FormAsRead:
    letter: str
    lines: tuple[Html, ...]


@dataclass(frozen=True)
class SharedAsRead:
    """Both forms for authors; one for a participant, who decides alone and is told nothing before the day is over."""

    shape: ClassVar[str] = "shared"

    key: str
    title: str
    about: tuple[str, ...]
    forms: tuple[FormAsRead, ...]
    options: tuple[Html, ...]
    provisions: tuple[LawNote, ...]
    later: tuple[LawNote, ...]
    to_verify: tuple[VerifyNote, ...]
    authors: AuthorsNotes | None


@dataclass(frozen=True)
class PageAsRead:
    """A page; `inner` is the case or pair that it shows, whose notes have moved to the page's own."""

    shape: ClassVar[str] = "page"

    key: str
    title: str
    kind: str
    about: tuple[str, ...]
    for_everyone: bool
    text: Html
    checklist: tuple[Html, ...]
    task: Html
    inner: CaseAsRead | PairAsRead | None
    provisions: tuple[LawNote, ...]
    to_verify: tuple[VerifyNote, ...]

    @property
    def is_exercise(self) -> bool:
        return self.kind == "oevelse"

    @property
    def is_references(self) -> bool:
        return self.kind == "henvisninger"
