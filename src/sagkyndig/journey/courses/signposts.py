"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.courses import access, queries
from sagkyndig.journey.courses.rules.personal import TRACES
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.signs import Hit, Leaning, Progress, StepStatus, Todo
from sagkyndig.pure.danish import plural

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.foundation.law.rules import KeptEntry
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.courses.models import EditionCourse, Part
    from sagkyndig.journey.programme.models import Edition


def known(editions: Collection[Edition]) -> dict[int, EditionCourse | None]:
    """The course of each of them; one query."""
    chosen = queries.courses_of(editions)
    return {edition.pk: chosen.get(edition.pk) for edition in editions}


def step_status(edition: Edition, chosen: EditionCourse | None) -> StepStatus:
    """Done when the edition has a published version; under way while its course is being written."""
    href = reverse("courses:edition_course", args=[edition.pk])
    if chosen is None:
        return StepStatus(Progress.COMING, "Runden har ikke noget kursus endnu.", href)
    if chosen.version is None:
        return StepStatus(Progress.UNDER_WAY, "Kurset er ved at blive skrevet.", href)
    if chosen.version.for_demonstration:
        return StepStatus(Progress.DONE, f"Runden bruger »{chosen.version}«, offentliggjort til demonstration.", href)
    return StepStatus(Progress.DONE, f"Runden bruger »{chosen.version}«.", href)


def todos_for(person: Person, edition: Edition, chosen: EditionCourse | None) -> list[Todo]:
    """Whoever chooses the course is told that a running edition has none."""
    if chosen is not None or edition.state != EditionState.RUNNING or not access.can_choose(person):
        return []
    href = reverse("courses:edition_course", args=[edition.pk])
    return [Todo(f"{edition.name} har ikke noget kursus.", "Vælg kursus", href, edition.pk)]


def todos_of(person: Person) -> list[Todo]:
    """Authors are told what waits for them to read and what is remarked on theirs, whichever edition it is for."""
    if not access.can_write(person):
        return []
    remarks = [
        Todo(
            f"En kollega har skrevet en kommentar til »{part.title}«.",
            "Se kommentaren",
            f"{reverse('courses:read', args=[part.version_id, part.pk])}#kommentarer",
        )
        for part in queries.remarked_on(person)
    ]
    return remarks + [
        Todo(
            f"{plural(count, 'del', 'dele')} af »{version}« venter på, at du læser igennem.",
            "Læs igennem",
            reverse("courses:version", args=[version.pk]),
        )
        for version, count in queries.waiting_for(person)
    ]


def leans_on(entries: Collection[KeptEntry]) -> list[Leaning]:
    """Pages, cases, pairs, the shared decision and recordings that lean on one of these entries of the law register."""
    return [
        Leaning(
            entry=each.entry.short_name,
            valid_from=each.entry.valid_from,
            kind=each.kind,
            title=each.part.title,
            place=_place(each.part),
            href=reverse("courses:part", args=[each.part.version_id, each.part.pk]),
            checked_at=each.checked_at,
            review_href=reverse("courses:law_reviewed", args=[each.part.version_id, each.part.pk]),
        )
        for each in queries.parts_leaning_on(entries)
    ]


def search(stems: tuple[str, ...], person: Person) -> list[Hit]:
    """The parts of courses in use in which all the words stand. For staff of the board."""
    if not person.is_staff_of_board:
        return []
    return [
        Hit(
            title=found.part.title,
            place=_place(found.part),
            href=reverse("courses:read", args=[found.part.version_id, found.part.pk]),
            excerpt=reading_text(found.text),
            kind=PartKind(found.part.kind).label,
        )
        for found in queries.parts_with(stems)
    ]


def _place(part: Part) -> str:
    return f"{part.version} · modulet {part.module.title}" if part.module else str(part.version)


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)
