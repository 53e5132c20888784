"""The forms of a new edition and of how long things are kept."""

from __future__ import annotations

from typing import Any

from django import forms

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.organisation.rules import KEEPING
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.lobby.texts import MONTHS_TO_CHOOSE, YEAR_IS_NOT_LATER


class NewEditionForm(GuardedForm):
    """What is new about an edition that begins from an earlier one."""

    year = forms.IntegerField(label="År", min_value=2000, max_value=2100)
    theme = forms.CharField(label="Tema", max_length=200, help_text="Det sagsområde, som rundens forløb handler om.")
    places = forms.IntegerField(
        label="Pladser", min_value=1, max_value=98, help_text="Hvor mange kommuner der er plads til."
    )
    purpose = forms.CharField(
        label="Formål",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="To sætninger. Formålet følger med fra runden før, så ret det, der hører til det gamle tema.",
    )
    provisions = forms.MultipleChoiceField(
        label="Bestemmelser",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="De paragraffer, som runden handler om. Stykker kan vælges bagefter.",
    )

    def __init__(self, *args: Any, old_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old_year = old_year
        self.fields["provisions"].choices = law.choices_by_law(whole_paragraphs=True)  # type: ignore[attr-defined]

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year <= self.old_year:
            raise forms.ValidationError(YEAR_IS_NOT_LATER.format(year=self.old_year))
        return year


class RetentionForm(VersionedForm):
    """For how many months each kind is kept, within its bounds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, rule in KEEPING.items():
            self.fields[kind.value] = forms.IntegerField(
                label=rule.heading,
                min_value=rule.fewest,
                max_value=rule.most,
                help_text=MONTHS_TO_CHOOSE.format(
                    since=rule.counted_from, fewest=rule.fewest, most=rule.most, months=rule.months
                ),
                widget=forms.NumberInput(attrs={"class": "input-width-xs"}),
            )
