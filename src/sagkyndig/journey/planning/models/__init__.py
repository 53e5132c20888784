"""The tables of planning."""

from sagkyndig.journey.planning.models.agreements import Absence, DayProposal, JointOffer, TeachingPeriod
from sagkyndig.journey.planning.models.calendars import CalendarEntry, CalendarFeed, CalendarNotice
from sagkyndig.journey.planning.models.enrolments import Enrolment, EnrolmentLink, Wish
from sagkyndig.journey.planning.models.runs import CourseRun, DayTeacher, Disqualification, LearningDay

__all__ = [
    "Absence",
    "CalendarEntry",
    "CalendarFeed",
    "CalendarNotice",
    "CourseRun",
    "DayProposal",
    "DayTeacher",
    "Disqualification",
    "Enrolment",
    "EnrolmentLink",
    "JointOffer",
    "LearningDay",
    "TeachingPeriod",
    "Wish",
]
