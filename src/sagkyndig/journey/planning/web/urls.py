"""The addresses of planning."""

from django.urls import path

from sagkyndig.journey.planning.web import calendars, days, desk, disqualifications, enrolments, own

app_name = "planning"

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
    path("mit-forloeb/kalender/hent/", calendars.my_days, name="my_days"),
    path("undervisning/kalender/hent/", calendars.days_i_teach, name="days_i_teach"),
    path("mit-forloeb/", own.my_course_run, name="my_course_run"),
]
