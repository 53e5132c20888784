"""What a contact person chooses between: the days on which the teachers are free, and partners to share a day with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Q

from sagkyndig.journey.planning.models import CourseRun, DayProposal, JointOffer
from sagkyndig.journey.planning.queries.availability import availability
from sagkyndig.journey.planning.queries.own_tasks import OfferRow, offers_of
from sagkyndig.journey.planning.rules.days import is_in_order, time_between_finding
from sagkyndig.journey.planning.rules.findings import Finding
from sagkyndig.journey.planning.rules.joining import (
    SHARING,
    Answer,
    Party,
    Sharing,
    Suggestion,
    suggestions,
    too_small_sentence,
)
from sagkyndig.journey.planning.rules.travel import travel_hours
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.danish import capitalised, date_with_weekday, listing, month_and_year, plural, working_days_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sagkyndig.journey.planning.rules.free_days import FreeDay

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class DayChoice:
    """A date that can be chosen, with what is worth knowing about it. `distance` tells how far the e-learning day is."""

    on: date
    hints: tuple[str, ...]
    is_close: bool
    distance: str

    @property
    def name(self) -> str:
        """ "tirsdag den 5. april", which breaks before »den« alone; the year stands above."""
        weekday, rest = date_with_weekday(self.on).rsplit(" ", 1)[0].split(" ", 1)
        return f"{weekday} {rest.replace(' ', NO_BREAK)}"


@dataclass(frozen=True)
class Month:
    """The dates of a month that can be chosen."""

    name: str
    days: tuple[DayChoice, ...]


@dataclass(frozen=True)
class DaysToChoose:
    """The free dates by month. `starts_at` is None until the edition's teaching period is set."""

    months: tuple[Month, ...]
    starts_at: time | None
    ends_at: time | None
    current_on: date | None
    shared_with: tuple[str, ...]
    can_join_another: bool
    elearning_on: date | None

    @property
    def count(self) -> int:
        return sum(len(each.days) for each in self.months)

    @property
    def with_whom(self) -> str:
        return listing(self.shared_with)

    def find(self, on: date | None) -> DayChoice | None:
        return next((each for month in self.months for each in month.days if each.on == on), None)


