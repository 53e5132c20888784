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
    # What a contact person is asked to have done by when, in working days.
    working_days_to_choose_elearning: int = 10  # after the municipality's yes
    working_days_to_choose_physical: int = 15  # after the municipality's yes
    elearning_chosen_before_physical: int = 15
    colleagues_before_elearning: int = 10  # the day on which their invitations go out
    wishes_before_physical: int = 10  # time for the teachers to prepare
    # Whom a municipality is advised to share its day with.
    most_people_on_a_day: int = 40  # from here on there is too little time for each group
    weight_same_region: int = 3
    weight_near_region: int = 1
    near_travel_hours: int = 2
    weight_gladly: int = 2
    weight_fits_together: int = 1


POLICY = PlanningPolicy()
