"""The page of a search, and the search in the header."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.order import STEPS
from sagkyndig.journey.signs import Hit
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

PAGE = "/soeg/"
TEXTS = {
    "Sagen skal oplyses": ("side", "Kommunen har pligt til sagsoplysning, før den træffer afgørelse efter § 96."),
    "Notatet fra marts": ("case", "I notatet står <b>begrundelsen</b> ikke. Sagsoplysningen er kort."),
}


class Planted:
    """A step that answers, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], Person]] = []
        self.titles = tuple(TEXTS)

    def __call__(self, stems: tuple[str, ...], person: Person) -> list[Hit]:
        self.asked.append((stems, person))
        return [
            Hit(title, "BPA · modulet", f"/kurser/{title[0]}/", TEXTS[title][1], TEXTS[title][0])
            for title in self.titles
        ]


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Planted:
    step = Planted()
    monkeypatch.setattr(
        "sagkyndig.lobby.queries.search.answers", lambda name: [(STEPS[0], step)] if name == "search" else []
    )
    return step


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_all_staff_may_search(visit: Visitor, planted: Planted, role: Role) -> None:
    assert visit(make_staff(role), f"{PAGE}?q=begrundelse").h1 == "Søg i materialet"


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.PARTICIPANT])
def test_people_of_a_municipality_may_not(visit: Visitor, planted: Planted, role: Role) -> None:
    person = make_municipal_person(role)
    visit(person, f"{PAGE}?q=begrundelse", expect=403)
    assert planted.asked == []
    assert visit(person, "/hjaelp/").all("//form[@role='search']") == []


def test_strangers_are_sent_to_sign_in(visit: Visitor, planted: Planted) -> None:
    assert visit(None, f"{PAGE}?q=begrundelse", expect=302).location.startswith("/log-ind/")


def test_before_one_has_searched(visit: Visitor, planted: Planted) -> None:
    page = visit(make_staff(), PAGE)
    assert page.title == "Søg – Sagkyndig"
    assert "Et ord findes i alle sine former." in page.text
    assert planted.asked == []
    assert visit(make_staff(), f"{PAGE}?q=++").title == "Søg – Sagkyndig"


def test_what_was_found_by_kind_with_the_words_marked(visit: Visitor, planted: Planted) -> None:
    person = make_staff(Role.CASE_AUTHOR)
    page = visit(person, f"{PAGE}?q=oplysning++begrundelse")
    assert planted.asked == [(("oplysning", "begrund"), person)]
    assert page.title == "To steder om »oplysning begrundelse« – Sagkyndig"
    assert page.texts("//main//h2 | //main//h3") == ["To steder om »oplysning begrundelse«", "Sider (1)", "Cases (1)"]
    assert [link for link in page.links if link[1].startswith("/kurser/")] == [
        ("Sagen skal oplyses", "/kurser/S/"),
        ("Notatet fra marts", "/kurser/N/"),
    ]
    assert page.texts("//main//mark") == ["sagsoplysning", "begrundelsen", "Sagsoplysningen"]
    assert "I notatet står <b>begrundelsen</b> ikke." in page.text
    assert page.fields == {"q": "oplysning begrundelse"}


def test_hits_of_one_kind_need_no_heading_of_their_own(visit: Visitor, planted: Planted) -> None:
    planted.titles = ("Sagen skal oplyses",)
    page = visit(make_staff(), f"{PAGE}?q=§+96")
    assert page.texts("//main//h2 | //main//h3") == ["Ét sted om »§ 96«"]
    assert page.texts("//main//mark") == ["§ 96"]


def test_nothing_found_gives_advice(visit: Visitor, planted: Planted) -> None:
    planted.titles = ()
    page = visit(make_staff(), f"{PAGE}?q=merudgift")
    assert page.title == "Intet om »merudgift« – Sagkyndig"
    assert "skrive færre ord" in page.text
    assert page.fields == {"q": "merudgift"}


def test_words_that_stand_everywhere_ask_nobody(visit: Visitor, planted: Planted) -> None:
    page = visit(make_staff(), f"{PAGE}?q=og+i")
    assert planted.asked == []
    assert page.texts("//main//h2") == ["»og i« siger ikke nok"]
    assert "Skriv et ord, der siger, hvad du leder efter." in page.text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "%", "\x00", "'; drop", "a" * 5000, "»«"])
def test_odd_words_do_no_harm(visit: Visitor, planted: Planted, typed: str) -> None:
    page = visit(make_staff(), PAGE, data={"q": typed})
    assert page.all("//main//script") == []
    assert len(str(page.fields["q"])) <= 200


@pytest.mark.parametrize("typed", ["010190-1234", "sagen om 0101901234", "a@b.example", "22 33 44 55"])
def test_personal_data_is_not_searched_for_and_leaves_the_address(
    visit: Visitor, planted: Planted, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    person = make_staff()
    assert visit(person, PAGE, data={"q": typed}, expect=302).location == PAGE
    page = visit(person, PAGE)
    assert any("Der er ikke søgt." in message for message in page.messages)
    assert typed not in page.html
    assert planted.asked == []
    assert not [record for record in caplog.records if typed in str(vars(record))]


def test_a_search_is_in_no_line_of_the_log(visit: Visitor, planted: Planted, caplog: pytest.LogCaptureFixture) -> None:
    """The line holds the pattern of the address, which has no words in it."""
    with caplog.at_level("INFO"):
        visit(make_staff(), f"{PAGE}?q=sagsoplysning")
    fields = [record.fields for record in caplog.records if hasattr(record, "fields")]
    assert [each["route"] for each in fields] == ["soeg/"]
    assert "sagsoplysning" not in str(fields)


def test_the_header_leads_to_the_search_but_not_from_its_own_page(visit: Visitor, planted: Planted) -> None:
    person = make_staff()
    page = visit(person, "/hjaelp/")
    assert [form.get("action") for form in page.all("//header//form[@role='search']")] == [PAGE]
    assert ("Søg", PAGE) in page.menu
    assert visit(person, PAGE).all("//header//form[@role='search']") == []
    assert visit(None, "/hjaelp/").all("//form[@role='search']") == []
