"""Markdown becomes HTML that is safe, keeps its lines, and skips no heading."""

from __future__ import annotations

from html import escape

import pytest

from sagkyndig.pure.markdown import Html, to_html, to_html_line


def dress(text: str, in_link: bool) -> str:
    return escape(text, quote=False)


def shout(text: str, in_link: bool) -> str:
    return escape(text if in_link else text.upper(), quote=False)


def test_paragraphs_lists_and_line_breaks() -> None:
    assert to_html("Kære dig\n\nVenlig hilsen\nKarin\n\n- en\n- to", dress) == (
        "<p>Kære dig</p>\n<p>Venlig hilsen<br />\nKarin</p>\n<ul>\n<li>en</li>\n<li>to</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("<b onclick='x'>fed</b>", "<p>&lt;b onclick='x'&gt;fed&lt;/b&gt;</p>\n"),
        ("[se](javascript:alert(1))", "<p>[se](javascript:alert(1))</p>\n"),
        ("[se](https://ast.dk)", '<p><a href="https://ast.dk">se</a></p>\n'),
        ("    fire blanke først", "<p>fire blanke først</p>\n"),
        ("Titel\n---", "<p>Titel</p>\n<hr />\n"),
        ("a\x00b\x08c", "<p>abc</p>\n"),
        ("", ""),
    ],
)
def test_nothing_that_is_typed_does_harm(typed: str, shown: str) -> None:
    assert to_html(typed, dress) == shown


def test_the_largest_heading_becomes_the_top_and_none_skips_a_level() -> None:
    assert to_html("## A\n\n#### B\n\n## C", dress, top=3) == "<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>\n"
    assert to_html("### A\n\n# B", dress, top=2) == "<h2>A</h2>\n<h2>B</h2>\n"


def test_headings_end_at_the_sixth() -> None:
    assert to_html("# A\n\n## B\n\n### C", dress, top=5) == "<h5>A</h5>\n<h6>B</h6>\n<h6>C</h6>\n"


def test_running_text_is_dressed_wherever_it_stands() -> None:
    assert (
        to_html("a **b** [c](https://ast.dk)", shout) == '<p>A <strong>B</strong> <a href="https://ast.dk">c</a></p>\n'
    )
    assert to_html("| a | b |\n|---|---|\n| c | d |", shout) == (
        '<table class="md-table md-table--2">\n<thead>\n<tr>\n<th scope="col">A</th>\n<th scope="col">B</th>\n</tr>\n'
        '</thead>\n<tbody>\n<tr>\n<th scope="row">C</th>\n<td data-title="B">D</td>\n</tr>\n</tbody>\n</table>\n'
    )


def test_what_is_dressed_away_leaves_no_line_break_behind() -> None:
    assert to_html("Et ord\n[E1]", lambda text, in_link: text.replace("[E1]", "")) == "<p>Et ord</p>\n"


def test_amounts_stand_to_the_right_and_an_alignment_is_no_style() -> None:
    html = to_html("| | Tid | Note |\n|---|:---|---:|\n| Bad | 14 t 10 min | ja |\n| | 35 t | |", dress)
    assert "style" not in html
    assert "<td>" in html.split("</thead>")[0]  # a heading with nothing in it heads nothing
    assert '<th class="number" scope="col">Tid</th>' in html
    assert '<td class="number" data-title="Tid">35 t</td>' in html
    assert '<td class="number" data-title="Note">ja</td>' in html


def test_words_are_not_amounts() -> None:
    html = to_html("| Uge | Over |\n|---|---|\n| 10 | 0, men 4 t mangler |\n| 11 | 4 t |", dress)
    assert '<td data-title="Over">4 t</td>' in html
    assert '<th class="number" scope="row">10</th>' in html


def test_a_line_has_no_paragraph_and_says_that_it_is_html() -> None:
    line = to_html_line("**Fed** & »pæn«", dress)
    assert line == "<strong>Fed</strong> &amp; »pæn«"
    assert isinstance(line, Html)
    assert line.__html__() == line
