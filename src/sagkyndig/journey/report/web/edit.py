"""The evaluator changes a text, types a fact, answers a finding and publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.report import actions, queries, texts
from sagkyndig.journey.report.web.forms import AnswerForm, FactForm, PublishForm, SeenForm, TextForm
from sagkyndig.journey.report.web.places import crumbs, edition_of

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.queries import FactRow


@open_to(Role.EVALUATOR)
def text(request: SignedInRequest, edition_id: int, key: str) -> HttpResponse:
    """Write the edition's own text in place of the authored one."""
    edition, page = edition_of(edition_id), found(queries.text_page, edition_id, key)
    data = request.POST.copy() if request.method == "POST" else None
    form = TextForm(data, initial={"text": page.text, "seen_version": page.version})
    theirs = ""
    if data is not None and form.is_valid():
        try:
            actions.write_text(
                edition=edition,
                key=key,
                text=form.cleaned_data["text"],
                seen_version=form.cleaned_data["seen_version"],
                actor=request.user,
                at=timezone.now(),
            )
        except actions.UnknownFacts as error:
            form.add_error("text", texts.unknown_facts(error.written))
        except actions.ChangedMeanwhile as error:
            theirs = error.current or page.authored
            data["seen_version"] = str(error.version)
            form.add_error("text", texts.CHANGED_MEANWHILE)
        else:
            messages.success(request, f"»{page.title}« er gemt.")
            mention_hints(request, form)
            return redirect("report:workshop", edition_id)
    context = {"page": page, "form": form, "theirs": theirs, "crumbs": crumbs(edition, (page.title, None))}
    return render(request, "report/text.html", context)


@open_to(Role.EVALUATOR)
def authored_text(request: SignedInRequest, edition_id: int, key: str) -> HttpResponse:
    """Ask, then go back to the authored text."""
    edition, page = edition_of(edition_id), found(queries.text_page, edition_id, key)
    form = SeenForm(request.POST or None, initial={"seen_version": page.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_authored_text(
                edition=edition,
                key=key,
                seen_version=form.cleaned_data["seen_version"],
                actor=request.user,
                at=timezone.now(),
            )
        except actions.ChangedMeanwhile:
            messages.error(request, texts.CHANGED_BEFORE_DROPPED)
            return redirect("report:text", edition_id, key)
        messages.success(request, f"»{page.title}« bruger standardteksten igen.")
        return redirect("report:workshop", edition_id)
    context = {
        "heading": f"Brug standardteksten til »{page.title}«?",
        "text": "Rundens egen tekst bliver slettet. Kopiér den først, hvis du vil gemme den.",
        "button": "Brug standardteksten",
        "warning": True,
        "back": reverse("report:text", args=[edition_id, key]),
        "form": form,
        "crumbs": crumbs(edition, (page.title, None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.EVALUATOR)
def fact(request: SignedInRequest, edition_id: int, key: str) -> HttpResponse:
    """Type one fact with its source."""
    edition, row = edition_of(edition_id), found(_fact_row, edition_id, key)
    form = FactForm(request.POST or None, definition=row.definition, typed=row.typed)
    if request.method == "POST" and form.is_valid():
        actions.state_fact(
            edition=edition,
            key=key,
            value=form.value(),
            source=form.cleaned_data["source"],
            actor=request.user,
            at=timezone.now(),
        )
        messages.success(request, f"»{row.definition.label}« er gemt.")
        mention_hints(request, form)
        return redirect("report:facts", edition_id)
    context = {
        "edition": edition,
        "row": row,
        "form": form,
        "crumbs": crumbs(
            edition, ("Oplysninger", reverse("report:facts", args=[edition_id])), (row.definition.label, None)
        ),
    }
    return render(request, "report/fact.html", context)


@open_to(Role.EVALUATOR)
def finding(request: SignedInRequest, edition_id: int, key: str) -> HttpResponse:
    """Answer one finding. It is not hidden by that."""
    edition = edition_of(edition_id)
    row = next((each for each in queries.workshop_page(edition_id).findings if each.finding.key == key), None)
    if row is None:
        messages.info(request, texts.FINDING_IS_GONE)
        return redirect("report:workshop", edition_id)
    form = AnswerForm(request.POST or None, initial={"answer": row.answer})
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        actions.answer_finding(edition=edition, finding_key=key, answer=answer, actor=request.user, at=timezone.now())
        messages.success(request, "Svaret er gemt." if answer.strip() else "Svaret er taget tilbage.")
        mention_hints(request, form)
        return redirect("report:workshop", edition_id)
    context = {"edition": edition, "row": row, "form": form, "crumbs": crumbs(edition, ("Svar på fund", None))}
    return render(request, "report/finding.html", context)


@open_to(Role.EVALUATOR, Role.PROGRAMME_MANAGER)
def publish(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Ask, then publish the report and the article for good."""
    edition, page = edition_of(edition_id), found(queries.workshop_page, edition_id)
    form = PublishForm(request.POST or None, published=page.latest_number)
    if request.method == "POST" and form.is_valid() and _is_published(request, edition, form):
        return redirect("report:workshop", edition_id)
    heading = "Offentliggør en rettet udgave af" if page.latest_number else "Offentliggør"
    context = {
        "heading": f"{heading} rapporten for {edition.name.lower()}?",
        "text": "Alle kan læse den offentliggjorte rapport. Den kan ikke ændres bagefter, men en rettet udgave kan træde i stedet.",
        "points": [texts.findings_are_open(page.open_findings)] if page.open_findings else [],
        "button": "Offentliggør rapporten",
        "warning": True,
        "back": reverse("report:workshop", args=[edition_id]),
        "form": form,
        "crumbs": crumbs(edition, ("Offentliggør", None)),
    }
    return render(request, "ui/confirm.html", context)


def _is_published(request: SignedInRequest, edition: Edition, form: PublishForm) -> bool:
    """Whether the report is out, by this or by somebody else's hand; what stood in the way is said in the form."""
    try:
        actions.publish_report(
            edition=edition,
            correction=form.cleaned_data.get("correction", ""),
            seen_number=form.cleaned_data["seen_number"],
            actor=request.user,
            at=timezone.now(),
        )
    except actions.PublishedMeanwhile:
        messages.info(request, texts.PUBLISHED_MEANWHILE)
    except actions.NothingToPublish:
        form.add_error(None, texts.NOTHING_TO_PUBLISH)
    except actions.FindingsAreOpen as error:
        form.add_error(None, texts.findings_are_open(error.count))
    except actions.CorrectionNotExplained:
        form.add_error("correction", texts.NOT_EXPLAINED)
    else:
        messages.success(request, "Rapporten og artiklen er offentliggjort.")
        mention_hints(request, form)
    return not form.errors


def _fact_row(edition_id: int, key: str) -> FactRow | None:
    return next((each for each in queries.facts_page(edition_id).rows if each.definition.key == key), None)
