"""The authored questionnaire, and what is said of one that cannot be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sagkyndig.journey.evaluation.files.questionnaire import QuestionnaireFault, read_questionnaire
from sagkyndig.journey.evaluation.rules.questionnaire import Measure
from tests.factories.evaluation import QUESTIONNAIRE_FILE, questionnaire

SOURCE = QUESTIONNAIRE_FILE.read_text("utf-8")
PUBLISHED = Path(__file__).parents[2] / "report" / "data" / "published-2023.json"


def test_questions_and_answers_are_those_that_were_published() -> None:
    published = json.loads(PUBLISHED.read_text("utf-8"))["figures"]
    asked = questionnaire()
    assert {asked.figure_id(each.column): (each.text, each.column, list(each.labels)) for each in asked.questions} == {
        number: (figure["question"], figure["column"], list(figure["printed"])) for number, figure in published.items()
    }


def test_what_each_question_is_evidence_of() -> None:
    assert {
        each.column: each.measures for each in questionnaire().questions if each.measures is not Measure.PERCEPTION
    } == {"praksis": Measure.INTENTION}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("ikke toml [", "Spørgeskemaet kan ikke læses som TOML"),
        (SOURCE.replace('kolonne = "omfang"', 'kolonne = "balance"'), "Kolonnen »balance« hører til to spørgsmål."),
        (SOURCE.replace('kolonne = "omfang"', 'kolonne = "kommentar"'), "I spørgsmål 3 hedder kolonnen »kommentar«."),
        (
            SOURCE.replace('kolonne = "omfang"', 'kolonne = "om/fang: ø"'),
            "I spørgsmål 3 hedder kolonnen »om/fang: ø«. Brug",
        ),
        (
            SOURCE.replace('positive = ["Fint"]', 'positive = ["Godt"]'),
            "I spørgsmål 3 er »Godt« nævnt som positivt svar",
        ),
        (SOURCE.replace('maaler = "hensigt"', 'maaler = "ønske"'), "I spørgsmål 6 er »maaler« ukendt."),
        (SOURCE.replace("at stoffet {svar} blev", "at stoffet blev"), "I spørgsmål 4 mangler {svar}"),
        (re.sub(r'svar = "Fint"', 'svar = "For meget"', SOURCE), "I spørgsmål 3 står den samme svarmulighed to gange."),
        (SOURCE.replace('version = "2023.1"', ""), "I spørgeskemaet mangler »version«."),
        ('titel = "x"', "I spørgeskemaet mangler listen »spoergsmaal«."),
    ],
)
def test_a_fault_is_told_with_its_place(wrong: str, said: str) -> None:
    with pytest.raises(QuestionnaireFault) as fault:
        read_questionnaire(wrong.encode())
    assert str(fault.value).startswith(said)


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(QuestionnaireFault):
        read_questionnaire(SOURCE.encode("utf-16"))
