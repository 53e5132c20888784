"""The programme manager's answer to a date that a municipality proposed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.queries import agreements
from sagkyndig.journey.planning.rules.refusals import OfferIsOver, PlanningRefused
from sagkyndig.journey.planning.web.agreement_forms import AnswerForm, TurnDownForm
from sagkyndig.journey.planning.web.own_runs import put
from sagkyndig.journey.planning.web.places import plan_crumbs
from sagkyndig.pure.danish import date_with_weekday


@open_to(Role.PROGRAMME_MANAGER)
def answer_proposal(request: SignedInRequest, edition_id: int, proposal_id: int) -> HttpResponse:
    """Who is free that day and what speaks against it; then yes, which holds the day, or no with the reason."""
    page = found(agreements.proposal_page, proposal_id)
    proposal, edition = page.proposal, page.proposal.course_run.edition
    if edition.pk != edition_id:
        raise Http404
    turns_down = request.method == "POST" and not AnswerForm(request.POST).is_yes
    form = TurnDownForm(request.POST if turns_down else None)
    if request.method == "POST" and (not turns_down or form.is_valid()):
        try:
            if turns_down:
                actions.turn_down_day(
                    proposal=proposal, reason=form.cleaned_data["reason"], actor=request.user, at=timezone.now()
                )
                messages.success(request, f"{page.municipality} får besked om, at dagen ikke kan bruges.")
                mention_hints(request, form)
                return redirect("planning:course_runs", edition_id)
            day = actions.agree_to_day(proposal=proposal, actor=request.user, at=timezone.now())
        except OfferIsOver as error:
            messages.error(request, str(error))
            return redirect("planning:course_runs", edition_id)
        except PlanningRefused as error:
            if turns_down:
                put(error, form)
            else:
                messages.error(request, str(error))
                return redirect("planning:answer_proposal", edition_id, proposal_id)
        else:
            messages.success(request, f"{page.municipality} har nu {date_with_weekday(day.on)} og får besked.")
            return redirect("planning:learning_day", day.pk)
    crumbs = plan_crumbs(edition, ("Forslag til dag", None))
    context = {"page": page, "edition": edition, "form": form, "crumbs": crumbs}
    return render(request, "planning/answer_proposal.html", context)
