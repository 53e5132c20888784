"""The bench: what is shown, what is saved as it was typed, and what is refused without losing a word."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.blank import blank_case
from sagkyndig.journey.courses.rules.course import Case, Course, Feedback, Occasion, Option, PaperKind, Topic
from tests.factories.people import make_staff
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
COURSE_2023 = Path(__file__).resolve().parents[4] / "content" / "courses" / "2023-kontant-tilskud-og-bpa"
AT = datetime(2024, 3, 1, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(scope="session")
def course_2023() -> Course:
    course = read_course(COURSE_2023).course
    assert course is not None
    return course


@pytest.fixture
def jens() -> Any:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


def imported(course: Course) -> CourseVersion:
    return actions.import_course(course=course, actor=None, at=AT)


def address(part: Part, name: str = "part") -> str:
    return reverse(f"courses:{name}", args=[part.version_id, part.pk])


def typed(page: Visit) -> dict[str, list[str]]:
    """The form of the bench, as the browser sends it when nothing is touched."""
    form = next(form for form in page.root.forms if form.get("id") == "bench")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # A browser sends every line with CRLF.
        sent.setdefault(name, []).append(value.replace("\n", "\r\n"))
    return sent


def test_what_was_not_changed_stays_equal(visit: Visitor, course_2023: Course, jens: Any) -> None:
    version = imported(course_2023)
    cases = list(version.parts.filter(kind="case"))
    assert len(cases) == 13
    for case in cases:
        before = queries.content_of(case)
        page = visit(jens, address(case))
        visit(jens, address(case), expect=302, method="post", data=typed(page))
        after = fresh(case)
        assert queries.content_of(after) == before, case.title
        assert (after.revision, after.changed_by) == (1, None)


# --- What one meets --------------------------------------------------------------------------------------------------


@pytest.fixture
def blank(jens: Any) -> Part:
    version = actions.begin_course(
        title="Kursus 2026",
        law_as_of=date(2023, 6, 1),
        audience="Sagsbehandlere",
        minutes=60,
        feedback=Feedback.AFTER_EACH_CASE,
        has_worked_answers=True,
        provisions=("SEL § 96",),
        actor=jens,
        at=AT,
    )
    case = blank_case("nej", "Nej til badeværelset", Topic.PARTICIPATION, Occasion.E_LEARNING)
    return actions.add_part(version=version, content=case, actor=jens, at=AT)


@pytest.fixture
def full(course_2023: Course) -> Part:
    return imported(course_2023).parts.get(kind="case", key="nej-til-badevaerelset")


def fresh(part: Part) -> Part:
    return queries.part(part.version_id, part.pk)


def case_of(part: Part) -> Case:
    content = queries.content_of(fresh(part))
    assert isinstance(content, Case)
    return content


def autosaved(visit: Visitor, person: Any, part: Part, data: Any, expect: int = 200) -> dict[str, Any]:
    told: dict[str, Any] = visit(
        person, address(part, "autosave"), expect=expect, method="post", data=data
    ).response.json()
    return told


def test_a_blank_case_says_calmly_what_is_missing(visit: Visitor, jens: Any, blank: Part) -> None:
    page = visit(jens, address(blank))
    assert page.h1 == "Nej til badeværelset"
    contents = page.texts("//nav[@aria-label='Afsnit']//li")
    assert contents[:5] == [
        "Om casen",
        "Kort om sagen 1 ting mangler",
        "Akter 1 ting mangler",
        "Hvad mangler med vilje? 1 ting mangler",
        "Afgørelsesmuligheder 4 ting mangler",
    ]
    assert contents[-1] == "Skal efterprøves"
    assert "14 ting mangler, før casen kan sendes til gennemlæsning." in page.text
    assert page.texts("//*[contains(@class, 'alert')]") == []
    assert page.texts("//*[contains(@class, 'form-error-sentence')]") == []
    assert page.texts("//legend")[:2] == ["Akt 1", "Akt 2"]
    assert not [text for text in page.texts("//*[contains(@class, 'bench-note')]") if "svar.md" in text or "[[" in text]


def test_a_blank_case_posted_as_it_stands_is_unchanged(visit: Visitor, jens: Any, blank: Part) -> None:
    before = case_of(blank)
    told = autosaved(visit, jens, blank, typed(visit(jens, address(blank))))
    assert case_of(blank) == before
    assert told["revision"] == 1
    assert told["sections"]["muligheder"] == "4 ting mangler"


def test_what_is_typed_is_saved_and_remarked_on(visit: Visitor, jens: Any, blank: Part, clock: Any) -> None:
    clock.set(2024, 3, 4, 10, 42)
    sent = typed(visit(jens, address(blank)))
    sent |= {
        "titel": ["  Nej til »badeværelset« på Ærø \r\n"],
        "kort": ["Hanne Lund er 54 år.  \r\n\r\nHun søger om BPA.\r\n\r\n"],
        "bestemmelser": ["SEL § 96, stk. 2, RSL § 10\r\nFVL § 1000"],
        "akter.titel": ["", "Notat"],
        "akter.slags": ["ansøgning", "notat"],
        "akter.tekst": ["", " ".join(["Borgeren siger noget"] * 20)],
    }
    told = autosaved(visit, jens, blank, sent)
    case = case_of(blank)
    assert case.title == "Nej til »badeværelset« på Ærø"
    assert case.summary == "Hanne Lund er 54 år.\n\nHun søger om BPA."
    assert case.provisions == ("SEL § 96, stk. 2", "RSL § 10", "FVL § 1000")
    assert [(paper.key, paper.kind) for paper in case.papers] == [("notat", PaperKind.NOTE)]
    assert (told["saved"], told["revision"]) == ("Gemt 10.42 af Jens Overgård", 2)
    assert told["notes"]["bestemmelser"] == [
        [
            "missing",
            "»FVL § 1000« er ikke i lovregistret. Ret henvisningen, eller skriv den ind i lovregistret med kilde.",
        ]
    ]
    # The paper is the second row on the page, after one that is still blank.
    assert told["notes"]["akter.1.dato"] == [["missing", "Mangler endnu."]]
    hints = told["notes"]["akter.1.tekst"]
    assert {tone for tone, _ in hints} == {"hint"}
    assert any(said.startswith("Teksten har LIX") for _, said in hints)
    assert hints[-1][1].startswith("En sætning er på mere end 25 ord. Del den: »Borgeren siger noget")
    assert told["meters"]["akter.1.tekst"].startswith("60 ord · LIX")
    assert "akter.0.tekst" not in told["meters"]


def test_a_published_version_and_who_may_not_write_are_shown_the_reading(visit: Visitor, jens: Any, full: Part) -> None:
    teacher = make_staff(Role.TEACHER)
    assert visit(teacher, address(full), expect=302).location == address(full, "read")
    assert visit(teacher, address(full), expect=302, method="post", data={}).location == address(full, "read")
    visit(teacher, address(full, "autosave"), expect=403, method="post", data={})
    sent = typed(visit(jens, address(full)))
    publish(full.version, jens)
    assert visit(jens, address(full), expect=302).location == address(full, "read")
    sent["kort"] = ["Ændret efter offentliggørelsen."]
    told = autosaved(visit, jens, full, sent, expect=409)
    assert told["said"].startswith("Ikke gemt. Udgaven er offentliggjort")
    page = visit(jens, address(full), method="post", data=sent)
    assert "Ikke gemt" in page.text
    assert typed(page)["kort"] == ["Ændret efter offentliggørelsen."]
    assert case_of(full).summary.startswith("Hanne Lund er 54 år")


def publish(version: CourseVersion, person: Any) -> None:
    CourseVersion.objects.filter(pk=version.pk).update(published_at=AT, published_by=person, sha256="0" * 64)


# --- What stops the saving -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "where", "sentence"),
    [
        ("kort", "Ring på 010190-1234.", "kort", "CPR-nummer"),
        ("akter.tekst", "Skriv til hanne@lund.dk i dag.", "akter.0.tekst", "e-mailadresse"),
        ("mangler.hvem", "Sofie, tlf. 20 30 40 50", "mangler.0.hvem", "telefonnummer"),
        ("kort", "x" * 100_001, "kort", "100.001 tegn. Der er plads til 100.000"),
        ("titel", " ", "titel", "Skriv en titel."),
        ("titel", "x" * 201, "titel", "Der er plads til 200"),
        ("minutter", "en halv time", "minutter", "helt tal"),
        ("minutter", "10001", "minutter", "helt tal"),
        ("akter.dato", "31.02.2023", "akter.0.dato", "dato, der findes"),
        ("emne", "ferie", "emne", "Vælg en af mulighederne"),
        ("bestemmelser", "§" * 130, "bestemmelser", "højst 120 tegn"),
    ],
)
def test_what_cannot_be_saved_is_said_by_the_field(
    visit: Visitor, jens: Any, full: Part, field: str, value: str, where: str, sentence: str
) -> None:
    sent = typed(visit(jens, address(full)))
    sent["stoej"] = ["Nyt om støj"]
    sent[field] = [value, *sent[field][1:]]
    told = autosaved(visit, jens, full, sent, expect=422)
    assert told["said"].startswith("Ikke gemt. Ret »")
    assert list(told["stops"]) == [where]
    assert told["stops"][where][0] in told["said"]
    assert sentence in told["stops"][where][0]
    assert "010190" not in str(told["stops"])
    page = visit(jens, address(full), method="post", data=sent)
    assert any(sentence in said for said in page.texts("//*[contains(@class, 'form-error-sentence')]"))
    assert page.one("//div[@role='alert']//a/@href") in {f"#{each}" for each in page.all("//main//@id")}
    kept = typed(page)
    assert kept["stoej"] == ["Nyt om støj"]
    assert field == "emne" or kept[field][0].strip() == value.strip(), "what is on no list cannot be shown in one"
    assert (fresh(full).revision, fresh(full).changed_by) == (1, None)


def test_law_numbers_are_no_telephone_numbers(visit: Visitor, jens: Any, full: Part) -> None:
    sent = typed(visit(jens, address(full)))
    sent["stoej"] = ["BEK 1069/2020, § 3 og VEJ 9375 og 12.345 kr. (2023)"]
    autosaved(visit, jens, full, sent)
    assert case_of(full).noise == "BEK 1069/2020, § 3 og VEJ 9375 og 12.345 kr. (2023)"


def test_the_second_of_two_windows_is_shown_the_difference(visit: Visitor, jens: Any, full: Part) -> None:
    mette = make_staff(Role.CASE_AUTHOR, name="Mette Friis")
    mine, hers = typed(visit(jens, address(full))), typed(visit(mette, address(full)))
    hers["akter.titel"] = ["Hendes titel", *hers["akter.titel"][1:]]
    visit(mette, address(full), expect=302, method="post", data=hers)
    mine["stoej"] = ["Min støj"]
    for name in ("noegle", "titel", "dato", "afsender", "tekst"):
        mine[f"akter.{name}"].append("")
    mine["akter.slags"].append("notat")
    told = autosaved(visit, jens, full, mine, expect=409)
    assert told["said"].startswith("Ikke gemt. Mette Friis har gemt kl. ")
    assert told["revision"] == 2
    assert all(words in told["changed"] for words in ("Akt 1: Titel", "Hendes titel", "Ansøgning", "Min støj"))
    assert "Akt 5" not in told["changed"], "a blank row is no difference"
    assert case_of(full).noise != "Min støj"

    page = visit(jens, address(full), method="post", data=mine)
    assert "Mette Friis har gemt" in page.text
    over = typed(page)
    assert (over["stoej"], over["revision"]) == (["Min støj"], ["2"])
    visit(jens, address(full), expect=302, method="post", data=over)
    assert case_of(full).noise == "Min støj"
    assert case_of(full).papers[0].title == "Ansøgning"


def test_one_who_saves_twice_is_told_of_their_own_window(visit: Visitor, jens: Any, full: Part) -> None:
    one, other = typed(visit(jens, address(full))), typed(visit(jens, address(full)))
    one["stoej"], other["stoej"] = ["Først"], ["Bagefter"]
    autosaved(visit, jens, full, one)
    assert autosaved(visit, jens, full, other, expect=409)["said"].startswith(
        "Ikke gemt. Du har gemt i et andet vindue"
    )
    # The same words are no conflict.
    assert autosaved(visit, jens, full, one)["revision"] == 2


# --- Rows ------------------------------------------------------------------------------------------------------------


def press(visit: Visitor, person: Any, part: Part, button: str, data: dict[str, list[str]] | None = None) -> Visit:
    sent = data or typed(visit(person, address(part)))
    return visit(person, address(part), method="post", data={**sent, "knap": [button]})


def test_rows_are_added_moved_and_removed_without_a_script(visit: Visitor, jens: Any, full: Part) -> None:
    titles = [paper.title for paper in case_of(full).papers]
    page = press(visit, jens, full, "akter:tilføj")
    assert page.texts("//legend")[: len(titles) + 1] == [f"Akt {place + 1}" for place in range(len(titles) + 1)]
    assert fresh(full).revision == 1, "a blank row is nothing to save"
    press(visit, jens, full, "akter:ned:0")
    assert [paper.title for paper in case_of(full).papers] == [titles[1], titles[0], *titles[2:]]
    press(visit, jens, full, "akter:op:1")
    assert [paper.title for paper in case_of(full).papers] == titles
    press(visit, jens, full, "akter:op:0")
    page = press(visit, jens, full, "akter:fjern:1")
    assert "Vil du fjerne Akt 2 med alt, hvad der står i den?" in page.text
    assert [paper.title for paper in case_of(full).papers] == titles
    press(visit, jens, full, "akter:fjern-helt:1")
    assert [paper.title for paper in case_of(full).papers] == [titles[0], *titles[2:]]


@pytest.mark.parametrize(
    "button", ["mulighed:fjern:0", "akter:fjern:99", "akter:fjern:-1", "akter:ned:3", "findes:ikke", ":::", "akter"]
)
def test_buttons_that_lead_nowhere_change_nothing(visit: Visitor, jens: Any, full: Part, button: str) -> None:
    before = case_of(full)
    press(visit, jens, full, button)
    assert case_of(full) == before


def test_new_papers_get_keys_of_their_own(visit: Visitor, jens: Any, blank: Part) -> None:
    sent = typed(visit(jens, address(blank)))
    sent["akter.noegle"] = ["../../etc", "svar", "notat"]
    sent["akter.titel"] = ["Notat", "Svar", "Ærø"]
    sent |= {"akter.slags": ["notat"] * 3, "akter.dato": [""] * 3, "akter.afsender": [""] * 3, "akter.tekst": [""] * 3}
    autosaved(visit, jens, blank, sent)
    assert [paper.key for paper in case_of(blank).papers] == ["notat-2", "svar-2", "notat"]


def test_a_new_mark_gets_the_next_number(visit: Visitor, jens: Any, full: Part) -> None:
    known = [each.mark for each in case_of(full).to_verify]
    sent = typed(visit(jens, address(full)))
    sent["efterproev.maerke"].append("")
    sent["efterproev.tekst"].append("Fristen i loven")
    autosaved(visit, jens, full, sent)
    added = case_of(full).to_verify[-1]
    assert (added.mark not in known, added.text) == (True, "Fristen i loven")


def test_options_beyond_the_four_are_not_lost(visit: Visitor, jens: Any, full: Part) -> None:
    case = case_of(full)
    more = replace(case, options=(*case.options, Option("E", "En femte.")), considerations=case.considerations[1:])
    actions.write_part(part=full, content=more, seen_revision=1, actor=jens, at=AT)
    autosaved(visit, jens, full, typed(visit(jens, address(full))))
    assert case_of(full).options == more.options
    assert [each.letter for each in case_of(full).considerations] == ["B", "C", "D", "A"]


# --- On to the reading -----------------------------------------------------------------------------------------------


def test_what_was_just_typed_is_what_is_sent(visit: Visitor, jens: Any, full: Part) -> None:
    sent = typed(visit(jens, address(full)))
    sent["stoej"] = ["Skrevet lige før"]
    visit(jens, address(full), expect=302, method="post", data={**sent, "knap": ["send"]})
    assert (fresh(full).state, case_of(full).noise) == ("review", "Skrevet lige før")
    page = visit(jens, address(full))
    assert "Retter du noget, bliver den en kladde igen." in page.text
    assert page.one("//button[@value='send']").get("hidden") is not None
    sent = typed(page)
    sent["stoej"] = ["Rettet"]
    assert "kladde" in autosaved(visit, jens, full, sent)["state"]
    assert fresh(full).state == "draft"


def test_what_lacks_something_is_not_sent(visit: Visitor, jens: Any, blank: Part) -> None:
    page = visit(
        jens,
        address(blank),
        method="post",
        data={**typed(visit(jens, address(blank))), "knap": ["send"]},
        follow=True,
    )
    assert "Der mangler 14 ting, før teksten kan gå videre." in page.text
    assert "14 ting mangler, før casen kan sendes til gennemlæsning." in page.text
    assert fresh(blank).state == "draft"


def test_the_preview_is_what_participants_read(visit: Visitor, jens: Any, full: Part) -> None:
    page = visit(jens, address(full, "preview"))
    assert "Hanne Lund er 54 år" in page.html
    assert case_of(full).temptation[:40] not in page.html
    assert "<html" not in page.html


def test_a_course_without_answers_has_no_field_for_them(visit: Visitor, jens: Any, full: Part, blank: Part) -> None:
    CourseVersion.objects.update(has_worked_answers=False)
    assert "afsnit-svar" not in visit(jens, address(blank)).html
    page = visit(jens, address(full))
    assert "Kurset viser ikke gennemarbejdede svar." in page.text
    answer = case_of(full).worked_answer
    autosaved(visit, jens, full, typed(page))
    assert case_of(full).worked_answer == answer


# --- Large courses ---------------------------------------------------------------------------------------------------


def test_a_hundred_cases_take_no_more_queries_and_less_than_150_ms(
    visit: Visitor, jens: Any, course_2023: Course, full: Part
) -> None:
    visit(jens, address(full))
    few = visit(jens, address(full)).queries
    modules = tuple(replace(each, key=f"{each.key}-{n}") for n in range(7) for each in course_2023.modules)
    cases = {f"{key}-{n}": replace(each, key=f"{key}-{n}") for n in range(8) for key, each in course_2023.cases.items()}
    large = imported(replace(course_2023, key="stort", version="stor", modules=modules, cases=cases))
    assert large.parts.filter(kind="case").count() >= 100
    assert large.parts.filter(kind="side").count() >= 250
    case = large.parts.filter(kind="case").latest("pk")
    assert visit(jens, address(case)).queries == few
    client, took = visit.client(jens), []
    for _ in range(5):
        began = time.process_time()
        assert client.get(address(case)).status_code == 200
        took.append(time.process_time() - began)
    assert min(took) < 0.150
