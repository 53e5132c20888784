"""The forms of an invitation: its text, whom it goes to and by when, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.journey.selection.rules.letters import Letter, remarks

RECIPIENTS = 3
_DATE = {"required": "Vælg en dato.", "invalid": "Skriv datoen som i 24-12-2026, eller vælg den i kalenderen."}


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), error_messages=_DATE, **more
    )


class InviteForm(GuardedForm):
    """One to three contact persons, the deadline and the day of the reminder."""

    exempt: ClassVar[Mapping[str, str]] = {f"name_{number}": "modtagerens navn" for number in range(1, RECIPIENTS + 1)}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for number in range(1, RECIPIENTS + 1):
            suffix = "" if number == 1 else f" {number}"
            self.fields[f"name_{number}"] = forms.CharField(
                label=f"Kontaktperson{suffix}: navn", required=number == 1, max_length=200,
                error_messages={"required": "Skriv, hvem invitationen skal sendes til."},
            )  # fmt: skip
            self.fields[f"email_{number}"] = forms.EmailField(
                label=f"Kontaktperson{suffix}: mailadresse", max_length=254, required=number == 1,
                error_messages={
                    "required": "Skriv mailadressen.",
                    "invalid": "Mailadressen er ikke skrevet rigtigt. Den skal ligne navn@kommune.dk.",
                },
            )  # fmt: skip
        self.fields["answer_by"] = _day("Frist for svar")
        self.fields["remind_on"] = _day("Påmindelse sendes", help_text="Kun til dem, der ikke har svaret.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(2, RECIPIENTS + 1):
            if bool(cleaned.get(f"name_{number}")) != bool(cleaned.get(f"email_{number}")):
                self.add_error(f"email_{number}", "Skriv både navn og mailadresse, eller lad begge være tomme.")
        remind_on, answer_by = cleaned.get("remind_on"), cleaned.get("answer_by")
        if remind_on and remind_on <= self.today:
            self.add_error("remind_on", "Påmindelsen skal ligge efter i dag.")
        if remind_on and answer_by and answer_by <= remind_on:
            self.add_error("answer_by", "Fristen skal ligge efter påmindelsen.")
        return cleaned

    @property
    def contacts(self) -> list[tuple[str, str]]:
        found = ((self.cleaned_data[f"name_{n}"], self.cleaned_data[f"email_{n}"]) for n in range(1, RECIPIENTS + 1))
        return [(name, email) for name, email in found if name and email]


class InvitationTextForm(GuardedForm):
    """The subject and the body of the edition's invitations."""

    subject = forms.CharField(label="Emne", max_length=150, error_messages={"required": "Skriv et emne."})
    body = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": "Skriv teksten."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if {"subject", "body"} <= cleaned.keys():
            for sentence in remarks(Letter(cleaned["subject"], cleaned["body"])):
                self.add_error("body", sentence)
        return cleaned


class AnswerForm(GuardedForm):
    """Yes, or no with a reason and perhaps a day to ask again."""

    answer = forms.ChoiceField(
        label="Jeres svar",
        choices=[("ja", "Ja, vi vil gerne være med"), ("nej", "Nej, vi kan ikke være med")],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg ja eller nej.", "invalid_choice": "Vælg ja eller nej."},
    )
    reason = forms.CharField(
        label="Hvis nej: hvorfor?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Med få ord og uden oplysninger om personer. Begrundelsen kan blive nævnt i rapporten uden kommunens navn.",
    )
    ask_again_on = _day("Hvis nej: spørg os igen", required=False, help_text="Kan være tom.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == "nej" and not cleaned.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Skriv med få ord, hvorfor I ikke kan være med.")
        return cleaned

    @property
    def is_yes(self) -> bool:
        return bool(self.cleaned_data["answer"] == "ja")


class PassOnForm(GuardedForm):
    """The right colleague."""

    exempt: ClassVar[Mapping[str, str]] = {"name": "kollegaens navn"}
    name = forms.CharField(label="Kollegaens navn", max_length=200, error_messages={"required": "Skriv navnet."})
    email = forms.EmailField(
        label="Kollegaens mailadresse",
        max_length=254,
        error_messages={
            "required": "Skriv mailadressen.",
            "invalid": "Mailadressen er ikke skrevet rigtigt. Den skal ligne navn@kommune.dk.",
        },
    )
