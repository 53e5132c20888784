"""The forms of an invitation: its text, whom it goes to and by when, and the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.journey.selection.rules.letters import Letter, remarks
from sagkyndig.journey.selection.rules.recipients import read_recipients, written

if TYPE_CHECKING:
    from sagkyndig.journey.selection.queries import ToInvite

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
        _hold_dates_in_order(self, cleaned, self.today)
        return cleaned

    @property
    def contacts(self) -> list[tuple[str, str]]:
        found = ((self.cleaned_data[f"name_{n}"], self.cleaned_data[f"email_{n}"]) for n in range(1, RECIPIENTS + 1))
        return [(name, email) for name, email in found if name and email]


class RecipientsField(forms.Field):
    """Contact persons, one on each line, as a tuple of name and mail address."""

    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value: Any) -> tuple[tuple[str, str], ...]:
        found = read_recipients(str(value or ""))
        if found.faults:
            raise forms.ValidationError(list(found.faults))
        return found.contacts


class InviteSeveralForm(GuardedForm):
    """Which municipalities, whom in each of them, and the dates that all of them get."""

    answer_by = _day("Frist for svar")
    remind_on = _day("Påmindelse sendes", help_text="Kun til dem, der ikke har svaret.")

    def __init__(self, *args: Any, to_invite: Sequence[ToInvite], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.to_invite = today, tuple(to_invite)
        for each in self.to_invite:
            self.fields[f"med_{each.standing_id}"] = forms.BooleanField(
                label=f"Invitér {each.name}", required=False, initial=True
            )
            self.fields[f"til_{each.standing_id}"] = RecipientsField(
                label=f"Kontaktpersoner i {each.name}", required=False, initial=written(each.known)
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for each in self.to_invite:
            name = f"til_{each.standing_id}"
            if not cleaned.get(f"med_{each.standing_id}"):
                self.errors.pop(name, None)
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, f"Skriv, hvem i {each.name} invitationen skal sendes til.")
        if self.to_invite and not self.chosen:
            self.add_error(None, "Sæt kryds ved mindst én kommune.")
        _hold_dates_in_order(self, cleaned, self.today)
        return cleaned

    @property
    def chosen(self) -> list[ToInvite]:
        """Those that are ticked."""
        return [each for each in self.to_invite if self.cleaned_data.get(f"med_{each.standing_id}")]

    def contacts(self, each: ToInvite) -> tuple[tuple[str, str], ...]:
        """Whom the offer to that municipality goes to."""
        found: tuple[tuple[str, str], ...] = self.cleaned_data[f"til_{each.standing_id}"]
        return found

    @property
    def rows(self) -> list[tuple[ToInvite, forms.BoundField, forms.BoundField]]:
        """Each municipality with its tick and its contact persons, for the page."""
        return [(each, self[f"med_{each.standing_id}"], self[f"til_{each.standing_id}"]) for each in self.to_invite]


class AnotherPersonForm(GuardedForm):
    """One more contact person for an offer that stands open."""

    exempt: ClassVar[Mapping[str, str]] = {"name": "modtagerens navn"}
    name = forms.CharField(label="Kontaktpersonens navn", max_length=200, error_messages={"required": "Skriv navnet."})
    email = forms.EmailField(
        label="Kontaktpersonens mailadresse",
        max_length=254,
        error_messages={
            "required": "Skriv mailadressen.",
            "invalid": "Mailadressen er ikke skrevet rigtigt. Den skal ligne navn@kommune.dk.",
        },
    )


def _hold_dates_in_order(form: forms.Form, cleaned: Mapping[str, Any], today: date) -> None:
    remind_on, answer_by = cleaned.get("remind_on"), cleaned.get("answer_by")
    if remind_on and remind_on <= today:
        form.add_error("remind_on", "Påmindelsen skal ligge efter i dag.")
    if remind_on and answer_by and answer_by <= remind_on:
        form.add_error("answer_by", "Fristen skal ligge efter påmindelsen.")


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
