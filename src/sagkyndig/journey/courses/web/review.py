"""A part is sent, remarked on and approved; a course is published, and its next version begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import actions, queries, texts
from sagkyndig.journey.courses.rules.states import NotAllowedNow, OwnWork, PartState
from sagkyndig.journey.courses.web.places import part_of, version_crumbs, version_of
from sagkyndig.journey.courses.web.review_forms import CommentForm, EntryForm, PublishForm, SeenForm
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion, Part


@open_to(Role.CASE_AUTHOR)
@require_POST
def send(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Ask a colleague to read a part."""
    part = part_of(version_id, part_id)
    if not _stands(part, PartState.REVIEW):
        _try(
            request,
            lambda: actions.send_part(part=part, seen_revision=_seen(request), actor=request.user, at=timezone.now()),
            texts.SENT.format(title=part.title),
        )
    return redirect("courses:part", version_id, part_id)


@open_to(Role.CASE_AUTHOR)
@require_POST
def take_back(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Make a part a draft again."""
    part = part_of(version_id, part_id)
    if not _stands(part, PartState.DRAFT):
        _try(
            request,
            lambda: actions.take_back(part=part, actor=request.user, at=timezone.now()),
            texts.TAKEN_BACK.format(title=part.title),
        )
    return redirect("courses:part", version_id, part_id)


@open_to(Role.CASE_AUTHOR)
@require_POST
def approve(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Approve the words that were read, and go on to the next part that waits."""
    part = part_of(version_id, part_id)
    is_done = _stands(part, PartState.APPROVED) or _try(
        request,
        lambda: actions.approve_part(part=part, seen_revision=_seen(request), actor=request.user, at=timezone.now()),
        texts.APPROVED.format(title=part.title),
    )
    following = queries.next_to_read(part, request.user) if is_done else part
    if following is None:
        return redirect("courses:version", version_id)
    return redirect("courses:read", version_id, following.pk)


@open_to(Role.CASE_AUTHOR)
@require_POST
def comment(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """Remark on a part; the words stay on the page where they cannot be saved."""
    part = part_of(version_id, part_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        context = {
            "part": part,
            "form": form,
            "crumbs": version_crumbs(part.version, (part.title, None)),
            "back": reverse("courses:read", args=[version_id, part_id]),
        }
        return render(request, "courses/comment.html", context)
    if _try(
        request,
        lambda: actions.comment_on(part=part, text=form.cleaned_data["text"], actor=request.user, at=timezone.now()),
        texts.COMMENTED,
    ):
        mention_hints(request, form)
    return redirect(f"{reverse('courses:read', args=[version_id, part_id])}#kommentarer")


@open_to(Role.CASE_AUTHOR)
@require_POST
def settle_comment(request: SignedInRequest, version_id: int, part_id: int, comment_id: int) -> HttpResponse:
    """Settle a remark, or open it again."""
    remark = found(queries.comment_on, part_of(version_id, part_id), comment_id)
    act, done = (
        (actions.open_comment, texts.OPENED) if "open" in request.POST else (actions.settle_comment, texts.SETTLED)
    )
    _try(request, lambda: act(comment=remark, actor=request.user, at=timezone.now()), done)
    return redirect(f"{reverse('courses:read', args=[version_id, part_id])}#kommentarer")


@open_to(Role.CASE_AUTHOR)
def publish(request: SignedInRequest, version_id: int) -> HttpResponse:
    """Say what is in the way; else ask, then publish for good."""
    version = version_of(version_id)
    if not version.is_draft:
        messages.info(request, texts.IS_PUBLISHED)
        return redirect("courses:version", version_id)
    page = queries.publication_page(version)
    form = PublishForm(request.POST if request.method == "POST" else None, marks=page.marks)
    if form.is_valid() and _is_published(request, version, form):
        return redirect("courses:version", version_id)
    context = {
        "version": version,
        "page": page,
        "form": form,
        "crumbs": version_crumbs(version, ("Offentliggør", None)),
    }
    return render(request, "courses/publish.html", context)


@open_to(Role.CASE_AUTHOR)
@require_POST
def begin_version(request: SignedInRequest, version_id: int) -> HttpResponse:
    """Begin a new version of a published one."""
    version = version_of(version_id)
    if version.is_draft:
        return redirect("courses:version", version_id)
    try:
        draft = actions.begin_version(version=version, actor=request.user, at=timezone.now())
    except actions.DraftIsThere:
        messages.info(request, texts.DRAFT_IS_THERE)
        return redirect("courses:courses")
    messages.success(request, texts.VERSION_BEGUN.format(version=draft))
    return redirect("courses:version", draft.pk)


@open_to(Role.CASE_AUTHOR)
@require_POST
def law_reviewed(request: SignedInRequest, version_id: int, part_id: int) -> HttpResponse:
    """A jurist has held a part against a changed entry of the law register: it still holds."""
    part = part_of(version_id, part_id)
    form = EntryForm(request.POST)
    if form.is_valid():
        name, valid_from = form.cleaned_data["name"], form.cleaned_data["valid_from"]
        actions.review_law(part=part, name=name, valid_from=valid_from, actor=request.user, at=timezone.now())
        messages.success(request, texts.LAW_REVIEWED.format(title=part.title, name=name))
    return redirect("lobby:law_changes")


def _seen(request: SignedInRequest) -> int:
    """The revision that was on the page; one that never was where the page did not say."""
    form = SeenForm(request.POST)
    return form.cleaned_data["revision"] if form.is_valid() else 0


def _stands(part: Part, state: PartState) -> bool:
    """Whether what is asked for is so already: by a colleague, or by the first of two clicks."""
    return part.version.is_draft and part.state == state


def _try(request: SignedInRequest, act: Callable[[], object], done: str) -> bool:
    """Whether it was done; what stood in the way is said."""
    try:
        act()
    except actions.IsPublished:
        messages.error(request, texts.IS_PUBLISHED)
    except ChangedMeanwhile:
        messages.error(request, texts.CHANGED_MEANWHILE)
    except NotAllowedNow:
        messages.error(request, texts.NOT_ALLOWED_NOW)
    except OwnWork:
        messages.error(request, texts.OWN_WORK)
    except actions.CommentsAreOpen:
        messages.error(request, texts.COMMENTS_ON_IT)
    except actions.HasErrors as error:
        messages.error(request, texts.has_errors(len(error.remarks)))
    else:
        messages.success(request, done)
        return True
    return False


def _is_published(request: SignedInRequest, version: CourseVersion, form: PublishForm) -> bool:
    """Whether it is out, by this or by somebody else's hand; what stood in the way is said in the form."""
    try:
        published = actions.publish_version(
            version=version, for_demonstration=form.is_for_demonstration, actor=request.user, at=timezone.now()
        )
    except actions.IsPublished:
        messages.info(request, texts.IS_PUBLISHED)
    except actions.NothingInIt:
        form.add_error(None, texts.NOTHING_IN_IT)
    except actions.NotAllApproved as error:
        form.add_error(None, texts.not_all_approved(error.titles))
    except actions.CommentsAreOpen as error:
        form.add_error(None, texts.comments_are_open(error.titles))
    except actions.HasErrors as error:
        form.add_error(None, texts.has_errors(len(error.remarks)))
    except actions.MustBeVerified as error:
        form.add_error(None, texts.must_be_verified(error.count))
    else:
        said = texts.PUBLISHED_FOR_DEMONSTRATION if published.for_demonstration else texts.PUBLISHED
        messages.success(request, said.format(version=published))
    return not form.errors
