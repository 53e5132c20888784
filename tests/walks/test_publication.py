"""The publication in a real Chromium: alone and inside a page of the application, on a phone and on paper."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sagkyndig.pure.documents import html
from sagkyndig.pure.documents.css import publication_css
from tests.pure.documents import samples
from tests.walks.places import AXE, ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOST = ROOT / "src" / "sagkyndig" / "vendor" / "static" / "dkfds" / "css" / "dkfds.min.css"


def hosted(folder: Path) -> str:
    """The fragment inside a page whose stylesheet has its own rem, lists and paragraphs, under a strict policy."""
    (folder / "publication.css").write_text(publication_css(), encoding="utf-8")
    return (
        '<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Rapport</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src file:">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{HOST.as_uri()}"><link rel="stylesheet" href="publication.css"></head>'
        f'<body><main class="container page-container">{html.to_fragment(samples.report(), number_href=str)}</main>'
        "</body></html>"
    )


def pages(folder: Path) -> dict[str, str]:
    return {
        "report": html.to_page(samples.report()),
        "article": html.article_page(samples.article()),
        "empty": html.to_page(samples.empty()),
        "long": html.to_page(samples.long_words()),
        "hosted": hosted(folder),
    }


@pytest.fixture(params=["report", "article", "empty", "long", "hosted"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    page = tmp_path / "page.html"
    page.write_text(pages(tmp_path)[request.param], encoding="utf-8")
    return page.as_uri()


def opened(browser: Any, address: str, *, width: int, policy: bool) -> Any:
    page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=not policy).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    assert complaints == []
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window_and_axe_is_content(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, width=width, policy=False)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    page.context.close()


def test_the_text_is_as_large_in_the_application_as_alone(browser: Any, tmp_path: Path) -> None:
    sizes = {}
    for name in ("report", "hosted"):
        at = tmp_path / f"{name}.html"
        at.write_text(pages(tmp_path)[name], encoding="utf-8")
        page = opened(browser, at.as_uri(), width=1280, policy=True)
        sizes[name] = page.evaluate(
            "['.pub-chapter p', 'h1', 'h2', '.pub-results span', '.pub-contents a'].map(at => {"
            " const style = getComputedStyle(document.querySelector(at));"
            " return [style.fontSize, style.lineHeight, style.color, style.fontFamily] })"
        )
        page.context.close()
    assert sizes["hosted"] == sizes["report"]
    assert sizes["report"][0][0] == "21px"


def test_call_outs_stand_in_the_margin_only_where_there_is_one(browser: Any, tmp_path: Path) -> None:
    at = tmp_path / "page.html"
    at.write_text(html.to_page(samples.report()), encoding="utf-8")
    floats = {}
    for width in (1280, 900, 360):
        page = opened(browser, at.as_uri(), width=width, policy=True)
        floats[width] = page.evaluate("getComputedStyle(document.querySelector('.pub-callout')).cssFloat")
        page.context.close()
    assert floats == {1280: "right", 900: "none", 360: "none"}


def test_contents_follow_on_a_wide_window(browser: Any, tmp_path: Path) -> None:
    at = tmp_path / "page.html"
    at.write_text(html.to_page(samples.report()), encoding="utf-8")
    page = opened(browser, at.as_uri(), width=1280, policy=True)
    page.evaluate("window.scrollTo(0, 3000)")
    assert page.evaluate("document.querySelector('nav').getBoundingClientRect().top") == pytest.approx(24, abs=1)
    page.context.close()


def test_the_skip_link_comes_first_and_shows_itself(browser: Any, tmp_path: Path) -> None:
    at = tmp_path / "page.html"
    at.write_text(html.to_page(samples.report()), encoding="utf-8")
    page = opened(browser, at.as_uri(), width=1280, policy=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til hovedindhold"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") == 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.context.close()


def test_on_paper_the_tables_are_open(browser: Any, tmp_path: Path) -> None:
    """Without the tables there is a page less for about every second figure."""
    at = tmp_path / "page.html"
    counts = []
    report = html.to_page(samples.report())
    for markup in (report, report.replace("<details", "<details open"), report.replace("::details-content", "::none")):
        at.write_text(markup, encoding="utf-8")
        page = opened(browser, at.as_uri(), width=1280, policy=True)
        with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            counts.append(len(printed.pages))
        page.context.close()
    assert counts[0] == counts[1] > counts[2]
