"""The guard against personal data: what people write in their own words is not saved with somebody's number in it.

    class NoteForm(GuardedForm):
        exempt = {"phone": "kontaktpersonens telefon"}  # every other text of the form is looked through

    if form.is_valid():
        actions.write_note(...)
        mention_hints(request, form)

An answer in JSON says the same: `personal_data_faults(text)` is () where the text may be saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from sagkyndig.pure import personal_data

NOT_SAVED = "Ikke gemt."
PERSONAL_DATA = "personal_data"  # the code of the guard's errors
# Fields that take nothing but an address, a pattern or a number of their own.
_NO_PROSE = (forms.EmailField, forms.URLField, forms.RegexField, forms.GenericIPAddressField, forms.UUIDField)


class GuardedForm(forms.Form):
    """Refuses what is sure to be a CPR number, an e-mail address or a phone number, in every text that people write.

    `exempt` names the fields that are there to hold such a thing, or a name, each with the reason.
    """

    exempt: ClassVar[Mapping[str, str]] = {}

    def _post_clean(self) -> None:
        """After everything else, so that no `clean` of a form can go around it."""
        super()._post_clean()  # type: ignore[misc]
        for name, text in self._guarded_texts():
            for sentence in personal_data.faults(text):
                self.add_error(name, forms.ValidationError(sentence, code=PERSONAL_DATA))

    @property
    def is_stopped(self) -> bool:
        """Whether something was not saved because of personal data; the error summary says so."""
        return any(error.code == PERSONAL_DATA for errors in self.errors.as_data().values() for error in errors)

    def hints(self) -> tuple[str, ...]:
        """What may be personal data in what was saved, with the field it stands in."""
        return tuple(
            f"Se efter i »{self.fields[name].label}«: {sentence}"
            for name, text in self._guarded_texts()
            for sentence in personal_data.hints(text)
        )

    def _guarded_texts(self) -> Iterator[tuple[str, str]]:
        cleaned: Mapping[str, Any] = self.cleaned_data
        for name in guarded_fields(self.fields, self.exempt):
            if isinstance(text := cleaned.get(name), str):
                yield name, text


def guarded_fields(fields: Mapping[str, forms.Field], exempt: Mapping[str, str]) -> list[str]:
    """The names of the fields that hold texts in people's own words."""
    return [name for name, field in fields.items() if is_prose(field) and name not in exempt]


def is_prose(field: forms.Field) -> bool:
    """Whether one can write what one likes in the field."""
    is_seen = not field.widget.is_hidden and not isinstance(field.widget, forms.PasswordInput)
    return isinstance(field, forms.CharField) and not isinstance(field, _NO_PROSE) and is_seen


def mention_hints(request: HttpRequest, form: GuardedForm) -> None:
    """Say on the next page what to look at again. It was saved all the same."""
    for hint in form.hints():
        messages.warning(request, hint)


def personal_data_faults(text: str) -> tuple[str, ...]:
    """Why a text cannot be saved, in Danish sentences; () where it can."""
    return personal_data.faults(text)
