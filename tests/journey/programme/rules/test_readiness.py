"""What an edition lacks."""

from __future__ import annotations

from dataclasses import replace

from sagkyndig.journey.programme.rules.readiness import Outline, missing, missing_sentence

WHOLE = Outline(provisions=2, has_purpose=True, teachers=2, has_lead_teacher=True, key_dates=4)


def test_a_whole_edition_lacks_nothing() -> None:
    assert missing(WHOLE) == ()
    assert missing_sentence("Runde 2024", WHOLE) is None


def test_an_empty_edition_lacks_all_but_the_lead_of_teachers_it_has_not() -> None:
    empty = Outline(provisions=0, has_purpose=False, teachers=0, has_lead_teacher=False, key_dates=0)
    assert missing_sentence("Runde 2024", empty) == "Runde 2024 mangler bestemmelser, formål, undervisere og datoer."


def test_teachers_without_a_lead_teacher_are_told() -> None:
    assert missing(replace(WHOLE, has_lead_teacher=False)) == ("gennemgående underviser",)
