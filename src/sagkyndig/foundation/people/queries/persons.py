"""Reading persons, their roles and their links."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict

from allauth.mfa.models import Authenticator
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sagkyndig.foundation.people.models import Person, SignInLink
from sagkyndig.foundation.people.rules import LinkPurpose, LinkState, Role, fitting_roles, hash_of, link_state
from sagkyndig.foundation.ui.queries import danish, page_of
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


def person(person_id: int) -> Person:
    """The person of that number; Person.DoesNotExist where there is none."""
    return Person.objects.select_related("municipality").get(pk=person_id)


def person_with_email(email: str) -> Person | None:
    """The person who signs in with that e-mail, if access has not ended."""
    return _with_access().filter(email=email.strip().lower()).first()


def staff() -> list[Person]:
    """Everybody who works for the board and has access, by name, roles fetched."""
    return list(_with_access().filter(municipality=None))


def staff_with_role(role: Role) -> list[Person]:
    """The staff who hold that role, by name, roles fetched."""
    return list(_with_access().filter(municipality=None, role_assignments__role=role))


def contact_persons(codes: Collection[str]) -> list[Person]:
    """The contact persons with access in the municipalities of those codes, in the order they were added."""
    return list(
        Person.objects.filter(
            municipality__in=list(codes), ended_on=None, role_assignments__role=Role.CONTACT_PERSON
        ).order_by("pk")
    )


def expired_links(*, before: date) -> int:
    """How many links expired before that day."""
    return SignInLink.objects.filter(expires_at__date__lt=before).count()


def municipal_people() -> list[tuple[int, date]]:
    """Everybody in municipalities who is not erased, with the day they were last here: added or signed in."""
    people = Person.objects.filter(municipality__isnull=False, erased_at=None)
    return [
        (number, timezone.localdate(max(added_at, last_login or added_at)))
        for number, added_at, last_login in people.values_list("pk", "added_at", "last_login")
    ]


def names_of(person_ids: Collection[int]) -> dict[int, str]:
    """The names of these persons by number, those without access included."""
    return dict(Person.objects.filter(pk__in=set(person_ids)).values_list("pk", "name"))


def has_second_step(person: Person) -> bool:
    """Whether the person has set up the one-time code that follows the password."""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def _with_access() -> QuerySet[Person]:
    people = Person.objects.filter(is_active=True).select_related("municipality").order_by(danish("name"), "id")
    return people.prefetch_related("role_assignments")


# --- A link's page ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LinkPage:
    """What the page behind a personal link shows. `person_name` is empty where the link is not known."""

    state: LinkState | None
    purpose: LinkPurpose = LinkPurpose.SIGN_IN
    person: Person | None = None
    expires_at: datetime | None = None

    @property
    def is_usable(self) -> bool:
        return self.state == LinkState.USABLE


def link_page(*, token: str, at: datetime) -> LinkPage:
    """Whose link it is, what it is for, and whether it can be used."""
    link = SignInLink.objects.select_related("person__municipality").filter(token_hash=hash_of(token)).first()
    if link is None:
        return LinkPage(state=None)
    state = link_state(
        spent_at=link.spent_at, expires_at=link.expires_at, access_ended=link.person.ended_on is not None, at=at
    )
    return LinkPage(state, LinkPurpose(link.purpose), link.person, link.expires_at)


# --- The administrator's pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PersonRow:
    """One person in the administrator's list."""

    id: int
    name: str
    email: str
    belongs_to: str | None
    roles: str
    ended_on: date | None
    last_login: datetime | None
    is_staff_of_board: bool
    has_second_step: bool


@dataclass(frozen=True)
class PeoplePage:
    """One page of the list, with what was looked for."""

    rows: tuple[PersonRow, ...]
    page: Page[Person]
    sought: str
    with_ended: bool


def people_page(*, sought: str = "", with_ended: bool = False, number: str | int | None = None) -> PeoplePage:
    """Persons by name whose name or e-mail holds every word that was looked for."""
    people = Person.objects.select_related("municipality").prefetch_related("role_assignments")
    people = people.annotate(has_totp=_has_totp()).order_by(danish("name"), "id")
    if not with_ended:
        people = people.filter(is_active=True)
    for word in sought.casefold().split():
        people = people.filter(search_text__contains=word)
    page = page_of(people, number)
    return PeoplePage(tuple(_row(each) for each in page.object_list), page, sought, with_ended)


@dataclass(frozen=True)
class PersonPage:
    """One person as the administrator sees them."""

    person: Person
    row: PersonRow
    roles_to_choose: tuple[Role, ...]


def person_page(person_id: int) -> PersonPage:
    """That person; Person.DoesNotExist where there is none."""
    people = Person.objects.select_related("municipality").prefetch_related("role_assignments")
    found = people.annotate(has_totp=_has_totp()).get(pk=person_id)
    return PersonPage(found, _row(found), fitting_roles(is_staff_of_board=found.is_staff_of_board))


class HasTotp(TypedDict):
    """What the administrator's lists ask of each person besides."""

    has_totp: bool


def _has_totp() -> Exists:
    return Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP))


def _row(person: WithAnnotations[Person, HasTotp]) -> PersonRow:
    return PersonRow(
        id=person.pk,
        name=person.name,
        email=person.email,
        belongs_to=person.municipality.name if person.municipality else None,
        roles=listing([role.label.lower() for role in person.roles]),
        ended_on=person.ended_on,
        last_login=person.last_login,
        is_staff_of_board=person.is_staff_of_board,
        has_second_step=person.has_totp,
    )
