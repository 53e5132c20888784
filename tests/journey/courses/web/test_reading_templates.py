"""Every part of the courses that follow along, as it is read on the screen and on paper: whole, linked, and nothing left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from lxml import html as lxml_html

from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Feedback, Page, PageKind, SharedDecision
from sagkyndig.journey.courses.rules.reading import AsRead, CaseAsRead, PairAsRead, as_read
from tests.factories.courses import REGISTER, make_case, make_course, make_page
from tests.visits import text_of

AnyPart = Page | Case | ContrastPair | SharedDecision
CONTENT = Path(__file__).parents[4] / "content"
FOLDERS = sorted(file.parent.name for file in (CONTENT / "courses").glob("*/kursus.toml"))
# What Markdown leaves behind when it was not understood.
LEFT_OVER = re.compile(r"\*|(?:^|\s)#{1,6}\s|\]\(|`|\|\s*-|(?<!\w)_\w|\[E")
# Titles and names stand without links; what is to be verified is told as it was written.
UNLINKED = (
    "ancestor-or-self::*[self::h3[@class='paper__title'] or self::a or self::header or self::aside"
    " or @class='law-note' or contains(@class, 'papers__list') or @class='verify-list']"
)


@cache
def register() -> Register:
    return read_register(CONTENT / "law" / "register.csv")


@cache
def course(folder: str) -> Course:
    read = read_course(CONTENT / "courses" / folder).course
    assert read is not None
    return read


def parts(of: Course) -> Iterator[AnyPart]:
    yield from of.pages
    yield from of.cases.values()
    yield from of.pairs.values()
    if of.shared_decision:
        yield of.shared_decision


def read_part(part: AnyPart, of: Course, law: Register, *, marks: bool, **more: Any) -> AsRead:
    inner = None
    if isinstance(part, Page) and (shown := of.cases.get(part.case or "") or of.pairs.get(part.pair or "")):
        inner = as_read(shown, law, of.law_as_of, marks=marks, **more)
        assert isinstance(inner, CaseAsRead | PairAsRead)
    return as_read(part, law, of.law_as_of, marks=marks, inner=inner, **more)


def on_screen(read: AsRead) -> Any:
    told = render_to_string(f"courses/read/_{read.shape}.html", {"read": read})
    return lxml_html.fromstring(f"<main><h1>{escape(read.title)}</h1>{told}</main>")


def on_paper(read: AsRead, **more: object) -> Any:
    version = CourseVersion(
        pk=1, title="Prøve", label="1", law_as_of=date(2023, 6, 1), published_at=datetime(2026, 11, 22, tzinfo=UTC)
    )
    told = {"read": read, "version": version, "part": Part(pk=2), **more}
    return lxml_html.document_fromstring(render_to_string("courses/read/print.html", told))


def breaches(root: Any, law: Register, on: date) -> Iterator[str]:
    for text in root.xpath("//main//text()[normalize-space()]"):
        if LEFT_OVER.search(text):
            yield f"left over: {text.strip()!r}"
    twice = [each for each, times in Counter(root.xpath("//@id")).items() if times > 1]
    if twice:
        yield f"ids that stand more than once: {twice}"
    for href in root.xpath("//main//a[starts-with(@href, '#')]/@href | //@aria-labelledby"):
        if len(root.xpath("//*[@id=$id]", id=href.removeprefix("#"))) != 1:
            yield f"{href} leads nowhere"
    level = 0
    for heading in root.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        here = int(heading.tag[1])
        if here > level + 1:
            yield f"h{here} after h{level}: {text_of(heading)!r}"
        level = here
    if root.xpath("//@style | //style | //main//script | //main//*[@onclick]"):
        yield "something inline"
    for text in root.xpath(f"//main//text()[not({UNLINKED})]"):
        for reference in law.references_in(text.replace("\u00a0", " ")):
            if law.resolve(reference, on).entry:
                yield f"no link: {reference.name} in {text.strip()!r}"


@pytest.mark.parametrize("marks", [False, True], ids=["participant", "author"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_part_reads_whole(folder: str, marks: bool) -> None:
    of, found, seen = course(folder), list[str](), 0
    for part in parts(of):
        root = on_screen(read_part(part, of, register(), marks=marks))
        found += [f"{type(part).__name__} {part.key}: {breach}" for breach in breaches(root, register(), of.law_as_of)]
        seen += 1
    assert found == []
    assert seen > 10


@pytest.mark.parametrize("folder", FOLDERS)
def test_participants_meet_nothing_that_is_for_authors(folder: str) -> None:
    of = course(folder)
    for part in parts(of):
        for root in (
            on_screen(read_part(part, of, register(), marks=False)),
            on_paper(read_part(part, of, register(), marks=False), with_points=True),
        ):
            assert root.xpath("//*[contains(@class, 'for-authors') or contains(@class, 'verify')]") == []
            told = " ".join(root.text_content().split())
            secrets = [each.text for each in part.to_verify]
            if isinstance(part, Case):
                secrets += [part.noise, part.temptation, *(each.way for each in part.missing if len(each.way) > 60)]
            elif isinstance(part, ContrastPair):
                secrets += [part.alike]
            assert [each for each in secrets if each and " ".join(each.split()) in told] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_part_prints(folder: str) -> None:
    of = course(folder)
    for part in parts(of):
        root = on_paper(read_part(part, of, register(), marks=False), with_points=True)
        assert [text_of(each) for each in root.xpath("//h1")] == [part.title]
        assert not any(LEFT_OVER.search(text) for text in root.xpath("//main//text()[normalize-space()]"))
        assert root.xpath("//main//details | //header[contains(@class, 'header')] | //nav") == []
        assert text_of(root.xpath("//*[@class='print__foot']")[0]) == (
            "Prøve, udgave 1 · Efter reglerne den 1. juni 2023 · Personer og kommuner er opdigtede"
        )


def test_a_draft_and_a_demonstration_say_so_on_every_sheet() -> None:
    read = as_read(make_case(), REGISTER, date(2023, 4, 1), marks=False)
    draft = CourseVersion(pk=1, title="Prøve", label="1", law_as_of=date(2023, 6, 1))
    shown = CourseVersion(pk=1, title="Prøve", label="1", law_as_of=date(2023, 6, 1), for_demonstration=True)
    for version, told in ((draft, "Kladde"), (shown, "Til demonstration, ikke til rigtige sager")):
        foot = text_of(on_paper(read, version=version).xpath("//*[@class='print__foot']")[0])
        assert foot.split(" · ")[-1] == told


# --- A small course, piece by piece -----------------------------------------------------------------------------------

SMALL = make_course()


def small(part: AnyPart, *, marks: bool = False, **more: Any) -> Any:
    return on_screen(read_part(part, SMALL, REGISTER, marks=marks, **more))


def headings(root: Any, path: str = "") -> list[str]:
    return [text_of(each) for each in root.xpath(f"{path}//h2")]


def test_a_case_tells_the_file_the_steps_and_then_the_rest_behind_a_fold() -> None:
    root = small(make_case())
    assert headings(root)[:3] == ["Sagen", "Sagens akter", "Tre trin"]
    assert headings(root, "//details") == [
        "Det er værd at være opmærksom på", "Det, der taler for og imod", "Et gennemarbejdet svar", "Flere bestemmelser",
    ]  # fmt: skip
    fold = root.xpath("//details")[0]
    assert fold.get("open") is None
    assert text_of(fold.xpath("./summary")[0]) == "Efter at gruppen har afgjort sagen"
    assert [text_of(each) for each in root.xpath("//*[@class='papers__list']//a")] == ["Ansøgning", "Notat"]
    assert [text_of(each) for each in root.xpath("//section[@class='paper']//h3")] == ["Ansøgning", "Notat"]
    assert [text_of(each) for each in root.xpath("//*[@class='steps']//dt")] == ["A", "B", "C", "D"]
    assert root.xpath("//input | //textarea | //button") == []


def test_a_course_without_feedback_folds_nothing_up() -> None:
    root = small(make_case(), feedback=Feedback.NONE, has_worked_answers=False)
    assert root.xpath("//details") == []


def test_authors_read_what_lacks_and_what_tempts() -> None:
    root = small(make_case(), marks=True)
    assert headings(root, "//*[@class='for-authors']") == ["Kun for fagforfattere og undervisere", "Skal efterprøves"]
    assert [text_of(each) for each in root.xpath("//*[@class='for-authors']//h3")] == [
        "Der mangler ikke noget", "Støj", "A er fristende",
    ]  # fmt: skip
    kept = small(SMALL.cases["natten"], marks=True)
    assert "Natten. Det ved: Hanne Lund. Vej: en samtale. Kan ændre: 63 timer." in text_of(kept)


def test_the_answers_of_an_exercise_wait_and_a_checklist_does_not() -> None:
    exercise = make_page("skriv", PageKind.EXERCISE, task="Skriv.", checklist=("Regel", "Skøn"))
    root = small(exercise)
    assert [text_of(each) for each in root.xpath("//details//ul[@class='checklist']/li")] == ["Regel", "Skøn"]
    assert text_of(root.xpath("//*[@class='task']")[0]) == "Opgave Skriv."
    rule = small(make_page("regel", PageKind.RULE, checklist=("Hvad ved vi?",)))
    assert rule.xpath("//details") == []
    assert [text_of(each) for each in rule.xpath("//ul[@class='checklist']/li")] == ["Hvad ved vi?"]


def test_a_rule_for_everyone_says_so_at_its_title() -> None:
    page = make_page("regel", PageKind.RULE, for_everyone=True)
    for shown, told in (
        (page, "Regel · ti minutter For alle"),
        (replace(page, for_everyone=False), "Regel · ti minutter"),
    ):
        read = read_part(shown, SMALL, REGISTER, marks=False)
        head = lxml_html.fromstring(f"<div>{render_to_string('courses/read/_head.html', {'read': read})}</div>")
        assert text_of(head.xpath("//p")[0]) == told


def test_a_page_shows_its_case_with_one_list_of_notes() -> None:
    page = next(each for each in SMALL.pages if each.case == "koret")
    root = small(replace(page, provisions=("SEL § 96",)))
    assert headings(root)[:5] == ["Koret", "Sagen", "Sagens akter", "Tre trin", "Det er værd at være opmærksom på"]
    assert len(root.xpath("//aside")) == 1


def test_references_are_a_list_with_gist_standing_and_source() -> None:
    law = Register(
        (replace(REGISTER.entries[0], gist="Borgeren kan vælge.", source="https://www.elov.dk/95", checked_on=date(2026, 11, 22)),)
    )  # fmt: skip
    read = read_part(make_page("kilder", PageKind.REFERENCES, provisions=("SEL § 95",)), SMALL, law, marks=False)
    root = on_screen(read)
    assert text_of(root.xpath("//aside")[0]) == (
        "Bestemmelserne SEL § 95 Kontant tilskud Borgeren kan vælge. Gælder pr. 1. april 2023. "
        "Kilde: elov.dk, set 22. november 2026."
    )


def test_a_pair_marks_the_difference_behind_the_fold_only() -> None:
    root = small(SMALL.pairs["timerne"])
    assert len(root.xpath("//mark")) == 2
    assert root.xpath("//mark[not(ancestor::details)]") == []
    assert headings(root, "//details")[0] == "Begrundelse 2 holder"
    assert headings(root, "//details")[1:3] == ["Derfor er den anden fristende", "Princippet"]
    before = [text_of(each) for each in root.xpath("//*[not(ancestor-or-self::details)][@class='prose' or self::h3]")]
    assert not any("holder" in each for each in before)


def test_the_points_are_printed_on_a_sheet_of_their_own_or_not_at_all() -> None:
    read = read_part(make_case(), SMALL, REGISTER, marks=False)
    with_points, without = on_paper(read, with_points=True), on_paper(read)
    assert len(with_points.xpath("//*[@class='points']/li")) == 5
    assert len(without.xpath("//*[@class='points']")) == 0
    sheets = [text_of(each)[:40] for each in without.xpath("//section[contains(@class, 'sheet')]")]
    assert len(sheets) == 4  # the case, two papers, and the one to decide on
    assert all("Punkt" not in text_of(each) for each in without.xpath("//main"))
    last = with_points.xpath("//section[contains(@class, 'sheet')]")[-1]
    assert text_of(last.xpath("./h2")[0]) == "Sagen om koret: det er værd at være opmærksom på"
    assert "Taler for og imod" not in text_of(with_points.xpath("//main")[0])


def test_what_is_typed_in_any_field_is_shown_as_it_was_typed() -> None:
    bad = "<img src=x onerror=alert(1)>"
    case = make_case(title=bad, summary=bad, worked_answer=bad)
    case = replace(case, papers=(replace(case.papers[0], sender=bad, title=bad, text=bad),))
    for root in (small(case, marks=True), on_paper(read_part(case, SMALL, REGISTER, marks=True), with_points=True)):
        assert root.xpath("//main//img[@onerror] | //main//section//img") == []
