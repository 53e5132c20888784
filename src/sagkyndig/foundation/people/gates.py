"""The gates: each view says who it opens for; everybody else is refused, and the refusal is logged without names.

A view carries `.opens_for`, a tuple of words: one of `EVERYONE`, `SIGNED_IN` and `STAFF`, or the values of roles.
An administrator does not come through the gates of other roles.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

EVERYONE = "everyone"
SIGNED_IN = "signed_in"
STAFF = "staff"


class SignedInRequest(HttpRequest):
    """A request that has come through a gate for those who are signed in; for the type of a view's argument."""

    user: Person


View = Callable[..., HttpResponseBase]
Admits = Callable[[Any], bool]

log = logging.getLogger("sagkyndig.gates")


def open_to_everyone(view: View) -> View:
    """Opens for the public too."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    opened.opens_for = (EVERYONE,)  # type: ignore[attr-defined]
    opened.login_required = False  # type: ignore[attr-defined]  # what Django's own middleware asks for
    return opened


def open_to_signed_in(view: View) -> View:
    """Opens for everybody who is signed in."""
    return _gate(view, (SIGNED_IN,), lambda _person: True)


def open_to_staff(view: View) -> View:
    """Opens for staff of the board, whatever their roles."""
    return _gate(view, (STAFF,), lambda person: person.is_staff_of_board)


def open_to(*roles: Role) -> Callable[[View], View]:
    """Opens for those who hold at least one of the roles."""
    if not roles:
        raise ValueError("A gate opens for at least one role.")

    def gate(view: View) -> View:
        return _gate(view, tuple(Role(role).value for role in roles), lambda person: person.has_role(*roles))

    return gate


def _gate(view: View, opens_for: tuple[str, ...], admits: Admits) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.user
        if not person.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not admits(person):
            refuse(request, view, opens_for)
        return view(request, *args, **kwargs)

    guarded.opens_for = opens_for  # type: ignore[attr-defined]
    return guarded


def refuse(request: HttpRequest, view: View, opens_for: tuple[str, ...]) -> None:
    """Log who was turned away from which view, and turn them away."""
    log.warning(
        "refused",
        extra={
            "fields": {
                "view": f"{view.__module__}.{getattr(view, '__qualname__', '')}",
                "user": request.user.pk,
                "opens_for": ",".join(opens_for),
            }
        },
    )
    raise PermissionDenied


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign the person in, in a session of its own, on the strength of something else than a password."""
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[-1])
