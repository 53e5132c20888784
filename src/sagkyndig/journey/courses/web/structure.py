"""What a draft is built of: modules and parts are added, named, moved and removed, and its drafts sent to be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import actions, queries, texts
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.web.forms import ModuleForm
from sagkyndig.journey.courses.web.places import part_of, version_crumbs, version_of
from sagkyndig.pure.danish import listing, plural

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import Module

UP, DOWN, REMOVE = "op", "ned", "fjern"
PLACES = {UP: -1, DOWN: 1}
MOST_NAMED = 5
NOTHING_TO_SEND = "Der er ingen kladder at sende."


@open_to(Role.CASE_AUTHOR)
def add_module(request: SignedInRequest, version_id: int) -> HttpResponse:
    """A module with no pages, last in the course."""
    version = version_of(version_id)
    form = ModuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        _try(
            request,
            lambda: actions.add_module(version=version, title=title, actor=request.user, at=timezone.now()),
            f"Modulet »{title}« er tilføjet.",
        )
        return _to_modules(version_id)
    context = {
        "heading": "Tilføj et modul",
        "submit": "Tilføj modulet",
        "form": form,
        "version": version,
        "crumbs": version_crumbs(version, ("Tilføj et modul", None)),
    }
    return render(request, "courses/module.html", context)


@open_to(Role.CASE_AUTHOR)
def rename_module(request: SignedInRequest, version_id: int, module_id: int) -> HttpResponse:
    """Give a module another title."""
    module = _module(version_id, module_id)
    form = ModuleForm(request.POST or None, initial={"title": module.title})
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        _try(
            request,
            lambda: actions.rename_module(module=module, title=title, actor=request.user, at=timezone.now()),
            f"Modulet hedder nu »{title}«.",
        )
        return _to_modules(version_id)
    context = {
        "heading": "Omdøb modulet",
        "submit": "Gem navnet",
        "form": form,
        "version": module.version,
        "crumbs": version_crumbs(module.version, ("Omdøb modulet", None)),
    }
    return render(request, "courses/module.html", context)


@open_to(Role.CASE_AUTHOR)
@require_POST
def move_module(request: SignedInRequest, version_id: int, module_id: int) -> HttpResponse:
    """Move a module up or down: the button's name says which way."""
    module = _module(version_id, module_id)
    places = next((PLACES[way] for way in PLACES if way in request.POST), 0)
    _try(
        request,
        lambda: actions.move_module(module=module, places=places, actor=request.user, at=timezone.now()),
        f"Modulet »{module.title}« er flyttet.",
    )
    return redirect(f"{reverse('courses:version', args=[version_id])}#modul-{module_id}")


@open_to(Role.CASE_AUTHOR)
def remove_module(request: SignedInRequest, version_id: int, module_id: int) -> HttpResponse:
    """Ask, then remove a module that has no pages."""
    module = _module(version_id, module_id)
    if request.method == "POST":
        _try(
            request,
            lambda: actions.remove_module(module=module, actor=request.user, at=timezone.now()),
            f"Modulet »{module.title}« er fjernet.",
        )
        return _to_modules(version_id)
    context = {
        "heading": f"Fjern modulet »{module.title}«?",
        "text": "Modulet har ingen sider, så der går ingen tekst tabt.",
        "button": "Fjern modulet",
        "back": reverse("courses:version", args=[version_id]),
        "crumbs": version_crumbs(module.version, ("Fjern modulet", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.CASE_AUTHOR)
@require_POST
def move_part(request: SignedInRequest, version_id: int) -> HttpResponse:
    """Move a part up or down, or go on to remove it: the button's name says what, its value which part."""
    what = next((name for name in (*PLACES, REMOVE) if name in request.POST), "")
    told = request.POST.get(what, "")
    if not told.isdecimal():
        raise Http404
    part = part_of(version_id, int(told))
    if what == REMOVE:
        return redirect("courses:remove_part", version_id, part.pk)
    _try(
        request,
        lambda: actions.move_part(part=part, places=PLACES[what], actor=request.user, at=timezone.now()),
        f"»{part.title}« er flyttet.",
    )
    return redirect(f"{reverse('courses:version', args=[version_id])}#del-{part.pk}")


@open_to(Role.CASE_AUTHOR)
def remove_part(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Ask, then remove a part with all that was said of it."""
    part = part_of(version_id, part_id)
    if request.method == "POST":
        is_done = _try(
            request,
            lambda: actions.remove_part(part=part, actor=request.user, at=timezone.now()),
            f"»{part.title}« er fjernet.",
        )
        back = reverse("courses:version", args=[version_id])
        return redirect(back if is_done else f"{back}#del-{part_id}")
    context = {
        "heading": f"Fjern »{part.title}«?",
        "text": "Teksten går tabt sammen med kommentarer, godkendelse og oplæsning. Offentliggjorte udgaver beholder deres.",
        "button": f"Fjern {_DEFINITE[PartKind(part.kind)]}",
        "warning": True,
        "back": f"{reverse('courses:version', args=[version_id])}#del-{part_id}",
        "crumbs": version_crumbs(part.version, ("Fjern", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.CASE_AUTHOR)
@require_POST
def send_all(request: SignedInRequest, version_id: int) -> HttpResponse:
    """Ask a colleague to read every draft that has no errors."""
    version = version_of(version_id)
    try:
        told = actions.send_all_drafts(version=version, actor=request.user, at=timezone.now())
    except actions.IsPublished:
        messages.error(request, texts.IS_PUBLISHED)
        return redirect("courses:version", version_id)
    if told.sent:
        messages.success(request, f"{plural(told.sent, 'del er sendt', 'dele er sendt')} til gennemlæsning.")
    if told.held_back:
        messages.warning(request, held_back(told.held_back))
    if not told.sent and not told.held_back:
        messages.info(request, NOTHING_TO_SEND)
    return redirect("courses:version", version_id)


_DEFINITE = {
    PartKind.PAGE: "siden",
    PartKind.CASE: "casen",
    PartKind.PAIR: "kontrastparret",
    PartKind.SHARED: "den fælles afgørelse",
}


def held_back(titles: Sequence[str]) -> str:
    """`»A« har fejl og blev ikke sendt. Se dem i kontrollen.`; of many only the first are named."""
    named = [f"»{title}«" for title in titles[:MOST_NAMED]]
    if more := len(titles) - len(named):
        named.append(f"{more} {'anden' if more == 1 else 'andre'}")
    return f"{listing(named)} har fejl og blev ikke sendt. Se dem i kontrollen, og ret dem først."


def _module(version_id: int, module_id: int) -> Module:
    return found(queries.module, version_id, module_id)


def _to_modules(version_id: int) -> HttpResponse:
    return redirect(f"{reverse('courses:version', args=[version_id])}#moduler")


def _try(request: HttpRequest, write: Callable[[], Any], done: str) -> bool:
    """Write, and say so; else say what stands in the way."""
    try:
        write()
    except actions.IsPublished:
        messages.error(request, texts.IS_PUBLISHED)
    except actions.StillInUse as error:
        named = listing([f"»{title}«" for title in error.titles])
        messages.error(request, f"Ikke fjernet. Den bruges af {named}. Fjern eller flyt det først.")
    else:
        messages.success(request, done)
        return True
    return False
