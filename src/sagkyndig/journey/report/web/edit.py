"""The evaluator changes a text, types a fact, answers a finding and publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.gates import open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.report import actions, queries, texts
from sagkyndig.journey.report.rules.facts import BY_KEY
from sagkyndig.journey.report.web.desk import crumbs, edition_or_404, person_of
from sagkyndig.journey.report.web.forms import AnswerForm, FactForm, PublishForm, TextForm

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.queries import TextPage


@open_to(Role.EVALUATOR)
def text(request: HttpRequest, edition_id: int, key: str) -> HttpResponse:
    """Write the edition's own text in place of the authored one."""
    edition = edition_or_404(edition_id)
    page = _text_page(edition_id, key)
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
                actor=person_of(request),
                at=timezone.now(),
            )
        except actions.UnknownFacts as error:
            form.add_error("text", texts.unknown_facts(error.keys))
        except actions.ChangedMeanwhile as error:
            theirs = error.current
            data["seen_version"] = str(error.version)
            form.add_error("text", texts.CHANGED_MEANWHILE)
        else:
            messages.success(request, f"»{page.title}« er gemt.")
            return redirect("report:workshop", edition_id)
    context = {
        "page": page,
        "form": form,
        "theirs": theirs,
        "facts": tuple(BY_KEY.values()),
        "crumbs": crumbs(edition, (page.title, None)),
    }
    return render(request, "report/text.html", context)


@open_to(Role.EVALUATOR)
def authored_text(request: HttpRequest, edition_id: int, key: str) -> HttpResponse:
    """Ask, then go back to the authored text."""
    edition = edition_or_404(edition_id)
    page = _text_page(edition_id, key)
    if request.method == "POST":
        actions.take_authored_text(edition=edition, key=key, actor=person_of(request), at=timezone.now())
        messages.success(request, f"»{page.title}« bruger standardteksten igen.")
        return redirect("report:workshop", edition_id)
    context = {
        "heading": f"Brug standardteksten til »{page.title}«?",
        "text": "Rundens egen tekst bliver slettet. Kopiér den først, hvis du vil gemme den.",
        "button": "Brug standardteksten",
        "warning": True,
        "back": reverse("report:text", args=[edition_id, key]),
        "crumbs": crumbs(edition, (page.title, None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.EVALUATOR)
def fact(request: HttpRequest, edition_id: int, key: str) -> HttpResponse:
    """Type one fact with its source."""
    edition = edition_or_404(edition_id)
    row = next((each for each in queries.facts_page(edition_id).rows if each.definition.key == key), None)
    if row is None:
        raise Http404
    form = FactForm(request.POST or None, definition=row.definition, typed=row.typed)
    if request.method == "POST" and form.is_valid():
        actions.state_fact(
            edition=edition,
            key=key,
            value=form.value(),
            source=form.cleaned_data["source"],
            actor=person_of(request),
            at=timezone.now(),
        )
        messages.success(request, f"»{row.definition.label}« er gemt.")
        return redirect("report:facts", edition_id)
    back = reverse("report:facts", args=[edition_id])
    context = {
        "edition": edition,
        "row": row,
        "form": form,
        "crumbs": crumbs(edition, ("Oplysninger", back), (row.definition.label, None)),
    }
    return render(request, "report/fact.html", context)


@open_to(Role.EVALUATOR)
def finding(request: HttpRequest, edition_id: int, key: str) -> HttpResponse:
    """Answer one finding. It is not hidden by that."""
    edition = edition_or_404(edition_id)
    row = next((each for each in queries.workshop_page(edition_id).findings if each.finding.key == key), None)
    if row is None:
        messages.info(request, "Fundet er der ikke længere. Det, det handlede om, er rettet.")
        return redirect("report:workshop", edition_id)
    form = AnswerForm(request.POST or None, initial={"answer": row.answer})
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        actions.answer_finding(
            edition=edition, finding_key=key, answer=answer, actor=person_of(request), at=timezone.now()
        )
        messages.success(request, "Svaret er gemt." if answer.strip() else "Svaret er taget tilbage.")
        return redirect("report:workshop", edition_id)
    context = {"edition": edition, "row": row, "form": form, "crumbs": crumbs(edition, ("Svar på fund", None))}
    return render(request, "report/finding.html", context)


@open_to(Role.EVALUATOR, Role.PROGRAMME_MANAGER)
def publish(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Ask, then publish the report and the article for good."""
    edition = edition_or_404(edition_id)
    page = queries.workshop_page(edition_id)
    form = PublishForm(request.POST or None, is_published=bool(page.publications))
    if request.method == "POST" and form.is_valid():
        failed = _publish(request, edition, form)
        if failed is None:
            messages.success(request, "Rapporten og artiklen er offentliggjort.")
        else:
            messages.error(request, failed)
        return redirect("report:workshop", edition_id)
    context = {
        "heading": f"Offentliggør rapporten for {edition.name.lower()}?",
        "text": "Alle kan læse den offentliggjorte rapport. Den kan ikke ændres bagefter, men en rettet udgave kan træde i stedet.",
        "points": [texts.findings_are_open(page.open_findings)] if page.open_findings else [],
        "button": "Offentliggør rapporten",
        "warning": True,
        "back": reverse("report:workshop", args=[edition_id]),
        "form": form if form.fields else None,
        "crumbs": crumbs(edition, ("Offentliggør", None)),
    }
    return render(request, "ui/confirm.html", context)


def _publish(request: HttpRequest, edition: Edition, form: PublishForm) -> str | None:
    """What stood in the way, in a sentence; None when the report is out."""
    try:
        actions.publish_report(
            edition=edition,
            correction=form.cleaned_data.get("correction", ""),
            actor=person_of(request),
            at=timezone.now(),
        )
    except actions.NothingToPublish:
        return texts.NOTHING_TO_PUBLISH
    except actions.FindingsAreOpen as error:
        return texts.findings_are_open(error.count)
    except actions.CorrectionNotExplained:
        return texts.NOT_EXPLAINED
    return None


def _text_page(edition_id: int, key: str) -> TextPage:
    page = queries.text_page(edition_id, key)
    if page is None:
        raise Http404
    return page
