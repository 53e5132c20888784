"""The forms of the report: a text, a fact, an answer to a finding, and what a correction consists of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.journey.report.rules.facts import Fact, FactDefinition, Kind, Value
from sagkyndig.journey.report.texts import NOT_EXPLAINED

YES, NO = "ja", "nej"
MOST = 1_000_000  # more of anything in a course is a slip of the finger


class TextForm(GuardedForm):
    """One text. `seen_version` is the version the writer had before them."""

    text = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Tom linje giver nyt afsnit. »## « foran en linje gør den til overskrift, »- « til punkt i en liste, »> « til fremhævet tekst i margenen.",
        error_messages={"required": "Skriv en tekst, eller brug standardteksten."},
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(GuardedForm):
    """An answer to a finding."""

    answer = forms.CharField(
        label="Svar på fundet",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Fx hvorfor teksten skal stå, som den gør. Fundet bliver stående sammen med svaret. Tom tekst tager svaret tilbage.",
    )


class SeenForm(forms.Form):
    """Nothing but the version that somebody had before them."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class PublishForm(GuardedForm):
    """What was corrected since the last time, asked only of those who have seen that there was one."""

    correction = forms.CharField(
        label="Hvad er rettet?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Står øverst i den offentliggjorte rapport.",
        error_messages={"required": NOT_EXPLAINED},
    )
    seen_number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, published: int) -> None:
        """`published` is the number of the latest publication, 0 for none."""
        super().__init__(data, initial={"seen_number": published})
        seen = data.get("seen_number") if data is not None else str(published)
        if seen == "0":
            del self.fields["correction"]


class FactForm(GuardedForm):
    """One fact in its own kind, and where it comes from."""

    source = forms.CharField(
        label="Kilde",
        required=False,
        max_length=300,
        help_text="Hvor oplysningen står, fx et notat eller en sag i arkivet.",
    )

    def __init__(self, *args: Any, definition: FactDefinition, typed: Fact | None, **kwargs: Any) -> None:
        initial = {"value": _initial(definition.kind, typed.value), "source": typed.source} if typed else {}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.definition = definition
        self.fields["value"] = _field(definition)
        self.order_fields(["value", "source"])

    def value(self) -> Value | None:
        """What was typed, in the fact's own kind; None where the field was left empty."""
        typed = self.cleaned_data["value"]
        if typed in (None, ""):
            return None
        if self.definition.kind is Kind.FLAG:
            return bool(typed == YES)
        if self.definition.kind is Kind.LIST:
            return tuple(line.strip() for line in typed.splitlines() if line.strip())
        value: Value = typed
        return value


def _field(definition: FactDefinition) -> forms.Field:
    empty = "Lad feltet være tomt, hvis oplysningen ikke kendes."
    if definition.kind is Kind.COUNT:
        return forms.IntegerField(label=definition.label, required=False, min_value=0, max_value=MOST, help_text=empty)
    if definition.kind is Kind.YEAR:
        return forms.IntegerField(
            label=definition.label, required=False, min_value=1990, max_value=2100, help_text=empty
        )
    if definition.kind is Kind.PERIOD:
        wrong = {"invalid": "Skriv årene sådan: 2023-2025."}
        return forms.RegexField(
            r"^\d{4}(-\d{4})?$", label=definition.label, required=False, help_text=empty, error_messages=wrong
        )
    if definition.kind is Kind.DATE:
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=definition.label, required=False, widget=day, help_text=empty)
    if definition.kind is Kind.FLAG:
        choices = [("", "Ikke oplyst"), (YES, "Ja"), (NO, "Nej")]
        return forms.ChoiceField(label=definition.label, required=False, choices=choices, widget=forms.RadioSelect)
    if definition.kind is Kind.LIST:
        lines = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(
            label=definition.label, required=False, widget=lines, help_text=f"Én på hver linje. {empty}"
        )
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=definition.label,
        required=False,
        widget=widget,
        help_text=f"Sådan som det skal stå inde i en sætning. {empty}",
    )


def _initial(kind: Kind, value: Value) -> str | int | date:
    if kind is Kind.FLAG:
        return YES if value else NO
    if isinstance(value, tuple):
        return "\n".join(value)
    return value
