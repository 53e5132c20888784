"""What is typed about persons: names, roles and passwords."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.auth import password_validation

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.people.texts import LONG_ENOUGH
from sagkyndig.foundation.ui.web.guard import GuardedForm


class ChoosePasswordForm(forms.Form):
    """A password, twice, held against the rules for this person."""

    password = forms.CharField(
        label="Ny adgangskode",
        help_text=LONG_ENOUGH,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label="Gentag adgangskoden",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"password", "password_again"} <= cleaned.keys() and cleaned["password"] != cleaned["password_again"]:
            self.add_error("password_again", "De to adgangskoder er ikke ens. Skriv den samme begge steder.")
        return cleaned


class PersonForm(GuardedForm):
    """A person's name, e-mail and roles; which roles can be chosen depends on where the person works."""

    exempt: ClassVar = {"name": "personens navn"}
    name = forms.CharField(
        label="Navn", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-width-l"})
    )
    email = forms.EmailField(
        label="E-mail", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off", "class": "input-width-l"})
    )
    roles = forms.MultipleChoiceField(
        label="Roller", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Vælg mindst én rolle."}
    )

    def __init__(self, *args: Any, roles_to_choose: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in roles_to_choose]  # type: ignore[attr-defined]

    def clean_roles(self) -> list[Role]:
        return [Role(value) for value in self.cleaned_data["roles"]]
