"""The drawing: real text, in its place, readable by all, and nothing that a strict page would refuse."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.pure.figures import Choice, Figure, Tally, bars_svg, make_figure
from sagkyndig.pure.figures.letters import text_width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
PETROL, GREY, INK, QUIET_INK = "#0b5563", "#7d878d", "#1a1a1a", "#595959"


def figure(*counts: int, unanswered: int = 0, id: str = "4.1", labels: tuple[str, ...] = ()) -> Figure:
    labels = labels or tuple(f"Svar {at}" for at in range(1, len(counts) + 1))
    choices = tuple(Choice(label, count) for label, count in zip(labels, counts, strict=True))
    return make_figure(id=id, question="Hvad & hvorfor?", tally=Tally(choices, unanswered), sentence="En sætning.")


def drawn(made: Figure, width: int = 640) -> ElementTree.Element:
    return ElementTree.fromstring(bars_svg(made, width=width))  # noqa: S314


def texts(drawing: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()).replace("\u00a0", " ") for text in drawing.iter(f"{SVG}text")]


def bars(drawing: ElementTree.Element) -> list[tuple[str, float]]:
    found = ((rect.get("fill", ""), float(rect.get("width", ""))) for rect in drawing.iter(f"{SVG}rect"))
    return [(fill, length) for fill, length in found if fill in (PETROL, GREY)]


def test_the_drawing_says_everything_in_text_and_in_its_description() -> None:
    drawing = drawn(figure(36, 3, 1, 0, unanswered=4))
    beside = zip(texts(drawing)[0:10:2], texts(drawing)[1:10:2], strict=True)
    assert dict(beside) == {
        "Svar 1": "82 % (36)",
        "Svar 2": "7 % (3)",
        "Svar 3": "2 % (1)",
        "Svar 4": "0 % (0)",
        "Ikke besvaret": "9 % (4)",
    }
    assert texts(drawing)[10:] == ["Antal besvarelser: 44"]
    assert drawing.findtext(f"{SVG}title") == "Figur 4.1: Hvad & hvorfor?"
    assert drawing.findtext(f"{SVG}desc") == (
        "Søjlediagram. Svar 1: 82 procent (36 svar). Svar 2: 7 procent (3 svar). Svar 3: 2 procent (1 svar). "
        "Svar 4: 0 procent (0 svar). Ikke besvaret: 9 procent (4 svar). Antal besvarelser: 44."
    )


def test_it_is_one_named_image() -> None:
    drawing = drawn(figure(5, 5))
    assert (drawing.get("role"), drawing.get("width"), drawing.get("height")) == ("img", "100%", None)
    ids = [element.get("id") for element in drawing.iter() if element.get("id")]
    assert drawing.get("aria-labelledby") == " ".join(map(str, ids)) == "figur-4-1-titel figur-4-1-tekst"


def test_ids_are_the_figures_own() -> None:
    numbers = ("4.1", "4.10", "41", "4-1", "4_1", "4 1", "å")
    ids = {drawn(figure(5, 5, id=number), width).get("aria-labelledby") for number in numbers for width in (640, 340)}
    assert len(ids) == 2 * len(numbers)


def test_bars_are_as_long_as_their_share_and_a_line_in_every_figure_means_the_same() -> None:
    (petrol, half), (_, quarter), (grey, rest) = bars(drawn(figure(20, 10, unanswered=10)))
    assert (petrol, grey) == (PETROL, GREY)
    assert half == pytest.approx(2 * quarter, abs=0.2)
    assert rest == quarter
    assert bars(drawn(figure(20, 20, labels=("x", "En meget længere tekst end den første"))))[0] == (PETROL, half)


def test_nobody_has_no_bar_and_one_among_thousands_has_a_thin_one() -> None:
    assert len(bars(drawn(figure(10, 0)))) == 1
    drawing = drawn(figure(9999, 1))
    assert bars(drawing)[1] == (PETROL, 2.0)
    assert texts(drawing)[3] == "under 1 % (1)"


def test_unanswered_is_drawn_only_where_there_are_some() -> None:
    assert [fill for fill, _ in bars(drawn(figure(10, 5)))] == [PETROL, PETROL]
    assert [fill for fill, _ in bars(drawn(figure(10, unanswered=1)))] == [PETROL, GREY]


@pytest.mark.parametrize("width", [320, 640])
def test_a_hidden_figure_draws_no_numbers(width: int) -> None:
    drawing = drawn(figure(2, 1), width)
    assert bars(drawing) == []
    assert (
        " ".join(texts(drawing))
        == "Færre end fem har besvaret spørgeskemaet. Derfor vises fordelingen ikke. Antal besvarelser: 3"
    )
    assert (
        drawing.findtext(f"{SVG}desc")
        == "Færre end fem har besvaret spørgeskemaet. Derfor vises fordelingen ikke. Antal besvarelser: 3."
    )


def test_a_question_without_options_still_draws() -> None:
    assert texts(drawn(figure(unanswered=7))) == ["Ikke besvaret", "100 % (7)", "Antal besvarelser: 7"]


LABEL = st.text(alphabet=st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1, max_size=120)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(LABEL, st.integers(0, 10**6)), max_size=8, unique_by=lambda pair: pair[0]),
    st.integers(5, 100),
    st.sampled_from([320, 340, 480, 640, 900]),
)
def test_everything_stands_inside_the_drawing(pairs: list[tuple[str, int]], unanswered: int, width: int) -> None:
    labels, counts = tuple(label for label, _ in pairs), tuple(count for _, count in pairs)
    drawing = drawn(figure(*counts, labels=labels, unanswered=unanswered), width)
    _, _, _, height = map(float, drawing.get("viewBox", "").split())
    for rect in drawing.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + tall <= height
    for text in drawing.iter(f"{SVG}text"):
        x, y, size = (float(text.get(name, "")) for name in ("x", "y", "font-size"))
        wide = text_width("".join(text.itertext()), size, semibold=False)
        left = x - wide if text.get("text-anchor") == "end" else x
        assert left >= -1
        assert left + wide <= width + 1
        assert size <= y + 4
        assert y <= height


@pytest.mark.parametrize("width", [340, 640])
def test_a_strict_page_takes_it(width: int) -> None:
    label = "<script>alert('x')</script> \"citat\" & mere\x0b\x00"
    svg = bars_svg(figure(5, 3, labels=(label, "Nej"), unanswered=2), width=width)
    drawing = ElementTree.fromstring(svg)  # noqa: S314
    tags = {element.tag.removeprefix(SVG) for element in drawing.iter()}
    assert tags == {"svg", "title", "desc", "rect", "text", "tspan"}
    attributes = {name for element in drawing.iter() for name in element.attrib}
    assert attributes.isdisjoint({"style", "class", "href", "onload"})
    assert "url(" not in svg


def test_the_same_figure_is_the_same_bytes() -> None:
    assert bars_svg(figure(11, 23, 6, 4)) == bars_svg(figure(11, 23, 6, 4))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_have_the_contrast_that_the_law_asks() -> None:
    used = set(re.findall(r'fill="(#[0-9a-f]{6})"', bars_svg(figure(5, 5, unanswered=1))))
    contrast = {colour: 1.05 / (luminance(colour) + 0.05) for colour in used}
    assert {colour for colour, ratio in contrast.items() if ratio < 3} == set()
    assert {colour for colour in (PETROL, INK, QUIET_INK) if contrast[colour] < 7} == set()


# Lines


def test_lines_break_at_spaces_and_hyphens_and_in_words_that_are_too_long() -> None:
    assert wrapped("Jeg havde tekniske problemer", 120, 16) == ("Jeg havde", "tekniske", "problemer")
    assert wrapped("kommune-møde", 80, 16) == ("kommune-", "møde")
    assert wrapped("Jeg benyttede ikke e-læringsværktøjet", 200, 16) == ("Jeg benyttede ikke", "e-læringsværktøjet")
    assert wrapped("uoverensstemmelser", 70, 16) == ("uoveren-", "sstemm-", "elser")
    assert wrapped("", 70, 16) == ()


@given(st.text(alphabet="aæøåM -/\u00a0", max_size=80), st.integers(30, 300))
def test_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = wrapped(text, room, 16)
    assert all(text_width(line, 16) <= room for line in lines)
    assert re.sub(r"[\s-]", "", "".join(lines)) == re.sub(r"[\s-]", "", text)
