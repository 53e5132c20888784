"""A form about something that two people may be changing at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.pure.versions import Difference, as_read, differences


class VersionedForm(GuardedForm):
    """Carries the version that the page was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def seen_version(self) -> int:
        """The version that the page was opened on; 0, which is none, where the page did not say."""
        return self.cleaned_data["version"] or 0

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, by the name of its field."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def differences_from(self, stored: Mapping[str, Any]) -> tuple[Difference, ...]:
        """Where what was typed and what is stored now differ, as people read the two."""
        return differences(self._as_read(stored), self._as_read(self.cleaned_data))

    def stand_on(self, version: int) -> None:
        """Show what was typed again, to be saved over that version, which has now been seen."""
        data = cast("QueryDict", self.data).copy()
        data["version"] = str(version)
        self.data = data

    def _as_read(self, values: Mapping[str, Any]) -> dict[str, str]:
        return {
            str(field.label): as_read(values.get(name), _words_of(field))
            for name, field in self.fields.items()
            if name != "version"
        }


def _words_of(field: forms.Field) -> dict[str, str]:
    """The words of the values that may be chosen, whatever headings they stand under."""
    words: dict[str, str] = {}
    for value, label in getattr(field, "choices", ()):
        words |= {str(key): str(said) for key, said in (label if isinstance(label, list) else [(value, label)])}
    return words
