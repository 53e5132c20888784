"""The forms about when teaching can be, and the answer to a proposed date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


class PeriodForm(VersionedForm):
    """The stretch of time in which an edition's physical days lie."""

    first_on = forms.DateField(label="Første dag")
    last_on = forms.DateField(label="Sidste dag")
    starts_at = forms.TimeField(label="En dag begynder kl.")
    ends_at = forms.TimeField(label="Den slutter kl.")


class AbsenceForm(forms.Form):
    """Days on which somebody cannot teach; a manager says who."""

    person = forms.ChoiceField(label="Underviser", error_messages={"required": "Vælg en underviser."})
    first_on = forms.DateField(label="Fra")
    last_on = forms.DateField(label="Til og med", required=False, help_text="Tomt felt: kun den ene dag.")

    def __init__(self, *args: Any, teachers: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.name) for each in teachers]
        if choices:
            self.fields["person"].choices = [("", "Vælg en underviser"), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]


class TurnDownForm(GuardedForm):
    """Why a proposed date cannot be used."""

    reason = forms.CharField(
        label="Hvorfor kan dagen ikke bruges?",
        max_length=300,
        help_text="Kontaktpersonen får det på mail.",
        error_messages={"required": "Skriv, hvorfor dagen ikke kan bruges."},
    )


class AnswerForm(forms.Form):
    """Which of the two buttons: yes, or no with the reason."""

    answer = forms.ChoiceField(choices=[("yes", "Ja"), ("no", "Nej")])

    @property
    def is_yes(self) -> bool:
        return self.is_valid() and self.cleaned_data["answer"] == "yes"
