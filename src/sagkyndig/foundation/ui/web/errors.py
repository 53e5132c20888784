"""The pages shown when something is the matter: what, what to do, and a number to mention."""

from __future__ import annotations

import logging
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from sagkyndig.foundation.ui.web import request_id

log = logging.getLogger("sagkyndig.errors")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request makes no sense. Rendered bare: the host's name may be what makes no sense."""
    return _bare("400", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may not see this."""
    return _dressed(request, "403", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing here, or nothing for this person."""
    return _dressed(request, "404", status=404)


def only_by_button(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """405: the address is that of a button, and the person came there without pressing it."""
    page = _dressed(request, "405", status=405)
    page["Allow"] = refusal["Allow"]
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the fault is ours. Rendered without the database, which may be what is at fault."""
    return _bare("500", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that this browser did not get from us, or got too long ago. The reason is Django's own words.

    After a dash they repeat the address that the form came from, which can hold a token or somebody's e-mail.
    """
    log.warning("csrf_failure", extra={"fields": {"reason": reason.partition(" - ")[0]}})
    return _bare("csrf", status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than may be uploaded."""
    return _bare("413", status=413, limit=settings.LARGEST_UPLOAD // (1024 * 1024))


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """429: too many wrong passwords."""
    return _bare("429", status=429, minutes=int(settings.AXES_COOLOFF_TIME.total_seconds() // 60))


def _dressed(request: HttpRequest, page: str, *, status: int) -> HttpResponse:
    content = render_to_string(f"ui/errors/{page}.html", {"reference": request_id.reference()}, request)
    return HttpResponse(content, status=status)


def _bare(page: str, *, status: int, **facts: int) -> HttpResponse:
    reference = request_id.reference()
    try:
        content = render_to_string(f"ui/errors/{page}.html", {"reference": reference, **facts})
    except Exception:  # a page about a fault must come out even when templates or static files are at fault
        log.exception("error_page_failed")
        content = mark_safe(_LAST_RESORT.format(reference=escape(reference)))  # noqa: S308  ours, with an escaped number
    return HttpResponse(content, status=status)


_LAST_RESORT = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Der er sket en fejl – Sagkyndig</title></head>
<body><main><h1>Der er sket en fejl</h1>
<p>Fejlen er vores, og den er skrevet ned. Prøv igen om lidt.</p>
<p>Referencenummer: {reference}</p></main></body></html>
"""
