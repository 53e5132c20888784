"""May this person? The programme manager writes, a contact person sees the own municipality; the gates let staff read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.models import CourseRun, Enrolment


def can_plan(person: Person) -> bool:
    """Only programme managers write."""
    return person.is_staff_of_board and person.has_role(Role.PROGRAMME_MANAGER)


def is_contact_for(person: Person, run: CourseRun) -> bool:
    """A contact person sees the whole forløb of the own municipality and of no other."""
    return is_contact_in(person, run.municipality_id)


def is_contact_in(person: Person, code: str) -> bool:
    """Whether the person is a contact person of the municipality with that code."""
    return person.municipality_id == code and person.has_role(Role.CONTACT_PERSON)


def takes_part(person: Person, enrolment: Enrolment) -> bool:
    """A participant sees the days of the forløb they are enrolled in, as long as they are."""
    return enrolment.person_id == person.pk and enrolment.left_on is None and person.has_role(Role.PARTICIPANT)


def has_way_in(person: Person) -> bool:
    """Whether somebody has been here with their address or answers for a municipality: it is not others' to change."""
    return person.last_login is not None or person.has_role(Role.CONTACT_PERSON)
