"""Bringing appeal figures in: frozen with their source, refused with a reason, left out and put back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.selection.actions import figures
from sagkyndig.journey.selection.files.sources.layout import Given
from sagkyndig.journey.selection.files.sources.meanings import Meaning
from sagkyndig.journey.selection.models import AppealFigure, FigureImport, PendingFigures
from sagkyndig.journey.selection.queries import figures as queries
from sagkyndig.journey.selection.rules.figures import SourceKind
from sagkyndig.pure.tables import TableError
from tests.factories.figures import EXTRACTED_ON, SOURCE, figures_csv, import_figures, one_of_each, receive_figures
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db
OF_THE_MAP = (Meaning.MUNICIPALITY, Meaning.REVERSED_PCT, Meaning.DECIDED)


@pytest.fixture
def manager() -> Person:
    make_municipality(code="901", name="Birkerum")
    make_municipality(code="902", name="Bøgerød")
    return make_staff()


def of_the_map(manager: Person, now: datetime, *, leaves_out: bool) -> FigureImport:
    content = figures_csv(
        ("Birkerum", "41,5", 41), ("Bøgerød", 41, 1410), header=("Kommune", "Procent", "Sager"), delimiter=";"
    )
    return figures.confirm_figures(
        pending=receive_figures(manager, now, content=content),
        meanings=OF_THE_MAP,
        given=Given(year=2021, provision="Socialområdet"),
        source_kind=SourceKind.MAP,
        source="sm.dk/danmarkskort",
        extracted_on=EXTRACTED_ON,
        leaves_out=leaves_out,
        actor=manager,
        at=now,
    )


def test_an_import_is_frozen_with_source_day_hash_and_note(manager: Person, now: datetime) -> None:
    stored = import_figures(manager, now, note=" Hentet til runden 2024. ")
    assert (stored.source, stored.extracted_on, stored.note) == (SOURCE, EXTRACTED_ON, "Hentet til runden 2024.")
    assert (stored.sha256, stored.imported_by, stored.imported_at) == (sha256(one_of_each()).hexdigest(), manager, now)
    columns = ("municipality_id", "provision", "year", "upheld", "reversed", "changed", "remitted", "dismissed")
    assert list(AppealFigure.objects.values_list(*columns))[:2] == [
        ("901", "SEL 95", 2021, 8, 7, 2, 5, 1),
        ("901", "SEL 95", 2022, 6, 3, 1, 2, 0),
    ]
    assert not PendingFigures.objects.exists()
    entry = Entry.objects.get(verb="selection.figures_imported")
    assert (entry.about_id, entry.details) == (str(stored.pk), {"figures": 4})


def test_a_file_that_is_no_table_or_has_a_wrong_cell_leaves_nothing(manager: Person, now: datetime) -> None:
    with pytest.raises(TableError, match="PDF"):
        import_figures(manager, now, content=b"%PDF-1.7", filename="tal.csv")
    with pytest.raises(TableError, match="Atlantis"):
        import_figures(manager, now, content=figures_csv(("", "Atlantis", 2021, "SEL 95", 1, 1, 1, 1)))
    assert not FigureImport.objects.exists()
    assert not AppealFigure.objects.exists()


def test_the_same_file_is_taken_in_once_even_where_it_is_left_out(manager: Person, now: datetime) -> None:
    stored = import_figures(manager, now)
    figures.take_out_figures(figure_import=stored, actor=manager, at=now)
    with pytest.raises(figures.SameFile):
        import_figures(manager, now)


def test_figures_need_a_source_and_a_day_after_the_years_they_are_of(manager: Person, now: datetime) -> None:
    with pytest.raises(figures.SourceIsMissing):
        import_figures(manager, now, source="  ")
    with pytest.raises(figures.ExtractedBeforeTheFigures):
        import_figures(manager, now, extracted_on=date(2021, 12, 31))


def test_what_cannot_be_counted_is_left_out_only_where_somebody_says_so(manager: Person, now: datetime) -> None:
    with pytest.raises(figures.SomeWouldBeLeftOut):
        of_the_map(manager, now, leaves_out=False)
    stored = of_the_map(manager, now, leaves_out=True)
    assert stored.left_out == [
        "Række 3: Procenten for Bøgerød, Socialområdet, 2021 er afrundet for meget: mellem 572 og 585 af 1.410 sager "
        "giver den samme procent."
    ]
    kept = stored.figures.get()
    assert (kept.municipality_id, kept.upheld, kept.reversed, kept.changed, kept.remitted) == (
        "901",
        24,
        17,
        None,
        None,
    )
    (cell,) = queries.appeal_cells(stored.pk)
    assert (cell.outcomes.reversed, cell.outcomes.decided) == (17, 41)


def test_an_import_is_left_out_and_put_back(manager: Person, now: datetime) -> None:
    stored = import_figures(manager, now)
    for action in (figures.take_out_figures, figures.take_out_figures):
        action(figure_import=stored, actor=manager, at=now)
    assert queries.figure_import_row(stored.pk).is_taken_out
    for action in (figures.put_back_figures, figures.put_back_figures):
        action(figure_import=stored, actor=manager, at=now)
    assert not queries.figure_import_row(stored.pk).is_taken_out
    verbs = list(Entry.objects.filter(verb__startswith="selection.figures_").values_list("verb", flat=True))
    assert verbs.count("selection.figures_taken_out") == verbs.count("selection.figures_put_back") == 1


def test_a_file_that_nobody_confirms_goes_after_a_day(manager: Person, now: datetime) -> None:
    pending = receive_figures(manager, now)
    assert figures.clear_pending_figures(at=now + timedelta(hours=23)) == 0
    assert figures.clear_pending_figures(at=now + timedelta(hours=25)) == 1
    figures.give_up_figures(pending=receive_figures(manager, now), actor=manager, at=now)
    assert pending.filename == "tal.csv"
    assert not PendingFigures.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_that_waited(manager: Person, now: datetime) -> None:
    receive_figures(manager, now)
    newer = receive_figures(manager, now)
    assert PendingFigures.objects.get() == newer
