"""A part as participants read it, and on paper; with what colleagues remark on it and whoever may approve it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import access, queries
from sagkyndig.journey.courses.queries import narration
from sagkyndig.journey.courses.rules.reading import CaseAsRead
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.web.places import part_crumbs, part_of
from sagkyndig.journey.courses.web.review_forms import CommentForm

_SEES_MARKS = (Role.CASE_AUTHOR, Role.TEACHER)


@open_to_staff
def read(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """As a participant reads it; `?som=forfatter` shows what is for authors and teachers only."""
    part = part_of(version_id, part_id)
    may_see_marks = request.user.has_role(*_SEES_MARKS)
    marks = may_see_marks and request.GET.get("som") == "forfatter"
    can_write = access.can_write(request.user)
    context = {
        "page": queries.reading_page(part, request.user, marks=marks),
        "changed_since": queries.changed_since(part),
        "sound": narration.sound_of(part),
        "can_narrate": can_write and part.kind != PartKind.SHARED,
        "part": part,
        "version": part.version,
        "marks": marks,
        "may_see_marks": may_see_marks,
        "can_write": can_write and part.version.is_draft,
        "comment_form": CommentForm(),
        "crumbs": part_crumbs(part, ("Læs", None)),
    }
    return render(request, "courses/reading.html", context)


@open_to_staff
def print_part(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """The same for the table, on paper; `?punkter=ja` adds the sheet with the points."""
    part = part_of(version_id, part_id)
    read = queries.read_part(part.version, queries.content_of(part), marks=False)
    inner = getattr(read, "inner", None)
    context = {
        "read": read,
        "part": part,
        "version": part.version,
        "has_points": isinstance(read, CaseAsRead) or isinstance(inner, CaseAsRead),
        "with_points": request.GET.get("punkter") == "ja",
    }
    return render(request, "courses/read/print.html", context)
