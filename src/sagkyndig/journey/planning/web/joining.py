"""The contact person's pages about sharing the physical day: partners, asking, answering, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.queries import own_choices
from sagkyndig.journey.planning.rules.joining import Sharing, weights_in_words
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.web.own_forms import AskForm, SharingForm
from sagkyndig.journey.planning.web.own_runs import joint_crumbs, own_run_page
from sagkyndig.pure.danish import date_with_weekday

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.planning.rules.joining import Suggestion


@own_run_page
def joint_day(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """With whom the day is shared or could be, and who waits for whose answer."""
    page = own_choices.joint_page(run, timezone.localdate())
    context = {"run": run, "page": page, "weights": weights_in_words(), "crumbs": joint_crumbs(run)}
    return render(request, "planning/my_joint_day.html", context)


@own_run_page
@require_POST
def say_sharing(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """»Gerne sammen« or »Helst for os selv«."""
    form = SharingForm(request.POST)
    if form.is_valid():
        sharing = Sharing(form.cleaned_data["sharing"])
        actions.say_sharing(run=run, sharing=sharing, actor=request.user, at=timezone.now())
        messages.success(request, "Det er noteret.")
    return redirect("planning:joint_day", run.pk)


@own_run_page
def ask(request: SignedInRequest, run: CourseRun, other_id: int) -> HttpResponse:
    """Ask one municipality to share the own day or theirs."""
    other = own_choices.partner(run, other_id, timezone.localdate())
    if other is None:
        raise Http404
    days = _days(run, other)
    if not days:
        messages.error(request, f"I og {other.party.municipality} har ingen dag, I kan dele lige nu.")
        return redirect("planning:joint_day", run.pk)
    form = AskForm(request.POST or None, days=days)
    if request.method == "POST" and form.is_valid():
        asked = found(queries.course_run, other_id)
        day = run.learning_day if form.cleaned_data["day"] == "ours" else asked.learning_day
        try:
            if day is None:
                raise Http404
            actions.offer_joint_day(
                asker=run,
                asked=asked,
                day=day,
                message=form.cleaned_data["message"],
                actor=request.user,
                at=timezone.now(),
            )
        except PlanningRefused as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, f"{other.party.municipality} er spurgt og får en mail. Intet ændrer sig før et ja."
            )
            mention_hints(request, form)
        return redirect("planning:joint_day", run.pk)
    rooms = own_choices.room_sentences(run, other_id)
    context = {
        "run": run,
        "other": other,
        "form": form,
        "rooms": [rooms[key] for key, _ in days if rooms[key]],
        "crumbs": joint_crumbs(run, (f"Spørg {other.party.municipality}", None)),
    }
    return render(request, "planning/my_ask.html", context)


@own_run_page
def accept(request: SignedInRequest, run: CourseRun, offer_id: int) -> HttpResponse:
    """What a yes means, then the yes."""
    known = found(own_choices.own_offer, run, offer_id)
    try:
        asked = own_choices.answering(run, offer_id)
    except known.DoesNotExist:
        messages.error(request, "Tilbuddet gælder ikke længere.")
        return redirect("planning:joint_day", run.pk)
    if request.method == "POST":
        try:
            day = actions.accept_joint_day(offer=asked.offer, actor=request.user, at=timezone.now())
        except PlanningRefused as error:
            messages.error(request, str(error))
            return redirect("planning:joint_day", run.pk)
        messages.success(request, f"I og {asked.other} er nu sammen {date_with_weekday(day.on)}.")
        return redirect("planning:my_course_run")
    context = {"run": run, "page": asked, "crumbs": joint_crumbs(run, ("Sig ja", None))}
    return render(request, "planning/my_accept.html", context)


@own_run_page
@require_POST
def decline(request: SignedInRequest, run: CourseRun, offer_id: int) -> HttpResponse:
    """No, thank you; the one who asked is told."""
    offer = found(own_choices.own_offer, run, offer_id)
    if offer.asked_id != run.pk:
        raise Http404
    try:
        actions.decline_joint_day(offer=offer, actor=request.user, at=timezone.now())
    except PlanningRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"I har sagt nej til {offer.asker.municipality.name}. De får besked.")
    return redirect("planning:joint_day", run.pk)


@own_run_page
@require_POST
def take_back(request: SignedInRequest, run: CourseRun, offer_id: int) -> HttpResponse:
    """The own question is taken back while nobody has answered it."""
    offer = found(own_choices.own_offer, run, offer_id)
    if offer.asker_id != run.pk:
        raise Http404
    try:
        actions.take_back_joint_offer(offer=offer, actor=request.user, at=timezone.now())
    except PlanningRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Tilbuddet er taget tilbage.")
    return redirect("planning:joint_day", run.pk)


@own_run_page
def leave(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Ask, then leave the shared day; the others keep it."""
    page = own_choices.joint_page(run, timezone.localdate())
    if not page.me.shares_with:
        messages.info(request, "I deler ikke jeres dag med nogen.")
        return redirect("planning:joint_day", run.pk)
    if request.method == "POST":
        try:
            actions.leave_joint_day(run=run, actor=request.user, at=timezone.now())
        except PlanningRefused as error:
            messages.error(request, str(error))
            return redirect("planning:joint_day", run.pk)
        messages.success(request, f"I har forladt dagen. Vælg nu jeres egen dag. {page.with_whom} får besked.")
        return redirect("planning:my_course_run")
    host = f" I er vært i dag; {page.with_whom} overtager og finder et nyt lokale." if page.is_host else ""
    context = {
        "heading": f"Forlad den fælles dag med {page.with_whom}?",
        "text": f"{page.with_whom} beholder dagen, og I skal vælge en ny.{host}",
        "button": "Forlad dagen",
        "back": reverse("planning:joint_day", args=[run.pk]),
        "crumbs": joint_crumbs(run, ("Forlad dagen", None)),
    }
    return render(request, "ui/confirm.html", context)


def _days(run: CourseRun, other: Suggestion) -> list[tuple[str, str]]:
    found_days = []
    if other.can_come_to_us and run.learning_day:
        words = f"Vores: {other.party.municipality} kommer til os {date_with_weekday(run.learning_day.on)}"
        found_days.append(("ours", words))
    if other.can_go_to_them and other.party.physical_on:
        words = f"Deres: Vi kommer til {other.party.municipality} {date_with_weekday(other.party.physical_on)}"
        found_days.append(("theirs", words))
    return found_days
