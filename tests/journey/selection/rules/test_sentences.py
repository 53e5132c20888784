"""A sentence for every municipality, whatever became of it; the criteria and the memo in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from sagkyndig.journey.selection.rules.changes import what_would_change
from sagkyndig.journey.selection.rules.criteria import certainty_in_words, criteria_in_words
from sagkyndig.journey.selection.rules.evidence import evidence
from sagkyndig.journey.selection.rules.ground import Ground, Initiative
from sagkyndig.journey.selection.rules.memo import decision_memo
from sagkyndig.journey.selection.rules.policy import Policy, SizeBand, usual_policy
from sagkyndig.journey.selection.rules.ranking import Ranking, rank
from sagkyndig.journey.selection.rules.sentences import percent, sentence
from sagkyndig.pure.documents.tree import Heading, plain
from tests.factories.choices import PROVISIONS, YEARS, ground_of, simulated_ground

ONE = usual_policy([2019], ["SEL 95"], places=2, reserves=2)
OTHERS = [(9, 20), (18, 40), (13, 30), (22, 50), (9, 20), (18, 40)]


def said(ranking: Ranking, name: str) -> str:
    return next(sentence(each, ranking) for each in ranking.placed if each.name == name)


def test_chosen_reserve_and_passed() -> None:
    ranking = rank(ground_of((45, 50), (40, 50), (31, 50), (29, 50), *OTHERS), ONE)
    assert said(ranking, "A") == (
        "A er udvalgt som nummer 1 af 10: 45 af 50 afgjorte klager over kommunens afgørelser efter servicelovens § 95 i 2019 "
        "blev omgjort, og med antallet af sager taget i betragtning er omgørelsesprocenten nok omkring 84 (mellem 72 og 93) "
        "mod 57 i kommunerne under ét."
    )
    assert said(ranking, "C").startswith(
        "C er nummer 1 på reservelisten og får tilbuddet, hvis en af de udvalgte siger nej: 31 af 50 "
    )
    assert said(ranking, "D").startswith(
        "D er nummer 2 på reservelisten og får tilbuddet, hvis to af de udvalgte siger nej: 29 af 50 "
    )
    assert said(ranking, "E").startswith(
        "E er ikke udvalgt denne gang, da den er nummer 5 af 10, og der er to pladser: "
    )


def test_those_who_were_no_candidates() -> None:
    going_on = Initiative("901", "taskforceforløb", date(2022, 3, 1))
    ending = Initiative("904", "handlingsplan", date(2022, 3, 1), date(2024, 2, 29))
    ground = ground_of((9, 10), (0, 0), (1, 1), (9, 10), *OTHERS, initiatives=(going_on, ending))
    ranking = rank(ground, replace(ONE, decided_on=date(2023, 1, 16)))
    assert said(ranking, "A") == (
        "A er ikke med i udvælgelsen denne gang, da den deltager i en anden indsats (taskforceforløb) fra 1. marts 2022, "
        "og to indsatser på én gang er for meget at bede om."
    )
    assert "(handlingsplan) fra 1. marts 2022 til 29. februar 2024," in said(ranking, "D")
    assert said(ranking, "B") == (
        "B er ikke vurderet, fordi ingen klager over kommunens afgørelser efter servicelovens § 95 i 2019 blev afgjort."
    )
    assert said(ranking, "C") == (
        "C er ikke vurderet, fordi kun én klage over kommunens afgørelser efter servicelovens § 95 i 2019 blev afgjort, og "
        "der skal være mindst fem, før en omgørelsesprocent siger noget."
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 7), "ingen af de syv afgjorte klager over"),
        ((7, 7), "alle syv afgjorte klager over"),
        ((1, 7), "én af syv afgjorte klager over"),
        ((3, 11), "3 af 11 afgjorte klager over"),
        ((1200, 2400), "1.200 af 2.400 afgjorte klager over"),
        ((1, 1), "den ene afgjorte klage over"),
        ((0, 1), "ikke den ene afgjorte klage over"),
    ],
)
def test_counts_are_told_as_people_tell_them(counts: tuple[int, int], words: str) -> None:
    ranking = rank(ground_of(counts, *OTHERS), replace(ONE, fewest_decided=0))
    assert f": {words} kommunens afgørelser" in said(ranking, "A")


def test_size_region_weight_and_equals_are_told() -> None:
    bands = (SizeBand("under 30.000 indbyggere", 30_000, fewest_places=1), SizeBand("resten", None))
    ground = ground_of(
        (45, 50), (44, 50), (43, 50), *OTHERS, populations=[50_000] * 8 + [9_000], regions=["Fyn", "Fyn", "Als"]
    )
    promised = rank(ground, replace(ONE, size_bands=bands))
    assert re.match(
        r"I er udvalgt som nummer \d af 9, da én plads er afsat til kommuner med under 30\.000 indbyggere: ",
        said(promised, "I"),
    )
    full = rank(ground, replace(ONE, most_from_a_region=1))
    assert said(full, "B").startswith(
        "B er nummer 1 på reservelisten og får tilbuddet, hvis en af de udvalgte siger nej, da den er nummer 2 af 9, men der "
        "udvælges højst én fra samme region: "
    )
    weighed = rank(ground, replace(ONE, volume_weight=20, compares_within_bands=True))
    assert said(weighed, "A").endswith("i kommuner af samme størrelse, og antallet af sager vejer også med.")
    alike = ground_of((90, 100), (60, 100), (60, 100), (60, 100), (20, 100), (20, 100))
    by_order = rank(alike, ONE)
    assert said(by_order, "B").startswith(
        "B er udvalgt som nummer 2 af 6 og står reelt lige med andre om de sidste pladser: "
    )
    assert ", selv om den reelt står lige med de sidste udvalgte: " in said(by_order, "C")
    drawn = rank(alike, replace(ONE, draws_among_equals=True))
    told = "".join(said(drawn, name) for name in "BCD")
    assert "er udvalgt ved lodtrækning mellem de tre kommuner, der reelt står lige om de sidste pladser: " in told
    assert "da lodtrækningen mellem de tre kommuner, der reelt står lige om de sidste pladser, faldt sådan ud: " in told


@pytest.mark.parametrize("draws", [False, True])
def test_every_municipality_has_one_sentence_that_names_it(draws: bool) -> None:
    ground = simulated_ground(cases=1.2)
    ranking = rank(ground, usual_policy(YEARS, PROVISIONS, draws_among_equals=draws))
    for each in ranking.placed:
        words = sentence(each, ranking)
        assert words.startswith(f"{each.name} er ")
        assert re.findall(r"[.!?](?:\s|$)", words) == ["."]
        assert not re.search(r"\bNone\b|\d\.\d{1,2}\b|  ", words)


@pytest.mark.parametrize(("share", "words"), [(0.445, "45"), (0.4449, "44"), (0.0, "0"), (1.0, "100"), (0.999, "100")])
def test_percent_in_whole_numbers_halves_up(share: float, words: str) -> None:
    assert percent(share) == words


def test_how_sure_the_list_is() -> None:
    sure = rank(ground_of((90, 100), (88, 100), (45, 100), (44, 100), (46, 100), (43, 100)), ONE)
    assert certainty_in_words(sure) == "Alle to er på listen i mindst otte af ti gentagelser."
    unsure = rank(ground_of((90, 100), (60, 100), (60, 100), (60, 100), (20, 100), (20, 100)), ONE)
    assert certainty_in_words(unsure) == (
        "Én af de to er på listen i mindst otte af ti gentagelser. Én af de to står reelt lige med to, der ikke kom med."
    )
    everyone = rank(ground_of((9, 10), (8, 10)), ONE)
    assert certainty_in_words(everyone).startswith("Alle kommuner, der kan vælges, har en plads.")


def test_the_criteria_as_text() -> None:
    usual = criteria_in_words(usual_policy(YEARS, PROVISIONS))
    assert usual[0] == (
        "Vi ser på servicelovens §§ 95 og 96 i 2019-2021. År og bestemmelser er lagt sammen, sag for sag."
    )
    assert "Der er mindst 1 plads til kommuner med under 30.000 indbyggere." in usual
    assert "Andre indsatser (fx taskforce) er ikke oplyst og indgår derfor ikke." in usual
    other = criteria_in_words(
        Policy(
            years=(2021,),
            provisions=("Socialområdet",),
            fewest_decided=0,
            volume_weight=30,
            size_bands=(SizeBand("små", 30_000, most_places=4), SizeBand("store", None)),
            compares_within_bands=True,
            most_from_a_region=3,
            decided_on=date(2023, 1, 16),
            draws_among_equals=True,
        )
    )
    assert other[:4] == [
        "Vi ser på socialområdet i 2021. År og bestemmelser er lagt sammen, sag for sag.",
        "Der er intet krav til antallet af sager.",
        "Rækkefølgen er 70 procent omgørelsesprocent (når der er taget højde for antallet af sager) og 30 procent antal "
        "afgjorte sager.",
        "En kommune sammenlignes med kommuner af samme størrelse.",
    ]
    assert "Der er højst 4 pladser til kommuner med små." in other
    assert "Der vælges højst tre kommuner fra samme region." in other
    assert any("den 16. januar 2023" in line for line in other)
    assert other[-1] == "Mellem kommuner, der reelt står lige om de sidste pladser, trækkes der lod."


def _memo(ground: Ground, policy: Policy) -> str:
    ranking = rank(ground, policy)
    memo = decision_memo(
        ground, ranking, what_would_change(ground, policy), evidence(ground, ranking), "Klagestyrelsen"
    )
    words = []
    for block in memo.blocks:
        for runs in [getattr(block, "runs", ()), *getattr(block, "items", ())]:
            words.append(plain(runs))
        if isinstance(block, Heading):
            words.append(block.text)
    return "\n".join(words)


def test_the_memo_says_who_why_how_sure_and_what_can_be_shown() -> None:
    ground = simulated_ground()
    policy = usual_policy(YEARS, PROVISIONS)
    memo, ranking = _memo(ground, policy), rank(ground, policy)
    assert "Ti kommuner får tilbuddet: " in memo
    assert all(sentence(each, ranking) in memo for each in ranking.placed)
    assert certainty_in_words(ranking) in memo
    assert "Virkningen skal måles fra 2022, som ikke er brugt til at vælge efter" in memo
    assert re.search(r"et fald i omgørelsesprocenten på \d+ procentpoint vises i otte af ti tilfælde", memo)
    assert f"Kontrolsum (SHA-256): {ground.fingerprint}." in memo
    assert "Afviste, henlagte og tilbagekaldte klager tæller ikke med." in memo
    assert "Danmarkskortet" in memo
    assert "der er ingen række" not in memo


def test_the_memo_of_a_choice_that_could_not_fill_its_places() -> None:
    assert "Ingen kommuner kan vælges efter kriterierne." in _memo(ground_of((0, 0)), ONE)
    few = _memo(ground_of((9, 10), (0, 0)), replace(ONE, years=(2019, 2020)))
    assert "Én kommune får tilbuddet: A." in few
    assert "For 2 kombinationer af kommune, år og bestemmelse er der ingen række." in few
