"""What is kept about a person, as a page and as a file, for others who may ask and for oneself; and erasing it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_signed_in
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.lobby import texts
from sagkyndig.lobby.actions import erase_person
from sagkyndig.lobby.files.personal_data import as_json, as_text
from sagkyndig.lobby.queries.personal import SHOWN, PersonalPage, personal_page
from sagkyndig.lobby.web.doors import may_open
from sagkyndig.pure.danish import date_and_time

FILES = {"txt": (as_text, "text/plain; charset=utf-8"), "json": (as_json, "application/json; charset=utf-8")}


@open_to(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)
@never_cache
@require_safe
def data_about(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Everything about one person. Who opened it, and when, stands in the log."""
    page = _opened(request, person_id, as_file=False)
    context = {
        "page": page,
        "shown": SHOWN,
        "is_own": False,
        "can_erase": request.user.has_role(Role.ADMINISTRATOR),
        "text_href": reverse("lobby:data_as_text", args=[person_id]),
        "json_href": reverse("lobby:data_as_json", args=[person_id]),
        "crumbs": _crumbs(request, page, ("Oplysninger", None)),
    }
    return render(request, "lobby/data_about.html", context)


@open_to(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)
@never_cache
@require_safe
def data_file(request: SignedInRequest, person_id: int, kind: str) -> HttpResponse:
    """The same as a file to hand over."""
    return _file(_opened(request, person_id, as_file=True), kind)


@open_to_signed_in
@never_cache
@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    """Everything about oneself."""
    context = {
        "page": personal_page(request.user.pk, timezone.now()),
        "shown": SHOWN,
        "is_own": True,
        "text_href": reverse("lobby:my_data_as_text"),
        "json_href": reverse("lobby:my_data_as_json"),
        "crumbs": [("Forside", reverse("lobby:home")), ("Mine oplysninger", None)],
    }
    return render(request, "lobby/data_about.html", context)


@open_to_signed_in
@never_cache
@require_safe
def my_data_file(request: SignedInRequest, kind: str) -> HttpResponse:
    """The same as a file."""
    return _file(personal_page(request.user.pk, timezone.now()), kind)


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Told first what goes, what stays and why; then done."""
    page = found(personal_page, person_id, timezone.now())
    if page.person.is_staff_of_board or page.person.erased_at:
        raise Http404
    if request.method == "POST":
        try:
            erase_person(person=page.person, actor=request.user, at=timezone.now())
        except people.CannotBeErased as error:
            messages.error(request, str(error))
            return redirect("lobby:erase_person", person_id)
        messages.success(request, texts.PERSON_ERASED)
        return redirect("people:people")
    context = {"page": page, "crumbs": _crumbs(request, page, ("Slet oplysninger", None))}
    return render(request, "lobby/erase_person.html", context)


def _opened(request: SignedInRequest, person_id: int, *, as_file: bool) -> PersonalPage:
    page = found(personal_page, person_id, timezone.now())
    if page.person.is_staff_of_board and not request.user.has_role(Role.ADMINISTRATOR):
        raise PermissionDenied
    people.note_data_opened(person=page.person, as_file=as_file, actor=request.user, at=page.at)
    return page


def _file(page: PersonalPage, kind: str) -> HttpResponse:
    write, media_type = FILES[kind]
    local = timezone.localtime(page.at)
    said = write(
        name=page.person.name,
        authority=page.authority,
        fetched=date_and_time(local),
        sections=page.sections,
    )
    disposition = f'attachment; filename="oplysninger.{kind}"'
    return HttpResponse(said, content_type=media_type, headers={"Content-Disposition": disposition})


def _crumbs(request: SignedInRequest, page: PersonalPage, *last: tuple[str, str | None]) -> Crumbs:
    own = reverse("people:person", args=[page.person.pk])
    if not may_open(request.user, own):
        return [("Forside", reverse("lobby:home")), (page.person.name, None), *last]
    return [
        ("Forside", reverse("lobby:home")),
        ("Personer", reverse("people:people")),
        (page.person.name, own),
        *last,
    ]
