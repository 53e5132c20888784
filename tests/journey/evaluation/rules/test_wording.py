"""What a figure says, in the sentences that a reader meets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.evaluation.rules.wording import figure_sentence, positive_share
from sagkyndig.pure.documents.tree import Number, plain
from sagkyndig.pure.figures import Choice, Tally
from tests.factories.evaluation import questionnaire

QUESTIONS = {question.column: question for question in questionnaire().questions}


def tally(column: str, *counts: int, unanswered: int = 0) -> Tally:
    return Tally(tuple(map(Choice, QUESTIONS[column].labels, counts)), unanswered)


def sentence(column: str, *counts: int, unanswered: int = 0) -> str:
    return plain(figure_sentence(QUESTIONS[column], tally(column, *counts, unanswered=unanswered)))


@pytest.mark.parametrize(
    ("column", "counts", "unanswered", "said"),
    [
        (
            "oeget_kendskab",
            (11, 23, 6, 4),
            0,
            "Af de 44 deltagere, der har besvaret spørgeskemaet, svarer hhv. 25 procent og 52 procent, at læringsforløbet "
            "i høj grad eller i nogen grad har øget deres kendskab til de generelle sagsbehandlingsregler. Det er tilsammen "
            "77 procent. 14 procent svarer ”i mindre grad”, og ni procent svarer ”slet ikke”.",
        ),
        (
            "e_laering",
            (36, 3, 1, 0),
            4,
            "Af de 44 deltagere, der har besvaret spørgeskemaet, svarer 82 procent, at dagen med e-læring gav mening, mens "
            "syv procent svarer, at dagen med e-læring ikke gav mening. To procent svarer, at de ikke benyttede "
            "e-læringsværktøjet. Ingen svarer, at de havde tekniske problemer. Fire deltagere (ni procent) har ikke "
            "besvaret spørgsmålet.",
        ),
        (
            "forstaaelig",
            (6, 0, 0, 0),
            1,
            "Af de syv deltagere, der har besvaret spørgeskemaet, svarer 86 procent, at stoffet i høj grad blev formidlet "
            "på en forståelig måde. Ingen svarer ”i nogen grad”, ”i mindre grad” eller ”slet ikke”. En deltager "
            "(14 procent) har ikke besvaret spørgsmålet.",
        ),
        (
            "balance",
            (0, 0, 2, 4),
            0,
            "Af de seks deltagere, der har besvaret spørgeskemaet, svarer ingen, at der i høj grad eller i nogen grad var "
            "en passende balance mellem dialog og faglige oplæg. 33 procent svarer ”i mindre grad”, og 67 procent svarer "
            "”slet ikke”.",
        ),
        (
            "praksis",
            (0, 0, 0, 0),
            9,
            "Af de ni deltagere, der har besvaret spørgeskemaet, har ingen besvaret dette spørgsmål.",
        ),
        ("praksis", (0, 0, 0, 0), 0, "Ingen har besvaret spørgeskemaet, så der er ingen fordeling at vise."),
        ("praksis", (2, 2, 0, 0), 0, "Færre end fem har besvaret spørgeskemaet. Derfor vises fordelingen ikke."),
    ],
)
def test_the_sentence_on_a_figure(column: str, counts: tuple[int, ...], unanswered: int, said: str) -> None:
    assert sentence(column, *counts, unanswered=unanswered) == said


def test_a_share_that_rounds_to_nothing_is_not_told_as_nobody() -> None:
    assert "Under en procent svarer ”nej”." in sentence("praksis", 1, 498, 0, 1)


def test_a_sum_comes_from_counts_and_not_from_rounded_shares() -> None:
    share, claim = positive_share(QUESTIONS["praksis"], tally("praksis", 10, 29, 5, 0))
    assert share == Number("89", "svar:praksis:0+1")
    assert plain(claim) == "at de i høj grad eller i nogen grad tager noget med sig, der vil påvirke deres praksis"
    rounded_up_twice, _ = positive_share(QUESTIONS["praksis"], tally("praksis", 5, 5, 190, 0))
    assert rounded_up_twice.text == "fem"  # 2.5 and 2.5 are each three when rounded alone


def test_every_number_carries_what_it_was_computed_from() -> None:
    runs = figure_sentence(QUESTIONS["e_laering"], tally("e_laering", 36, 3, 1, 0, unanswered=4))
    assert [(run.text, run.source) for run in runs if isinstance(run, Number)] == [
        ("44", "svar"),
        ("82", "svar:e_laering:0"),
        ("syv", "svar:e_laering:1"),
        ("To", "svar:e_laering:2"),
        ("Ingen", "svar:e_laering:3"),
        ("Fire", "svar:e_laering:ubesvaret"),
        ("ni", "svar:e_laering:ubesvaret"),
    ]


@given(st.sampled_from(sorted(QUESTIONS)), st.data())
def test_any_counts_give_whole_sentences(column: str, data: st.DataObject) -> None:
    size = len(QUESTIONS[column].options)
    counts = data.draw(st.lists(st.integers(0, 60), min_size=size, max_size=size))
    said = sentence(column, *counts, unanswered=data.draw(st.integers(0, 9)))
    assert said.endswith(".")
    assert "  " not in said
    assert ".." not in said
    assert said[0].isupper()
