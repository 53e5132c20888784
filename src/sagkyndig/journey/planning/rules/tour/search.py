"""Finding the tour that costs least: one choice for each way to use each date, and rows for what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.costs import Week, leg_costs, option_costs, points_of, week_of
from sagkyndig.journey.planning.rules.tour.options import Slot
from sagkyndig.journey.planning.rules.tour.policy import TourPolicy
from sagkyndig.journey.planning.rules.tour.world import Held, Option, TourWorld
from sagkyndig.pure.optimum import Problem

# Numbers of variables, and how often each counts.
Terms = list[tuple[int, float]]
# The day that stands, None for a new one, and the forløb that are newly served.
Group = tuple[int | None, frozenset[int]]
# What matters to the way from one day to the next: the region, and who teaches there.
Stop = tuple[str | None, tuple[int, ...]]


@dataclass(frozen=True)
class Found:
    """The options chosen in the order of time, what they cost, and the bound: no tour costs less."""

    chosen: tuple[Option, ...]
    cost: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.cost <= self.bound


@dataclass(frozen=True)
class Question:
    """What is searched for: the world, what it is weighed by, and the lines that stood in the proposal before.

    Of tours that cost the same the one is taken that keeps most of those lines: a point is `grain` small ones, and each
    other line costs one of them.
    """

    world: TourWorld
    policy: TourPolicy
    planning: PlanningPolicy = POLICY
    former: frozenset[Held] = frozenset()

    @property
    def grain(self) -> int:
        return len(self.world.runs) + len(self.world.days) + 1 if self.former else 1

    def price(self, option: Option) -> int:
        """What the option costs by itself, in small points."""
        if not option.is_used:
            return 0
        points = points_of(option_costs(option, self.world, self.policy, self.planning))
        is_other = bool(self.former) and option.is_news and _held(option) not in self.former
        return points * self.grain + is_other

    def price_of_way(self, first: Option, second: Option) -> int:
        """What it costs to come from one to the other."""
        return points_of(leg_costs(first, second, self.world, self.policy, self.planning)) * self.grain


def cheapest(slots: Sequence[Slot], question: Question) -> Found:
    """The best tour. Where there are dates enough, first who shares with whom, whenever it is, and then the dates for them.

    The first is a bound, the second a tour; where they meet, as they mostly do, there is nothing left to search.
    """
    found = _cheapest(slots, question)
    return replace(found, cost=found.cost // question.grain, bound=found.bound // question.grain)


def _cheapest(slots: Sequence[Slot], question: Question) -> Found:
    groups, floor = _groups_alone(slots, question)
    if len(slots) >= question.policy.dates_enough * len(question.world.to_place):
        fitting = [tuple(each for each in slot if _group(each) in groups) for slot in slots]
        first = _solved(_Search(fitting, question))
        if first.cost <= floor:
            return replace(first, bound=first.cost)
    search = _Search(slots, question)
    search.problem.costs_at_least(floor)
    return _solved(search)


def _solved(search: _Search) -> Found:
    found = search.problem.solve(search.policy.most_nodes)
    chosen = [option for option, number in search.all_options() if found.values[number]]
    return Found(tuple(sorted(chosen, key=lambda each: each.on)), found.cost, found.bound)


def _held(option: Option) -> Held:
    runs, teachers = (frozenset(each.id for each in some) for some in (option.runs, option.adds))
    return Held(runs, option.on, teachers)


def _group(option: Option) -> Group:
    """Who is newly served, and on which of the days that stand."""
    return option.day.id if option.day else None, frozenset(run.id for run in option.runs)


def _groups_alone(slots: Sequence[Slot], question: Question) -> tuple[set[Group], int]:
    """Who goes together in the cheapest tour when nothing but the days themselves counts; no tour costs less."""
    cheapest: dict[Group, tuple[int, Option]] = {}
    for slot in slots:
        for option in slot:
            price = question.price(option)
            if _group(option) not in cheapest or price < cheapest[_group(option)][0]:
                cheapest[_group(option)] = price, option
    standing: dict[int, list[Option]] = defaultdict(list)
    for (day, _), (_, option) in cheapest.items():
        if day is not None:
            standing[day].append(option)
    alone = [(option,) for (day, _), (_, option) in cheapest.items() if day is None]
    found = _solved(_Search([*map(tuple, standing.values()), *alone], question, is_whole=False))
    return {_group(option) for option in found.chosen}, found.bound


def most_placed(slots: Sequence[Slot], world: TourWorld, policy: TourPolicy) -> set[int]:
    """The forløb, by id, of a tour that gives as many as can be a day, whatever it costs."""
    found = _solved(_Search(slots, Question(world, policy), is_weighed=False))
    return {run.id for option in found.chosen for run in option.runs}


class _Search:
    def __init__(
        self, slots: Sequence[Slot], question: Question, *, is_weighed: bool = True, is_whole: bool = True
    ) -> None:
        self.question, self.world, self.policy = question, question.world, question.policy
        self.problem = Problem()
        self.slots = [
            [(option, self.problem.choice(question.price(option) if is_weighed else 0)) for option in slot]
            for slot in slots
        ]
        self._one_use_of_each_date()
        self._a_day_for_each_forloeb()
        if is_whole:
            self._nobody_in_two_places()
            self._questions_to_branch_on()
        if is_weighed and is_whole:
            self._weeks()
            self._load()
            self._ways()

    def all_options(self) -> Iterator[tuple[Option, int]]:
        for slot in self.slots:
            yield from slot

    def _one_use_of_each_date(self) -> None:
        for slot in self.slots:
            stands = any(option.day for option, _ in slot)
            self.problem.row([(number, 1) for _, number in slot], least=1 if stands else 0, most=1)

    def _a_day_for_each_forloeb(self) -> None:
        serving: dict[int, Terms] = {run.id: [] for run in self.world.to_place}
        for option, number in self.all_options():
            for run in option.runs:
                serving[run.id].append((number, 1))
        for terms in serving.values():
            without = self.problem.choice(self.policy.without_a_day * self.question.grain)
            self.problem.row([*terms, (without, 1)], least=1, most=1)

    def _nobody_in_two_places(self) -> None:
        """Two days that stand on one date may want the same teacher."""
        asking: dict[tuple[object, int], list[Terms]] = defaultdict(list)
        for slot in self.slots:
            here: dict[tuple[object, int], Terms] = defaultdict(list)
            for option, number in slot:
                for teacher in option.adds:
                    here[option.on, teacher.id].append((number, 1))
            for key, terms in here.items():
                asking[key].append(terms)
        for several in asking.values():
            if len(several) > 1:
                self.problem.row([term for terms in several for term in terms], most=1)

    def _questions_to_branch_on(self) -> None:
        """How many days there are, and who shares one: decided first, they leave little to the single dates."""
        together: dict[frozenset[int], Terms] = defaultdict(list)
        for option, number in self.all_options():
            if option.runs:
                together[frozenset(run.id for run in option.everybody)].append((number, 1))
        sums = [self._sum(terms) for terms in together.values()]
        total = self.problem.amount()
        self.problem.row([*(term for terms in sums for term in terms), (total, -1)], least=0, most=0)

    def _weeks(self) -> None:
        days: dict[Week, Terms] = defaultdict(list)
        for option, number in self.all_options():
            if option.is_used:
                days[week_of(option)].append((number, 1))
        for terms in days.values():
            beyond = self.problem.amount(self.policy.a_day_too_many_in_a_week * self.question.grain)
            self.problem.row([*terms, (beyond, -1)], most=self.policy.most_days_a_week)

    def _load(self) -> None:
        others = self.world.others
        if len(others) < 2:
            return
        most, fewest = self.problem.amount(), self.problem.amount()
        beyond = self.problem.amount(self.policy.a_day_of_uneven_load * self.question.grain)
        self.problem.row([(most, 1), (fewest, -1), (beyond, -1)], most=1)
        for teacher in others:
            days = self._taught_by(teacher)
            self.problem.row([*days, (most, -1)], most=0)
            self.problem.row([*days, (fewest, -1)], least=0)

    def _taught_by(self, teacher: Teacher) -> Terms:
        return [(number, 1) for option, number in self.all_options() if option.is_used and teacher in option.teachers]

    def _ways(self) -> None:
        """What it costs from one date to the next, held up from both ends."""
        stops = [self._stops(slot) for slot in self.slots]
        for first, here in zip(self.slots, stops, strict=True):
            for second, there in zip(self.slots, stops, strict=True):
                if first and second and second[0][0].on - first[0][0].on == timedelta(days=1):
                    self._way(here, there)

    def _stops(self, slot: list[tuple[Option, int]]) -> list[tuple[Option, Terms]]:
        """Options that are alike for the way, by one of them."""
        alike: dict[tuple[Stop, bool], tuple[Option, Terms]] = {}
        for option, number in slot:
            if option.is_used:
                key = (option.region, tuple(each.id for each in option.teachers)), option.is_news
                alike.setdefault(key, (option, []))[1].append((number, 1))
        return [(option, self._sum(terms)) for option, terms in alike.values()]

    def _sum(self, terms: Terms) -> Terms:
        total = self.problem.choice()
        self.problem.row([*terms, (total, -1)], least=0, most=0)
        return [(total, 1)]

    def _way(self, here: list[tuple[Option, Terms]], there: list[tuple[Option, Terms]]) -> None:
        cost = [[self.question.price_of_way(first, second) for second, _ in there] for first, _ in here]
        if not any(map(any, cost)):
            return
        paid = self.problem.amount(1)
        for place, (_, terms) in enumerate(here):
            self._pays(paid, terms, [(each, price) for (_, each), price in zip(there, cost[place], strict=True)])
        for place, (_, terms) in enumerate(there):
            self._pays(paid, terms, [(each, row[place]) for (_, each), row in zip(here, cost, strict=True)])

    def _pays(self, paid: int, terms: Terms, ends: list[tuple[Terms, int]]) -> None:
        dearest = max((price for _, price in ends), default=0)
        if dearest:
            away = [(number, -price) for numbers, price in ends if price for number, _ in numbers]
            self.problem.row([(paid, 1), *away, *((number, -dearest) for number, _ in terms)], least=-dearest)
