"""The forms of the selection bench: the criteria as sentences with values, and the manager's own change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.selection.rules.bands import bands_of
from sagkyndig.journey.selection.rules.figures import AREAS, provision_order, shown_provision
from sagkyndig.journey.selection.rules.policy import Policy, PolicyFault
from sagkyndig.pure.danish import number

_MOST_INHABITANTS = 2_000_000
_YES_OR_NO = {"True": True, "False": False}


class InhabitantsField(forms.IntegerField):
    """A number that people write with points: 30.000."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python("".join(str(value or "").replace(".", " ").split()))

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, int) else value


def _count(label: str, most: int, *, required: bool = True) -> forms.IntegerField:
    said = f"Skriv et helt tal fra 0 til {number(most)}."
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        required=required,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
    )


def _either(label: str, false: str, true: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[("False", false), ("True", true)], coerce=_YES_OR_NO.__getitem__
    )


class CriteriaForm(VersionedForm):
    """The criteria: each value of the policy, within the years and provisions that the figures have."""

    years = forms.MultipleChoiceField(
        label="År", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Vælg mindst ét år."}
    )
    provisions = forms.MultipleChoiceField(
        label="Bestemmelser",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vælg mindst én bestemmelse."},
    )
    fewest_decided = _count("Færrest afgjorte sager", 1000)
    volume_weight = _count("Vægt på antal sager i procent", 100)
    compares_within_bands = _either("Sammenlignes med", "alle kommuner i udtrækket", "kommuner af samme størrelse")
    most_from_a_region = forms.IntegerField(
        label="Højst fra samme region",
        min_value=1,
        max_value=98,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Skriv et helt tal fra 1 til 98, eller lad feltet være tomt."
        ),
    )
    excludes_initiatives = _either("Kommuner i en anden indsats", "kan vælges", "holdes ude")
    reserves = _count("Reserver", 50)
    draws_among_equals = _either("Mellem dem, der reelt står lige", "afgør rækkefølgen", "trækkes der lod")

    def __init__(
        self, *args: Any, policy: Policy, years: Sequence[int], provisions: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy
        self.fields["years"].choices = [(str(each), str(each)) for each in years]  # type: ignore[attr-defined]
        self.fields["provisions"].choices = [  # type: ignore[attr-defined]
            (each, shown_provision(each)) for each in sorted(provisions, key=provision_order)
        ]
        self.initial = {
            **{name: getattr(policy, name) for name in self.fields if name not in ("version", "years")},
            "years": [str(each) for each in policy.years],
            **self.initial,
        }
        for at, band in enumerate(policy.size_bands):
            if band.below is not None:
                self.fields[f"limit_{at}"] = self._limit(at, band.below)
            self.fields[f"fewest_{at}"] = _count(f"Mindst så mange pladser til {band.name}", 98)
            self.fields[f"most_{at}"] = _count(f"Højst så mange pladser til {band.name}", 98, required=False)
            self.initial |= {f"fewest_{at}": band.fewest_places, f"most_{at}": band.most_places}

    def _limit(self, at: int, below: int) -> forms.IntegerField:
        said = "Skriv et antal indbyggere, fx 30.000."
        self.initial.setdefault(f"limit_{at}", below)
        return InhabitantsField(
            label="Grænsen for de mindste kommuner" if at == 0 else "Grænsen for de største kommuner",
            min_value=1,
            max_value=_MOST_INHABITANTS,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
        )

    def bands(self) -> list[dict[str, Any]]:
        """The fields of each size, for the page: its upper limit (None for the largest), fewest and most places."""
        return [
            {
                "limit": self[f"limit_{at}"] if f"limit_{at}" in self.fields else None,
                "fewest": self[f"fewest_{at}"],
                "most": self[f"most_{at}"],
            }
            for at in range(len(self.policy.size_bands))
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if len(cleaned.get("provisions", ())) > 1 and set(cleaned["provisions"]) & set(AREAS):
            self.add_error("provisions", "Et område rummer andre. Vælg ét område, eller vælg bestemmelser.")
        if not self.errors:
            try:
                self.chosen = self._chosen(cleaned)
            except PolicyFault as fault:
                self.add_error(None, str(fault))
        return cleaned

    def _chosen(self, cleaned: dict[str, Any]) -> Policy:
        """The policy as it was typed; PolicyFault where it contradicts itself."""
        count = len(self.policy.size_bands)
        limits = [cleaned[f"limit_{at}"] for at in range(count - 1)]
        shares = [(cleaned[f"fewest_{at}"], cleaned[f"most_{at}"]) for at in range(count)]
        plain = (
            "fewest_decided",
            "volume_weight",
            "compares_within_bands",
            "most_from_a_region",
            "excludes_initiatives",
            "reserves",
            "draws_among_equals",
        )
        return replace(
            self.policy,
            years=tuple(sorted(int(each) for each in cleaned["years"])),
            provisions=tuple(cleaned["provisions"]),
            size_bands=bands_of(limits, shares) if count else (),
            **{name: cleaned[name] for name in plain},
        )


class OwnChangeForm(GuardedForm):
    """Why the manager takes a municipality in or out."""

    reason = forms.CharField(
        label="Begrundelse",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Skriv, så kommunen selv kan læse det, og uden oplysninger om personer. Begrundelsen står i "
        "beslutningsnotatet.",
        error_messages={"required": "Skriv, hvorfor listen skal ændres."},
    )


class DecideForm(GuardedForm):
    """What the manager wants to add to the decision, and which list was seen."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    note = forms.CharField(
        label="Bemærkning",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Fx hvem der har drøftet listen. Uden oplysninger om personer. Den står i notatet.",
    )
