"""Provisions for the tests."""

from __future__ import annotations

from sagkyndig.foundation.law.models import Provision


def make_provision(short_name: str = "SEL § 96", title: str = "Borgerstyret personlig assistance (BPA)") -> Provision:
    """A provision; BPA unless said otherwise."""
    return Provision.objects.get_or_create(short_name=short_name, defaults={"title": title})[0]
