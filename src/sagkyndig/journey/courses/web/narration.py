"""A part is read aloud: the author uploads, replaces and removes the recording; whoever reads the part hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import texts
from sagkyndig.journey.courses.actions import narration as actions
from sagkyndig.journey.courses.files.sound import LIMITS, wording
from sagkyndig.journey.courses.queries import content_of
from sagkyndig.journey.courses.queries import narration as queries
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.rules.recorded import length_in_words, transcript_of
from sagkyndig.journey.courses.web.narration_forms import SoundForm
from sagkyndig.journey.courses.web.places import part_crumbs, part_of
from sagkyndig.journey.courses.web.ranges import NotThere, asked_for
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import Part

_ENDINGS = {"audio/mpeg": "mp3", "audio/mp4": "m4a"}


@open_to(Role.CASE_AUTHOR)
def narrate(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """What the recording is now, and a form for the next one."""
    part = part_of(version_id, part_id)
    transcript = transcript_of(content_of(part))
    if not transcript:
        raise Http404
    form = SoundForm(request.POST, request.FILES) if request.method == "POST" else _blank(part)
    if request.method == "POST" and form.is_valid() and _is_kept(request, part, form):
        return redirect("courses:narrate", version_id, part_id)
    if form.is_bound:
        # The next attempt is of the text that stands on this page.
        form.data = {**request.POST.dict(), "revision": part.revision}
    context = {
        "part": part,
        "version": part.version,
        "sound": queries.sound_of(part),
        "form": form,
        "transcript": reading_text(transcript).split("\n\n"),
        "largest": LIMITS.bytes,
        "too_large": wording.too_large(LIMITS.bytes),
        "crumbs": part_crumbs(part, ("Oplæsning", None)),
    }
    return render(request, "courses/narration.html", context)


@open_to(Role.CASE_AUTHOR)
def drop_narration(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Ask, then remove the recording."""
    part = part_of(version_id, part_id)
    back = reverse("courses:narrate", args=[version_id, part_id])
    if request.method == "POST":
        actions.drop_narration(part=part, actor=request.user, at=timezone.now())
        messages.success(request, texts.NARRATION_DROPPED.format(title=part.title))
        return redirect(back)
    if queries.sound_of(part) is None:
        return redirect(back)
    context = {
        "heading": "Fjern oplæsningen?",
        "text": f"»{part.title}« kan ikke længere høres, kun læses.",
        "points": ["Teksten ændrer sig ikke.", "Vil du bruge en anden optagelse, kan du nøjes med at erstatte den."],
        "button": "Fjern oplæsningen",
        "warning": True,
        "back": back,
        "crumbs": part_crumbs(part, ("Oplæsning", back), ("Fjern", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to_staff
@require_safe
def hear(request: SignedInRequest, narration_id: int) -> HttpResponse:
    """The sound itself, whole or the bytes that were asked for."""
    sound = found(queries.stored_sound, narration_id)
    etag = f'"{sound.sha256[:32]}"'
    answer = get_conditional_response(request, etag=etag) or _bytes(request, sound, etag)
    answer["Content-Type"] = sound.media_type
    answer["Content-Disposition"] = f'inline; filename="oplaesning-{narration_id}.{_ENDINGS[sound.media_type]}"'
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = etag
    # A new recording has an address of its own, so this one never changes.
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _bytes(request: SignedInRequest, sound: queries.StoredSound, etag: str) -> HttpResponse:
    asked = request.headers.get("Range", "") if request.headers.get("If-Range", etag) == etag else ""
    try:
        part = asked_for(asked, sound.size)
    except NotThere:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{sound.size}"})
    start, end = part or (0, sound.size)
    answer = HttpResponse(queries.piece_of_sound(sound.narration_id, start, end - start))
    if part is not None:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{sound.size}"
    return answer


def _blank(part: Part) -> SoundForm:
    return SoundForm(initial={"revision": part.revision})


def _is_kept(request: SignedInRequest, part: Part, form: SoundForm) -> bool:
    """Whether the recording is kept; what stood in the way is said in the form."""
    sound = form.cleaned_data["file"]
    try:
        actions.narrate_part(
            part=part,
            sound=sound,
            seen_revision=form.cleaned_data["revision"],
            actor=request.user,
            at=timezone.now(),
        )
    except ChangedMeanwhile:
        form.add_error("file", texts.CHANGED_BEFORE_RECORDING)
        return False
    messages.success(request, texts.NARRATED.format(length=length_in_words(sound.seconds)))
    return True
