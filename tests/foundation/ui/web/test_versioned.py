"""A form about something that two people may be changing at once."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.pure.versions import Difference


class DayForm(VersionedForm):
    """When, and which municipalities."""

    on = forms.DateField(label="Dato")
    municipalities = forms.MultipleChoiceField(
        label="Kommuner", choices=[("Nord", [("901", "Ådal"), ("902", "Østby")]), ("903", "Nordby")]
    )


def filled_in(said: str) -> DayForm:
    form = DayForm(QueryDict(said))
    assert form.is_valid(), form.errors
    return form


def test_what_was_typed_is_told_apart_from_the_version_it_was_typed_on() -> None:
    form = filled_in("version=3&on=04.03.2024&municipalities=901&municipalities=903")
    assert form.seen_version == 3
    assert form.typed == {"on": date(2024, 3, 4), "municipalities": ["901", "903"]}


def test_a_page_that_says_no_version_has_seen_none() -> None:
    assert filled_in("on=04.03.2024&municipalities=901").seen_version == 0


def test_differences_are_told_in_the_words_of_the_form() -> None:
    form = filled_in("version=3&on=04.03.2024&municipalities=901&municipalities=903")
    stored = {"version": 4, "on": date(2024, 3, 4), "municipalities": ["902"]}
    assert form.differences_from(stored) == (Difference("Kommuner", "Østby", "Ådal og Nordby"),)


def test_what_was_typed_stays_and_is_saved_over_the_version_that_was_shown() -> None:
    form = filled_in("version=3&on=04.03.2024&municipalities=901&municipalities=903")
    form.stand_on(4)
    shown = {name: form[name].value() for name in ("version", "on", "municipalities")}
    assert shown == {"version": "4", "on": "04.03.2024", "municipalities": ["901", "903"]}
