"""A reckoning as plain data, so that it can be kept, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sagkyndig.journey.selection.files.ranking_files import policy_data, policy_from
from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.journey.selection.rules.reckoning import ReckonedChange, ReckonedRow, Reckoning, YearCount

SHAPE = 1  # another number makes what was kept in an older shape be reckoned again


def reckoned_data(reckoning: Reckoning) -> dict[str, Any]:
    """What JSON can hold of it: all."""
    whole = asdict(reckoning)
    whole["changes"] = [{**asdict(each), "policy": policy_data(each.policy)} for each in reckoning.changes]
    return whole


def reckoning_from(data: Mapping[str, Any]) -> Reckoning:
    """The reckoning that `reckoned_data` told."""
    rows = tuple(_row(row) for row in data["rows"])
    changes = tuple(
        ReckonedChange(each["words"], policy_from(each["policy"]), tuple(each["enters"]), tuple(each["leaves"]))
        for each in data["changes"]
    )
    told: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Reckoning(**(told | {"rows": rows, "changes": changes}))


def _row(data: Mapping[str, Any]) -> ReckonedRow:
    years = tuple(YearCount(**each) for each in data["years"])
    return ReckonedRow(**{**data, "status": Status(data["status"]), "why": Why(data["why"]), "years": years})
