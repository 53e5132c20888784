"""Staff must have a second step before anything opens; people in municipalities have neither password nor second step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from sagkyndig.foundation.people.gates import EVERYONE
from sagkyndig.foundation.people.queries import has_second_step

# What one needs in order to set the second step up, and the way out.
OPEN_BEFORE = frozenset(
    {"mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate", "account_change_password", "account_logout"}
)


class SecondStep:
    """Stands behind the sign-in on every request. Off in a demonstration: nobody holds its people's telephones."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if EVERYONE in getattr(view, "opens_for", ()) or not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if not request.user.is_staff_of_board:
            if _is_page_of_an_account(view) and name != "account_logout":
                raise PermissionDenied
            return None
        if not settings.SECOND_FACTOR or name in OPEN_BEFORE or has_second_step(request.user):
            return None
        return redirect("mfa_activate_totp")


def _is_page_of_an_account(view: Any) -> bool:
    return str(getattr(view, "view_class", view).__module__).startswith("allauth.")
