"""A strict reading of a calendar file: the grammar of RFC 5545 and what RFC 5546 asks of each method, and nothing forgiven."""

from __future__ import annotations

import re
from datetime import datetime


class Problem(AssertionError):
    """What the file breaks."""


_NAME = r"(?:[A-Z0-9-]+)"
_SAFE = r'[^\x00-\x08\x0a-\x1f\x7f";:,]*'
_QUOTED = r'"[^\x00-\x08\x0a-\x1f\x7f"]*"'
_VALUE = r"[^\x00-\x08\x0a-\x1f\x7f]*"
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<parameters>(?:;{_NAME}=(?:{_QUOTED}|{_SAFE}))*):(?P<value>{_VALUE})")
_PARAMETER = re.compile(rf";({_NAME})=({_QUOTED}|{_SAFE})")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_MOMENT = re.compile(r"\d{8}T\d{6}")
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "UID", "X-WR-CALNAME", "TZNAME"}
_ONCE = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"}
_AT_MOST_ONCE = {"DESCRIPTION", "LOCATION", "URL", "ORGANIZER"}
_COMPONENTS = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "METHOD"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "DAYLIGHT": {"DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "VEVENT": _ONCE,
}
_INSIDE = {"VTIMEZONE": "VCALENDAR", "VEVENT": "VCALENDAR", "STANDARD": "VTIMEZONE", "DAYLIGHT": "VTIMEZONE"}

Line = tuple[str, dict[str, str], str]


def content_lines(file: bytes) -> list[Line]:
    """Name, parameters and value of each line, unfolded."""
    _hold(file.endswith(b"\r\n"), "the last line does not end")
    raw = file.split(b"\r\n")[:-1]
    _hold(not any(b"\n" in each or b"\r" in each for each in raw), "a line break that is not CRLF")
    _hold(all(len(each) <= 75 for each in raw), "a line of more than 75 octets")
    whole: list[str] = []
    for each in raw:
        try:
            said = each.decode()
        except UnicodeDecodeError as error:
            raise Problem("a letter is cut") from error
        if said.startswith(" "):
            whole[-1] += said[1:]
        else:
            whole.append(said)
    return [_line(each) for each in whole]


def read_strictly(file: bytes) -> None:
    """Raise Problem for the first thing that is not as the standards have it."""
    lines = content_lines(file)
    _hold(lines[0] == ("BEGIN", {}, "VCALENDAR"), "no calendar")
    stack: list[tuple[str, list[Line]]] = []
    zones: set[str] = set()
    named: set[str] = set()
    methods: list[str] = []
    events: list[dict[str, list[Line]]] = []
    for name, parameters, value in lines:
        if name == "BEGIN":
            _hold(value in _COMPONENTS, f"unknown component {value}")
            _hold(value == "VCALENDAR" or bool(stack and stack[-1][0] == _INSIDE[value]), f"{value} in the wrong place")
            stack.append((value, []))
        elif name == "END":
            _hold(bool(stack) and stack[-1][0] == value, f"END:{value} without its BEGIN")
            kind, inner = stack.pop()
            by_name = _grouped(inner)
            _hold(_COMPONENTS[kind] <= set(by_name), f"{kind} lacks {_COMPONENTS[kind] - set(by_name)}")
            if kind == "VEVENT":
                events.append(by_name)
            if kind == "VTIMEZONE":
                zones.add(by_name["TZID"][0][2])
            if kind == "VCALENDAR":
                methods = [each[2] for each in by_name["METHOD"]]
                _hold(by_name["VERSION"][0][2] == "2.0", "not version 2.0")
        else:
            _hold(bool(stack), f"{name} outside of the calendar")
            stack[-1][1].append((name, parameters, value))
            if "TZID" in parameters:
                named.add(parameters["TZID"])
    _hold(not stack, "a component does not end")
    _hold(named <= zones, f"zones that are not in the file: {named - zones}")
    for event in events:
        _event(event, methods[0])


def _event(event: dict[str, list[Line]], method: str) -> None:
    allowed = _ONCE | _AT_MOST_ONCE | {"ATTENDEE"}
    _hold(set(event) <= allowed, f"unknown properties {set(event) - allowed}")
    _hold(all(len(event.get(name, [])) <= 1 for name in allowed - {"ATTENDEE"}), "a property stands twice")
    for name in _TEXTS & set(event):
        _hold(bool(_TEXT.fullmatch(event[name][0][2])), f"{name} is not escaped")
    _hold(event["SEQUENCE"][0][2].isdecimal(), "SEQUENCE is no number")
    _hold(bool(re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"][0][2])), "DTSTAMP is not in UTC")
    _hold(_time(event["DTSTART"][0]) <= _time(event["DTEND"][0]) or _mixed(event), "the end is before the start")
    people = [*event.get("ORGANIZER", []), *event.get("ATTENDEE", [])]
    _hold(all(re.fullmatch(r"mailto:[A-Za-z0-9@+._~%-]+", value) for _, _, value in people), "no address")
    _hold("ORGANIZER" in event, "nobody organizes")
    _hold(("ATTENDEE" in event) is (method != "PUBLISH"), f"attendees do not go with {method}")
    status = event["STATUS"][0][2]
    _hold(status in {"CONFIRMED", "CANCELLED"}, "unknown status")
    is_cancelled = status == "CANCELLED"
    _hold(method == "PUBLISH" or is_cancelled is (method == "CANCEL"), f"the status does not go with {method}")


def _mixed(event: dict[str, list[Line]]) -> bool:
    """Start and end stand in different kinds of time, which cannot be compared as they are written."""
    return event["DTSTART"][0][1] != event["DTEND"][0][1]


def _time(line: Line) -> datetime:
    _, parameters, value = line
    if parameters.get("VALUE") == "DATE":
        _hold(bool(re.fullmatch(r"\d{8}", value)), "no date")
        return datetime.strptime(value, "%Y%m%d")  # noqa: DTZ007  # compared with another of its kind
    _hold(bool(_MOMENT.fullmatch(value.removesuffix("Z"))), "no moment")
    _hold(value.endswith("Z") is ("TZID" not in parameters), "neither UTC nor a zone")
    return datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007


def _grouped(lines: list[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line[0], []).append(line)
    return found


def _line(said: str) -> Line:
    found = _LINE.fullmatch(said)
    if found is None:
        raise Problem(f"no line of a calendar: {said[:60]!r}")
    parameters = {name: value.strip('"') for name, value in _PARAMETER.findall(found["parameters"])}
    return found["name"], parameters, found["value"]


def _hold(holds: bool, sentence: str) -> None:
    if not holds:
        raise Problem(sentence)
