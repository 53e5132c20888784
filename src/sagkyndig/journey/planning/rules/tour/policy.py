"""What a tour is weighed by: points for each thing one would rather be without; told where a proposal is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TourPolicy:
    """The limits that a proposal keeps to, and the points of what it avoids as far as it can."""

    fewest_working_days_of_notice: int = 10  # from today to the first day that is proposed
    most_municipalities_a_day: int = 2
    most_people_a_day: int = 60
    expected_from_a_municipality: int = 20  # until somebody is enrolled
    farthest_to_a_joint_day_hours: int = 2
    most_days_a_week: int = 2

    # Points.
    a_day: int = 10
    next_to_a_day_off: int = 4
    not_a_wished_day: int = 12
    shares_but_would_rather_not: int = 30
    shares_unasked: int = 6
    hour_for_guests: int = 3
    hour_for_a_teacher: int = 2
    rest_cut_short: int = 25
    a_day_too_many_in_a_week: int = 6
    a_day_of_uneven_load: int = 4
    # So many that nothing else makes up for them.
    a_teacher_short: int = 1_000
    without_a_day: int = 10_000

    dates_enough: int = 2  # for each forløb: from here on it pays to ask first who shares, then when
    most_nodes: int = 500  # of the search; then it says how far from the best it may be


TOUR_POLICY = TourPolicy()
