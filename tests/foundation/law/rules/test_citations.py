"""Provisions in running text, and their order."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.law.rules import Citation, citation, in_running_text, law_name, order_of


@pytest.mark.parametrize(
    ("short_names", "text"),
    [
        (["SEL § 95", "SEL § 96"], "servicelovens §§ 95 og 96"),
        (["SEL § 114"], "servicelovens § 114"),
        (["BL § 87"], "barnets lov § 87"),
        (["SEL § 95", "SEL § 96", "SEL § 96 a"], "servicelovens §§ 95, 96 og 96 a"),
        (["SEL § 96, stk. 2"], "servicelovens § 96, stk. 2"),
        (["SEL § 42", "BL § 87"], "servicelovens § 42 og barnets lov § 87"),
        (
            ["RSL § 10", "FVL § 24", "RSL § 11 a", "OFL § 13"],
            "retssikkerhedslovens §§ 10 og 11 a, forvaltningslovens § 24 og offentlighedslovens § 13",
        ),
        (["ABC § 7"], "ABC § 7"),
        (["VEJ 10325/2017", "SEL § 96"], "VEJ 10325/2017 og servicelovens § 96"),
        ([], ""),
    ],
)
def test_running_text(short_names: list[str], text: str) -> None:
    assert in_running_text(short_names) == text


@pytest.mark.parametrize(
    ("short_name", "parts"),
    [
        ("SEL § 96 a", Citation("SEL", 96, "a", "")),
        ("SEL § 96 a, stk. 2", Citation("SEL", 96, "a", ", stk. 2")),
        ("RSL § 79 b, stk. 2-3", Citation("RSL", 79, "b", ", stk. 2-3")),
        ("Udlandsbekendtgørelsen §§ 1-3", None),
        ("VEJ 9330/2019", None),
        ("94-16", None),
    ],
)
def test_a_short_name_taken_apart(short_name: str, parts: Citation | None) -> None:
    assert citation(short_name) == parts


def test_the_order_is_law_by_law_and_by_number() -> None:
    wrong_order = [
        "94-16",
        "RSL § 3, stk. 10",
        "RSL § 3, stk. 2",
        "BL § 87",
        "SEL § 114",
        "SEL § 96 a",
        "SEL § 96, stk. 1",
        "SEL § 96",
        "SEL § 42",
        "ABC § 1",
    ]
    assert sorted(wrong_order, key=order_of) == [
        "SEL § 42",
        "SEL § 96",
        "SEL § 96, stk. 1",
        "SEL § 96 a",
        "SEL § 114",
        "BL § 87",
        "RSL § 3, stk. 2",
        "RSL § 3, stk. 10",
        "ABC § 1",
        "94-16",
    ]


def test_names_of_laws() -> None:
    assert [law_name(short) for short in ("SEL", "BL", "RSL", "FVL", "OFL", "ABC")] == [
        "serviceloven",
        "barnets lov",
        "retssikkerhedsloven",
        "forvaltningsloven",
        "offentlighedsloven",
        "ABC",
    ]


def took_over(short_name: str) -> tuple[str, ...]:
    return {"BL § 87": ("SEL § 42",), "BL § 86": ("SEL § 41",)}.get(short_name, ())


@pytest.mark.parametrize(
    ("short_names", "text"),
    [
        (["BL § 87"], "barnets lov § 87 (tidligere servicelovens § 42)"),
        (["SEL § 114", "BL § 87"], "servicelovens § 114 og barnets lov § 87 (tidligere servicelovens § 42)"),
        (["BL § 86", "BL § 87"], "barnets lov §§ 86 og 87 (tidligere servicelovens §§ 41 og 42)"),
        (["SEL § 42", "BL § 87"], "servicelovens § 42 og barnets lov § 87"),
        (["SEL § 96"], "servicelovens § 96"),
    ],
)
def test_running_text_that_tells_what_was_before(short_names: list[str], text: str) -> None:
    assert in_running_text(short_names, formerly=took_over) == text


def test_what_was_before_behind_a_comma() -> None:
    text = in_running_text(["BL § 87"], formerly=took_over, in_brackets=False)
    assert text == "barnets lov § 87, tidligere servicelovens § 42"


def test_a_citation_is_put_together_again() -> None:
    names = ["SEL § 96 a, stk. 2", "BL § 87", "RSL § 79 b, stk. 2-3"]
    assert [taken.short_name for name in names if (taken := citation(name))] == names
