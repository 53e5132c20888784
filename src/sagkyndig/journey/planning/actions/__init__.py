"""Every write of planning: forløb, physical days, who may not teach where, and who is enrolled."""

from sagkyndig.journey.planning.actions.availability import (
    note_absence,
    remove_absence,
    set_teaching_period,
)
from sagkyndig.journey.planning.actions.booking import (
    agree_to_day,
    book_learning_day,
    describe_room,
    propose_days,
    take_back_proposal,
    turn_down_day,
)
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
from sagkyndig.journey.planning.actions.enrolment_links import (
    close_enrolment_link,
    make_enrolment_link,
)
from sagkyndig.journey.planning.actions.enrolments import (
    correct_enrolment,
    enrol_colleague,
    enrol_colleagues,
    enrol_oneself,
    restore_enrolment,
    withdraw_enrolment,
)
from sagkyndig.journey.planning.actions.feeds import end_calendar_feed, make_calendar_feed
from sagkyndig.journey.planning.actions.joint import (
    accept_joint_day,
    decline_joint_day,
    leave_joint_day,
    offer_joint_day,
    take_back_joint_offer,
)
from sagkyndig.journey.planning.actions.news import send_calendar_news
from sagkyndig.journey.planning.actions.nudges import remind_municipality
from sagkyndig.journey.planning.actions.own_days import (
    begin_course_run,
    say_sharing,
    set_aside_elearning_day,
)
from sagkyndig.journey.planning.actions.participants import (
    send_invitations,
)
from sagkyndig.journey.planning.actions.reminding import (
    tell_about_days,
)
from sagkyndig.journey.planning.actions.runs import (
    appoint_contact_person,
    choose_elearning_day,
    correct_course_run,
    open_course_runs,
    remove_course_run,
)
from sagkyndig.journey.planning.actions.tour import accept_tour
from sagkyndig.journey.planning.actions.wishes import (
    take_wish_back,
    wish_for_cases,
    wish_for_topic,
)

__all__ = [
    "accept_joint_day",
    "accept_tour",
    "agree_to_day",
    "appoint_contact_person",
    "assign_teacher",
    "begin_course_run",
    "book_learning_day",
    "choose_elearning_day",
    "close_enrolment_link",
    "correct_course_run",
    "correct_enrolment",
    "correct_learning_day",
    "decline_joint_day",
    "describe_room",
    "end_calendar_feed",
    "enrol_colleague",
    "enrol_colleagues",
    "enrol_oneself",
    "hold_learning_day",
    "join_learning_day",
    "leave_joint_day",
    "leave_learning_day",
    "lift_disqualification",
    "make_calendar_feed",
    "make_enrolment_link",
    "note_absence",
    "note_disqualification",
    "offer_joint_day",
    "open_course_runs",
    "propose_days",
    "remind_municipality",
    "remove_absence",
    "remove_course_run",
    "remove_learning_day",
    "restore_enrolment",
    "say_sharing",
    "send_calendar_news",
    "send_invitations",
    "set_aside_elearning_day",
    "set_teaching_period",
    "take_back_joint_offer",
    "take_back_proposal",
    "take_wish_back",
    "tell_about_days",
    "turn_down_day",
    "wish_for_cases",
    "wish_for_topic",
    "withdraw_enrolment",
    "withdraw_teacher",
]
