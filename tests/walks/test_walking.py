"""What `look()` holds a page to sees what it is for."""

from __future__ import annotations

import pytest

from tests.walks.conftest import Walker

PAGE = """<!doctype html><html lang="da"><head><title>Prøve – Sagkyndig</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Prøve</h1><p>Tekst.</p><label for="a">Navn</label> <input id="a"></main></body></html>"""

SMALL = '<button aria-label="Luk" style="width:9px;height:9px;padding:0;border:0"></button>'
PLANTED = {
    '<label for="a">Navn</label>': ("", "label: "),
    "<p>Tekst.</p>": ('<p style="color:#aaa">Tekst.</p>', "color-contrast: "),
    "<body>": ("<body><p>Uden for.</p>", "region: "),
    '<html lang="da">': ("<html>", "html-has-lang: "),
    "<h1>Prøve</h1>": ("<h3>Prøve</h3>", "page-has-heading-one: "),
    "</main>": ('<p style="width:900px">Bred.</p></main>', "is wider than"),
    "</p>": (f"</p><div>{SMALL}{SMALL}</div>", "target-size: "),
}


def test_a_good_page_passes(walk: Walker) -> None:
    window = walk(size="phone")
    window.page.set_content(PAGE)
    window.look("ingen")


@pytest.mark.parametrize("before", PLANTED)
def test_what_is_planted_is_found(walk: Walker, before: str) -> None:
    after, said = PLANTED[before]
    assert before in PAGE
    window = walk(size="phone")
    window.page.set_content(PAGE.replace(before, after, 1))
    with pytest.raises(AssertionError, match=said):
        window.look("ingen")


def test_what_comes_from_elsewhere_is_found(walk: Walker) -> None:
    window = walk().go("/log-ind/")
    window.page.evaluate("() => { document.querySelector('main').append(new Image()); }")
    window.page.evaluate("() => fetch('https://example.org/x').catch(() => 0)")
    with pytest.raises(AssertionError, match=r"another place|Content Security Policy"):
        window.look("ingen")
