"""How often one address may ask for links. How often a person gets one is held by the action, by the mails sent."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from sagkyndig.foundation.ui.web.sign_in import client_address

# A whole town hall may share one address.
MOST_IN_AN_HOUR = 30
HOUR = 60 * 60


def has_asked_too_often(request: HttpRequest) -> bool:
    """Count this request; True when its address has had its share of the hour. The address is kept as a hash only."""
    address = client_address(request) or "unknown"
    key = "post.new_link:" + hashlib.sha256(address.encode()).hexdigest()
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > MOST_IN_AN_HOUR
    except ValueError:  # the hour ended between the two
        return False
