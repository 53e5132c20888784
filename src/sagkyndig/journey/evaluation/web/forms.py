"""The forms of the evaluation: questionnaire, targets, the file of answers and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from sagkyndig.foundation.ui.web.files import TableFileField
from sagkyndig.foundation.ui.web.guard import GuardedForm

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.queries import ImportPreview
    from sagkyndig.journey.evaluation.rules.questionnaire import Question

COLUMN = "column_"  # what the names of the fields begin with


class QuestionnaireForm(forms.Form):
    """Which of the kept questionnaires the edition uses."""

    questionnaire = forms.TypedChoiceField(label="Spørgeskema", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, available: tuple[tuple[int, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questionnaire"].choices = available  # type: ignore[attr-defined]


class TargetForm(forms.Form):
    """Which answers count, and how large a share must give them."""

    labels = forms.MultipleChoiceField(label="Svar, der tæller med", widget=forms.CheckboxSelectMultiple)
    percent = forms.IntegerField(
        label="Mindste andel i procent",
        min_value=1,
        max_value=100,
        help_text="Et helt tal fra 1 til 100. Andelen er af alle, der sender spørgeskemaet ind.",
        error_messages={"min_value": "Skriv et tal fra 1 til 100.", "max_value": "Skriv et tal fra 1 til 100."},
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["labels"].choices = [(label, label) for label in question.labels]  # type: ignore[attr-defined]


class InvitedForm(forms.Form):
    """How many got the questionnaire."""

    invited = forms.IntegerField(
        label="Hvor mange fik spørgeskemaet?",
        required=False,
        min_value=1,
        max_value=1_000_000,  # more than the database can count ends in a fault
        help_text="Antallet er nævneren i svarprocenten. Lad feltet være tomt, hvis det ikke vides.",
        error_messages={
            "min_value": "Skriv et tal over nul, eller lad feltet være tomt.",
            "max_value": "Tallet er for stort. Skriv, hvor mange der fik spørgeskemaet.",
        },
    )


class AnswersFileForm(forms.Form):
    """The file of raw answers."""

    file = TableFileField(
        label="Fil med svar",
        help_text="CSV eller XLSX med en række for hver besvarelse og en kolonne for hvert spørgsmål.",
    )


class ColumnsForm(forms.Form):
    """Which heading in the file holds which question, and how the answers are to count."""

    def __init__(self, *args: Any, preview: ImportPreview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = [(heading, heading) for heading in preview.header]
        for column in preview.columns:
            none = "Vælg en kolonne" if column.is_required else "Ingen kolonne"
            self.fields[f"{COLUMN}{column.column}"] = forms.ChoiceField(
                label=column.question,
                choices=[("", none), *headings],
                required=column.is_required,
                initial=column.chosen or "",
                error_messages={"required": "Vælg den kolonne, der har svarene."},
            )

    def columns(self) -> dict[str, str]:
        return chosen_columns(self.cleaned_data)


def chosen_columns(data: Mapping[str, Any]) -> dict[str, str]:
    """The chosen headings by column of the questionnaire; columns without one are left out."""
    return {name.removeprefix(COLUMN): str(value) for name, value in data.items() if name.startswith(COLUMN) and value}


class ConfirmForm(GuardedForm):
    """What is to happen with the answers of a file that can be used."""

    way = forms.ChoiceField(
        label="Der er svar i forvejen",
        choices=[("add", "Læg de nye svar til"), ("replace", "Lad de nye svar træde i stedet for de gamle")],
        widget=forms.RadioSelect,
        initial="add",
    )
    reconstructed_from = forms.CharField(
        label="Er svarene genskabt efter offentliggjorte tal?",
        required=False,
        max_length=300,
        help_text="Skriv kilden, fx »Tal genskabt efter rapporten fra marts 2024«. Det kommer til at stå på hver side af rapporten. Lad feltet være tomt, hvis svarene er rigtige besvarelser.",
    )

    def __init__(self, *args: Any, has_other_imports: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_other_imports:
            del self.fields["way"]
