"""Calendar files, read by another reader and by the grammar: what is written, moved, updated and called off."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sagkyndig.pure.formats.icalendar import (
    Calendar,
    CalendarUser,
    Event,
    Hours,
    Method,
    NotACalendar,
    WholeDays,
    content_type,
    written,
)
from tests.pure.formats.strict import Problem, content_lines, read_strictly

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
BOARD = CalendarUser("Klagestyrelsen", "post@klagestyrelsen.example")
BODIL = CalendarUser("Bodil Ager; »kontakt«, Ådal", "bodil@ådal.example")
STAMP = datetime(2024, 3, 4, 10, tzinfo=COPENHAGEN)
DAY = Event(
    uid="4d5e7b2a-fysisk@sagkyndig",
    sequence=1,
    stamped_at=STAMP,
    summary="Fysisk læringsdag: »Bil, bolig og børn«",
    when=Hours(datetime(2024, 3, 27, 9, tzinfo=COPENHAGEN), datetime(2024, 3, 27, 15, tzinfo=COPENHAGEN)),
    description="Sted: Rådhuset; lokale 3, 1. sal.\nTag materialet med.",
    place="Ådal Rådhus, Åvej 1",
    url="https://sagkyndig.example/mit-forloeb/",
    organizer=BOARD,
)
EVENTS = st.text(st.characters(codec="utf-8"), max_size=200)
HOURS = st.integers(min_value=0, max_value=24 * 365 * 30)


def published(*events: Event, name: str = "") -> bytes:
    return written(Calendar(Method.PUBLISH, events, name))


def read(file: bytes) -> icalendar.Calendar:
    """The file as the other reader and the grammar have it; both must take it."""
    read_strictly(file)
    calendar = icalendar.Calendar.from_ical(file)
    assert calendar.errors == []
    assert all(each.errors == [] for each in calendar.walk())
    return calendar


def first(file: bytes) -> icalendar.Event:
    return read(file).events[0]


# --- What is written -------------------------------------------------------------------------------------------------


def test_an_event_says_everything_that_was_given() -> None:
    calendar = read(published(DAY, name="Læringsforløb"))
    event = calendar.events[0]
    assert [str(calendar[key]) for key in ("VERSION", "METHOD", "X-WR-CALNAME")] == ["2.0", "PUBLISH", "Læringsforløb"]
    assert {key: str(event[key]) for key in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS")} == {
        "UID": DAY.uid,
        "SUMMARY": DAY.summary,
        "DESCRIPTION": DAY.description,
        "LOCATION": DAY.place,
        "URL": DAY.url,
        "STATUS": "CONFIRMED",
    }
    assert event["SEQUENCE"] == 1
    assert event["DTSTAMP"].dt == STAMP
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == (f"mailto:{BOARD.email}", BOARD.name)


def test_whole_days_end_on_the_day_after() -> None:
    event = first(published(replace(DAY, when=WholeDays(date(2024, 3, 30), date(2024, 3, 31)))))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 3, 30), date(2024, 4, 1))
    assert event["DTSTART"].params == {"VALUE": "DATE"}


def test_a_calendar_without_events_still_holds_something() -> None:
    calendar = read(published())
    assert (calendar.events, [each["TZID"] for each in calendar.timezones]) == ([], ["Europe/Copenhagen"])


def test_whoever_subscribes_is_asked_to_come_back() -> None:
    names = ("REFRESH-INTERVAL", "X-PUBLISHED-TTL")
    asked = written(Calendar(Method.PUBLISH, (), fetch_every=timedelta(hours=1, minutes=30)))
    lines = {name: (parameters, value) for name, parameters, value in content_lines(asked) if name in names}
    assert lines == {names[0]: ({"VALUE": "DURATION"}, "PT90M"), names[1]: ({}, "PT90M")}
    assert read(asked)["REFRESH-INTERVAL"].dt == timedelta(minutes=90)
    assert not set(names) & {name for name, _, _ in content_lines(published())}
    with pytest.raises(NotACalendar):
        Calendar(Method.PUBLISH, (), fetch_every=timedelta(seconds=59))


def test_what_it_is_sent_as() -> None:
    assert content_type(Method.CANCEL) == "text/calendar; charset=utf-8; method=CANCEL"


# --- Invited, moved, called off --------------------------------------------------------------------------------------


def called_off(event: Event) -> Event:
    return replace(event, attendees=(BODIL,), sequence=event.sequence + 1, is_called_off=True)


def test_an_invitation_moved_over_the_change_to_summer_time_and_called_off_keeps_its_uid_and_its_hour() -> None:
    invited = replace(DAY, attendees=(BODIL,))
    later = timedelta(days=7)  # clocks go forward on 31 March 2024
    moved = replace(invited, sequence=2, when=Hours(DAY.when.starts_at + later, DAY.when.ends_at + later))
    files = [
        written(Calendar(Method.REQUEST, (invited,))),
        written(Calendar(Method.REQUEST, (moved,))),
        written(Calendar(Method.CANCEL, (called_off(moved),))),
    ]
    events = [first(file) for file in files]
    assert [str(read(file)["METHOD"]) for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["UID"]) for event in events} == {DAY.uid}
    assert [event["SEQUENCE"] for event in events] == [1, 2, 3]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event["DTSTART"].dt.strftime("%H.%M") for event in events] == ["09.00"] * 3
    assert [event["DTSTART"].dt.astimezone(UTC).hour for event in events] == [8, 7, 7]


def test_an_attendee_is_named_even_with_odd_signs() -> None:
    attendee = first(written(Calendar(Method.REQUEST, (replace(DAY, attendees=(BODIL,)),))))["ATTENDEE"]
    assert attendee.params["CN"] == BODIL.name
    assert attendee.params["PARTSTAT"] == "NEEDS-ACTION"
    assert attendee == "mailto:bodil@%C3%A5dal.example"


@pytest.mark.parametrize(
    ("method", "events"),
    [
        (Method.PUBLISH, (replace(DAY, organizer=None),)),
        (Method.PUBLISH, (replace(DAY, attendees=(BODIL,)),)),
        (Method.PUBLISH, (DAY, DAY)),
        (Method.REQUEST, (DAY,)),
        (Method.REQUEST, ()),
        (Method.REQUEST, (called_off(DAY),)),
        (Method.CANCEL, (replace(DAY, attendees=(BODIL,)),)),
        (Method.CANCEL, (called_off(DAY), called_off(replace(DAY, uid="another")))),
    ],
)
def test_what_the_method_does_not_allow_is_refused(method: Method, events: tuple[Event, ...]) -> None:
    with pytest.raises(NotACalendar):
        Calendar(method, events)


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": ""},
        {"uid": "a\r\nATTENDEE:mailto:x"},
        {"sequence": -1},
        {"stamped_at": datetime(2024, 3, 4)},  # noqa: DTZ001  # the fault that is looked for
        {"url": "https://x.example/\r\nX:1"},
    ],
)
def test_an_event_that_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(NotACalendar):
        replace(DAY, **changes)


def test_times_and_users_that_make_no_sense_are_refused() -> None:
    nine = datetime(2024, 3, 27, 9, tzinfo=COPENHAGEN)
    for make in (
        lambda: Hours(nine, nine),
        lambda: Hours(nine.replace(tzinfo=None), nine),
        lambda: WholeDays(date(2024, 3, 2), date(2024, 3, 1)),
        lambda: CalendarUser("x", "nobody"),
        lambda: CalendarUser("x", "a@b.example\r\nX:1"),
    ):
        with pytest.raises(NotACalendar):
            make()


# --- Time ------------------------------------------------------------------------------------------------------------


def test_the_zone_changes_when_copenhagen_does() -> None:
    """The rule in the file against the system's own table of the zone, hour by hour around each change."""
    zone = read(published()).timezones[0].to_tz(lookup_tzid=False)  # by the rule that stands in the file
    for year in range(1998, 2038):
        for month in (3, 10):
            start = datetime(year, month, 24, 12, tzinfo=UTC)
            for hours in range(0, 24 * 9, 1):
                at = start + timedelta(hours=hours)
                local = at.astimezone(COPENHAGEN)
                if not local.fold:
                    naive = local.replace(tzinfo=None)
                    assert zone.utcoffset(naive) == local.utcoffset(), local


