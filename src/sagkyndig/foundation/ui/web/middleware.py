"""What happens around every request: a number, a line in the log, headers, a limit on uploads, and no blank pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from sagkyndig.foundation.ui.web import errors, request_id

log = logging.getLogger("sagkyndig.access")

Answer = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """Gives each request a number, and writes one line about it: the pattern of its address, never the address.

    An address can hold a token or what somebody searched for. A pattern (`ind/<str:token>/`) cannot.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request_id.new()
        token = request_id.current.set(number)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = number
            response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
            # What a signed-in person sees is theirs: no proxy keeps it, and a browser asks before it shows it again.
            response.headers.setdefault("Cache-Control", "private, no-cache")
            log.info("request", extra={"fields": _line(request, response, time.perf_counter() - began)})
            return response
        finally:
            request_id.current.reset(token)


def _line(request: HttpRequest, response: HttpResponse, seconds: float) -> dict[str, str | int | float | None]:
    match = request.resolver_match
    return {
        "route": match.route if match else "(ingen)",
        "method": request.method,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "user": _user_id(request),
    }


def _user_id(request: HttpRequest) -> int | None:
    """The id of who is signed in, if somebody asked; the log asks no database of its own accord."""
    user = getattr(request, "_cached_user", None)
    return user.pk if user is not None else None


class UploadLimit:
    """Refuses what is too large before it is read, so that nobody can fill the disk."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdigit() and int(said) > settings.LARGEST_UPLOAD:
            return errors.too_large(request)
        return self.get_response(request)


class WrongWayIn:
    """A page for an address that only a button leads to: one comes there after signing in anew, or by its bookmark."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            return errors.only_by_button(request, response)
        return response
