"""The ranking as a spreadsheet and as JSON: the same municipalities, in the same order, with the same sentences."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sagkyndig.journey.selection.rules.policy import Policy, SizeBand
from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status
from sagkyndig.journey.selection.rules.sentences import sentence
from sagkyndig.pure.rates import Belief

_DIGITS = 6
_STATUSES = {
    Status.CHOSEN: "udvalgt",
    Status.RESERVE: "reserve",
    Status.PASSED: "ikke udvalgt",
    Status.EXCLUDED: "holdt ude",
}
_HEADER = (
    "plads",
    "kommunekode",
    "kommune",
    "region",
    "folketal",
    "stoerrelse",
    "status",
    "afgjorte",
    "omgjorte",
    "omgoerelsesprocent",
    "udjaevnet_procent",
    "interval_fra",
    "interval_til",
    "gentagelser_af_100",
    "lod",
    "begrundelse",
)


def ranking_json(ranking: Ranking) -> bytes:
    """`policy`, and `municipalities` by rank and then by name; rates are shares between 0 and 1."""
    whole = {
        "policy": {**policy_data(ranking.policy), "data_sha256": ranking.fingerprint},
        "municipalities": [_municipality(each, ranking) for each in ranking.placed],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def policy_data(policy: Policy) -> dict[str, Any]:
    """The policy as JSON knows it: enough to make the same policy again."""
    decided_on = policy.decided_on.isoformat() if policy.decided_on else None
    return {**asdict(policy), "decided_on": decided_on}


def policy_from(data: Mapping[str, Any]) -> Policy:
    """The policy that `policy_data` told; what it does not know is passed over. PolicyFault where it contradicts itself."""
    known = {each.name for each in fields(Policy)}
    told: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in known
    }
    told["size_bands"] = tuple(SizeBand(**band) for band in told.get("size_bands", ()))
    told["decided_on"] = date.fromisoformat(told["decided_on"]) if told.get("decided_on") else None
    return Policy(**told)


def _municipality(placed: Placed, ranking: Ranking) -> dict[str, Any]:
    outcomes, believed = placed.weighed.outcomes, placed.weighed.belief
    raw = outcomes.reversal_rate
    return {
        "code": placed.code,
        "name": placed.name,
        "decided": outcomes.decided,
        "reversed": outcomes.reversed,
        "raw_rate": None if raw is None else round(raw, _DIGITS),
        "shrunken_rate": round(believed.rate, _DIGITS) if believed else None,
        "interval": _interval(believed) if believed else None,
        "rank": placed.rank,
        "status": placed.status.value,
        "sentence": sentence(placed, ranking),
    }


def _interval(believed: Belief) -> list[float]:
    return [round(end, _DIGITS) for end in believed.interval()]


def ranking_csv(ranking: Ranking) -> bytes:
    """For Excel in Danish: semicolons, commas before decimals, and the mark that says UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADER)
    for placed in ranking.placed:
        writer.writerow([_guarded(cell) for cell in _row(placed, ranking)])
    return written.getvalue().encode("utf-8-sig")


def _row(placed: Placed, ranking: Ranking) -> list[str]:
    municipality, outcomes, believed = placed.weighed.municipality, placed.weighed.outcomes, placed.weighed.belief
    raw = outcomes.reversal_rate
    low, high = believed.interval() if believed else (None, None)
    return [
        str(placed.rank or ""),
        municipality.code,
        municipality.name,
        municipality.region,
        str(municipality.population),
        placed.weighed.band.name if placed.weighed.band else "",
        _STATUSES[placed.status],
        str(outcomes.decided),
        str(outcomes.reversed),
        _percent(raw),
        _percent(believed.rate if believed else None),
        _percent(low),
        _percent(high),
        "" if placed.share is None else f"{placed.share:.1f}".replace(".", ","),
        placed.draw or "",
        sentence(placed, ranking),
    ]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}".replace(".", ",")


def _guarded(text: str) -> str:
    """What a spreadsheet would reckon with stands behind an apostrophe. Source: OWASP, CSV Injection."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
