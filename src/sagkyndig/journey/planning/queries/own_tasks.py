"""What a contact person has to do in the own forløb, with what the tasks need to say: proposals, offers, the room."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from sagkyndig.journey.planning.models import CourseRun, DayProposal, JointOffer, Wish
from sagkyndig.journey.planning.rules.joining import SHARING, Answer, Sharing
from sagkyndig.journey.planning.rules.tasks import Known, Task, open_task, tasks
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.danish import date_with_weekday, listing

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.selection.queries import OwnPlace


@dataclass(frozen=True)
class ProposalRow:
    """A date that the municipality asked for. `reason` is the board's, where it was a no."""

    id: int
    on: date
    note: str
    answer: Answer
    reason: str
    proposed_at: datetime


@dataclass(frozen=True)
class OfferRow:
    """An offer to share a day, seen by one of the two: the other's name, the day, and in whose house it is."""

    id: int
    other: str
    on: date | None
    is_theirs: bool  # the day is the other municipality's
    is_asked: bool  # this municipality is the one to answer
    message: str


@dataclass(frozen=True)
class ContactDesk:
    """The tasks of one forløb and what belongs to them. `standing_id` is the offer that this person may answer."""

    tasks: tuple[Task, ...]
    standing_id: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    finds_the_room: bool = False
    sharing: Sharing | None = None
    proposals: tuple[ProposalRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    wishes: int = 0

    @property
    def now(self) -> Task | None:
        return open_task(self.tasks)

    @property
    def sharing_word(self) -> str:
        return SHARING[self.sharing] if self.sharing else ""

    @property
    def to_answer(self) -> tuple[OfferRow, ...]:
        return tuple(each for each in self.offers if each.is_asked)

    @property
    def asked_for(self) -> tuple[OfferRow, ...]:
        return tuple(each for each in self.offers if not each.is_asked)

    @property
    def open_proposals(self) -> tuple[ProposalRow, ...]:
        return tuple(each for each in self.proposals if each.answer is Answer.OPEN)

    @property
    def proposed_days(self) -> str:
        return listing([date_with_weekday(each.on) for each in self.open_proposals])

    @property
    def turned_down(self) -> tuple[ProposalRow, ...]:
        """The dates that got a no, while the municipality still looks for a day."""
        return tuple(each for each in self.proposals if each.answer is Answer.NO)


@dataclass(frozen=True)
class MyPlace:
    """A place in an edition that the municipality was offered or took, and that has no forløb yet."""

    edition_id: int
    edition_name: str
    theme: str
    municipality: str
    is_open: bool
    desk: ContactDesk


def contact_desks(
    person: Person, runs: Collection[CourseRun], enrolled: dict[int, int], today: date
) -> tuple[dict[int, ContactDesk], tuple[MyPlace, ...]]:
    """The desk of each of the forløb by its id, and the places without one; five queries."""
    places = selection.own_places(person)
    ids = [run.pk for run in runs]
    proposals = _by_run(DayProposal.objects.filter(course_run__in=ids).exclude(state=Answer.TAKEN_BACK.value))
    offers = offers_of(ids)
    wished = dict(Wish.objects.filter(course_run__in=ids).order_by().values_list("course_run").annotate(Count("pk")))
    desks = {
        run.pk: _desk(
            run,
            place=places.get(run.edition_id),
            proposals=tuple(proposals.get(run.pk, ())),
            offers=offers.get(run.pk, ()),
            enrolled=enrolled.get(run.pk, 0),
            wishes=wished.get(run.pk, 0),
            today=today,
        )
        for run in runs
    }
    have = {run.edition_id for run in runs}
    name = person.municipality.name if person.municipality else ""
    waiting = [_place(each, name, today) for edition_id, each in places.items() if edition_id not in have]
    return desks, tuple(waiting)


def offers_of(run_ids: Collection[int]) -> dict[int, tuple[OfferRow, ...]]:
    """The open offers of each of these forløb, by its id; one query."""
    wanted = set(run_ids)
    found: dict[int, list[OfferRow]] = {each: [] for each in wanted}
    rows = JointOffer.objects.select_related("asker__municipality", "asked__municipality", "day").filter(
        Q(asker__in=wanted) | Q(asked__in=wanted), state=Answer.OPEN.value
    )
    for row in rows:
        for own, other in ((row.asker, row.asked), (row.asked, row.asker)):
            if own.pk in wanted:
                found[own.pk].append(_offer(row, own, other))
    return {run_id: tuple(each) for run_id, each in found.items()}


def _offer(row: JointOffer, own: CourseRun, other: CourseRun) -> OfferRow:
    return OfferRow(
        id=row.pk,
        other=other.municipality.name,
        on=row.day.on if row.day else None,
        is_theirs=row.day is not None and row.day_id == other.learning_day_id,
        is_asked=row.asked_id == own.pk,
        message=row.message,
    )


def _by_run(rows: Iterable[DayProposal]) -> dict[int, list[ProposalRow]]:
    found: dict[int, list[ProposalRow]] = {}
    for each in rows:
        row = ProposalRow(each.pk, each.on, each.note, Answer(each.state), each.reason, each.proposed_at)
        found.setdefault(each.course_run_id, []).append(row)
    return found


def _desk(
    run: CourseRun,
    *,
    place: OwnPlace | None,
    proposals: tuple[ProposalRow, ...],
    offers: tuple[OfferRow, ...],
    enrolled: int,
    wishes: int,
    today: date,
) -> ContactDesk:
    day = run.learning_day
    finds_the_room = day is not None and day.host_run_id in {None, run.pk}
    is_accepted = place is not None and place.has_said_yes
    known = Known(
        is_accepted=is_accepted,
        answer_by=place.answer_by if place else None,
        began_on=place.answered_on if place and is_accepted else None,
        elearning_on=run.elearning_on,
        has_hours=run.elearning_starts_at is not None,
        physical_on=day.on if day else None,
        lacks_place=finds_the_room and day is not None and not day.place,
        awaits_answer=any(each.answer is Answer.OPEN for each in proposals)
        or any(not each.is_asked for each in offers),
        enrolled=enrolled,
        wishes=wishes,
    )
    return ContactDesk(
        tasks=tasks(known, today),
        standing_id=_to_answer(place),
        starts_at=run.elearning_starts_at,
        ends_at=run.elearning_ends_at,
        finds_the_room=finds_the_room,
        sharing=Sharing(run.sharing) if run.sharing else None,
        proposals=proposals,
        offers=offers,
        wishes=wishes,
    )


def _place(place: OwnPlace, municipality: str, today: date) -> MyPlace:
    known = Known(is_accepted=place.has_said_yes, answer_by=place.answer_by, began_on=place.answered_on)
    return MyPlace(
        edition_id=place.edition.pk,
        edition_name=place.edition.name,
        theme=place.edition.theme,
        municipality=municipality,
        is_open=is_open(EditionState(place.edition.state)),
        desk=ContactDesk(tasks=tasks(known, today), standing_id=_to_answer(place)),
    )


def _to_answer(place: OwnPlace | None) -> int | None:
    return place.standing_id if place and place.is_mine and not place.has_said_yes else None
