"""Every write of planning: forløb, physical days, who may not teach where, and who is enrolled."""

from sagkyndig.journey.planning.actions.days import (
    assign_teacher,
    correct_learning_day,
    hold_learning_day,
    join_learning_day,
    leave_learning_day,
    remove_learning_day,
    withdraw_teacher,
)
from sagkyndig.journey.planning.actions.disqualifications import lift_disqualification, note_disqualification
from sagkyndig.journey.planning.actions.enrolments import correct_enrolment, enrol_colleague, withdraw_enrolment
from sagkyndig.journey.planning.actions.runs import (
    appoint_contact_person,
    choose_elearning_day,
    correct_course_run,
    open_course_runs,
    remove_course_run,
)

__all__ = [
    "appoint_contact_person",
    "assign_teacher",
    "choose_elearning_day",
    "correct_course_run",
    "correct_enrolment",
    "correct_learning_day",
    "enrol_colleague",
    "hold_learning_day",
    "join_learning_day",
    "leave_learning_day",
    "lift_disqualification",
    "note_disqualification",
    "open_course_runs",
    "remove_course_run",
    "remove_learning_day",
    "withdraw_enrolment",
    "withdraw_teacher",
]
