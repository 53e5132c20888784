"""The forms of contact persons: the e-learning day, the room, dates that are proposed, and asking a partner."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.planning.rules.joining import SHARING, Sharing


class ElearningForm(VersionedForm):
    """The e-learning day and the hours that are set aside."""

    on = forms.DateField(
        label="Dato", help_text="En hverdag, hvor kollegerne har tid sammen. Den skal ligge før den fysiske dag."
    )
    starts_at = forms.TimeField(label="Fra kl.", help_text="Sæt mindst fem timer af i kollegernes kalendere.")
    ends_at = forms.TimeField(label="Til kl.")


class SeenForm(forms.Form):
    """The date whose warnings have been read: sent along, so that a yes to one date is none to another."""

    seen = forms.DateField(required=False)

    @property
    def seen_on(self) -> date | None:
        return self.cleaned_data.get("seen") if self.is_valid() else None


class SharingForm(forms.Form):
    """Which of the two buttons."""

    sharing = forms.ChoiceField(choices=[(each.value, SHARING[each]) for each in Sharing])


class RoomForm(VersionedForm):
    """Where the physical day is held and how many the room holds."""

    place = forms.CharField(
        label="Sted", max_length=200, help_text="Adresse og lokale, fx »Rådhuset, Torvet 1, mødelokale 2«."
    )
    seats = forms.IntegerField(
        label="Pladser i lokalet",
        required=False,
        min_value=1,
        max_value=2000,
        help_text="Så vi kan sige til, hvis der bliver for trangt.",
    )
    starts_at = forms.TimeField(label="Begynder kl.")
    ends_at = forms.TimeField(label="Slutter kl.")


class BookingForm(GuardedForm):
    """The room, as far as it is known when the date is chosen."""

    place = forms.CharField(
        label="Sted",
        max_length=200,
        required=False,
        help_text="Adresse og lokale. Ved I det ikke endnu, så vælg dagen nu, og skriv stedet senere.",
    )
    seats = forms.IntegerField(label="Pladser i lokalet", required=False, min_value=1, max_value=2000)


class ProposalForm(GuardedForm):
    """Up to three dates that would suit the municipality."""

    first = forms.DateField(label="Første forslag")
    second = forms.DateField(label="Andet forslag", required=False)
    third = forms.DateField(label="Tredje forslag", required=False)
    note = forms.CharField(
        label="Bemærkning", max_length=300, required=False, help_text="Fx hvorfor de ledige dage ikke passer."
    )

    @property
    def dates(self) -> list[date]:
        """Those that were filled in."""
        return [on for name in ("first", "second", "third") if (on := self.cleaned_data.get(name))]


class AskForm(GuardedForm):
    """Whose day to share, and a few words to the other municipality."""

    day = forms.ChoiceField(
        label="Hvis dag?", widget=forms.RadioSelect, error_messages={"required": "Vælg, hvis dag I vil dele."}
    )
    message = forms.CharField(
        label="Besked",
        max_length=300,
        required=False,
        help_text="Kontaktpersonen i den anden kommune læser den.",
    )

    def __init__(self, *args: Any, days: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = days  # type: ignore[attr-defined]
        if len(days) == 1:
            self.fields["day"].initial = days[0][0]
