"""One's own calendar to subscribe to: the page about it, and the file that calendar programs fetch by a secret address."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_everyone, open_to_signed_in
from sagkyndig.foundation.ui.web.public import has_asked_too_often
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.files.calendar import own_calendar
from sagkyndig.pure.formats.icalendar import content_type, written

if TYPE_CHECKING:
    from sagkyndig.journey.planning.files.calendar import Sender
    from sagkyndig.journey.planning.rules.calendar import OwnDay

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@open_to_signed_in
@require_GET
def my_calendar(request: SignedInRequest) -> HttpResponse:
    """What it is, which days are in it, and the way to an address."""
    return _page(request)


@open_to_signed_in
@never_cache
@sensitive_variables("key", "address")
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: SignedInRequest) -> HttpResponse:
    """A new address, shown this once. Whoever has one already is asked first, since it stops working."""
    if request.method != "POST":
        return _ask(
            request,
            heading="Lav et nyt link",
            text="Det link, du har nu, holder op med at virke. Du skal abonnere igen med det nye.",
            button="Lav et nyt link",
        )
    key = actions.make_calendar_feed(person=request.user, actor=request.user, at=timezone.now())
    return _page(request, request.build_absolute_uri(reverse("planning:feed", args=[key])))


@open_to_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: SignedInRequest) -> HttpResponse:
    """No address any more."""
    if request.method == "POST":
        actions.end_calendar_feed(person=request.user, actor=request.user, at=timezone.now())
        return redirect("planning:my_calendar")
    return _ask(
        request,
        heading="Stop din kalender",
        text="Linket holder op med at virke. Fjern også kalenderen i dit eget kalenderprogram.",
        button="Stop kalenderen",
    )


@open_to_everyone
@sensitive_variables("key")
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """The days of whoever has that key. A wrong key finds nothing, and too many of them are not even looked up."""
    person = queries.owner_of_feed(key)
    if person is None:
        return HttpResponse(status=429) if has_asked_too_often(request, "planning.feed") else HttpResponseNotFound()
    days, sender = queries.all_my_days(person, timezone.localdate()), queries.sender()
    file = own_calendar(days, sender=sender, stamped_at=timezone.now())
    response = HttpResponse(written(file), content_type=content_type(file.method))
    response["Content-Disposition"] = 'inline; filename="forloeb.ics"'
    response["Cache-Control"] = "private, no-cache"  # asked for each time, and answered by 304 when nothing is new
    etag = _etag(days, sender)
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _etag(days: tuple[OwnDay, ...], sender: Sender) -> str:
    """The same as long as the file would be, but for when it was made."""
    file = written(own_calendar(days, sender=sender, stamped_at=_ANY_TIME))
    return f'"{hashlib.sha256(file).hexdigest()[:32]}"'


def _page(request: SignedInRequest, address: str = "") -> HttpResponse:
    page = queries.my_calendar(request.user, timezone.localdate())
    scheme, _, rest = address.partition("://")
    return render(
        request,
        "planning/my_calendar.html",
        {
            "page": page,
            "address": address,
            "subscription": f"webcal{'s' if scheme == 'https' else ''}://{rest}" if address else "",
            "crumbs": [("Forside", reverse("lobby:home")), ("Min kalender", None)],
        },
    )


def _ask(request: SignedInRequest, *, heading: str, text: str, button: str) -> HttpResponse:
    crumbs = [("Forside", reverse("lobby:home")), ("Min kalender", reverse("planning:my_calendar")), (heading, None)]
    words = {"heading": heading, "text": text, "button": button, "back": reverse("planning:my_calendar")}
    return render(request, "ui/confirm.html", {**words, "crumbs": crumbs})
