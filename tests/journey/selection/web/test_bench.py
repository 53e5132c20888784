"""The selection bench: the list and why, criteria that are changed and tried, what is refused, and who may do what."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.models import Criteria
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.bench import few_figures, make_bench, make_few
from tests.factories.figures import import_figures
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def edition(manager: Person, now: datetime) -> Edition:
    return make_bench(manager, now)


def at(edition: Edition, rest: str = "") -> str:
    return f"/runder/{edition.pk}/udvaelgelse/vaegt/{rest}"


def listed(page: Visit) -> list[tuple[str, str, str]]:
    """Place, name and mark of each row, lines left out."""
    rows = page.all("//table[contains(@class, 'weighed')]/tbody/tr[@id]")
    cells = [["".join(" ".join(cell.itertext()).split()) for cell in row.xpath("./th | ./td")] for row in rows]
    return [(each[0], each[1], each[5]) for each in cells]


def typed(page: Visit, **instead: object) -> dict[str, object]:
    """What the form of the criteria would send."""
    form = page.one("//form[contains(@class, 'criteria__form')]")
    sent: dict[str, object] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)  # type: ignore[attr-defined]
    sent.pop("csrfmiddlewaretoken")
    return {**sent, **instead}


# --- The list -------------------------------------------------------------------------------------------------------


def test_the_list_says_who_is_chosen_who_is_reserve_and_who_was_not_weighed(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition))
    assert listed(page) == [
        ("1", "Ådal", "udvalgt"),
        ("2", "Birkerum", "udvalgt"),
        ("3", "Kløverup", "udvalgt"),
        ("4", "Marskhøj", "reserve"),
        ("5", "Egeløse", "reserve"),
        ("6", "Fjordby", "reserve"),
        ("", "Hvedelev", "ikkeudvalgtforfåklager"),
        ("", "Møllesø", "ikkeudvalgtingenklager"),
    ]
    assert page.texts(".weighed__line") == [
        "Her slutter de tre pladser. Herunder står reserverne.",
        "Herunder står kommuner, der ikke er vurderet, og kommuner, der er valgt fra eller holdt ude.",
    ]
    assert page.texts(".lead") == ["Alle tre er på listen i mindst otte af ti gentagelser."]
    assert "Ådal er udvalgt som nummer 1 af 6" in page.text
    assert "Virkningen skal måles fra 2022" in page.text


def test_a_rate_stands_with_its_interval_and_its_reading_guide_and_never_for_the_few(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition))
    words = page.texts(".weighed__words")
    assert words[0].split()[1].startswith("(")
    assert words[6:] == ["", ""]
    assert len(page.all("//table[contains(@class, 'weighed')]//tr[@id]//*[local-name()='circle']")) == 6
    assert "Sådan læses tallene" in page.text
    assert "Talportalen, udtræk pr. kommune, hentet i kilden 8. april 2022." in page.text


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("plads", "Ådal", "Møllesø"),
        ("kommune", "Birkerum", "Ådal"),
        ("procent", "Ådal", "Møllesø"),
        ("sager", "Birkerum", "Møllesø"),
        ("stoerrelse", "Kløverup", "Birkerum"),
        ("tilfældig", "Ådal", "Møllesø"),
    ],
)
def test_the_list_is_sorted_as_asked(
    visit: Visitor, manager: Person, edition: Edition, order: str, first: str, last: str
) -> None:
    page = visit(manager, at(edition, f"?orden={order}"))
    names = [name for _, name, _ in listed(page)]
    assert (names[0], names[-1]) == (first, last)
    # Only the order of places has lines.
    assert bool(page.texts(".weighed__line")) == (order in ("plads", "tilfældig"))


def test_the_list_is_narrowed_to_a_status_and_keeps_its_order(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition, "?status=reserve&orden=kommune"))
    assert [name for _, name, _ in listed(page)] == ["Egeløse", "Fjordby", "Marskhøj"]
    assert page.texts("//nav[@aria-label='Vis kun']//a") == [
        "Alle (8)",
        "Udvalgte (3)",
        "Reserver (3)",
        "Ikke udvalgt (2)",
    ]
    assert page.texts("//nav[@aria-label='Vis kun']//a[@aria-current]") == ["Reserver (3)"]
    assert "orden=kommune" in page.link("Udvalgte (3)")
    assert "3 kommuner" in page.text
    assert len(listed(visit(manager, at(edition, "?status=noget")))) == 8


@pytest.mark.parametrize(("view", "drawn"), [("tragt", "tragt"), ("kort", "kort")])
def test_drawings_have_words_and_a_table(
    visit: Visitor, manager: Person, edition: Edition, view: str, drawn: str
) -> None:
    page = visit(manager, at(edition, f"?vis={view}"))
    assert page.all(f"//*[local-name()='svg'][@aria-labelledby='{drawn}-titel {drawn}-tekst']")
    table = page.tables[0]
    assert len(table) == 9
    assert table[1][:3] == ["Ådal", "48", "60"]
    assert table[7] == ["Hvedelev", "3", "3", "-", "ikke udvalgt"]


# --- Before there is anything to weigh ------------------------------------------------------------------------------


def test_without_figures_one_is_sent_to_bring_them_in(visit: Visitor, manager: Person) -> None:
    edition = make_edition()
    assert visit(manager, at(edition)).link("Hent tal ind") == "/kommunetal/hent-ind/"
    reader = visit(make_staff(Role.TEACHER), at(edition))
    assert "En programleder henter dem ind." in reader.text
    assert reader.buttons == []


def test_with_figures_one_begins_with_the_usual_criteria(visit: Visitor, manager: Person, now: datetime) -> None:
    stored, edition = make_few(manager, now), make_edition(places=3)
    assert "En programleder vælger kriterierne." in visit(make_staff(Role.EVALUATOR), at(edition)).text
    begun = visit(manager, at(edition, "kriterier/"), method="post", data={"tal": stored.pk}, follow=True)
    assert begun.messages == ["Det lykkedes: Kommunerne er vejet efter de sædvanlige kriterier."]
    assert len(listed(begun)) == 8
    assert Criteria.objects.get().version == 1


def test_figures_of_other_provisions_are_refused_with_what_to_do(
    visit: Visitor, manager: Person, now: datetime
) -> None:
    stored, edition = make_few(manager, now), make_edition(provisions=("SEL § 114",))
    refused = visit(manager, at(edition, "kriterier/"), method="post", data={"tal": stored.pk}, follow=True)
    assert refused.messages == [
        "Fejl: Udtrækket har ingen tal for rundens egne bestemmelser. Vælg et andet udtræk, eller vælg bestemmelserne i kriterierne."
    ]
    assert Criteria.objects.count() == 0


@pytest.mark.parametrize("chosen", ["", "999999", "9" * 20, "9" * 5000, "x", "²"])
def test_an_import_that_is_not_there_is_refused(visit: Visitor, manager: Person, now: datetime, chosen: str) -> None:
    make_few(manager, now)
    refused = visit(manager, at(make_edition(), "kriterier/"), method="post", data={"tal": chosen}, follow=True)
    assert refused.messages == ["Fejl: Vælg et udtræk, der kan bruges."]


def test_an_edition_chosen_by_hand_and_invited_cannot_be_weighed(
    visit: Visitor, manager: Person, now: datetime
) -> None:
    make_few(manager, now)
    edition = make_edition()
    make_standing(edition=edition, municipality=make_municipality(code="950"), state=StandingState.ACCEPTED)
    page = visit(manager, at(edition))
    assert "er valgt på anden måde og inviteret" in page.text
    assert page.buttons == []


# --- The criteria ---------------------------------------------------------------------------------------------------


def test_criteria_are_changed_and_the_list_is_reckoned_again(visit: Visitor, manager: Person, edition: Edition) -> None:
    page = visit(manager, at(edition))
    sent = typed(page, reserves="1", fewest_decided="3", limit_0="22.000", years=["2020", "2021"])
    done = visit(manager, at(edition, "kriterier/"), method="post", data=sent, follow=True)
    assert done.messages == ["Det lykkedes: Kriterierne er gemt, og listen er regnet igen."]
    assert [mark for _, _, mark in listed(done)].count("reserve") == 1
    policy = Criteria.objects.get().policy
    assert policy["years"] == [2020, 2021]
    assert policy["size_bands"][0] == {
        "name": "under 22.000 indbyggere", "below": 22000, "fewest_places": 0, "most_places": None
    }  # fmt: skip
    assert done.one("//input[@name='limit_0']").get("value") == "22.000"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"years": []}, "years", "Vælg mindst ét år."),
        ({"years": ["1066"]}, "years", "Vælg mellem mulighederne på listen."),
        ({"provisions": []}, "provisions", "Vælg mindst én bestemmelse."),
        ({"fewest_decided": "mange"}, "fewest_decided", "Skriv et helt tal fra 0 til 1.000."),
        ({"fewest_decided": "-1"}, "fewest_decided", "Skriv et helt tal fra 0 til 1.000."),
        ({"volume_weight": "101"}, "volume_weight", "Skriv et helt tal fra 0 til 100."),
        ({"reserves": ""}, "reserves", "Skriv et helt tal fra 0 til 50."),
        (
            {"most_from_a_region": "0"},
            "most_from_a_region",
            "Skriv et helt tal fra 1 til 98, eller lad feltet være tomt.",
        ),
        ({"limit_0": "lille"}, "limit_0", "Skriv et antal indbyggere, fx 30.000."),
        ({"limit_0": "70.000"}, "__all__", "Størrelserne skal stå fra den mindste til den største."),
        (
            {"fewest_0": "2", "fewest_1": "2"},
            "__all__",
            "Størrelserne har tilsammen flere faste pladser, end der er pladser.",
        ),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(
    visit: Visitor, manager: Person, edition: Edition, wrong: dict[str, object], field: str, sentence: str
) -> None:
    sent = typed(visit(manager, at(edition)), most_2="7", **wrong)
    page = visit(manager, at(edition, "kriterier/"), method="post", data=sent)
    assert page.form_errors == {field: [sentence]}
    assert page.fields["most_2"] == "7"
    assert page.title.startswith("Fejl: ")
    assert Criteria.objects.get().version == 1
    # The links of the list lead on from here too.
    assert page.link("Kort").startswith(at(edition, "?vis=kort"))


def test_somebody_else_changed_the_criteria_meanwhile(visit: Visitor, manager: Person, edition: Edition) -> None:
    mine = typed(visit(manager, at(edition)), reserves="2")
    theirs = typed(visit(manager, at(edition)), reserves="4")
    visit(manager, at(edition, "kriterier/"), method="post", data=theirs, expect=302)
    page = visit(manager, at(edition, "kriterier/"), method="post", data=mine)
    assert "En anden har gemt, mens du skrev" in page.text
    assert "den anden gemte »4«, du har skrevet »2«" in page.text
    assert Criteria.objects.get().policy["reserves"] == 4
    visit(manager, at(edition, "kriterier/"), method="post", data=typed(page), expect=302)
    assert Criteria.objects.get().policy["reserves"] == 2


def test_a_change_is_tried_without_being_stored_and_then_taken_over(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition))
    key = page.link("uden 2019").partition("proev=")[2]
    tried = visit(manager, at(edition, f"?proev={key}"))
    assert "Du prøver: uden 2019" in tried.text
    assert tried.link("Tilbage til jeres kriterier") == at(edition)
    assert not tried.all("//form[contains(@class, 'criteria__form')]")
    assert f"proev={key}" in tried.link("Kort")
    assert Criteria.objects.get().version == 1
    sent = {"proev": key, "version": tried.fields["version"]}
    taken = visit(manager, at(edition, "kriterier/"), method="post", data=sent, follow=True)
    assert taken.messages == ["Det lykkedes: Kriterierne er ændret: uden 2019."]
    assert Criteria.objects.get().policy["years"] == [2020, 2021]
    # A second click on the same button, from a page that is old by now.
    again = visit(manager, at(edition, "kriterier/"), method="post", data=sent, follow=True)
    assert again.messages == ["Fejl: En anden har rettet kriterierne imens. Se listen igen, før du ændrer mere."]
    assert Criteria.objects.get().version == 2


def test_a_change_that_is_not_there_shows_the_list_as_it_is(visit: Visitor, manager: Person, edition: Edition) -> None:
    assert "Du prøver" not in visit(manager, at(edition, "?proev=99")).text
    data = {"proev": "99", "version": "1"}
    refused = visit(manager, at(edition, "kriterier/"), method="post", data=data, follow=True)
    assert refused.messages[0].startswith("Fejl: En anden har rettet kriterierne imens.")


def test_other_figures_keep_the_criteria_they_have_figures_for(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    sent = typed(visit(manager, at(edition)), reserves="1")
    visit(manager, at(edition, "kriterier/"), method="post", data=sent, expect=302)
    later = import_figures(manager, now, content=few_figures((2020, 2021, 2022)), filename="senere.csv")
    page = visit(manager, at(edition))
    data = {"tal": later.pk, "version": page.fields["version"]}
    done = visit(manager, at(edition, "kriterier/"), method="post", data=data, follow=True)
    assert done.messages == ["Det lykkedes: Tallene kommer nu fra senere.csv."]
    kept = Criteria.objects.get()
    assert (kept.policy["years"], kept.policy["reserves"], kept.figure_import_id) == ([2020, 2021], 1, later.pk)


# --- One municipality -----------------------------------------------------------------------------------------------


def test_a_municipality_has_a_page_with_its_years_and_its_file(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition, "kommune/904/"))
    assert page.h1 == "Marskhøj"
    assert "Marskhøj er nummer 1 på reservelisten" in page.text
    assert page.tables[0][1:] == [[year, "20", "9", "45,0"] for year in ("2019", "2020", "2021")]
    assert "Sådan læses tallene" in page.text
    alone = visit(manager, at(edition, "kommune/904/hent/"))
    assert alone.response.headers["Content-Disposition"] == 'attachment; filename="kommunetal-904.csv"'
    assert [line.split(",")[1] for line in alone.html.strip().splitlines()[1:]] == ["Marskhøj"] * 3


def test_a_municipality_with_few_appeals_has_counts_and_no_rate(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition, "kommune/907/"))
    assert page.tables[0][1] == ["2019", "1", "1", "–"]
    assert "Procenten, når der er taget højde for antallet af sager" not in page.text
    assert "Med to afgjorte klager mere ville Hvedelev være vurderet." in page.text


@pytest.mark.parametrize("rest", ["kommune/999/", "kommune/999/hent/", "kommune/x/", "kommune/999/aendring/?vej=ud"])
def test_a_municipality_that_is_not_there(visit: Visitor, manager: Person, edition: Edition, rest: str) -> None:
    visit(manager, at(edition, rest), expect=404)


def test_a_municipality_before_there_are_criteria(visit: Visitor, manager: Person) -> None:
    visit(manager, at(make_edition(), f"kommune/{make_municipality().pk}/"), expect=404)


# --- Who ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.TEACHER, Role.EVALUATOR, Role.CASE_AUTHOR])
def test_staff_read_and_do_not_write(visit: Visitor, edition: Edition, role: Role) -> None:
    reader = make_staff(role)
    page = visit(reader, at(edition))
    assert len(listed(page)) == 8
    assert page.buttons == []
    assert "Vi ser på servicelovens § 95 i 2019-2021." in page.text
    assert visit(reader, at(edition, "?proev=1")).buttons == []
    assert [link for link, _ in visit(reader, at(edition, "kommune/901/")).links if "Vælg" in link] == []
    for rest in ("kriterier/", "kommune/901/aendring/?vej=ud", "kommune/901/fortryd/", "beslut/"):
        visit(reader, at(edition, rest), method="post", expect=403)


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.PARTICIPANT])
def test_municipal_people_see_nothing(visit: Visitor, edition: Edition, role: Role) -> None:
    person = make_person_of(role, municipality=municipality("901"))
    for rest in ("", "?vis=kort", "kommune/901/", "kommune/901/hent/", "beslut/"):
        visit(person, at(edition, rest), expect=403)
    for rest in ("kriterier/", "kommune/901/aendring/?vej=ud", "kommune/901/fortryd/", "beslut/"):
        visit(person, at(edition, rest), method="post", expect=403)


def test_the_list_of_standings_and_the_front_page_lead_here(visit: Visitor, manager: Person, edition: Edition) -> None:
    standings = visit(manager, f"/runder/{edition.pk}/udvaelgelse/")
    assert standings.link("Vej kommunerne") == at(edition)
    assert standings.link("Kommunetal") == "/kommunetal/"
    assert any(href == at(edition) for _, href in visit(manager, "/").links)
