"""What is left to mend in a version and what is left to look up, part by part, with the way to each field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.journey.courses import access, queries
from sagkyndig.journey.courses.rules.faults import Severity
from sagkyndig.journey.courses.web.bench.editor import Around
from sagkyndig.journey.courses.web.bench.registry import form_for
from sagkyndig.journey.courses.web.bench.texts import sentence
from sagkyndig.journey.courses.web.places import version_crumbs, version_of

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.courses.queries.check import CheckedPart

WORDS = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.HINT: "vink"}


@dataclass(frozen=True)
class Said:
    """A fault as the page says it; `field` is what its field is called, empty where it is about all of it."""

    word: str
    text: str
    field: str
    href: str


@dataclass(frozen=True)
class PartSaid:
    title: str
    kind: str
    href: str
    faults: tuple[Said, ...]


@open_to_staff
def check(request: SignedInRequest, version_id: int) -> HttpResponse:
    """As `sagkyndig course check` finds them in the course's files."""
    version = version_of(version_id)
    page = queries.check_page(version)
    around = Around(queries.head_of(version), law.register())
    can_change = access.can_write(request.user) and version.is_draft
    context = {
        "version": version,
        "page": page,
        "parts": [_said(part, version, around, can_change=can_change) for part in page.parts],
        "crumbs": version_crumbs(version, ("Kontrol", None)),
    }
    return render(request, "courses/check.html", context)


@open_to_staff
def to_verify(request: SignedInRequest, version_id: int) -> HttpResponse:
    """What is marked *skal efterprøves*, each with the way to where it stands."""
    version = version_of(version_id)
    context = {
        "version": version,
        "parts": queries.marked_parts(version),
        "can_change": access.can_write(request.user) and version.is_draft,
        "crumbs": version_crumbs(version, ("Skal efterprøves", None)),
    }
    return render(request, "courses/to_verify.html", context)


def _said(part: CheckedPart, version: CourseVersion, around: Around, *, can_change: bool) -> PartSaid:
    """Whoever may write is led to the field, everybody else to the page that they read."""
    if part.content is None:
        href = reverse("courses:head" if can_change else "courses:version", args=[version.pk])
        return PartSaid(part.title, part.kind, href, tuple(_of_course(remark) for remark in part.remarks))
    href = reverse("courses:part" if can_change else "courses:read", args=[version.pk, part.id])
    editor = form_for(part.content, None, around)
    faults = []
    for remark in part.remarks:
        address = editor.on_page(editor.place_of(remark))
        at_field = f"{href}#felt-{address.replace('.', '-')}" if can_change else ""
        faults.append(Said(WORDS[remark.fault.severity], sentence(remark.fault), editor.label_of(address), at_field))
    return PartSaid(part.title, part.kind, href, tuple(dict.fromkeys(faults)))


def _of_course(remark: Remark) -> Said:
    return Said(WORDS[remark.fault.severity], f"{remark.fault.message} {remark.fault.remedy}", "", "")
