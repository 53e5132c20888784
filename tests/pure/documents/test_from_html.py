"""Our own HTML as blocks of a document."""

from __future__ import annotations

from sagkyndig.pure.documents.from_html import blocks_from, runs_from
from sagkyndig.pure.documents.tree import BulletList, DataTable, Heading, Link, Paragraph, Text
from sagkyndig.pure.markdown import to_html


def html(text: str) -> str:
    return to_html(text, lambda piece, _: piece.replace("<", "&lt;"))


def test_paragraphs_lists_and_breaks() -> None:
    told = blocks_from(html("En **stærk** linje\nog en til.\n\n- et\n- to\n\n1. første\n2. anden"), places=())
    assert told == [
        Paragraph((Text("En "), Text("stærk", strong=True), Text(" linje"), Text("\n"), Text("og en til."))),
        BulletList(((Text("et"),), (Text("to"),))),
        BulletList(((Text("første"),), (Text("anden"),)), numbered=True),
    ]


def test_headings_are_headings_or_strong_lines() -> None:
    assert blocks_from("<h2>Regel</h2><p>x</p>", places=(), anchors=lambda _: "a")[0] == Heading(3, "Regel", "a")
    assert blocks_from("<h4>Regel</h4>", places=()) == [Paragraph((Text("Regel", strong=True),))]


def test_only_links_that_lead_somewhere_are_links() -> None:
    line = '<a class="law" href="#lov-a">A</a> <a href="#lov-b">B</a> <a href="https://x.example/">C</a>'
    assert runs_from(line, places={"lov-a"}) == (
        Link("A", "#lov-a"),
        Text(" "),
        Text("B"),
        Text(" "),
        Link("C", "https://x.example/"),
    )


def test_tables_keep_their_cells() -> None:
    assert blocks_from(html("| Tid | Timer |\n|---|---|\n| Bad | **2** |\n| Mad | |"), places=()) == [
        DataTable("", ("Tid", "Timer"), (("Bad", "2"), ("Mad", "")))
    ]


def test_a_list_in_a_list_and_signs_that_mean_something() -> None:
    (listed,) = blocks_from("<ul><li>en<ul><li>to &lt; tre</li></ul></li><li>fire</li></ul>", places=())
    assert listed == BulletList(((Text("en"),), (Text("– "), Text("to < tre")), (Text("fire"),)))
