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

_DATE = {"required": "Vælg en dato.", "invalid": "Skriv datoen som i 24-12-2026, eller vælg den i kalenderen."}


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), error_messages=_DATE, **more
    )


def _mail_address(label: str) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        error_messages={
            "required": "Skriv mailadressen.",
            "invalid": "Mailadressen er ikke skrevet rigtigt. Den skal ligne navn@kommune.dk.",
        },
    )


class RecipientsField(forms.Field):
    """Contact persons, one on each line, as a tuple of name and mail address."""

    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value: Any) -> tuple[tuple[str, str], ...]:
        found = read_recipients(str(value or ""))
        if found.faults:
            raise forms.ValidationError(list(found.faults))
        return found.contacts


class InviteForm(GuardedForm):
    """Which municipalities, whom in each of them, and the dates that all of them get. Without `has_ticks` all are meant."""

    remind_on = _day("Påmindelse sendes", help_text="Kun til dem, der ikke har svaret.")
    answer_by = _day("Frist for svar", help_text="Til og med den dag.")

    def __init__(
        self, *args: Any, to_invite: Sequence[ToInvite], today: date, has_ticks: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.to_invite = today, tuple(to_invite)
        for each in self.to_invite:
            if has_ticks:
                self.fields[each.tick] = forms.BooleanField(label=f"Invitér {each.name}", required=False, initial=True)
            self.fields[each.field] = RecipientsField(
                label=f"Kontaktpersoner i {each.name}",
                initial=written(each.known),
                error_messages={"required": f"Skriv, hvem i {each.name} invitationen skal sendes til."},
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for each in self.to_invite:
            if each not in self.chosen:
                self.errors.pop(each.field, None)
        if self.to_invite and not self.chosen:
            self.add_error(None, "Sæt kryds ved mindst én kommune.")
        remind_on, answer_by = cleaned.get("remind_on"), cleaned.get("answer_by")
        if remind_on and remind_on <= self.today:
            self.add_error("remind_on", "Påmindelsen skal ligge efter i dag.")
        if remind_on and answer_by and answer_by <= remind_on:
            self.add_error("answer_by", "Fristen skal ligge efter påmindelsen.")
        return cleaned

    @property
    def is_about_others(self) -> bool:
        """What was ticked is not to be invited any more, as when the button was pressed twice."""
        ticked = {name for name in self.data if name.startswith("med_")}
        return bool(ticked) and ticked.isdisjoint(self.fields)

    @property
    def chosen(self) -> list[ToInvite]:
        """Those that are ticked."""
        return [each for each in self.to_invite if self.cleaned_data.get(each.tick, each.tick not in self.fields)]

    def contacts(self, each: ToInvite) -> tuple[tuple[str, str], ...]:
        """Whom the offer to that municipality goes to."""
        found: tuple[tuple[str, str], ...] = self.cleaned_data[each.field]
        return found

    @property
    def rows(self) -> list[tuple[ToInvite, forms.BoundField | None, forms.BoundField]]:
        """Each municipality with its tick and its contact persons, for the page."""
        return [
            (each, self[each.tick] if each.tick in self.fields else None, self[each.field]) for each in self.to_invite
        ]


class AnotherPersonForm(GuardedForm):
    """One more contact person for an offer that stands open."""

    exempt: ClassVar[Mapping[str, str]] = {"name": "modtagerens navn"}
    name = forms.CharField(label="Kontaktpersonens navn", max_length=200, error_messages={"required": "Skriv navnet."})
    email = _mail_address("Kontaktpersonens mailadresse")


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


class NeededForNo(forms.CharField):
    """Nothing to fill in for a yes, but a no needs it, so the label does not call it voluntary."""

    is_voluntary = False


class AnswerForm(GuardedForm):
    """Yes, or no with a reason and perhaps a day to ask again."""

    answer = forms.ChoiceField(
        label="Jeres svar",
        choices=[("ja", "Ja, vi vil gerne være med"), ("nej", "Nej, vi kan ikke være med")],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg ja eller nej.", "invalid_choice": "Vælg ja eller nej."},
    )
    reason = NeededForNo(
        label="Hvis nej: hvorfor?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Med få ord og uden oplysninger om personer. Begrundelsen kan blive nævnt i rapporten uden kommunens navn.",
    )
    ask_again_on = _day("Hvis nej: spørg os igen", required=False, help_text="Hvis I gerne vil spørges senere.")

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
    email = _mail_address("Kollegaens mailadresse")
