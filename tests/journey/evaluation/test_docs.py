"""What the docs list is what the code has."""

from __future__ import annotations

import re
from pathlib import Path

from sagkyndig.journey.evaluation.files.questionnaire import RESERVED_COLUMNS
from sagkyndig.journey.evaluation.rules.questionnaire import Measure
from sagkyndig.journey.evaluation.rules.targets import Verdict
from tests.factories.evaluation import COLUMNS

PAGE = (Path(__file__).parents[3] / "docs" / "journey" / "08-evaluation.md").read_text("utf-8")


def in_code(line_with: str) -> list[str]:
    (line,) = (line for line in PAGE.splitlines() if line_with in line)
    return re.findall(r"`([^`]+)`", line)


def test_the_columns_of_the_answers() -> None:
    assert in_code("For 2023 the questions are") == list(COLUMNS)
    assert {in_code(f"| `{column}` |")[0] for column in RESERVED_COLUMNS} == set(RESERVED_COLUMNS)


def test_what_a_question_measures_and_what_becomes_of_a_target() -> None:
    assert in_code("| `maaler` |")[1:] == [measure.value for measure in Measure]
    assert in_code("counts: `nået`") == [verdict.value for verdict in Verdict]
