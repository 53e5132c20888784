"""The forms of programmes, editions, teams and key dates."""

from __future__ import annotations

from typing import Any

from django import forms

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.programme.rules import wording
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.team import TeamRole


class ProgrammeForm(VersionedForm):
    """What a programme rests on and is for."""

    name = forms.CharField(label="Navn", max_length=200)
    area = forms.CharField(
        label="Område", max_length=200, help_text="Det sagsområde, som programmet handler om, fx handicapområdet."
    )
    basis = forms.CharField(
        label="Grundlag",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Den politiske aftale eller beslutning, som programmet bygger på.",
    )
    agreed_on = forms.DateField(label="Aftalt den", required=False)
    purpose = forms.CharField(label="Formål", required=False, widget=forms.Textarea(attrs={"rows": 4}))


class EditionForm(VersionedForm):
    """What one year's edition is about."""

    year = forms.IntegerField(label="År", min_value=2000, max_value=2100)
    theme = forms.CharField(label="Tema", max_length=200)
    provisions = forms.MultipleChoiceField(
        label="Bestemmelser",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="De bestemmelser, som runden handler om.",
    )
    places = forms.IntegerField(
        label="Pladser", min_value=1, max_value=98, initial=10, help_text="Hvor mange kommuner der er plads til."
    )
    purpose = forms.CharField(
        label="Formål",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Skriv formålet i to sætninger. De står først i rapporten.",
    )
    starts_on = forms.DateField(label="Begynder", required=False)
    ends_on = forms.DateField(label="Slutter", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provisions"].choices = law.choices_by_law()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Runden skal slutte, efter at den er begyndt. Ret den ene af datoerne.")
        return cleaned


class TeamMemberForm(forms.Form):
    """Somebody of the staff and what they do in the edition."""

    person = forms.ChoiceField(label="Medarbejder")
    role = forms.ChoiceField(
        label="Rolle i runden", choices=[(role.value, wording.TEAM_ROLES[role]) for role in TeamRole]
    )
    is_lead_teacher = forms.BooleanField(
        label="Gennemgående underviser",
        required=False,
        help_text="Den ene underviser, som er den samme i alle forløb.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.name) for each in people.staff()]
        self.fields["person"].choices = [("", "Vælg en medarbejder"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("person") or not cleaned.get("role"):
            return cleaned
        person, role = people.person(int(cleaned["person"])), TeamRole(cleaned["role"])
        if not person.has_role(Role(role.value)):
            words = wording.TEAM_ROLES[role].lower()
            self.add_error("person", f"{person.name} har ikke rollen {words}. En administrator kan give den.")
        if cleaned.get("is_lead_teacher") and role is not TeamRole.TEACHER:
            self.add_error("is_lead_teacher", "Kun en underviser kan være gennemgående. Vælg rollen Underviser.")
        return cleaned


class KeyDateForm(GuardedForm):
    """A date that the edition is steered by."""

    kind = forms.ChoiceField(
        label="Hvad sker der?", choices=[(kind.value, wording.KEY_DATES[kind]) for kind in KeyDateKind]
    )
    label = forms.CharField(
        label="Egen betegnelse", max_length=100, required=False, help_text="Udfyldes kun, når du har valgt »Egen dato«."
    )
    on = forms.DateField(label="Dato")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == KeyDateKind.OTHER.value and not cleaned.get("label", "").strip():
            self.add_error("label", "Skriv, hvad der sker på datoen.")
        return cleaned
