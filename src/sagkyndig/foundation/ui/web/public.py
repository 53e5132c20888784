"""What pages that everybody may open share: how often, how long the answer takes, and an address that holds a token.

How often a person gets a link is held by the action, by the mails sent.
"""

from __future__ import annotations

import hashlib
from functools import wraps
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from sagkyndig.foundation.ui.web.sign_in import client_address

if TYPE_CHECKING:
    from sagkyndig.foundation.people.gates import View

# A whole town hall may share one address.
MOST_IN_AN_HOUR = 30
HOUR = 60 * 60
# Making a mail takes longer than making none. Far below this, so that nobody learns by the time who is known to us.
ANSWERED_AFTER = 0.3  # seconds


def has_asked_too_often(request: HttpRequest, what: str = "post.new_link") -> bool:
    """Count this request for `what`; True when its address has had its share of the hour. It is kept as a hash only."""
    address = client_address(request) or "unknown"
    hour = int(timezone.now().timestamp()) // HOUR
    key = f"{what}:{hour}:{hashlib.sha256(address.encode()).hexdigest()}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > MOST_IN_AN_HOUR
    except ValueError:  # the count was thrown out between the two
        return False


def answers_everybody_alike(view: View) -> View:
    """What is sent to this page is answered no sooner than after `ANSWERED_AFTER`; whoever asks too often, at once."""

    @wraps(view)
    def unhurried(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        began = monotonic()
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code != 429:
            sleep(max(0.0, ANSWERED_AFTER - (monotonic() - began)))
        return response

    return unhurried


def keeps_its_address_to_itself(view: View) -> View:
    """The address holds a token: neither other sites nor the page's own files are told it.

    Not "no-referrer": with that, browsers send the page's own form as if it came from nowhere, and it is refused.
    """

    @wraps(view)
    def discreet(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "strict-origin"
        return response

    return never_cache(discreet)
