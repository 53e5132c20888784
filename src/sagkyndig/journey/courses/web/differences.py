"""A version of a course against an earlier one: what whoever approves must read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.rules.differences import PartSeen
from sagkyndig.journey.courses.web.difference_labels import Shown, shown_fields, shown_head
from sagkyndig.journey.courses.web.places import version_crumbs, version_of
from sagkyndig.pure.danish import listing, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sagkyndig.journey.courses.queries.differences import DifferencesPage
    from sagkyndig.journey.courses.rules.differences import CourseDifferences, PartName

ALIKE = "De to udgaver siger det samme."


@dataclass(frozen=True)
class PartLine:
    """A part that is not as it was: where it stands, and what differs in it."""

    id: int
    title: str
    kind: str
    place: str
    came_from: str
    fields: tuple[Shown, ...] = ()


@open_to_staff
def differences(request: SignedInRequest, version_id: int) -> HttpResponse:
    """What changed since the version before, or since the one that `?fra=` names."""
    version, asked = version_of(version_id), request.GET.get("fra", "")
    page = queries.differences_page(version, int(asked) if asked.isascii() and asked.isdecimal() else None)
    context = {
        "version": version,
        "page": page,
        "crumbs": version_crumbs(version, ("Forskelle", None)),
        **(_told(page) if page else {}),
    }
    return render(request, "courses/differences.html", context)


def _told(page: DifferencesPage) -> dict[str, object]:
    found = page.found
    return {
        "summary": summary(found),
        "head": shown_head(found.head),
        "lists": [
            ("Nye dele", page.version.pk, _lines(found.added, page.ids, page)),
            ("Fjernede dele", page.before.pk, _lines(found.removed, page.ids_before, page)),
            ("Flyttede sider", page.version.pk, _lines(found.moved, page.ids, page)),
        ],
        "has_modules": bool(
            found.modules_added or found.modules_removed or found.modules_moved or found.modules_renamed
        ),
        "changed": _lines(found.changed, page.ids, page),
    }


def _lines(parts: Iterable[PartSeen], ids: Mapping[PartName, int], page: DifferencesPage) -> list[PartLine]:
    courses = (page.course_before, page.course)
    return [
        PartLine(
            id=ids[each.name],
            title=each.title,
            kind=each.name.kind.label,
            place=each.place,
            came_from=each.came_from,
            fields=shown_fields(each.name.kind, each.fields, courses) if each.fields else (),
        )
        for each in parts
    ]


def summary(found: CourseDifferences) -> str:
    """ "Tre dele er ændret, en er ny og to er flyttet." in figures; of parts only."""
    if found.is_none:
        return ALIKE
    counted = [
        (len(found.changed), "ændret", "ændret"),
        (len(found.added), "ny", "nye"),
        (len(found.removed), "fjernet", "fjernet"),
        (len(found.moved), "flyttet", "flyttet"),
    ]
    told = [(count, one if count == 1 else more) for count, one, more in counted if count]
    if not told:
        return "Ingen dele er ændret. Det er kun oplysningerne om kurset eller modulerne, der er anderledes."
    first = f"{plural(told[0][0], 'del', 'dele')} er {told[0][1]}"
    return f"{listing([first, *(f'{count} er {said}' for count, said in told[1:])])}."
