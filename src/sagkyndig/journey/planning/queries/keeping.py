"""How long planning needs people, and which of its rows have been kept long enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.journey.planning.models import Absence, CourseRun, Disqualification, Enrolment, EnrolmentLink
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.signs import Holding

if TYPE_CHECKING:
    from django.db.models import Model

    from sagkyndig.foundation.people.models import Person


def holdings() -> list[Holding]:
    """Contact persons and participants of each forløb, until the edition and the physical day are both over."""
    ends = programmes.ends_of_editions()
    contacts = CourseRun.objects.filter(contact_person__isnull=False)
    taking_part = Enrolment.objects.all()
    rows = [
        *((Keep.CONTACTS, *row) for row in contacts.values_list("contact_person", "edition", "learning_day__on")),
        *(
            (Keep.PARTICIPANTS, *row)
            for row in taking_part.values_list("person", "course_run__edition", "course_run__learning_day__on")
        ),
    ]
    return [Holding(person_id, keep, _later(ends[edition_id], on)) for keep, person_id, edition_id, on in rows]


def _later(end: date | None, on: date | None) -> date | None:
    return max(end, on) if end and on else end


def not_held(person: Person, today: date) -> list[CourseRun]:
    """The forløb the person is contact person of in open editions, whose physical day is not over."""
    open_runs = CourseRun.objects.select_related("municipality", "edition").filter(contact_person=person)
    return list(
        open_runs.exclude(edition__state=EditionState.FINISHED.value).filter(
            Q(learning_day=None) | Q(learning_day__on__gte=today)
        )
    )


def old_rows(before: Mapping[Keep, date]) -> dict[Keep, QuerySet[Model]]:
    """What is older than the day given for its kind."""
    return {
        Keep.LINKS: EnrolmentLink.objects.filter(course_run__learning_day__on__lt=before[Keep.LINKS]),
        Keep.ABSENCES: Absence.objects.filter(last_on__lt=before[Keep.ABSENCES]),
        Keep.DISQUALIFICATIONS: Disqualification.objects.filter(person__ended_on__lt=before[Keep.DISQUALIFICATIONS]),
    }


def old(before: Mapping[Keep, date]) -> dict[Keep, int]:
    """How much of each kind is older than the day given for it."""
    return {keep: rows.count() for keep, rows in old_rows(before).items()}
