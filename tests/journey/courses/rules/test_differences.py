"""Two versions of a course held against each other: nothing that differs goes untold, and nothing else is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest

from sagkyndig.journey.courses.rules.course import Course, Module, Page, PageKind
from sagkyndig.journey.courses.rules.differences import Change, Passage, Piece, differences
from sagkyndig.journey.courses.rules.differences.fields import field_changes
from sagkyndig.journey.courses.rules.differences.words import passages, words
from sagkyndig.journey.courses.rules.kept import Content
from tests.factories.courses import make_course, make_page

COURSE = make_course()
CONTENTS: list[Content] = [
    next(page for page in COURSE.pages if page.key == "oplysning"),
    next(page for page in COURSE.pages if page.key == "skriv"),
    COURSE.cases["koret"],
    COURSE.pairs["timerne"],
    COURSE.shared_decision,  # type: ignore[list-item]
]


def another(value: Any) -> Any:
    """A value of the same kind that is not the same."""
    if isinstance(value, StrEnum):
        return next(each for each in type(value) if each is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if value is None or isinstance(value, str):
        return f"{value or ''} og mere"
    raise AssertionError(value)


def changes_in(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every way in which one single thing in a part can be another, keys left alone."""
    for field in fields(value):
        held, at = getattr(value, field.name), f"{path}{field.name}"
        if field.name == "key":
            continue
        if not isinstance(held, tuple):
            yield at, replace(value, **{field.name: another(held)})
            continue
        if held:
            yield f"{at} less", replace(value, **{field.name: held[:-1]})
        if held and is_dataclass(held[0]):
            for told, inner in changes_in(held[0], f"{at}."):
                yield told, replace(value, **{field.name: (inner, *held[1:])})
        elif field.name not in ("missing", "to_verify"):
            yield f"{at} more", replace(value, **{field.name: (*held, "SEL § 41")})


EVERY_CHANGE = [(f"{type(each).__name__}.{told}", each, now) for each in CONTENTS for told, now in changes_in(each)]


@pytest.mark.parametrize(
    ("before", "after"), [each[1:] for each in EVERY_CHANGE], ids=[each[0] for each in EVERY_CHANGE]
)
def test_whatever_is_changed_is_told(before: Content, after: Content) -> None:
    assert field_changes(before, after)
    assert field_changes(after, before)


def test_the_ways_to_change_a_part_are_many() -> None:
    assert len(EVERY_CHANGE) > 60


def test_nothing_is_told_of_what_is_the_same() -> None:
    assert differences(COURSE, make_course()).is_none
    assert not any(field_changes(each, each) for each in CONTENTS)


def told(pieces: tuple[Piece, ...]) -> str:
    signs = {Change.NONE: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-"}
    return "".join(signs[each.change].format(each.text) for each in pieces)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Hun får ti timer om ugen.", "Hun får tolv timer om ugen.", "Hun får -ti-+tolv+ timer om ugen."),
        ("Hun får hjælp.", "Hun får straks hjælp.", "Hun får +straks+ hjælp."),
        ("Hun får straks hjælp.", "Hun får hjælp.", "Hun får -straks- hjælp."),
        # Words, not letters; a number and a hyphened word are one word.
        ("Kom på e-læringsdagen.", "Kom på læringsdagen.", "Kom på -e-læringsdagen-+læringsdagen+."),
        # One word between two changes is read with them.
        ("Det er godt at se nu.", "Det var godt at høre nu.", "Det -er-+var+ godt at -se-+høre+ nu."),
        ("Hun kom i går aftes sent.", "Han kom i dag aftes sent.", "-Hun-+Han+ kom i -går-+dag+ aftes sent."),
        ("en to tre", "ny to anden", "-en to tre-+ny to anden+"),
    ],
)
def test_words_that_went_and_came(before: str, after: str, said: str) -> None:
    assert told(words(before, after)) == said
    kept = [each for each in words(before, after) if each.change is not Change.REMOVED]
    assert " ".join("".join(each.text for each in kept).split()) == after


def test_a_paragraph_that_is_another_is_gone_and_new() -> None:
    found = passages("Først.\n\nBorgeren skal høres.\n\nSidst.", "Først.\n\nKommunen oplyser sagen selv.\n\nSidst.")
    assert found == (
        Passage((Piece("Borgeren skal høres."),), Change.REMOVED, 1),
        Passage((Piece("Kommunen oplyser sagen selv."),), Change.ADDED),
    )


