"""What else goes on in the municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagkyndig.journey.selection.models import Initiative
from sagkyndig.journey.selection.rules import ground
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from sagkyndig.journey.selection.rules.figures.wording import INITIATIVES
from sagkyndig.pure.danish import sort_key


@dataclass(frozen=True)
class InitiativeRow:
    """One initiative in the list."""

    id: int
    municipality: str
    name: str
    begins_on: date
    ends_on: date | None
    source: str
    state: str

    @property
    def is_web_address(self) -> bool:
        return self.source.startswith(("https://", "http://")) and " " not in self.source


@dataclass(frozen=True)
class InitiativesPage:
    """Those that are on the list, by municipality, and those that were removed."""

    rows: tuple[InitiativeRow, ...]
    removed: tuple[InitiativeRow, ...]


def initiative(initiative_id: int) -> Initiative:
    """The initiative; ObjectDoesNotExist when there is none."""
    return Initiative.objects.select_related("municipality").get(pk=initiative_id)


def initiatives_page(*, today: date) -> InitiativesPage:
    """All initiatives, each with its state on that day."""
    found = sorted(
        Initiative.objects.select_related("municipality"),
        key=lambda each: (sort_key(each.municipality.name), each.begins_on),
    )
    return InitiativesPage(
        rows=tuple(_row(each, today) for each in found if each.removed_at is None),
        removed=tuple(_row(each, today) for each in found if each.removed_at is not None),
    )


def initiatives() -> tuple[ground.Initiative, ...]:
    """Those that are on the list, as the ranking looks at them."""
    return tuple(
        ground.Initiative(each.municipality_id, _name(each), each.begins_on, each.ends_on, each.source)
        for each in Initiative.objects.filter(removed_at__isnull=True)
    )


def _row(found: Initiative, today: date) -> InitiativeRow:
    return InitiativeRow(
        id=found.pk,
        municipality=found.municipality.name,
        name=_name(found),
        begins_on=found.begins_on,
        ends_on=found.ends_on,
        source=found.source,
        state=_state(found, today),
    )


def _name(found: Initiative) -> str:
    kind = InitiativeKind(found.kind)
    if kind is InitiativeKind.OTHER:
        return found.name
    return f"{INITIATIVES[kind]}: {found.name}" if found.name else INITIATIVES[kind]


def _state(found: Initiative, today: date) -> str:
    if found.begins_on > today:
        return "kommer"
    return "færdig" if found.ends_on is not None and found.ends_on < today else "i gang"
