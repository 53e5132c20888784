"""The Danish around a part of a course: kinds, minutes, how a provision stands on a date, and where it was seen."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from sagkyndig.foundation.law.rules import Entry, Standing
from sagkyndig.journey.courses.rules.course import Case, Feedback, PairKind
from sagkyndig.pure.danish import in_words, long_date

LETTERS = {PairKind.STATEMENT_OF_REASONS: "Begrundelse", PairKind.CASE_INVESTIGATION: "Undersøgelse"}
NO_DATE = "uden dato"
AFTERWARDS = {
    Feedback.AFTER_EACH_CASE: "Efter at gruppen har afgjort sagen",
    Feedback.ON_THE_DAY: "Til sidst på den fysiske læringsdag",
    Feedback.NONE: "Et gennemarbejdet svar",
}
TO_VERIFY = "skal efterprøves"
_HOUR = 60
_UNSETTLED = "ukendt"
# What has not been seen in a source says so, in `certainty`'s own letters.
_UNSEEN = {"K": "Indholdet er kendt, men er ikke set i en kilde.", "U": "Indholdet er usikkert."}


def minutes_in_words(minutes: int) -> str:
    """ "et minut", "fem minutter", "25 minutter", "en time og ti minutter"."""
    hours, rest = divmod(minutes, _HOUR)
    told = [f"{in_words(hours)} {'time' if hours == 1 else 'timer'}"] if hours else []
    if rest or not hours:
        told.append("et minut" if rest == 1 else f"{in_words(rest)} minutter")
    return " og ".join(told)


def about_case(case: Case) -> tuple[str, ...]:
    return ("Case", case.topic.value, minutes_in_words(case.minutes))


def standing_on(entry: Entry, on: date) -> str:
    """How the entry stands on the course's date, and what came after it."""
    day = long_date(on)
    standing = entry.standing(on)
    if standing is Standing.NOT_YET:
        begins = f" Den gælder fra {long_date(entry.valid_from)}." if entry.valid_from else ""
        return f"Gælder endnu ikke pr. {day}.{begins}"
    if standing is Standing.EXPIRED:
        return f"Gælder ikke længere pr. {day}.{f' Nu {entry.moved_to}.' if entry.moved_to else ''}"
    if entry.status == _UNSETTLED:
        return f"Det er ikke afklaret, om den gælder pr. {day}."
    if entry.valid_to:
        after = f" Derefter {entry.moved_to}." if entry.moved_to else ""
        return f"Gælder pr. {day} og til og med {long_date(entry.valid_to)}.{after}"
    return f"Gælder pr. {day}."


def how_sure(entry: Entry) -> str:
    """Nothing where it has been seen."""
    return _UNSEEN.get(entry.certainty, "")


def source_name(source: str) -> str:
    """The site of an address, without "www."; what is no address, as it stands."""
    return urlsplit(source).netloc.removeprefix("www.") if source_href(source) else source


def source_href(source: str) -> str:
    return source if source.startswith(("https://", "http://")) else ""


def place_of_paper(number: int, count: int) -> str:
    return f"Akt {number} af {count}"
