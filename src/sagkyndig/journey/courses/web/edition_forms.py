"""Which course an edition uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from sagkyndig.journey.courses.queries import EditionCoursePage


class CourseForm(forms.Form):
    """One of the courses that there are."""

    course = forms.TypedChoiceField(label="Kursus", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, page: EditionCoursePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].choices = [(each.id, each.told) for each in page.courses]  # type: ignore[attr-defined]
        self.fields["course"].initial = page.chosen_id
