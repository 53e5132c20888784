"""What municipalities wish the physical day to take up, and the cases they may choose among."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.courses import queries as courses
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.planning.models import CourseRun, Wish
from sagkyndig.pure.danish import sort_key

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class CaseToChoose:
    """A case of the edition's course, as one chooses it."""

    key: str
    title: str


@dataclass(frozen=True)
class WishRow:
    """One wish; `text` is the topic in the municipality's own words, or the title of a case."""

    id: int
    text: str
    case_key: str

    @property
    def is_case(self) -> bool:
        return bool(self.case_key)


@dataclass(frozen=True)
class WishesOf:
    """A municipality's wishes."""

    municipality: str
    topics: tuple[WishRow, ...]
    cases: tuple[WishRow, ...]


def wish(wish_id: int) -> Wish:
    """The wish with its forløb; ObjectDoesNotExist where there is none."""
    return Wish.objects.select_related("course_run__edition").get(pk=wish_id)


def cases_to_choose(edition: Edition) -> tuple[CaseToChoose, ...]:
    """The cases of the course that the edition uses, in its order; none before it is published. Two queries."""
    chosen = courses.courses_of([edition]).get(edition.pk)
    if chosen is None or chosen.version is None or chosen.version.published_at is None:
        return ()
    parts = courses.parts_in_order(chosen.version)
    return tuple(CaseToChoose(part.key, part.title) for part in parts if part.kind == PartKind.CASE.value)


def wishes_of(runs: Iterable[CourseRun], edition: Edition) -> tuple[WishesOf, ...]:
    """The wishes of each of the edition's forløb that has some, by the municipality's name in Danish order."""
    here, wishes = list(runs), dict[int, list[Wish]]()
    for each in Wish.objects.filter(course_run__in=[run.pk for run in here]):
        wishes.setdefault(each.course_run_id, []).append(each)
    titles = {each.key: each.title for each in cases_to_choose(edition)} if any_case(wishes.values()) else {}
    found = [_of(run.municipality.name, wishes[run.pk], titles) for run in here if run.pk in wishes]
    return tuple(sorted(found, key=lambda each: sort_key(each.municipality)))


def wishes_of_run(run: CourseRun) -> WishesOf:
    """The wishes of one forløb, which may be none."""
    found = wishes_of([run], run.edition)
    return found[0] if found else WishesOf(run.municipality.name, (), ())


def any_case(wishes: Collection[list[Wish]]) -> bool:
    """Whether the course must be read to tell of them."""
    return any(each.case_key for found in wishes for each in found)


def _of(municipality: str, found: list[Wish], titles: dict[str, str]) -> WishesOf:
    rows = [WishRow(each.pk, titles.get(each.case_key, each.text or each.case_key), each.case_key) for each in found]
    return WishesOf(
        municipality,
        topics=tuple(row for row in rows if not row.is_case),
        cases=tuple(row for row in rows if row.is_case),
    )
