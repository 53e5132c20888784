"""What stands around every page, and the pieces that pages include."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from sagkyndig.foundation.ui.queries import page_of
from sagkyndig.journey.order import STEPS
from tests.factories.people import make_staff
from tests.visits import Visitor, text_of

pytestmark = pytest.mark.django_db


def rendered(source: str, **facts: object) -> str:
    return Template(source).render(Context(facts))


def test_a_page_begins_with_a_way_to_its_content(visit: Visitor) -> None:
    page = visit(None, "/proeve/liste/")
    first = page.all("//body//a[@href]")[0]
    assert (text_of(first), first.get("href")) == ("Gå til sidens indhold", "#main-content")
    assert page.one("//main").get("id") == "main-content"


def test_who_is_signed_in_stands_in_the_header_with_a_way_out(visit: Visitor) -> None:
    page = visit(make_staff(name="Anna Berg"), "/proeve/liste/")
    assert page.texts("//header//*[contains(@class, 'user__name')]") == ["Anna Berg", "Anna Berg"]
    forms = page.all("//header//form[@method='post']")
    assert [form.get("action") for form in forms] == ["/log-ud/"] * 2
    assert "Log ind" not in page.page_text


def test_nobody_signed_in_is_offered_to_sign_in(visit: Visitor) -> None:
    assert ("Log ind", "/log-ind/") in visit(None, "/proeve/liste/").menu


def test_the_foot_leads_to_help_privacy_and_the_statement(visit: Visitor) -> None:
    page = visit(None, "/proeve/liste/")
    said = {text_of(link): link.get("href") for link in page.all("//footer//a")}
    assert said["Hjælp"] == "/hjaelp/"
    assert said["Privatliv"] == "/privatliv/"
    assert said["Tilgængelighedserklæring"] == "/tilgaengelighed/"


def test_messages_are_alerts_that_keep_to_themselves(visit: Visitor) -> None:
    page = visit(None, "/proeve/beskeder/")
    assert page.messages == ["Det lykkedes: Runden er gemt.", "Fejl: Filen <b>mangler</b>."]
    assert [node.get("role") for node in page.all(".alert")] == ["status", "alert"]


def test_a_state_made_once_is_the_state_that_is_included() -> None:
    for word in ("kladde", "<b>", "kladde"):
        included = rendered('{% include "ui/_state.html" with word=word %}', word=word)
        assert rendered("{{ word|as_state }}", word=word) == included


def test_a_state_is_a_word_with_a_sign() -> None:
    written = rendered('{% include "ui/_state.html" with word="venter på kommunen" %}')
    assert 'class="state state--waiting"' in written
    assert "icons.svg#clock" in written
    assert "<span>venter på kommunen</span>" in written


def test_the_journey_is_a_list_of_eleven_with_where_we_are() -> None:
    steps = [
        SimpleNamespace(number=step.number, title=step.title, word=word, href=href, current=step.number == 4)
        for step, word, href in zip(
            STEPS,
            ["færdig"] * 3 + ["i gang"] + ["ikke i brug endnu"] * 7,
            ["/1/", "/2/", "/3/", "/4/"] + [None] * 7,
            strict=True,
        )
    ]
    from lxml import html

    root = html.fragment_fromstring(rendered('{% include "ui/_step_indicator.html" %}', steps=steps))
    rows = root.xpath("./ol/li")
    assert [text_of(row) for row in rows][:5] == [
        "1 Program færdig",
        "2 Kursus færdig",
        "3 Udvælgelse færdig",
        "4 Planlægning i gang",
        "5 Spørgsmål ikke i brug endnu",
    ]
    assert len(rows) == 11
    assert [link.get("href") for link in root.xpath(".//a")] == ["/1/", "/2/", "/3/"]
    assert [text_of(here) for here in root.xpath(".//*[@aria-current='step']")] == ["4 Planlægning i gang"]


def test_page_numbers_keep_the_questions_that_were_asked(visit: Visitor) -> None:
    page = visit(None, "/proeve/liste/?q=a%26b&side=2")
    assert page.texts(".rows-message") == ["Viser 26-50 af 60 hændelser"]
    assert [(text, href) for text, href in page.links] == [
        ("Forrige side", "?q=a%26b&side=1"),
        ("Side 1", "?q=a%26b&side=1"),
        ("Side 2", "?q=a%26b&side=2"),
        ("Side 3", "?q=a%26b&side=3"),
        ("Næste side", "?q=a%26b&side=3"),
    ]
    assert text_of(page.one("//a[@aria-current='page']")) == "2"


@pytest.mark.parametrize(("rows", "said"), [(0, "Ingen hændelser"), (7, "I alt 7 hændelser")])
def test_a_short_list_says_how_many(rows: int, said: str) -> None:
    written = rendered(
        '{% include "ui/_pagination.html" with what="hændelser" %}',
        page=page_of(list(range(rows)), None),
        request=RequestFactory().get("/"),
    )
    assert said in written
    assert "<nav" not in written


def test_a_confirmation_says_what_follows_and_has_a_way_back() -> None:
    written = rendered(
        '{% include "ui/_confirm.html" %}',
        heading="Slet runden?",
        text="Den forsvinder.",
        points=["44 svar slettes"],
        button="Slet runden",
        back="/runder/1/",
        warning=True,
        csrf_token="x",
    )
    assert "<h1>Slet runden?</h1>" in written
    assert "<li>44 svar slettes</li>" in written
    assert "Det kan ikke fortrydes." in written
    assert '<button type="submit" class="button button-warning">Slet runden</button>' in written
    assert 'href="/runder/1/">Fortryd</a>' in written
