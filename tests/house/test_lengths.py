"""What is typed on one line has a length that the database keeps: SQLite takes whatever it is given, PostgreSQL does not."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

from django import forms

from sagkyndig.foundation.people.models import Person
from tests.house.reading import PACKAGE, hold

LONGEST_EMAIL = Person._meta.get_field("email").max_length
# No column of ours is longer.
LONGEST_LINE = 300
NOT_KEPT = (forms.PasswordInput, forms.HiddenInput, forms.Textarea)


def fields() -> Iterator[tuple[str, forms.CharField]]:
    for path in sorted(PACKAGE.rglob("web/forms.py")):
        module = import_module(".".join(("sagkyndig", *path.relative_to(PACKAGE).with_suffix("").parts)))
        for _, form in inspect.getmembers(module, inspect.isclass):
            if issubclass(form, forms.Form) and form.__module__ == module.__name__:
                for name, field in form.base_fields.items():
                    if isinstance(field, forms.CharField) and not isinstance(field.widget, NOT_KEPT):
                        yield f"{module.__name__}.{form.__name__}.{name}", field


def test_every_line_has_a_length_that_is_kept() -> None:
    found = list(fields())
    assert len(found) > 10
    hold(
        f"{name}: {field.max_length}"
        for name, field in found
        if not 0 < (field.max_length or 0) <= (LONGEST_EMAIL if isinstance(field, forms.EmailField) else LONGEST_LINE)
    )
