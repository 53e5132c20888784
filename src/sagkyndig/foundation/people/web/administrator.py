"""The administrator's pages about persons: the list, one person, ending access and giving it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sagkyndig.foundation.people import actions, queries
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.queries import PersonPage
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.people.web.forms import PersonForm
from sagkyndig.foundation.ui.web.places import Crumbs, found


@open_to(Role.ADMINISTRATOR)
@require_GET
def people(request: SignedInRequest) -> HttpResponse:
    """Everybody who can sign in, to be searched."""
    page = queries.people_page(
        # PostgreSQL takes no text with a NUL in it.
        sought=request.GET.get("soeg", "").replace("\0", "").strip()[:100],
        with_ended=request.GET.get("ophoert") == "ja",
        number=request.GET.get("side"),
    )
    return render(request, "people/people.html", {"people": page, "crumbs": [("Forside", "/"), ("Personer", None)]})


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """One person: name, e-mail and roles to be corrected, and what else can be done."""
    page = found(queries.person_page, person_id)
    whole = {"name": page.person.name, "email": page.person.email, "roles": [role.value for role in page.person.roles]}
    form = PersonForm(request.POST or None, initial=whole, roles_to_choose=page.roles_to_choose)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise_person(person=page.person, **form.cleaned_data, actor=request.user, at=timezone.now())
        except actions.PersonError as error:
            form.add_error("email" if isinstance(error, actions.EmailBelongsToAnother) else "roles", str(error))
        else:
            messages.success(request, "Ændringerne er gemt.")
            return redirect("people:person", person_id=person_id)
    return render(request, "people/person.html", {"page": page, "form": form, "crumbs": _crumbs(page)})


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def end_access(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Asked first, then done."""
    page = found(queries.person_page, person_id)
    if request.method == "POST":
        try:
            actions.end_access(person=page.person, actor=request.user, at=timezone.now())
        except actions.PersonError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{page.person.name} har ikke længere adgang.")
        return redirect("people:person", person_id=person_id)
    return render(
        request, "people/end_access.html", {"page": page, "crumbs": [*_crumbs(page, link=True), ("Stop adgang", None)]}
    )


@open_to(Role.ADMINISTRATOR)
@require_POST
def reopen_access(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Access is given again; nothing is lost by it, so it is not asked about."""
    page = found(queries.person_page, person_id)
    try:
        actions.reopen_access(person=page.person, actor=request.user, at=timezone.now())
    except actions.PersonError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{page.person.name} har adgang igen. Send et nyt link, så personen kan komme ind.")
    return redirect("people:person", person_id=person_id)


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def forget_second_step(request: SignedInRequest, person_id: int) -> HttpResponse:
    """For a lost telephone: asked first, then done."""
    page = found(queries.person_page, person_id)
    if not page.person.is_staff_of_board:
        raise Http404
    if request.method == "POST":
        actions.forget_second_step(person=page.person, actor=request.user, at=timezone.now())
        messages.success(request, f"{page.person.name} bliver bedt om at sætte totrinslogin op ved næste log-ind.")
        return redirect("people:person", person_id=person_id)
    crumbs = [*_crumbs(page, link=True), ("Nulstil totrinslogin", None)]
    return render(request, "people/forget_second_step.html", {"page": page, "crumbs": crumbs})


def _crumbs(page: PersonPage, *, link: bool = False) -> Crumbs:
    own = reverse("people:person", args=[page.person.pk]) if link else None
    return [("Forside", "/"), ("Personer", reverse("people:people")), (page.person.name, own)]
