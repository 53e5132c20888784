"""What a monitor is told."""

from __future__ import annotations

import pytest
from django.test import Client

from sagkyndig.foundation.ui import queries
from sagkyndig.foundation.ui.queries import Health


@pytest.mark.django_db
def test_all_is_well() -> None:
    answer = Client().get("/sundhed")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "migrationer": "ok",
        "opgaver_i_ko": 0,
        "aeldste_opgave_sekunder": 0,
    }
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("state", "database", "migrations"),
    [
        (Health(database_answers=False, is_migrated=False), "svarer ikke", "mangler"),
        (Health(database_answers=True, is_migrated=False), "ok", "mangler"),
    ],
)
def test_what_is_wrong_is_told_with_503(
    monkeypatch: pytest.MonkeyPatch, state: Health, database: str, migrations: str
) -> None:
    monkeypatch.setattr(queries, "health", lambda at: state)
    answer = Client().get("/sundhed")
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "fejl",
        "database": database,
        "migrationer": migrations,
        "opgaver_i_ko": None,
        "aeldste_opgave_sekunder": None,
    }


def test_nothing_can_be_posted() -> None:
    assert Client().post("/sundhed").status_code == 405
