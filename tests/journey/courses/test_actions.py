"""What changes when courses are written, read through and published; what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.law.actions import load_register
from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.files import course_hash, read_course
from sagkyndig.journey.courses.models import Comment, Course, CourseVersion, EditionCourse, Narration, Part, Sound
from sagkyndig.journey.courses.rules.blank import blank_case, blank_page
from sagkyndig.journey.courses.rules.course import Case, Feedback, Occasion, Page, PageKind, Topic
from sagkyndig.journey.courses.rules.states import NotAllowedNow, OwnWork
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.factories.courses import REGISTER, make_case, make_course
from tests.factories.people import make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db
CONTENT = Path(__file__).resolve().parents[3] / "content"
COURSES = sorted(path.parent for path in (CONTENT / "courses").glob("*/kursus.toml"))
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


def case_of(version: CourseVersion, key: str = "koret") -> Part:
    return version.parts.get(kind="case", key=key)


def approve_all(version: CourseVersion, sender: Person, reader: Person, *, at: datetime = AT) -> None:
    for part in version.parts.exclude(state="approved"):
        actions.send_part(part=part, seen_revision=part.revision, actor=sender, at=at)
        actions.approve_part(part=part, seen_revision=part.revision, actor=reader, at=at)


def publish(version: CourseVersion, sender: Person, reader: Person, *, at: datetime = AT) -> CourseVersion:
    approve_all(version, sender, reader, at=at)
    return actions.publish_version(version=version, for_demonstration=True, actor=sender, at=at)


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


# --- In and out ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_an_authored_course_goes_in_and_out_with_the_same_hash(folder: Path) -> None:
    course = read_course(folder).course
    assert course is not None
    version = actions.import_course(course=course, actor=None, at=AT)
    assert course_hash(queries.course_of(version)) == course_hash(course)
    assert queries.course_of(version) == course


def test_there_are_authored_courses() -> None:
    assert "2023-kontant-tilskud-og-bpa" in [folder.name for folder in COURSES]


def test_an_imported_course_is_a_draft_that_nobody_has_approved(draft: CourseVersion, jens: Person) -> None:
    assert draft.is_draft
    assert set(draft.parts.values_list("state", "changed_by", "approved_by")) == {("draft", jens.pk, None)}
    assert draft.parts.count() == 7 + 3 + 1 + 1


def test_the_same_course_does_not_come_in_twice(draft: CourseVersion) -> None:
    with pytest.raises(actions.SameCourse) as refused:
        actions.import_course(course=make_course(), actor=None, at=AT)
    assert refused.value.version == draft


def test_a_draft_is_replaced_with_all_that_belongs_to_it(draft: CourseVersion, sofie: Person) -> None:
    actions.comment_on(part=case_of(draft), text="Datoen?", actor=sofie, at=AT)
    changed = replace(make_course(), title="Ny titel")
    with pytest.raises(actions.DraftIsThere):
        actions.import_course(course=changed, actor=None, at=AT)
    version = actions.import_course(course=changed, actor=None, at=AT, replaces_draft=True)
    assert [each.title for each in CourseVersion.objects.all()] == ["Ny titel"]
    assert version.parts.count() == Part.objects.count() == 12
    assert not Comment.objects.exists()


def test_what_is_word_for_word_as_published_stays_approved(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    publish(draft, jens, sofie)
    course = make_course()
    cases = {**course.cases, "koret": make_case(summary="Hanne Lund er 55 år og søger om BPA.")}
    again = actions.import_course(course=replace(course, version="2", cases=cases), actor=jens, at=LATER)
    assert list(again.parts.exclude(state="approved").values_list("key", flat=True)) == ["koret"]
    with pytest.raises(actions.SameCourse):
        actions.import_course(course=replace(course, version="1"), actor=jens, at=LATER)


def test_a_published_label_is_never_used_again(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    publish(draft, jens, sofie)
    with pytest.raises(actions.LabelIsTaken):
        actions.import_course(course=replace(make_course(), title="Andet"), actor=jens, at=LATER)


# --- Writing ------------------------------------------------------------------------------------------------------
def test_a_course_begins_with_a_module_and_nothing_else(jens: Person) -> None:
    version = actions.begin_course(
        title="Ærlig sagsoplysning på Ærø",
        law_as_of=AT.date(),
        audience="Sagsbehandlere",
        minutes=60,
        feedback=Feedback.ON_THE_DAY,
        has_worked_answers=False,
        provisions=("SEL § 95",),
        actor=jens,
        at=AT,
    )
    assert version.course.key == "aerlig-sagsoplysning-paa-aeroe"
    assert version.modules.count() == 1
    assert not version.parts.exists()


def test_what_is_written_makes_a_draft_and_is_searched_and_named(draft: CourseVersion, sofie: Person) -> None:
    part = case_of(draft)
    content = make_case(summary="Bofællesskabet ligger ved åen. Se FVL § 24.")
    written = actions.write_part(part=part, content=content, seen_revision=1, actor=sofie, at=LATER)
    assert (written.revision, written.state, written.changed_by, written.changed_at) == (2, "draft", sofie, LATER)
    assert queries.content_of(written) == content
    assert "FVL § 24" in written.references.values_list("name", flat=True)
    assert " bofællesskab" in written.stems


def test_an_approval_falls_when_a_word_is_changed(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    part = case_of(draft)
    approve_all(draft, jens, sofie)
    part.refresh_from_db()
    actions.write_part(part=part, content=make_case(noise="bilen"), seen_revision=1, actor=jens, at=LATER)
    part.refresh_from_db()
    assert (part.state, part.approved_by, part.sent_by) == ("draft", None, None)


def test_the_same_words_again_change_nothing(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    approve_all(draft, jens, sofie)
    part = case_of(draft)
    before, logged = part.content, verbs()
    actions.write_part(part=part, content=make_case(), seen_revision=1, actor=jens, at=LATER)
    part.refresh_from_db()
    assert (part.state, part.revision, part.content) == ("approved", 1, before)
    assert verbs() == logged


def test_the_second_tab_is_refused(draft: CourseVersion, jens: Person) -> None:
    part = case_of(draft)
    actions.write_part(part=part, content=make_case(noise="bilen"), seen_revision=1, actor=jens, at=AT)
    with pytest.raises(ChangedMeanwhile) as refused:
        actions.write_part(part=part, content=make_case(noise="hunden"), seen_revision=1, actor=jens, at=AT)
    assert refused.value.version == 2
    part.refresh_from_db()
    assert part.content["noise"] == "bilen"


def test_the_log_has_a_line_for_a_sitting_not_for_each_saving(draft: CourseVersion, jens: Person) -> None:
    part = case_of(draft)
    for number in range(1, 5):
        content = make_case(noise=f"bilen {number}")
        part = actions.write_part(
            part=part, content=content, seen_revision=number, actor=jens, at=AT + timedelta(minutes=number)
        )
    assert verbs().count("courses.part_written") == 0  # the sitting that the import began
    actions.write_part(part=part, content=make_case(noise="x"), seen_revision=5, actor=jens, at=LATER)
    assert verbs().count("courses.part_written") == 1


def test_parts_get_keys_that_are_free_and_stand_last(draft: CourseVersion, jens: Person) -> None:
    content = blank_case("koret", "Koret", Topic.AMOUNT, Occasion.PHYSICAL_DAY)
    part = actions.add_part(version=draft, content=content, actor=jens, at=AT)
    assert (part.key, queries.content_of(part).key) == ("koret-2", "koret-2")
    assert part.position == max(draft.parts.filter(kind="case").values_list("position", flat=True))


def test_there_is_one_shared_decision(draft: CourseVersion, jens: Person) -> None:
    shared = make_course().shared_decision
    assert shared is not None
    with pytest.raises(actions.SharedDecisionIsThere):
        actions.add_part(version=draft, content=shared, actor=jens, at=AT)


def test_pages_move_within_and_between_modules(draft: CourseVersion, jens: Person) -> None:
    def order() -> list[list[str]]:
        return [[page.key for page in module.pages] for module in queries.course_of(draft).modules]

    first = draft.parts.get(kind="side", key="oplysning")
    actions.move_part(part=first, places=-1, actor=jens, at=AT)
    assert order()[0] == ["oplysning", "begrundelse", "to-breve"]
    actions.move_part(part=first, places=1, actor=jens, at=AT)
    assert order()[0] == ["begrundelse", "oplysning", "to-breve"]
    last = draft.parts.get(kind="side", key="to-breve")
    actions.move_part(part=last, places=1, actor=jens, at=AT)
    assert order() == [["begrundelse", "oplysning"], ["to-breve", "koret", "natten", "skriv", "henvisninger"]]
    last.refresh_from_db()
    actions.move_part(part=last, places=-1, actor=jens, at=AT)
    assert order()[0] == ["begrundelse", "oplysning", "to-breve"]


def test_modules_move_are_renamed_and_go_when_empty(draft: CourseVersion, jens: Person) -> None:
    new = actions.add_module(version=draft, title="Til sidst", actor=jens, at=AT)
    actions.move_module(module=new, places=-1, actor=jens, at=AT)
    actions.rename_module(module=new, title="I midten", actor=jens, at=AT)
    assert [module.title for module in draft.modules.all()] == ["Regler", "I midten", "Arbejde"]
    with pytest.raises(actions.StillInUse):
        actions.remove_module(module=draft.modules.get(key="regler"), actor=jens, at=AT)
    actions.remove_module(module=new, actor=jens, at=AT)
    assert draft.modules.count() == 2


def test_a_case_goes_only_when_no_page_shows_it(draft: CourseVersion, jens: Person) -> None:
    with pytest.raises(actions.StillInUse) as refused:
        actions.remove_part(part=case_of(draft), actor=jens, at=AT)
    assert refused.value.titles == ["Siden koret"]
    actions.remove_part(part=draft.parts.get(kind="side", key="koret"), actor=jens, at=AT)
    actions.remove_part(part=case_of(draft), actor=jens, at=AT)
    assert "koret" not in queries.course_of(draft).cases


# --- Two people ---------------------------------------------------------------------------------------------------
def test_a_colleague_approves_and_the_author_cannot(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    part = case_of(draft)
    actions.send_part(part=part, seen_revision=1, actor=jens, at=AT)
    with pytest.raises(OwnWork):
        actions.approve_part(part=part, seen_revision=1, actor=jens, at=AT)
    actions.approve_part(part=part, seen_revision=1, actor=sofie, at=LATER)
    part.refresh_from_db()
    assert (part.state, part.approved_by, part.approved_at) == ("approved", sofie, LATER)


def test_who_sent_a_colleagues_words_cannot_approve_them(draft: CourseVersion, sofie: Person) -> None:
    part = case_of(draft)
    actions.send_part(part=part, seen_revision=1, actor=sofie, at=AT)
    with pytest.raises(OwnWork):
        actions.approve_part(part=part, seen_revision=1, actor=sofie, at=AT)


def test_the_database_itself_refuses_that_one_person_does_both(draft: CourseVersion, jens: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.parts.update(state="approved", approved_by=jens, approved_at=AT)


def test_only_what_was_read_is_approved(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    part = case_of(draft)
    actions.write_part(part=part, content=make_case(noise="bilen"), seen_revision=1, actor=jens, at=AT)
    actions.send_part(part=part, seen_revision=2, actor=jens, at=AT)
    with pytest.raises(ChangedMeanwhile):
        actions.approve_part(part=part, seen_revision=1, actor=sofie, at=AT)


def test_a_part_with_errors_is_not_sent(draft: CourseVersion, jens: Person) -> None:
    part = actions.add_part(
        version=draft, content=blank_case("ny", "Ny", Topic.AMOUNT, Occasion.PHYSICAL_DAY), actor=jens, at=AT
    )
    with pytest.raises(actions.HasErrors) as refused:
        actions.send_part(part=part, seen_revision=1, actor=jens, at=AT)
    assert "number-of-papers" in [each.fault.code for each in refused.value.remarks]


def test_a_draft_cannot_be_approved(draft: CourseVersion, sofie: Person) -> None:
    with pytest.raises(NotAllowedNow):
        actions.approve_part(part=case_of(draft), seen_revision=1, actor=sofie, at=AT)


def test_an_open_remark_holds_the_approval_back(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    part = case_of(draft)
    actions.send_part(part=part, seen_revision=1, actor=jens, at=AT)
    remark = actions.comment_on(part=part, text="Mangler datoen?", actor=sofie, at=AT)
    with pytest.raises(actions.CommentsAreOpen):
        actions.approve_part(part=part, seen_revision=1, actor=sofie, at=AT)
    actions.settle_comment(comment=remark, actor=jens, at=AT)
    actions.approve_part(part=part, seen_revision=1, actor=sofie, at=AT)
    actions.open_comment(comment=remark, actor=jens, at=AT)
    with pytest.raises(actions.NotAllApproved):
        actions.publish_version(version=draft, for_demonstration=True, actor=jens, at=AT)


def test_an_approved_part_can_be_taken_back(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    approve_all(draft, jens, sofie)
    part = case_of(draft)
    actions.take_back(part=part, actor=jens, at=LATER)
    part.refresh_from_db()
    assert (part.state, part.approved_by, part.sent_at) == ("draft", None, None)


# --- Publication --------------------------------------------------------------------------------------------------
def test_open_marks_let_a_course_out_for_demonstration_only(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    approve_all(draft, jens, sofie)
    with pytest.raises(actions.MustBeVerified) as refused:
        actions.publish_version(version=draft, for_demonstration=False, actor=jens, at=AT)
    assert refused.value.count == 3
    published = actions.publish_version(version=draft, for_demonstration=True, actor=jens, at=AT)
    assert published.for_demonstration
    assert published.sha256 == course_hash(make_course())


def test_a_course_without_marks_is_for_real(jens: Person, sofie: Person) -> None:
    load_register(entries=REGISTER.entries, actor=None, at=AT)
    course = make_course()
    points = tuple(replace(point, text="Hvad ved vi?") for point in make_case().points)
    cases = {key: replace(case, points=points, to_verify=()) for key, case in course.cases.items()}
    version = actions.import_course(course=replace(course, cases=cases), actor=jens, at=AT)
    assert not publish(version, jens, sofie).for_demonstration


def test_half_done_is_not_published(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    approve_all(draft, jens, sofie)
    actions.take_back(part=case_of(draft), actor=jens, at=AT)
    with pytest.raises(actions.NotAllApproved) as refused:
        actions.publish_version(version=draft, for_demonstration=True, actor=jens, at=AT)
    assert refused.value.titles == ("Sagen om koret",)


def test_mixed_feedback_is_not_published_and_the_cases_are_named(
    draft: CourseVersion, jens: Person, sofie: Person
) -> None:
    approve_all(draft, jens, sofie)
    part = case_of(draft)
    Part.objects.filter(pk=part.pk).update(content={**part.content, "points": []})
    with pytest.raises(actions.HasErrors) as refused:
        actions.publish_version(version=draft, for_demonstration=True, actor=jens, at=AT)
    mixed = [each.fault.message for each in refused.value.remarks if each.fault.code == "mixed-feedback"]
    assert len(mixed) == 1
    assert "Uden: »Sagen om koret«." in mixed[0]


def test_an_empty_course_is_nothing_to_publish(jens: Person) -> None:
    version = actions.import_course(
        course=replace(make_course(), modules=(), cases={}, pairs={}, shared_decision=None), actor=jens, at=AT
    )
    with pytest.raises(actions.NothingInIt):
        actions.publish_version(version=version, for_demonstration=False, actor=jens, at=AT)


def test_nothing_changes_what_was_published(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    remark = actions.comment_on(part=case_of(draft), text="Datoen?", actor=sofie, at=AT)
    actions.settle_comment(comment=remark, actor=jens, at=AT)
    publish(draft, jens, sofie)
    part, module = case_of(draft), draft.modules.all()[0]
    page = blank_page("ny", "Ny", PageKind.EXPLANATION)
    head = {name: getattr(draft, name) for name in actions.HEAD}
    attempts = (
        lambda: actions.write_part(part=part, content=make_case(noise="x"), seen_revision=1, actor=jens, at=AT),
        lambda: actions.move_part(part=part, places=1, actor=jens, at=AT),
        lambda: actions.remove_part(part=part, actor=jens, at=AT),
        lambda: actions.add_part(version=draft, content=page, module=module, actor=jens, at=AT),
        lambda: actions.take_back(part=part, actor=jens, at=AT),
        lambda: actions.comment_on(part=part, text="?", actor=jens, at=AT),
        lambda: actions.settle_comment(comment=remark, actor=jens, at=AT),
        lambda: actions.open_comment(comment=remark, actor=jens, at=AT),
        lambda: actions.rename_module(module=module, title="x", actor=jens, at=AT),
        lambda: actions.move_module(module=module, places=1, actor=jens, at=AT),
        lambda: actions.remove_module(module=module, actor=jens, at=AT),
        lambda: actions.add_module(version=draft, title="x", actor=jens, at=AT),
        lambda: actions.write_head(version=draft, head=head, seen_revision=1, actor=jens, at=AT),
        lambda: actions.publish_version(version=draft, for_demonstration=True, actor=jens, at=AT),
    )
    for attempt in attempts:
        with pytest.raises(actions.IsPublished):
            attempt()
    assert course_hash(queries.course_of(draft)) == course_hash(make_course())


def test_the_next_version_begins_with_everything(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    publish(draft, jens, sofie)
    part = case_of(draft)
    sound = Sound.objects.create(content=b"x", media_type="audio/mpeg", seconds=9, sha256="a" * 64)
    Narration.objects.create(part=part, sound=sound, transcript="Læst", recorded_by=jens, recorded_at=AT)
    actions.review_law(part=part, name="SEL § 96", valid_from=None, actor=sofie, at=LATER)
    new = actions.begin_version(version=draft, actor=jens, at=LATER)
    assert (new.label, new.is_draft, new.parts.count()) == ("2", True, 12)
    assert set(new.parts.values_list("state", flat=True)) == {"approved"}
    twin = case_of(new)
    assert (twin.narration.sound, twin.narration.recorded_at) == (sound, AT)
    assert [each.name for each in twin.law_reviews.all()] == ["SEL § 96"]
    assert replace(queries.course_of(new), version="1") == make_course()
    with pytest.raises(actions.DraftIsThere):
        actions.begin_version(version=draft, actor=jens, at=LATER)


# --- Editions -----------------------------------------------------------------------------------------------------
def test_an_edition_keeps_its_version_when_a_later_one_comes(draft: CourseVersion, jens: Person, sofie: Person) -> None:
    edition = make_edition()
    chosen = actions.choose_course(edition=edition, course=draft.course, actor=jens, at=AT)
    assert chosen.version is None
    publish(draft, jens, sofie)
    chosen.refresh_from_db()
    assert chosen.version == draft
    second = actions.begin_version(version=draft, actor=jens, at=LATER)
    actions.publish_version(version=second, for_demonstration=True, actor=sofie, at=LATER)
    chosen.refresh_from_db()
    assert chosen.version == draft
    actions.choose_course(edition=edition, course=draft.course, actor=jens, at=LATER)
    assert EditionCourse.objects.get().version == second


def test_a_course_kept_by_key_survives_its_drafts(draft: CourseVersion) -> None:
    actions.import_course(course=replace(make_course(), minutes=118), actor=None, at=AT, replaces_draft=True)
    assert Course.objects.count() == 1


def test_the_large_course_comes_in_fast() -> None:
    """300 pages and 100 cases; a ceiling far above what it takes, for machines that are busy."""
    entries = read_register(CONTENT / "law" / "register.csv").entries
    load_register(entries=entries, actor=None, at=AT)
    course = read_course(CONTENT / "courses" / "2023-kontant-tilskud-og-bpa").course
    assert course is not None
    pages = [page for page in course.pages if page.kind not in {PageKind.CASE, PageKind.CONTRAST_PAIR}]
    many: list[Page] = [replace(pages[n % len(pages)], key=f"side-{n}") for n in range(300)]
    kept: list[Case] = list(course.cases.values())
    cases = {f"case-{n}": replace(kept[n % len(kept)], key=f"case-{n}") for n in range(100)}
    modules = (replace(course.modules[0], pages=tuple(many)),)
    large = replace(course, key="stor", modules=modules, cases=cases)
    version = actions.import_course(course=large, actor=None, at=AT)
    assert queries.course_of(version) == large
