"""The addresses of planning."""

from django.urls import path

from sagkyndig.journey.planning.web import (
    calendars,
    colleague_urls,
    days,
    desk,
    disqualifications,
    enrolments,
    feeds,
    joining,
    own,
    own_days,
    periods,
    proposals,
)

app_name = "planning"

_OWN = "mit-forloeb/<int:run_id>/"

urlpatterns = [
    path("runder/<int:edition_id>/planlaegning/", desk.course_runs, name="course_runs"),
    path("runder/<int:edition_id>/planlaegning/opret/", desk.open_course_runs, name="open_course_runs"),
    path("runder/<int:edition_id>/planlaegning/ny-dag/", days.new_learning_day, name="new_learning_day"),
    path(
        "runder/<int:edition_id>/planlaegning/inhabilitet/",
        disqualifications.disqualifications,
        name="disqualifications",
    ),
    path(
        "runder/<int:edition_id>/planlaegning/inhabilitet/<int:disqualification_id>/fjern/",
        disqualifications.lift_disqualification,
        name="lift_disqualification",
    ),
    path("runder/<int:edition_id>/planlaegning/periode/", periods.teaching_period, name="teaching_period"),
    path(
        "runder/<int:edition_id>/planlaegning/dagforslag/<int:proposal_id>/",
        proposals.answer_proposal,
        name="answer_proposal",
    ),
    path("undervisning/fravaer/", periods.absences, name="absences"),
    path("undervisning/fravaer/<int:absence_id>/fjern/", periods.remove_absence, name="remove_absence"),
    path("forloeb/<int:run_id>/", desk.course_run, name="course_run"),
    path("forloeb/<int:run_id>/ret/", desk.edit_course_run, name="edit_course_run"),
    path("forloeb/<int:run_id>/fjern/", desk.remove_course_run, name="remove_course_run"),
    path("forloeb/<int:run_id>/dag/", desk.join_learning_day, name="join_learning_day"),
    path("forloeb/<int:run_id>/dag/forlad/", desk.leave_learning_day, name="leave_learning_day"),
    path("forloeb/<int:run_id>/kolleger/", enrolments.enrol, name="enrol"),
    path("forloeb/<int:run_id>/kolleger/<int:enrolment_id>/", enrolments.correct_enrolment, name="correct_enrolment"),
    path(
        "forloeb/<int:run_id>/kolleger/<int:enrolment_id>/afmeld/",
        enrolments.withdraw_enrolment,
        name="withdraw_enrolment",
    ),
    path("dage/<int:day_id>/", days.learning_day, name="learning_day"),
    path("dage/<int:day_id>/ret/", days.edit_learning_day, name="edit_learning_day"),
    path("dage/<int:day_id>/aflys/", days.remove_learning_day, name="remove_learning_day"),
    path("dage/<int:day_id>/undervisere/", days.assign_teacher, name="assign_teacher"),
    path("dage/<int:day_id>/undervisere/<int:teacher_id>/fjern/", days.withdraw_teacher, name="withdraw_teacher"),
    path("min-kalender/", feeds.my_calendar, name="my_calendar"),
    path("min-kalender/nyt-link/", feeds.new_address, name="new_calendar_link"),
    path("min-kalender/stop/", feeds.stop, name="stop_calendar"),
    path("kalender/<token:key>/forloeb.ics", feeds.feed, name="feed"),
    path("mit-forloeb/kalender/hent/", calendars.my_days, name="my_days"),
    path("undervisning/kalender/hent/", calendars.days_i_teach, name="days_i_teach"),
    path("mit-forloeb/", own.my_course_run, name="my_course_run"),
    path("mit-forloeb/begynd/<int:edition_id>/", own_days.begin, name="begin_course_run"),
    path(f"{_OWN}e-laeringsdag/", own_days.elearning_day, name="own_elearning_day"),
    path(f"{_OWN}fysisk-dag/", own_days.physical_days, name="own_physical_days"),
    path(f"{_OWN}fysisk-dag/hold/", own_days.book, name="book_own_day"),
    path(f"{_OWN}sted/", own_days.room, name="own_room"),
    path(f"{_OWN}forslag/", own_days.propose, name="own_proposal"),
    path(f"{_OWN}forslag/<int:proposal_id>/tag-tilbage/", own_days.take_back_proposal, name="take_back_proposal"),
    path(f"{_OWN}sammen/", joining.joint_day, name="joint_day"),
    path(f"{_OWN}sammen/oenske/", joining.say_sharing, name="say_sharing"),
    path(f"{_OWN}sammen/spoerg/<int:other_id>/", joining.ask, name="ask_partner"),
    path(f"{_OWN}sammen/forlad/", joining.leave, name="leave_joint_day"),
    path(f"{_OWN}sammen/<int:offer_id>/ja/", joining.accept, name="accept_joint_day"),
    path(f"{_OWN}sammen/<int:offer_id>/nej/", joining.decline, name="decline_joint_day"),
    path(f"{_OWN}sammen/<int:offer_id>/tag-tilbage/", joining.take_back, name="take_back_joint_offer"),
    *colleague_urls.urlpatterns,
]
