"""A municipality that is late: it said yes long ago and has chosen nothing since."""

from __future__ import annotations

from datetime import datetime, timedelta

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.planning.models import CourseRun
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from tests.factories.municipalities import make_municipality
from tests.factories.selection import make_standing


def make_late_run(edition: Edition, now: datetime, *, name: str = "Ådal", days_ago: int = 60) -> CourseRun:
    """A municipality that said yes long ago and has chosen no day."""
    municipality = make_municipality(name=name)
    standing = make_standing(edition=edition, municipality=municipality)
    at = now - timedelta(days=days_ago)
    email = f"karen{municipality.pk}@kommune.example"
    selection.invite_municipality(
        standing=standing,
        contacts=[("Karen Holm", email)],
        answer_by=(at + timedelta(days=20)).date(),
        remind_on=(at + timedelta(days=10)).date(),
        actor=None,
        at=at,
    )
    person = Person.objects.get(email=email)
    selection.answer_offer(standing=standing, is_yes=True, actor=person, at=at)
    planning.open_course_runs(edition=edition, actor=None, at=at)
    run = CourseRun.objects.get(municipality=municipality)
    run = planning.appoint_contact_person(run=run, name="Karen Holm", email=email, actor=None, at=at)
    OutgoingMail.objects.all().delete()
    return run
