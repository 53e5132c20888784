"""Mails about days: who is told what and when, and that calendars follow, read from a real mail server by two readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import icalendar
import pytest
import vobject
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions, tasks
from sagkyndig.journey.planning.actions import news
from sagkyndig.journey.planning.models import CalendarEntry, CalendarNotice, Enrolment, LearningDay
from sagkyndig.journey.planning.queries.news import entries_with_news
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.states import EditionState
from tests.conftest import COPENHAGEN, Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.foundation.post.smtp_sink import Received, SmtpSink
from tests.journey.planning.test_calendar_entries import Year
from tests.pure.formats.strict import read_strictly

pytestmark = pytest.mark.django_db
ELEARNING, BEFORE, AFTER = date(2024, 3, 14), date(2024, 3, 27), date(2024, 4, 3)  # clocks go forward on 31 March
AUTUMN, WINTER = date(2024, 10, 23), date(2024, 10, 30)  # and back on 27 October


@pytest.fixture
def year(clock: Clock) -> SimpleNamespace:
    """Ådal has its two days, a contact person, two enrolled of whom one is invited, and a teacher; Nordby its own."""
    edition = make_edition(theme="Bil")
    year = SimpleNamespace(edition=edition, teacher=make_staff(Role.TEACHER, name="Karen Holm"))
    year.run = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager", elearning_on=ELEARNING)
    year.contact = year.run.contact_person
    year.day = make_learning_day(runs=[year.run], on=BEFORE, place="Ådal Rådhus, Åvej 1")
    actions.assign_teacher(day=year.day, person=year.teacher, actor=None, at=clock.now)
    year.invited, year.waiting = make_enrolment(year.run, name="Ida Dam"), make_enrolment(year.run, name="Bo Å")
    invite(year.invited, clock.now)
    return year


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    """A mail server, and settings that lead to it."""
    with SmtpSink() as listening:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Noget <sagkyndig@klagestyrelsen.example>"
        yield listening


def invite(enrolment: Enrolment, at: datetime) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(invited_at=at)


def move(day: LearningDay, on: date, **changes: object) -> None:
    day.refresh_from_db()
    kept = {name: getattr(day, name) for name in ("starts_at", "ends_at", "place", "host_run")}
    actions.correct_learning_day(
        day=day, seen_version=day.version, on=on, actor=None, at=day.updated_at, **{**kept, **changes}
    )


def told(at: datetime) -> list[tuple[str, str, str]]:
    """Send the news: to whom, which template, and what the calendar is asked."""
    last = OutgoingMail.objects.order_by("-id").first()
    actions.send_calendar_news(at=at)
    new = OutgoingMail.objects.filter(id__gt=last.pk if last else 0).order_by("id").select_related("to")
    return sorted((mail.to.name, mail.template.removeprefix("planning/"), mail.calendar_method) for mail in new)


# --- A whole conversation --------------------------------------------------------------------------------------------


def read(received: Received) -> Any:
    """The event of a mail, when both copies of the file are the same and every reader takes it."""
    both, attached = received.message.iter_parts()
    alternative = list(both.iter_parts())[1]
    file = alternative.get_payload(decode=True)
    assert attached.get_payload(decode=True) == file
    read_strictly(file)
    assert vobject.readOne(file.decode()).validate(raiseException=True)
    calendar = icalendar.Calendar.from_ical(file)
    (event,) = calendar.events
    assert alternative["Content-Type"].params["method"] == calendar["METHOD"]
    assert event["ORGANIZER"] == f"mailto:{received.sender}"
    assert [str(event["ATTENDEE"])] == [f"mailto:{address}" for address in received.recipients]
    return str(calendar["METHOD"]), event


def test_a_conversation_by_real_mail_keeps_the_uid_raises_the_sequence_and_keeps_the_hours(
    sink: SmtpSink, clock: Clock
) -> None:
    make_organisation()
    run = make_course_run(contact_name="Bodil Ager", name="Ådal")
    day = make_learning_day(runs=[run], on=BEFORE, place="Ådal Rådhus")

    def send() -> None:
        clock.move(minutes=10)
        actions.send_calendar_news(at=clock.now)
        post.send_due_mails(at=clock.now)

    send()
    for on in (AFTER, AUTUMN, WINTER):
        move(day, on)
        send()
    actions.remove_learning_day(day=day, actor=None, at=clock.now)
    send()
    run.refresh_from_db()
    make_learning_day(runs=[run], on=AFTER)
    send()
    heard = [read(each) for each in sink.received]
    assert [method for method, _ in heard] == ["REQUEST", "REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert {str(event["UID"]) for _, event in heard} == {str(CalendarEntry.objects.get().uid)}
    assert [event["SEQUENCE"] for _, event in heard] == [0, 1, 2, 3, 4, 5]
    assert [event["STATUS"] for _, event in heard] == [*["CONFIRMED"] * 4, "CANCELLED", "CONFIRMED"]
    stamps = [event["DTSTAMP"].dt for _, event in heard]
    assert stamps == sorted(set(stamps))
    starts = [event["DTSTART"].dt for _, event in heard]
    assert starts == [
        datetime.combine(on, time(9), COPENHAGEN) for on in (BEFORE, AFTER, AUTUMN, WINTER, WINTER, AFTER)
    ]
    assert [start.astimezone(UTC).hour for start in starts] == [8, 7, 7, 8, 8, 7]
    assert {event["DTEND"].dt - event["DTSTART"].dt for _, event in heard} == {timedelta(hours=6)}
    assert [str(each.message["Subject"]).strip() for each in sink.received] == [
        "Fysisk læringsdag onsdag den 27. marts 2024 kl. 9.00-15.00",
        "Ændret: Fysisk læringsdag onsdag den 3. april 2024 kl. 9.00-15.00",
        "Ændret: Fysisk læringsdag onsdag den 23. oktober 2024 kl. 9.00-15.00",
        "Ændret: Fysisk læringsdag onsdag den 30. oktober 2024 kl. 9.00-15.00",
        "Aflyst: Fysisk læringsdag onsdag den 30. oktober 2024 kl. 9.00-15.00",
        "Fysisk læringsdag onsdag den 3. april 2024 kl. 9.00-15.00",
    ]


# --- Who is told -----------------------------------------------------------------------------------------------------


def test_contact_person_invited_participants_and_teachers_are_told_and_nobody_else(year, clock: Clock) -> None:
    assert told(clock.now) == [
        ("Bodil Ager", "day_set", "REQUEST"),
        ("Bodil Ager", "day_set", "REQUEST"),
        ("Ida Dam", "day_set", "REQUEST"),
        ("Ida Dam", "day_set", "REQUEST"),
        ("Karen Holm", "day_set", "REQUEST"),
    ]
    assert told(clock.now) == []
    invite(year.waiting, clock.now)
    assert told(clock.now) == [("Bo Å", "day_set", "REQUEST")] * 2


def test_a_mail_names_nobody_else_in_its_calendar(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    for mail in OutgoingMail.objects.select_related("to"):
        file = icalendar.Calendar.from_ical(mail.calendar)
        text = file.to_ical().decode().replace("\r\n ", "")
        others = {"Bodil Ager", "Ida Dam", "Bo Å", "Karen Holm"} - {mail.to.name}
        assert mail.to.email in text
        assert not [name for name in others if name in text]


def test_whoever_is_contact_person_and_enrolled_gets_one_mail_of_a_day(year, clock: Clock) -> None:
    both = make_enrolment(year.run, name="Bodil Ager", email=year.contact.email)
    invite(both, clock.now)
    assert [row for row in told(clock.now) if row[0] == "Bodil Ager"] == [("Bodil Ager", "day_set", "REQUEST")] * 2


def test_changes_before_the_news_is_sent_become_one_mail(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    for on in (AFTER, date(2024, 4, 10), date(2024, 4, 11)):
        move(year.day, on)
    assert told(clock.now) == [
        ("Bodil Ager", "day_changed", "REQUEST"),
        ("Ida Dam", "day_changed", "REQUEST"),
        ("Karen Holm", "day_changed", "REQUEST"),
    ]
    move(year.day, AFTER)
    move(year.day, date(2024, 4, 11))
    move(year.day, date(2024, 4, 11), seats=30)
    assert told(clock.now) == []


def test_a_participant_who_leaves_is_told_and_the_others_are_not(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    actions.withdraw_enrolment(enrolment=year.invited, actor=None, at=clock.now)
    assert told(clock.now) == [("Ida Dam", "day_left", "CANCEL")] * 2
    again = make_enrolment(year.run, name="Ida Dam", email=year.invited.person.email)
    invite(again, clock.now)
    assert told(clock.now) == [("Ida Dam", "day_set", "REQUEST")] * 2
    assert set(CalendarNotice.objects.filter(person=again.person).values_list("sequence", flat=True)) == {2}
    assert set(CalendarEntry.objects.filter(course_run=year.run).values_list("sequence", flat=True)) == {0}


def test_a_contact_person_who_is_replaced_is_told_and_so_is_the_new_one(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    actions.appoint_contact_person(run=year.run, name="Erik Fog", email="erik@adal.example", actor=None, at=clock.now)
    assert told(clock.now) == [
        *[("Bodil Ager", "day_left", "CANCEL")] * 2,
        *[("Erik Fog", "day_set", "REQUEST")] * 2,
    ]


def test_a_teacher_who_is_taken_off_reads_another_mail_than_one_whose_day_is_called_off(year, clock: Clock) -> None:
    other = make_staff(Role.TEACHER, name="Jens Vang")
    placed = actions.assign_teacher(day=year.day, person=other, actor=None, at=clock.now)
    actions.send_calendar_news(at=clock.now)
    actions.withdraw_teacher(teacher=placed, actor=None, at=clock.now)
    assert told(clock.now) == [("Jens Vang", "day_left", "CANCEL")]
    actions.remove_learning_day(day=year.day, actor=None, at=clock.now)
    assert told(clock.now) == [
        ("Bodil Ager", "day_called_off", "CANCEL"),
        ("Ida Dam", "day_called_off", "CANCEL"),
        ("Karen Holm", "day_called_off", "CANCEL"),
    ]


def test_an_address_that_is_put_right_gets_what_the_wrong_one_was_told(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    people.correct_person(person=year.contact, name="Bodil Ager", email="rigtig@adal.example", actor=None, at=clock.now)
    assert told(clock.now) == [("Bodil Ager", "day_set", "REQUEST")] * 2
    assert "rigtig@adal.example" in OutgoingMail.objects.latest("id").calendar.replace("\r\n ", "")


def test_whoever_has_no_access_any_more_is_not_written_to(year, clock: Clock) -> None:
    people.end_access(person=year.contact, actor=None, at=clock.now)
    assert "Bodil Ager" not in {name for name, _, _ in told(clock.now)}
    move(year.day, AFTER)
    assert "Bodil Ager" not in {name for name, _, _ in told(clock.now)}


def test_a_forlob_that_is_removed_calls_its_days_off_before_it_goes(clock: Clock) -> None:
    run = make_course_run(name="Ådal", contact_name="Bodil Ager", elearning_on=ELEARNING)
    actions.send_calendar_news(at=clock.now)
    actions.remove_course_run(run=run, actor=None, at=clock.now)
    assert list(OutgoingMail.objects.order_by("id").values_list("template", "calendar_method")) == [
        ("planning/day_set", "REQUEST"),
        ("planning/day_called_off", "CANCEL"),
    ]
    assert not CalendarEntry.objects.exists()


@pytest.mark.parametrize("what", ["past", "finished"])
def test_nothing_of_the_past_is_mailed_however_much_of_it_is_changed(year, clock: Clock, what: str) -> None:
    if what == "past":
        clock.set(2024, 3, 27, 15, 1)
    else:
        Edition.objects.filter(pk=year.edition.pk).update(state=EditionState.FINISHED.value)
    assert told(clock.now) == []
    actions.withdraw_enrolment(enrolment=year.invited, actor=None, at=clock.now)
    move(year.day, BEFORE, place="Et andet sted")
    actions.remove_learning_day(day=year.day, actor=None, at=clock.now)
    assert told(clock.now) == []


# --- When ------------------------------------------------------------------------------------------------------------


def test_the_worker_is_woken_when_the_change_stands(
    year, clock: Clock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    actions.send_calendar_news(at=clock.now)
    with django_capture_on_commit_callbacks(execute=True):
        move(year.day, AFTER)
        assert not OutgoingMail.objects.filter(template="planning/day_changed").exists()
    assert OutgoingMail.objects.filter(template="planning/day_changed").count() == 3
    for change in (
        lambda: actions.withdraw_enrolment(enrolment=year.invited, actor=None, at=clock.now),
        lambda: actions.appoint_contact_person(
            run=year.run, name="Eva", email="e@adal.example", actor=None, at=clock.now
        ),
    ):
        before = OutgoingMail.objects.count()
        with django_capture_on_commit_callbacks(execute=True):
            change()
        assert OutgoingMail.objects.count() > before


def test_the_worker_waits_until_whoever_moves_days_has_come_to_rest(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = []

    class Later:
        supports_defer = True

    class Telling:
        def using(self, run_after: datetime) -> Telling:
            put.append(run_after)
            return self

        def enqueue(self) -> None:
            put.append("enqueued")

    monkeypatch.setattr(tasks, "default_task_backend", Later())
    monkeypatch.setattr(tasks, "send_calendar_news", Telling())
    tasks.wake_the_worker()
    assert put == [clock.now + timedelta(minutes=2), "enqueued"]


def test_what_a_crash_kept_from_being_told_is_told_the_next_time_and_once(
    year, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tried = news.post.queue_mail, []

    def crash(**said: Any) -> OutgoingMail:
        tried.append(said["to"].name)
        if len(tried) == 2:
            raise RuntimeError
        return real(**said)

    with monkeypatch.context() as patched:
        patched.setattr(news.post, "queue_mail", crash)
        with pytest.raises(RuntimeError):
            actions.send_calendar_news(at=clock.now)
    assert OutgoingMail.objects.count() == CalendarNotice.objects.count() == 0
    assert len(told(clock.now)) == 5
    assert told(clock.now) == []


def test_the_log_says_how_many_and_no_names(year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    noted = Entry.objects.filter(verb="planning.calendar_mails_queued")
    assert sorted(each.details["count"] for each in noted) == [1, 2, 2]


def test_looking_for_news_takes_the_same_queries_however_many_there_are(
    year, clock: Clock, queries: Callable[[Callable[[], Any]], int]
) -> None:
    one = queries(lambda: entries_with_news(clock.now))
    for name in ("Nordby", "Sønder"):
        run = make_course_run(edition=year.edition, name=name, contact_name=name, elearning_on=ELEARNING)
        invite(make_enrolment(run), clock.now)
    assert queries(lambda: entries_with_news(clock.now)) == one <= 4


# --- What it says ----------------------------------------------------------------------------------------------------


def body(sink: SmtpSink, clock: Clock, to: str) -> str:
    """The text of the last mail to that person, without the signature."""
    actions.send_calendar_news(at=clock.now)
    post.send_due_mails(at=clock.now)
    mail = next(each.message for each in reversed(sink.received) if to in str(each.message["To"]))
    plain = mail.get_body(("plain",))
    assert plain is not None
    return str(plain.get_content()).split("Venlig hilsen")[0].strip()


def test_the_contact_person_reads_when_where_and_what_to_do(sink: SmtpSink, year, clock: Clock) -> None:
    make_organisation()
    assert body(sink, clock, "Bodil") == (
        "Kære Bodil Ager\n\n"
        "Her er den fysiske læringsdag for Ådal i læringsforløbet »Bil«. I mødes med underviserne om den praksis, som I "
        "selv kender.\n\n"
        "Hvornår: onsdag den 27. marts 2024 kl. 9.00-15.00\n"
        "Hvor: Ådal Rådhus, Åvej 1\n\n"
        "Mailen er også en invitation til din kalender. Sig ja til den, så står dagen der og bliver flyttet, hvis noget "
        "ændrer sig. Du behøver ikke at svare os.\n\n"
        "Passer det ikke, så ret dagen på jeres side, eller skriv til os.\n\n"
        "Se dagene: http://testserver/mit-forloeb/"
    )
    move(year.day, AFTER, starts_at=time(10), place="Biblioteket")
    assert body(sink, clock, "Bodil") == (
        "Kære Bodil Ager\n\n"
        "Der er ændret noget ved den fysiske læringsdag for Ådal:\n\n"
        "Dag: fra onsdag den 27. marts 2024 til onsdag den 3. april 2024\n"
        "Tid: fra kl. 9.00-15.00 til kl. 10.00-15.00\n"
        "Sted: fra Ådal Rådhus, Åvej 1 til Biblioteket\n\n"
        "Nu er det sådan:\n\n"
        "Hvornår: onsdag den 3. april 2024 kl. 10.00-15.00\n"
        "Hvor: Biblioteket\n\n"
        "Mailen retter også dagen i din kalender. Spørger kalenderen, så sig ja. Du behøver ikke at svare os.\n\n"
        "Passer det ikke, så ret dagen på jeres side, eller skriv til os.\n\n"
        "Se dagene: http://testserver/mit-forloeb/"
    )
    year.run.refresh_from_db()
    actions.leave_learning_day(run=year.run, actor=None, at=clock.now)
    assert body(sink, clock, "Bodil").startswith(
        "Kære Bodil Ager\n\n"
        "Den fysiske læringsdag for Ådal, onsdag den 3. april 2024 kl. 10.00-15.00, er aflyst.\n\n"
        "Mailen tager også dagen ud af din kalender. Spørger kalenderen, så sig ja til at fjerne dagen. Bliver der fundet en ny dag, får "
        "du en ny mail.\n\n"
    )


def test_a_participant_is_told_whom_to_ask_in_the_municipality(sink: SmtpSink, year, clock: Clock) -> None:
    assert f"skriv til Bodil Ager, som er kontaktperson hos jer: {year.contact.email}." in body(sink, clock, "Ida")
    actions.withdraw_enrolment(enrolment=year.invited, actor=None, at=clock.now)
    left = body(sink, clock, "Ida")
    assert (
        "Du er ikke længere med på den fysiske læringsdag for Ådal, onsdag den 27. marts 2024 kl. 9.00-15.00." in left
    )
    assert f"Er det en fejl, så skriv til Bodil Ager, som er kontaktperson for forløbet: {year.contact.email}." in left


def test_a_teacher_is_told_of_the_day_and_that_it_is_no_longer_theirs(sink: SmtpSink, year, clock: Clock) -> None:
    said = body(sink, clock, "Karen")
    assert "Du underviser på en fysisk læringsdag i læringsforløbet »Bil«." in said
    assert said.endswith("Kan du ikke den dag, så skriv til os med det samme.\n\nSe dagene: http://testserver/")
    actions.withdraw_teacher(teacher=year.day.teachers.get(), actor=None, at=clock.now)
    assert "Du skal ikke længere undervise på den fysiske læringsdag onsdag den 27. marts 2024" in body(
        sink, clock, "Karen"
    )


# --- Whatever is done ------------------------------------------------------------------------------------------------


@dataclass
class Calendar:
    """A person's calendar program: it takes what is new by UID and SEQUENCE, and nothing else (RFC 5546)."""

    events: dict[str, Any] = field(default_factory=dict)

    def take(self, file: str) -> None:
        read_strictly(file.encode())
        calendar = icalendar.Calendar.from_ical(file)
        (event,) = calendar.events
        uid = str(event["UID"])
        if uid in self.events and event["SEQUENCE"] <= self.events[uid]["SEQUENCE"]:
            raise AssertionError("a mail that a calendar drops")
        self.events[uid] = event

    @property
    def days(self) -> set[tuple[str, Any, str]]:
        standing = (each for each in self.events.values() if each["STATUS"] == "CONFIRMED")
        return {(str(each["UID"]), each["DTSTART"].dt, str(each.get("LOCATION", ""))) for each in standing}


