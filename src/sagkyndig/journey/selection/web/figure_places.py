"""What the pages of appeal figures have in common: the way to a page, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.selection.queries import figures, initiatives

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.selection.models import FigureImport, Initiative


def import_of(figures_id: int) -> FigureImport:
    return found(figures.figure_import, figures_id)


def initiative_of(initiative_id: int) -> Initiative:
    return found(initiatives.initiative, initiative_id)


def figures_crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about appeal figures."""
    here = reverse("selection:figures") if more else None
    return [("Forside", reverse("lobby:home")), ("Kommunetal", here), *more]


def import_crumbs(one: FigureImport, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about one import."""
    here = reverse("selection:figure_import", args=[one.pk]) if more else None
    return figures_crumbs((one.filename, here), *more)


def initiatives_crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about other initiatives."""
    here = reverse("selection:initiatives") if more else None
    return figures_crumbs(("Andre indsatser", here), *more)
