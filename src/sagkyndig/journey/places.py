"""The way from the front page to an edition and to a step in it, as it stands above every step's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.order import step

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.programme.models import Edition, Programme


def programmes_crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about programmes."""
    return [("Forside", reverse("lobby:home")), ("Programmer", reverse("programme:programmes")), *more]


def programme_crumbs(programme: Programme, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one programme."""
    return programmes_crumbs((programme.name, reverse("programme:programme", args=[programme.pk])), *more)


def edition_crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of one edition; the edition comes with its programme."""
    return programme_crumbs(edition.programme, (edition.name, reverse("lobby:edition", args=[edition.pk])), *more)


def step_crumbs(edition: Edition, page: str, *more: tuple[str, str | None]) -> Crumbs:
    """The way to the step's own page, "selection:standings", or to one of those behind it."""
    title = step(page.partition(":")[0]).title
    return edition_crumbs(edition, (title, reverse(page, args=[edition.pk]) if more else None), *more)