@pytest.mark.parametrize("seed", range(4))
def test_calendars_that_only_read_their_mails_follow_the_plan_whatever_is_done(seed: int, clock: Clock) -> None:
    year = Year(Random(seed))  # noqa: S311  # the same stories each time
    for number, run in enumerate(year.runs):
        actions.appoint_contact_person(
            run=run, name=f"K {number}", email=f"k{number}@x.example", actor=None, at=clock.now
        )
    calendars: dict[Person, Calendar] = {}
    read_until = 0
    for _ in range(40):
        year.act()
        if year.chance.random() < 0.4:
            continue
        clock.move(minutes=1)
        actions.send_calendar_news(at=clock.now)
        for mail in OutgoingMail.objects.filter(id__gt=read_until).order_by("id").select_related("to"):
            calendars.setdefault(mail.to, Calendar()).take(mail.calendar)
            read_until = mail.pk
        assert {person: calendar.days for person, calendar in calendars.items() if calendar.days} == in_the_plan()
    assert read_until


def in_the_plan() -> dict[Person, set[tuple[str, Any, str]]]:
    """What each calendar should show now."""
    found: dict[Person, set[tuple[str, Any, str]]] = {}
    for entry in CalendarEntry.objects.filter(is_called_off=False).select_related(
        "person", "course_run__contact_person"
    ):
        person = entry.person or entry.course_run.contact_person
        starts = datetime.combine(entry.on, entry.starts_at, COPENHAGEN) if entry.starts_at else entry.on
        found.setdefault(person, set()).add((str(entry.uid), starts, entry.place))
    return found
