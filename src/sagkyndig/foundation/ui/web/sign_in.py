"""Who is trying to sign in, and from where: what the lockout counts by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The e-mail as typed in the log-in form, in small letters."""
    said = (credentials or {}).get("email") or (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(said).strip().lower()[:254]


def client_address(request: HttpRequest) -> str | None:
    """The address the request came from.

    Behind n proxies that we run, it is the n-th from the right in X-Forwarded-For: each proxy adds at the right the
    address it was called from, and whatever stands further left is the caller's own word.
    """
    proxies = settings.PROXIES
    chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(chain) >= proxies:
        return str(chain[-proxies])
    return request.META.get("REMOTE_ADDR")
