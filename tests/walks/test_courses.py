"""Step 2: a jurist writes a course, a colleague approves it, and an edition uses it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from sagkyndig.journey.courses.rules.course import Case, Page
from tests.walks.authors import ANNE, JENS, SOFIE, Bench, authored, case_at
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

TITLE = "Arbejdslederen i BPA"
CPR = "210384-3124"
REMARK = "Sig først, hvad kommunen skal gøre med et gammelt brev."


class Watch:
    """How long each stage of a story takes."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.stages[name] = time.perf_counter() - began

    def __str__(self) -> str:
        lines = [f"{name:<52}{seconds:>7.1f} s" for name, seconds in self.stages.items()]
        return "\n".join([*lines, f"{'I alt':<52}{sum(self.stages.values()):>7.1f} s"])


def begin_course(window: Walk) -> None:
    window.follow("Kurser", within=".navigation-menu")
    window.look("kurser")
    window.follow("Begynd et kursus", within="main")
    window.look("kursus-begyndes")
    window.write("Titel", TITLE)
    window.write("Retstilstand pr.", "2023-04-01")
    window.write("Målgruppe", "Sagsbehandlere, der arbejder med SEL § 96.")
    window.write("Minutter", "28")
    window.page.get_by_text("Efter hver case.").click()
    window.tick("Hver case har et gennemarbejdet svar")
    window.tick("§ 96 Borgerstyret personlig assistance (BPA)")
    window.press("Begynd kurset")
    assert window.h1 == TITLE
    window.look("kursus-tomt")


def add_case(window: Walk, title: str) -> Bench:
    window.follow("Tilføj en case", within=".next-step")
    window.write("Titel", title)
    window.choose("Emne", "Arbejdsleder")
    window.look("case-tilfoejes")
    window.press("Tilføj og skriv videre")
    return Bench(window)


def write_case(bench: Bench, case: Case) -> None:
    """From a blank page to the last word, with a number that must not be there on the way."""
    window = bench.window
    assert "14 ting mangler, før casen kan sendes til gennemlæsning." in window.text
    window.look("case-tom")
    bench.write_about(case)
    bench.write_papers(case)
    bench.wait_until_saved()

    letter = bench.row("Akter", "Akt 1").get_by_label("Tekst", exact=True)
    letter.fill(f"{case.papers[0].text}\n\nMit nummer er {CPR}.")
    letter.blur()
    expect(window.page.locator("[data-saved]")).to_contain_text("Ikke gemt. Ret »Akt 1: Tekst«.")
    assert CPR in letter.input_value()
    window.look("case-cpr")
    letter.fill(case.papers[0].text)

    bench.write_missing(case)
    bench.write_options(case)
    bench.write_points(case)
    bench.write_answer(case)
    assert bench.wait_until_saved() == "Gemt 10.00 af Jens Overgård"
    expect(window.page.locator("[data-standing]")).to_have_text("Casen kan sendes til gennemlæsning.")


def add_page(window: Walk, page: Page, link: str) -> Bench:
    window.page.locator("main").get_by_role("link", name=re.compile(link)).first.click()
    window.page.wait_for_url("**/tilfoej/side/**")
    if not page.case:
        window.write("Titel", page.title)
    window.look(f"side-tilfoejes-{page.kind}")
    window.press("Tilføj og skriv videre")
    bench = Bench(window)
    bench.write_page(page)
    bench.wait_until_saved()
    expect(window.page.locator("[data-standing]")).to_have_text("Siden kan sendes til gennemlæsning.")
    window.look(f"side-skrevet-{page.kind}")
    return bench


def send_all(window: Walk) -> None:
    assert "3 kladder mangler at komme til gennemlæsning" in window.text
    window.look("kursus-kladder")
    window.press("Send alle kladder uden fejl til gennemlæsning")
    assert "3 dele er sendt til gennemlæsning." in window.text
    assert "3 dele venter på en kollega" in window.text
    window.look("kursus-sendt")


def remark(window: Walk, version: str) -> None:
    """The reader meets what waits on her own first page."""
    assert "venter på, at du læser" in window.text
    window.go(version)
    assert "3 dele venter på, at du læser dem" in window.text
    window.look("kursus-til-gennemlaesning")
    window.follow("Læs den første", within="main")
    window.look("del-til-gennemlaesning")
    window.press("Gem kommentaren")
    assert "Skriv kommentaren først." in window.text
    window.look("kommentar-fejl")
    window.write("Ny kommentar", REMARK)
    window.press("Gem kommentaren")
    assert "Der er åbne kommentarer. Afslut dem, før du godkender." in window.text
    window.look("kommentar-gemt")


def settle(window: Walk, version: str) -> None:
    """The author answers the remark in the text, and sends it again."""
    window.go("/")
    window.look("forside-med-kommentar")
    window.go(version)
    window.follow("Se kommentaren", within="main")
    assert REMARK in window.text
    bench = Bench(window)
    assert bench.status.startswith("Gemt")
    window.look("del-med-kommentar")
    text = bench.section("Tekst").get_by_label("Tekst, før det vises", exact=True)
    text.fill(text.input_value() + "\n\nHold det nyeste op mod det, borgeren selv fortæller.")
    bench.wait_until_saved()
    window.press(f"Afslut kommentaren fra {SOFIE}")
    window.press("Send til gennemlæsning")
    assert "er sendt til gennemlæsning." in window.text


