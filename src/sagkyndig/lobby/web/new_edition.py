"""A new edition that begins from last year's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import programme_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.actions import YearIsTaken
from sagkyndig.lobby import texts
from sagkyndig.lobby.actions import begin_edition_from
from sagkyndig.lobby.queries.carried_over import carried_over, dates_off, latest_edition
from sagkyndig.lobby.web.forms import NewEditionForm


@open_to(Role.PROGRAMME_MANAGER)
def new_edition(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Begin an edition from the programme's latest; a programme without any begins from nothing."""
    programme = found(programmes.programme, programme_id)
    old = latest_edition(programme)
    if old is None:
        return redirect("programme:create_edition", programme_id)
    initial = {"year": old.year + 1, "places": old.places, "purpose": old.purpose}
    form = NewEditionForm(request.POST or None, initial=initial, old_year=old.year)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        try:
            new = begin_edition_from(
                old=old,
                year=fields["year"],
                theme=fields["theme"],
                provisions=law.provisions(fields["provisions"]),
                places=fields["places"],
                purpose=fields["purpose"],
                actor=request.user,
                at=timezone.now(),
            )
        except YearIsTaken:
            form.add_error("year", texts.YEAR_IS_TAKEN.format(year=fields["year"]))
        else:
            messages.success(request, texts.EDITION_BEGUN.format(name=new.name, old=old.name.lower()))
            mention_hints(request, form)
            if dates := dates_off(new):
                messages.warning(request, texts.ON_A_DAY_OFF.format(dates="; ".join(dates)))
            return redirect("lobby:edition", new.pk)
    context = {
        "form": form,
        "carried": carried_over(old),
        "programme": programme,
        "crumbs": programme_crumbs(programme, ("Ny runde", None)),
        "back": reverse("programme:programme", args=[programme.pk]),
    }
    return render(request, "lobby/new_edition.html", context)
