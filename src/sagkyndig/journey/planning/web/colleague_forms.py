"""The forms by which a municipality keeps its list: one colleague, many at once, what must be mended, and oneself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from sagkyndig.foundation.ui.web.files import TableFileField
from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.journey.planning.files.colleagues import HOLDS, LONGEST_TEXT, Holds
from sagkyndig.journey.planning.rules.colleagues import MOST_AT_ONCE, Typed, name_from_email, reads_as_a_name
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.journey.planning.web.forms import EnrolmentForm
from sagkyndig.pure.danish import plural
from sagkyndig.pure.tables import shown

if TYPE_CHECKING:
    from sagkyndig.journey.planning.files.colleagues import Sheet
    from sagkyndig.journey.planning.rules.colleagues import Line

ROLE_CHOICES = [("", "Vælg en funktion"), *((role.value, JOB_ROLES[role]) for role in JobRole)]
MOST_MENDED_AT_ONCE = 30


class ColleagueForm(EnrolmentForm):
    """One colleague, as the contact person writes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Kollegaens arbejdsmail. Invitationen og det personlige link sendes hertil."
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class OneselfForm(EnrolmentForm):
    """Oneself, by the municipality's link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["email"].label = "Dit navn", "Din arbejdsmail"
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["email"].help_text = "Invitationen sendes hertil."
        self.fields["job_role"].label = "Din funktion"
        self.fields["department"].label = "Din afdeling"

    def clean_name(self) -> str:
        """The name stands in the mail that we send to whatever address was typed, so it is a name and no message."""
        name = str(self.cleaned_data["name"])
        if not reads_as_a_name(name):
            raise forms.ValidationError("Skriv dit navn, som kollegerne kender det.")
        return name


class ListForm(GuardedForm):
    """Many at once: pasted, or in a file."""

    exempt: ClassVar = {"text": "navne og mailadresser på dem, der tilmeldes; cellerne ses igennem én for én"}
    text = forms.CharField(
        label="Indsæt listen",
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text="Fra et regneark eller en mail. Én kollega på hver linje: navn, e-mail, funktion og afdeling.",
        error_messages={"max_length": "Listen er meget lang. Se efter, om det er den rigtige, eller del den i flere."},
    )
    file = TableFileField(label="Eller vælg en fil", required=False, help_text="CSV eller Excel (.xlsx).")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not str(cleaned.get("text", "")).strip():
            self.add_error("text", "Indsæt listen, eller vælg en fil.")
        return cleaned


class ColumnsForm(forms.Form):
    """What each column of the list holds."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at, holds in enumerate(sheet.holds):
            heading = sheet.header[at] if sheet.header and at < len(sheet.header) else ""
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=f"Kolonne {at + 1}: {shown(heading or sheet.samples[at] or 'tom')}",
                choices=[(each.value, words) for each, words in HOLDS.items()],
                initial=holds.value,
            )

    def holds(self) -> tuple[Holds, ...]:
        """The choice for each column, in their order."""
        return tuple(Holds(self.cleaned_data[name]) for name in self.fields)


