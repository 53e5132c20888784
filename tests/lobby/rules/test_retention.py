"""Who has been kept long enough."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.journey.signs import Holding
from sagkyndig.lobby.rules.retention import Kept, kept_by_person, long_enough

TODAY = date(2026, 11, 23)
MONTHS = {Keep.PARTICIPANTS: 24, Keep.CONTACTS: 36, Keep.OFFERS: 12, Keep.UNATTACHED: 6}
LONG_AGO = date(2020, 1, 1)


def kept(*holdings: tuple[Keep, date | None], last_here: date = LONG_AGO) -> Kept:
    return Kept(1, last_here, tuple(Holding(1, keep, until) for keep, until in holdings))


@pytest.mark.parametrize(
    ("person", "kind"),
    [
        (kept((Keep.PARTICIPANTS, date(2024, 11, 22))), Keep.PARTICIPANTS),
        (kept((Keep.PARTICIPANTS, date(2024, 11, 23))), None),
        (kept((Keep.PARTICIPANTS, date(2022, 1, 1)), last_here=date(2025, 1, 1)), None),
        (kept((Keep.PARTICIPANTS, None)), None),
        (kept((Keep.PARTICIPANTS, date(2021, 1, 1)), (Keep.CONTACTS, None)), None),
        (kept((Keep.PARTICIPANTS, date(2024, 1, 1)), (Keep.CONTACTS, date(2024, 1, 1))), None),
        (kept((Keep.PARTICIPANTS, date(2023, 11, 1)), (Keep.CONTACTS, date(2023, 11, 1))), Keep.CONTACTS),
        (kept((Keep.PARTICIPANTS, date(2024, 11, 1)), (Keep.OFFERS, date(2020, 1, 1))), Keep.PARTICIPANTS),
        (kept(last_here=date(2026, 5, 22)), Keep.UNATTACHED),
        (kept(last_here=date(2026, 5, 23)), None),
        (kept((Keep.OFFERS, date(2030, 1, 1))), None),
    ],
)
def test_the_longest_decides(person: Kept, kind: Keep | None) -> None:
    assert long_enough(person, months=MONTHS, today=TODAY) is kind


def test_each_person_with_what_holds_on_to_them() -> None:
    holdings = [Holding(2, Keep.CONTACTS, None), Holding(2, Keep.OFFERS, LONG_AGO), Holding(9, Keep.OFFERS, None)]
    found = kept_by_person([(1, LONG_AGO), (2, TODAY)], holdings)
    assert found == [Kept(1, LONG_AGO, ()), Kept(2, TODAY, tuple(holdings[:2]))]
