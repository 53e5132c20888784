"""What is typed on one line has a length that the database keeps: SQLite takes whatever it is given, PostgreSQL does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.db import models

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.courses.models import CourseVersion, Module, Part, PartReference
from sagkyndig.journey.courses.rules.blank import key_of
from sagkyndig.journey.courses.web.bench import editor
from tests.house.reading import hold
from tests.house.test_guard import form_classes

LONGEST_EMAIL = Person._meta.get_field("email").max_length
# No column of ours is longer.
LONGEST_LINE = 300
NOT_KEPT = (forms.PasswordInput, forms.HiddenInput, forms.Textarea)


def fields() -> Iterator[tuple[str, forms.CharField]]:
    for form in form_classes():
        for name, field in form.base_fields.items():
            if isinstance(field, forms.CharField) and not isinstance(field.widget, NOT_KEPT):
                yield f"{form.__module__}.{form.__name__}.{name}", field


def test_every_line_has_a_length_that_is_kept() -> None:
    found = list(fields())
    assert len(found) > 25
    hold(
        f"{name}: {field.max_length}"
        for name, field in found
        if not 0 < (field.max_length or 0) <= (LONGEST_EMAIL if isinstance(field, forms.EmailField) else LONGEST_LINE)
    )


def kept(model: type[models.Model], field: str) -> int:
    """How many signs the column holds."""
    length = model._meta.get_field(field).max_length
    assert length
    return int(length)


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        (editor.LONGEST_LINE, kept(Part, "title")),
        (editor.LONGEST_NAME, kept(PartReference, "name")),
        # With a number behind it, where a thousand others have the same title.
        (len(key_of("å" * 300)) + len("-1000"), min(kept(Part, "key"), kept(Module, "key"))),
    ],
)
def test_the_bench_takes_no_more_than_is_kept(typed: int, column: int) -> None:
    assert typed <= column


def test_the_title_of_a_course_fits_its_form() -> None:
    """The forms of the desk say the same as the columns."""
    from sagkyndig.journey.courses.web.forms import HeadForm, ModuleForm

    assert HeadForm.base_fields["title"].max_length == kept(CourseVersion, "title")  # type: ignore[attr-defined]
    assert HeadForm.base_fields["label"].max_length == kept(CourseVersion, "label")  # type: ignore[attr-defined]
    assert ModuleForm.base_fields["title"].max_length == kept(Module, "title")  # type: ignore[attr-defined]
