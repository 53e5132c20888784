"""Reading a course: papers behind tabs, the provision that was touched, and the recording of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.models import Part
from tests.factories.sounds import tone_wav
from tests.walks.authors import JENS, SOFIE, Bench, a_draft, bench_of, reading_of
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

SPEEDS = ["0,8", "1", "1,2", "1,5"]
PLAYING = "() => { const a = document.querySelector('audio'); return !a.paused && a.currentTime > 0; }"


def published(key: str, kind: str = "case") -> Part:
    version = queries.versions_of("2023-kontant-tilskud-og-bpa")[0]
    return next(each for each in queries.parts_in_order(version) if (each.kind, each.key) == (kind, key))


def the_open_tab(window: Walk) -> str:
    tabs = window.page.get_by_role("tab", selected=True)
    assert tabs.count() == 1
    name = str(tabs.inner_text())
    panels = window.page.get_by_role("tabpanel")
    assert (panels.count(), panels.get_by_role("heading").first.inner_text()) == (1, name)
    return name


# --- Papers ----------------------------------------------------------------------------------------------------------


def test_papers_are_leafed_through_by_keyboard(walk: Walker, demo: Any) -> None:
    part = published("brylluppet-i-gdansk")
    names = [paper.title for paper in queries.content_of(part).papers]  # type: ignore[union-attr]
    window = walk().enter_demo_as(SOFIE).go(reading_of(part))
    assert the_open_tab(window) == names[0]
    window.look("laes-case")
    window.reach(names[0])
    seen = []
    for _ in names:
        seen.append(the_open_tab(window))
        window.key("ArrowRight")
    assert seen == names
    assert the_open_tab(window) == names[0]  # round to the first again
    window.key("End")
    assert the_open_tab(window) == names[-1]
    window.look("laes-case-sidste-akt")
    window.key("Home")
    window.page.get_by_role("link", name=f"Næste akt: {names[1]}").click()
    assert the_open_tab(window) == names[1]
    expect(window.page.get_by_role("tab", selected=True)).to_be_focused()
    window.page.locator("details.afterwards summary").click()
    window.look("laes-case-bagefter")
    window.follow("Se med forfatterens noter", within="main")
    window.page.locator("details.afterwards summary").click()
    window.look("laes-case-forfatter")


def test_all_papers_stand_one_after_the_other_without_javascript(walk: Walker, demo: Any) -> None:
    part = published("brylluppet-i-gdansk")
    window = walk(javascript=False).enter_demo_as(SOFIE).go(reading_of(part))
    for paper in queries.content_of(part).papers:  # type: ignore[union-attr]
        assert window.page.get_by_role("heading", name=paper.title, exact=True).is_visible()
    assert window.page.get_by_role("tab").count() == 0


# --- The law ---------------------------------------------------------------------------------------------------------


def test_the_touched_provision_comes_forward_and_ones_place_is_kept(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(SOFIE).go(reading_of(published("arbejdsleder-96", "side")))
    link = window.page.locator(".read .prose a.law").first
    name = link.inner_text()
    forward = window.page.locator(".law-forward")
    window.reach(name)
    window.key("Enter")
    expect(forward).to_be_visible()
    expect(forward).to_contain_text("SEL § 96, stk. 2")
    window.look("laes-bestemmelse")
    forward.get_by_role("button", name="Luk").press("Enter")
    expect(forward).to_be_hidden()
    expect(link).to_be_focused()
    window.key("Enter")
    forward.get_by_role("button", name="Luk").focus()
    window.key("Escape")
    expect(forward).to_be_hidden()
    expect(link).to_be_focused()


def test_on_a_phone_the_provision_comes_as_a_sheet_from_below(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").enter_demo_as(SOFIE).go(reading_of(published("arbejdsleder-96", "side")))
    link = window.page.locator(".read .prose a.law").first
    link.click()
    sheet = window.page.get_by_role("dialog", name="SEL § 96, stk. 2")
    expect(sheet.get_by_role("button", name="Luk")).to_be_focused()
    window.look("laes-bestemmelse-telefon")
    window.key("Escape")
    expect(sheet).to_have_count(0)
    expect(link).to_be_focused()


# --- Sound -----------------------------------------------------------------------------------------------------------


def upload(window: Walk, part: Part, sound: Path) -> None:
    window.go(bench_of(part))
    window.follow("Oplæsning", within="main")
    window.send("Lydfil", sound)
    window.page.get_by_role("button", name="Upload optagelsen", exact=True).click()


def test_a_text_is_recorded_heard_and_marked_where_it_has_changed(walk: Walker, demo: Any, tmp_path: Path) -> None:
    recording, not_sound = tmp_path / "oplaesning.wav", tmp_path / "oplaesning.mp3"
    recording.write_bytes(tone_wav(40))
    not_sound.write_bytes(b"MZ" + bytes(4000))
    part = a_draft("side")
    window = walk().enter_demo_as(JENS)
    upload(window, part, not_sound)
    expect(window.page.locator("main .error-summary")).to_be_focused()
    window.look("oplaesning-fejl")
    upload(window, part, recording)
    expect(window.page.locator("main .alert-success")).to_contain_text("Optagelsen er gemt.")
    window.look("oplaesning")

    window.go(reading_of(part))
    page, audio = window.page, window.page.locator("audio")
    page.evaluate("() => document.querySelector('audio').play()")
    page.wait_for_function(PLAYING)
    assert [page.locator(".sound__speeds button").nth(each).inner_text() for each in range(4)] == SPEEDS
    page.get_by_role("button", name="1,5 gange normal hastighed").click()
    assert audio.evaluate("each => each.playbackRate") == 1.5
    expect(page.get_by_role("button", name="1,5 gange normal hastighed")).to_have_attribute("aria-pressed", "true")
    audio.evaluate("each => { each.pause(); each.currentTime = 30; }")
    page.get_by_role("button", name="15 sek. tilbage").click()
    assert audio.evaluate("each => each.currentTime") == 15
    assert page.locator(".is-changed").count() == 0
    window.look("laes-med-lyd")

    window.go(bench_of(part))
    bench = Bench(window)
    text = bench.section("Tekst").get_by_label("Tekst", exact=True)
    text.fill("Det her afsnit er nyt.\n\n" + text.input_value())
    bench.wait_until_saved()
    window.go(reading_of(part))
    expect(page.locator(".is-changed")).to_have_count(1)
    expect(page.locator(".is-changed")).to_contain_text("Ændret siden optagelsen")
    page.locator(".sound__changes summary").click()
    assert "Det siger optagelsen ikke endnu:" in window.text
    window.look("laes-med-lyd-aendret")

    window.follow("Oplæsning", within="main")
    window.follow("Fjern oplæsningen", within="main")
    window.look("oplaesning-fjernes")
    window.press("Fjern oplæsningen")
    assert "er fjernet." in window.text
