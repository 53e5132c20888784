"""Asking for a new link, and the administrator's sending of links."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sagkyndig.foundation.people import queries as persons
from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_everyone
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions
from sagkyndig.foundation.post.web.forms import InviteStaffForm, NewLinkForm
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.foundation.ui.web.public import answers_everybody_alike, has_asked_too_often


@open_to_everyone
@answers_everybody_alike
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new_link(request: HttpRequest) -> HttpResponse:
    """Whatever e-mail is typed, the answer is the same: nobody learns here who is known to us."""
    form = NewLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if has_asked_too_often(request):
            return render(request, "post/asked_too_often.html", status=429)
        actions.answer_link_request(email=form.cleaned_data["email"], at=timezone.now())
        return redirect("post:new_link_asked")
    return render(request, "post/new_link.html", {"form": form})


@open_to_everyone
def new_link_asked(request: HttpRequest) -> HttpResponse:
    """The answer to everybody who has asked."""
    return render(request, "post/new_link_asked.html")


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_staff(request: SignedInRequest) -> HttpResponse:
    """A new member of staff is added, and gets a link to choose a password."""
    form = InviteStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.invite_staff(**form.cleaned_data, actor=request.user, at=timezone.now())
        except PersonError as error:
            form.add_error("email", str(error))
        else:
            messages.success(
                request, f"{person.name} er tilføjet. Et link til at vælge adgangskode er lagt i udbakken."
            )
            return redirect("people:person", person_id=person.pk)
    crumbs = [("Forside", "/"), ("Personer", reverse("people:people")), ("Tilføj medarbejder", None)]
    return render(request, "post/invite_staff.html", {"form": form, "crumbs": crumbs})


@open_to(Role.ADMINISTRATOR)
@require_POST
def send_link(request: SignedInRequest, person_id: int) -> HttpResponse:
    """A new link is sent to the person."""
    person = found(persons.person, person_id)
    try:
        actions.send_link(person=person, actor=request.user, at=timezone.now())
    except PersonError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Et nyt link til {person.name} er lagt i udbakken.")
    return redirect("people:person", person_id=person_id)
