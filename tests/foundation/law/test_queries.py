"""The register from the database, the pages made of it, and the provisions as a form offers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.models import RegisterEntry
from tests.conftest import Clock
from tests.factories.law import make_entry, make_provision, read_in

pytestmark = pytest.mark.django_db
KEPT = Path(__file__).parents[3] / "content" / "law" / "register.csv"
TODAY = date(2026, 11, 22)


def number_of(short_name: str) -> int:
    return RegisterEntry.objects.get(short_name=short_name).pk


def test_provisions_stand_under_their_law_in_the_order_of_the_paragraphs() -> None:
    make_provision("BL § 87", "Tabt arbejdsfortjeneste")
    make_provision("SEL § 96, stk. 2", "BPA: arbejdsleder")
    make_provision("SEL § 96", "BPA")
    make_provision("VEJ 1234", "Vejledning om hjælpemidler")
    assert law.choices_by_law() == [
        ("Serviceloven", [("SEL § 96", "§ 96 BPA"), ("SEL § 96, stk. 2", "§ 96, stk. 2 BPA: arbejdsleder")]),
        ("Barnets lov", [("BL § 87", "§ 87 Tabt arbejdsfortjeneste")]),
        ("Andet", [("VEJ 1234", "VEJ 1234 Vejledning om hjælpemidler")]),
    ]
    assert law.choices_by_law(whole_paragraphs=True) == [
        ("Serviceloven", [("SEL § 96", "§ 96 BPA")]),
        ("Barnets lov", [("BL § 87", "§ 87 Tabt arbejdsfortjeneste")]),
    ]


def test_before_one_is_read_in_the_register_follows_along() -> None:
    assert law.register().formerly("BL § 87") == ("SEL § 42",)
    assert law.register() is law.register()


def test_nothing_is_lost_on_the_way_through_the_database(now: datetime) -> None:
    told = read_register(KEPT)
    read_in(*told.entries, at=now)
    assert law.register() == told
    assert law.register().sha256 == told.sha256


def test_the_list_stands_law_by_law_and_can_be_narrowed(now: datetime) -> None:
    read_in(
        make_entry("18-18", status="ukendt"),
        make_entry("BL § 87", valid_from=date(2024, 1, 1)),
        make_entry("SEL § 96 a", certainty="K", checked_on=None),
        make_entry("SEL § 96"),
        at=now,
    )

    def shown(group: str = "", sought: str = "") -> list[tuple[str, list[str]]]:
        page = law.register_page(group=group, sought=sought, today=TODAY)
        assert page.count == sum(len(rows) for _, rows in page.groups)
        return [(each.heading, [row.name for row in rows]) for each, rows in page.groups]

    assert shown() == [
        ("Serviceloven", ["SEL § 96", "SEL § 96 a"]),
        ("Barnets lov", ["BL § 87"]),
        ("Principmeddelelser", ["PM 18-18"]),
    ]
    assert shown(group="sel", sought="§ 96 a") == [("Serviceloven", ["SEL § 96 a"])]
    assert shown(sought="§ 1") == []
    page = law.register_page(group="", sought="", today=TODAY)
    assert [each.key for each in page.choices] == ["sel", "bl", "principmeddelelser"]
    assert (page.read_in_at, page.is_empty) == (now, False)
    told = [(row.state, row.certainty, row.checked_on) for _, rows in page.groups for row in rows]
    assert told == [
        ("gældende", "set i kilden", date(2024, 1, 2)),
        ("gældende", "kendt, ikke set – skal efterprøves", None),
        ("gældende", "set i kilden", date(2024, 1, 2)),
        ("uklar", "set i kilden", date(2024, 1, 2)),
    ]


def test_what_is_gone_is_not_listed_and_still_has_its_page(clock: Clock) -> None:
    read_in(make_entry("SEL § 95"), make_entry("SEL § 96"), at=clock())
    read_in(make_entry("SEL § 95"), at=clock.move(days=1))
    page = law.register_page(group="", sought="", today=TODAY)
    assert [row.name for _, rows in page.groups for row in rows] == ["SEL § 95"]
    gone = law.entry_page(number_of("SEL § 96"), TODAY)
    assert (gone.row.state, gone.gone_at, gone.changed_at) == ("taget ud af registret", clock(), clock())
    assert [change.what for change in gone.changes] == ["Taget ud af registret"]


def test_an_entry_knows_where_it_went_and_what_came_before(now: datetime) -> None:
    old = make_entry("SEL § 42", status="flyttet", valid_to=date(2023, 12, 31), moved_to="BL § 87")
    read_in(old, make_entry("BL § 87", valid_from=date(2024, 1, 1)), make_entry("SEL § 1", moved_to="BL § 999"), at=now)
    page = law.entry_page(number_of("SEL § 42"), TODAY)
    assert (page.moved_to, page.moved_to_id, page.stretch) == (
        "BL § 87",
        number_of("BL § 87"),
        "til og med 31. december 2023",
    )
    assert (page.row.state, page.group, page.changes, page.changed_at) == ("flyttet", "Serviceloven", (), None)
    assert [row.name for row in law.entry_page(number_of("BL § 87"), TODAY).formerly] == ["SEL § 42"]
    nowhere = law.entry_page(number_of("SEL § 1"), TODAY)
    assert (nowhere.moved_to, nowhere.moved_to_id, nowhere.formerly) == ("BL § 999", None, ())


def test_an_entry_knows_its_name_in_other_times(now: datetime) -> None:
    old, new = make_entry("SEL § 100", valid_to=date(2025, 8, 31)), make_entry("SEL § 100", valid_from=date(2025, 9, 1))
    read_in(old, new, at=now)
    ids = [row.pk for row in RegisterEntry.objects.order_by("valid_to")]
    assert [[row.id for row in law.entry_page(pk, TODAY).others] for pk in ids] == [[ids[1]], [ids[0]]]


@pytest.mark.parametrize(
    ("source", "href"),
    [("https://lov.example/", "https://lov.example/"), ("javascript:alert(1)", ""), ("Karnov, s. 12", ""), ("", "")],
)
def test_only_an_address_is_a_link(source: str, href: str, now: datetime) -> None:
    read_in(make_entry("SEL § 96", source=source), at=now)
    page = law.entry_page(number_of("SEL § 96"), TODAY)
    assert (page.source, page.source_href) == (source, href)


def test_an_entry_that_is_not_there() -> None:
    with pytest.raises(ObjectDoesNotExist):
        law.entry_page(7, TODAY)


def test_what_has_changed_newest_first(clock: Clock) -> None:
    one, other = make_entry("SEL § 95"), make_entry("18-18")
    read_in(one, other, at=clock())
    assert law.changed_entries(TODAY) == ()
    first = clock.move(days=1)
    read_in(replace(one, gist="Nyt."), other, at=first)
    second = clock.move(days=1)
    read_in(replace(one, gist="Nyere."), replace(other, status="ophævet"), at=second)
    third = clock.move(days=1)
    read_in(replace(one, gist="Nyest."), replace(other, status="ophævet"), at=third)
    found = law.changed_entries(TODAY)
    assert [(each.row.name, each.changed_at) for each in found] == [("SEL § 95", third), ("PM 18-18", second)]
    assert [
        (change.at, change.what, [(field.name, field.before, field.after) for field in change.fields])
        for change in found[0].changes
    ] == [
        (third, "Ændret", [("Indhold", "Nyere.", "Nyest.")]),
        (second, "Ændret", [("Indhold", "Nyt.", "Nyere.")]),
        (first, "Ændret", [("Indhold", "Indholdet af SEL § 95.", "Nyt.")]),
    ]
    assert [(each.kept.entry.short_name, each.kept.is_gone) for each in found] == [
        ("SEL § 95", False),
        ("18-18", False),
    ]
    read_in(replace(one, gist="Nyest."), at=clock.move(days=1))
    assert [(each.kept.entry.short_name, each.kept.is_gone) for each in law.changed_entries(TODAY)] == [
        ("18-18", True),
        ("SEL § 95", False),
    ]


def test_as_many_queries_for_three_as_for_one(queries: Callable[[Callable[[], object]], int], clock: Clock) -> None:
    def asked() -> list[int]:
        law.register()
        pages: list[Callable[[], object]] = [
            lambda: law.register_page(group="", sought="", today=TODAY),
            lambda: law.entry_page(number, TODAY),
            lambda: law.changed_entries(TODAY),
        ]
        return [queries(page) for page in pages]

    entries = [make_entry(f"SEL § {number}") for number in (95, 96, 114)]
    read_in(*entries, at=clock())
    number = number_of("SEL § 95")
    read_in(replace(entries[0], gist="Nyt."), *entries[1:], at=clock.move(days=1))
    one = asked()
    read_in(*(replace(each, gist="Nyere.") for each in entries), at=clock.move(days=1))
    assert asked() == one == [2, 4, 1]
