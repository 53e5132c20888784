"""Every figure that was printed in 2023 is computed again from the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sagkyndig.journey.report.rules.composition import compose_article
from sagkyndig.pure.documents.tree import Paragraph, plain
from tests.factories.report import ARTICLE, material_of_2023

PUBLISHED = json.loads((Path(__file__).parents[1] / "data" / "published-2023.json").read_text("utf-8"))
# The report of 2023 writes 2 of 44 as "fem" in figure 4.3 and as "4,5" in figure 4.5; one rule cannot give both.
DEPARTURES = {("4.5", "I mindre grad"): ("4,5", "fem")}


def test_every_printed_figure_is_equal_and_the_comparison_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    material = material_of_2023()
    assert material.n == PUBLISHED["answers"] == 44
    compared, departures = 0, {}
    lines = [f"{'figur':6}{'svar':40}{'trykt':>8}{'beregnet':>10}{'antal':>7}"]
    for each in material.figures:
        printed = PUBLISHED["figures"][each.figure.id]
        assert each.figure.unanswered == printed["unaccounted"]
        assert [bar.label for bar in each.figure.bars] == list(printed["printed"])
        for bar in each.figure.bars:
            said = printed["printed"][bar.label]
            lines.append(f"{each.figure.id:6}{bar.label:40}{said or '-':>8}{bar.words:>10}{bar.count:>7}")
            if said is None:
                assert bar.count == 0  # an answer that the report does not mention
            elif said != bar.words:
                departures[each.figure.id, bar.label] = (said, bar.words)
            compared += said is not None
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert compared == 21
    assert departures == DEPARTURES


def test_the_headline_figures_of_the_article_come_from_counts() -> None:
    article = compose_article(material_of_2023(), ARTICLE, report_href="report.html")
    sentences = [plain(block.runs) for block in article.blocks if isinstance(block, Paragraph)][:2]
    assert [sentence.split()[0] for sentence in sentences] == list(PUBLISHED["article"].values()) == ["77", "89"]


def test_the_facts_are_those_that_were_published() -> None:
    say = material_of_2023().facts.value
    facts = PUBLISHED["facts"]
    assert say("kommuner") == facts["municipalities"]
    assert say("takkede_nej") == facts["declined"]
    assert say("kommuner_paa_faelles_dage") == facts["joint_physical_day"]
    assert say("undervisere_paa_dagen") == facts["teachers_on_the_day"]
    assert say("cases_paa_dagen") == facts["cases_on_the_day"]
    assert say("cases_med_opmaerksomhedspunkter") == facts["cases_with_points_of_attention"]
    assert [say("statistik_fra"), say("statistik_til")] == [facts["selection_years"][0], facts["selection_years"][-1]]
