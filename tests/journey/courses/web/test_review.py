"""Sent, remarked on, approved by a second person, published: what the pages say, and what they refuse in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries, texts
from sagkyndig.journey.courses.models import Comment, CourseVersion, LawReview, Part
from sagkyndig.journey.courses.rules.course import Case
from tests.factories.courses import make_course
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.versions import approve_all, make_draft, publish, send, without_marks
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role if role is not Role.CASE_AUTHOR]


@pytest.fixture
def jens() -> Person:
    """Has written all of the draft."""
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def sofie() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Sofie Ravnkilde")


@pytest.fixture
def draft(jens: Person, now: datetime) -> CourseVersion:
    return make_draft(author=jens, at=now)


def case_of(version: CourseVersion, key: str = "koret") -> Part:
    return version.parts.get(kind="case", key=key)


def address(part: Part, more: str = "laes/") -> str:
    return f"/kurser/{part.version_id}/del/{part.pk}/{more}"


def press(visit: Visitor, person: Person, part: Part, button: str, **data: Any) -> Visit:
    """Press a button on the part's page, opened on the revision that stands, and go where it leads."""
    sent = {"revision": part.revision, **data}
    return visit(person, address(part, f"{button}/"), method="post", data=sent, follow=True)


def where(page: Visit) -> str:
    """The address that it ended on."""
    return str(page.response.redirect_chain[-1][0])


def state(part: Part) -> str:
    part.refresh_from_db()
    return part.state


# --- A part is sent, read and approved --------------------------------------------------------------------------------


def test_a_part_goes_from_its_author_to_a_colleague_and_is_approved(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion
) -> None:
    part = case_of(draft)
    assert "Send til gennemlæsning" in visit(jens, address(part)).buttons
    page = press(visit, jens, part, "send")
    assert (where(page), texts.SENT.format(title=part.title) in page.text) == (address(part, ""), True)

    mine = visit(jens, address(part))
    assert "Godkend teksten" not in mine.buttons
    assert "En kollega skal godkende den." in mine.text
    theirs = visit(sofie, address(part))
    assert "Jens Overgård sendte teksten til gennemlæsning 4. marts 2024." in theirs.text
    assert [each for each in theirs.buttons if "tekst" in each or "tilbage" in each] == [
        "Godkend teksten",
        "Send tilbage som kladde",
    ]

    page = press(visit, sofie, part, "godkend")
    assert (where(page), state(part)) == (f"/kurser/{draft.pk}/", "approved")  # nothing more waits for her
    assert texts.APPROVED.format(title=part.title) in page.text
    done = visit(jens, address(part)).text
    assert "Sofie Ravnkilde godkendte teksten 4. marts 2024. Jens Overgård skrev den." in done


