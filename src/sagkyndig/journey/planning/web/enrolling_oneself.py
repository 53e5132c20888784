"""The public page where colleagues enrol themselves by their municipality's link: calm, for a phone, and tells nobody who is known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from sagkyndig.foundation.people.gates import open_to_everyone
from sagkyndig.foundation.ui.web.public import (
    answers_everybody_alike,
    has_asked_too_often,
    keeps_its_address_to_itself,
)
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.enrolling import LinkIsClosed
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.planning.web.colleague_forms import OneselfForm


@open_to_everyone
@keeps_its_address_to_itself
@answers_everybody_alike
@sensitive_post_parameters()
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_oneself(request: HttpRequest, token: str) -> HttpResponse:
    """Name, work mail, role and department. Whatever mail is typed, the answer is the same."""
    link = queries.enrolment_link(token, timezone.localdate())
    if link is None:
        return _closed(request)
    form = OneselfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if has_asked_too_often(request, "planning.enrol_oneself"):
            return render(request, "planning/enrolled_too_often.html", status=429)
        said = form.cleaned_data
        try:
            actions.enrol_oneself(
                link=link,
                name=said["name"],
                email=said["email"],
                job_role=JobRole(said["job_role"]),
                department=said["department"],
                at=timezone.now(),
            )
        except LinkIsClosed:
            return _closed(request)
        return redirect("planning:enrolled_oneself")
    return render(request, "planning/enrol_oneself.html", {"form": form, "run": link.course_run})


@open_to_everyone
@require_GET
def enrolled_oneself(request: HttpRequest) -> HttpResponse:
    """The answer to everybody who has enrolled."""
    return render(request, "planning/enrolled_oneself.html")


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "planning/enrol_closed.html", status=410)
