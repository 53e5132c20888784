"""What is typed about the authority."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm


class OrganisationForm(GuardedForm):
    """Who the authority is. Whether the installation is a demonstration is not decided in a browser."""

    exempt: ClassVar = {"phone": "myndighedens telefon", "address": "myndighedens adresse"}
    name = forms.CharField(label="Navn", max_length=200)
    genitive = forms.CharField(
        label="Navn i ejefald", max_length=200, help_text="Som det står foran et andet ord, fx Klagestyrelsens."
    )
    address = forms.CharField(label="Adresse", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    phone = forms.CharField(
        label="Telefon", required=False, max_length=50, widget=forms.TextInput(attrs={"type": "tel"})
    )
    phone_hours = forms.CharField(
        label="Telefontid", required=False, max_length=200, help_text="Fx mandag til fredag kl. 9-15."
    )
    email = forms.EmailField(
        label="E-mail", required=False, max_length=254, help_text="Svar på mails fra Sagkyndig sendes hertil."
    )
    web = forms.URLField(label="Hjemmeside", required=False, max_length=200, assume_scheme="https")
    accessibility_statement_url = forms.URLField(
        label="Adresse på tilgængelighedserklæringen",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Erklæringen laves i WAS-værktøjet. Adressen vises nederst på alle sider.",
    )
