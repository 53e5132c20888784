"""Everything that is kept about one person: asked of the foundation and of every step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.foundation.audit import queries as audit
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import AfterErasing, DataAbout
from sagkyndig.foundation.post import queries as post
from sagkyndig.lobby import texts
from sagkyndig.lobby.queries.signposts import answers
from sagkyndig.pure.danish import date_and_time

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

SHOWN = 20  # of one heading; the file has them all


@dataclass(frozen=True)
class PersonalPage:
    """One person's data under headings, in the order of the journey, as of a moment."""

    person: Person
    authority: str
    at: datetime
    sections: tuple[DataAbout, ...]

    @property
    def goes(self) -> tuple[str, ...]:
        """What erasing takes, in sentences: first what this person has, nothing twice."""
        return self._sentences(AfterErasing.GOES, AfterErasing.EMPTIED)

    @property
    def stays(self) -> tuple[str, ...]:
        """What erasing leaves without a name, and why."""
        return self._sentences(AfterErasing.STAYS)

    def _sentences(self, *kinds: AfterErasing) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.sentence for each in self.sections if each.after in kinds))


def personal_page(person_id: int, at: datetime) -> PersonalPage:
    """All that is kept about that person; Person.DoesNotExist where there is none."""
    person = people.person(person_id)
    sections = [*people.data_about(person), *post.data_about(person)]
    for _, data_about in answers("data_about"):
        sections += data_about(person)
    if happened := _happenings(person):
        sections.append(happened)
    return PersonalPage(person, organisation.ours().name, at, tuple(sections))


def _happenings(person: Person) -> DataAbout | None:
    items = tuple(
        (
            ("Hvornår", date_and_time(timezone.localtime(at))),
            ("Hændelse", what),
            ("Gjort af", texts.BY_THE_PERSON if is_own else texts.BY_ANOTHER),
        )
        for at, what, is_own in audit.entries_about(person.pk)
    )
    if not items:
        return None
    if person.is_staff_of_board:
        return DataAbout(texts.HAPPENED, items)
    return DataAbout(texts.HAPPENED, items, AfterErasing.STAYS, texts.LOG_STAYS)
