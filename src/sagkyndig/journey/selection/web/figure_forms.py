"""The forms of appeal figures: the file, what its columns hold, where it comes from; and other initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.ui.web.files import TableFileField
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.selection.files.sources.cells import provision_of
from sagkyndig.journey.selection.files.sources.layout import Given
from sagkyndig.journey.selection.files.sources.wording import MEANINGS
from sagkyndig.journey.selection.rules.figures import AREAS, InitiativeKind, SourceKind
from sagkyndig.journey.selection.rules.figures.wording import INITIATIVES

if TYPE_CHECKING:
    from sagkyndig.journey.selection.queries.figure_imports import FigurePreview

COLUMN = "column_"  # what the names of the fields begin with
LAWS = [("SEL", "Serviceloven (SEL)"), ("BL", "Barnets lov (BL)")]
FIRST_YEAR, LAST_YEAR = 1990, 2100


class FigureFileForm(forms.Form):
    """The file of appeal figures."""

    file = TableFileField(label="Fil med tal", help_text="CSV eller XLSX, som kilden giver den.")


class MeaningsForm(GuardedForm):
    """What each column holds, and what is said of the whole file where no column says it."""

    exempt: ClassVar = {"provision": "takes nothing but a provision or an area, and keeps only its name"}

    def __init__(self, *args: Any, preview: FigurePreview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(meaning.value, words) for meaning, words in MEANINGS.items()]
        for index, heading in enumerate(preview.header):
            self.fields[f"{COLUMN}{index}"] = forms.ChoiceField(
                label=heading, choices=choices, initial=preview.meanings[index].value
            )
        if preview.reading.lacks_year:
            self.fields["year"] = forms.IntegerField(
                label="Året for hele filen",
                min_value=FIRST_YEAR,
                max_value=LAST_YEAR,
                help_text="Fire cifre, fx 2021.",
                error_messages={"required": "Skriv året, eller vælg den kolonne, der har det."},
            )
        if preview.reading.lacks_provision:
            self.fields["provision"] = forms.CharField(
                label="Bestemmelsen eller området for hele filen",
                max_length=60,
                help_text="Fx SEL 95 eller Børnehandicap.",
                error_messages={"required": "Skriv bestemmelsen, eller vælg den kolonne, der har den."},
            )
        if preview.reading.lacks_law:
            self.fields["law"] = forms.ChoiceField(
                label="Lov, hvor kun paragraffen står", choices=LAWS, required=False, initial="SEL"
            )
        self.samples = preview.sample

    def columns(self) -> list[tuple[forms.BoundField, tuple[str, ...]]]:
        """Each column's field, and the first cells under its heading."""
        return [(self[f"{COLUMN}{index}"], sample) for index, sample in enumerate(self.samples)]

    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(COLUMN)]

    def clean_provision(self) -> str:
        typed: str = self.cleaned_data["provision"]
        if provision_of(typed, law="SEL").name is None:
            raise forms.ValidationError(f"Skriv én bestemmelse, fx SEL 95, eller et område: {', '.join(AREAS)}.")
        return typed


def chosen_meanings(data: Mapping[str, Any]) -> dict[int, str]:
    """What was chosen for each column, by its place in the file."""
    found = {name.removeprefix(COLUMN): str(value) for name, value in data.items() if name.startswith(COLUMN)}
    return {int(place): value for place, value in found.items() if place.isdecimal() and len(place) < 4}


def given_in(data: Mapping[str, Any]) -> Given:
    """What was said of the whole file; what cannot be understood counts as not said."""
    year, law = str(data.get("year", "")).strip(), str(data.get("law", ""))
    is_year = year.isdecimal() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR
    law = law if law in dict(LAWS) else "SEL"
    return Given(
        year=int(year) if is_year else None,
        provision=provision_of(str(data.get("provision", "")), law=law).name,
        law=law,
    )


class ConfirmFiguresForm(GuardedForm):
    """Where the figures come from and when they were taken out: without that they cannot be defended to anyone."""

    source_kind = forms.ChoiceField(
        label="Kilde",
        choices=[
            (SourceKind.MAP.value, "Danmarkskortet (tal for hele områder)"),
            (SourceKind.PORTAL.value, "Ankestyrelsens Talportal (tal for enkelte bestemmelser)"),
            (SourceKind.OTHER.value, "En anden kilde"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvor tallene kommer fra."},
    )
    source = forms.CharField(
        label="Hvor i kilden?",
        max_length=300,
        help_text="Sidens adresse eller udtrækkets navn, så en anden kan finde de samme tal.",
        error_messages={"required": "Skriv, hvor i kilden tallene er hentet."},
    )
    extracted_on = forms.DateField(
        label="Udtræksdato",
        help_text="Den dag, tallene blev hentet. Kilden kan være rettet siden.",
        error_messages={"required": "Skriv den dag, tallene blev hentet."},
    )
    note = forms.CharField(
        label="Bemærkning",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Fx hvad udtrækket er brugt til, eller hvad der er særligt ved det.",
    )
    leaves_out = forms.BooleanField(
        label="Hent resten ind uden de tal, der er udeladt ovenfor",
        error_messages={"required": "Sæt hak her, eller ret filen, så tallene kan komme med."},
    )

    def __init__(self, *args: Any, preview: FigurePreview, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_year, self.today = preview.last_year, today
        if not preview.reading.left_out:
            del self.fields["leaves_out"]
        are_areas = bool(preview.found) and all(each.provision in AREAS for each in preview.found)
        self.initial.setdefault("source_kind", SourceKind.MAP.value if are_areas else SourceKind.PORTAL.value)

    def clean_extracted_on(self) -> date:
        day: date = self.cleaned_data["extracted_on"]
        if day > self.today:
            raise forms.ValidationError("Datoen ligger i fremtiden. Skriv den dag, tallene blev hentet.")
        if day.year < self.last_year:
            raise forms.ValidationError(
                f"Filen har tal for {self.last_year}. De kan ikke være hentet før det år. Ret datoen eller årene i filen."
            )
        return day


class InitiativeForm(VersionedForm):
    """What else a municipality is part of, from when to when, and who says so."""

    municipality = forms.ChoiceField(
        label="Kommune",
        error_messages={"required": "Vælg en kommune.", "invalid_choice": "Kommunen er ikke på listen."},
    )
    kind = forms.ChoiceField(
        label="Slags",
        choices=[(kind.value, INITIATIVES[kind]) for kind in InitiativeKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvad det er."},
    )
    name = forms.CharField(
        label="Navn", max_length=150, required=False, help_text="Skal udfyldes, når slagsen er »Andet«."
    )
    begins_on = forms.DateField(label="Fra", error_messages={"required": "Skriv den dag, det begynder."})
    ends_on = forms.DateField(label="Til", required=False, help_text="Lad feltet være tomt, så længe det er i gang.")
    source = forms.CharField(
        label="Kilde",
        max_length=300,
        help_text="Adressen på en side, eller hvem i kommunen eller myndigheden der har oplyst det (stilling, ikke navn).",
        error_messages={"required": "Skriv, hvor oplysningen kommer fra."},
    )

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            known = [(each.code, each.name) for each in municipalities.municipalities()]
            self.fields["municipality"].choices = [("", "Vælg en kommune"), *known]  # type: ignore[attr-defined]
        else:
            del self.fields["municipality"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        begins, ends = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", "Datoen ligger før »Fra«. Ret den ene af dem.")
        if cleaned.get("kind") == InitiativeKind.OTHER.value and not cleaned.get("name"):
            self.add_error("name", "Skriv, hvad det er, når slagsen er »Andet«.")
        return cleaned
