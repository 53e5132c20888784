"""The forms of the selection: which municipality, and why one says no."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django import forms

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.journey.selection.rules.states import StandingState


class ChooseForm(GuardedForm):
    """One of the municipalities that are not on the edition's list, in Danish order of their names."""

    municipality = forms.ChoiceField(
        label="Kommune", help_text="Skriv de første bogstaver for at springe til kommunen.", error_messages={
            "required": "Vælg en kommune.",
            "invalid_choice": "Kommunen kan ikke vælges. Den står måske allerede på listen.",
        },
    )  # fmt: skip
    note = forms.CharField(
        label="Hvorfor netop den?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kort, og uden oplysninger om personer.",
    )

    as_reserve = forms.BooleanField(label="Sæt kommunen på reservelisten i stedet", required=False)

    def __init__(self, *args: Any, taken: Container[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [(each.code, each.name) for each in municipalities.municipalities() if each.code not in taken]
        self.fields["municipality"].choices = [("", "Vælg en kommune"), *free]  # type: ignore[attr-defined]


class ReplaceForm(ChooseForm):
    """The municipality that gets the place of another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["as_reserve"]


class TakeBackForm(forms.Form):
    """Which step is taken back, so that pressing twice takes back one."""

    seen = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(state.value, state.value) for state in StandingState]
    )

    @property
    def seen_state(self) -> StandingState | None:
        said = self.cleaned_data["seen"]
        return StandingState(said) if said else None


class WithdrawForm(GuardedForm):
    """Why a municipality is no longer in it."""

    reason = forms.CharField(
        label="Begrundelse",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kort, og uden oplysninger om personer.",
        error_messages={"required": "Skriv, hvorfor kommunen udgår."},
    )


class DeclineForm(GuardedForm):
    """Why a municipality says no, in words that the report can use."""

    reason = forms.CharField(
        label="Begrundelse",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Fx: kommunen er midt i en større omstrukturering på området. Begrundelsen kan stå i rapporten.",
        error_messages={"required": "Skriv, hvorfor kommunen siger nej."},
    )
    ask_again_on = forms.DateField(
        label="Spørg igen",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Hvis kommunen gerne vil spørges senere.",
        error_messages={"invalid": "Skriv en dato, eller lad feltet være tomt."},
    )
