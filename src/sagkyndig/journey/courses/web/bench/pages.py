"""The bench: one part in fields, saved as one writes, beside how a participant reads it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import access, queries
from sagkyndig.journey.courses.queries.beside import surroundings
from sagkyndig.journey.courses.rules.states import PartKind, PartState
from sagkyndig.journey.courses.web import review
from sagkyndig.journey.courses.web.bench import texts
from sagkyndig.journey.courses.web.bench.notes import Notes, notes_on
from sagkyndig.journey.courses.web.bench.saving import Saving, editor_of, save
from sagkyndig.journey.courses.web.bench.shown import id_of, names_shown, sections_shown
from sagkyndig.journey.courses.web.places import part_crumbs, part_of
from sagkyndig.journey.courses.web.review_forms import CommentForm

NOT_VALID, CONFLICT = 422, 409


@open_to_staff
def bench(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Write a part. Who may not write, and everybody once it is published, reads it instead."""
    part = part_of(version_id, part_id)
    if not access.can_write(request.user):
        return redirect("courses:read", version_id, part_id)
    if request.method != "POST":
        if not part.version.is_draft:
            return redirect("courses:read", version_id, part_id)
        return _page(request, Saving(part, editor_of(part, None), part.revision))
    saving = save(request, part)
    button = saving.editor.button
    if not saving.is_saved or (button and button != "send"):
        return _page(request, saving)
    if button == "send":
        return _sent(request, saving)
    messages.success(request, texts.SAVED)
    return redirect("courses:part", version_id, part_id)


@open_to(Role.CASE_AUTHOR)
@require_POST
def autosave(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Save from the page's script: JSON with what it says at each field, or why nothing was saved."""
    saving = save(request, part_of(version_id, part_id))
    if saving.is_saved:
        return JsonResponse(_told(saving))
    if saving.changed is None:
        status = CONFLICT if saving.editor.is_valid() else NOT_VALID
        return JsonResponse({"said": saving.why_not, "stops": saving.editor.stops}, status=status)
    context = {"saving": saving, "part": saving.part}
    changed = render_to_string("courses/bench/_changed.html", context, request=request)
    return JsonResponse({"said": saving.why_not, "changed": changed, "revision": saving.revision}, status=CONFLICT)


@open_to_staff
def preview(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """What is saved, as a participant reads it: a piece of a page."""
    part = part_of(version_id, part_id)
    read = queries.read_part(part.version, queries.content_of(part), marks=False)
    return render(request, "courses/bench/_preview.html", {"read": read, "part": part})


def _sent(request: SignedInRequest, saving: Saving) -> HttpResponse:
    """What has just been saved is what is sent."""
    told = request.POST.copy()
    told["revision"] = str(saving.revision)
    request.POST = told  # type: ignore[assignment]
    return cast("HttpResponse", review.send(request, saving.part.version_id, saving.part.pk))


def _page(request: SignedInRequest, saving: Saving) -> HttpResponse:
    part, editor = saving.part, saving.editor
    notes = notes_on(editor) if editor.is_valid() else Notes()
    beside = surroundings(part)
    context = {
        "saving": saving,
        "part": part,
        "version": part.version,
        "editor": editor,
        "kind": PartKind(part.kind).label,
        "state": PartState(part.state).label,
        "saved": texts.saved_at(part.changed_at, part.changed_by, timezone.now()),
        "standing": texts.standing(notes.missing, editor.the_part, is_draft=part.state == PartState.DRAFT),
        "notes": notes,
        "sections": sections_shown(editor, notes),
        "stopped": [{"id": id_of(address), "label": editor.label_of(address)} for address in editor.stops],
        "names": names_shown(editor),
        "before": beside.before,
        "after": beside.after,
        "comments": queries.comments_on(part),
        "form": CommentForm(),
        "crumbs": part_crumbs(part),
    }
    return render(request, "courses/bench/bench.html", context)


def _told(saving: Saving) -> dict[str, Any]:
    part, notes = saving.part, notes_on(saving.editor)
    return {
        "saved": texts.saved_at(part.changed_at, part.changed_by, timezone.now()),
        "revision": saving.revision,
        "title": part.title,
        "state": render_to_string("ui/_state.html", {"word": PartState(part.state).label}),
        "is_draft": part.state == PartState.DRAFT,
        "notes": {key: [[note.tone, note.text] for note in told] for key, told in notes.at.items()},
        "meters": notes.meters,
        "estimate": notes.estimate,
        "standing": texts.standing(notes.missing, saving.editor.the_part, is_draft=part.state == PartState.DRAFT),
        "sections": {each.section.key: each.standing for each in sections_shown(saving.editor, notes)},
    }
