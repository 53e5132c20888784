"""Whether a person may open an address, as its view says it: links that would be refused are not shown."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import Resolver404, resolve

from sagkyndig.foundation.people.gates import EVERYONE, SIGNED_IN, STAFF
from sagkyndig.foundation.people.models import Person


def may_open(person: Person | AnonymousUser, href: str | None) -> bool:
    """True where the view behind the address opens for everybody, or for this person."""
    if not href:
        return False
    opens_for = _opens_for(urlsplit(href).path, settings.ROOT_URLCONF)
    if EVERYONE in opens_for:
        return True
    if not isinstance(person, Person):
        return False
    if SIGNED_IN in opens_for or (STAFF in opens_for and person.is_staff_of_board):
        return True
    return not person.role_names.isdisjoint(opens_for)


@lru_cache(maxsize=1024)
def _opens_for(path: str, addresses: str) -> frozenset[str]:
    """Whom the view at the path opens for, by the table of addresses; found once, as neither changes while we run."""
    try:
        view = resolve(path, addresses).func
    except Resolver404:
        return frozenset()
    return frozenset(getattr(view, "opens_for", ()))
