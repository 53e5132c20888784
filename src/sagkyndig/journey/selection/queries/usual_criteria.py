"""The criteria that an edition begins with, and what an import has to choose by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.models import AppealFigure, FigureImport
from sagkyndig.journey.selection.rules.figures import provision_order
from sagkyndig.journey.selection.rules.policy import Policy, usual_policy
from sagkyndig.journey.selection.rules.provisions import provision_from, with_former

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

YEARS_LOOKED_AT = 3
_YEARS_BACK = 2  # the last year of which figures are whole when an edition is planned; the year after is clean


@dataclass(frozen=True)
class ToChooseBy:
    """The years and provisions of an import, the provisions in the order they are listed."""

    years: tuple[int, ...]
    provisions: tuple[str, ...]


def latest_import() -> FigureImport | None:
    """The import that a choice begins with: the last to come in that is not taken out."""
    return FigureImport.objects.filter(taken_out_at__isnull=True).order_by("-imported_at", "-pk").first()


def to_choose_by(import_id: int) -> ToChooseBy:
    """What the import has figures of."""
    held = AppealFigure.objects.filter(figure_import_id=import_id).order_by()
    return ToChooseBy(
        years=tuple(sorted(held.values_list("year", flat=True).distinct())),
        provisions=tuple(sorted(held.values_list("provision", flat=True).distinct(), key=provision_order)),
    )


def usual_criteria(edition: Edition, import_id: int) -> Policy | None:
    """The usual criteria for the edition's own provisions (and those they stood in before), and the last three whole years before it.

    Those are the years that end two before the edition's own, so that the year between is left to measure from; where the
    import has none of them, its latest three. None where it has nothing of the edition's provisions.
    """
    held = to_choose_by(import_id)
    wanted = [found for name in programmes.provisions_of(edition) if (found := provision_from(name))]
    provisions = [each for name in wanted for each in with_former(name) if each in held.provisions]
    past = [year for year in held.years if year <= edition.year - _YEARS_BACK]
    if not provisions or not held.years:
        return None
    return usual_policy((past or held.years)[-YEARS_LOOKED_AT:], provisions, places=edition.places)
