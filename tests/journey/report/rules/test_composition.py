"""The report and the article as trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagkyndig.journey.evaluation.rules.targets import Target
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.rules.composition import compose_article, compose_report
from sagkyndig.journey.report.rules.facts import Fact, Origin
from sagkyndig.journey.report.rules.findings import FindingKind
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.journey.report.rules.traces import sources_in, trace
from sagkyndig.pure.documents.tree import DataTable, FigureBlock, Heading, KeyResults, Notice, Paragraph, plain
from tests.factories.evaluation import ONE_ANSWER, answers_csv
from tests.factories.report import ARTICLE, REPORT, material_of_2023, material_without_facts


def text_of(material: Material) -> str:
    return "\n".join(
        plain(block.runs) for block in compose_report(material, REPORT).blocks if isinstance(block, Paragraph)
    )


def kinds(material: Material) -> list[tuple[FindingKind, str | None]]:
    return [(each.kind, each.figure) for each in check_report(compose_report(material, REPORT), material)]


def test_the_report_has_four_chapters_and_a_conclusion() -> None:
    chapters = [block for block in compose_report(material_of_2023(), REPORT).blocks if isinstance(block, Heading)]
    assert [(block.kicker, block.text) for block in chapters if block.level == 1] == [
        ("Kapitel 1", "Formål med læringsforløbene"),
        ("Kapitel 2", "Læringsforløbenes fremgangsmåde"),
        ("Kapitel 3", "Underviserens oplevelse af læringsforløbene"),
        ("Kapitel 4", "Deltagernes oplevelse af læringsforløbene"),
        (None, "Konklusion"),
    ]


def test_the_report_tells_the_facts_of_2023_in_words() -> None:
    said = text_of(material_of_2023())
    for sentence in (
        "Forløbene blev tilbudt ti kommuner.",
        "En kommune takkede nej. Grunden var en større omstrukturering af området.",
        "Fire af de ti kommuner holdt den fysiske dag sammen med en anden kommune.",
        "Der blev holdt otte fysiske læringsdage i alt.",
        "hvor to juridiske sagsbehandlere fra Klagestyrelsen underviser",
        "deltagerne arbejder i grupper med syv cases",
        "omgjort i 2019-2021 ifølge Danmarkskortet",
        "44 deltagere har besvaret det.",
    ):
        assert sentence in said
    assert "ikke oplyst, hvor mange" in said
    assert "Ankestyrelsen" not in said.replace("Ankestyrelsens rapport", "")


def test_six_figures_with_drawing_table_and_sentence() -> None:
    document = compose_report(material_of_2023(), REPORT)
    blocks = [block for block in document.blocks if isinstance(block, FigureBlock)]
    assert [block.number for block in blocks] == ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6"]
    assert blocks[1].table.rows == (
        ("Det gav mening", "36", "82"),
        ("Det gav ikke mening", "3", "7"),
        ("Jeg benyttede ikke e-læringsværktøjet", "1", "2"),
        ("Jeg havde tekniske problemer", "0", "0"),
        ("Ikke besvaret", "4", "9"),
        ("I alt", "44", "100"),
    )
    assert all(block.svg.startswith("<svg") and block.description.endswith(".") for block in blocks)


def test_reconstructed_answers_and_demonstrations_are_marked() -> None:
    document = compose_report(material_of_2023(), REPORT)
    assert document.banners == ("Demonstration", "Genskabt efter de offentliggjorte tal")
    notices = [block.text for block in document.blocks if isinstance(block, Notice)]
    assert notices[0].startswith("Tal genskabt efter Ankestyrelsens rapport, marts 2024.")
    assert compose_report(material_without_facts(), REPORT).banners == ()


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    document = compose_report(material_without_facts(), REPORT)
    assert (document.title, document.dated) == ("Evaluering af læringsforløbene", "Dato ikke oplyst")
    said = text_of(material_without_facts())
    assert "Kommuner i forløbene: ikke oplyst." in said
    assert "Underviserens oplevelse af forløbene er ikke oplyst." in said
    assert "{" not in said
    article = compose_article(material_without_facts(), ARTICLE, report_href="report.html")
    assert (article.byline, article.updated) == (
        "Forfatter ikke oplyst",
        "Dato for sidste opdatering ikke oplyst",
    )


@pytest.mark.parametrize(
    ("declined", "said"), [(0, "Ingen af de udvalgte kommuner takkede nej."), (2, "To kommuner takkede nej.")]
)
def test_the_text_follows_the_number_that_declined(declined: int, said: str) -> None:
    material = material_of_2023()
    typed = {**material.facts.typed, "takkede_nej": Fact("takkede_nej", declined, Origin.TYPED)}
    assert said in text_of(replace(material, facts=replace(material.facts, typed=typed)))


def test_every_number_in_the_report_can_be_opened() -> None:
    material = replace(material_of_2023(), imports=("svar.csv",))
    document = compose_report(material, REPORT)
    sources = sources_in(document.blocks)
    traces = {source: trace(source, material) for source in sources}
    assert [source for source, opened in traces.items() if opened is None] == []
    opened = traces["svar:oeget_kendskab:0+1"]
    assert opened is not None
    assert dict(opened.rows) == {
        "Figur": "4.1",
        "Spørgsmål": material.questionnaire.questions[0].text,
        "Svar": "»I høj grad« eller »I nogen grad«",
        "Antal": "34",
        "Besvarelser (n)": "44",
        "Heraf ikke besvaret": "0",
        "Procent": "77",
        "Spørgeskema": "Spørgeskema om læringsforløbet, version 2023.1",
        "Import": "svar.csv",
        "Bemærk": "Tal genskabt efter Ankestyrelsens rapport, marts 2024",
    }


@pytest.mark.parametrize(
    "source",
    [
        "svar:findes_ikke:0",
        "svar:praksis:9",
        "svar:praksis:-1",
        "svar:praksis:0+0",
        "svar:praksis:x",
        "svar:praksis:",
        "fakta:findes_ikke",
        "bemaerkninger:findes_ikke",
        "andet",
    ],
)
def test_a_number_that_does_not_exist_has_nothing_behind_it(source: str) -> None:
    assert trace(source, material_of_2023()) is None


def test_fewer_than_five_answers_show_no_number_anywhere() -> None:
    material = material_of_2023(answers_csv(*[ONE_ANSWER] * 4))
    document = compose_report(material, REPORT)
    assert not [block for block in document.blocks if isinstance(block, KeyResults)]
    assert all(block.svg == "" for block in document.blocks if isinstance(block, FigureBlock))
    assert "procent" not in "".join(
        plain(block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and "afrundet" not in plain(block.runs)
    ).replace("Svarprocenten", "").replace("svarprocenten", "")
    assert trace("svar:praksis:0", material) is None
    assert (FindingKind.GROUP_TOO_SMALL, "4.1") in kinds(material)


def test_the_verdict_on_each_target() -> None:
    targets = (
        Target("oeget_kendskab", ("I høj grad", "I nogen grad"), 75),
        Target("omfang", ("Fint",), 80),
        Target("praksis", ("I høj grad", "I nogen grad"), 80),
    )
    document = compose_report(replace(material_of_2023(), targets=targets), REPORT)
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    assert table.rows == (
        ("Kendskab til de generelle sagsbehandlingsregler", "mindst 75\xa0% ”i høj grad” eller ”i nogen grad”", "77\xa0%", "nået"),
        ("Mængden af information", "mindst 80\xa0% ”fint”", "75\xa0%", "ikke nået"),
        ("Hvad deltagerne tager med sig", "mindst 80\xa0% ”i høj grad” eller ”i nogen grad”", "89\xa0%", "nået"),
    )  # fmt: skip
    said = "\n".join(plain(block.runs) for block in document.blocks if isinstance(block, Paragraph))
    assert "To af de tre mål, der var fastsat på forhånd, er nået." in said


def test_the_findings_of_2023() -> None:
    assert kinds(material_of_2023()) == [
        (FindingKind.UNANSWERED, "4.2"),
        (FindingKind.UNANSWERED, "4.3"),
        (FindingKind.UNANSWERED, "4.5"),
        (FindingKind.RESPONSE_RATE_UNKNOWN, None),
    ]


@pytest.mark.parametrize(
    ("key", "text", "finding"),
    [
        ("bemaerkninger.omfang", "Kun 50 procent var tilfredse.", (FindingKind.NUMBER_WITHOUT_SOURCE, "4.3")),
        ("konklusion.samlet", "Forløbet har ændret kommunernes praksis.", (FindingKind.INTENTION_AS_EFFECT, None)),
        ("konklusion.samlet", "9 procent svarede »slet ikke«.", (FindingKind.WRITTEN_TWO_WAYS, None)),
        (
            "konklusion.samlet",
            "Af de tre deltagere fra Ådal var 100 procent glade.",
            (FindingKind.GROUP_TOO_SMALL, None),
        ),
    ],
)
def test_a_fault_written_into_the_report_is_found(key: str, text: str, finding: tuple[FindingKind, str | None]) -> None:
    material = material_of_2023()
    assert finding not in kinds(material)
    assert finding in kinds(replace(material, texts={**material.texts, key: text}))


def test_a_fact_that_is_computed_and_typed_differently_is_found() -> None:
    material = material_of_2023()
    computed = {**material.facts.computed, "kommuner": Fact("kommuner", 9, Origin.COMPUTED)}
    findings = check_report(
        compose_report(replace(material, facts=replace(material.facts, computed=computed)), REPORT),
        replace(material, facts=replace(material.facts, computed=computed)),
    )
    said = [finding.sentence for finding in findings if finding.kind is FindingKind.FACT_DIFFERS]
    assert said == [
        "Kommuner i forløbene er opgjort til 9, men indtastet som 10 (Ankestyrelsens rapport, marts 2024). "
        "Ret den, der er forkert."
    ]
