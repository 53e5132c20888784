"""The manager's own changes: the number of places stays, nobody is lost, and each municipality is told why."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sagkyndig.journey.selection.rules.ground import Initiative
from sagkyndig.journey.selection.rules.own_changes import (
    ChangeKind,
    MoreThanThePlaces,
    Own,
    promises_not_kept,
    require_room,
    with_own_changes,
)
from sagkyndig.journey.selection.rules.policy import SizeBand, usual_policy
from sagkyndig.journey.selection.rules.ranking import Ranking, Status, Why, rank
from sagkyndig.journey.selection.rules.reckoning import reckon
from sagkyndig.journey.selection.rules.sentences import sentence
from tests.factories.choices import PROVISIONS, YEARS, ground_of, simulated_ground

# A to H from the highest rate to the lowest; I has too few appeals, J is in a taskforce.
COUNTS = [(38, 40), (34, 40), (30, 40), (26, 40), (22, 40), (18, 40), (14, 40), (10, 40), (1, 2), (39, 40)]
POLICY = replace(usual_policy([2019], ["SEL 95"], places=3, reserves=2), repetitions=50)


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    from datetime import date

    taskforce = Initiative("910", "taskforce", date(2022, 1, 1))
    return rank(ground_of(*COUNTS, initiatives=(taskforce,)), replace(POLICY, decided_on=date(2023, 1, 17)))


def own(text: str) -> list[Own]:
    """»+E -A«: E in, A out."""
    return [
        Own(
            str(900 + ord(word[1]) - 64), ChangeKind.IN if word[0] == "+" else ChangeKind.OUT, f"Grunden til {word[1]}."
        )
        for word in text.split()
    ]


def names(ranking: Ranking, status: Status) -> str:
    return "".join(each.name for each in ranking.of(status))


@pytest.mark.parametrize(
    ("changes", "chosen", "reserves"),
    [
        ("", "ABC", "DE"),
        ("-A", "BCD", "EF"),  # the first reserve moves up, and the list of reserves stays as long
        ("+E", "ABE", "CD"),  # the last chosen becomes the first reserve
        ("-A +H", "BCH", "DE"),
        ("-D", "ABC", "EF"),
        ("-A -B -C", "DEF", "GH"),
        ("+G +H +F", "FGH", "AB"),
        ("+I", "ABI", "CD"),  # one with too few appeals, by hand
        ("+J", "ABJ", "CD"),  # one in another initiative
        ("+A", "ABC", "DE"),  # chosen already
        ("-J -I", "ABC", "DE"),
        ("+K -L", "ABC", "DE"),  # nobody has those codes
    ],
)
def test_whom_a_change_moves(ranking: Ranking, changes: str, chosen: str, reserves: str) -> None:
    after = with_own_changes(ranking, own(changes))
    assert (names(after, Status.CHOSEN), names(after, Status.RESERVE)) == (chosen, reserves)


def test_random_changes_never_change_the_places_nor_lose_anybody() -> None:
    chance = Random(7)  # noqa: S311
    policy = replace(usual_policy(YEARS, PROVISIONS), repetitions=20)
    ranking = rank(simulated_ground(), policy)
    codes = [each.code for each in ranking.placed]
    for _ in range(300):
        picked = chance.sample(codes[:40] if chance.random() < 0.7 else codes, chance.randint(0, 12))
        kinds = [chance.choice(list(ChangeKind)) for _ in picked]
        made = [Own(code, kind, "En grund.") for code, kind in zip(picked, kinds, strict=True)]
        after = with_own_changes(ranking, made)
        assert len(after.of(Status.CHOSEN)) == policy.places
        assert len(after.of(Status.RESERVE)) == policy.reserves
        assert sorted(each.code for each in after.placed) == sorted(codes)
        ranks = [each.rank for each in after.placed if each.rank is not None]
        assert ranks == list(range(1, len(ranks) + 1))
        chosen = {each.code for each in after.of(Status.CHOSEN)}
        taken_in = [each.code for each in made if each.kind is ChangeKind.IN]
        assert set(taken_in[: policy.places]) <= chosen or len(taken_in) > policy.places
        assert not chosen & {each.code for each in made if each.kind is ChangeKind.OUT}
        assert with_own_changes(ranking, list(reversed(made))) == after or len(taken_in) > policy.places


def test_more_taken_in_than_there_are_places_is_refused_and_never_breaks_a_page(ranking: Ranking) -> None:
    with pytest.raises(MoreThanThePlaces, match="fire til, men der er kun tre pladser"):
        require_room(own("+D +E +F +G"), 3)
    require_room(own("+D +E +F -A"), 3)
    assert names(with_own_changes(ranking, own("+D +E +F +G")), Status.CHOSEN) == "DEF"


def test_where_criteria_leave_places_free_one_taken_in_pushes_nobody_out() -> None:
    ranking = rank(ground_of((30, 40), (20, 40), (1, 2)), POLICY)
    assert names(ranking, Status.CHOSEN) == "AB"
    after = with_own_changes(ranking, own("+C"))
    assert names(after, Status.CHOSEN) == "ABC"
    assert names(with_own_changes(ranking, own("-A")), Status.CHOSEN) == "B"


def test_a_place_promised_to_a_size_is_given_up_last_and_a_broken_promise_is_told() -> None:
    bands = (SizeBand("under 20.000 indbyggere", 20_000, fewest_places=1), SizeBand("mindst 20.000 indbyggere", None))
    policy = replace(POLICY, size_bands=bands)
    ranking = rank(ground_of(*COUNTS[:8], populations=[50_000] * 7 + [10_000]), policy)
    assert [(each.name, each.why) for each in ranking.of(Status.CHOSEN)][-1] == ("H", Why.FOR_SIZE)
    after = with_own_changes(ranking, own("+D"))
    assert names(after, Status.CHOSEN) == "AHD"
    assert promises_not_kept(after) == ()
    broken = with_own_changes(ranking, own("-H +I"))
    assert promises_not_kept(broken) == ()  # nobody of that size is left to choose
    two = rank(ground_of(*COUNTS[:8], populations=[50_000] * 6 + [10_000] * 2), policy)
    (told,) = promises_not_kept(with_own_changes(two, own("-G")))
    assert told == ("Der er ingen udvalgt med under 20.000 indbyggere, selv om kriterierne afsætter plads til det.")


def test_each_municipality_is_told_of_a_change_in_one_sentence(ranking: Ranking) -> None:
    after = with_own_changes(ranking, own("-A +I +J"))
    told = {each.name: sentence(each, after) for each in after.placed}
    assert told["A"] == (
        "A er ikke udvalgt, fordi myndigheden har valgt kommunen fra med begrundelsen »Grunden til A«; efter kriterierne stod den "
        "som nummer 1 af 8."
    )
    assert told["I"] == (
        "I er udvalgt, fordi myndigheden har valgt kommunen til med begrundelsen »Grunden til I«; efter kriterierne var den ikke "
        "vurderet, da der er for få afgjorte klager."
    )
    assert told["J"].endswith("; efter kriterierne var den holdt ude, da den deltager i en anden indsats.")
    assert told["C"].startswith(
        "C er nummer 1 på reservelisten og får tilbuddet, hvis en af de udvalgte siger nej, da den er nummer 3 af 8, og en anden "
        "kommune er valgt til: "
    )
    moved = with_own_changes(ranking, own("-A"))
    assert sentence(moved.placed[2], moved).startswith(
        "D er udvalgt som nummer 4 af 8, da en anden kommune er valgt fra: "
    )
    for name, said in told.items():
        assert said.startswith(f"{name} ")
        assert said.endswith(".")
        assert "\n" not in said


def test_a_reckoning_tells_the_list_as_changed_and_the_certainty_as_by_criteria() -> None:
    ground = ground_of(*COUNTS)
    plain, changed = reckon(ground, POLICY), reckon(ground, POLICY, own("-A"))
    assert plain.certainty == changed.certainty
    assert [each.name for each in changed.rows][:3] == ["J", "B", "C"]
    assert next(each.reason for each in changed.rows if each.name == "A") == "Grunden til A."
    assert sum(each.status is Status.CHOSEN for each in changed.rows) == 3
