"""What an edition's criteria give today: the ground they stand on, its stamp, and the reckoning that is kept or made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.ranking_files import policy_data, policy_from
from sagkyndig.journey.selection.files.reckoned import SHAPE, reckoning_from
from sagkyndig.journey.selection.models import Criteria, OwnChange
from sagkyndig.journey.selection.queries.figures import appeal_cells
from sagkyndig.journey.selection.queries.initiatives import initiatives
from sagkyndig.journey.selection.rules.ground import Ground, Initiative
from sagkyndig.journey.selection.rules.own_changes import ChangeKind, Own
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.reckoning import Reckoning, reckon

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

_MOST_REMEMBERED = 8
_remembered: dict[str, Reckoning] = {}


@dataclass(frozen=True)
class Basis:
    """What a reckoning of an edition stands on but the appeals, which stay where they are until they are asked for."""

    import_id: int
    file_sha256: str
    policy: Policy  # with the day that initiatives are looked at
    own: tuple[Own, ...]
    municipalities: tuple[MunicipalityRow, ...]
    initiatives: tuple[Initiative, ...]

    @property
    def stamp(self) -> str:
        """The same as long as nothing has changed that the reckoning looks at; a new day alone changes nothing."""
        on = self.policy.decided_on
        told = [
            SHAPE,
            self.file_sha256,
            policy_data(replace(self.policy, decided_on=None)),
            [[each.code, each.kind.value, each.reason] for each in self.own],
            [[each.code, each.name, each.region, each.population] for each in self.municipalities],
            sorted(
                [
                    each.code,
                    each.kind,
                    str(each.begins),
                    str(each.ends),
                    each.source,
                    bool(on and each.is_under_way(on)),
                ]
                for each in self.initiatives
            ),
        ]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    def ground(self) -> Ground:
        """With the appeals: all that the import holds."""
        return Ground(self.municipalities, appeal_cells(self.import_id), self.initiatives)


def basis_of(criteria: Criteria, *, own: Sequence[Own] | None = None, on: date) -> Basis:
    """What the criteria stand on today; `own` in place of the changes that are stored."""
    return Basis(
        import_id=criteria.figure_import_id,
        file_sha256=criteria.figure_import.sha256,
        policy=replace(policy_from(criteria.policy), decided_on=on).with_places(criteria.edition.places),
        own=own_changes_of(criteria.edition_id) if own is None else tuple(own),
        municipalities=municipality_rows(),
        initiatives=initiatives(),
    )


def own_changes_of(edition_id: int) -> tuple[Own, ...]:
    """The manager's changes as the rules look at them, in the order they were made."""
    kept = OwnChange.objects.filter(edition_id=edition_id).order_by("pk")
    return tuple(Own(each.municipality_id, ChangeKind(each.kind), each.reason) for each in kept)


def municipality_rows() -> tuple[MunicipalityRow, ...]:
    """All municipalities as the ranking looks at them, by code."""
    found = [
        MunicipalityRow(each.code, each.name, each.region, each.population) for each in municipalities.municipalities()
    ]
    return tuple(sorted(found, key=lambda each: each.code))


def criteria_of(edition: Edition) -> Criteria | None:
    """The edition's criteria, None where nobody has chosen any."""
    return Criteria.objects.select_related("edition", "figure_import", "changed_by").filter(edition=edition).first()


def reckoning_of(criteria: Criteria, basis: Basis) -> Reckoning:
    """What is kept where it still holds, else reckoned again, and remembered while the process lives."""
    if criteria.reckoned is not None and criteria.stamp == basis.stamp:
        return reckoning_from(criteria.reckoned)
    return _reckoned(basis.stamp, basis)


def tried(basis: Basis) -> Reckoning:
    """What other criteria would give, without what would change that again."""
    return _reckoned(f"tried {basis.stamp}", basis, tries_others=False)


def _reckoned(key: str, basis: Basis, *, tries_others: bool = True) -> Reckoning:
    found = _remembered.get(key)
    if found is None:
        while len(_remembered) >= _MOST_REMEMBERED:
            _remembered.pop(next(iter(_remembered)), None)
        found = reckon(basis.ground(), basis.policy, basis.own, tries_others=tries_others)
        _remembered[key] = found
    return found
