"""The forms of review and publication."""

from __future__ import annotations

from typing import Any

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm


class SeenForm(forms.Form):
    """The revision of the part that the page was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class EntryForm(forms.Form):
    """An entry of the law register: its short name, and the day it begins, if it is known."""

    name = forms.CharField(max_length=120, widget=forms.HiddenInput)
    valid_from = forms.DateField(required=False, widget=forms.HiddenInput)


class CommentForm(GuardedForm):
    """What a colleague remarks on a part."""

    text = forms.CharField(
        label="Ny kommentar",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        error_messages={"required": "Skriv kommentaren først."},
    )


class PublishForm(forms.Form):
    """A course with open marks is published for demonstration, and somebody must say so."""

    for_demonstration = forms.BooleanField(
        label="Offentliggør til demonstration. Det kommer til at stå på hver side.",
        error_messages={"required": "Sæt kryds, hvis kurset skal offentliggøres til demonstration."},
    )

    def __init__(self, *args: Any, marks: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not marks:
            del self.fields["for_demonstration"]

    @property
    def is_for_demonstration(self) -> bool:
        return bool(self.cleaned_data.get("for_demonstration"))
