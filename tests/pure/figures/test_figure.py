"""One figure and its table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.figures import Bar, Choice, Figure, HidingPolicy, Tally, figure_table, make_figure

E_LEARNING = Tally(
    (
        Choice("Det gav mening", 36),
        Choice("Det gav ikke mening", 3),
        Choice("Benyttede det ikke", 1),
        Choice("Fejl", 0),
    ),
    4,
)


def figure(tally: Tally, *, is_breakdown: bool = False, policy: HidingPolicy = HidingPolicy()) -> Figure:
    return make_figure(
        id="4.2",
        question="Hvad synes du?",
        tally=tally,
        sentence="36 af 44 siger ja.",
        is_breakdown=is_breakdown,
        policy=policy,
    )


def test_a_figure_holds_counts_percents_and_words() -> None:
    assert figure(E_LEARNING) == Figure(
        id="4.2",
        question="Hvad synes du?",
        n=44,
        unanswered=4,
        hidden=False,
        bars=(
            Bar("Det gav mening", 36, 82, "82"),
            Bar("Det gav ikke mening", 3, 7, "syv"),
            Bar("Benyttede det ikke", 1, 2, "to"),
            Bar("Fejl", 0, 0, "ingen"),
        ),
        unanswered_percent=9,
        sentence="36 af 44 siger ja.",
    )


def test_the_table_has_unanswered_and_the_sum() -> None:
    assert figure_table(figure(E_LEARNING)) == (
        ("Svar", "Antal", "Procent"),
        (
            ("Det gav mening", "36", "82"),
            ("Det gav ikke mening", "3", "7"),
            ("Benyttede det ikke", "1", "2"),
            ("Fejl", "0", "0"),
            ("Ikke besvaret", "4", "9"),
            ("I alt", "44", "100"),
        ),
    )


def test_somebody_is_never_told_as_nobody() -> None:
    made = figure(Tally((Choice("Ja", 1999), Choice("Nej", 1)), 0))
    assert made.bars[1] == Bar("Nej", 1, 0, "under en")
    assert figure_table(made)[1][:2] == (("Ja", "1.999", "100"), ("Nej", "1", "under 1"))


def test_a_hidden_figure_loses_its_numbers_and_its_sentence() -> None:
    made = figure(Tally((Choice("Ja", 3), Choice("Nej", 1)), 0))
    assert made == Figure(
        id="4.2",
        question="Hvad synes du?",
        n=4,
        unanswered=None,
        hidden=True,
        bars=(Bar("Ja", None, None, None), Bar("Nej", None, None, None)),
        unanswered_percent=None,
        sentence="Færre end fem har besvaret spørgeskemaet. Derfor vises fordelingen ikke.",
    )
    assert figure_table(made)[1] == (
        ("Ja", "Vises ikke", "Vises ikke"),
        ("Nej", "Vises ikke", "Vises ikke"),
        ("Ikke besvaret", "Vises ikke", "Vises ikke"),
        ("I alt", "4", "Vises ikke"),
    )


def test_no_answers_at_all_is_said() -> None:
    made = figure(Tally((Choice("Ja", 0), Choice("Nej", 0)), 0))
    assert (made.n, made.hidden, made.sentence) == (
        0,
        True,
        "Ingen har besvaret spørgeskemaet, så der er ingen fordeling at vise.",
    )


def test_a_part_that_answers_alike_is_hidden_without_saying_why() -> None:
    alike = Tally((Choice("Ja", 7), Choice("Nej", 0)), 0)
    assert figure(alike).hidden is False
    few = figure(Tally((Choice("Ja", 2), Choice("Nej", 1)), 0), is_breakdown=True)
    assert few.sentence == "Gruppen er så lille, at fordelingen ikke vises."
    made = figure(alike, is_breakdown=True)
    assert (made.hidden, made.sentence) == (True, "Gruppen er så lille, at fordelingen ikke vises.")


def test_a_policy_of_none_shows_nought_of_nought() -> None:
    made = figure(Tally((Choice("Ja", 0),), 0), policy=HidingPolicy(0, 0))
    assert made.bars == (Bar("Ja", 0, 0, "ingen"),)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 4), st.booleans())
def test_hidden_or_whole(counts: list[int], unanswered: int, is_breakdown: bool) -> None:
    tally = Tally(tuple(Choice(str(at), count) for at, count in enumerate(counts)), unanswered)
    made = figure(tally, is_breakdown=is_breakdown)
    numbers = [made.unanswered, made.unanswered_percent]
    numbers += [number for bar in made.bars for number in (bar.count, bar.percent)]
    if made.hidden:
        assert set(numbers) == {None}
        assert "36" not in made.sentence
    else:
        assert sum(bar.count or 0 for bar in made.bars) + (made.unanswered or 0) == made.n
        assert made.n >= 5
