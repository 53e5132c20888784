"""The rules that `visit()` holds every page to see what they are for."""

from __future__ import annotations

import pytest
from lxml import html

from tests.visits import breaches_of_the_house

PAGE = """<!doctype html><html lang="da"><head><title>Programmer – Sagkyndig</title></head><body>
<main><h1>Programmer</h1><h2>Alle</h2><p>Der er <b>to</b>.</p><a href="/nyt/">Nyt program</a>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken"><label for="a">Navn</label><input id="a" name="n">
<p id="hint">Kort.</p><textarea aria-label="Formål" aria-describedby="hint"></textarea><button>Gem</button></form>
</main></body></html>"""

PLANTED = {
    ('lang="da"', 'lang="en"'): 'the page has lang="en", not "da"',
    ("Programmer – Sagkyndig</title>", "Sagkyndig</title>"): "the title says neither which page this is",
    ("<h1>Programmer</h1>", "<h1>A</h1><h1>B</h1>"): "the page has 2 h1",
    ("<h2>Alle</h2>", "<h3>Alle</h3>"): "is an h3 after an h1",
    ("<main>", "<main></main><main>"): "the page has 2 main landmarks",
    ('<label for="a">Navn</label>', ""): "<input name='n'> has no label",
    ('<label for="a">Navn</label>', '<label for="a"> </label>'): "<input name='n'> has no label",
    (">Nyt program<", "><img alt='' src='/a.png'><"): "has no text",
    ('href="/nyt/"', 'href="#"'): "leads nowhere",
    ('<p id="hint">', '<p id="a">x</p><p id="hint">'): "ids that stand more than once: ['a']",
    ('aria-describedby="hint"', 'aria-describedby="gone"'): "an aria attribute points at ['gone']",
    ("<p>", '<p style="color:red">'): "carries a style attribute",
    ("<button>", '<button onclick="x()">'): "carries ['onclick']",
    ("</main>", "<script>x()</script></main>"): "inline <script>",
    ("</main>", "<style>p{}</style></main>"): "inline <style>",
    ("</main>", '<script src="https://example.org/x.js"></script></main>'): "fetched from elsewhere",
    ("</main>", '<img src="/a.png"></main>'): "has no alt attribute",
    ("</main>", "<table><tr><td>1</td></tr></table></main>"): "no header cells",
    ("Der er", "Please er"): "an English word",
    ("Der er", "None er"): "an English word",
    ("Der er", "{{ antal"): "something was not rendered",
    ('<input type="hidden" name="csrfmiddlewaretoken">', ""): "has no csrf token",
}


def test_a_good_page_has_no_breaches() -> None:
    assert breaches_of_the_house(html.document_fromstring(PAGE)) == []


@pytest.mark.parametrize(("plant", "said"), PLANTED.items(), ids=lambda each: str(each)[:40])
def test_what_is_planted_is_found(plant: tuple[str, str], said: str) -> None:
    before, after = plant
    assert before in PAGE
    breaches = breaches_of_the_house(html.document_fromstring(PAGE.replace(before, after, 1)))
    assert [breach for breach in breaches if said in breach] == breaches
    assert len(breaches) == 1
