"""Reading the law register in: what is written, what is noted as a change, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError

from sagkyndig.foundation.audit.models import Entry as LogEntry
from sagkyndig.foundation.law import queries
from sagkyndig.foundation.law.models import EntryChange, Provision, RegisterEntry, RegisterLoad
from sagkyndig.foundation.law.rules import ChangeKind
from tests.conftest import Clock
from tests.factories.law import make_entry, make_provision, read_in

pytestmark = pytest.mark.django_db
BPA, BIL = make_entry("SEL § 96"), make_entry("SEL § 114")


def changes() -> list[tuple[str, str, datetime, dict[str, list[str]]]]:
    return [(each.entry.short_name, each.kind, each.changed_at, each.fields) for each in EntryChange.objects.all()]


def test_the_first_time_everything_is_there_and_nothing_has_changed(now: datetime) -> None:
    loaded = read_in(BPA, BIL, at=now)
    assert (loaded.is_first, loaded.entries, loaded.provisions) == (True, 2, 2)
    assert changes() == []
    assert queries.register().entries == (BPA, BIL)
    assert LogEntry.objects.values_list("verb", "details").get() == ("law.register_loaded", {"entries": 2})


def test_the_same_once_more_writes_nothing(clock: Clock) -> None:
    read_in(BPA, BIL, at=clock())
    loaded = read_in(BIL, BPA, at=clock.move(days=1))
    assert (loaded.is_first, loaded.pairs) == (False, ())
    assert (changes(), LogEntry.objects.count(), RegisterLoad.objects.count()) == ([], 1, 1)


def test_what_changed_is_noted_with_before_and_after_and_nothing_else_is(clock: Clock) -> None:
    read_in(BPA, BIL, at=clock())
    later = clock.move(days=300)
    loaded = read_in(replace(BPA, gist="Nyt indhold.", valid_to=date(2026, 12, 31)), BIL, at=later)
    assert loaded.names(ChangeKind.CHANGED) == "SEL § 96"
    fields = {"gist": ["Indholdet af SEL § 96.", "Nyt indhold."], "valid_to": ["", "2026-12-31"]}
    assert changes() == [("SEL § 96", "changed", later, fields)]
    assert LogEntry.objects.order_by("-id").values_list("details", flat=True)[0] == {
        "entries": 2,
        "changed": "SEL § 96",
    }


def test_to_look_it_up_again_changes_no_law(clock: Clock) -> None:
    read_in(replace(BPA, certainty="K", status="ukendt"), at=clock())
    again = replace(BPA, checked_on=date(2026, 1, 1), checked_by="AB", source="https://ny.example")
    loaded = read_in(again, at=clock.move(days=1))
    assert changes() == []
    assert [pair.short_name for pair in loaded.corrected] == ["SEL § 96"]
    assert queries.register().entries == (again,)


def test_a_new_one_is_noted_when_it_is_not_the_first_time(clock: Clock) -> None:
    read_in(BPA, at=clock())
    read_in(BPA, BIL, at=clock.move(days=1))
    assert changes() == [("SEL § 114", "new", clock(), {})]


def test_what_vanishes_from_the_file_is_kept_and_marked_and_can_come_back(clock: Clock) -> None:
    read_in(BPA, BIL, at=clock())
    gone_at = clock.move(days=1)
    assert read_in(BPA, at=gone_at).names(ChangeKind.GONE) == "SEL § 114"
    assert RegisterEntry.objects.get(short_name="SEL § 114").gone_at == gone_at
    assert queries.register().entries == (BPA,)
    read_in(BPA, make_entry("SEL § 95"), at=clock.move(days=1))
    assert RegisterEntry.objects.get(short_name="SEL § 114").gone_at == gone_at
    read_in(BPA, BIL, at=clock.move(days=1))
    assert RegisterEntry.objects.get(short_name="SEL § 114").gone_at is None
    assert [change[:2] for change in changes()] == [
        ("SEL § 95", "gone"),
        ("SEL § 114", "back"),
        ("SEL § 95", "new"),
        ("SEL § 114", "gone"),
    ]


def test_a_name_may_stand_for_two_stretches_of_time(clock: Clock) -> None:
    ydelse = make_entry("SEL § 100")
    read_in(ydelse, at=clock())
    old = replace(ydelse, valid_to=date(2025, 8, 31), status="afløst")
    new = replace(ydelse, valid_from=date(2025, 9, 1), title="Kompensationsydelse")
    read_in(new, old, at=clock.move(days=1))
    assert [change[:2] for change in changes()] == [("SEL § 100", "new"), ("SEL § 100", "changed")]
    assert queries.register().lookup("SEL § 100", date(2025, 9, 1)) == new
    assert queries.register().lookup("SEL § 100", date(2025, 8, 31)) == old
    assert queries.all_provisions()[0].title == "Kompensationsydelse"


def test_the_provisions_that_editions_chose_stay_and_get_the_newest_title(now: datetime) -> None:
    chosen, other = make_provision("SEL § 96", "Gammel overskrift"), make_provision("SEL § 1", "Formål")
    read_in(replace(BPA, title="BPA"), make_entry("18-18"), at=now)
    assert [(each.pk, each.short_name, each.title) for each in queries.all_provisions()] == [
        (other.pk, "SEL § 1", "Formål"),
        (chosen.pk, "SEL § 96", "BPA"),
    ]


def test_a_register_that_cannot_be_is_refused_whole(now: datetime) -> None:
    read_in(BPA, at=now)
    with pytest.raises(IntegrityError):
        read_in(BIL, replace(BPA, certainty="X"), at=now)


@pytest.mark.parametrize(
    "row",
    [
        {"short_name": ""},
        {"status": "måske"},
        {"certainty": "X"},
        {"valid_from": date(2024, 1, 2), "valid_to": date(2024, 1, 1)},
    ],
)
def test_the_database_refuses_what_is_no_entry(row: dict[str, object]) -> None:
    told = {"short_name": "SEL § 96", "title": "X", "status": "gældende", "certainty": "V", **row}
    with pytest.raises(IntegrityError):
        RegisterEntry.objects.create(**told)


@pytest.mark.parametrize("begins", [None, date(2024, 1, 1)])
def test_the_database_refuses_two_at_once(begins: date | None, now: datetime) -> None:
    def make(**other: object) -> object:
        told = {"short_name": "SEL § 96", "title": "X", "status": "gældende", "certainty": "V", "valid_from": begins}
        return RegisterEntry.objects.create(**{**told, **other})

    make(gone_at=now - timedelta(days=1))
    make()
    with pytest.raises(IntegrityError):
        make()


def test_provisions_by_name_in_their_own_order() -> None:
    for name in ("SEL § 96", "SEL § 95", "BL § 87"):
        make_provision(name)
    assert [each.short_name for each in queries.provisions(["BL § 87", "SEL § 95", "SEL § 7"])] == [
        "SEL § 95",
        "BL § 87",
    ]


def test_a_provision_has_a_name() -> None:
    with pytest.raises(IntegrityError):
        Provision.objects.create(short_name="", title="X")


def test_the_register_is_read_once_as_long_as_it_is_the_same(
    queries: Callable[[Callable[[], object]], int], clock: Clock
) -> None:
    from sagkyndig.foundation.law.queries import register

    read_in(BPA, at=clock())
    assert [queries(register) for _ in range(3)] == [2, 1, 1]
    read_in(replace(BPA, checked_on=date(2026, 1, 1)), at=clock())
    assert [queries(register) for _ in range(2)] == [2, 1]
    assert register().entries[0].checked_on == date(2026, 1, 1)
