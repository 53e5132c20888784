"""What the step tells the lobby: where an edition stands, what waits for whom, what leans on the law, what is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.law.actions import load_register
from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.models import RegisterEntry
from sagkyndig.foundation.law.rules import Entry, KeptEntry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, signposts
from sagkyndig.journey.courses import queries as course_queries
from sagkyndig.journey.courses.models import CourseVersion, Narration, Part, Sound
from sagkyndig.journey.courses.rules.kept import Content
from sagkyndig.journey.signs import Progress
from sagkyndig.pure.danish.stems import stems
from tests.factories.courses import REGISTER, make_course
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db
CONTENT = Path(__file__).resolve().parents[3] / "content"
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
LATER = AT + timedelta(days=1)


@pytest.fixture
def jens() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def sofie() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Sofie Ravnkilde")


@pytest.fixture
def draft(jens: Person) -> CourseVersion:
    load_register(entries=REGISTER.entries, actor=None, at=AT)
    return actions.import_course(course=make_course(), actor=jens, at=AT)


def publish(version: CourseVersion, sender: Person, reader: Person) -> CourseVersion:
    for part in version.parts.all():
        actions.send_part(part=part, seen_revision=1, actor=sender, at=AT)
        actions.approve_part(part=part, seen_revision=1, actor=reader, at=AT)
    return actions.publish_version(version=version, for_demonstration=True, actor=sender, at=AT)


def kept(*names: str) -> list[KeptEntry]:
    rows = RegisterEntry.objects.filter(short_name__in=names)
    return [KeptEntry(row.pk, law.as_entry(row), row.gone_at is not None) for row in rows]


def leaning(*names: str) -> set[tuple[str, str]]:
    return {(each.kind, each.title) for each in signposts.leans_on(kept(*names))}


# --- The edition --------------------------------------------------------------------------------------------------
def test_an_edition_without_with_a_written_and_with_a_published_course(
    draft: CourseVersion, jens: Person, sofie: Person
) -> None:
    edition = make_edition()

    def status() -> tuple[Progress, str]:
        told = signposts.step_status(edition, signposts.known([edition])[edition.pk])
        return told.progress, told.sentence

    assert status() == (Progress.COMING, "Runden har ikke noget kursus endnu.")
    actions.choose_course(edition=edition, course=draft.course, actor=jens, at=AT)
    assert status() == (Progress.UNDER_WAY, "Kurset er ved at blive skrevet.")
    publish(draft, jens, sofie)
    assert status() == (Progress.DONE, "Runden bruger »Prøve, udgave 1«, offentliggjort til demonstration.")


# --- What waits ---------------------------------------------------------------------------------------------------
def test_what_is_sent_waits_for_the_others(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    for part in draft.parts.filter(kind="case"):
        actions.send_part(part=part, seen_revision=1, actor=jens, at=AT)
    assert [todo.sentence for todo in signposts.todos_of(sofie)] == [
        "3 dele af »Prøve, udgave 1« venter på, at du læser igennem."
    ]
    assert signposts.todos_of(jens) == []
    assert signposts.todos_of(make_staff(Role.PROGRAMME_MANAGER)) == []


# --- The law ------------------------------------------------------------------------------------------------------
def test_a_stykke_leans_on_its_paragraph_where_it_has_no_entry_of_its_own(draft: CourseVersion, jens: Person) -> None:
    part = draft.parts.get(kind="side", key="begrundelse")
    page = course_queries.content_of(part)
    actions.write_part(
        part=part, content=replace(page, text="Se servicelovens § 96, stk. 2."), seen_revision=1, actor=jens, at=AT
    )
    assert ("side", part.title) in leaning("SEL § 96")
    assert ("side", part.title) not in leaning("SEL § 95")


def test_of_two_stretches_of_time_it_leans_on_that_of_the_courses_date(draft: CourseVersion, jens: Person) -> None:
    before = Entry("SEL § 95", "Kontant tilskud", valid_to=date(2023, 12, 31), status="afløst", certainty="V")
    after = Entry("SEL § 95", "Nyt tilskud", valid_from=date(2024, 1, 1), certainty="V")
    others = [each for each in REGISTER.entries if each.short_name != "SEL § 95"]
    naming = leaning("SEL § 95")
    load_register(entries=[*others, before, after], actor=None, at=LATER)
    assert {each.key for each in signposts.leans_on(kept("SEL § 95"))} == {("SEL § 95", None)}
    CourseVersion.objects.update(law_as_of=date(2024, 1, 1))
    found = signposts.leans_on(kept("SEL § 95"))
    assert {each.key for each in found} == {("SEL § 95", date(2024, 1, 1))}
    assert {(each.kind, each.title) for each in found} == naming


def test_what_named_a_stykke_that_is_taken_out_leans_on_that_and_on_its_paragraph(
    draft: CourseVersion, jens: Person
) -> None:
    stykke = Entry("SEL § 96, stk. 2", "Arbejdsleder", certainty="V")
    load_register(entries=[*REGISTER.entries, stykke], actor=None, at=AT)
    part = draft.parts.get(kind="side", key="begrundelse")
    page = replace(course_queries.content_of(part), text="Se servicelovens § 96, stk. 2.")
    actions.write_part(part=part, content=page, seen_revision=1, actor=jens, at=AT)

    def leaned_on() -> list[str]:
        entries = kept("SEL § 96", "SEL § 96, stk. 2")
        return sorted(each.entry for each in signposts.leans_on(entries) if each.title == part.title)

    assert leaned_on() == ["SEL § 96, stk. 2"]
    load_register(entries=REGISTER.entries, actor=None, at=LATER)
    assert leaned_on() == ["SEL § 96", "SEL § 96, stk. 2"]


def test_a_change_of_sel_96_marks_exactly_the_parts_that_refer_to_it(jens: Person) -> None:
    """Held against the words themselves: whatever names § 96 of the act by its short or long name, as people write it."""
    entries = read_register(CONTENT / "law" / "register.csv").entries
    load_register(entries=entries, actor=None, at=AT)
    folder = CONTENT / "courses" / "2023-kontant-tilskud-og-bpa"
    version = actions.import_folder(folder=folder, actor=jens, at=AT)
    own = {each.short_name for each in entries if re.fullmatch(r"SEL § 96, stk\. \d", each.short_name)}
    expected = set()
    for part in version.parts.all():
        named = set(part.references.values_list("name", flat=True))
        stykker = {name for name in named if re.fullmatch(r"SEL § 96, stk\. \d", name)}
        if "SEL § 96" in named or stykker - own:
            expected.add((part.kind, part.title))
    written = " ".join(str(part.content) for part in version.parts.all())
    assert expected
    assert len(re.findall(r"(?:SEL|servicelovens) § 96\b", written)) > len(expected)
    kinds = {"faelles": "fælles afgørelse"}
    assert leaning("SEL § 96") == {(kinds.get(kind, kind), title) for kind, title in expected}
    assert len(expected) < version.parts.count()


def test_what_is_held_against_the_law_is_dated_by_the_latest_look(
    draft: CourseVersion, jens: Person, sofie: Person
) -> None:
    publish(draft, jens, sofie)
    part = draft.parts.get(kind="case", key="koret")
    sound = Sound.objects.create(content=b"x", media_type="audio/mpeg", seconds=9, sha256="a" * 64)
    Narration.objects.create(part=part, sound=sound, transcript="", recorded_by=jens, recorded_at=AT)

    def dates() -> dict[tuple[str, str], datetime]:
        return {
            (each.kind, each.entry): each.checked_at
            for each in signposts.leans_on(kept("RSL § 10", "SEL § 96"))
            if each.title == part.title and each.kind != "side"
        }

    assert dates() == {(kind, name): AT for kind in ("case", "lydoptagelse") for name in ("RSL § 10", "SEL § 96")}
    actions.review_law(part=part, name="RSL § 10", valid_from=None, actor=sofie, at=LATER)
    actions.review_law(part=part, name="SEL § 96", valid_from=date(2025, 9, 1), actor=sofie, at=LATER)
    assert dates()["case", "RSL § 10"] == dates()["lydoptagelse", "RSL § 10"] == LATER
    assert dates()["case", "SEL § 96"] == AT


def test_only_what_is_in_use_leans_on_the_law(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    publish(draft, jens, sofie)
    before = signposts.leans_on(kept("SEL § 96"))
    actions.begin_version(version=draft, actor=jens, at=LATER)
    assert signposts.leans_on(kept("SEL § 96")) == before


def test_it_asks_as_often_however_many_parts(
    draft: CourseVersion, jens: Person, queries: Callable[[Callable[[], object]], int]
) -> None:
    entries = kept("SEL § 96")
    few = queries(lambda: signposts.leans_on(entries))
    for number in range(5):
        for kind in ("case", "side"):
            part = draft.parts.filter(kind=kind).first()
            assert part is not None
            actions.add_part(
                version=draft,
                content=replace(_content(part), key=f"ny-{number}"),
                module=part.module,
                actor=jens,
                at=AT,
            )
    assert queries(lambda: signposts.leans_on(entries)) == few <= 7


def _content(part: Part) -> Content:
    return course_queries.content_of(part)


# --- Search -------------------------------------------------------------------------------------------------------
def test_words_are_found_in_all_their_forms(draft: CourseVersion) -> None:
    staff = make_staff(Role.TEACHER)
    assert {hit.title for hit in signposts.search(stems("begrundelserne"), staff)} >= {"Siden begrundelse", "Timerne"}
    assert {hit.title for hit in signposts.search(stems("Hanne Lund"), staff)} == {
        "Sagen om koret",
        "Sagen om natten",
        "Sagen om bilen",
    }
    assert signposts.search(stems("brandmand"), staff) == []


def test_people_in_municipalities_find_nothing(draft: CourseVersion) -> None:
    assert signposts.search(stems("begrundelse"), make_municipal_person(Role.CONTACT_PERSON)) == []


def test_who_wrote_is_told_of_a_colleagues_remark(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    part = draft.parts.get(kind="case", key="koret")
    remark = actions.comment_on(part=part, text="Hvilken dag?", actor=sofie, at=AT)
    actions.comment_on(part=draft.parts.get(kind="case", key="natten"), text="Husk natten.", actor=jens, at=AT)
    assert [todo.sentence for todo in signposts.todos_of(jens)] == [
        "En kollega har skrevet en kommentar til »Sagen om koret«."
    ]
    actions.settle_comment(comment=remark, actor=jens, at=AT)
    assert signposts.todos_of(jens) == []
