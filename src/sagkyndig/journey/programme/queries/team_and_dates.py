"""Who is on an edition's team, and the dates it is steered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.programme.models import KeyDate, TeamMember
from sagkyndig.journey.programme.rules import wording
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.team import TeamRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class TeamEntry:
    """One person's part in an edition."""

    id: int
    person_id: int
    name: str
    role: TeamRole
    role_name: str
    is_lead_teacher: bool


@dataclass(frozen=True)
class KeyDateEntry:
    """One date that an edition is steered by."""

    id: int
    kind: KeyDateKind
    label: str
    on: date


def team(edition: Edition) -> tuple[TeamEntry, ...]:
    """The edition's team, managers first, then teachers with the lead teacher in front."""
    return _in_order(_entry(each) for each in TeamMember.objects.select_related("person").filter(edition=edition))


def parts_of(person: Person) -> dict[int, tuple[TeamEntry, ...]]:
    """The person's own parts by the id of the edition, in the order of a team; editions without one are left out."""
    found: dict[int, list[TeamEntry]] = {}
    for each in TeamMember.objects.select_related("person").filter(person=person):
        found.setdefault(each.edition_id, []).append(_entry(each))
    return {edition_id: _in_order(entries) for edition_id, entries in found.items()}


def team_member(edition_id: int, member_id: int) -> TeamMember | None:
    """That part in the edition, unless it has been taken away."""
    return TeamMember.objects.select_related("person", "edition").filter(edition_id=edition_id, pk=member_id).first()


def teachers(edition: Edition) -> list[Person]:
    """The edition's teachers, the lead teacher first."""
    members = TeamMember.objects.select_related("person").filter(edition=edition, role=TeamRole.TEACHER.value)
    return [member.person for member in members.order_by("-is_lead_teacher", "pk")]


def managers(edition: Edition) -> list[Person]:
    """The edition's programme managers who have access, in the order they came to the team."""
    members = TeamMember.objects.select_related("person").filter(edition=edition, role=TeamRole.PROGRAMME_MANAGER.value)
    return [member.person for member in members.filter(person__ended_on=None).order_by("pk")]


def lead_teacher(edition: Edition) -> Person | None:
    """The teacher who goes through all forløb (gennemgående underviser), once one is named."""
    member = TeamMember.objects.select_related("person").filter(edition=edition, is_lead_teacher=True).first()
    return member.person if member else None


def key_dates(edition: Edition) -> tuple[KeyDateEntry, ...]:
    """The edition's dates in order."""
    return key_dates_by_edition([edition])[edition.pk]


def key_dates_by_edition(editions: Collection[Edition]) -> dict[int, tuple[KeyDateEntry, ...]]:
    """The dates of each of the editions in order, by the edition's id; one query."""
    found: dict[int, list[KeyDateEntry]] = {each.pk: [] for each in editions}
    for each in KeyDate.objects.filter(edition__in=list(found)):
        kind = KeyDateKind(each.kind)
        found[each.edition_id].append(KeyDateEntry(each.pk, kind, wording.key_date_label(kind, each.label), each.on))
    return {edition_id: tuple(entries) for edition_id, entries in found.items()}


def key_date(edition_id: int, key_date_id: int) -> KeyDate | None:
    """That date of the edition, unless it has been taken away."""
    return KeyDate.objects.select_related("edition").filter(edition_id=edition_id, pk=key_date_id).first()


def _entry(member: TeamMember) -> TeamEntry:
    role = TeamRole(member.role)
    return TeamEntry(
        id=member.pk,
        person_id=member.person_id,
        name=member.person.name,
        role=role,
        role_name=wording.TEAM_ROLES[role],
        is_lead_teacher=member.is_lead_teacher,
    )


def _in_order(entries: Iterable[TeamEntry]) -> tuple[TeamEntry, ...]:
    order = {role: place for place, role in enumerate(TeamRole)}
    return tuple(sorted(entries, key=lambda entry: (order[entry.role], not entry.is_lead_teacher, entry.id)))
