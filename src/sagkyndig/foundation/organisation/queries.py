"""Who the authority is."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.foundation.organisation.models import Organisation


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
