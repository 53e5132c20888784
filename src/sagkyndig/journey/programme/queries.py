"""Every read of programmes and editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min

from sagkyndig.journey.programme.models import Edition, KeyDate, Programme, TeamMember
from sagkyndig.journey.programme.rules import readiness, wording
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.readiness import Outline
from sagkyndig.journey.programme.rules.states import TRANSITIONS, EditionState
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme in the list of programmes."""

    id: int
    name: str
    area: str
    first_year: int | None
    last_year: int | None
    editions: int


@dataclass(frozen=True)
class ProgrammesPage:
    """The list of programmes."""

    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True)
class EditionRow:
    """An edition in the table of its programme."""

    id: int
    name: str
    year: int
    theme: str
    provisions: str
    places: int
    state: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class ProgrammePage:
    """A programme with its editions, newest first."""

    id: int
    name: str
    basis: str
    agreed_on: date | None
    area: str
    purpose: str
    editions: tuple[EditionRow, ...]


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


@dataclass(frozen=True)
class EditionPage:
    """Everything about one edition: what it is about, its team, its dates, and the states that may follow."""

    id: int
    name: str
    programme_id: int
    programme_name: str
    theme: str
    provisions: tuple[str, ...]
    places: int
    purpose: str
    state: EditionState
    state_name: str
    next_states: tuple[EditionState, ...]
    starts_on: date | None
    ends_on: date | None
    team: tuple[TeamEntry, ...]
    key_dates: tuple[KeyDateEntry, ...]
    missing: str | None

    @property
    def can_start(self) -> bool:
        return EditionState.RUNNING in self.next_states

    @property
    def can_finish(self) -> bool:
        return EditionState.FINISHED in self.next_states


@dataclass(frozen=True)
class Outlook:
    """Another edition of the same programme, as a report mentions it."""

    year: int
    theme: str
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class EditionFacts:
    """What this step knows about an edition, for those who tell about it."""

    programme_name: str
    basis: str
    agreed_on: date | None
    area: str
    programme_purpose: str
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


def programme(programme_id: int) -> Programme:
    """The programme with that id; Programme.DoesNotExist (an ObjectDoesNotExist) where there is none."""
    return Programme.objects.get(pk=programme_id)


def programmes() -> list[Programme]:
    """All programmes by name."""
    return list(Programme.objects.all())


def edition(edition_id: int) -> Edition:
    """The edition with its programme; Edition.DoesNotExist (an ObjectDoesNotExist) where there is none."""
    return Edition.objects.select_related("programme").get(pk=edition_id)


def edition_to_change(edition_id: int) -> Edition:
    """The edition, locked until the transaction ends: for writes that must see each other, such as taking a place."""
    return Edition.objects.select_for_update().get(pk=edition_id)


def editions() -> list[Edition]:
    """All editions with their programmes, newest first."""
    return list(Edition.objects.select_related("programme"))


def open_editions() -> list[Edition]:
    """The editions that are planned or running, newest first."""
    return list(Edition.objects.select_related("programme").exclude(state=EditionState.FINISHED.value))


def editions_of(programme: Programme) -> list[Edition]:
    """The programme's editions, oldest first."""
    return list(Edition.objects.select_related("programme").filter(programme=programme).order_by("year"))


def previous_edition(edition: Edition) -> Edition | None:
    """The programme's latest edition before this one."""
    return Edition.objects.filter(programme_id=edition.programme_id, year__lt=edition.year).order_by("-year").first()


def provisions_of(edition: Edition) -> tuple[str, ...]:
    """The short names of the provisions that the edition is about, as they were entered."""
    return tuple(provision.short_name for provision in edition.provisions.order_by("pk"))


def team(edition: Edition) -> tuple[TeamEntry, ...]:
    """The edition's team, managers first, then teachers with the lead teacher in front."""
    order = {role: place for place, role in enumerate(TeamRole)}
    members = TeamMember.objects.select_related("person").filter(edition=edition)
    entries = [
        TeamEntry(
            id=member.pk,
            person_id=member.person_id,
            name=member.person.name,
            role=TeamRole(member.role),
            role_name=wording.TEAM_ROLES[TeamRole(member.role)],
            is_lead_teacher=member.is_lead_teacher,
        )
        for member in members
    ]
    return tuple(sorted(entries, key=lambda entry: (order[entry.role], not entry.is_lead_teacher, entry.id)))


def team_member(edition_id: int, member_id: int) -> TeamMember | None:
    """That part in the edition, unless it has been taken away."""
    return TeamMember.objects.select_related("person", "edition").filter(edition_id=edition_id, pk=member_id).first()


