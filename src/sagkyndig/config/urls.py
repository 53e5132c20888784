"""The table of addresses: each package with pages keeps its own; those for signing in are allauth's, in Danish."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from sagkyndig.journey.order import built_steps

PACKAGES = (
    "sagkyndig.foundation.ui",
    "sagkyndig.foundation.organisation",
    "sagkyndig.foundation.municipalities",
    "sagkyndig.foundation.people",
    "sagkyndig.foundation.law",
    "sagkyndig.foundation.post",
    "sagkyndig.foundation.audit",
    *(step.package for step in built_steps()),
    "sagkyndig.lobby",
)


def _has_pages(package: str) -> bool:
    return find_spec(f"{package}.web") is not None and find_spec(f"{package}.web.urls") is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sagkyndig.config.accounts")),
    *(path("", include(f"{package}.web.urls")) for package in PACKAGES if _has_pages(package)),
]

handler400 = "sagkyndig.foundation.ui.web.errors.bad_request"
handler403 = "sagkyndig.foundation.ui.web.errors.forbidden"
handler404 = "sagkyndig.foundation.ui.web.errors.not_found"
handler500 = "sagkyndig.foundation.ui.web.errors.server_error"
