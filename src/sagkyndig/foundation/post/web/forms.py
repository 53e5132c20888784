"""What is typed to get a link, and about a new member of staff."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.foundation.ui.web.guard import GuardedForm


class NewLinkForm(forms.Form):
    """The e-mail a new link is to be sent to."""

    email = forms.EmailField(
        label="Din e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Skriv den e-mail, som du plejer at få mails fra Sagkyndig på.",
    )


class InviteStaffForm(GuardedForm):
    """A new member of staff: name, e-mail and roles."""

    exempt: ClassVar = {"name": "medarbejderens navn"}
    name = forms.CharField(label="Navn", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(label="E-mail", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    roles = forms.MultipleChoiceField(
        label="Roller",
        choices=[(role.value, role.label) for role in Role if role in STAFF_ROLES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vælg mindst én rolle."},
    )

    def clean_roles(self) -> list[Role]:
        return [Role(value) for value in self.cleaned_data["roles"]]
