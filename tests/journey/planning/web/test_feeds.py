"""The feed for one's calendar: its secret link, what is in it, what it tells nobody, and when it is dead."""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from types import SimpleNamespace

import icalendar
import pytest
import vobject
from django.core.cache import cache

from sagkyndig.config.log_lines import JsonLines
from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role, hash_of
from sagkyndig.foundation.ui.web.public import MOST_IN_AN_HOUR
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CalendarFeed, CalendarNotice
from tests.conftest import Clock
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.pure.formats.strict import read_strictly
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
PAGE = "/min-kalender/"
NEW, STOP = f"{PAGE}nyt-link/", f"{PAGE}stop/"
BEFORE, AFTER = date(2024, 3, 27), date(2024, 4, 3)


@pytest.fixture(autouse=True)
def _nobody_has_guessed() -> None:
    cache.clear()


@pytest.fixture
def year() -> SimpleNamespace:
    """Ådal and Nordby on days of their own; Karen Holm teaches in Ådal."""
    edition = make_edition(theme="Bil")
    year = SimpleNamespace(edition=edition, teacher=make_staff(Role.TEACHER, name="Karen Holm"))
    year.run = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager", elearning_on=date(2024, 3, 14))
    year.contact = year.run.contact_person
    year.day = make_learning_day(runs=[year.run], on=BEFORE, place="Ådal Rådhus")
    year.enrolment = make_enrolment(year.run)
    year.other = make_course_run(edition=edition, name="Nordby", contact_name="Erik Fog")
    make_learning_day(runs=[year.other], on=date(2024, 4, 24), place="Nordby Hal")
    actions.assign_teacher(day=year.day, person=year.teacher, actor=None, at=PLANNED_AT)
    return year


def link(visit: Visitor, person: Person) -> str:
    """The way of the new link that the page shows."""
    shown = visit(person, NEW, method="post").one("//input[@id='calendar-link']").get("value")
    assert re.fullmatch(r"http://testserver/kalender/[\w-]{43}/forloeb\.ics", shown)
    return str(shown.removeprefix("http://testserver"))


def events(visit: Visitor, way: str) -> list[icalendar.Event]:
    content = visit(None, way).content
    read_strictly(content)
    assert vobject.readOne(content.decode()).validate(raiseException=True)
    return list(icalendar.Calendar.from_ical(content).events)


# --- What is in it ---------------------------------------------------------------------------------------------------


def test_everybody_gets_their_own_days_without_signing_in(visit: Visitor, year) -> None:
    own = ["E-læringsdag: Bil (Ådal)", "Fysisk læringsdag: Bil (Ådal)"]
    for person, titles in (
        (year.contact, own),
        (year.enrolment.person, own),
        (year.teacher, ["Du underviser på en fysisk læringsdag: Bil"]),
        (year.other.contact_person, ["Fysisk læringsdag: Bil (Nordby)"]),
        (make_staff(Role.TEACHER), []),
    ):
        found = events(visit, link(visit, person))
        assert [str(each["SUMMARY"]) for each in found] == titles
        assert not [each for each in found if "ATTENDEE" in each]


def test_it_follows_the_plan_under_the_same_uid(visit: Visitor, year, clock: Clock) -> None:
    way = link(visit, year.teacher)
    (before,) = events(visit, way)
    year.day.refresh_from_db()
    kept = {name: getattr(year.day, name) for name in ("starts_at", "ends_at", "place", "host_run")}
    actions.correct_learning_day(
        day=year.day, seen_version=year.day.version, on=AFTER, actor=None, at=clock.now, **kept
    )
    (after,) = events(visit, way)
    assert (after["UID"], after["SEQUENCE"], after["DTSTART"].dt.date()) == (before["UID"], 1, AFTER)
    actions.remove_learning_day(day=year.day, actor=None, at=clock.now)
    assert [str(each["STATUS"]) for each in events(visit, way)] == ["CANCELLED"]


def test_its_number_is_never_lower_than_the_one_that_mails_have_told(visit: Visitor, year, clock: Clock) -> None:
    actions.send_calendar_news(at=clock.now)
    CalendarNotice.objects.filter(person=year.teacher).update(sequence=5)
    assert [each["SEQUENCE"] for each in events(visit, link(visit, year.teacher))] == [5]


# --- How it is sent --------------------------------------------------------------------------------------------------


