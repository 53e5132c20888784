"""What pages have in common: the way to a page, and things that may not be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

# What stands above a page: each place on the way with its address, None where it is the page itself.
Crumbs = list[tuple[str, str | None]]
Found = TypeVar("Found")


def found(read: Callable[..., Found | None], *args: object) -> Found:
    """What the query finds, or the page that says there is nothing."""
    try:
        one = read(*args)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if one is None:
        raise Http404
    return one
