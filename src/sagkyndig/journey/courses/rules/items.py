"""A course seen as texts: every page, case, pair and shared decision with all that is written in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.rules.course import (
    Case,
    ContrastPair,
    Course,
    Page,
    PageKind,
    PaperKind,
    SharedDecision,
    ToVerify,
)
from sagkyndig.journey.courses.rules.places import (
    BODY,
    COURSE_FILE,
    answer_file,
    case_file,
    letter_file,
    page_file,
    pair_file,
    paper_file,
    shared_file,
)

# LIX at the most: the citizen's own papers, and everything else.
CITIZENS_LIX, OTHER_LIX = 30, 45
_WRITTEN_BY_THE_CITIZEN = {PaperKind.APPLICATION, PaperKind.COMPLAINT}


@dataclass(frozen=True)
class Passage:
    """One text under one key. `lix` is its bar where it is read at length; `dated` the day that it speaks from."""

    file: str
    key: str
    text: str
    lix: int | None = None
    dated: date | None = None


@dataclass(frozen=True)
class Cited:
    """One short name in a list of provisions."""

    file: str
    key: str
    name: str


@dataclass(frozen=True)
class Item:
    """What has its own marks to verify: a page, a case, a pair, a shared decision.

    `only_shows` is a page around a case or a pair, which carries what is to be verified itself.
    """

    name: str
    file: str
    passages: tuple[Passage, ...]
    cited: tuple[Cited, ...]
    to_verify: tuple[ToVerify, ...]
    only_shows: bool = False


def items(course: Course) -> Iterator[Item]:
    """Every item of the course, with what is written in it, titles and notes for teachers too."""
    yield Item(
        f"kurset »{course.title}«",
        COURSE_FILE,
        (Passage(COURSE_FILE, "titel", course.title), Passage(COURSE_FILE, "maalgruppe", course.audience)),
        _cited(COURSE_FILE, "bestemmelser", course.provisions),
        (),
    )
    for module in course.modules:
        for page in module.pages:
            yield _page(page_file(module.key, page.key), page)
    for case in course.cases.values():
        yield _case(case)
    for pair in course.pairs.values():
        yield _pair(pair)
    if course.shared_decision:
        yield _shared(course.shared_decision)


def item_of(content: Page | Case | ContrastPair | SharedDecision, module: str = "") -> Item:
    """One part alone, with what is written in it; `module` is the key of the page's module."""
    if isinstance(content, Page):
        return _page(page_file(module, content.key), content)
    if isinstance(content, Case):
        return _case(content)
    return _pair(content) if isinstance(content, ContrastPair) else _shared(content)


def names_in(item: Item, register: Register) -> tuple[str, ...]:
    """Every provision and precedent that the item names, in lists and in running text, by short name, sorted."""
    cited = {register.resolve(each.name, date.max).reference for each in item.cited}
    told = {reference.name for passage in item.passages for reference in register.references_in(passage.text)}
    return tuple(sorted(cited | told))


def text_of(item: Item) -> str:
    """Everything that is written in the item, title first, a line each; what is only for the check stays out."""
    return "\n".join(passage.text for passage in item.passages if passage.text)


def _page(file: str, page: Page) -> Item:
    passages = (
        Passage(file, "titel", page.title),
        Passage(file, BODY, page.text, lix=OTHER_LIX),
        *(Passage(file, f"tjekliste.{number}", text) for number, text in enumerate(page.checklist)),
        Passage(file, "opgave", page.task or ""),
        *_notes(file, page.to_verify),
    )
    return Item(
        f"siden »{page.title}«",
        file,
        passages,
        _cited(file, "bestemmelser", page.provisions),
        page.to_verify,
        only_shows=page.kind in {PageKind.CASE, PageKind.CONTRAST_PAIR},
    )


def _case(case: Case) -> Item:
    file = case_file(case.key)
    passages = [Passage(file, "titel", case.title), Passage(file, "kort", case.summary, lix=OTHER_LIX)]
    for paper in case.papers:
        name = paper_file(case.key, paper.key)
        bar = CITIZENS_LIX if paper.kind in _WRITTEN_BY_THE_CITIZEN else OTHER_LIX
        passages += [
            Passage(name, "titel", paper.title),
            Passage(name, "afsender", paper.sender),
            Passage(name, BODY, paper.text, lix=bar, dated=paper.dated),
        ]
    passages += [Passage(file, f"mulighed.{place}.tekst", each.text) for place, each in enumerate(case.options)]
    for place, point in enumerate(case.points):
        passages += [
            Passage(file, f"punkt.{place}.titel", point.title),
            Passage(file, f"punkt.{place}.tekst", point.text),
        ]
    for place, consideration in enumerate(case.considerations):
        passages += [
            Passage(file, f"overvejelse.{place}.tekst", consideration.text),
            Passage(file, f"overvejelse.{place}.droeftelse", consideration.discussion),
        ]
    for place, missing in enumerate(case.missing):
        told = {"hvad": missing.what, "hvem": missing.who, "vej": missing.way, "aendrer": missing.changes}
        passages += [Passage(file, f"mangler.{place}.{key}", text) for key, text in told.items()]
    passages += [
        Passage(file, "intet_mangler", case.nothing_missing),
        Passage(file, "stoej", case.noise),
        Passage(file, "fristelse", case.temptation),
        Passage(answer_file(case.key), BODY, case.worked_answer or "", lix=OTHER_LIX),
        *_notes(file, case.to_verify),
    ]
    cited = _cited(file, "bestemmelser", case.provisions)
    for place, point in enumerate(case.points):
        cited += _cited(file, f"punkt.{place}.bestemmelser", point.provisions)
    return Item(f"casen »{case.title}«", file, tuple(passages), cited, case.to_verify)


def _pair(pair: ContrastPair) -> Item:
    file = pair_file(pair.key)
    told = {
        "titel": pair.title,
        "sagen": pair.facts,
        "spoergsmaal": pair.question,
        "element": pair.element,
        "frister": pair.temptation,
        "princip": pair.principle,
        "ens": pair.alike,
    }
    passages = (
        *(Passage(file, key, text) for key, text in told.items()),
        Passage(letter_file(pair.key, 1), BODY, pair.first, lix=OTHER_LIX),
        Passage(letter_file(pair.key, 2), BODY, pair.second, lix=OTHER_LIX),
        *_notes(file, pair.to_verify),
    )
    return Item(f"parret »{pair.title}«", file, passages, _cited(file, "bestemmelser", pair.provisions), pair.to_verify)


def _shared(shared: SharedDecision) -> Item:
    file = shared_file(shared.key)
    listed = {"muligheder": shared.options, "form_a": shared.form_a, "form_b": shared.form_b}
    passages = (
        Passage(file, "titel", shared.title),
        *(Passage(file, f"{key}.{place}", text) for key, texts in listed.items() for place, text in enumerate(texts)),
        Passage(file, "hensyn", shared.considerations),
        *_notes(file, shared.to_verify),
    )
    cited = _cited(file, "bestemmelser", shared.provisions)
    return Item(f"den fælles afgørelse »{shared.title}«", file, passages, cited, shared.to_verify)


def _notes(file: str, to_verify: tuple[ToVerify, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(file, f"efterproev.{place}.tekst", each.text) for place, each in enumerate(to_verify))


def _cited(file: str, key: str, names: tuple[str, ...]) -> tuple[Cited, ...]:
    return tuple(Cited(file, f"{key}.{place}", name) for place, name in enumerate(names))
