"""What the programme manager changes at the bench: criteria, the list by hand with a reason, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.selection.actions import decisions as actions
from sagkyndig.journey.selection.queries import bench as queries
from sagkyndig.journey.selection.queries import figures
from sagkyndig.journey.selection.queries.bench_rows import carried_over
from sagkyndig.journey.selection.rules import listing as wording
from sagkyndig.journey.selection.rules.decided import DecisionRefused, ListHasChanged
from sagkyndig.journey.selection.rules.own_changes import ChangeKind, MoreThanThePlaces
from sagkyndig.journey.selection.rules.policy import PolicyFault
from sagkyndig.journey.selection.web.bench import bench_crumbs, bench_response, criteria_form, edition_of
from sagkyndig.journey.selection.web.bench_forms import DecideForm, OwnChangeForm
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

_DIRECTIONS = {"ind": ChangeKind.IN, "ud": ChangeKind.OUT}
_NOTHING_TO_DECIDE = "Der er ikke noget nyt at træffe beslutning om."
_CHANGED = "En anden har rettet kriterierne imens. Se listen igen, før du ændrer mere."


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def criteria(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """New criteria: the whole form, one change taken over (`proev`), or other figures (`tal`)."""
    edition = edition_of(edition_id)
    if "tal" in request.POST:
        return _other_figures(request, edition)
    page = found(_bench, edition, request.POST.get("proev", ""))
    if "proev" in request.POST:
        return _take_over(request, edition, page)
    form = criteria_form(page, request.POST)
    changed = None
    if form.is_valid():
        try:
            actions.set_criteria(
                edition=edition,
                policy=form.chosen,
                seen_version=form.seen_version,
                actor=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as error:
            changed = form.differences_from(criteria_form(page).initial)
            form.stand_on(error.version)
        except (DecisionRefused, PolicyFault) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Kriterierne er gemt, og listen er regnet igen.")
            return redirect("selection:bench", edition_id)
    return bench_response(request, edition, form, changed)


def _take_over(request: SignedInRequest, edition: Edition, page: queries.BenchPage) -> HttpResponse:
    """Let the change that was tried be one of the criteria."""
    if page.trying is None:
        messages.error(request, _CHANGED)
        return redirect("selection:bench", edition.pk)
    return _saved(request, edition, f"Kriterierne er ændret: {page.trying.words}.", policy=page.trying.policy)


def _other_figures(request: SignedInRequest, edition: Edition) -> HttpResponse:
    """Begin with, or go over to, the figures of an import; the criteria are kept as far as it has figures for them."""
    chosen = request.POST["tal"]
    try:
        figure_import = figures.figure_import(_number(chosen))
    except ObjectDoesNotExist:
        figure_import = None
    if figure_import is None or figure_import.taken_out_at is not None:
        messages.error(request, "Vælg et udtræk, der kan bruges.")
        return redirect("selection:bench", edition.pk)
    page = _bench(edition)
    policy = carried_over(page.policy, figure_import.pk) if page else None
    told = (
        f"Tallene kommer nu fra {figure_import.filename}."
        if page
        else "Kommunerne er vejet efter de sædvanlige kriterier."
    )
    return _saved(request, edition, told, policy=policy, figure_import=figure_import)


def _saved(request: SignedInRequest, edition: Edition, told: str, **wanted: Any) -> HttpResponse:
    seen = request.POST.get("version", "")
    try:
        actions.set_criteria(
            edition=edition,
            seen_version=_number(seen),
            actor=request.user,
            at=timezone.now(),
            **wanted,
        )
    except ChangedMeanwhile:
        messages.error(request, _CHANGED)
    except (DecisionRefused, PolicyFault) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return redirect("selection:bench", edition.pk)


@open_to(Role.PROGRAMME_MANAGER)
def own_change(request: SignedInRequest, edition_id: int, code: str) -> HttpResponse:
    """Take a municipality in or out (`vej`), with the reason."""
    edition = edition_of(edition_id)
    one = found(municipalities.municipality, code)
    page = found(_bench, edition)
    kind = _DIRECTIONS.get(request.GET.get("vej", ""))
    row = next((each for each in page.rows if each.code == code), None)
    if kind is None or row is None:
        raise Http404
    form = OwnChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_municipality(
                edition=edition,
                municipality=one,
                kind=kind,
                reason=form.cleaned_data["reason"],
                actor=request.user,
                at=timezone.now(),
            )
        except (DecisionRefused, MoreThanThePlaces) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{one.name} er valgt {'til' if kind is ChangeKind.IN else 'fra'}.")
            mention_hints(request, form)
            return redirect("selection:bench_municipality", edition_id, code)
    context = {
        "form": form,
        "heading": wording.change_heading(one.name, kind),
        "follows": wording.change_follows(one.name, kind, row.status, [each.name for each in page.reserves]),
        "sentence": row.sentence,
        "button": "Vælg til" if kind is ChangeKind.IN else "Vælg fra",
        "back": reverse("selection:bench_municipality", args=[edition_id, code]),
        "crumbs": bench_crumbs(edition, (one.name, None)),
    }
    return render(request, "selection/bench/own_change.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def undo_own_change(request: SignedInRequest, edition_id: int, code: str) -> HttpResponse:
    """Let the criteria decide about the municipality again."""
    edition, one = edition_of(edition_id), found(municipalities.municipality, code)
    try:
        actions.undo_change(edition=edition, municipality=one, actor=request.user, at=timezone.now())
    except DecisionRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Ændringen er fortrudt. Kriterierne afgør igen, hvor {one.name} står.")
    return redirect("selection:bench_municipality", edition_id, code)


@open_to(Role.PROGRAMME_MANAGER)
def decide(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Say what will be frozen and what follows, then make the decision."""
    edition = edition_of(edition_id)
    page = _bench(edition)
    if page is None or (request.method != "POST" and not page.can_decide):
        messages.info(request, page.cannot_change if page and page.is_frozen else _NOTHING_TO_DECIDE)
        return redirect("selection:bench", edition_id)
    form = DecideForm(request.POST or None, initial={"stamp": page.stamp})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.decide(
                edition=edition,
                note=form.cleaned_data["note"],
                seen_stamp=form.cleaned_data["stamp"],
                actor=request.user,
                at=timezone.now(),
            )
        except ListHasChanged as error:
            messages.error(request, str(error))
            return redirect("selection:bench", edition_id)
        except DecisionRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Beslutningen er truffet. De udvalgte og reserverne står nu på rundens liste.")
            mention_hints(request, form)
            return redirect("selection:decision", made.pk)
    context = {"page": page, "form": form, "crumbs": bench_crumbs(edition, ("Træf beslutningen", None))}
    return render(request, "selection/bench/decide.html", context)


def _number(typed: str) -> int:
    """A number of a size that the database holds; 0, which is nobody's, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _bench(edition: Edition, trying: str = "") -> queries.BenchPage | None:
    return queries.bench_page(edition, today=timezone.localdate(), trying=trying)
