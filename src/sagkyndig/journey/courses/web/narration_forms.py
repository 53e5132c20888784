"""The form of a recording."""

from __future__ import annotations

from typing import Any

from django import forms

from sagkyndig.journey.courses.files.sound import LIMITS, NotUsableSound, ReadySound, read_sound, wording


class SoundForm(forms.Form):
    """A file of sound, and the revision of the text that stood on the page."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label="Lydfil",
        help_text="MP3, M4A eller WAV, højst 60 MB og 45 minutter. Billeder, titler og andet i filen bliver fjernet.",
        widget=forms.ClearableFileInput(attrs={"accept": ".mp3,.m4a,.wav,audio/mpeg,audio/mp4,audio/wav"}),
        max_length=None,
        error_messages={"required": "Vælg lydfilen først."},
    )

    def clean_file(self) -> ReadySound:
        file: Any = self.cleaned_data["file"]
        # Said before it is read: 60 MB are enough to hold in memory.
        if file.size > LIMITS.bytes:
            raise forms.ValidationError(wording.too_large(LIMITS.bytes))
        try:
            return read_sound(file.read(), file.name)
        except NotUsableSound as error:
            raise forms.ValidationError(error.sentence) from error
