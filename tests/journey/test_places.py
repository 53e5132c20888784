"""The way from the front page to an edition and to a step in it."""

from __future__ import annotations

import pytest

from sagkyndig.journey.places import edition_crumbs, programmes_crumbs, step_crumbs
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db


def test_the_way_goes_by_programme_and_edition_to_the_step() -> None:
    edition = make_edition(year=2023)
    to_edition = [
        ("Forside", "/"),
        ("Programmer", "/programmer/"),
        (edition.programme.name, f"/programmer/{edition.programme.pk}/"),
        ("Runde 2023", f"/runder/{edition.pk}/"),
    ]
    assert programmes_crumbs(("Nyt program", None)) == [*to_edition[:2], ("Nyt program", None)]
    assert edition_crumbs(edition) == to_edition
    assert step_crumbs(edition, "selection:standings") == [*to_edition, ("Udvælgelse", None)]
    assert step_crumbs(edition, "planning:course_runs", ("Opret en fysisk dag", None)) == [
        *to_edition,
        ("Planlægning", f"/runder/{edition.pk}/planlaegning/"),
        ("Opret en fysisk dag", None),
    ]