class MendForm(GuardedForm):
    """The rows of a list on their way in: those that must be mended in fields of their own, and a role for each unknown word.

    What was read travels with the form, so that nothing is stored before it is confirmed.
    """

    rows = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_TEXT, strip=False)
    text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_TEXT, strip=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.typed = _unpacked(str((data or {}).get("rows", "")))
        self.open_rows = [at for at in range(len(self.typed)) if f"email_{at}" in (data or {})]
        self.open_words = [at for at in range(len(self.words)) if f"word_{at}" in (data or {})]
        # Which fields there are depends on what is wrong with the list.
        self.exempt = {  # type: ignore[misc]
            f"{part}_{at}": f"{part} of somebody who is enrolled" for at in self.open_rows for part in ("name", "email")
        }
        for at in self.open_words:
            self._add_word(at)
        for at in self.open_rows:
            self._add_row(at)

    @classmethod
    def showing(cls, lines: Sequence[Line], text: str) -> MendForm:
        """The form for what is wrong with these lines, with what was typed and each fault at its field."""
        typed = [line.typed for line in lines]
        data: dict[str, str] = {"rows": packed(typed), "text": text}
        faulty = [at for at, line in enumerate(lines) if line.faults][:MOST_MENDED_AT_ONCE]
        for at in faulty:
            each = typed[at]
            name = each.name or name_from_email(each.email)
            data |= {f"name_{at}": name, f"email_{at}": each.email, f"department_{at}": each.department}
        lacking = {line.typed.role.casefold() for line in lines if line.lacks_role}
        words = distinct_roles(typed)
        data |= {f"word_{at}": "" for at, word in enumerate(words) if word.casefold() in lacking}
        form = cls(data)
        form.errors.clear()  # what is wrong is told by the lines
        for at in faulty:
            for fault in lines[at].faults:
                form.add_error(f"{fault.field}_{at}", str(fault))
        for at in form.open_words:
            form.add_error(f"word_{at}", form.word_sentence(at))
        return form

    @property
    def words(self) -> list[str]:
        """The roles as they were typed, each once."""
        return distinct_roles(self.typed)

    def word_sentence(self, at: int) -> str:
        """Why a role is asked for."""
        word = self.words[at]
        count = sum(each.role.casefold() == word.casefold() for each in self.typed)
        who = plural(count, "kollega", "kolleger")
        if not word:
            return f"{who} har ingen funktion i listen. Vælg den, der passer."
        return f"»{shown(word)}« ved {who} er ikke en af vores funktioner. Vælg den, der passer bedst."

    def mended(self) -> list[Typed]:
        """The rows as they were mended, without those that are to be skipped."""
        said, rows = self.cleaned_data, list(self.typed)
        chosen = {
            self.words[at].casefold(): JOB_ROLES[JobRole(role)]
            for at in self.open_words
            if (role := said.get(f"word_{at}"))
        }
        rows = [replace(each, role=chosen.get(each.role.casefold(), each.role)) for each in rows]
        for at in self.open_rows:
            # What the guard stopped is looked at again where the row is looked through.
            name, email, department = (
                str(said.get(f"{part}_{at}", self.data.get(f"{part}_{at}", ""))) for part in _PARTS
            )
            rows[at] = replace(rows[at], name=name, email=email, department=department)
        skipped = {at for at in self.open_rows if said.get(f"skip_{at}")}
        return [each for at, each in enumerate(rows) if at not in skipped]

    def rows_to_mend(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Each open row's number in the list, and its fields."""
        return [(self.typed[at].row, [self[f"{part}_{at}"] for part in (*_PARTS, "skip")]) for at in self.open_rows]

    def roles_to_choose(self) -> list[forms.BoundField]:
        return [self[f"word_{at}"] for at in self.open_words]

    def _add_word(self, at: int) -> None:
        word = self.words[at]
        self.fields[f"word_{at}"] = forms.ChoiceField(
            label=f"»{shown(word)}« er" if word else "Funktion", choices=ROLE_CHOICES
        )

    def _add_row(self, at: int) -> None:
        row = self.typed[at].row
        self.fields[f"name_{at}"] = forms.CharField(label=f"Række {row}: navn", max_length=200)
        self.fields[f"email_{at}"] = forms.CharField(label=f"Række {row}: e-mail", max_length=254)
        self.fields[f"department_{at}"] = forms.CharField(
            label=f"Række {row}: afdeling", required=False, max_length=120
        )
        self.fields[f"skip_{at}"] = forms.BooleanField(label=f"Spring række {row} over", required=False)


_PARTS = ("name", "email", "department")


def distinct_roles(rows: Sequence[Typed]) -> list[str]:
    """The roles as they were typed, each once, in the order they stand; capitals do not tell them apart."""
    first: dict[str, str] = {}
    for each in rows:
        first.setdefault(each.role.casefold(), each.role)
    return list(first.values())


def packed(rows: Sequence[Typed]) -> str:
    """The rows as they travel with the form."""
    return json.dumps([[each.row, each.name, each.email, each.role, each.department] for each in rows])


def _unpacked(text: str) -> tuple[Typed, ...]:
    """The rows again; none where somebody wrote what we did not."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list) or len(found) > MOST_AT_ONCE:
        return ()
    rows = [each for each in found if isinstance(each, list) and len(each) == 5 and isinstance(each[0], int)]
    cells = [each for each in rows if all(isinstance(cell, str) for cell in each[1:])]
    return tuple(Typed(*each) for each in cells) if len(cells) == len(found) else ()


class WishForm(GuardedForm):
    """A topic in one's own words."""

    text = forms.CharField(
        label="Emne",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Skriv emnet.", "max_length": "Skriv det kortere: højst 300 tegn."},
    )


class CasesForm(forms.Form):
    """The cases that one would like the day to take up."""

    cases = forms.MultipleChoiceField(label="Cases fra kurset", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, cases: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(each.key, each.title) for each in cases]  # type: ignore[attr-defined]
