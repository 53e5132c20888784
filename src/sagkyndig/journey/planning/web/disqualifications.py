"""The programme manager's page of who may not teach which municipality."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.refusals import AlreadyDisqualified
from sagkyndig.journey.planning.web.forms import DisqualificationForm
from sagkyndig.journey.planning.web.places import plan_crumbs
from sagkyndig.journey.programme import queries as programmes


@open_to(Role.PROGRAMME_MANAGER)
def disqualifications(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """What is noted about the edition's teachers, and a form to note more."""
    edition = found(programmes.edition, edition_id)
    page = queries.disqualifications_page(edition)
    form = DisqualificationForm(
        request.POST or None,
        teachers=page.teachers,
        municipalities=page.municipalities,
        initial={"since_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            noted = actions.note_disqualification(
                person=next(each for each in page.teachers if str(each.pk) == typed["person"]),
                municipality=next(each for each in page.municipalities if each.pk == typed["municipality"]),
                since_on=typed["since_on"],
                reason=typed["reason"],
                actor=request.user,
                at=timezone.now(),
            )
        except AlreadyDisqualified as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, f"{noted.person.name} er noteret som inhabil over for {noted.municipality.name}.")
            mention_hints(request, form)
            return redirect("planning:disqualifications", edition_id)
    crumbs = plan_crumbs(edition, ("Inhabilitet", None))
    context = {"form": form, "page": page, "edition": edition, "crumbs": crumbs}
    return render(request, "planning/disqualifications.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def lift_disqualification(request: SignedInRequest, edition_id: int, disqualification_id: int) -> HttpResponse:
    """Take a note about one of the edition's teachers away."""
    noted = found(queries.disqualification, disqualification_id)
    if noted.person not in programmes.teachers(found(programmes.edition, edition_id)):
        raise Http404
    sentence = f"{noted.person.name} kan igen undervise {noted.municipality.name}."
    actions.lift_disqualification(disqualification=noted, actor=request.user, at=timezone.now())
    messages.success(request, sentence)
    return redirect("planning:disqualifications", edition_id)
