"""What one reads, but does not hear."""

from __future__ import annotations

import pytest

from sagkyndig.journey.courses.rules.recorded import Changes, Passage, changed_since

TRANSCRIPT = """\
## Kravet

Borgeren **skal** kunne lede. [E1]

- Første led
- Andet led

Slut."""


@pytest.mark.parametrize(
    "text",
    [
        TRANSCRIPT,
        TRANSCRIPT.replace(" [E1]", "").replace("**", ""),
        TRANSCRIPT.replace("\n\n", "\n\n\n\n").replace("kunne lede", "kunne\nlede").replace("Slut.", "  Slut.  \n"),
        TRANSCRIPT.replace("##", "###").replace("Andet led", "[Andet led](https://x.example)"),
        TRANSCRIPT + "\n\n| Tid | I alt |\n|---|---|\n| 7.00 | 2 t |",
        "Slut.\n\n" + TRANSCRIPT.removesuffix("\n\nSlut."),
    ],
)
def test_what_is_not_heard_does_not_count(text: str) -> None:
    assert changed_since(TRANSCRIPT, text) == Changes()
    assert changed_since(TRANSCRIPT, text).sentence == ""


def test_a_changed_paragraph_stands_where_it_is_read() -> None:
    text = TRANSCRIPT.replace("kunne lede", "kunne tilrettelægge hjælpen")
    found = changed_since(TRANSCRIPT, text)
    passage = Passage(text.index("Borgeren"), "Borgeren skal kunne tilrettelægge hjælpen.", "Borgeren skal kunne lede.")
    assert found == Changes((passage,))
    assert found.sentence == "1 afsnit er ændret siden optagelsen."


def test_new_and_gone() -> None:
    text = TRANSCRIPT.replace("- Første led\n", "") + "\n\nNyt."
    found = changed_since(TRANSCRIPT, text)
    assert found == Changes((Passage(text.index("Nyt."), "Nyt."),), ("Første led",))
    assert found.sentence == "1 afsnit er ændret, og 1 er taget ud siden optagelsen."
    assert changed_since(TRANSCRIPT, TRANSCRIPT.replace("\n\nSlut.", "")).sentence == (
        "1 afsnit er taget ud siden optagelsen."
    )


def test_one_made_into_two() -> None:
    text = TRANSCRIPT.replace("- Andet led", "- Andet led, a\n- Andet led, b")
    found = changed_since(TRANSCRIPT, text)
    assert [(each.text, each.was) for each in found.passages] == [("Andet led, a", "Andet led"), ("Andet led, b", "")]
    assert found.sentence == "2 afsnit er ændret siden optagelsen."


def test_a_paragraph_that_is_said_twice_now() -> None:
    text = TRANSCRIPT + "\n\nSlut."
    assert changed_since(TRANSCRIPT, text) == Changes((Passage(len(text) - 5, "Slut."),))


def test_everything_and_nothing() -> None:
    assert changed_since("", "") == Changes()
    assert changed_since("", "Alt er nyt.").passages == (Passage(0, "Alt er nyt."),)
    assert changed_since("Alt er væk.", "").gone == ("Alt er væk.",)
