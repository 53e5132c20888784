"""A proposal: the tour, what it costs, how good it is, and why somebody has no day, all in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.contradictions import Contradiction, contradictions
from sagkyndig.journey.planning.rules.tour.costs import Cost, Reason, leg_costs, option_costs, points_of, tour_costs
from sagkyndig.journey.planning.rules.tour.options import slots
from sagkyndig.journey.planning.rules.tour.policy import TOUR_POLICY, TourPolicy
from sagkyndig.journey.planning.rules.tour.search import Question, cheapest
from sagkyndig.journey.planning.rules.tour.world import Asked, Option, TourWorld
from sagkyndig.pure.danish import capitalised, in_words, plural

_NOT_POINTS = (Reason.WITHOUT, Reason.TEACHER)


@dataclass(frozen=True)
class Item:
    """One reason of the bill: its points together, and its sentences, each once."""

    reason: Reason
    points: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """The days that are used, in the order of time; `gap` is how many points a better tour could save at most."""

    chosen: tuple[Option, ...]
    costs: tuple[Cost, ...]
    gap: int
    contradictions: tuple[Contradiction, ...]

    @property
    def news(self) -> tuple[Option, ...]:
        """The days on which something is proposed."""
        return tuple(each for each in self.chosen if each.is_news)

    @property
    def without(self) -> int:
        """How many forløb have no day."""
        return sum(each.reason is Reason.WITHOUT for each in self.costs)

    @property
    def points(self) -> int:
        """What is weighed against other tours; a forløb without a day and a missing teacher are told by themselves."""
        return points_of(each for each in self.costs if each.reason not in _NOT_POINTS)

    @property
    def bill(self) -> tuple[Item, ...]:
        """The points by reason, the reasons in their own order."""
        by_reason: dict[Reason, list[Cost]] = defaultdict(list)
        for each in self.costs:
            if each.reason not in _NOT_POINTS:
                by_reason[each.reason].append(each)
        return tuple(
            Item(reason, points_of(by_reason[reason]), _sentences(reason, by_reason[reason]))
            for reason in Reason
            if by_reason[reason]
        )


def propose(
    world: TourWorld, asked: Asked | None = None, policy: TourPolicy = TOUR_POLICY, planning: PlanningPolicy = POLICY
) -> Proposal:
    """The best tour there is for all that is known and asked."""
    asked = asked or Asked()
    ways = slots(world, asked, policy, planning)
    found = cheapest(ways, Question(world, policy, planning, asked.former))
    used = tuple(each for each in found.chosen if each.is_used)
    costs = tour_costs(used, world, policy, planning)
    placed = {run.id for option in used for run in option.runs}
    without = [run.id for run in world.to_place if run.id not in placed]
    return Proposal(
        chosen=used,
        costs=costs,
        gap=found.cost - found.bound,
        contradictions=contradictions(ways, without, world, asked, policy, planning),
    )


def line_costs(
    option: Option, proposal: Proposal, world: TourWorld, policy: TourPolicy = TOUR_POLICY
) -> tuple[Cost, ...]:
    """What one day costs: by itself, and by the way to it from the day before."""
    ways = [cost for other in proposal.chosen for cost in leg_costs(other, option, world, policy)]
    return (*option_costs(option, world, policy), *ways)


def quality(proposal: Proposal, policy: TourPolicy = TOUR_POLICY) -> str:
    """How good it is: the best there is, or how far from it at most."""
    if proposal.gap >= policy.a_teacher_short:
        return "Søgningen stoppede, før alt var prøvet. Der kan findes en plan, hvor færre kommuner eller undervisere mangler."
    rest = "Resten af planen" if proposal.without else "Planen"
    few = f"{_without(proposal.without)} Færre kan det ikke blive. " if proposal.without else ""
    if not proposal.chosen:
        return few.strip()
    if proposal.gap == 0:
        return f"{few}{rest} er den bedste, der findes."
    return f"{few}Der kan højst findes en plan, der er {plural(proposal.gap, 'point', 'point')} bedre."


def _sentences(reason: Reason, costs: list[Cost]) -> tuple[str, ...]:
    if reason is Reason.DAYS:
        return (f"{capitalised(in_words(len(costs)))} {'ny fysisk dag' if len(costs) == 1 else 'nye fysiske dage'}.",)
    return tuple(dict.fromkeys(each.sentence for each in costs))


def _without(number: int) -> str:
    return f"{capitalised(in_words(number))} {'kommune' if number == 1 else 'kommuner'} kan ikke få en dag."
