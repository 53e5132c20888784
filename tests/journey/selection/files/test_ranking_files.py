"""The ranking as JSON and as a spreadsheet: what stands in them, and that they say the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.ranking_files import policy_data, policy_from, ranking_csv, ranking_json
from sagkyndig.journey.selection.rules.ground import Ground, Initiative
from sagkyndig.journey.selection.rules.policy import Policy, usual_policy
from sagkyndig.journey.selection.rules.ranking import Status, rank
from sagkyndig.journey.selection.rules.sentences import sentence
from tests.factories.choices import PROVISIONS, YEARS, ground_of, simulated_ground

KEYS = [
    "code",
    "name",
    "decided",
    "reversed",
    "raw_rate",
    "shrunken_rate",
    "interval",
    "rank",
    "status",
    "sentence",
]


def test_json_has_the_policy_and_every_municipality() -> None:
    ground = simulated_ground(cases=1.0)
    taken = Initiative("901", "taskforce", date(2022, 1, 1))
    ground = Ground(ground.municipalities, ground.cells, (taken,))
    policy = usual_policy(YEARS, PROVISIONS, decided_on=date(2023, 1, 16))
    ranking = rank(ground, policy)
    found: dict[str, Any] = json.loads(ranking_json(ranking))
    assert list(found) == ["policy", "municipalities"]
    assert len(found["municipalities"]) == 98
    for each, placed in zip(found["municipalities"], ranking.placed, strict=True):
        assert list(each) == KEYS
        assert (each["code"], each["name"], each["sentence"]) == (placed.code, placed.name, sentence(placed, ranking))
        assert each["status"] in {status.value for status in Status}
        if each["decided"] == 0:
            assert (each["raw_rate"], each["shrunken_rate"], each["interval"]) == (None, None, None)
        else:
            assert each["raw_rate"] == round(each["reversed"] / each["decided"], 6)
            assert 0 <= each["interval"][0] < each["shrunken_rate"] < each["interval"][1] <= 1
    by_status = [each["status"] for each in found["municipalities"]]
    assert {status: by_status.count(status) for status in ("chosen", "reserve", "excluded")} == {
        "chosen": 10,
        "reserve": 5,
        "excluded": 1,
    }
    assert next(each for each in found["municipalities"] if each["code"] == "901")["rank"] is None


def test_the_policy_can_be_made_again_from_the_json() -> None:
    policy = usual_policy(YEARS, PROVISIONS, decided_on=date(2023, 1, 16), draws_among_equals=True)
    ground = simulated_ground()
    told: dict[str, Any] = json.loads(ranking_json(rank(ground, policy)))["policy"]
    assert told["data_sha256"] == ground.fingerprint
    assert policy_from(told) == policy
    assert ranking_json(rank(ground, policy_from(told))) == ranking_json(rank(ground, policy))
    assert policy_from(policy_data(Policy(years=(2021,), provisions=("SEL 95",), size_bands=()))).size_bands == ()


def test_the_spreadsheet_says_the_same_in_danish() -> None:
    ranking = rank(simulated_ground(), usual_policy(YEARS, PROVISIONS, draws_among_equals=True))
    data = ranking_csv(ranking)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert data.startswith(b"\xef\xbb\xbfplads;kommunekode;kommune;")
    assert [row["kommunekode"] for row in rows] == [placed.code for placed in ranking.placed]
    assert [row["begrundelse"] for row in rows] == [sentence(placed, ranking) for placed in ranking.placed]
    assert [row["lod"] for row in rows] == [placed.draw or "" for placed in ranking.placed]
    top, placed = rows[0], ranking.placed[0]
    assert placed.weighed.belief is not None
    assert top["udjaevnet_procent"] == f"{100 * placed.weighed.belief.rate:.1f}".replace(".", ",")
    assert top["status"] == "udvalgt"
    assert top["stoerrelse"].endswith("indbyggere")


def test_a_name_that_a_spreadsheet_would_reckon_with_is_guarded() -> None:
    ground = ground_of((9, 10), (4, 10))
    odd = MunicipalityRow("901", '=HYPERLINK("x")', "@Fyn", 10)
    ranking = rank(Ground((odd, ground.municipalities[1]), ground.cells), usual_policy([2019], ["SEL 95"]))
    row = next(csv.DictReader(io.StringIO(ranking_csv(ranking).decode("utf-8-sig")), delimiter=";"))
    assert (row["kommune"], row["region"]) == ('\'=HYPERLINK("x")', "'@Fyn")
    assert row["begrundelse"].startswith("'=")
