"""Reading persons, their roles and their links, and what is kept about each."""

from sagkyndig.foundation.people.queries.persons import (
    LinkPage,
    PeoplePage,
    PersonPage,
    PersonRow,
    has_second_step,
    link_page,
    names_of,
    people_page,
    person,
    person_page,
    person_with_email,
    staff,
    staff_with_role,
)
from sagkyndig.foundation.people.queries.traces import data_from

__all__ = [
    "LinkPage",
    "PeoplePage",
    "PersonPage",
    "PersonRow",
    "data_from",
    "has_second_step",
    "link_page",
    "names_of",
    "people_page",
    "person",
    "person_page",
    "person_with_email",
    "staff",
    "staff_with_role",
]