def approve_all_by_keyboard(window: Walk, version: str) -> None:
    window.go(version)
    window.reach("Læs den første")
    window.enter()
    for left in (2, 1, 0):
        window.reach("Godkend teksten")
        window.enter()
        assert "er godkendt." in window.text
        assert (window.path == version) is not left
    assert "Alt er godkendt" in window.text
    window.look("kursus-godkendt")


def publish(window: Walk, version: str) -> None:
    window.go(version)
    window.follow("Offentliggør kurset", within="main")
    window.look("kursus-offentliggoeres")
    window.press("Offentliggør til demonstration")
    assert "Sæt kryds, hvis kurset skal offentliggøres til demonstration." in window.text
    window.look("kursus-offentliggoeres-fejl")
    window.tick("Offentliggør til demonstration. Det kommer til at stå på hver side.")
    window.press("Offentliggør til demonstration")
    assert f"»{TITLE}, udgave 1« er offentliggjort til demonstration." in window.text
    window.look("kursus-offentliggjort")


def choose_course(window: Walk, edition: Any) -> None:
    window.go(f"/runder/{edition.pk}/kursus/")
    window.page.get_by_text("Vælg et andet kursus eller den nyeste udgave").click()
    window.look("runde-vaelger-kursus")
    window.page.locator("main label").filter(has_text=TITLE).click()
    window.press("Brug kurset i runden")
    assert f"»{TITLE}, udgave 1«" in window.text
    window.look("runde-har-kursus")


def test_two_jurists_write_and_publish_a_course(walk: Walker, demo: Any) -> None:
    course, watch = authored(), Watch()
    case = course.cases["en-nat-i-februar"]
    rule = next(page for page in course.pages if page.key == "arbejdsleder-96")
    shows = next(page for page in course.pages if page.case == case.key)

    jens, sofie, anne = (walk().enter_demo_as(name) for name in (JENS, SOFIE, ANNE))
    with watch.stage("Jens begynder kurset"):
        begin_course(jens)
    version = jens.path
    with watch.stage("Jens skriver casen"):
        write_case(add_case(jens, case.title), case)
    jens.page.evaluate("() => window.scrollTo(0, 0)")
    jens.look("02-casen-skrives")
    assert without_keys(case_at(jens.path)) == without_keys(case)
    jens.follow("Se som kursist", within="main")
    jens.look("02-casen-laeses")
    with watch.stage("Jens skriver siden, der viser den"):
        jens.go(version)
        assert "Kurset har ingen sider endnu" in jens.text
        jens.look("kursus-med-case")
        add_page(jens, shows, "^Lav en side, der viser den")
    with watch.stage("Jens skriver en regel"):
        jens.go(version)
        add_page(jens, rule, "^Tilføj en side")
    jens.go(version)
    send_all(jens)
    with watch.stage("Sofie læser og kommenterer"):
        remark(sofie, version)
    with watch.stage("Jens retter og sender igen"):
        settle(jens, version)
    with watch.stage("Sofie godkender alle tre med tastaturet"):
        approve_all_by_keyboard(sofie, version)
    with watch.stage("Jens offentliggør"):
        publish(jens, version)
    with watch.stage("Anne vælger det til runden"):
        choose_course(anne, demo)
    jens.press("Begynd en ny udgave")
    assert "Alt fra den forrige udgave er med." in jens.text
    assert "Alt er godkendt" in jens.text
    jens.look("kursus-ny-udgave")
    print(watch)


def test_a_course_says_what_comes_first(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(SOFIE).go("/kurser/")
    window.follow("Tabt arbejdsfortjeneste", within="main")
    assert "venter på, at du læser" in window.text
    window.look("02-kurset")
    window.follow("Se kontrollen", within="main")
    window.look("kursus-kontrol")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_colleague_reads_remarks_and_approves_on_a_phone(walk: Walker, demo: Any, javascript: bool) -> None:
    window = walk(size="phone", javascript=javascript).enter_demo_as(SOFIE).go("/kurser/")
    window.follow("Tabt arbejdsfortjeneste", within="main")
    window.look("kurset-telefon")
    window.follow("Læs den første", within="main")
    first = window.path
    window.write("Ny kommentar", f"Ring til {CPR}.")
    window.press("Gem kommentaren")
    assert "Ikke gemt" in window.text
    assert CPR in window.value("Ny kommentar")
    window.look("kommentar-cpr-telefon")
    window.write("Ny kommentar", REMARK)
    window.press("Gem kommentaren")
    assert REMARK in window.text
    window.look("kommentar-telefon")
    window.press(f"Afslut kommentaren fra {SOFIE}")
    window.press("Godkend teksten")
    assert "er godkendt." in window.text
    assert window.path != first
    window.look("naeste-del-telefon")
    window.press("Send tilbage som kladde")
    assert "er en kladde igen." in window.text


def without_keys(case: Case) -> Case:
    """Keys are made from the titles, and the author has chosen others in the files."""
    return replace(case, key="", papers=tuple(replace(paper, key="") for paper in case.papers))
