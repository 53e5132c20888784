"""What the pages of appeal figures show: pooled by adding, sorted as asked, two extracts held side by side."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.selection.files.appeals import read_appeals
from sagkyndig.journey.selection.queries import differences, figures
from sagkyndig.journey.selection.rules.figures import Counted
from tests.factories.figures import figures_csv, import_figures
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db
ROWS = (
    ("901", "Birkerum", 2021, "SEL 95", 8, 2, 5, 1),
    ("901", "Birkerum", 2022, "SEL 96", 25, 5, 5, 3),
    ("902", "Bøgerød", 2021, "SEL 95", 1, 1, 1, 0),
    ("903", "Åkær", 2021, "SEL 95", 30, 3, 7, 0),
)


@pytest.fixture
def manager() -> Person:
    for code, name in (("901", "Birkerum"), ("902", "Bøgerød"), ("903", "Åkær")):
        make_municipality(code=code, name=name)
    return make_staff()


def test_one_provision_is_shown_first_and_all_are_pooled_by_adding(manager: Person, now: datetime) -> None:
    stored = import_figures(manager, now, content=figures_csv(*ROWS))
    page = figures.figures_page(stored.pk)
    assert (page.provision, page.year, page.years, page.can_pool) == ("SEL 95", None, (2021, 2022), True)
    assert [(row.name, row.counted, row.rate) for row in page.rows] == [
        ("Birkerum", Counted(8, 7), "46,7"),
        ("Bøgerød", Counted(1, 2), "–"),
        ("Åkær", Counted(30, 10), "25,0"),
    ]
    pooled = figures.figures_page(stored.pk, provision="alle")
    assert [row.counted for row in pooled.rows] == [Counted(33, 17), Counted(1, 2), Counted(30, 10)]
    assert (pooled.total, pooled.total_rate) == (Counted(64, 29), "31,2")
    assert [row.name for row in figures.figures_page(stored.pk, provision="SEL 96", year="2021").rows] == []


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("kommune", ["Birkerum", "Bøgerød", "Åkær"]),
        ("sager", ["Åkær", "Birkerum", "Bøgerød"]),
        ("omgjort", ["Åkær", "Birkerum", "Bøgerød"]),
        ("procent", ["Birkerum", "Åkær", "Bøgerød"]),  # three appeals have no percentage, and never lead
        ("tilfældig", ["Birkerum", "Bøgerød", "Åkær"]),
    ],
)
def test_rows_come_in_the_order_asked_for(manager: Person, now: datetime, order: str, names: list[str]) -> None:
    stored = import_figures(manager, now, content=figures_csv(*ROWS))
    assert [row.name for row in figures.figures_page(stored.pk, order=order).rows] == names


def test_the_areas_of_the_map_hold_each_other_and_are_never_pooled(manager: Person, now: datetime) -> None:
    areas = [("901", "Birkerum", 2021, area, 8, 2, 5, 1) for area in ("Socialområdet", "Børnehandicap")]
    stored = import_figures(manager, now, content=figures_csv(*areas))
    page = figures.figures_page(stored.pk, provision="alle")
    assert (page.can_pool, page.provision, [row.counted for row in page.rows]) == (
        False,
        "Socialområdet",
        [Counted(8, 7)],
    )
    assert [(each.year, each.shown_rate) for each in page.national] == [
        (2022, "37,5"), (2021, "31,8"), (2020, "36,2"), (2019, "41"), (2017, "38"),
    ]  # fmt: skip


def test_an_import_is_written_as_our_own_template_and_read_again(manager: Person, now: datetime) -> None:
    from sagkyndig.foundation.municipalities.rules import MunicipalityRow

    stored = import_figures(manager, now, content=figures_csv(*ROWS))
    places = [MunicipalityRow(code, name, "Nord", 1) for code, name in figures.municipality_names().items()]
    assert read_appeals(figures.figures_file(stored.pk), "tal.csv", places) == figures.appeal_cells(stored.pk)
    assert figures.figures_file(stored.pk).decode("utf-8-sig").splitlines()[1] == "901,Birkerum,2021,SEL 95,8,2,5,1"


def test_where_only_the_sum_is_known_the_file_says_so(manager: Person, now: datetime) -> None:
    content = figures_csv(
        ("Birkerum", 2021, "SEL 95", 8, 7), header=("kommune", "år", "bestemmelse", "stadfæstet", "omgjort")
    )
    stored = import_figures(manager, now, content=content)
    assert figures.figures_file(stored.pk).decode("utf-8-sig").splitlines() == [
        "kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,hjemvist,afvist,omgjort",
        "901,Birkerum,2021,SEL 95,8,,,0,7",
    ]
    again = import_figures(manager, now, content=figures.figures_file(stored.pk), filename="igen.csv")
    assert figures.appeal_counts(again.pk)[0].reversed == 7


def test_two_extracts_are_compared_the_earlier_one_first(manager: Person, now: datetime) -> None:
    before = import_figures(manager, now, content=figures_csv(*ROWS), extracted_on=date(2023, 1, 9))
    corrected = [
        ("901", "Birkerum", 2021, "SEL 95", 7, 2, 6, 1),
        *ROWS[1:3],
        ("903", "Åkær", 2023, "SEL 95", 1, 0, 0, 0),
    ]
    after = import_figures(manager, now, content=figures_csv(*corrected), extracted_on=date(2024, 1, 9))
    for one in (before, after):
        page = differences.differences_page(one.pk)
        assert page is not None
        assert page.earlier is not None
        assert (page.earlier.id, page.later.id) == (before.pk, after.pk)
        assert page.kinds == (("rettet", 1), ("nye", 1), ("væk", 1))
        (row,) = page.rows
        assert (row.name, row.provision, row.year, row.kind) == ("Birkerum", "SEL § 95", 2021, "rettet")
        assert (row.earlier.upheld, row.earlier.remitted, row.later.upheld, row.later.remitted) == (8, 5, 7, 6)
    gone = differences.differences_page(after.pk, kind="væk")
    assert gone is not None
    assert [(row.name, row.year, row.later) for row in gone.rows] == [("Åkær", 2021, None)]
    assert differences.differences_page(0) is None


def test_one_extract_has_nothing_to_be_compared_with(manager: Person, now: datetime) -> None:
    page = differences.differences_page(import_figures(manager, now).pk)
    assert page is not None
    assert (page.earlier, page.kinds, list(page.rows)) == (None, (), [])


def test_imports_stand_latest_first_with_what_they_hold(manager: Person, now: datetime) -> None:
    first = import_figures(manager, now, content=figures_csv(*ROWS))
    second = import_figures(manager, now, content=figures_csv(*ROWS[:1]))
    rows = figures.figure_imports()
    assert [row.id for row in rows] == [second.pk, first.pk]
    assert [(row.municipalities, row.provisions, row.years) for row in rows] == [(1, 1, "2021"), (3, 2, "2021-2022")]
    with pytest.raises(ObjectDoesNotExist):
        figures.figure_import_row(0)


def test_every_national_figure_says_its_source_and_how_precise_it_is() -> None:
    path = Path(__file__).parents[3] / "content" / "figures" / "national.csv"
    written = list(csv.DictReader(path.open(encoding="utf-8")))
    shown = figures.national_figures()
    assert len(shown) == len(written) == 20
    assert all(each.source.startswith("https://") and each.precision and each.publisher for each in shown)
    assert sorted({each.shown_precision for each in shown}) == [
        "afrundet",
        "kun tekst",
        "omtrent",
        "som offentliggjort",
    ]
