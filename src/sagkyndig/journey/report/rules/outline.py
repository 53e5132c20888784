"""The build of a report: chapters, their parts, and the condition under which each part is used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Insert(StrEnum):
    """What the product itself puts in."""

    RESULTS = "resultater"
    TARGETS = "maal"
    TARGETS_IN_SHORT = "maal_kort"
    FIGURES = "figurer"
    HEADLINE_FIGURES = "hovedtal"
    RECONSTRUCTED = "genskabt"


@dataclass(frozen=True)
class Part:
    """One text, or one insert. `when` names a fact that must hold; `otherwise` stands where it does not hold,
    `lacking` where a fact that the text needs is not known. A part that has neither falls away."""

    key: str
    title: str = ""
    text: str = ""
    lacking: str | None = None
    when: str | None = None
    otherwise: str | None = None
    insert: Insert | None = None


@dataclass(frozen=True)
class Chapter:
    key: str
    title: str
    parts: tuple[Part, ...]
    is_numbered: bool = True


@dataclass(frozen=True)
class Outline:
    """A report's build; `title` has a fallback for an edition whose year or theme is not known."""

    title: str
    fallback_title: str
    kind: str
    chapters: tuple[Chapter, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for chapter in self.chapters for part in chapter.parts)
