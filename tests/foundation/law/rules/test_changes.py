"""What counts as a change of the law, and which entry is the same as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sagkyndig.foundation.law.rules import (
    ChangeKind,
    Entry,
    FieldChange,
    KeptEntry,
    changed_fields,
    paired,
    provisions_among,
)

BEFORE = Entry("SEL § 96", "BPA", gist="Hjælp til voksne.", certainty="K", checked_on=date(2024, 1, 2))


@pytest.mark.parametrize(
    ("now", "fields"),
    [
        ({}, ()),
        ({"gist": "Hjælp til voksne og børn."}, ("gist",)),
        ({"title": "Borgerstyret hjælp", "valid_to": date(2026, 12, 31)}, ("title", "valid_to")),
        (
            {"valid_from": date(2018, 1, 1), "moved_to": "BL § 87", "status": "flyttet"},
            ("valid_from", "moved_to", "status"),
        ),
        ({"checked_on": date(2026, 1, 1), "checked_by": "AB", "source": "https://x.example"}, ()),
        ({"certainty": "V"}, ()),
        ({"certainty": "U"}, ("certainty",)),
        ({"status": "ukendt"}, ("status",)),
    ],
)
def test_what_the_law_says_is_a_change_and_to_be_surer_of_it_is_none(
    now: dict[str, object], fields: tuple[str, ...]
) -> None:
    assert changed_fields(BEFORE, replace(BEFORE, **now)) == fields  # type: ignore[arg-type]


def test_an_unclear_one_that_is_found_in_force_has_not_changed() -> None:
    unclear = replace(BEFORE, status="ukendt")
    assert changed_fields(unclear, BEFORE) == ()
    assert changed_fields(unclear, replace(BEFORE, status="ophævet")) == ("status",)


def kinds(kept: list[KeptEntry], told: list[Entry]) -> list[tuple[int | None, date | None, ChangeKind | None]]:
    """For each pair: the number it had, when it begins now, and what happened."""
    return [
        (pair.kept.id if pair.kept else None, pair.entry.valid_from if pair.entry else None, pair.kind)
        for pair in paired(kept, told)
    ]


def entry(year: int | None, name: str = "SEL § 100", **other: object) -> Entry:
    return Entry(name, "Ydelse", valid_from=date(year, 1, 1) if year else None, **other)  # type: ignore[arg-type]


def test_the_same_is_what_begins_on_the_same_day() -> None:
    kept = [KeptEntry(1, entry(None)), KeptEntry(2, entry(2025))]
    told = [entry(2025, gist="Nyt."), entry(None)]
    assert kinds(kept, told) == [(1, None, None), (2, date(2025, 1, 1), ChangeKind.CHANGED)]


def test_a_day_that_was_wrong_is_a_change_and_no_new_entry() -> None:
    assert kinds([KeptEntry(1, entry(2024))], [entry(2025)]) == [(1, date(2025, 1, 1), ChangeKind.CHANGED)]


def test_a_second_stretch_of_time_is_new() -> None:
    kept = [KeptEntry(1, entry(None))]
    told = [entry(None, valid_to=date(2024, 12, 31)), entry(2025)]
    assert kinds(kept, told) == [(1, None, ChangeKind.CHANGED), (None, date(2025, 1, 1), ChangeKind.NEW)]


def test_what_is_no_longer_told_is_gone_once_and_can_come_back() -> None:
    alone = entry(2024)
    assert kinds([KeptEntry(1, alone)], []) == [(1, None, ChangeKind.GONE)]
    assert kinds([KeptEntry(1, alone, is_gone=True)], []) == [(1, None, None)]
    assert kinds([KeptEntry(1, alone, is_gone=True)], [alone]) == [(1, date(2024, 1, 1), ChangeKind.BACK)]


def test_what_is_gone_comes_back_only_as_itself() -> None:
    assert kinds([KeptEntry(1, entry(2024), is_gone=True)], [entry(2025)]) == [
        (None, date(2025, 1, 1), ChangeKind.NEW),
        (1, None, None),
    ]


def test_the_fields_of_a_change_before_and_after() -> None:
    (pair,) = paired([KeptEntry(1, entry(2024))], [entry(None, gist="Nyt.")])
    assert (pair.short_name, pair.fields) == (
        "SEL § 100",
        (FieldChange("gist", "", "Nyt."), FieldChange("valid_from", "2024-01-01", "")),
    )


def test_a_new_one_and_one_that_is_gone_have_no_fields() -> None:
    assert [pair.fields for pair in paired([KeptEntry(1, entry(2024, name="SEL § 1"))], [entry(2024)])] == [(), ()]


def test_an_edition_can_be_about_the_paragraphs_of_the_laws_by_their_newest_title() -> None:
    told = [
        Entry("SEL § 100", "Ny", valid_from=date(2025, 9, 1)),
        Entry("SEL § 100", "Gammel"),
        Entry("18-18", "Principmeddelelse"),
        Entry("Ældreloven § 2", "Ældre"),
    ]
    assert [(row.short_name, row.title) for row in provisions_among(told)] == [("SEL § 100", "Ny")]
