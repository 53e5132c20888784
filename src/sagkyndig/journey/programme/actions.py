"""Every write of programmes and editions: what the programme manager can do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.programme.models import Edition, KeyDate, Programme, TeamMember
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind, moved_by_years, require_label
from sagkyndig.journey.programme.rules.period import require_order
from sagkyndig.journey.programme.rules.states import EditionState, require_transition
from sagkyndig.journey.programme.rules.team import TeamRole, require_teacher
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.law.models import Provision
    from sagkyndig.foundation.people.models import Person


class NameIsTaken(Exception):
    """Another programme has that name."""


class YearIsTaken(Exception):
    """The programme has an edition in that year."""


class AlreadyInTheTeam(Exception):
    """The person has that part in the edition."""


class AnotherLeads(Exception):
    """The edition has a lead teacher already."""


class DateIsSet(Exception):
    """The edition has a date of that kind."""


@transaction.atomic
def create_programme(
    *,
    name: str,
    area: str,
    basis: str = "",
    agreed_on: date | None = None,
    purpose: str = "",
    actor: Person | None,
    at: datetime,
) -> Programme:
    """A programme comes into being; NameIsTaken when another has its name."""
    try:
        with transaction.atomic():
            programme = Programme.objects.create(
                name=name, area=area, basis=basis, agreed_on=agreed_on, purpose=purpose, updated_at=at
            )
    except IntegrityError as error:
        raise NameIsTaken from error
    record("programme.programme_created", actor=actor, about=programme, at=at)
    return programme


@transaction.atomic
def correct_programme(
    *,
    programme: Programme,
    seen_version: int,
    name: str,
    area: str,
    basis: str,
    agreed_on: date | None,
    purpose: str,
    actor: Person | None,
    at: datetime,
) -> Programme:
    """Change a programme's text. ChangedMeanwhile when somebody saved after `seen_version`; NameIsTaken."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    require_version(stored=locked.version, seen=seen_version)
    locked.name, locked.area, locked.basis, locked.agreed_on, locked.purpose = name, area, basis, agreed_on, purpose
    locked.version += 1
    locked.updated_at = at
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError as error:
        raise NameIsTaken from error
    record("programme.programme_corrected", actor=actor, about=locked, at=at, version=locked.version)
    return locked


@transaction.atomic
def create_edition(
    *,
    programme: Programme,
    year: int,
    theme: str,
    provisions: Iterable[Provision] = (),
    places: int = 10,
    purpose: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    actor: Person | None,
    at: datetime,
) -> Edition:
    """A year's edition comes into being, planned. YearIsTaken; EndsBeforeItStarts."""
    require_order(starts_on, ends_on)
    try:
        with transaction.atomic():
            edition = Edition.objects.create(
                programme=programme,
                year=year,
                theme=theme,
                places=places,
                purpose=purpose,
                starts_on=starts_on,
                ends_on=ends_on,
                updated_at=at,
            )
    except IntegrityError as error:
        raise YearIsTaken from error
    edition.provisions.set(provisions)
    record("programme.edition_created", actor=actor, about=edition, at=at, year=year)
    return edition


