"""What of a part is read aloud."""

from __future__ import annotations

import pytest

from sagkyndig.journey.courses.rules.course import PageKind
from sagkyndig.journey.courses.rules.recorded import length_in_words, transcript_of
from tests.factories.courses import make_case, make_course, make_page


def test_a_page_with_its_task_and_checklist() -> None:
    page = make_page("skriv", PageKind.EXERCISE, task="Skriv en begrundelse.", checklist=("Regel", "Skøn"))
    assert transcript_of(page) == (
        "# Siden skriv\n\n## Skriv\n\nTeksten er kort.\n\nDen er klar.\n\nSkriv en begrundelse.\n\n- Regel\n- Skøn"
    )


def test_a_case_is_heard_as_participants_read_it_without_what_is_for_teachers() -> None:
    told = transcript_of(make_case())
    assert told.startswith("# Sagen om koret\n\nHanne Lund er 54 år")
    assert "## Ansøgning" in told
    for hidden in ("Punkt 1?", "Taler for", "A hviler på", "dørtrinet", "Kære Hanne Lund", "ordlyden"):
        assert hidden not in told


def test_a_pair_is_heard_without_its_answer_and_a_shared_decision_not_at_all() -> None:
    course = make_course()
    told = transcript_of(course.pairs["timerne"])
    assert "Hvilken begrundelse holder?" in told
    assert "Borgeren kan følge vejen" not in told
    assert course.shared_decision is not None
    assert transcript_of(course.shared_decision) == ""


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 sek."), (48, "48 sek."), (60, "1 min."), (252, "4 min. 12 sek."), (2700, "45 min.")]
)
def test_lengths(seconds: int, told: str) -> None:
    assert length_in_words(seconds) == told
