"""Reading persons, their roles and their links, and what is kept about each."""

from sagkyndig.foundation.people.queries.persons import (
    LinkPage,
    PeoplePage,
    PersonPage,
    PersonRow,
    expired_links,
    has_second_step,
    link_page,
    municipal_people,
    names_of,
    people_page,
    person,
    person_page,
    person_with_email,
    staff,
    staff_with_role,
)
from sagkyndig.foundation.people.queries.traces import data_about, data_from

__all__ = [
    "LinkPage",
    "PeoplePage",
    "PersonPage",
    "PersonRow",
    "data_about",
    "data_from",
    "expired_links",
    "has_second_step",
    "link_page",
    "municipal_people",
    "names_of",
    "people_page",
    "person",
    "person_page",
    "person_with_email",
    "staff",
    "staff_with_role",
]
