"""Sharing a physical day with another municipality: who may, and how an offer or a proposed day is answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sagkyndig.journey.planning.rules.days import is_in_order
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.room import seats_finding
from sagkyndig.journey.planning.rules.travel import travel_hours
from sagkyndig.pure.danish import in_words, plural, sort_key


class Sharing(StrEnum):
    """Whether a municipality is glad to share its physical day."""

    GLADLY = "gladly"
    ALONE = "alone"


SHARING: dict[Sharing, str] = {
    Sharing.GLADLY: "Gerne sammen med en anden kommune",
    Sharing.ALONE: "Helst for os selv",
}


class Answer(StrEnum):
    """Where an offer or a proposed day stands."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken_back"


ANSWERS: dict[Answer, str] = {
    Answer.OPEN: "venter på svar",
    Answer.YES: "ja",
    Answer.NO: "nej",
    Answer.TAKEN_BACK: "taget tilbage",
}


@dataclass(frozen=True)
class Party:
    """A municipality as a partner: what another may know of it, and that is no person.

    `coming` are those enrolled so far, `on_the_day` those of all municipalities on its physical day.
    """

    run_id: int
    municipality: str
    region: str
    coming: int = 0
    sharing: Sharing | None = None
    elearning_on: date | None = None
    physical_on: date | None = None
    seats: int | None = None
    on_the_day: int = 0
    shares_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A possible partner, why it is a good one in words, and in which ways a day can become a joint one."""

    party: Party
    points: int
    reasons: tuple[str, ...]
    can_come_to_us: bool
    can_go_to_them: bool


def suggestions(
    me: Party, others: Iterable[Party], today: date, policy: PlanningPolicy = POLICY
) -> tuple[Suggestion, ...]:
    """The partners that a municipality can share a day with, the best first; those who rather are alone are left out."""
    found = [_suggestion(me, each, today, policy) for each in others if each.sharing is not Sharing.ALONE]
    return tuple(sorted(found, key=lambda each: (-each.points, sort_key(each.party.municipality))))


def weights_in_words(policy: PlanningPolicy = POLICY) -> str:
    """What the order of the suggestions stands on."""
    return (
        "Øverst står de kommuner, der ligger i jeres egen region, som gerne vil dele, og som I kan være højst "
        f"{policy.most_people_on_a_day} mennesker sammen med. En anden region inden for "
        f"{in_words(policy.near_travel_hours)} timers rejse tæller også."
    )


def can_join(joining: Party, keeper: Party, today: date) -> bool:
    """Whether somebody can come to the other's day: there is one to come to, and the own e-learning day lies before it."""
    if keeper.physical_on is None or keeper.physical_on <= today or joining.municipality in keeper.shares_with:
        return False
    return is_in_order(joining.elearning_on, keeper.physical_on)


def too_small_sentence(keeper: Party, joining: Party, policy: PlanningPolicy = POLICY) -> str | None:
    """Said before a day is shared whose room has too few seats for both and the teachers."""
    people = keeper.on_the_day + joining.coming + policy.teachers_a_day
    finding = seats_finding(keeper.seats, people)
    if finding is None:
        return None
    return f"Lokalet hos {keeper.municipality} har plads til {keeper.seats}, og I bliver {people} med underviserne."


def _suggestion(me: Party, other: Party, today: date, policy: PlanningPolicy) -> Suggestion:
    reasons, points = [], 0
    hours = travel_hours(me.region, other.region)
    if me.region == other.region:
        points, reasons = points + policy.weight_same_region, [f"også i Region {other.region}"]
    elif hours <= policy.near_travel_hours:
        points, reasons = points + policy.weight_near_region, [f"omkring {plural(hours, 'time', 'timer')} væk"]
    else:
        reasons = [f"omkring {plural(hours, 'time', 'timer')} væk"]
    if other.sharing is Sharing.GLADLY:
        points += policy.weight_gladly
        reasons.append("vil gerne dele")
    people = max(me.on_the_day, me.coming) + max(other.on_the_day, other.coming)
    if people <= policy.most_people_on_a_day:
        points += policy.weight_fits_together
    else:
        reasons.append(f"I bliver {people} i alt, og det er mange på én dag")
    return Suggestion(
        party=other,
        points=points,
        reasons=tuple(reasons),
        can_come_to_us=can_join(other, me, today),
        can_go_to_them=can_join(me, other, today),
    )