def test_a_rewritten_paragraph_keeps_its_twin_among_new_ones() -> None:
    found = passages("Hun søger om hjælp til bad.", "Her er noget helt andet.\n\nHun søger om hjælp til bad og mad.")
    assert [each.change for each in found] == [Change.ADDED, Change.NONE]
    assert told(found[1].pieces) == "Hun søger om hjælp til bad +og mad+."


def test_empty_lines_are_no_words() -> None:
    assert passages("En.\nTo.", "En.\n\nTo.") == ()
    page = CONTENTS[0]
    assert isinstance(page, Page)
    (change,) = field_changes(page, replace(page, text=page.text.replace("\n\n", "\n")))
    assert (change.field, change.passages) == ("tekst", ())


def test_rows_are_known_again() -> None:
    case = COURSE.cases["koret"]
    first, *others = case.papers
    moved = replace(case, papers=(*others, first))
    assert [each.field for each in field_changes(case, moved)] == ["akter.rækkefølge"]
    renamed = replace(case, points=(replace(case.points[0], title="Et andet navn"), *case.points[1:]))
    assert [(each.field, each.row) for each in field_changes(case, renamed)] == [("punkt.titel", "Et andet navn")]
    fewer = replace(case, papers=case.papers[1:])
    assert [(each.field, each.row, each.change) for each in field_changes(case, fewer)] == [
        ("akter", first.title, Change.REMOVED)
    ]


def test_pages_come_go_and_move() -> None:
    rules, work = COURSE.modules
    new = make_page("ny", PageKind.EXPLANATION)
    course = replace(
        COURSE,
        modules=(
            replace(rules, title="Reglerne", pages=(rules.pages[1], rules.pages[0], new)),
            replace(work, pages=(*work.pages[1:], rules.pages[2])),
            Module("tom", "Tom", ()),
        ),
    )
    found = differences(COURSE, course)
    assert (found.modules_added, found.modules_renamed) == (("Tom",), (("Regler", "Reglerne"),))
    assert [each.name.key for each in found.added] == ["ny"]
    assert [each.name.key for each in found.removed] == ["koret"]
    assert [(each.name.key, each.place, each.came_from) for each in found.moved] == [
        ("begrundelse", "Reglerne", ""),
        ("to-breve", "Arbejde", "Regler"),
    ]
    assert found.changed == ()


def test_modules_move_as_few_as_can_be() -> None:
    modules = [Module(key, key.upper(), ()) for key in "abcd"]
    before = replace(COURSE, modules=tuple(modules))
    found = differences(before, replace(COURSE, modules=(*modules[1:], modules[0])))
    assert found.modules_moved == ("A",)


def test_the_head_is_told_but_not_the_label() -> None:
    course = replace(COURSE, version="2", law_as_of=date(2024, 1, 1), has_worked_answers=False)
    found = differences(COURSE, course)
    assert [each.field for each in found.head] == ["law_as_of", "has_worked_answers"]
    assert differences(COURSE, replace(COURSE, version="2")).is_none


def test_another_shared_decision_is_the_same_one_changed() -> None:
    assert COURSE.shared_decision is not None
    course = replace(COURSE, shared_decision=replace(COURSE.shared_decision, key="ny", title="En anden"))
    found = differences(COURSE, course)
    assert (found.added, found.removed) == ((), ())
    assert [each.fields[0].field for each in found.changed] == ["titel"]


def large(words: str) -> Course:
    text = "\n\n".join(
        f"Afsnit {place}: {words} " + "Kommunen oplyser sagen og skriver det ned. " * 6 for place in range(12)
    )
    pages = tuple(replace(make_page(f"side-{n}", PageKind.EXPLANATION), text=text) for n in range(300))
    return replace(COURSE, modules=(Module("alle", "Alle", pages),))


def test_three_hundred_pages_in_which_a_few_lines_changed() -> None:
    before = large("gammelt")
    (module,) = before.modules
    pages = [replace(page, text=page.text.replace("Afsnit 3: gammelt", "Afsnit 3: nyt")) for page in module.pages]
    after = replace(before, modules=(replace(module, pages=tuple(pages)),))
    took = []
    for _ in range(3):
        began = time.perf_counter()
        found = differences(before, after)
        took.append(time.perf_counter() - began)
        assert len(found.changed) == 300
    assert min(took) < 0.3
