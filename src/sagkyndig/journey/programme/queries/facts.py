"""What this step knows about an edition, for those who tell about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagkyndig.journey.programme.models import Edition, TeamMember
from sagkyndig.journey.programme.rules.team import TeamRole


@dataclass(frozen=True)
class Outlook:
    """Another edition of the same programme, as a report mentions it."""

    year: int
    theme: str
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class EditionFacts:
    """The programme, the edition, its teachers, and the programme's other editions."""

    programme_name: str
    basis: str
    agreed_on: date | None
    area: str
    first_year: int
    last_year: int
    year: int
    theme: str
    provisions: tuple[str, ...]
    places: int
    purpose: str
    starts_on: date | None
    ends_on: date | None
    lead_teacher: str | None
    teachers: int
    others: tuple[Outlook, ...]


def edition_facts(edition: Edition) -> EditionFacts:
    """What is to be told about the edition and its programme; `others` are the programme's other editions by year."""
    siblings = list(
        Edition.objects.filter(programme_id=edition.programme_id).prefetch_related("provisions").order_by("year")
    )
    names = {each.pk: tuple(provision.short_name for provision in each.provisions.all()) for each in siblings}
    teaching = list(TeamMember.objects.select_related("person").filter(edition=edition, role=TeamRole.TEACHER.value))
    return EditionFacts(
        programme_name=edition.programme.name,
        basis=edition.programme.basis,
        agreed_on=edition.programme.agreed_on,
        area=edition.programme.area,
        first_year=siblings[0].year,
        last_year=siblings[-1].year,
        year=edition.year,
        theme=edition.theme,
        provisions=names[edition.pk],
        places=edition.places,
        purpose=edition.purpose,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        lead_teacher=next((member.person.name for member in teaching if member.is_lead_teacher), None),
        teachers=len(teaching),
        others=tuple(Outlook(each.year, each.theme, names[each.pk]) for each in siblings if each.pk != edition.pk),
    )
