"""Pages that only these tests have, beside all the real ones."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_POST

from sagkyndig.foundation.ui.queries import page_of


class Everything(forms.Form):
    """One field of each kind that a step may need."""

    name = forms.CharField(label="Navn", help_text="Fx Runde 2024.", max_length=20)
    day = forms.DateField(label="Første dag")
    hour = forms.TimeField(label="Klokken", required=False)
    places = forms.IntegerField(label="Pladser")
    theme = forms.ChoiceField(label="Tema", choices=[("", "Vælg"), ("a", "BPA")])
    purpose = forms.CharField(label="Formål", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    readers = forms.ChoiceField(
        label="Hvem må se den?",
        choices=[("a", "Holdet"), ("b", "Alle")],
        widget=forms.RadioSelect,
        help_text="Kan ændres.",
    )
    rules = forms.MultipleChoiceField(
        label="Bestemmelser", choices=[("95", "§ 95"), ("96", "§ 96")], widget=forms.CheckboxSelectMultiple
    )
    file = forms.FileField(label="Regneark", required=False)
    read = forms.BooleanField(label="Jeg har læst det", help_text="Det kan ikke ændres.")
    secret = forms.CharField(widget=forms.HiddenInput, initial="skjult")


@login_not_required
def form(request: HttpRequest) -> HttpResponse:
    shown = Everything(request.POST, request.FILES) if request.method == "POST" else Everything()
    return render(request, "ui/test_form.html", {"form": shown})


@login_not_required
def numbered(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/test_list.html", {"page": page_of(list(range(60)), request.GET.get("side"))})


@login_not_required
def told(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Runden er gemt.")
    messages.error(request, "Filen <b>mangler</b>.")
    return render(request, "ui/test_list.html", {"heading": "Sidens egen", "page": page_of([], None)})


@login_not_required
def broken(request: HttpRequest, token: str) -> HttpResponse:
    raise ValueError(f"{token} og 010190-1234")


@login_not_required
def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
@require_POST
def button(request: HttpRequest) -> HttpResponse:
    return HttpResponse("trykket")


@login_not_required
def guarded(request: HttpRequest) -> HttpResponse:
    from tests.foundation.ui.web.test_guard import Note

    shown = Note(request.POST or None)
    return render(request, "ui/test_form.html", {"form": shown})


@login_not_required
def guarded_and_broken(request: HttpRequest) -> HttpResponse:
    from tests.foundation.ui.web.test_guard import Note

    shown = Note(request.POST)
    if shown.is_valid():
        raise ValueError(f"kunne ikke gemme {shown.cleaned_data}")
    return HttpResponse("nej")


def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("åben")


urlpatterns = [
    path("proeve/formular/", form),
    path("proeve/liste/", numbered),
    path("proeve/beskeder/", told),
    path("proeve/i-stykker/<str:token>/", broken),
    path("proeve/naegtet/", refused),
    path("proeve/knap/", button),
    path("proeve/lukket/", closed),
    path("proeve/vagt/", guarded),
    path("proeve/vagt-i-stykker/", guarded_and_broken),
    path("", include("sagkyndig.config.urls")),
]
handler400 = "sagkyndig.foundation.ui.web.errors.bad_request"
handler403 = "sagkyndig.foundation.ui.web.errors.forbidden"
handler404 = "sagkyndig.foundation.ui.web.errors.not_found"
handler500 = "sagkyndig.foundation.ui.web.errors.server_error"