@dataclass(frozen=True)
class JointPage:
    """A municipality's partners: with whom it shares a day, who asks, whom it asked, and whom it could ask."""

    me: Party
    sharing: Sharing | None
    is_host: bool
    to_answer: tuple[OfferRow, ...]
    asked_for: tuple[OfferRow, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def sharing_word(self) -> str:
        return SHARING[self.sharing] if self.sharing else ""

    @property
    def with_whom(self) -> str:
        return listing(self.me.shares_with)


@dataclass(frozen=True)
class Answering:
    """An offer that a municipality is to answer, with what the rules say of it."""

    offer: JointOffer
    other: str
    is_theirs: bool
    too_small: str | None
    findings: tuple[Finding, ...]
    gives_up_on: date | None


def days_to_choose(run: CourseRun, today: date) -> DaysToChoose:
    """The dates after the e-learning day on which the teachers of the edition are free for this municipality."""
    known = availability(run.edition)
    parties = _parties(run)
    me = parties[run.pk]
    free = [
        each
        for each in known.free_days([run.municipality.name], after=today)
        if is_in_order(run.elearning_on, each.on) and each.on != me.physical_on
    ]
    others = [each for run_id, each in parties.items() if run_id != run.pk]
    found = suggestions(me, others, today)
    return DaysToChoose(
        months=tuple(
            Month(capitalised(name), tuple(_choice(each, me, others) for each in days))
            for name, days in groupby(free, key=lambda each: month_and_year(each.on))
        ),
        starts_at=known.period.starts_at if known.period else None,
        ends_at=known.period.ends_at if known.period else None,
        current_on=me.physical_on,
        shared_with=me.shares_with,
        can_join_another=any(each.can_go_to_them for each in found),
        elearning_on=run.elearning_on,
    )


def joint_page(run: CourseRun, today: date) -> JointPage:
    """With whom the municipality shares or could share its physical day; three queries."""
    parties = _parties(run)
    me = parties[run.pk]
    offers = offers_of([run.pk])[run.pk]
    asked = {each.other for each in offers}
    found = suggestions(me, _partners(run, parties), today)
    return JointPage(
        me=me,
        sharing=me.sharing,
        is_host=run.learning_day is not None and run.learning_day.host_run_id == run.pk,
        to_answer=tuple(each for each in offers if each.is_asked),
        asked_for=tuple(each for each in offers if not each.is_asked),
        suggestions=tuple(each for each in found if each.party.municipality not in asked | set(me.shares_with)),
    )


def partner(run: CourseRun, other_id: int, today: date) -> Suggestion | None:
    """Another municipality of the same edition as a partner; None where it is none, is out of it, or is on the day already."""
    parties = _parties(run)
    asked = [each for each in _partners(run, parties) if each.run_id == other_id]
    return next(iter(suggestions(parties[run.pk], asked, today)), None)


def room_sentences(run: CourseRun, other_id: int) -> dict[str, str | None]:
    """Whether the room is too small: »ours« when the other comes here, »theirs« when this municipality goes there."""
    parties = _parties(run)
    me, other = parties[run.pk], parties[other_id]
    return {"ours": too_small_sentence(me, other), "theirs": too_small_sentence(other, me)}


def answering(run: CourseRun, offer_id: int) -> Answering:
    """The open offer that this municipality is asked about; ObjectDoesNotExist where there is none."""
    offer = JointOffer.objects.select_related("asker__municipality", "day", "asker__edition").get(
        pk=offer_id, asked=run, state=Answer.OPEN.value
    )
    if offer.day is None:
        raise ObjectDoesNotExist
    parties = _parties(run)
    me, other = parties[run.pk], parties[offer.asker_id]
    is_theirs = offer.day_id == offer.asker.learning_day_id
    keeper, joining = (other, me) if is_theirs else (me, other)
    between = time_between_finding(run.elearning_on, offer.day.on) if is_theirs and run.elearning_on else None
    return Answering(
        offer=offer,
        other=other.municipality,
        is_theirs=is_theirs,
        too_small=too_small_sentence(keeper, joining),
        findings=(between,) if between else (),
        gives_up_on=me.physical_on if is_theirs else None,
    )


def own_offer(run: CourseRun, offer_id: int) -> JointOffer:
    """An offer that this municipality asked or was asked with; ObjectDoesNotExist where there is none."""
    return JointOffer.objects.select_related("asker__municipality", "asked__municipality", "day").get(
        Q(asker=run) | Q(asked=run), pk=offer_id
    )


def own_proposal(run: CourseRun, proposal_id: int) -> DayProposal:
    """A date that this municipality proposed; ObjectDoesNotExist where there is none."""
    return DayProposal.objects.select_related("course_run").get(pk=proposal_id, course_run=run)


def _partners(run: CourseRun, parties: Mapping[int, Party]) -> list[Party]:
    """The others that still take part: a municipality that is out may have its forløb until the board removes it."""
    taking_part = {each.name for each in selection.municipalities_taking_part(run.edition)}
    return [each for run_id, each in parties.items() if run_id != run.pk and each.municipality in taking_part]


def _parties(run: CourseRun) -> dict[int, Party]:
    """The municipalities of the edition as partners, by their forløb; one query."""
    rows = list(
        CourseRun.objects.select_related("municipality", "learning_day")
        .filter(edition=run.edition_id)
        .annotate(enrolled=Count("enrolments", filter=Q(enrolments__left_on=None)))
        .order_by("municipality__name")
    )
    on_day: dict[int, list[CourseRun]] = {}
    for row in rows:
        if row.learning_day_id:
            on_day.setdefault(row.learning_day_id, []).append(row)
    return {row.pk: _party(row, on_day.get(row.learning_day_id or 0, ())) for row in rows}


def _party(row: CourseRun, there: Sequence[CourseRun]) -> Party:
    day = row.learning_day
    return Party(
        run_id=row.pk,
        municipality=row.municipality.name,
        region=row.municipality.region,
        coming=row.enrolled,  # type: ignore[attr-defined]
        sharing=Sharing(row.sharing) if row.sharing else None,
        elearning_on=row.elearning_on,
        physical_on=day.on if day else None,
        seats=day.seats if day else None,
        on_the_day=sum(each.enrolled for each in there),  # type: ignore[attr-defined]
        shares_with=tuple(each.municipality.name for each in there if each.pk != row.pk),
    )


def _choice(day: FreeDay, me: Party, others: Sequence[Party]) -> DayChoice:
    hints: list[str] = []
    is_close, distance = False, ""
    if me.elearning_on:
        between = plural(working_days_between(me.elearning_on, day.on), "arbejdsdag", "arbejdsdage")
        is_close = time_between_finding(me.elearning_on, day.on) is not None
        distance = f"Der er {between} mellem jeres e-læringsdag og denne dag."
        if is_close:
            hints.append(f"kun {between} efter e-læringsdagen")
    for each in others:
        if each.physical_on and abs(each.physical_on - day.on) == timedelta(days=1):
            when = "dagen før" if each.physical_on < day.on else "dagen efter"
            if each.region == me.region:
                hints.append(f"underviserne er i {each.municipality}, i samme region, {when}")
            elif travel_hours(each.region, me.region):
                hints.append(f"underviserne er i {each.municipality} {when} og skal rejse imellem")
    return DayChoice(day.on, tuple(dict.fromkeys(hints)), is_close, distance)
