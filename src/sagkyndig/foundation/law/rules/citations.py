"""How provisions are cited: short names such as "SEL § 96, stk. 2", and lists of them in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sagkyndig.pure.danish import listing


@dataclass(frozen=True)
class ProvisionRow:
    """A provision as it stands in a list."""

    short_name: str
    title: str


@dataclass(frozen=True)
class Law:
    """A law by its abbreviation: its name, and how it stands before a paragraph."""

    abbreviation: str
    name: str
    before_paragraph: str


LAWS = (
    Law("SEL", "serviceloven", "servicelovens"),
    Law("BL", "barnets lov", "barnets lov"),
    Law("RSL", "retssikkerhedsloven", "retssikkerhedslovens"),
    Law("FVL", "forvaltningsloven", "forvaltningslovens"),
    Law("OFL", "offentlighedsloven", "offentlighedslovens"),
)
_BY_ABBREVIATION = {law.abbreviation: law for law in LAWS}

_CITATION = re.compile(
    r"^(?P<law>\S+) §§? (?P<number>\d+)(?: (?P<letter>[a-zæøå])(?![a-zæøå]))?(?P<span>-\d+)?(?P<rest>, .+)?$"
)


@dataclass(frozen=True)
class Citation:
    """A short name taken apart: "SEL § 96 a, stk. 2" is SEL, 96, "a" and ", stk. 2"."""

    law: str
    number: int
    letter: str
    rest: str

    @property
    def paragraph(self) -> str:
        return f"{self.number} {self.letter}".strip() + self.rest

    @property
    def short_name(self) -> str:
        return f"{self.law} § {self.paragraph}"

    @property
    def order(self) -> tuple[int, str, int, str, tuple[int, ...], str]:
        known = [law.abbreviation for law in LAWS]
        place = known.index(self.law) if self.law in known else len(known)
        figures = tuple(int(figure) for figure in re.findall(r"\d+", self.rest))
        return (place, self.law, self.number, self.letter, figures, self.rest)


def citation(short_name: str) -> Citation | None:
    """The parts of a short name; None for one that names no single paragraph (a guideline, a span of paragraphs)."""
    match = _CITATION.match(short_name)
    if match is None or match["span"]:
        return None
    return Citation(match["law"], int(match["number"]), match["letter"] or "", match["rest"] or "")


def order_of(short_name: str) -> tuple[int, tuple[int, str, int, str, tuple[int, ...], str]]:
    """Where a provision stands in a list: law by law, paragraph by paragraph; what is no paragraph last, by name."""
    taken_apart = citation(short_name)
    if taken_apart is None:
        return (1, (0, short_name, 0, "", (), ""))
    return (0, taken_apart.order)


def in_running_text(
    short_names: Sequence[str], *, formerly: Callable[[str], Sequence[str]] | None = None, in_brackets: bool = True
) -> str:
    """A list of provisions as a sentence names it: "servicelovens §§ 95 og 96".

    Provisions of one law stand together where the law is first named; a law we do not know keeps its abbreviation, and
    what names no paragraph stands as it is. With `formerly` (the register's) each says what it has taken over from,
    where that is not itself in the list: "barnets lov § 87 (tidligere servicelovens § 42)", or behind a comma.
    """
    groups: dict[str, list[Citation]] = {}
    parts: list[str] = []
    for short_name in short_names:
        taken_apart = citation(short_name)
        if taken_apart is None:
            parts.append(short_name)
            continue
        if taken_apart.law not in groups:
            groups[taken_apart.law] = []
            parts.append(taken_apart.law)
        groups[taken_apart.law].append(taken_apart)
    told = []
    for part in parts:
        text = _of_one_law(part, groups[part]) if part in groups else part
        names = [each.short_name for each in groups.get(part, [])]
        before = [old for name in names for old in (formerly(name) if formerly else ()) if old not in short_names]
        if before:
            earlier = f"tidligere {in_running_text(before)}"
            text += f" ({earlier})" if in_brackets else f", {earlier}"
        told.append(text)
    return listing(told)


def law_name(abbreviation: str) -> str:
    """The law's name in running text, the abbreviation itself where we do not know it."""
    known = _BY_ABBREVIATION.get(abbreviation)
    return known.name if known else abbreviation


def _of_one_law(abbreviation: str, citations: Sequence[Citation]) -> str:
    known = _BY_ABBREVIATION.get(abbreviation)
    sign = "§§" if len(citations) > 1 else "§"
    before = known.before_paragraph if known else abbreviation
    return f"{before} {sign} {listing([each.paragraph for each in citations])}"