@settings(deadline=None)
@given(hours=HOURS, length=st.integers(min_value=1, max_value=30))
def test_every_hour_is_read_as_the_same_moment(hours: int, length: int) -> None:
    starts_at = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    when = Hours(starts_at, starts_at + timedelta(hours=length))
    event = first(published(replace(DAY, when=when)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (when.starts_at, when.ends_at)


def test_the_hour_that_comes_twice_is_written_without_doubt() -> None:
    when = Hours(datetime(2024, 10, 27, 0, 30, tzinfo=UTC), datetime(2024, 10, 27, 1, 30, tzinfo=UTC))
    file = published(replace(DAY, when=when)).decode()
    assert "DTSTART;TZID=Europe/Copenhagen:20241027T023000\r\nDTEND:20241027T013000Z\r\n" in file


# --- Lines -----------------------------------------------------------------------------------------------------------


def test_long_lines_are_folded_between_letters() -> None:
    file = published(replace(DAY, summary="ÆØÅ🎓" * 60))
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert len([line for line in lines if line.startswith(b" ")]) == 8
    assert str(first(file)["SUMMARY"]) == "ÆØÅ🎓" * 60


@settings(deadline=None)
@example(summary="\\", place=";", description="\\n", name='Bo "Bob" Ag^er\\')
@given(summary=EVENTS, place=EVENTS, description=EVENTS, name=EVENTS)
def test_whatever_is_written_is_read_again(summary: str, place: str, description: str, name: str) -> None:
    event = replace(DAY, summary=summary, place=place, description=description, organizer=replace(BOARD, name=name))
    found = first(published(event))
    for key, said in (("SUMMARY", summary), ("LOCATION", place), ("DESCRIPTION", description)):
        assert str(found.get(key, "")) == plain(said)
    assert found["ORGANIZER"].params.get("CN", "") == plain(name).replace("\n", " ").strip().replace('"', "'").replace(
        "\\", "/"
    )
    assert [each for each, _, _ in content_lines(published(event))].count("BEGIN") == 5


def plain(said: str) -> str:
    """What stays of a text: other breaks of lines become one kind, and control letters go."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", re.sub(r"\r\n|[\r\n\x85\u2028\u2029]", "\n", said))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.replace(b"\r\n", b"\n"),
        lambda file: file.replace(b"\r\n ", b""),
        lambda file: file.replace(b"VERSION:2.0\r\n", b""),
        lambda file: file.replace(b"UID", b"UDI"),
        lambda file: file.replace(b"TZID=Europe/Copenhagen", b"TZID=Europe/Paris"),
        lambda file: file.replace(b"END:VEVENT\r\n", b""),
        lambda file: file.replace(b"SEQUENCE:1", b"SEQUENCE:en"),
        lambda file: file.replace("Ådal ".encode(), b"\xc3"),
        lambda file: file.replace(b"\\;", b";"),
    ],
)
def test_the_strict_reader_does_find_faults(spoil) -> None:
    file = published(replace(DAY, summary="Æ" * 80))
    read_strictly(file)
    with pytest.raises(Problem):
        read_strictly(spoil(file))
