"""The thresholds of planning; they are told where they are used, and never set anywhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanningPolicy:
    """What a well planned forløb keeps to."""

    fewest_working_days_between: int = 5  # time for questions to reach the teachers before the physical day
    teachers_a_day: int = 2


POLICY = PlanningPolicy()
