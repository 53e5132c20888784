"""The thresholds of planning; they are told where they are used, and never set anywhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanningPolicy:
    """What a well planned forløb keeps to."""

    fewest_working_days_between: int = 5  # time for questions to reach the teachers before the physical day
    teachers_a_day: int = 2
    hours_of_rest: int = 11  # between two days of work; arbejdsmiljøloven § 50
    long_travel_hours: int = 3  # from here on the evening before is for travelling


POLICY = PlanningPolicy()
