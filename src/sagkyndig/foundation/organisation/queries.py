"""Who the authority is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sagkyndig.foundation.organisation.models import Organisation, Retention
from sagkyndig.foundation.organisation.rules import KEEPING, Keep


@dataclass(frozen=True)
class OurOrganisation:
    """The authority as pages, mails and documents name it; empty texts where nothing was written."""

    name: str
    genitive: str
    address: str = ""
    phone: str = ""
    phone_hours: str = ""
    email: str = ""
    web: str = ""
    accessibility_statement_url: str = ""
    is_demonstration: bool = False

    @property
    def address_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.address.splitlines() if line.strip())


# Until somebody has said who they are, pages can be shown all the same.
NAMELESS = OurOrganisation(name="Myndigheden", genitive="Myndighedens")


def ours() -> OurOrganisation:
    """The one authority; `NAMELESS` in an installation where it has not been described yet."""
    row = Organisation.objects.values(*OurOrganisation.__dataclass_fields__).first()
    return OurOrganisation(**row) if row else NAMELESS


def is_demonstration() -> bool:
    """Whether this installation only shows what could be."""
    return Organisation.objects.filter(is_demonstration=True).exists()


@dataclass(frozen=True)
class Keeping:
    """For how many months each kind is kept, and the version of all of it: it rises with every change."""

    months: Mapping[Keep, int]
    version: int


def keeping() -> Keeping:
    """What the authority decided, and what is proposed where it did not."""
    rows = list(Retention.objects.all())
    decided = {Keep(row.kind): row.months for row in rows}
    return Keeping(
        months={kind: decided.get(kind, rule.months) for kind, rule in KEEPING.items()},
        version=1 + sum(row.version for row in rows),
    )