@transaction.atomic
def correct_edition(
    *,
    edition: Edition,
    seen_version: int,
    year: int,
    theme: str,
    provisions: Iterable[Provision],
    places: int,
    purpose: str,
    starts_on: date | None,
    ends_on: date | None,
    actor: Person | None,
    at: datetime,
) -> Edition:
    """Change what an edition is about. ChangedMeanwhile; YearIsTaken; EndsBeforeItStarts."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("programme").get(pk=edition.pk)
    require_version(stored=locked.version, seen=seen_version)
    require_order(starts_on, ends_on)
    locked.year, locked.theme, locked.places, locked.purpose = year, theme, places, purpose
    locked.starts_on, locked.ends_on = starts_on, ends_on
    locked.version += 1
    locked.updated_at = at
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError as error:
        raise YearIsTaken from error
    locked.provisions.set(provisions)
    record("programme.edition_corrected", actor=actor, about=locked, at=at, version=locked.version)
    return locked


@transaction.atomic
def start_edition(*, edition: Edition, actor: Person | None, at: datetime) -> Edition:
    """The edition runs from now on. NotAllowedNow unless it is planned."""
    return _move(edition, EditionState.RUNNING, actor=actor, at=at)


@transaction.atomic
def finish_edition(*, edition: Edition, actor: Person | None, at: datetime) -> Edition:
    """The edition is over. NotAllowedNow unless it runs."""
    return _move(edition, EditionState.FINISHED, actor=actor, at=at)


def _move(edition: Edition, to: EditionState, *, actor: Person | None, at: datetime) -> Edition:
    locked = Edition.objects.select_for_update(of=("self",)).select_related("programme").get(pk=edition.pk)
    require_transition(EditionState(locked.state), to)
    locked.state = to.value
    locked.version += 1
    locked.updated_at = at
    locked.save()
    record("programme.edition_moved", actor=actor, about=locked, at=at, to=to.value)
    return locked


@transaction.atomic
def add_team_member(
    *,
    edition: Edition,
    person: Person,
    role: TeamRole,
    is_lead_teacher: bool = False,
    actor: Person | None,
    at: datetime,
) -> TeamMember:
    """Give a person a part in the edition. AlreadyInTheTeam; AnotherLeads; OnlyTeachersLead."""
    if is_lead_teacher:
        require_teacher(role)
    Edition.objects.select_for_update().get(pk=edition.pk)
    if TeamMember.objects.filter(edition=edition, person=person, role=role.value).exists():
        raise AlreadyInTheTeam
    if is_lead_teacher and TeamMember.objects.filter(edition=edition, is_lead_teacher=True).exists():
        raise AnotherLeads
    member = TeamMember.objects.create(edition=edition, person=person, role=role.value, is_lead_teacher=is_lead_teacher)
    record(
        "programme.team_member_added", actor=actor, about=edition, at=at, person=person.pk, role=role.value,
        lead=int(is_lead_teacher),
    )  # fmt: skip
    return member


@transaction.atomic
def remove_team_member(*, member: TeamMember, actor: Person | None, at: datetime) -> None:
    """Take a part in the edition from a person."""
    record(
        "programme.team_member_removed",
        actor=actor,
        about=member.edition,
        at=at,
        person=member.person_id,
        role=member.role,
    )
    member.delete()


@transaction.atomic
def make_lead_teacher(*, member: TeamMember, actor: Person | None, at: datetime) -> TeamMember:
    """Let a teacher of the team go through all forløb, instead of whoever did. OnlyTeachersLead."""
    require_teacher(TeamRole(member.role))
    Edition.objects.select_for_update().get(pk=member.edition_id)
    TeamMember.objects.filter(edition_id=member.edition_id, is_lead_teacher=True).update(is_lead_teacher=False)
    member.is_lead_teacher = True
    member.save(update_fields=["is_lead_teacher"])
    record("programme.lead_teacher_named", actor=actor, about=member.edition, at=at, person=member.person_id)
    return member


@transaction.atomic
def set_key_date(
    *, edition: Edition, kind: KeyDateKind, on: date, label: str = "", actor: Person | None, at: datetime
) -> KeyDate:
    """Put a date on the edition's calendar. LabelIsMissing; DateIsSet when that kind of date stands already."""
    require_label(kind, label)
    label = label.strip() if kind is KeyDateKind.OTHER else ""
    try:
        with transaction.atomic():
            key_date = KeyDate.objects.create(edition=edition, kind=kind.value, label=label, on=on)
    except IntegrityError as error:
        raise DateIsSet from error
    record("programme.key_date_set", actor=actor, about=edition, at=at, kind=kind.value, on=on.isoformat())
    return key_date


@transaction.atomic
def remove_key_date(*, key_date: KeyDate, actor: Person | None, at: datetime) -> None:
    """Take a date off the edition's calendar."""
    record(
        "programme.key_date_removed",
        actor=actor,
        about=key_date.edition,
        at=at,
        kind=key_date.kind,
        on=key_date.on.isoformat(),
    )
    key_date.delete()


@transaction.atomic
def begin_next_edition(*, old: Edition, year: int, theme: str, actor: Person | None, at: datetime) -> Edition:
    """A new edition that begins from an earlier one: places, purpose, team, and the dates as many years later.

    The provisions follow the theme and are chosen anew. YearIsTaken.
    """
    years = year - old.year
    new = create_edition(
        programme=old.programme, year=year, theme=theme, places=old.places, purpose=old.purpose, actor=actor, at=at
    )
    TeamMember.objects.bulk_create(
        TeamMember(edition=new, person_id=each.person_id, role=each.role, is_lead_teacher=each.is_lead_teacher)
        for each in old.team.all()
    )
    KeyDate.objects.bulk_create(
        KeyDate(edition=new, kind=each.kind, label=each.label, on=moved_by_years(each.on, years))
        for each in old.key_dates.all()
    )
    record("programme.edition_carried_over", actor=actor, about=new, at=at, from_edition=old.pk)
    return new
