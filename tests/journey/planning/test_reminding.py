"""What the night sends: each mail once, whatever is moved, taken off, crashes or runs twice."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.post import queries as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.actions import reminding
from sagkyndig.journey.planning.actions._mailing import CONTACT_REMINDER, INVITATION
from sagkyndig.journey.planning.actions.reminding import DAY_REMINDER, GUIDE, REMINDER
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.models import Standing
from sagkyndig.pure.danish import is_working_day
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day

pytestmark = pytest.mark.django_db
MINE = (INVITATION, REMINDER, DAY_REMINDER, GUIDE, CONTACT_REMINDER)


@pytest.fixture
def run(now: datetime) -> CourseRun:
    """E-learning on Wednesday 10 April, the physical day on the 24th; two are enrolled."""
    make_organisation()
    run = make_course_run(
        name="Ådal",
        contact_name="Solveig Kærsgård",
        contact_email="solveig@aadal.example",
        elearning_on=date(2024, 4, 10),
    )
    make_learning_day(runs=[run], on=date(2024, 4, 24), place="Rådhuset")
    make_enrolment(run, name="Anna", email="anna@aadal.example", department="Børn")
    make_enrolment(run, name="Bodil", email="bodil@aadal.example", department="Voksen")
    return CourseRun.objects.get(pk=run.pk)


def sent() -> list[tuple[date, str, str]]:
    """When, which and to whom, of the mails that the night sends."""
    found = OutgoingMail.objects.filter(template__in=MINE).order_by("pk").select_related("to")
    return [(each.queued_at.date(), each.template.partition("/")[2], each.to.name) for each in found]


def live_through(clock: Clock, until: tuple[int, int, int], *, times: int = 1) -> None:
    end = datetime(*until, tzinfo=clock.now.tzinfo)
    while clock.now < end:
        for _ in range(times):
            actions.tell_about_days(at=clock())
        clock.move(days=1)


def test_the_nights_of_a_forloeb(run: CourseRun, clock: Clock) -> None:
    live_through(clock, (2024, 5, 6), times=2)
    assert sent() == [
        (date(2024, 3, 22), "participant_invitation", "Anna"),
        (date(2024, 3, 22), "participant_invitation", "Bodil"),
        (date(2024, 4, 5), "participant_reminder", "Anna"),
        (date(2024, 4, 5), "participant_reminder", "Bodil"),
        (date(2024, 4, 9), "guide", "Solveig Kærsgård"),
        (date(2024, 4, 19), "day_reminder", "Anna"),
        (date(2024, 4, 19), "day_reminder", "Bodil"),
    ]
    assert all(is_working_day(on) for on, _, _ in sent())


def test_somebody_who_is_taken_off_gets_no_more(run: CourseRun, clock: Clock) -> None:
    clock.set(2024, 3, 26)
    actions.tell_about_days(at=clock())
    anna = Enrolment.objects.get(person__name="Anna")
    actions.withdraw_enrolment(enrolment=anna, actor=None, at=clock())
    live_through(clock, (2024, 5, 6))
    assert Counter(name for _, _, name in sent()) == {"Anna": 1, "Bodil": 3, "Solveig Kærsgård": 1}


def test_somebody_whose_access_was_ended_gets_no_more(run: CourseRun, clock: Clock) -> None:
    people.end_access(person=Enrolment.objects.get(person__name="Anna").person, actor=None, at=clock())
    live_through(clock, (2024, 5, 6))
    assert {name for _, _, name in sent()} == {"Bodil", "Solveig Kærsgård"}


def test_a_day_that_is_moved_reminds_nobody_twice(run: CourseRun, clock: Clock) -> None:
    """Reminded on the Friday, moved from the Wednesday to the Thursday: calendar mails tell it, and nothing else."""
    live_through(clock, (2024, 4, 8))
    actions.choose_elearning_day(run=run, on=date(2024, 4, 11), actor=None, at=clock())
    live_through(clock, (2024, 4, 12))
    counted = Counter((template, name) for _, template, name in sent())
    assert counted["participant_reminder", "Anna"] == 1
    assert counted["guide", "Solveig Kærsgård"] == 1


def test_a_day_that_is_moved_far_is_reminded_of_again(run: CourseRun, clock: Clock) -> None:
    live_through(clock, (2024, 4, 8))
    day = run.learning_day
    assert day is not None
    actions.leave_learning_day(run=run, actor=None, at=clock())
    actions.choose_elearning_day(run=run, on=date(2024, 5, 15), actor=None, at=clock())
    live_through(clock, (2024, 5, 15))
    reminders = [on for on, template, name in sent() if (template, name) == ("participant_reminder", "Anna")]
    assert reminders == [date(2024, 4, 5), date(2024, 5, 10)]
    assert Counter(template for _, template, _ in sent())["participant_invitation"] == 2


def test_a_night_that_stops_halfway_sends_the_rest_later(
    run: CourseRun, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.set(2024, 3, 26)
    queued = reminding.post.queue_mail
    calls: list[str] = []

    def breaks(**said: object) -> object:
        calls.append(str(said["template"]))
        if len(calls) == 2:
            raise RuntimeError
        return queued(**said)  # type: ignore[arg-type]

    monkeypatch.setattr(reminding.post, "queue_mail", breaks)
    with pytest.raises(RuntimeError):
        actions.tell_about_days(at=clock())
    assert sent() == []
    assert not Enrolment.objects.filter(invited_at__isnull=False).exists()
    actions.tell_about_days(at=clock())
    assert [name for _, _, name in sent()] == ["Anna", "Bodil"]


def test_nobody_is_told_of_a_finished_edition_or_a_place_that_was_given_up(run: CourseRun, clock: Clock) -> None:
    clock.set(2024, 3, 26)
    Edition.objects.update(state="finished")
    assert actions.tell_about_days(at=clock()) == 0
    Edition.objects.update(state="running")
    standing = Standing.objects.get(municipality=run.municipality_id)
    selection.withdraw_municipality(standing=standing, reason="Omstrukturering", actor=None, at=clock())
    assert actions.tell_about_days(at=clock()) == 0


def test_a_contact_person_is_told_of_what_is_left(clock: Clock) -> None:
    make_organisation()
    run = make_course_run(name="Ådal", contact_name="Solveig", elearning_on=date(2024, 4, 24))
    make_learning_day(runs=[run], on=date(2024, 5, 15))
    live_through(clock, (2024, 5, 1), times=2)
    # Nobody is enrolled: near the deadline of ten working days before, and after it; never after the day.
    assert [(on, template) for on, template, _ in sent() if template == "contact_reminder"] == [
        (date(2024, 4, 3), "contact_reminder"),
        (date(2024, 4, 11), "contact_reminder"),
    ]
    near, late = OutgoingMail.objects.filter(template=CONTACT_REMINDER).order_by("pk")
    assert near.context["tasks"] == "- Tilmeld kolleger, senest onsdag den 10. april 2024"
    assert (near.context["is_late"], late.context["is_late"]) == (0, 1)


def test_nobody_is_reminded_of_what_is_done(run: CourseRun, clock: Clock) -> None:
    live_through(clock, (2024, 5, 6))
    assert not OutgoingMail.objects.filter(template=CONTACT_REMINDER).exists()


def test_the_mails_say_what_when_and_where(run: CourseRun, clock: Clock) -> None:
    live_through(clock, (2024, 5, 6))
    letters = {}
    for template in MINE[:4]:
        mail = OutgoingMail.objects.filter(template=template).select_related("to").order_by("pk")[0]
        letters[template] = post.letter(template=template, to=mail.to, context=mail.context)
    invitation = letters[INVITATION].body
    assert "onsdag den 10. april 2024" in invitation
    assert "onsdag den 24. april 2024 kl. 9.00-15.00" in invitation
    assert "Sted: Rådhuset" in invitation
    assert "(dit personlige link sættes ind, når mailen sendes)" in invitation
    assert letters[REMINDER].subject == "Husk e-læringsdagen onsdag den 10. april 2024"
    assert "Tag en telefon eller en computer med" in letters[DAY_REMINDER].body
    guide = letters[GUIDE].body
    for words in (
        "Onsdag den 10. april 2024 har Ådal e-læringsdag. I er to tilmeldte fra to afdelinger.",
        "LOKALER",
        "Lyd",
        "GRUPPER",
    ):
        assert words.casefold() in guide.casefold()
    assert f"/mit-forloeb/{run.pk}/vejledning/" in guide
    assert not any(sign in guide for sign in ("**", "##", "{", "}"))


def test_the_personal_link_is_not_stored(run: CourseRun, clock: Clock) -> None:
    live_through(clock, (2024, 5, 6))
    assert not any("/ind/" in str(mail.context) for mail in OutgoingMail.objects.exclude(template=GUIDE))
    (guide,) = OutgoingMail.objects.filter(template=GUIDE)
    assert "/ind/nyt-link/" in str(guide.context)  # where one asks for a link, which is no link oneself


def test_queries_do_not_grow_with_what_is_not_due(run: CourseRun, clock: Clock, request: pytest.FixtureRequest) -> None:
    count = request.getfixturevalue("queries")
    actions.tell_about_days(at=clock.move(hours=1) - timedelta(hours=1))
    one = count(lambda: actions.tell_about_days(at=clock()))
    for _ in range(3):
        make_enrolment(run)
    assert count(lambda: actions.tell_about_days(at=clock())) == one
