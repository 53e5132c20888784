"""What everybody reads: reports and articles as they were published, with their files and their numbers."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions as evaluation
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import actions
from sagkyndig.journey.report.models import Publication
from tests.factories.evaluation import ONE_ANSWER, answers_csv, import_answers
from tests.factories.people import make_staff
from tests.factories.report import make_answered_edition, make_publication
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def edition(evaluator: Person, now: datetime) -> Edition:
    return make_answered_edition(evaluator, now, theme="Støtte til køb af bil & Å")


@pytest.fixture
def published(edition: Edition, evaluator: Person, now: datetime) -> Publication:
    return make_publication(edition, evaluator, now)


def test_no_report_yet(visit: Visitor, edition: Edition) -> None:
    assert "Ingen rapporter er offentliggjort endnu." in visit(None, "/rapporter/").text


def test_reports_are_listed_newest_first_with_their_latest_edition(
    visit: Visitor, edition: Edition, published: Publication, evaluator: Person, now: datetime
) -> None:
    make_publication(edition, evaluator, now, correction="Et tal.")
    other = make_publication(make_answered_edition(evaluator, now, year=2024), evaluator, now + timedelta(days=1))
    page = visit(None, "/rapporter/")
    assert [href for _, href in page.links] == [f"/rapporter/{other.slug}/", f"/rapporter/{published.slug}/"]


def test_a_published_report_is_read(visit: Visitor, published: Publication) -> None:
    page = visit(None, f"/rapporter/{published.slug}/")
    assert page.h1 == "Evaluering af læringsforløbene i 2023"
    assert "Offentliggjort 4. marts 2024." in page.text
    assert "Signe" not in page.page_text
    assert page.all("//meta[@name='robots']") == []
    assert "77 procent" in page.text
    article = visit(None, page.link("Læs artiklen"))
    assert article.h1 == "Læringsforløb om støtte til køb af bil & Å er evalueret"
    assert article.link("Læs hele evalueringsrapporten") == f"/rapporter/{published.slug}/"


def test_a_number_is_opened_and_leads_back_to_its_figure(visit: Visitor, published: Publication) -> None:
    report = visit(None, f"/rapporter/{published.slug}/")
    (href,) = {href for text, href in report.links if text == "89"}
    page = visit(None, href)
    assert page.h1 == "89 procent: »I høj grad« eller »I nogen grad«"
    facts = dict(zip(page.texts("//dl/dt"), page.texts("//dl/dd"), strict=True))
    assert (facts["Antal"], facts["Besvarelser (n)"], facts["Heraf ikke besvaret"]) == ("39", "44", "0")
    assert facts["Import"].startswith("svar.csv, 44 besvarelser, importeret 04.03.2024 (kontrolsum ")
    back = page.link("Tilbage til rapporten")
    assert back == f"/rapporter/{published.slug}/#figur-4-6"
    assert report.all("//*[@id='figur-4-6']")


@pytest.mark.parametrize("edition_", ["", "udgave/1/"])
def test_files_have_their_type_and_a_name_of_plain_letters(
    visit: Visitor, published: Publication, edition_: str
) -> None:
    slug = "laeringsforloeb-2023-stoette-til-koeb-af-bil-aa"
    assert published.slug == slug
    files = {}
    for name in ("rapport.pdf", "rapport.docx", "figurer.json"):
        answer = visit(None, f"/rapporter/{slug}/{edition_}{name}")
        headers = answer.response.headers
        files[name] = (headers["Content-Type"], headers["Content-Disposition"], answer.content[:2])
    assert files == {
        "rapport.pdf": ("application/pdf", f'attachment; filename="{slug}.pdf"', b"%P"),
        "rapport.docx": (DOCX, f'attachment; filename="{slug}.docx"', b"PK"),
        "figurer.json": ("application/json; charset=utf-8", f'attachment; filename="{slug}.json"', b"{\n"),
    }


def test_the_drafts_files_have_their_type_and_year(visit: Visitor, evaluator: Person, edition: Edition) -> None:
    found = {}
    for name in ("rapport.pdf", "rapport.docx", "figurer.json"):
        answer = visit(evaluator, f"/runder/{edition.pk}/rapport/{name}")
        found[answer.response.headers["Content-Disposition"]] = answer.response.headers["Content-Type"]
    assert found == {
        'attachment; filename="rapport-2023.pdf"': "application/pdf",
        'attachment; filename="rapport-2023.docx"': DOCX,
        'attachment; filename="figurer-2023.json"': "application/json; charset=utf-8",
    }


def test_the_figures_as_data(visit: Visitor, published: Publication) -> None:
    data = json.loads(visit(None, f"/rapporter/{published.slug}/figurer.json").content)
    assert list(data) == ["answers", "notes", "figures", "findings"]
    assert [(each["id"], each["n"], each["unanswered"], each["hidden"]) for each in data["figures"]] == [
        ("4.1", 44, 0, False), ("4.2", 44, 4, False), ("4.3", 44, 1, False),
        ("4.4", 44, 0, False), ("4.5", 44, 2, False), ("4.6", 44, 0, False),
    ]  # fmt: skip
    assert data["figures"][1]["options"][1] == {
        "label": "Det gav ikke mening", "count": 3, "percent": 7, "words": "syv"
    }  # fmt: skip


def test_everything_published_stays_when_the_data_change(
    visit: Visitor, edition: Edition, published: Publication, evaluator: Person, now: datetime
) -> None:
    slug = published.slug
    addresses = [
        *(f"/rapporter/{slug}/{rest}" for rest in ("", "rapport.pdf", "rapport.docx", "figurer.json", "tal/svar/")),
        f"/artikler/{slug}/",
    ]

    def read() -> list[bytes]:
        pages = [visit(None, address) for address in addresses]
        return [page.text.encode() if page.is_html else page.content for page in pages]

    before = read()
    survey = evaluations.survey_of(edition)
    assert survey is not None
    import_answers(survey, evaluator, now, content=answers_csv(*[ONE_ANSWER] * 9))
    evaluation.state_invited(survey=survey, invited=99, actor=evaluator, at=now)
    actions.write_text(
        edition=edition, key="konklusion.samlet", text="Nyt.", seen_version=0, actor=evaluator, at=now
    )  # fmt: skip
    assert "53 deltagere" in visit(evaluator, f"/runder/{edition.pk}/rapport/laes/").text
    assert read() == before


def test_an_earlier_edition_says_that_it_was_replaced_and_opens_its_own_numbers(
    visit: Visitor, edition: Edition, published: Publication, evaluator: Person, now: datetime
) -> None:
    survey = evaluations.survey_of(edition)
    assert survey is not None
    import_answers(survey, evaluator, now, content=answers_csv(*[ONE_ANSWER] * 6))
    make_publication(edition, evaluator, now, correction="Seks svar er kommet til.")
    latest = visit(None, f"/rapporter/{published.slug}/")
    assert latest.messages == ["Oplysning: Rettet udgave Seks svar er kommet til."]
    assert "2. udgave" in latest.text
    earlier = visit(None, latest.link("1. udgave"))
    assert "Der er kommet en rettet udgave" in earlier.messages[0]
    assert earlier.all("//meta[@name='robots' and @content='noindex']")
    assert earlier.link("Læs den nyeste udgave") == f"/rapporter/{published.slug}/"
    assert earlier.link("Hent PDF") == f"/rapporter/{published.slug}/udgave/1/rapport.pdf"
    for page, number, answered in ((earlier, 1, "44"), (latest, 2, "50")):
        address = f"/rapporter/{published.slug}/udgave/{number}/tal/svar/"
        assert address in [href for _, href in page.links]
        assert visit(None, address).texts("//dl/dd")[0] == answered


def test_markup_in_a_text_stands_as_text_in_the_files(
    visit: Visitor, edition: Edition, evaluator: Person, now: datetime
) -> None:
    actions.write_text(
        edition=edition, key="konklusion.samlet", text="<script>alert(1)</script> & <b>fed</b>", seen_version=0,
        actor=evaluator, at=now,
    )  # fmt: skip
    published = make_publication(edition, evaluator, now)
    with ZipFile(BytesIO(visit(None, f"/rapporter/{published.slug}/rapport.docx").content)) as document:
        body = document.read("word/document.xml").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fed&lt;/b&gt;" in body
    assert "<script" not in body
    page = visit(None, f"/rapporter/{published.slug}/")
    assert page.texts("//main//b") == []
    assert "<script>alert(1)</script> & <b>fed</b>" in page.text


def test_a_published_page_takes_few_queries(visit: Visitor, published: Publication) -> None:
    visit(None, f"/rapporter/{published.slug}/")
    assert visit(None, f"/rapporter/{published.slug}/").queries <= 5
    assert visit(None, "/rapporter/").queries <= 4
