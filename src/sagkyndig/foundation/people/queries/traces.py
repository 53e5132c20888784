"""What leads to a person: read the same way for every table, one query for each column."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from sagkyndig.foundation.people.rules import TRACES, AfterErasing, DataAbout, Item, Trace
from sagkyndig.foundation.people.texts import NAME_GOES
from sagkyndig.pure.danish import date_and_time, long_date

if TYPE_CHECKING:
    from django.db.models import Model

    from sagkyndig.foundation.people.models import Person


def data_about(person: Person) -> list[DataAbout]:
    """Who the person is here: name, e-mail, roles and ways in. What they did stands with the steps."""
    whole = [
        ("Navn", person.name),
        ("Mailadresse", person.email),
        ("Kommune", person.municipality.name if person.municipality else ""),
        ("Tilføjet", _in_danish(person.added_at, {})),
        ("Senest logget ind", _in_danish(person.last_login, {})),
        ("Adgangen stoppet", _in_danish(person.ended_on, {})),
        ("Adgangskode", "gemt som aftryk, der ikke kan læses" if person.has_usable_password() else ""),
    ]
    said = tuple((label, text) for label, text in whole if text)
    after = AfterErasing.STAFF if person.is_staff_of_board else AfterErasing.EMPTIED
    sentence = "" if person.is_staff_of_board else NAME_GOES
    return [DataAbout("Personen", (said,), after, sentence), *data_from(TRACES, person)]


def data_from(traces: Iterable[Trace], person: Person) -> list[DataAbout]:
    """What each of the columns says of the person, the latest first; a column that says nothing is left out."""
    found = [(trace, _items(trace, person)) for trace in traces]
    return [DataAbout(trace.heading, items, trace.after, trace.sentence) for trace, items in found if items]


def _items(trace: Trace, person: Person) -> tuple[Item, ...]:
    label, _, column = trace.field.rpartition(".")
    model = apps.get_model(label)
    paths = [path for _, path in trace.says]
    words = [_words_of(model, path) for path in paths]
    rows = model._default_manager.filter(**{column: person}).order_by("-pk").values_list(*paths)
    return tuple(
        tuple(
            (name, said)
            for (name, _), value, known in zip(trace.says, row, words, strict=True)
            if (said := _in_danish(value, known))
        )
        for row in rows
    )


def _words_of(model: type[Model], path: str) -> dict[Any, str]:
    """The words of a column with choices, also where it is reached through others."""
    *way, last = path.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return {key: str(said) for key, said in getattr(model._meta.get_field(last), "flatchoices", ())}


def _in_danish(value: Any, words: dict[Any, str]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return date_and_time(timezone.localtime(value))
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, dict):
        return " · ".join(str(each) for each in value.values() if each != "")
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return words.get(value, str(value))
