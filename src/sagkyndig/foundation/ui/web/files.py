"""A field for a file that holds a table."""

from __future__ import annotations

from typing import Any

from django import forms

LARGEST_FILE = 20_000_000  # bytes; 100,000 answers are about 8 MB


class TableFileField(forms.FileField):
    """CSV or XLSX. A file that is too large is refused before anybody reads it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError("Filen er større end 20 MB. Del den i flere filer.")
        return file
