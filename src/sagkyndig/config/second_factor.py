"""Staff of the board prove themselves twice: until they have set up an app for one-time codes, nothing else opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

SEEN = "second_factor_seen"
# What one needs on the way to a second factor.
ON_THE_WAY = {
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_reauthenticate",
}


class SecondFactor:
    """Sends a staff member without a second factor to the page that sets one up. Off in a demonstration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or not getattr(view, "login_required", True):
            return None
        person = request.user
        if not person.is_authenticated or not person.is_staff_of_board or request.session.get(SEEN):
            return None
        if is_mfa_enabled(person):
            request.session[SEEN] = True
            return None
        if request.resolver_match and request.resolver_match.url_name in ON_THE_WAY:
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
