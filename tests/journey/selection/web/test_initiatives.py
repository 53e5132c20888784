"""Other initiatives of a municipality: noted, corrected, removed and put back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.selection.actions import initiatives as actions
from sagkyndig.journey.selection.models import Initiative
from sagkyndig.journey.selection.queries import initiatives as queries
from sagkyndig.journey.selection.rules import ground
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
TYPED = {"municipality": "901", "kind": "taskforce", "begins_on": "2023-09-01", "source": "Taskforcens side"}


@pytest.fixture
def manager(clock: Clock) -> Person:
    clock.set(2024, 3, 4, 10)
    make_municipality(code="901", name="Birkerum")
    return make_staff()


def noted(manager: Person, at: datetime) -> Initiative:
    return actions.add_initiative(
        municipality=make_municipality(code="902", name="Bøgerød"),
        kind=InitiativeKind.TASKFORCE,
        begins_on=date(2023, 9, 1),
        source="Taskforcens side",
        actor=manager,
        at=at,
    )


def test_an_initiative_is_noted_and_shown_with_its_state(visit: Visitor, manager: Person) -> None:
    assert "Ingen indsatser er noteret." in visit(manager, "/kommunetal/indsatser/").text
    done = visit(manager, "/kommunetal/indsatser/ny/", method="post", data=TYPED, follow=True)
    assert done.messages == ["Det lykkedes: Indsatsen i Birkerum er noteret."]
    assert done.tables[0][1][:6] == ["Birkerum", "Taskforce", "01.09.2023", "Ikke sat", "i gang", "Taskforcens side"]
    assert queries.initiatives() == (ground.Initiative("901", "Taskforce", date(2023, 9, 1), None, "Taskforcens side"),)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"ends_on": "2023-08-31"}, {"ends_on": ["Datoen ligger før »Fra«. Ret den ene af dem."]}),
        ({"kind": "other"}, {"name": ["Skriv, hvad det er, når slagsen er »Andet«."]}),
        ({"source": ""}, {"source": ["Skriv, hvor oplysningen kommer fra."]}),
        ({"municipality": "999"}, {"municipality": ["Kommunen er ikke på listen."]}),
        ({"begins_on": "i går"}, {"begins_on": ["Skriv datoen som 24.06.2024."]}),
    ],
)
def test_what_is_lacking_is_told_at_its_field(
    visit: Visitor, manager: Person, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    page = visit(manager, "/kommunetal/indsatser/ny/", method="post", data={**TYPED, **typed})
    assert set(page.form_errors) == set(errors)
    if "begins_on" not in errors:
        assert page.form_errors == errors
    assert Initiative.objects.count() == 0


def test_it_is_corrected_unless_somebody_else_did_so_meanwhile(visit: Visitor, manager: Person, now: datetime) -> None:
    stored = noted(manager, now)
    path, typed = f"/kommunetal/indsatser/{stored.pk}/ret/", {**TYPED, "ends_on": "2024-01-31"}
    done = visit(manager, path, method="post", data={**typed, "version": "1"}, follow=True)
    assert done.tables[0][1][3:5] == ["31.01.2024", "færdig"]
    late = visit(manager, path, method="post", data={**typed, "source": "En anden", "version": "1"})
    assert "En anden har gemt, mens du skrev" in late.text
    assert Initiative.objects.get().source == "Taskforcens side"
    with pytest.raises(ChangedMeanwhile):
        actions.correct_initiative(
            initiative=stored, kind=InitiativeKind.TASKFORCE, begins_on=date(2023, 9, 1), source="x",
            seen_version=1, actor=manager, at=now,
        )  # fmt: skip


def test_it_is_removed_and_put_back(visit: Visitor, manager: Person, now: datetime) -> None:
    stored = noted(manager, now)
    path = f"/kommunetal/indsatser/{stored.pk}"
    assert visit(manager, f"{path}/fjern/").h1 == "Fjern »Taskforce« i Bøgerød?"
    gone = visit(manager, f"{path}/fjern/", method="post", follow=True)
    assert "Fjernet fra listen" in gone.texts("//h2")
    assert queries.initiatives() == ()
    refused = visit(manager, f"{path}/ret/", follow=True)
    assert refused.messages == ["Fejl: Indsatsen er fjernet fra listen. Sæt den tilbage, før du retter den."]
    with pytest.raises(actions.NotThere):
        actions.correct_initiative(
            initiative=stored, kind=InitiativeKind.TASKFORCE, begins_on=date(2023, 9, 1), source="x",
            seen_version=1, actor=manager, at=now,
        )  # fmt: skip
    back = visit(manager, f"{path}/saet-tilbage/", method="post", follow=True)
    assert back.messages == ["Det lykkedes: Indsatsen i Bøgerød står på listen igen."]
    assert len(queries.initiatives()) == 1
    assert [entry.verb for entry in Entry.objects.filter(verb__startswith="selection.initiative_").order_by("pk")] == [
        "selection.initiative_added", "selection.initiative_removed", "selection.initiative_put_back",
    ]  # fmt: skip


def test_the_database_refuses_an_end_before_the_beginning(manager: Person, now: datetime) -> None:
    for refused, said in (
        (actions.EndsBeforeItBegins, {"ends_on": date(2023, 1, 1)}),
        (actions.NameIsMissing, {"kind": InitiativeKind.OTHER}),
    ):
        with pytest.raises(refused):
            actions.add_initiative(
                **{
                    "municipality": make_municipality(),
                    "kind": InitiativeKind.TASKFORCE,
                    "begins_on": date(2023, 9, 1),
                    "source": "x",
                    "actor": manager,
                    "at": now,
                    **said,
                }  # type: ignore[arg-type]
            )
