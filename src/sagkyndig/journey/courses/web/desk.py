"""The author's desk: the courses there are, one version with all its parts, what it says of itself, and its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.journey.courses import access, actions, queries, texts
from sagkyndig.journey.courses.rules.course import Feedback
from sagkyndig.journey.courses.web.forms import BeginForm, HeadForm
from sagkyndig.journey.courses.web.places import courses_crumbs, version_crumbs, version_of
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.courses.queries.pages import VersionPage

LABEL_IS_TAKEN = "Kurset har en anden udgave med det navn. Vælg et andet."


@open_to_staff
def courses(request: SignedInRequest) -> HttpResponse:
    """Every course, with its newest published version and its draft."""
    context = {
        "rows": queries.courses_page(),
        "can_write": access.can_write(request.user),
        "crumbs": courses_crumbs(),
    }
    return render(request, "courses/courses.html", context)


@open_to(Role.CASE_AUTHOR)
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a course with nothing in it."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = {**form.cleaned_data, "provisions": tuple(form.cleaned_data["provisions"])}
        typed["feedback"] = Feedback(typed["feedback"])
        made = actions.begin_course(**typed, actor=request.user, at=timezone.now())
        mention_hints(request, form)
        messages.success(request, f"Kurset »{made.title}« er begyndt. Skriv nu den første side eller den første case.")
        return redirect("courses:version", made.pk)
    return render(request, "courses/begin.html", {"form": form, "crumbs": courses_crumbs(("Begynd et kursus", None))})


@open_to_staff
def version(request: SignedInRequest, version_id: int) -> HttpResponse:
    """One version: what to do first, what it says of itself, and all its parts."""
    stored = version_of(version_id)
    page = queries.version_page(stored, request.user)
    context = {
        "page": page,
        "earlier": queries.earlier_version(stored),
        "contents": _contents(page),
        "has_side": True,
        "can_write": access.can_write(request.user),
        "can_change": access.can_write(request.user) and page.is_draft,
        "crumbs": version_crumbs(stored),
    }
    return render(request, "courses/version.html", context)


@open_to(Role.CASE_AUTHOR)
def head(request: SignedInRequest, version_id: int) -> HttpResponse:
    """Change what the course says about itself."""
    stored = version_of(version_id)
    if not stored.is_draft:
        messages.error(request, texts.IS_PUBLISHED)
        return redirect("courses:version", version_id)
    form = HeadForm(request.POST or None, initial=_stored(stored), named=stored.provisions)
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_head(
                version=stored, head=form.typed, seen_revision=form.seen_version, actor=request.user, at=timezone.now()
            )
        except actions.LabelIsTaken:
            form.add_error("label", LABEL_IS_TAKEN)
        except ChangedMeanwhile:
            stored = version_of(version_id)
            changed = form.differences_from(_stored(stored))
            form.stand_on(stored.revision)
        except actions.IsPublished:
            messages.error(request, texts.IS_PUBLISHED)
            return redirect("courses:version", version_id)
        else:
            mention_hints(request, form)
            messages.success(request, "Oplysningerne er gemt.")
            return redirect("courses:version", version_id)
    context = {
        "form": form,
        "changed": changed,
        "version": stored,
        "crumbs": version_crumbs(stored, ("Oplysninger", None)),
    }
    return render(request, "courses/head.html", context)


def _stored(version: CourseVersion) -> dict[str, Any]:
    return {"version": version.revision, **{name: getattr(version, name) for name in actions.HEAD}}


def _contents(page: VersionPage) -> list[dict[str, Any]]:
    """What stands on the page of a version, for the list at its side."""
    modules = [{"text": module.title, "href": f"#modul-{module.id}"} for module in page.modules]
    return [
        {"text": "Oplysninger", "href": "#oplysninger"},
        {"text": "Moduler og sider", "href": "#moduler", "entries": modules},
        {"text": "Cases", "href": "#cases", "information": str(len(page.cases))},
        {"text": "Kontrastpar", "href": "#kontrastpar", "information": str(len(page.pairs))},
        {"text": "Den fælles afgørelse", "href": "#faelles"},
    ]
