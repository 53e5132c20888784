"""An entry of the register with what leans on it, and what must be reviewed again when the law has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.models import RegisterEntry
from sagkyndig.foundation.law.rules import Entry, KeptEntry
from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.courses import actions as courses
from sagkyndig.journey.courses import queries as course_queries
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import CourseVersion
from sagkyndig.journey.order import step
from sagkyndig.journey.signs import Leaning
from sagkyndig.lobby.queries import signposts
from tests.conftest import Clock
from tests.factories.courses import REGISTER, make_course
from tests.factories.law import make_entry, read_in
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

PLACE = "/gennemgang/"
CONTENT = Path(__file__).parents[3] / "content"
BPA = make_entry("SEL § 96", title="BPA", gist="Hjælp til voksne.")
NOTHING = "Intet skal gennemgås igen."
Plant = Callable[..., None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """`plant(leaning, ...)`: a step answers that these lean on the law, those of the entries that are asked for."""

    def planted(*leanings: Leaning) -> None:
        def leans_on(entries: Collection[KeptEntry]) -> list[Leaning]:
            asked = {each.entry.key for each in entries}
            return [each for each in leanings if each.key in asked]

        def answers(name: str) -> Iterator[tuple[Any, Any]]:
            yield from [(step("courses"), leans_on)] if name == "leans_on" else []

        monkeypatch.setattr(signposts, "answers", answers)

    return planted


def leaning(
    checked_at: datetime,
    title: str = "Personkredsen",
    entry: str = "SEL § 96",
    kind: str = "side",
    valid_from: date | None = None,
) -> Leaning:
    return Leaning(entry, valid_from, kind, title, "Kurset, udgave 1", "/hjaelp/", checked_at, "/gennemgaaet/")


def number_of(short_name: str) -> int:
    return RegisterEntry.objects.get(short_name=short_name, gone_at=None).pk


@pytest.fixture
def author(db: None) -> Any:
    return make_staff(Role.CASE_AUTHOR)


def test_nothing_has_changed(visit: Visitor, author: Any, plant: Plant, clock: Clock) -> None:
    read_in(BPA, at=clock())
    plant(leaning(clock() - timedelta(days=100)))
    page = visit(author, PLACE)
    assert page.text.startswith(f"Skal gennemgås igen {NOTHING}")
    assert (page.tables, page.link("Se lovregistret")) == ([], "/lovregister/")


def test_what_was_reviewed_before_the_change_must_be_again_and_nothing_else(
    visit: Visitor, author: Any, plant: Plant, clock: Clock
) -> None:
    read_in(BPA, make_entry("SEL § 95"), at=clock())
    changed_at = clock.move(days=300)
    read_in(replace(BPA, gist="Hjælp til alle.", valid_to=date(2025, 12, 31)), make_entry("SEL § 95"), at=changed_at)
    plant(
        leaning(changed_at - timedelta(seconds=1)),
        leaning(changed_at, title="Læst samtidig"),
        leaning(changed_at + timedelta(days=1), title="Læst bagefter"),
        leaning(changed_at - timedelta(days=1), title="Om stk. 2", kind="case"),
        leaning(changed_at - timedelta(days=1), title="Om § 95", entry="SEL § 95"),
    )
    page = visit(author, PLACE)
    assert page.texts("//main//h2") == ["SEL § 96 BPA"]
    assert page.texts(".law-change") == [
        "Ændret 29. december 2024 "
        "Indhold Før: Hjælp til voksne. Nu: Hjælp til alle. "
        "Gælder til og med Før: ikke noteret Nu: 31. december 2025"
    ]
    button = "Gennemgået, holder stadig: {}"
    assert page.tables == [
        [
            ["Titel", "Sted", "Sidst gennemgået", "Handling"],
            ["Personkredsen Side", "Kurset, udgave 1", "29. december 2024", button.format("Personkredsen, side")],
            ["Om stk. 2 Case", "Kurset, udgave 1", "28. december 2024", button.format("Om stk. 2, case")],
        ]
    ]
    assert page.text.startswith("Skal gennemgås igen 2 steder bygger på noget i lovregistret")


def test_the_latest_changed_stands_first_and_what_nobody_waits_for_last(
    visit: Visitor, author: Any, plant: Plant, clock: Clock
) -> None:
    one, other, third = BPA, make_entry("SEL § 95"), make_entry("BL § 87")
    read_in(one, other, third, at=clock())
    checked_at = clock.move(days=1)
    one, third = replace(one, gist="Nyt."), replace(third, gist="Nyt.")
    read_in(one, other, third, at=clock.move(days=1))
    read_in(replace(one, gist="Nyere."), replace(other, title="Ny"), third, at=clock.move(days=1))
    plant(leaning(checked_at), leaning(clock() - timedelta(hours=1), title="Om § 95", entry="SEL § 95"))
    page = visit(author, PLACE)
    assert page.texts("//main//h2") == ["SEL § 96 BPA", "SEL § 95 Ny", "Ændringer, som intet venter på"]
    assert [said.partition(" Indhold")[0] for said in page.texts("//section[1]//*[@class='law-change']")] == [
        "Ændret 7. marts 2024",
        "Ændret 6. marts 2024",
    ]
    assert page.texts("//main/ul/li") == ["BL § 87 Overskrift til BL § 87: ændret 6. marts 2024"]


def test_only_changes_after_the_last_reading_are_told(visit: Visitor, author: Any, plant: Plant, clock: Clock) -> None:
    read_in(BPA, at=clock())
    read_in(replace(BPA, gist="Nyt."), at=clock.move(days=1))
    checked_at = clock.move(hours=1)
    read_in(replace(BPA, gist="Nyere."), at=clock.move(days=1))
    plant(leaning(checked_at))
    assert visit(author, PLACE).texts(".law-change") == ["Ændret 6. marts 2024 Indhold Før: Nyt. Nu: Nyere."]


def test_what_leans_on_one_stretch_of_time_does_not_lean_on_the_other(
    visit: Visitor, author: Any, plant: Plant, clock: Clock
) -> None:
    begins = date(2025, 1, 1)
    old, new = replace(BPA, valid_to=date(2024, 12, 31)), replace(BPA, valid_from=begins, title="Ny BPA")
    read_in(old, new, at=clock())
    checked_at = clock()
    plant(leaning(checked_at, title="Om den gamle"), leaning(checked_at, title="Om den nye", valid_from=begins))

    def waiting() -> list[tuple[str, list[str]]]:
        page = visit(author, PLACE)
        titles = [[row[0] for row in rows[1:]] for rows in page.tables]
        return list(zip(page.texts("//main//section/h2"), titles, strict=True))

    read_in(old, replace(new, gist="Nyt."), at=clock.move(hours=1))
    assert waiting() == [("SEL § 96 Ny BPA", ["Om den nye Side"])]
    assert visit(author, PLACE).fields == {"name": "SEL § 96", "valid_from": "2025-01-01"}
    read_in(replace(old, gist="Rettet."), replace(new, gist="Nyt."), at=clock.move(hours=1))
    assert waiting() == [("SEL § 96 BPA", ["Om den gamle Side"]), ("SEL § 96 Ny BPA", ["Om den nye Side"])]
    ids = RegisterEntry.objects.order_by("valid_to").values_list("valid_to", "pk")
    held_up = {valid_to: visit(author, f"/lovregister/{pk}/").tables[0][1:] for valid_to, pk in ids}
    assert {valid_to: [row[0] for row in rows] for valid_to, rows in held_up.items()} == {
        date(2024, 12, 31): ["Om den gamle"],
        None: ["Om den nye"],
    }


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_authors_say_that_it_holds_others_only_read(visit: Visitor, plant: Plant, clock: Clock, role: Role) -> None:
    read_in(BPA, at=clock())
    checked_at = clock()
    read_in(replace(BPA, gist="Nyt."), at=clock.move(days=1))
    plant(leaning(checked_at))
    may_read = role in {Role.CASE_AUTHOR, Role.PROGRAMME_MANAGER, Role.TEACHER}
    page = visit(make_staff(role), PLACE, expect=200 if may_read else 403)
    if may_read:
        assert len(page.tables[0]) == 2
        is_author = role == Role.CASE_AUTHOR
        assert page.buttons == (["Gennemgået, holder stadig: Personkredsen, side"] if is_author else [])
        assert page.fields == ({"name": "SEL § 96", "valid_from": ""} if is_author else {})


def test_municipalities_see_none_of_it(visit: Visitor, clock: Clock) -> None:
    read_in(BPA, at=clock())
    contact = make_municipal_person()
    visit(contact, PLACE, expect=403)
    visit(contact, f"/lovregister/{number_of('SEL § 96')}/", expect=403)


def test_the_way_in_tells_authors_what_waits(visit: Visitor, author: Any, plant: Plant, clock: Clock) -> None:
    read_in(BPA, at=clock())
    checked_at = clock()
    plant(leaning(checked_at), leaning(checked_at, title="En til"))
    assert "lovregistret er ændret" not in visit(author, "/").text
    read_in(replace(BPA, gist="Nyt."), at=clock.move(hours=1))
    page = visit(author, "/")
    assert page.texts(".next-step__sentence") == [
        "2 steder i materialet skal gennemgås igen, fordi lovregistret er ændret."
    ]
    assert page.link("Gennemgå") == PLACE
    assert "lovregistret er ændret" not in visit(make_staff(Role.PROGRAMME_MANAGER), "/").text


def test_an_entrys_page_tells_what_it_says_since_when_and_what_leans_on_it(
    visit: Visitor, author: Any, plant: Plant, clock: Clock
) -> None:
    old = make_entry("SEL § 42", title="TAF", status="flyttet", valid_to=date(2023, 12, 31), moved_to="BL § 87")
    new = make_entry("BL § 87", title="Tabt arbejdsfortjeneste", gist="Løn, når barnet er sygt.", checked_by="AB")
    read_in(old, new, at=clock())
    plant(leaning(clock(), entry="BL § 87"), leaning(clock(), title="Ikke med"))
    page = visit(author, f"/lovregister/{number_of('BL § 87')}/")
    assert (page.title, page.h1) == ("BL § 87 i lovregistret – Sagkyndig", "BL § 87")
    assert page.texts(".lead") == ["Løn, når barnet er sygt."]
    assert dict(zip(page.texts("//main/dl/dt"), page.texts("//main/dl/dd"), strict=True)) == {
        "Status": "gældende",
        "Gælder": "Ikke noteret",
        "Tidligere": "SEL § 42 TAF",
        "Hvor sikkert": "set i kilden",
        "Slået op": "2. januar 2024 af AB",
        "Kilde": "lov.example",
    }
    assert page.link("lov.example") == "https://lov.example/"
    assert page.tables == [
        [
            ["Titel", "Slags", "Sted", "Status"],
            ["Personkredsen", "Side", "Kurset, udgave 1", "gennemgået 04.03.2024"],
        ]
    ]
    before = visit(author, page.link("SEL § 42"))
    assert before.link("BL § 87") == f"/lovregister/{number_of('BL § 87')}/"
    assert "Til og med 31. december 2023" in before.text
    assert "Ingen sider, cases eller lydoptagelser henviser til den." in before.text


def test_an_entrys_page_puts_what_waits_first(visit: Visitor, author: Any, plant: Plant, clock: Clock) -> None:
    read_in(BPA, at=clock())
    checked_at = clock()
    read_in(replace(BPA, gist="Nyt."), at=clock.move(days=1))
    plant(leaning(clock(), title="Læst"), leaning(checked_at, title="Ikke læst"))
    href = f"/lovregister/{number_of('SEL § 96')}/"
    page = visit(author, href)
    assert [(row[0], row[3]) for row in page.tables[0][1:]] == [
        ("Ikke læst", "skal gennemgås igen"),
        ("Læst", "gennemgået 05.03.2024"),
    ]
    assert page.link("Gå til gennemgangen") == PLACE
    assert page.texts(".law-change") == ["Ændret 5. marts 2024 Indhold Før: Hjælp til voksne. Nu: Nyt."]
    evaluator = visit(make_staff(Role.EVALUATOR), href)
    assert PLACE not in [href for _, href in evaluator.links]


def test_a_page_that_one_may_not_open_is_no_link(visit: Visitor, plant: Plant, clock: Clock) -> None:
    read_in(BPA, at=clock())
    plant(replace(leaning(clock()), href="/administration/haendelser/"))
    href = f"/lovregister/{number_of('SEL § 96')}/"
    assert "Personkredsen" not in [text for text, _ in visit(make_staff(Role.TEACHER), href).links]
    assert "Personkredsen" in [text for text, _ in visit(make_staff(Role.ADMINISTRATOR), href).links]


def test_there_is_no_such_entry(visit: Visitor, author: Any) -> None:
    visit(author, "/lovregister/7/", expect=404)


# --- With the courses themselves ---------------------------------------------------------------------------------


@pytest.fixture
def version(author: Any, clock: Clock) -> CourseVersion:
    read_in(*REGISTER.entries, at=clock())
    return courses.import_course(course=make_course(), actor=author, at=clock.move(hours=1))


def without(short_name: str) -> list[Any]:
    return [entry for entry in REGISTER.entries if entry.short_name != short_name]


def marked(visit: Visitor, author: Any) -> set[str]:
    return {row[0] for table in visit(author, PLACE).tables for row in table[1:]}


NAMES_BPA = {
    "Sagen om koret Case",
    "Sagen om natten Case",
    "Sagen om bilen Case",
    "Arbejdslederen Fælles afgørelse",
}


def test_a_change_of_96_marks_exactly_what_refers_to_it_until_it_is_reviewed(
    visit: Visitor, author: Any, version: CourseVersion, clock: Clock
) -> None:
    assert marked(visit, author) == set()
    bpa = next(entry for entry in REGISTER.entries if entry.short_name == "SEL § 96")
    read_in(*without("SEL § 96"), replace(bpa, gist="Nyt."), at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA
    clock.move(hours=1)
    form = visit(author, PLACE).one("//main//form[.//button[contains(., 'Sagen om koret')]]")
    visit(author, form.get("action"), method="post", data=dict(form.fields), expect=302)
    assert marked(visit, author) == NAMES_BPA - {"Sagen om koret Case"}


def test_what_leans_on_an_entry_that_is_taken_out_is_marked(
    visit: Visitor, author: Any, version: CourseVersion, clock: Clock
) -> None:
    read_in(*without("SEL § 96"), at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA


def test_a_review_of_one_stretch_of_time_does_not_settle_the_other(
    visit: Visitor, author: Any, version: CourseVersion, clock: Clock
) -> None:
    old = Entry("SEL § 96", "BPA", valid_to=date(2024, 12, 31), certainty="V")
    new = Entry("SEL § 96", "Ny BPA", valid_from=date(2025, 1, 1), certainty="V")
    read_in(*without("SEL § 96"), old, new, at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA
    for _ in NAMES_BPA:
        clock.move(minutes=1)
        form = visit(author, PLACE).one("(//main//form)[1]")
        visit(author, form.get("action"), method="post", data=dict(form.fields), expect=302)
    assert marked(visit, author) == set()
    read_in(*without("SEL § 96"), old, replace(new, gist="Nyt."), at=clock.move(hours=1))
    assert marked(visit, author) == set()
    read_in(*without("SEL § 96"), replace(old, gist="Rettet."), replace(new, gist="Nyt."), at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA
    CourseVersion.objects.update(law_as_of=date(2025, 6, 1))
    clock.move(hours=1)
    form = visit(author, PLACE).one("//main//form[.//button[contains(., 'Sagen om koret')]]")
    assert form.fields["valid_from"] == "2025-01-01"
    visit(author, form.get("action"), method="post", data=dict(form.fields), expect=302)
    assert marked(visit, author) == NAMES_BPA - {"Sagen om koret Case"}
    CourseVersion.objects.update(law_as_of=version.law_as_of)
    assert marked(visit, author) == NAMES_BPA


def test_a_stykke_that_is_taken_out_marks_what_named_it_though_its_paragraph_changed_before(
    visit: Visitor, author: Any, version: CourseVersion, clock: Clock
) -> None:
    stykke, bpa = make_entry("SEL § 96, stk. 2"), replace(make_entry("SEL § 96"), gist="Nyt.")
    read_in(*REGISTER.entries, stykke, at=clock.move(hours=1))
    read_in(*without("SEL § 96"), bpa, stykke, at=clock.move(hours=1))
    part = version.parts.get(kind="side", key="begrundelse")
    page = replace(course_queries.content_of(part), text="Se servicelovens § 96, stk. 2.")
    courses.write_part(part=part, content=page, seen_revision=1, actor=author, at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA
    read_in(*without("SEL § 96"), bpa, at=clock.move(hours=1))
    assert marked(visit, author) == NAMES_BPA | {"Siden begrundelse Side"}
    clock.move(hours=1)
    form = visit(author, PLACE).one("//main//form[.//button[contains(., 'Siden begrundelse')]]")
    assert form.fields["name"] == "SEL § 96, stk. 2"
    visit(author, form.get("action"), method="post", data=dict(form.fields), expect=302)
    assert marked(visit, author) == NAMES_BPA


def test_in_the_course_of_2023_a_precedent_marks_exactly_the_parts_that_name_it(
    visit: Visitor, author: Any, clock: Clock
) -> None:
    entries = read_register(CONTENT / "law" / "register.csv").entries
    read_in(*entries, at=clock())
    course = read_course(CONTENT / "courses" / "2023-kontant-tilskud-og-bpa").course
    version = courses.import_course(course=course, actor=author, at=clock.move(hours=1))
    changed = [replace(each, status="ophævet") if each.short_name == "18-18" else each for each in entries]
    read_in(*changed, at=clock.move(hours=1))
    naming = {part.title for part in version.parts.all() if "18-18" in json.dumps(part.content)}
    titles = visit(author, PLACE).texts("//main//tbody/tr/th/a")
    assert len(titles) > 5
    assert set(titles) == naming


def test_as_many_queries_for_three_changes_as_for_one(
    visit: Visitor, author: Any, version: CourseVersion, clock: Clock
) -> None:
    def asked() -> list[int]:
        pages = ("/", PLACE, f"/lovregister/{number_of('SEL § 95')}/")
        for page in pages:
            visit(author, page)
        return [visit(author, page).queries for page in pages]

    def changed(*names: str) -> None:
        gist = f"Nyt {clock.move(hours=1)}."
        read_in(
            *(replace(each, gist=gist) if each.short_name in names else each for each in REGISTER.entries), at=clock()
        )

    changed("SEL § 95")
    one = asked()
    changed("SEL § 95", "SEL § 96", "RSL § 10")
    assert asked() == one
    assert [number <= most for number, most in zip(one, (22, 14, 17), strict=True)] == [True] * 3, one
