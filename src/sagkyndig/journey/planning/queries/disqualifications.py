"""Who may not teach which municipality, for those who plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.models import CourseRun, Disqualification
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import sort_key

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class DisqualificationRow:
    """One teacher and one municipality."""

    id: int
    teacher: str
    municipality: str
    since_on: date
    reason: str


@dataclass(frozen=True)
class DisqualificationsPage:
    """What is noted about the edition's teachers, and whom and what one can note more about."""

    rows: tuple[DisqualificationRow, ...]
    teachers: tuple[Person, ...]
    municipalities: tuple[Municipality, ...]


def disqualifications_page(edition: Edition) -> DisqualificationsPage:
    """The edition's teachers and municipalities, and what stands between them."""
    teachers = programmes.teachers(edition)
    runs = CourseRun.objects.select_related("municipality").filter(edition=edition)
    known = Disqualification.objects.select_related("person", "municipality").filter(person__in=teachers)
    rows = [
        DisqualificationRow(each.pk, each.person.name, each.municipality.name, each.since_on, each.reason)
        for each in known
    ]
    return DisqualificationsPage(
        rows=tuple(sorted(rows, key=lambda row: (sort_key(row.teacher), sort_key(row.municipality)))),
        teachers=tuple(teachers),
        municipalities=tuple(sorted((run.municipality for run in runs), key=lambda each: sort_key(each.name))),
    )


def disqualification(disqualification_id: int) -> Disqualification:
    """The note with its teacher and municipality; ObjectDoesNotExist where there is none."""
    return Disqualification.objects.select_related("person", "municipality").get(pk=disqualification_id)
