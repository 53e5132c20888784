"""A part as participants read it and as authors do, on paper, for demonstration; and who comes to none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import MUNICIPAL_ROLES, STAFF_ROLES, Role
from sagkyndig.journey.courses import actions
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import Course, Missing, Page, ToVerify
from tests.factories.courses import make_case, make_course
from tests.factories.people import make_person_of, make_staff
from tests.factories.versions import make_draft, publish
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
SEES_MARKS = {Role.CASE_AUTHOR, Role.TEACHER}
# What participants must not meet before they have decided, and what a jurist is still to look up.
PLANTED = ("cyklen i skuret", "Det lyder jo rimeligt", "egetræet", "ordlyden af uglen")


def planted(course: Course) -> Course:
    """The course with words for authors alone in a case, a pair and a page."""
    noise, temptation, missing, law = PLANTED
    case = make_case(
        noise=noise,
        temptation=f"{temptation}.",
        missing=(Missing(missing, "Hanne Lund", "en samtale", "63 timer"),),
        nothing_missing="",
        to_verify=(ToVerify("E1", f"RSL § 10: {law}."),),
    )
    pair = replace(course.pairs["timerne"], alike=missing, to_verify=(ToVerify("E2", law),), temptation="Venligt. [E2]")
    rules = course.modules[0]
    page = replace(rules.pages[0], text="## Regel\n\nTeksten er kort. [E3]", to_verify=(ToVerify("E3", law),))
    modules = (replace(rules, pages=(page, *rules.pages[1:])), *course.modules[1:])
    return replace(course, modules=modules, cases={**course.cases, "koret": case}, pairs={"timerne": pair})


@pytest.fixture
def jens() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def sofie() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Sofie Ravnkilde")


@pytest.fixture
def draft(jens: Person, now: datetime) -> CourseVersion:
    return make_draft(planted(make_course()), author=jens, at=now)


def part_of(version: CourseVersion, kind: str = "case", key: str = "koret") -> Part:
    return version.parts.get(kind=kind, key=key)


def address(part: Part, more: str = "laes/") -> str:
    return f"/kurser/{part.version_id}/del/{part.pk}/{more}"


def seen(text: str) -> list[str]:
    """Which of them stand there, in whatever letters."""
    words = (*PLANTED, 'class="verify"', "[E", "Kun for fagforfattere")
    return [each for each in words if each.casefold() in text.casefold()]


def onward(page: Visit) -> str:
    """The way to the next part; empty at the last one."""
    return next((str(each.get("href")) for each in page.all(".reading-next__after")), "")


# The page that shows the case carries what the case does.
WITH_SECRETS = [
    ("case", "koret"),
    ("kontrastpar", "timerne"),
    ("side", "oplysning"),
    ("side", "koret"),
    ("side", "to-breve"),
]


@pytest.mark.parametrize(("kind", "key"), WITH_SECRETS)
def test_authors_and_teachers_see_more_when_they_ask_and_nobody_else(
    visit: Visitor, draft: CourseVersion, kind: str, key: str
) -> None:
    part = part_of(draft, kind, key)
    for role in sorted(STAFF_ROLES):
        person = make_person_of(role)
        plain, asked = visit(person, address(part)), visit(person, address(part, "laes/?som=forfatter"))
        assert seen(plain.html) == [], role
        assert bool(seen(asked.html)) is (role in SEES_MARKS), role
        texts = [text for text, _ in plain.links]
        assert ("Se med forfatterens noter" in texts) is (role in SEES_MARKS)
        for path in ("udskriv/", "udskriv/?punkter=ja&som=forfatter", "vis/?som=forfatter"):
            assert seen(visit(person, address(part, path)).html) == [], (role, path)


def test_what_an_author_sees_of_a_case(visit: Visitor, jens: Person, draft: CourseVersion) -> None:
    page = visit(jens, address(part_of(draft), "laes/?som=forfatter"))
    assert seen(page.html) == [*PLANTED, 'class="verify"', "Kun for fagforfattere"]
    assert page.link("Se som kursist") == address(part_of(draft))
    # The way on keeps to what one has chosen to see.
    assert onward(page).endswith("/laes/?som=forfatter")


def test_a_remark_is_between_authors(visit: Visitor, draft: CourseVersion, sofie: Person, now: datetime) -> None:
    part = part_of(draft)
    actions.comment_on(part=part, text="Er det nu rigtigt, Jens?", actor=sofie, at=now)
    for role in sorted(STAFF_ROLES):
        page = visit(make_person_of(role), address(part, "laes/?som=forfatter"))
        assert ("Er det nu rigtigt" in page.text) is (role is Role.CASE_AUTHOR), role
        assert (page.all("//main//form") != []) is (role is Role.CASE_AUTHOR), role
        assert (("Skriv i teksten", address(part, "")) in page.links) is (role is Role.CASE_AUTHOR), role


def test_every_kind_of_part_is_read_and_printed(visit: Visitor, draft: CourseVersion) -> None:
    """`visit` holds each of them to the rules for pages."""
    teacher = make_staff(Role.TEACHER)
    parts = list(draft.parts.all())
    assert {part.kind for part in parts} == {"side", "case", "kontrastpar", "faelles"}
    for part in parts:
        for path in ("laes/", "laes/?som=forfatter", "udskriv/", "udskriv/?punkter=ja"):
            assert visit(teacher, address(part, path)).h1 == part.title


def test_all_is_read_in_the_order_of_the_course(visit: Visitor, draft: CourseVersion) -> None:
    """Pages module by module, then cases, pairs and the shared decision: the order that the bench has too."""
    teacher, course = make_staff(Role.TEACHER), make_course()
    assert course.shared_decision is not None
    others = [*course.cases.values(), *course.pairs.values(), course.shared_decision]
    order = [each.title for each in (*course.pages, *others)]
    href, read = address(part_of(draft, "side", "oplysning")), list[str]()
    while href:
        page = visit(teacher, href)
        read.append(page.h1)
        href = onward(page)
    assert read == order


def test_a_draft_says_so_and_a_demonstration_says_it_on_every_page(
    visit: Visitor, draft: CourseVersion, jens: Person, sofie: Person, now: datetime
) -> None:
    teacher, band = make_staff(Role.TEACHER), "Kurset har udsagn, som en jurist endnu ikke har slået op."
    parts = list(draft.parts.all())
    for part in parts:
        page = visit(teacher, address(part))
        assert "Udgaven er ikke offentliggjort endnu." in page.text
        assert band not in page.text
        assert visit(teacher, address(part, "udskriv/")).texts(".print__foot")[0].endswith("Kladde")
    publish(draft, sender=jens, reader=sofie, at=now)
    for part in parts:
        page = visit(teacher, address(part))
        assert band in page.text
        assert "ikke offentliggjort" not in page.text
        foot = visit(teacher, address(part, "udskriv/")).texts(".print__foot")[0]
        assert foot.endswith("Til demonstration, ikke til rigtige sager")


def test_a_course_for_real_has_no_band(
    visit: Visitor, draft: CourseVersion, jens: Person, sofie: Person, now: datetime
) -> None:
    publish(draft, sender=jens, reader=sofie, at=now)
    CourseVersion.objects.filter(pk=draft.pk).update(for_demonstration=False)
    teacher, part = make_staff(Role.TEACHER), part_of(draft)
    for path in ("laes/", "udskriv/"):
        text = visit(teacher, address(part, path)).text
        assert [each for each in ("demonstration", "Kladde", "ikke offentliggjort") if each in text] == []


def test_the_points_are_on_paper_for_whoever_asks(visit: Visitor, draft: CourseVersion) -> None:
    teacher, part = make_staff(Role.TEACHER), part_of(draft)
    page = visit(teacher, address(part, "udskriv/"))
    assert "Punkt 1?" not in page.text
    more = page.link("Med ark til bagefter")
    assert more == f"{address(part, 'udskriv/')}?punkter=ja"
    page = visit(teacher, more)
    assert "Punkt 1?" in page.text
    assert page.link("Uden ark til bagefter") == address(part, "udskriv/")
    assert page.menu == [("Gå til sidens indhold", "#main-content")]  # a sheet has neither menu nor footer


def test_what_is_written_in_a_part_is_shown_as_it_was_written(
    visit: Visitor, draft: CourseVersion, jens: Person, now: datetime
) -> None:
    part = part_of(draft, "side", "begrundelse")
    bad = "<script>alert(1)</script> & <b>fedt</b>"
    content = make_course().modules[0].pages[1]
    assert isinstance(content, Page)
    actions.write_part(
        part=part, content=replace(content, title=bad, text=f"## {bad}\n\n{bad}"), seen_revision=1, actor=jens, at=now
    )
    for path in ("laes/", "laes/?som=forfatter", "udskriv/"):
        page = visit(jens, address(part, path))
        assert page.h1 == bad
        assert "<b>fedt" not in page.html
        assert "alert(1)</script>" not in page.html


@pytest.mark.parametrize("role", sorted(MUNICIPAL_ROLES))
def test_people_of_municipalities_do_not_come_in_yet(visit: Visitor, draft: CourseVersion, role: Role) -> None:
    person, part = make_person_of(role), part_of(draft)
    for path in ("", "laes/", "laes/?som=forfatter", "udskriv/", "udskriv/?punkter=ja", "vis/"):
        visit(person, address(part, path), expect=403)


def test_nobody_reads_without_signing_in(visit: Visitor, draft: CourseVersion) -> None:
    for path in ("", "laes/", "udskriv/", "vis/"):
        href = address(part_of(draft), path)
        assert visit(None, href, expect=302).location == f"/log-ind/?next={href}"


def test_a_part_is_read_under_its_own_version_alone(
    visit: Visitor, draft: CourseVersion, jens: Person, now: datetime
) -> None:
    other = actions.import_course(course=replace(make_course(), key="en-anden"), actor=jens, at=now)
    part = part_of(draft)
    for path in ("", "laes/", "udskriv/", "vis/"):
        visit(jens, f"/kurser/{other.pk}/del/{part.pk}/{path}", expect=404)
        visit(jens, f"/kurser/{draft.pk}/del/99999/{path}", expect=404)