def test_a_calendar_that_comes_again_is_told_when_nothing_is_new(visit: Visitor, year, clock: Clock) -> None:
    way = link(visit, year.contact)
    first = visit(None, way).response
    assert first["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert first["Cache-Control"] == "private, no-cache"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT60M\r\nX-PUBLISHED-TTL:PT60M\r\n" in first.content
    clock.move(hours=3)
    again = visit(None, way, expect=304, headers={"If-None-Match": first["ETag"]})
    assert again.content == b""
    actions.leave_learning_day(run=year.run, actor=None, at=clock.now)
    assert visit(None, way, headers={"If-None-Match": first["ETag"]}).response["ETag"] != first["ETag"]
    assert visit(None, way, method="head").content == b""
    visit(None, way, method="post", expect=405)


def test_the_log_holds_neither_key_nor_person(visit: Visitor, year, caplog: pytest.LogCaptureFixture) -> None:
    way = link(visit, year.contact)
    key = way.split("/")[2]
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        visit(None, way)
        visit(None, way.replace(key[:5], "AAAAA"), expect=404)
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    asked = [line for line in lines if line["event"] == "request"]
    assert [(line["route"], line["status"], line["user"]) for line in asked] == [
        ("kalender/<token:key>/forloeb.ics", 200, None),
        ("kalender/<token:key>/forloeb.ics", 404, None),
    ]
    said = json.dumps(lines)
    assert key[5:] not in said
    assert year.contact.name not in said


def test_only_the_imprint_of_the_key_is_kept(visit: Visitor, year) -> None:
    key = link(visit, year.contact).split("/")[2]
    assert CalendarFeed.objects.get().key_sha256 == hash_of(key)
    kept = [str(value) for row in [*CalendarFeed.objects.values(), *Entry.objects.values()] for value in row.values()]
    assert key not in " ".join(kept)
    assert key not in visit(year.contact, PAGE).html


# --- Until when ------------------------------------------------------------------------------------------------------


def test_a_new_link_ends_the_old_one(visit: Visitor, year) -> None:
    old = link(visit, year.contact)
    asked = visit(year.contact, NEW)
    assert (asked.h1, asked.buttons) == ("Lav et nyt link", ["Lav et nyt link"])
    new = link(visit, year.contact)
    visit(None, old, expect=404)
    visit(None, new)


def test_stopped_is_stopped_also_the_second_time(visit: Visitor, year) -> None:
    way, others = link(visit, year.contact), link(visit, year.teacher)
    assert visit(year.contact, STOP).buttons == ["Stop kalenderen"]
    for _ in range(2):
        assert visit(year.contact, STOP, method="post", expect=302).location == PAGE
    visit(None, way, expect=404)
    visit(None, others)
    verbs = ["planning.calendar_feed_made", "planning.calendar_feed_made", "planning.calendar_feed_ended"]
    assert (
        list(Entry.objects.filter(verb__contains="calendar_feed").order_by("id").values_list("verb", flat=True))
        == verbs
    )


def test_whoever_has_no_access_any_more_has_no_feed(visit: Visitor, year, clock: Clock) -> None:
    way = link(visit, year.contact)
    people.end_access(person=year.contact, actor=None, at=clock.now)
    visit(None, way, expect=404)


def test_whoever_leaves_the_forlob_has_an_empty_feed(visit: Visitor, year, clock: Clock) -> None:
    way = link(visit, year.enrolment.person)
    actions.withdraw_enrolment(enrolment=year.enrolment, actor=None, at=clock.now)
    assert events(visit, way) == []


def test_who_guesses_is_stopped_and_who_knows_is_not(visit: Visitor, year) -> None:
    way = link(visit, year.contact)
    for number in range(MOST_IN_AN_HOUR):
        visit(None, f"/kalender/{number:043}/forloeb.ics", expect=404)
    visit(None, f"/kalender/{'b' * 43}/forloeb.ics", expect=429)
    visit(None, way)
    for odd in ("x", "a" * 42, "a" * 44, "å" * 43):
        visit(None, f"/kalender/{odd}/forloeb.ics", expect=404)


# --- The page --------------------------------------------------------------------------------------------------------


def test_the_page_says_what_it_is_and_which_days_come(visit: Visitor, year, clock: Clock) -> None:
    clock.set(2024, 3, 20, 9)
    page = visit(year.contact, PAGE)
    assert page.buttons == ["Lav et link"]
    assert page.texts("//main//li")[-1:] == [
        "Onsdag den 27. marts 2024 kl. 9.00-15.00, Ådal Rådhus Fysisk læringsdag: Bil (Ådal)"
    ]
    assert "E-læringsdag" not in page.text
    link(visit, year.contact)
    after = visit(year.contact, PAGE)
    assert "Du lavede et link 20. marts 2024 kl. 09.00." in after.text
    assert (after.link("Lav et nyt link"), after.link("Stop kalenderen")) == (NEW, STOP)


def test_without_days_the_page_says_so(visit: Visitor) -> None:
    assert "Du har ingen dage foran dig." in visit(make_staff(Role.TEACHER), PAGE).text


def test_the_link_is_shown_on_a_page_that_nobody_keeps(visit: Visitor, year) -> None:
    shown = visit(year.contact, NEW, method="post", secure=True)
    assert "no-store" in shown.response["Cache-Control"]
    assert shown.link("Åbn linket i Kalender").startswith("webcals://testserver/kalender/")


def test_the_pages_of_others_lead_here(visit: Visitor, year) -> None:
    assert visit(year.contact, "/mit-forloeb/").link("abonnér på dem") == PAGE
    plan = f"/runder/{year.edition.pk}/planlaegning/"
    assert visit(year.teacher, plan).link("abonnér på dem") == PAGE


def test_page_and_feed_take_the_same_queries_however_many_days_there_are(visit: Visitor, year) -> None:
    way = link(visit, year.teacher)
    one, page = visit(None, way).queries, visit(year.teacher, PAGE).queries
    for on in (date(2024, 4, 9), date(2024, 4, 10)):
        day = make_learning_day(edition=make_edition(), on=on)
        actions.assign_teacher(day=day, person=year.teacher, actor=None, at=PLANNED_AT)
    assert visit(None, way).queries == one <= 12
    assert visit(year.teacher, PAGE).queries == page <= 15
