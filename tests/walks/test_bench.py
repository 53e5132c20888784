"""Writing in the bench: nothing that was typed is ever lost, whatever happens to the connection, the window or the script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.walks.authors import JENS, SOFIE, Bench, a_draft, bench_of, case_at
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

WORDS = "Emma Dam er 9 år. I dag er det mandag den 4. marts 2024."
SHORT = "Kort om sagen"
KEPT = "Det, du har skrevet, står stadig her."


def opened(window: Walk, kind: str = "case") -> Bench:
    window.go(bench_of(a_draft(kind)))
    return Bench(window)


def summary(bench: Bench) -> Any:
    return bench.section(SHORT).get_by_label(SHORT, exact=True)


def says(bench: Bench, text: str) -> None:
    expect(bench.page.locator("[data-saved]")).to_contain_text(text)


# --- The connection --------------------------------------------------------------------------------------------------


def test_words_are_saved_as_one_writes_and_read_beside(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    summary(bench).fill(WORDS)
    says(bench, "Gemmer …")
    says(bench, "Gemt 10.00 af Jens Overgård")
    assert case_at(window.path).summary == WORDS
    expect(window.page.locator("[data-preview-in]")).to_contain_text(WORDS)


def test_a_lost_connection_is_said_and_nothing_is_lost(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    before = case_at(window.path).summary
    window.cut_off()
    summary(bench).fill(WORDS)
    summary(bench).blur()
    says(bench, f"Ikke gemt. {KEPT} Der er ingen forbindelse. Vi prøver igen.")
    window.look("case-uden-forbindelse")
    bench.write(bench.section("Om casen"), "Minutter", "30")
    assert summary(bench).input_value() == WORDS
    assert case_at(window.path).summary == before
    window.connect_again()
    says(bench, "Gemt 10.00")
    assert (case_at(window.path).summary, case_at(window.path).minutes) == (WORDS, 30)


def test_leaving_with_words_that_are_not_saved_is_asked_about(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    asked: list[str] = []
    window.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    window.cut_off()
    summary(bench).fill(WORDS)
    window.page.get_by_role("link", name="Lovregister").first.click()
    says(bench, "Ikke gemt.")
    window.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert summary(bench).input_value() == WORDS
    window.connect_again()
    says(bench, "Gemt 10.00")
    window.follow("Lovregister")
    assert asked == ["beforeunload"]


def test_a_link_waits_for_the_last_words(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    path = window.path
    summary(bench).click()
    window.key("Control+A")
    window.type(WORDS)
    window.follow("Se som kursist", within="main")
    assert WORDS in window.text
    assert case_at(path).summary == WORDS


def test_whoever_was_logged_out_keeps_the_words_and_saves_them_after_logging_in(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    elsewhere = window.another().go("/")
    elsewhere.press("Log ud", within=".portal-user")
    summary(bench).fill(WORDS)
    summary(bench).blur()
    says(bench, f"Ikke gemt. {KEPT} Du er logget ud. Log ind i et nyt vindue, så bliver det gemt.")
    window.look("case-logget-ud")
    elsewhere.enter_demo_as(JENS)
    says(bench, "Gemt 10.00")
    assert case_at(window.path).summary == WORDS
    window.look("case-gemt-efter-log-ind")


# --- Two who write ---------------------------------------------------------------------------------------------------


def test_two_who_write_the_same_case_see_both_and_choose(walk: Walker, demo: Any) -> None:
    jens, sofie = (walk().enter_demo_as(name) for name in (JENS, SOFIE))
    mine, hers = opened(jens), opened(sofie)
    hers.write(hers.section("Om casen"), "Minutter", "35")
    letter = hers.row("Akter", "Akt 1").get_by_label("Tekst", exact=True)
    letter.fill(letter.input_value() + "\n\nVenlig hilsen Jesper")
    hers.wait_until_saved()
    summary(mine).fill(WORDS)
    summary(mine).blur()
    says(mine, "Ikke gemt. Sofie Ravnkilde har gemt kl. 10.00, mens du skrev.")
    changed = jens.page.locator(".bench-changed")
    expect(changed).to_be_focused()
    expect(changed).to_contain_text(WORDS)
    jens.look("case-to-skriver")
    assert summary(mine).input_value() == WORDS
    changed.get_by_role("button", name="Gem det, jeg har skrevet").click()
    says(mine, "Gemt 10.00 af Jens Overgård")
    assert case_at(jens.path).summary == WORDS

    hers.write(hers.section("Om casen"), "Minutter", "40")
    hers.section("Om casen").get_by_label("Minutter").blur()
    says(hers, "Ikke gemt. Jens Overgård har gemt kl. 10.00, mens du skrev.")
    sofie.follow("Hent det, der er gemt", within="main")
    assert summary(hers).input_value() == WORDS


def test_ones_own_second_tab_is_told_apart(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    one = opened(window)
    other = opened(window.another())
    summary(one).fill(WORDS)
    one.wait_until_saved()
    other.write(other.section("Om casen"), "Minutter", "35")
    other.section("Om casen").get_by_label("Minutter").blur()
    says(other, "Ikke gemt. Du har gemt i et andet vindue kl. 10.00.")
    assert case_at(window.path).summary == WORDS


# --- Rows ------------------------------------------------------------------------------------------------------------


def test_papers_are_added_moved_and_removed(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    papers = [paper.title for paper in case_at(window.path).papers]
    bench.add("Akter", "Tilføj en akt")
    last = f"Akt {len(papers) + 1}"
    expect(bench.row("Akter", last).get_by_label("Titel", exact=True)).to_be_focused()
    window.type("Brev fra skolen")
    bench.press(bench.row("Akter", last), "Flyt op")
    bench.wait_until_saved()
    assert [paper.title for paper in case_at(window.path).papers] == [*papers[:-1], "Brev fra skolen", papers[-1]]
    window.look("case-akt-flyttet")
    moved = f"Akt {len(papers)}"
    bench.press(bench.row("Akter", moved), "Fjern")
    bench.wait_until_saved()
    assert [paper.title for paper in case_at(window.path).papers] == papers
    bench.press(bench.section("Akter"), "Fortryd")
    bench.wait_until_saved()
    assert "Brev fra skolen" in [paper.title for paper in case_at(window.path).papers]


def test_the_bench_is_used_by_keyboard(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    bench = opened(window)
    window.reach(SHORT)  # in the list of contents
    window.key("Enter")
    window.reach(SHORT)
    window.key("Control+A")
    window.type(WORDS)
    window.reach("Tilføj en akt")
    window.key("Enter")
    window.type("Brev fra skolen")
    window.key("Control+S")
    says(bench, "Gemt 10.00")
    case = case_at(window.path)
    assert (case.summary, case.papers[-1].title) == (WORDS, "Brev fra skolen")


# --- Without a script, and on a phone --------------------------------------------------------------------------------


def test_a_case_is_written_and_sent_without_javascript(walk: Walker, demo: Any) -> None:
    window = walk(javascript=False).enter_demo_as(JENS)
    bench = opened(window)
    papers = [paper.title for paper in case_at(window.path).papers]
    summary(bench).fill(f"{WORDS} Mit nummer er 210384-3124.")
    window.press("Gem", within=".bench__do")
    assert "Ikke gemt. Ret »Kort om sagen«." in window.text
    assert "210384-3124" in summary(bench).input_value()

    summary(bench).fill(WORDS)
    bench.add("Akter", "Tilføj en akt")
    last = f"Akt {len(papers) + 1}"
    bench.write(bench.row("Akter", last), "Titel", "Brev fra skolen")
    bench.write(bench.row("Akter", last), "Dato", "2024-02-20")
    bench.write(bench.row("Akter", last), "Afsender", "Skolen i Elmby")
    bench.write(bench.row("Akter", last), "Tekst", "Emma er træt om eftermiddagen.")
    bench.press(bench.row("Akter", last), "Flyt op")
    window.press("Gem", within=".bench__do")
    case = case_at(window.path)
    assert case.summary == WORDS
    assert [paper.title for paper in case.papers] == [*papers[:-1], "Brev fra skolen", papers[-1]]
    window.press("Send til gennemlæsning", within=".bench__do")
    assert "er sendt til gennemlæsning." in window.text


PHONE = [("phone", kind) for kind in ("side", "case", "kontrastpar", "faelles")]


@pytest.mark.parametrize(("size", "kind"), [*PHONE, ("pc", "kontrastpar"), ("pc", "faelles")])
def test_every_kind_of_part_is_written_read_and_printed(walk: Walker, demo: Any, size: str, kind: str) -> None:
    window = walk(size=size).enter_demo_as(JENS)
    bench = opened(window, kind)
    window.look(f"skriv-{kind}-{size}")
    title = bench.page.get_by_label("Titel", exact=True).first
    title.fill("En ny titel")
    title.blur()
    says(bench, "Gemt 10.00 af Jens Overgård")
    window.page.get_by_role("link", name=re.compile("^Se som kursist")).first.click()
    window.page.wait_for_url("**/laes/")
    assert window.h1 == "En ny titel"
    window.look(f"laes-{kind}-{size}")
    for fold in window.page.locator("main details summary").all():
        fold.click()
    window.look(f"laes-{kind}-{size}-aabent")
    window.go(window.path.replace("/laes/", "/udskriv/"))
    window.look(f"udskriv-{kind}-{size}")


def test_a_part_is_removed_when_one_has_been_asked(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(JENS)
    part = a_draft("kontrastpar")
    window.go(f"/kurser/{part.version_id}/")
    row = window.page.locator(f"#del-{part.pk}")
    row.get_by_role("button", name=re.compile("^Fjern")).click()
    window.page.wait_for_url("**/fjern/")
    assert window.h1 == f"Fjern »{part.title}«?"
    window.look("fjern-kontrastpar")