def key_date(edition_id: int, key_date_id: int) -> KeyDate | None:
    """That date of the edition, unless it has been taken away."""
    return KeyDate.objects.select_related("edition").filter(edition_id=edition_id, pk=key_date_id).first()


def people_in_team(edition: Edition, role: TeamRole) -> list[Person]:
    """The people who hold that part in the edition, the lead teacher first."""
    members = TeamMember.objects.select_related("person").filter(edition=edition, role=role.value)
    return [member.person for member in members.order_by("-is_lead_teacher", "pk")]


def teachers(edition: Edition) -> list[Person]:
    """The edition's teachers, the lead teacher first."""
    return people_in_team(edition, TeamRole.TEACHER)


def lead_teacher(edition: Edition) -> Person | None:
    """The teacher who goes through all forløb (gennemgående underviser), once one is named."""
    member = TeamMember.objects.select_related("person").filter(edition=edition, is_lead_teacher=True).first()
    return member.person if member else None


def key_dates(edition: Edition) -> tuple[KeyDateEntry, ...]:
    """The edition's dates in order."""
    return tuple(
        KeyDateEntry(
            each.pk, KeyDateKind(each.kind), wording.key_date_label(KeyDateKind(each.kind), each.label), each.on
        )
        for each in KeyDate.objects.filter(edition=edition)
    )


def outline(edition: Edition) -> Outline:
    """How much has been entered about the edition."""
    members = list(TeamMember.objects.filter(edition=edition, role=TeamRole.TEACHER.value))
    return Outline(
        provisions=edition.provisions.count(),
        has_purpose=bool(edition.purpose),
        teachers=len(members),
        has_lead_teacher=any(member.is_lead_teacher for member in members),
        key_dates=KeyDate.objects.filter(edition=edition).count(),
    )


def missing_sentence(edition: Edition) -> str | None:
    """What the edition still lacks, with its name; None when nothing is missing."""
    return readiness.missing_sentence(edition.name, outline(edition))


def programmes_page() -> ProgrammesPage:
    """The list of programmes by name, each with the years of its editions."""
    found = Programme.objects.annotate(
        first=Min("editions__year"), last=Max("editions__year"), count=Count("editions")
    ).order_by("name")
    return ProgrammesPage(
        tuple(ProgrammeRow(each.pk, each.name, each.area, each.first, each.last, each.count) for each in found)
    )


def programme_page(programme_id: int) -> ProgrammePage:
    """One programme with its editions; ObjectDoesNotExist where there is none."""
    found = Programme.objects.get(pk=programme_id)
    rows = [
        EditionRow(
            id=each.pk,
            name=each.name,
            year=each.year,
            theme=each.theme,
            provisions=listing([provision.short_name for provision in each.provisions.all()]),
            places=each.places,
            state=wording.EDITION_STATES[EditionState(each.state)],
            starts_on=each.starts_on,
            ends_on=each.ends_on,
        )
        for each in found.editions.prefetch_related("provisions")
    ]
    return ProgrammePage(found.pk, found.name, found.basis, found.agreed_on, found.area, found.purpose, tuple(rows))


def edition_page(edition_id: int) -> EditionPage:
    """One edition with its team and dates; ObjectDoesNotExist where there is none."""
    found = edition(edition_id)
    state = EditionState(found.state)
    return EditionPage(
        id=found.pk,
        name=found.name,
        programme_id=found.programme_id,
        programme_name=found.programme.name,
        theme=found.theme,
        provisions=provisions_of(found),
        places=found.places,
        purpose=found.purpose,
        state=state,
        state_name=wording.EDITION_STATES[state],
        next_states=TRANSITIONS[state],
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        team=team(found),
        key_dates=key_dates(found),
        missing=missing_sentence(found),
    )


def edition_facts(edition: Edition) -> EditionFacts:
    """What is to be told about the edition and its programme; `others` are the programme's other editions by year."""
    siblings = list(
        Edition.objects.filter(programme_id=edition.programme_id).prefetch_related("provisions").order_by("year")
    )
    names = {each.pk: tuple(provision.short_name for provision in each.provisions.all()) for each in siblings}
    teaching = teachers(edition)
    lead = lead_teacher(edition)
    return EditionFacts(
        programme_name=edition.programme.name,
        basis=edition.programme.basis,
        agreed_on=edition.programme.agreed_on,
        area=edition.programme.area,
        programme_purpose=edition.programme.purpose,
        first_year=siblings[0].year,
        last_year=siblings[-1].year,
        year=edition.year,
        theme=edition.theme,
        provisions=names[edition.pk],
        places=edition.places,
        purpose=edition.purpose,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        lead_teacher=lead.name if lead else None,
        teachers=len(teaching),
        others=tuple(Outlook(each.year, each.theme, names[each.pk]) for each in siblings if each.pk != edition.pk),
    )
