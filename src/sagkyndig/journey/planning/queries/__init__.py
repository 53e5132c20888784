"""Every read of planning: the edition's plan, one forløb, one day, one's own forløb, and the facts for others."""

from sagkyndig.journey.planning.queries.calendars import (
    MyCalendar,
    all_my_days,
    days_i_teach,
    my_calendar,
    my_days,
    owner_of_feed,
    sender,
)
from sagkyndig.journey.planning.queries.disqualifications import (
    DisqualificationRow,
    DisqualificationsPage,
    disqualification,
    disqualifications_page,
)
from sagkyndig.journey.planning.queries.facts import PlanningFacts, planning_facts
from sagkyndig.journey.planning.queries.own import MyCourseRun, MyPage, my_page
from sagkyndig.journey.planning.queries.pages import (
    CourseRunPage,
    LearningDayPage,
    PlanningPage,
    course_run_page,
    learning_day_page,
    planning_page,
)
from sagkyndig.journey.planning.queries.plans import (
    DayRow,
    EditionPlan,
    EnrolmentRow,
    RunRow,
    TeacherRow,
    course_run,
    course_runs,
    day_teacher,
    edition_plans,
    enrolment,
    learning_day,
    learning_days,
)

__all__ = [
    "CourseRunPage",
    "DayRow",
    "DisqualificationRow",
    "DisqualificationsPage",
    "EditionPlan",
    "EnrolmentRow",
    "LearningDayPage",
    "MyCalendar",
    "MyCourseRun",
    "MyPage",
    "PlanningFacts",
    "PlanningPage",
    "RunRow",
    "TeacherRow",
    "all_my_days",
    "course_run",
    "course_run_page",
    "course_runs",
    "day_teacher",
    "days_i_teach",
    "disqualification",
    "disqualifications_page",
    "edition_plans",
    "enrolment",
    "learning_day",
    "learning_day_page",
    "learning_days",
    "my_calendar",
    "my_days",
    "my_page",
    "owner_of_feed",
    "planning_facts",
    "planning_page",
    "sender",
]
