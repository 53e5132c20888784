"""The page of the step in an edition: which course it uses."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff, refuse
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import access, actions, queries, texts
from sagkyndig.journey.courses.web.edition_forms import CourseForm
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes


@open_to_staff
def edition_course(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The edition's course; whoever may, chooses it here."""
    edition = found(programmes.edition, edition_id)
    page = queries.edition_course_page(edition)
    can_choose = access.can_choose(request.user)
    if request.method == "POST" and not can_choose:
        refuse(request, edition_course, tuple(role.value for role in access.CHOOSES))
    form = CourseForm(request.POST or None, page=page) if can_choose and page.courses else None
    if form is not None and form.is_valid():
        course = found(queries.course, form.cleaned_data["course"])
        actions.choose_course(edition=edition, course=course, actor=request.user, at=timezone.now())
        messages.success(request, texts.COURSE_CHOSEN.format(course=page.title_of(course.pk)))
        return redirect("courses:edition_course", edition_id)
    context = {
        "edition": edition,
        "page": page,
        "form": form,
        "can_write": access.can_write(request.user),
        "crumbs": step_crumbs(edition, "courses:edition_course"),
    }
    return render(request, "courses/edition.html", context)