def test_whoever_approves_goes_on_to_what_waits_for_them(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    """Round and round, past what the reader has sent herself."""
    first, second = (send(case_of(draft, key), sender=jens, at=now) for key in ("koret", "bilen"))
    send(case_of(draft, "natten"), sender=sofie, at=now)
    before, after = sorted((first, second), key=lambda each: each.position)
    assert where(press(visit, sofie, after, "godkend")) == address(before)
    assert where(press(visit, sofie, before, "godkend")) == f"/kurser/{draft.pk}/"


def test_ones_own_work_is_refused_in_words(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    """The page shows no button; one who has an old page open meets the sentence. So does who sent a colleague's words."""
    part = send(case_of(draft), sender=sofie, at=now)
    for person in (jens, sofie):
        page = press(visit, person, part, "godkend")
        assert texts.OWN_WORK in page.text
        assert (where(page), state(part)) == (address(part), "review")


def test_what_was_not_seen_is_neither_sent_nor_approved(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    part = case_of(draft)
    page = press(visit, jens, part, "send", revision=part.revision - 1)
    assert (texts.CHANGED_MEANWHILE in page.text, state(part)) == (True, "draft")
    send(part, sender=jens, at=now)
    for revision in (part.revision + 1, part.revision - 1, "", "x"):
        page = press(visit, sofie, part, "godkend", revision=revision)
        assert (texts.CHANGED_MEANWHILE in page.text, state(part)) == (True, "review")


def test_a_text_with_faults_is_not_sent(visit: Visitor, jens: Person, draft: CourseVersion, now: datetime) -> None:
    part = case_of(draft)
    content = queries.content_of(part)
    assert isinstance(content, Case)
    part = actions.write_part(
        part=part, content=replace(content, points=()), seen_revision=part.revision, actor=jens, at=now
    )
    page = press(visit, jens, part, "send")
    assert "Der mangler 1 ting, før teksten kan gå videre." in page.text
    assert (where(page), state(part)) == (address(part, ""), "draft")


@pytest.mark.parametrize("until", ["review", "approved"])
def test_it_is_taken_back_by_either(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime, until: str
) -> None:
    part = case_of(draft)
    for person in (jens, sofie):
        send(part, sender=jens, at=now)
        if until == "approved":
            actions.approve_part(part=part, seen_revision=part.revision, actor=sofie, at=now)
        page = press(visit, person, part, "tag-tilbage")
        assert (where(page), state(part)) == (address(part, ""), "draft")
        assert texts.TAKEN_BACK.format(title=part.title) in page.text
        assert (part.sent_by, part.approved_by) == (None, None)


def test_a_draft_cannot_be_approved(visit: Visitor, sofie: Person, draft: CourseVersion) -> None:
    """Somebody has the page open from before it was taken back."""
    part = case_of(draft)
    page = press(visit, sofie, part, "godkend")
    assert (texts.NOT_ALLOWED_NOW in page.text, state(part)) == (True, "draft")


@pytest.mark.parametrize(
    ("button", "by", "begins", "ends", "sentence"),
    [
        ("send", "jens", "draft", "review", texts.SENT),
        ("godkend", "sofie", "review", "approved", texts.APPROVED),
        ("tag-tilbage", "jens", "review", "draft", texts.TAKEN_BACK),
    ],
)
def test_a_second_click_says_it_once_and_changes_nothing(
    visit: Visitor,
    jens: Person,
    sofie: Person,
    draft: CourseVersion,
    now: datetime,
    button: str,
    by: str,
    begins: str,
    ends: str,
    sentence: str,
) -> None:
    part, person = case_of(draft), {"jens": jens, "sofie": sofie}[by]
    if begins == "review":
        send(part, sender=jens, at=now)
    visit(person, address(part, f"{button}/"), expect=302, method="post", data={"revision": part.revision})
    first = Part.objects.filter(pk=part.pk).values().get()
    page = press(visit, person, part, button)
    assert (state(part), Part.objects.filter(pk=part.pk).values().get()) == (ends, first)
    assert page.text.count(sentence.format(title=part.title)) == 1
    assert texts.NOT_ALLOWED_NOW not in page.text


# --- Remarks ----------------------------------------------------------------------------------------------------------


def test_a_remark_is_written_settled_and_opened_again(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion
) -> None:
    part = case_of(draft)
    page = press(visit, sofie, part, "kommentar", text="Hvilken dato?\nDen i notatet?")
    assert where(page) == f"{address(part)}#kommentarer"
    assert texts.COMMENTED in page.text
    assert "Sofie Ravnkilde, 4. marts 2024 kl. 10.00 Hvilken dato? Den i notatet?" in page.text
    remark = Comment.objects.get()
    settle = f"kommentar/{remark.pk}"
    page = press(visit, jens, part, settle)
    assert texts.SETTLED in page.text
    assert "Afsluttet af Jens Overgård 4. marts 2024." in page.text
    page = press(visit, sofie, part, settle, open="ja")
    assert texts.OPENED in page.text
    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_at) == (None, None)


def test_a_remark_with_a_cpr_number_is_not_saved_and_stays_on_the_page(
    visit: Visitor, sofie: Person, draft: CourseVersion
) -> None:
    part, typed = case_of(draft), "Som i sagen om Bente, 010190-1234."
    page = press(visit, sofie, part, "kommentar", text=typed)
    assert page.h1 == f"Kommentar til »{part.title}«"
    assert page.texts("//*[@id='error-summary-heading']") == ["Ikke gemt. Der er én ting at rette"]
    assert "CPR-nummer" in page.form_errors["text"][0]
    assert str(page.fields["text"]).strip() == typed
    assert page.link("Fortryd") == address(part)
    assert not Comment.objects.exists()


def test_a_remark_with_a_road_is_saved_and_mentioned(visit: Visitor, sofie: Person, draft: CourseVersion) -> None:
    page = press(visit, sofie, case_of(draft), "kommentar", text="Hun bor vel på Søndergade 12.")
    assert Comment.objects.count() == 1
    assert "Teksten har måske et vejnavn" in page.text


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_remark_is_asked_for(visit: Visitor, sofie: Person, draft: CourseVersion, text: str) -> None:
    page = press(visit, sofie, case_of(draft), "kommentar", text=text)
    assert page.form_errors == {"text": ["Skriv kommentaren først."]}


def test_what_is_typed_in_a_remark_is_shown_as_it_was_typed(
    visit: Visitor, sofie: Person, draft: CourseVersion
) -> None:
    page = press(visit, sofie, case_of(draft), "kommentar", text="<b>Fedt</b> & <script>x</script>")
    assert "<b>Fedt</b> & <script>x</script>" in page.text
    assert "<b>Fedt" not in page.html


def test_a_second_click_does_not_remark_twice(visit: Visitor, sofie: Person, draft: CourseVersion) -> None:
    for _ in range(2):
        press(visit, sofie, case_of(draft), "kommentar", text="Hvilken dato?")
    assert Comment.objects.count() == 1


def test_an_open_remark_holds_the_approval_back(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    part = send(case_of(draft), sender=jens, at=now)
    remark = actions.comment_on(part=part, text="Datoen?", actor=sofie, at=now)
    assert "Der er åbne kommentarer. Afslut dem, før du godkender." in visit(sofie, address(part)).text
    page = press(visit, sofie, part, "godkend")
    assert (texts.COMMENTS_ON_IT in page.text, state(part)) == (True, "review")
    actions.settle_comment(comment=remark, actor=jens, at=now)
    press(visit, sofie, part, "godkend")
    assert state(part) == "approved"


# --- Publishing -------------------------------------------------------------------------------------------------------


def publication(version: CourseVersion) -> str:
    return f"/kurser/{version.pk}/offentliggoer/"


def answer(visit: Visitor, person: Person, version: CourseVersion, **data: str) -> Visit:
    return visit(person, publication(version), method="post", data=data, follow=True)


def is_published(version: CourseVersion) -> bool:
    version.refresh_from_db()
    return not version.is_draft


def test_a_course_with_nothing_in_it(visit: Visitor, jens: Person, now: datetime) -> None:
    empty = replace(make_course(), modules=(), cases={}, pairs={}, shared_decision=None)
    version = make_draft(empty, author=jens, at=now)
    page = visit(jens, publication(version))
    assert "Kurset har ingen sider, cases eller kontrastpar endnu." in page.text
    assert page.buttons == []
    assert texts.NOTHING_IN_IT in answer(visit, jens, version).form_errors["__all__"]
    assert not is_published(version)


def test_what_is_not_approved_is_listed(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    approve_all(draft, sender=jens, reader=sofie, at=now)
    waiting = case_of(draft)
    actions.take_back(part=waiting, actor=jens, at=now)
    page = visit(jens, publication(draft))
    assert page.tables == [[["Titel", "Slags", "Status"], [waiting.title, "Case", "kladde"]]]
    assert page.link(waiting.title) == address(waiting)
    assert page.buttons == []
    page = answer(visit, jens, draft, for_demonstration="on")
    assert page.form_errors == {"__all__": [f"»{waiting.title}« er ikke godkendt endnu."]}
    assert not is_published(draft)


def test_an_open_remark_on_what_is_approved_is_listed(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    approve_all(draft, sender=jens, reader=sofie, at=now)
    part = case_of(draft)
    actions.comment_on(part=part, text="Datoen?", actor=sofie, at=now)
    page = visit(jens, publication(draft))
    assert "Åbne kommentarer" in page.texts("//main//h2")
    assert page.link(part.title) == f"{address(part)}#kommentarer"
    page = answer(visit, jens, draft, for_demonstration="on")
    assert page.form_errors == {"__all__": [f"Der er åbne kommentarer til »{part.title}«."]}
    assert not is_published(draft)


def test_a_fault_of_the_whole_course_keeps_it_in(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    """All is approved; then somebody changes what the course promises, and no part keeps it."""
    approve_all(draft, sender=jens, reader=sofie, at=now)
    head = {name: getattr(draft, name) for name in actions.HEAD} | {"provisions": ["SEL § 9999"]}
    actions.write_head(version=draft, head=head, seen_revision=draft.revision, actor=jens, at=now)
    page = visit(jens, publication(draft))
    assert "1 fejl i kontrollen" in page.texts("//main//h2")
    assert page.link("Se, hvad der skal rettes") == f"/kurser/{draft.pk}/kontrol/"
    assert answer(visit, jens, draft, for_demonstration="on").form_errors == {"__all__": [texts.has_errors(1)]}
    assert not is_published(draft)


def test_open_marks_let_it_out_for_demonstration_and_somebody_must_say_so(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    approve_all(draft, sender=jens, reader=sofie, at=now)
    edition = make_edition()
    actions.choose_course(edition=edition, course=draft.course, actor=jens, at=now)
    page = visit(jens, publication(draft))
    assert "3 udsagn er stadig mærket »skal efterprøves«." in page.text
    assert page.buttons == ["Offentliggør til demonstration"]
    page = answer(visit, jens, draft)
    assert page.form_errors == {"for_demonstration": ["Sæt kryds, hvis kurset skal offentliggøres til demonstration."]}
    assert not is_published(draft)
    page = answer(visit, jens, draft, for_demonstration="on")
    assert where(page) == f"/kurser/{draft.pk}/"
    assert texts.PUBLISHED_FOR_DEMONSTRATION.format(version=draft) in page.text
    assert is_published(draft)
    assert (draft.for_demonstration, draft.published_by) == (True, jens)
    assert "Til demonstration" in visit(jens, address(case_of(draft))).text
    assert "»Prøve, udgave 1«" in visit(jens, f"/runder/{edition.pk}/kursus/").text


def test_a_course_without_marks_is_published_for_real(
    visit: Visitor, jens: Person, sofie: Person, now: datetime
) -> None:
    version = make_draft(without_marks(make_course()), author=jens, at=now)
    approve_all(version, sender=jens, reader=sofie, at=now)
    page = visit(sofie, publication(version))
    assert page.buttons == ["Offentliggør"]
    assert page.all("//main//input[@type='checkbox']") == []
    page = answer(visit, sofie, version)
    assert texts.PUBLISHED.format(version=version) in page.text
    assert is_published(version)
    assert not version.for_demonstration
    assert "Til demonstration" not in visit(jens, address(case_of(version))).text


def test_it_is_published_once(visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime) -> None:
    publish(draft, sender=jens, reader=sofie, at=now)
    before = CourseVersion.objects.filter(pk=draft.pk).values().get()
    for method in ("get", "post"):
        page = visit(jens, publication(draft), method=method, data={"for_demonstration": "on"}, follow=True)
        assert (where(page), texts.IS_PUBLISHED in page.text) == (f"/kurser/{draft.pk}/", True)
    assert CourseVersion.objects.filter(pk=draft.pk).values().get() == before


# --- What is published, and the next version --------------------------------------------------------------------------


def test_what_is_published_is_refused_kindly(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    part = case_of(draft)
    remark = actions.comment_on(part=part, text="Datoen?", actor=sofie, at=now)
    actions.settle_comment(comment=remark, actor=jens, at=now)
    publish(draft, sender=jens, reader=sofie, at=now)
    part.refresh_from_db()
    before = (Part.objects.filter(pk=part.pk).values().get(), list(Comment.objects.values()))
    page = visit(sofie, address(part))
    assert page.all("//main//form") == []
    for button, data in (
        ("send", {}),
        ("tag-tilbage", {}),
        ("godkend", {}),
        ("kommentar", {"text": "For sent."}),
        (f"kommentar/{remark.pk}", {}),
        (f"kommentar/{remark.pk}", {"open": "ja"}),
    ):
        page = press(visit, sofie, part, button, **data)
        assert texts.IS_PUBLISHED in page.text, button
    assert (Part.objects.filter(pk=part.pk).values().get(), list(Comment.objects.values())) == before


def test_the_next_version_begins_once(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    publish(draft, sender=jens, reader=sofie, at=now)
    begin = f"/kurser/{draft.pk}/ny-udgave/"
    page = visit(jens, begin, method="post", follow=True)
    following = CourseVersion.objects.get(published_at=None)
    assert where(page) == f"/kurser/{following.pk}/"
    assert texts.VERSION_BEGUN.format(version=following) in page.text
    page = visit(sofie, begin, method="post", follow=True)
    assert (where(page), texts.DRAFT_IS_THERE in page.text) == ("/kurser/", True)
    assert CourseVersion.objects.count() == 2


def test_a_draft_is_continued_not_begun_again(visit: Visitor, jens: Person, draft: CourseVersion) -> None:
    page = visit(jens, f"/kurser/{draft.pk}/ny-udgave/", method="post", follow=True)
    assert where(page) == f"/kurser/{draft.pk}/"
    assert CourseVersion.objects.count() == 1


# --- The law ----------------------------------------------------------------------------------------------------------


def test_a_part_is_held_against_changed_law_also_when_published(
    visit: Visitor, jens: Person, sofie: Person, draft: CourseVersion, now: datetime
) -> None:
    publish(draft, sender=jens, reader=sofie, at=now)
    part = case_of(draft)
    page = press(visit, sofie, part, "gennemgaaet", name="RSL § 10")
    assert where(page) == reverse("lobby:law_changes")
    assert texts.LAW_REVIEWED.format(title=part.title, name="RSL § 10") in page.text
    review = LawReview.objects.get()
    assert (review.part, review.name, review.reviewed_by, review.reviewed_at) == (part, "RSL § 10", sofie, now)


@pytest.mark.parametrize("name", ["", "x" * 121])
def test_a_review_of_nothing_is_none(visit: Visitor, sofie: Person, draft: CourseVersion, name: str) -> None:
    page = press(visit, sofie, case_of(draft), "gennemgaaet", name=name)
    assert where(page) == reverse("lobby:law_changes")
    assert not LawReview.objects.exists()


# --- Who may, and where -----------------------------------------------------------------------------------------------

BUTTONS = ("send", "tag-tilbage", "godkend", "kommentar", "gennemgaaet")


def writes(part: Part, remark: Comment) -> list[str]:
    course = f"/kurser/{part.version_id}"
    buttons = [address(part, f"{each}/") for each in (*BUTTONS, f"kommentar/{remark.pk}")]
    return [*buttons, f"{course}/offentliggoer/", f"{course}/ny-udgave/"]


@pytest.fixture
def waiting(draft: CourseVersion, jens: Person, sofie: Person, now: datetime) -> tuple[Part, Comment]:
    part = send(case_of(draft), sender=jens, at=now)
    return part, actions.comment_on(part=part, text="Datoen?", actor=sofie, at=now)


def everything() -> tuple[Any, ...]:
    return tuple(list(model.objects.order_by("pk").values()) for model in (CourseVersion, Part, Comment, LawReview))


@pytest.mark.parametrize("role", OTHERS)
def test_only_authors_review_and_publish(visit: Visitor, waiting: tuple[Part, Comment], role: Role) -> None:
    person, before = make_person_of(role), everything()
    for path in writes(*waiting):
        data = {"revision": waiting[0].revision, "text": "Hej.", "name": "RSL § 10", "for_demonstration": "on"}
        visit(person, path, expect=403, method="post", data=data)
    visit(person, publication(waiting[0].version), expect=403)
    assert everything() == before


def test_nobody_reviews_without_signing_in(visit: Visitor, waiting: tuple[Part, Comment]) -> None:
    before = everything()
    for path in writes(*waiting):
        assert visit(None, path, expect=302, method="post").location == f"/log-ind/?next={path}"
    assert everything() == before


def test_a_link_does_nothing(visit: Visitor, sofie: Person, waiting: tuple[Part, Comment]) -> None:
    """What changes something is a button: to open its address asks for nothing."""
    before = everything()
    for path in writes(*waiting):
        visit(sofie, path, expect=200 if path.endswith("offentliggoer/") else 405)
    assert everything() == before


def test_a_part_is_found_under_its_own_version_alone(
    visit: Visitor, jens: Person, sofie: Person, waiting: tuple[Part, Comment], now: datetime
) -> None:
    part, remark = waiting
    other = actions.import_course(course=replace(make_course(), key="en-anden"), actor=jens, at=now)
    mine = case_of(other)
    before = everything()
    for button in (*BUTTONS, f"kommentar/{remark.pk}"):
        path = f"/kurser/{other.pk}/del/{part.pk}/{button}/"
        visit(sofie, path, expect=404, method="post", data={"revision": part.revision, "text": "Hej."})
    visit(sofie, address(mine, f"kommentar/{remark.pk}/"), expect=404, method="post")
    for path in ("/kurser/999/offentliggoer/", "/kurser/999/ny-udgave/"):
        visit(sofie, path, expect=404, method="post")
    assert everything() == before
