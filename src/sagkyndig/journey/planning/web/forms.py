"""The forms of planning: a forløb, a physical day, its teachers, and colleagues who are enrolled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from sagkyndig.foundation.ui.web.guard import GuardedForm
from sagkyndig.foundation.ui.web.versioned import VersionedForm
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.pure.danish import date_with_weekday, listing

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.queries import DayRow, RunRow


class CourseRunForm(VersionedForm):
    """The municipality's contact person and its e-learning day."""

    exempt: ClassVar = {"contact_name": "kontaktpersonens navn"}
    contact_name = forms.CharField(label="Kontaktpersonens navn", max_length=200, required=False)
    contact_email = forms.EmailField(
        label="Kontaktpersonens e-mail",
        max_length=254,
        required=False,
        help_text="Kontaktpersonen logger ind med et personligt link, der sendes hertil.",
    )
    elearning_on = forms.DateField(
        label="E-læringsdag",
        required=False,
        help_text="Kommunen vælger selv dagen. Den skal ligge før den fysiske dag.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("contact_email") and not cleaned.get("contact_name"):
            self.add_error("contact_name", "Skriv kontaktpersonens navn.")
        if cleaned.get("contact_name") and "contact_email" in cleaned and not cleaned["contact_email"]:
            self.add_error("contact_email", "Skriv kontaktpersonens e-mail.")
        return cleaned


class LearningDayForm(VersionedForm):
    """When and where a physical day is held, and whose house it is in."""

    on = forms.DateField(label="Dato")
    starts_at = forms.TimeField(label="Begynder kl.")
    ends_at = forms.TimeField(label="Slutter kl.")
    place = forms.CharField(label="Sted", max_length=200, required=False, help_text="Fx rådhusets adresse og lokale.")
    seats = forms.IntegerField(
        label="Pladser i lokalet",
        required=False,
        min_value=1,
        max_value=2000,
        help_text="Så vi kan sige til, hvis der bliver for trangt.",
    )
    host_run = forms.ChoiceField(label="Vært", required=False, help_text="Den kommune, som lægger hus til.")

    def __init__(self, *args: Any, runs: Iterable[RunRow] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hosts = [(str(run.id), run.municipality) for run in runs]
        self.fields["host_run"].choices = [("", "Ingen vært"), *hosts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Dagen skal slutte, efter at den er begyndt.")
        return cleaned


class NewLearningDayForm(LearningDayForm):
    """A new physical day, with the forløb that it serves from the start."""

    field_order = ("on", "starts_at", "ends_at", "place", "seats", "runs", "version")
    runs = forms.MultipleChoiceField(
        label="Forløb på dagen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Flere kommuner kan dele en dag. Et forløb, der har en dag i forvejen, flyttes hertil.",
    )

    def __init__(self, *args: Any, runs: Iterable[RunRow] = (), **kwargs: Any) -> None:
        rows = tuple(runs)
        super().__init__(*args, runs=rows, **kwargs)
        del self.fields["host_run"]
        self.fields["runs"].choices = [(str(run.id), run.municipality) for run in rows]  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """One of the edition's other physical days."""

    day = forms.ChoiceField(label="Fysisk dag", error_messages={"required": "Vælg en dag."})

    def __init__(self, *args: Any, days: Iterable[DayRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [("", "Vælg en dag"), *((str(day.id), day_in_words(day)) for day in days)]  # type: ignore[attr-defined]


def day_in_words(day: DayRow) -> str:
    """ "tirsdag den 5. marts 2024 med Ådal og Østby"."""
    others = f" med {listing(list(day.municipalities))}" if day.municipalities else ""
    return f"{date_with_weekday(day.on)}{others}"


class TeacherForm(forms.Form):
    """One of the edition's teachers."""

    person = forms.ChoiceField(label="Underviser", error_messages={"required": "Vælg en underviser."})
    is_lead = forms.BooleanField(label="Gennemgående underviser", required=False)

    def __init__(self, *args: Any, teachers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.name) for each in teachers]
        self.fields["person"].choices = [("", "Vælg en underviser"), *choices]  # type: ignore[attr-defined]


class DisqualificationForm(GuardedForm):
    """A teacher who may not teach people of a municipality."""

    person = forms.ChoiceField(label="Underviser", error_messages={"required": "Vælg en underviser."})
    municipality = forms.ChoiceField(label="Kommune", error_messages={"required": "Vælg en kommune."})
    since_on = forms.DateField(label="Fra")
    reason = forms.CharField(
        label="Grund",
        max_length=100,
        required=False,
        help_text="Ganske kort, fx »tidligere ansat«. Skriv intet om helbred, familie eller andre private forhold.",
    )

    def __init__(
        self, *args: Any, teachers: Iterable[Person], municipalities: Iterable[Municipality], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.pk), each.name) for each in teachers]
        places = [(each.pk, each.name) for each in municipalities]
        self.fields["person"].choices = [("", "Vælg en underviser"), *people]  # type: ignore[attr-defined]
        self.fields["municipality"].choices = [("", "Vælg en kommune"), *places]  # type: ignore[attr-defined]


class EnrolmentForm(GuardedForm):
    """A colleague whom the municipality sends."""

    exempt: ClassVar = {"name": "kursistens navn"}
    name = forms.CharField(label="Navn", max_length=200)
    email = forms.EmailField(
        label="E-mail", max_length=254, help_text="Kursisten logger ind med et personligt link, der sendes hertil."
    )
    job_role = forms.ChoiceField(
        label="Funktion", choices=[("", "Vælg en funktion"), *((r.value, JOB_ROLES[r]) for r in JobRole)]
    )
    department = forms.CharField(
        label="Afdeling", max_length=120, required=False, help_text="Så grupperne kan blandes på tværs af afdelinger."
    )
