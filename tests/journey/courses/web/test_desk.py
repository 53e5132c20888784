"""The desk: what there is, what to do first, and a draft built of modules and parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.models import CourseVersion, Module, Part
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Feedback, Page, PageKind
from tests.factories.courses import make_course
from tests.factories.law import make_provision
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Any:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def colleague() -> Any:
    return make_staff(Role.CASE_AUTHOR, name="Signe Overgaard")


@pytest.fixture
def draft(author: Any, now: datetime) -> CourseVersion:
    return actions.import_course(course=make_course(), actor=author, at=now)


def publish(version: CourseVersion, now: datetime) -> CourseVersion:
    """Approved by two people, whatever the law register says of the references."""
    one, other = (make_staff(Role.CASE_AUTHOR) for _ in range(2))
    version.parts.update(state="approved", changed_by=one, approved_by=other, approved_at=now)
    CourseVersion.objects.filter(pk=version.pk).update(
        published_at=now, published_by=other, sha256="0" * 64, for_demonstration=True
    )
    version.refresh_from_db()
    return version


def titles(version: CourseVersion) -> list[list[str]]:
    return [[page.title for page in module.pages.all()] for module in version.modules.all()]


def page_of(version: CourseVersion, key: str) -> Part:
    return version.parts.get(kind="side", key=key)


def module_of(version: CourseVersion, key: str) -> Module:
    return version.modules.get(key=key)


# --- The list --------------------------------------------------------------------------------------------------------


def test_nobody_has_begun_a_course(visit: Visitor, author: Any) -> None:
    page = visit(author, "/kurser/")
    assert ("Begynd et kursus", "/kurser/nyt/") in page.links
    told = visit(make_staff(Role.TEACHER), "/kurser/").text
    assert "En fagforfatter begynder det første." in told
    assert "Begynd et kursus" not in told


def test_a_course_is_listed_with_its_draft_its_published_version_and_its_editions(
    visit: Visitor, author: Any, draft: CourseVersion, now: datetime
) -> None:
    edition, waiting = make_edition(year=2023), make_edition(year=2024)
    published = publish(draft, now)
    actions.choose_course(edition=edition, course=published.course, actor=author, at=now)
    other = actions.import_course(course=replace(make_course(), key="anden", title="Anden"), actor=author, at=now)
    actions.choose_course(edition=waiting, course=other.course, actor=author, at=now)
    actions.begin_version(version=published, actor=author, at=now)
    rows = visit(author, "/kurser/").tables[0]
    assert rows == [
        ["Kursus", "Offentliggjort", "Kladde", "Bruges i"],
        ["Prøve", "Udgave 1, 04.03.2024, til demonstration", "Udgave 2: 12 af 12 dele er godkendt", "Runde 2023"],
        ["Anden", "Ikke endnu", "Udgave 1: 0 af 12 dele er godkendt", "Runde 2024 (venter på den første udgave)"],
    ]


def test_an_edition_that_stays_on_an_earlier_version_says_so(
    visit: Visitor, author: Any, draft: CourseVersion, now: datetime
) -> None:
    published = publish(draft, now)
    actions.choose_course(edition=make_edition(year=2023), course=published.course, actor=author, at=now)
    publish(actions.begin_version(version=published, actor=author, at=now), now)
    assert visit(author, "/kurser/").tables[0][1][3] == "Runde 2023 (udgave 1)"


# --- A new course ----------------------------------------------------------------------------------------------------

HEAD = {
    "title": "Merudgifter",
    "law_as_of": "2024-01-01",
    "provisions": ["SEL § 95"],
    "audience": "Sagsbehandlere",
    "minutes": "120",
    "feedback": "ingen",
}


def test_a_course_is_begun(visit: Visitor, author: Any) -> None:
    make_provision("SEL § 95")
    answer = visit(author, "/kurser/nyt/", expect=302, method="post", data=HEAD)
    version = CourseVersion.objects.get()
    assert answer.location == f"/kurser/{version.pk}/"
    assert (version.title, version.law_as_of, version.provisions) == ("Merudgifter", date(2024, 1, 1), ["SEL § 95"])
    assert (version.minutes, version.feedback, version.has_worked_answers) == (120, "ingen", False)
    page = visit(author, f"/kurser/{version.pk}/")
    assert "Kurset er tomt" in page.text
    assert page.link("Tilføj en side") == f"/kurser/{version.pk}/tilfoej/side/"


def test_a_course_without_a_date_is_not_begun(visit: Visitor, author: Any) -> None:
    make_provision("SEL § 95")
    page = visit(author, "/kurser/nyt/", method="post", data={**HEAD, "law_as_of": "", "audience": "Ring 22 33 44 55"})
    assert set(page.form_errors) == {"law_as_of", "audience"}
    assert page.fields["title"] == "Merudgifter"
    assert not CourseVersion.objects.exists()


def test_only_authors_begin_and_write(visit: Visitor, draft: CourseVersion) -> None:
    teacher = make_staff(Role.TEACHER)
    page = visit(teacher, f"/kurser/{draft.pk}/")
    assert page.buttons == []
    assert "Ret oplysningerne" not in page.text
    visit(teacher, "/kurser/nyt/", expect=403)
    visit(teacher, f"/kurser/{draft.pk}/oplysninger/", expect=403)
    visit(teacher, f"/kurser/{draft.pk}/flyt/", expect=403, method="post", data={"op": "1"})


# --- What a version says of itself -----------------------------------------------------------------------------------


def head_of(version: CourseVersion, **more: Any) -> dict[str, Any]:
    return {
        "version": str(version.revision),
        "label": version.label,
        "title": version.title,
        "law_as_of": version.law_as_of.isoformat(),
        "provisions": version.provisions,
        "audience": version.audience,
        "minutes": str(version.minutes),
        "feedback": version.feedback,
        "has_worked_answers": "on",
        **more,
    }


def test_the_head_is_written(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    where = f"/kurser/{draft.pk}/oplysninger/"
    assert visit(author, where).fields == {**head_of(draft)}
    data = head_of(draft, title="Nyt navn", feedback=Feedback.ON_THE_DAY.value)
    visit(author, where, expect=302, method="post", data=data)
    draft.refresh_from_db()
    assert (draft.title, draft.feedback, draft.revision) == ("Nyt navn", Feedback.ON_THE_DAY.value, 2)
    assert draft.provisions == ["SEL § 95", "SEL § 96"]


def test_provisions_keep_their_order_and_those_nobody_can_choose_stay(
    visit: Visitor, author: Any, draft: CourseVersion
) -> None:
    for name in ("SEL § 95", "FVL § 24"):
        make_provision(name)
    CourseVersion.objects.filter(pk=draft.pk).update(provisions=["SEL § 96", "SEL § 95"])
    draft.refresh_from_db()
    where = f"/kurser/{draft.pk}/oplysninger/"
    data = head_of(draft, provisions=["FVL § 24", "SEL § 95", "SEL § 96"])
    visit(author, where, expect=302, method="post", data=data)
    draft.refresh_from_db()
    assert draft.provisions == ["SEL § 96", "SEL § 95", "FVL § 24"]


def test_two_who_write_the_head_see_each_other(
    visit: Visitor, author: Any, colleague: Any, draft: CourseVersion
) -> None:
    where = f"/kurser/{draft.pk}/oplysninger/"
    seen = head_of(draft, minutes="90")
    visit(colleague, where, expect=302, method="post", data=head_of(draft, minutes="150"))
    page = visit(author, where, method="post", data=seen)
    assert "den anden gemte »150«, du har skrevet »90«" in page.text
    visit(author, where, expect=302, method="post", data={**seen, "version": page.fields["version"]})
    draft.refresh_from_db()
    assert draft.minutes == 90


def test_a_label_is_given_once(visit: Visitor, author: Any, draft: CourseVersion, now: datetime) -> None:
    later = actions.begin_version(version=publish(draft, now), actor=author, at=now)
    page = visit(author, f"/kurser/{later.pk}/oplysninger/", method="post", data=head_of(later, label="1"))
    assert list(page.form_errors) == ["label"]


def test_what_is_published_is_only_read(visit: Visitor, author: Any, draft: CourseVersion, now: datetime) -> None:
    version = publish(draft, now)
    page = visit(author, f"/kurser/{version.pk}/")
    assert page.buttons == ["Begynd en ny udgave"]
    assert "offentliggjort 4. marts 2024" in page.text
    assert "til demonstration" in page.text
    answer = visit(author, f"/kurser/{version.pk}/oplysninger/", expect=302)
    assert answer.location == f"/kurser/{version.pk}/"
    part = page_of(version, "oplysning")
    for where, data in (
        (f"/kurser/{version.pk}/flyt/", {"ned": part.pk}),
        (f"/kurser/{version.pk}/del/{part.pk}/fjern/", {}),
        (f"/kurser/{version.pk}/send/", {}),
        (f"/kurser/{version.pk}/moduler/nyt/", {"title": "Nyt"}),
        (f"/kurser/{version.pk}/tilfoej/faelles/", {"title": "Nyt"}),
    ):
        assert visit(author, where, expect=302, method="post", data=data).location.startswith(f"/kurser/{version.pk}/")
        assert "Udgaven er offentliggjort og kan ikke ændres." in visit(author, f"/kurser/{version.pk}/").text
    assert titles(version) == [[page.title for page in module.pages] for module in make_course().modules]


def test_a_published_version_leads_to_its_draft(
    visit: Visitor, author: Any, draft: CourseVersion, now: datetime
) -> None:
    version = publish(draft, now)
    later = actions.begin_version(version=version, actor=author, at=now)
    page = visit(author, f"/kurser/{version.pk}/")
    assert page.link("Gå til kladden") == f"/kurser/{later.pk}/"
    assert page.buttons == []


# --- What to do first ------------------------------------------------------------------------------------------------


def first_thing(visit: Visitor, person: Any, version: CourseVersion) -> str:
    return visit(person, f"/kurser/{version.pk}/").texts("//h2[@id='naeste-skridt']")[0]


def test_what_to_do_first_follows_the_course(
    visit: Visitor, author: Any, colleague: Any, draft: CourseVersion, now: datetime
) -> None:
    assert first_thing(visit, author, draft) == "12 kladder mangler at komme til gennemlæsning"
    draft.parts.update(state="review", sent_by=author, sent_at=now)
    assert first_thing(visit, author, draft) == "12 dele venter på en kollega"
    assert first_thing(visit, colleague, draft) == "12 dele venter på, at du læser dem"
    first = page_of(draft, "oplysning")
    page = visit(colleague, f"/kurser/{draft.pk}/")
    assert page.link("Læs den første") == f"/kurser/{draft.pk}/del/{first.pk}/laes/"
    assert page.link("Siden oplysning") == f"/kurser/{draft.pk}/del/{first.pk}/laes/"
    assert visit(author, f"/kurser/{draft.pk}/").link("Siden oplysning") == f"/kurser/{draft.pk}/del/{first.pk}/"
    draft.parts.exclude(pk=first.pk).update(state="approved", approved_by=colleague, approved_at=now)
    assert first_thing(visit, colleague, draft) == "1 del venter på, at du læser den"
    actions.comment_on(part=first, text="Hvor står det?", actor=colleague, at=now)
    page = visit(author, f"/kurser/{draft.pk}/")
    assert page.link("Se kommentaren") == f"/kurser/{draft.pk}/del/{first.pk}/"
    assert "1 åben kommentar" in page.tables[0][1][3]
    first.comments.update(settled_by=author, settled_at=now)
    draft.parts.update(state="approved", approved_by=colleague, approved_at=now)
    page = visit(author, f"/kurser/{draft.pk}/")
    assert page.link("Offentliggør kurset") == f"/kurser/{draft.pk}/offentliggoer/"
    assert "3 steder er mærket »skal efterprøves«" in page.text


def test_drafts_without_errors_are_sent_all_at_once(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = page_of(draft, "skriv")
    part.content["task"] = None
    part.save()
    answer = visit(author, f"/kurser/{draft.pk}/send/", expect=302, method="post")
    page = visit(author, answer.location)
    assert page.messages == [
        "Det lykkedes: 11 dele er sendt til gennemlæsning.",
        "Advarsel: »Siden skriv« har fejl og blev ikke sendt. Se dem i kontrollen, og ret dem først.",
    ]
    assert draft.parts.filter(state="review").count() == 11
    part.refresh_from_db()
    assert part.state == "draft"


def test_nothing_is_left_to_send(visit: Visitor, author: Any, draft: CourseVersion, now: datetime) -> None:
    draft.parts.update(state="review", sent_by=author, sent_at=now)
    visit(author, f"/kurser/{draft.pk}/send/", expect=302, method="post")
    assert "Der er ingen kladder at sende." in visit(author, f"/kurser/{draft.pk}/").text


# --- Modules and parts -----------------------------------------------------------------------------------------------


def test_modules_are_added_renamed_moved_and_removed(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    where = f"/kurser/{draft.pk}/moduler"
    visit(author, f"{where}/nyt/", expect=302, method="post", data={"title": "Afslutning"})
    new = module_of(draft, "afslutning")
    visit(author, f"{where}/{new.pk}/navn/", expect=302, method="post", data={"title": "Til sidst"})
    visit(author, f"{where}/{new.pk}/flyt/", expect=302, method="post", data={"op": ""})
    assert [module.title for module in draft.modules.all()] == ["Regler", "Til sidst", "Arbejde"]
    assert visit(author, f"{where}/{new.pk}/fjern/").h1 == "Fjern modulet »Til sidst«?"
    visit(author, f"{where}/{new.pk}/fjern/", expect=302, method="post")
    assert [module.title for module in draft.modules.all()] == ["Regler", "Arbejde"]


def test_a_module_with_pages_is_not_removed(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    module = module_of(draft, "regler")
    visit(author, f"/kurser/{draft.pk}/moduler/{module.pk}/fjern/", expect=302, method="post")
    assert module_of(draft, "regler") == module
    assert "Ikke fjernet. Den bruges af »Siden oplysning«" in visit(author, f"/kurser/{draft.pk}/").text


def test_a_page_moves_from_module_to_module(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    page = page_of(draft, "to-breve")
    where = f"/kurser/{draft.pk}/flyt/"
    answer = visit(author, where, expect=302, method="post", data={"ned": page.pk})
    assert answer.location == f"/kurser/{draft.pk}/#del-{page.pk}"
    assert [listed[0] for listed in titles(draft)] == ["Siden oplysning", "Siden to-breve"]
    visit(author, where, expect=302, method="post", data={"op": page.pk})
    visit(author, where, expect=302, method="post", data={"op": page.pk})
    assert titles(draft)[0] == ["Siden oplysning", "Siden to-breve", "Siden begrundelse"]


@pytest.mark.parametrize("data", [{}, {"op": ""}, {"op": "x"}, {"op": "999999"}])
def test_a_button_that_says_nothing_moves_nothing(
    visit: Visitor, author: Any, draft: CourseVersion, data: dict[str, str]
) -> None:
    visit(author, f"/kurser/{draft.pk}/flyt/", expect=404, method="post", data=data)


def test_the_ends_of_the_course_have_only_one_way_to_move(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    buttons = visit(author, f"/kurser/{draft.pk}/").buttons
    assert "Op: Siden oplysning" not in buttons
    assert "Ned: Siden henvisninger" not in buttons
    assert {"Ned: Siden oplysning", "Op: Siden henvisninger", "Ned: Siden to-breve", "Op: Siden koret"} <= set(buttons)


def test_a_part_is_asked_about_before_it_is_removed(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = page_of(draft, "skriv")
    answer = visit(author, f"/kurser/{draft.pk}/flyt/", expect=302, method="post", data={"fjern": part.pk})
    assert answer.location == f"/kurser/{draft.pk}/del/{part.pk}/fjern/"
    assert "Teksten går tabt" in visit(author, answer.location).text
    visit(author, answer.location, expect=302, method="post")
    assert not Part.objects.filter(pk=part.pk).exists()


def test_a_case_that_a_page_shows_is_not_removed(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    case = draft.parts.get(kind="case", key="koret")
    answer = visit(author, f"/kurser/{draft.pk}/del/{case.pk}/fjern/", expect=302, method="post")
    assert "Den bruges af »Siden koret«" in visit(author, answer.location).text
    assert Part.objects.filter(pk=case.pk).exists()


# --- New parts -------------------------------------------------------------------------------------------------------


def add(visit: Visitor, author: Any, version: CourseVersion, of: str, **typed: str) -> Part:
    answer = visit(author, f"/kurser/{version.pk}/tilfoej/{of}/", expect=302, method="post", data=typed)
    part = version.parts.get(pk=int(answer.location.split("/")[-2]))
    assert answer.location == f"/kurser/{version.pk}/del/{part.pk}/"
    return part


def test_a_page_is_added_where_it_belongs(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    module = module_of(draft, "regler")
    form = visit(author, f"/kurser/{draft.pk}/tilfoej/side/?modul={module.pk}")
    assert form.fields["module"] == str(module.pk)
    part = add(visit, author, draft, "side", title="Fristen", kind="regel", module=str(module.pk))
    assert titles(draft)[0][-1] == "Fristen"
    assert queries.content_of(part) == Page("fristen", "Fristen", PageKind.RULE, 5, "")


def test_a_case_comes_with_its_page(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    module = module_of(draft, "arbejde")
    part = add(
        visit, author, draft, "case",
        title="Sagen om bussen", topic="udmåling", used="e-læringsdag", page_in=str(module.pk),
    )  # fmt: skip
    case = queries.content_of(part)
    assert isinstance(case, Case)
    assert (case.is_fictional, case.topic.value) == (True, "udmåling")
    shown = queries.content_of(module.pages.last())  # type: ignore[arg-type]
    assert isinstance(shown, Page)
    assert (shown.title, shown.case) == ("Sagen om bussen", case.key)


def test_a_case_of_the_physical_day_gets_no_page(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    module = module_of(draft, "arbejde")
    data = {"title": "Ny", "topic": "udmåling", "used": "fysisk læringsdag", "page_in": str(module.pk)}
    page = visit(author, f"/kurser/{draft.pk}/tilfoej/case/", method="post", data=data)
    assert list(page.form_errors) == ["page_in"]
    add(visit, author, draft, "case", **{**data, "page_in": ""})
    assert module.pages.count() == 4


def test_a_pair_is_shown_by_a_page_that_is_made_from_it(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    pair = add(visit, author, draft, "kontrastpar", title="To notater", kind="sagsoplysning", page_in="")
    assert isinstance(queries.content_of(pair), ContrastPair)
    link = visit(author, f"/kurser/{draft.pk}/").link("Lav en side, der viser det")
    fields = visit(author, link).fields
    assert (fields["title"], fields["kind"], fields["shows"]) == ("To notater", "kontrastpar", "kontrastpar:to-notater")
    module = module_of(draft, "regler")
    add(visit, author, draft, "side", **{**fields, "module": str(module.pk)})  # type: ignore[arg-type]
    page = visit(author, f"/kurser/{draft.pk}/")
    assert "Lav en side, der viser det" not in page.text


def test_a_page_of_a_case_names_its_case(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    module = module_of(draft, "regler")
    data = {"title": "Ny", "kind": "case", "shows": "kontrastpar:timerne", "module": str(module.pk)}
    page = visit(author, f"/kurser/{draft.pk}/tilfoej/side/", method="post", data=data)
    assert page.form_errors == {"shows": ["Vælg den case, som siden viser. Er den her ikke, så lav casen først."]}


def test_there_is_one_shared_decision(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    answer = visit(author, f"/kurser/{draft.pk}/tilfoej/faelles/", expect=302, method="post", data={"title": "En til"})
    assert answer.location == f"/kurser/{draft.pk}/"
    assert "Kurset har allerede en fælles afgørelse." in visit(author, answer.location).text
    visit(author, f"/kurser/{draft.pk}/tilfoej/andet/", expect=404)


# --- The check -------------------------------------------------------------------------------------------------------


def test_a_course_without_a_fault_says_so(visit: Visitor, author: Any, now: datetime) -> None:
    course = make_course()
    course = replace(course, modules=course.modules[:1], cases={}, minutes=30)
    course = replace(course, modules=(replace(course.modules[0], pages=course.modules[0].pages[:2]),), pairs={})
    course = replace(course, minutes=20, shared_decision=None)
    version = actions.import_course(course=course, actor=author, at=now)
    assert "Maskinen finder intet at rette" in visit(author, f"/kurser/{version.pk}/kontrol/").text


def test_each_fault_leads_to_its_field(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    part = page_of(draft, "skriv")
    part.content["task"] = None
    part.save()
    case = draft.parts.get(kind="case", key="koret")
    case.content["points"][2]["provisions"] = ["SEL § 9999"]
    case.save()
    page = visit(author, f"/kurser/{draft.pk}/kontrol/")
    assert page.link("Opgave (kun øvelser)") == f"/kurser/{draft.pk}/del/{part.pk}/#felt-opgave"
    assert page.link("Punkt 3: Bestemmelser") == f"/kurser/{draft.pk}/del/{case.pk}/#felt-punkt-2-bestemmelser"
    assert "2 fejl skal rettes, før kurset kan offentliggøres." in page.text
    read = visit(make_staff(Role.TEACHER), f"/kurser/{draft.pk}/kontrol/")
    assert read.link("Siden skriv") == f"/kurser/{draft.pk}/del/{part.pk}/laes/"
    assert "#felt" not in read.html


def test_what_the_course_says_of_itself_is_held_to_account(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    CourseVersion.objects.filter(pk=draft.pk).update(minutes=500)
    page = visit(author, f"/kurser/{draft.pk}/kontrol/")
    assert "Kurset siger 500 minutter, men sider og cases er 120 tilsammen." in page.text
    assert page.link("Prøve") == f"/kurser/{draft.pk}/oplysninger/"


# --- What must be looked up ------------------------------------------------------------------------------------------


def test_what_must_be_looked_up_is_listed_where_it_stands(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    where = visit(author, f"/kurser/{draft.pk}/").link("3 steder")
    page = visit(author, where)
    assert page.texts(".remark") == ["E1 RSL § 10: ordlyden er ikke set."] * 3
    case = draft.parts.get(kind="case", key="koret")
    assert page.link("Sagen om koret") == f"/kurser/{draft.pk}/del/{case.pk}/#afsnit-efterproev"
    read = visit(make_staff(Role.TEACHER), where)
    assert read.link("Sagen om koret") == f"/kurser/{draft.pk}/del/{case.pk}/laes/?som=forfatter"


def test_nothing_is_left_to_look_up(visit: Visitor, author: Any, draft: CourseVersion) -> None:
    for part in draft.parts.all():
        part.content["to_verify"] = []
        part.save()
    assert "Intet er mærket" in visit(author, f"/kurser/{draft.pk}/efterproev/").text
