"""The contact person's pages of an offer, phone first: a short letter, yes or no, or on to the right colleague."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.queries import Offer
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import NoPlacesLeft, SelectionRefused
from sagkyndig.journey.selection.web.invitation_forms import AnswerForm, PassOnForm

TAKEN = "Alle pladser er besat nu, så svaret kan ikke ændres til ja her. Ring eller skriv til os."


@open_to(Role.CONTACT_PERSON)
def offer(request: SignedInRequest, standing_id: int) -> HttpResponse:
    """The offer and the answer, which can be seen afterwards and changed while there is time."""
    mine = _mine(request, standing_id)
    initial = {}
    if mine.answer is not None:
        initial = {
            "answer": "ja" if mine.answer else "nej",
            "reason": mine.reason,
            "ask_again_on": mine.ask_again_on,
        }
    form = AnswerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_offer(
                standing=queries.standing(standing_id),
                is_yes=form.is_yes,
                reason=form.cleaned_data["reason"],
                ask_again_on=form.cleaned_data["ask_again_on"],
                actor=request.user,
                at=timezone.now(),
            )
        except NoPlacesLeft:
            form.add_error(None, TAKEN)
        except SelectionRefused as error:
            messages.error(request, wording.refusal(error, mine.municipality))
            return redirect("selection:offer", standing_id)
        else:
            messages.success(request, "Tak for svaret. Du kan se det her på siden.")
            mention_hints(request, form)
            return redirect("selection:offer", standing_id)
    return render(request, "selection/offer.html", {"offer": mine, "form": form})


@open_to(Role.CONTACT_PERSON)
def pass_on(request: SignedInRequest, standing_id: int) -> HttpResponse:
    """»Jeg er ikke den rette«: the name and mail of the one who is."""
    mine = _mine(request, standing_id)
    if not mine.can_pass_on:
        return redirect("selection:offer", standing_id)
    form = PassOnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.pass_on_offer(
                standing=queries.standing(standing_id), **form.cleaned_data, actor=request.user, at=timezone.now()
            )
        except PersonError as error:
            form.add_error("email", str(error))
        except SelectionRefused as error:
            form.add_error(None, wording.refusal(error, mine.municipality))
        else:
            messages.success(request, f"Tilbuddet er sendt videre til {form.cleaned_data['name']}.")
            return redirect("selection:offer", standing_id)
    return render(request, "selection/pass_on.html", {"offer": mine, "form": form})


def _mine(request: SignedInRequest, standing_id: int) -> Offer:
    mine = queries.offer(standing_id, request.user, today=timezone.localdate())
    if mine is None:
        raise Http404
    return mine
