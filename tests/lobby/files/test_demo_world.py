"""The demo's world: complete, invented, and possible in the calendar."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest

from sagkyndig.lobby.files.demo_world import DemoWorld, mail_address, read_world

CONTENT = Path(__file__).parents[3] / "content"
# New Year, Easter, the last Store bededag, Ascension, Constitution Day, Whitsun and Christmas of 2023.
HOLIDAYS_OF_2023 = {
    *(date(2023, 1, 1), date(2023, 4, 6), date(2023, 4, 7), date(2023, 4, 9), date(2023, 4, 10)),
    *(date(2023, 5, 5), date(2023, 5, 18), date(2023, 5, 28), date(2023, 5, 29), date(2023, 6, 5)),
    *(date(2023, 12, 24), date(2023, 12, 25), date(2023, 12, 26), date(2023, 12, 31)),
}


@pytest.fixture(scope="module")
def world() -> DemoWorld:
    return read_world(CONTENT)


def test_there_are_98_municipalities_with_the_codes_of_invented_ones(world: DemoWorld) -> None:
    assert [row.code for row in world.municipalities] == [str(code) for code in range(901, 999)]
    assert len({row.name for row in world.municipalities}) == 98


def test_the_regions_have_as_many_municipalities_as_the_real_ones(world: DemoWorld) -> None:
    assert Counter(row.region for row in world.municipalities) == {
        "Hovedstaden": 29,
        "Sjælland": 17,
        "Syddanmark": 22,
        "Midtjylland": 19,
        "Nordjylland": 11,
    }


def test_the_sizes_are_spread_like_the_real_ones(world: DemoWorld) -> None:
    sizes = sorted(row.population for row in world.municipalities)
    assert (sizes[0], sizes[-1]) == (1941, 598416)
    assert 42_000 < median(sizes) < 45_000


def test_no_municipality_of_the_demo_is_a_real_one(world: DemoWorld) -> None:
    with (CONTENT / "municipalities" / "denmark.csv").open(encoding="utf-8") as file:
        real = {row["navn"] for row in csv.DictReader(file)}
    assert len(real) == 98
    assert real & {row.name for row in world.municipalities} == set()
    words = set(re.findall(r"[A-ZÆØÅ][a-zæøå]+", "\n".join(_texts())))
    assert real & words == set()


def test_the_real_board_is_named_as_source_and_nowhere_else() -> None:
    for text in _texts():
        assert re.findall(r"(?i)ast\.dk|33 ?41 ?12 ?00|978-87|7998", text) == []
        assert re.findall(r"(?i).*ankestyrelse.*", text) in (
            [],
            ['reconstructed_from = "Tal genskabt efter Ankestyrelsens rapport, marts 2024"'],
        )


def test_every_address_is_one_that_cannot_exist(world: DemoWorld) -> None:
    addresses = [member.email for member in world.staff]
    for delegation in world.delegations:
        addresses += [delegation.contact.email, *(colleague.email for colleague in delegation.colleagues)]
    assert len(addresses) == len(set(addresses)) == 84
    assert {address.rsplit(".", 1)[1] for address in addresses} == {"example"}
    assert world.organisation["email"] == "post@klagestyrelsen.example"


def test_an_address_is_made_of_the_name_without_danish_letters() -> None:
    assert mail_address("Åse Ørbækgård", "Ådal") == "aase.oerbaekgaard@aadal.example"


def test_the_edition_of_2023_is_as_the_report_tells_it(world: DemoWorld) -> None:
    took_part = {name for day in world.days for name in day.e_learning}
    declined = world.selection.declined
    assert len(world.selection.chosen) == len(took_part) == 10
    assert set(world.selection.chosen) - took_part == {declined.municipality} == {"Marskhøj"}
    assert took_part - set(world.selection.chosen) == {declined.replaced_by} == {"Kløverup"}
    assert "omstrukturering" in declined.reason
    assert len(world.days) == 8
    assert sorted(len(day.e_learning) for day in world.days) == [1, 1, 1, 1, 1, 1, 2, 2]
    assert all(day.host in day.e_learning for day in world.days)
    assert {day.teachers[0] for day in world.days} == {"lead_teacher"}
    assert {len(set(day.teachers)) for day in world.days} == {2}
    assert world.report.facts["cases_paa_dagen"] == 7


def test_those_who_are_enrolled_are_enough_to_have_given_44_answers(world: DemoWorld) -> None:
    assert sum(len(delegation.enrolled) for delegation in world.delegations) == 70
    took_part = {name for day in world.days for name in day.e_learning}
    assert {delegation.municipality for delegation in world.delegations if delegation.enrolled} == took_part


def test_everybody_and_every_place_that_the_story_mentions_exists(world: DemoWorld) -> None:
    keys = {member.key for member in world.staff}
    names = {row.name for row in world.municipalities}
    assert {key for day in world.days for key in day.teachers} | {key for e in world.editions for key in e.team} <= keys
    assert {delegation.municipality for delegation in world.delegations} <= names


def test_the_days_of_2023_are_working_days_in_order(world: DemoWorld) -> None:
    for day in world.days:
        for elearning_on in day.e_learning.values():
            assert day.on - elearning_on >= timedelta(days=14)
            assert _is_working_day(elearning_on)
        assert _is_working_day(day.on)
    assert [day.on for day in world.days] == sorted(day.on for day in world.days)
    assert len({day.on for day in world.days}) == 8
    assert world.days[-1].on < world.evaluation.closed_on < world.report.published_on


def test_the_themes_of_the_three_years(world: DemoWorld) -> None:
    assert [(edition.year, edition.provisions) for edition in world.editions] == [
        (2023, ("SEL § 95", "SEL § 96")),
        (2024, ("SEL § 114",)),
        (2025, ("BL § 87",)),
    ]


def test_those_on_the_sign_in_page_are_people_of_the_demo(world: DemoWorld) -> None:
    known = {colleague.email for delegation in world.delegations for colleague in delegation.enrolled}
    known |= {delegation.contact.email for delegation in world.delegations}
    assert len(world.visitors) == 4
    assert {visitor.email for visitor in world.visitors} <= known


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS_OF_2023


def _texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((CONTENT / "demo").iterdir())]
