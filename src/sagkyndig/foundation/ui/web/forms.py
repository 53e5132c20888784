"""How Django renders forms here: DKFDS's markup, and errors that say what to do.

The templates are in `templates/django/forms/` (controls) and `templates/ui/forms/` (a field with label, hint and errors).
"""

from __future__ import annotations

from django import forms
from django.core import validators
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Finds the controls' templates among our own first; a field is a group with label, hint, errors and control."""

    form_template_name = "ui/forms/fields.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"


# What a field says unless the form has a better sentence of its own.
SENTENCES: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Skal udfyldes."},
    forms.IntegerField: {"invalid": "Skriv et helt tal."},
    forms.DecimalField: {"invalid": "Skriv et tal, fx 12,5."},
    forms.DateField: {"invalid": "Skriv en dato, der findes, fx 24.06.2024."},
    forms.TimeField: {"invalid": "Skriv et klokkeslæt, fx 9.30."},
    forms.DateTimeField: {"invalid": "Skriv en dato og et klokkeslæt, fx 24.06.2024 9.30."},
    forms.BooleanField: {"required": "Sæt kryds for at gå videre."},
    forms.ChoiceField: {"required": "Vælg en af mulighederne.", "invalid_choice": "Vælg en af mulighederne på listen."},
    forms.MultipleChoiceField: {"required": "Vælg mindst én.", "invalid_choice": "Vælg mellem mulighederne på listen."},
    forms.ModelChoiceField: {
        "required": "Vælg en af mulighederne.",
        "invalid_choice": "Vælg en af mulighederne på listen.",
    },
    forms.ModelMultipleChoiceField: {"required": "Vælg mindst én."},
    forms.FileField: {"required": "Vælg en fil.", "empty": "Filen er tom. Vælg en anden.", "missing": "Vælg en fil."},
    forms.URLField: {"invalid": "Skriv en hel adresse, fx https://www.kommune.dk."},
}


def word_errors() -> None:
    """Put the sentences in place, once, as the application starts."""
    for field, sentences in SENTENCES.items():
        field.default_error_messages = {**field.default_error_messages, **sentences}
    validators.EmailValidator.message = "Skriv en hel e-mailadresse, fx navn@kommune.dk."
