"""What the bench says: why something is not saved, and the check's remedies in the words of a page with fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.pure.danish import capitalised, listing, long_date, number, plural

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.models import Part
    from sagkyndig.journey.courses.rules.faults import Fault

_QUOTED = re.compile("»[^«]*«")
# What a message is about: a mark such as [E1], or something quoted.
_NAMED = re.compile(r"\[E\d*\]|»[^«]*«")

EMPTY = "Skriv en {label}."
NO_NUMBER = "Skriv et helt tal fra 1 til 10.000."
NO_DAY = "Skriv en dato, der findes, fx 14.03.2023."
NO_CHOICE = "Vælg en af mulighederne på listen."
NAME_TOO_LONG = "Navnet på en bestemmelse er højst 120 tegn. Skriv én på hver linje."
NOT_THERE = "står der ikke"
SAVED = "Det, du har skrevet, er gemt."
MISSING = "Mangler endnu."


def too_long(length: int, longest: int) -> str:
    """`Teksten er på 120.345 tegn. Der er plads til 100.000. Gør den kortere, eller del den.`"""
    return f"Teksten er på {number(length)} tegn. Der er plads til {number(longest)}. Gør den kortere, eller del den."


def things_missing(count: int) -> str:
    """`3 ting mangler`."""
    return f"{plural(count, 'ting', 'ting')} mangler"


def standing(count: int, the_part: str, *, is_draft: bool) -> str:
    """`3 ting mangler, før casen kan sendes til gennemlæsning.`; nothing where it has been sent, and nothing is missing."""
    if not count:
        return "" if not is_draft else f"{capitalised(the_part)} kan sendes til gennemlæsning."
    return f"{things_missing(count)}, før {the_part} kan sendes til gennemlæsning."


def saved_at(at: datetime, by: Person | None, now: datetime) -> str:
    """`Gemt 10.42 af Jens Overgård`; of another day, `Gemt 3. marts 2024 kl. 10.42 af Jens Overgård`."""
    local = timezone.localtime(at)
    day = "" if local.date() == timezone.localtime(now).date() else f"{long_date(local.date())} kl. "
    return f"Gemt {day}{local:%H.%M}" + (f" af {by.name}" if by else "")


def not_saved(stopped: Mapping[str, Sequence[str]]) -> str:
    """`Ikke gemt. Ret »Akt 2: Tekst«. Det, du har skrevet, står stadig her.`, with the reason where there is only one.

    `stopped` gives the sentences at each field by its label. In a long text one may be far below them.
    """
    reasons = [sentence for sentences in stopped.values() for sentence in sentences]
    why = f"{reasons[0]} " if len(reasons) == 1 else ""
    return f"Ikke gemt. Ret {listing([f'»{label}«' for label in stopped])}. {why}Det, du har skrevet, står stadig her."


def changed_by(part: Part, person: Person) -> str:
    """Who saved meanwhile, and when; it may have been oneself, in another tab."""
    at = f"{timezone.localtime(part.changed_at):%H.%M}"
    if part.changed_by is None or part.changed_by_id == person.pk:
        return f"Ikke gemt. Du har gemt i et andet vindue kl. {at}."
    return f"Ikke gemt. {part.changed_by.name} har gemt kl. {at}, mens du skrev."


# --- The check's remedies, where they speak of files ---------------------------------------------------------------

_BLANK = {"empty-text", "missing-field", "page-lacks"}
# What is said instead of the check's own message and remedy.
_INSTEAD = {
    "wrong-number": "Skriv et helt tal fra 1 til 10.000.",
    "not-fictional": "Sæt kryds, når intet i casen er en virkelig persons.",
    "paper-without-date": MISSING,
    "missing-points": "Kurset viser opmærksomhedspunkter. Skriv fem til syv.",
    "worked-answer-missing": "Mangler endnu. Kurset har gennemarbejdede svar.",
    "worked-answer-never-shown": "Kurset viser ikke gennemarbejdede svar. Slet svaret, eller ret kursets oplysninger.",
    "nothing-missing-unexplained": "Skriv, hvad der mangler, eller hvorfor intet mangler.",
    "missing-and-not-missing": "Der står både, hvad der mangler, og at intet mangler. Slet det ene.",
    "point-without-provision": "Knyt punktet til mindst én bestemmelse.",
    "page-has-too-much": "Det hører til en anden slags side. Ret slags, eller slet det.",
    "lines-of-shared-decision": "Hver form skal have ti linjer.",
    "unknown-case": "Siden viser en case, der ikke er her mere. Vælg en anden.",
    "unknown-pair": "Siden viser et kontrastpar, der ikke er her mere. Vælg et andet.",
    "pair-differs": "Skriv ét afsnit i hvert af de to felter, uden tomme linjer og med hver sit indhold.",
}
# The remedy in the words of the page; the check's own message stays.
_REMEDIES = {
    "number-of-options": "Skriv fire muligheder.",
    "one-consideration-per-option": "Skriv, hvad der taler for, og hvad der taler imod.",
    "unused-case": "Tilføj en side, der viser den, eller vælg, at den bruges en anden dag.",
    "unused-pair": "Tilføj en side, der viser det, eller fjern parret.",
    "case-shown-early": "Vælg, at casen bruges på e-læringsdagen, eller fjern siden.",
    "pair-of-unequal-length": "Gør dem lige lange, så længden ikke røber, hvilket der holder.",
    "unsure-reference": "Skriv under »Skal efterprøves«, hvad der skal slås op.",
    "mark-without-entry": "Skriv, hvad der skal slås op, eller ret mærket.",
    "entry-without-mark": "Sæt mærket efter den sætning, det gælder, eller fjern punktet.",
}
_MESSAGES = {
    "mark-without-entry": "{named} står ikke under »Skal efterprøves«.",
    "unsure-reference": "{named} er ikke set i en kilde.",
    "number-of-papers": "Casen skal have to til fem akter.",
    "shown-twice": "Det samme vises på flere sider.",
    "number-of-points": "Casen skal have fem til syv punkter.",
}
# The files of a pair, as the page knows them.
_LETTERS = {" i 1.md": " i det første brev", " i 2.md": " i det andet"}
MOST_QUOTED = 3


def sentence(fault: Fault) -> str:
    """What the check found, and what to do about it, in the words of the page."""
    if fault.code in _BLANK:
        return MISSING
    if fault.code in _INSTEAD:
        return _INSTEAD[fault.code]
    named = _NAMED.search(fault.message)
    message = _MESSAGES.get(fault.code, "").format(named=named[0] if named else "Noget") or fault.message
    said = f"{message} {_REMEDIES.get(fault.code, fault.remedy)}"
    for file, letter in _LETTERS.items():
        said = said.replace(file, letter)
    return said


def long_sentences(faults: Sequence[Fault]) -> str:
    """`2 sætninger er på mere end 25 ord. Del dem: »Hun har …«, »Han kan …«`; of many only the first are quoted."""
    begun = [match[0] for fault in faults if (match := _QUOTED.search(fault.message))]
    quoted = ", ".join(begun[:MOST_QUOTED]) + (" og flere" if len(begun) > MOST_QUOTED else "")
    one = len(faults) == 1
    told = (
        "En sætning er på mere end 25 ord. Del den"
        if one
        else f"{len(faults)} sætninger er på mere end 25 ord. Del dem"
    )
    return f"{told}: {quoted}" if quoted else f"{told}."


def meter(count: int, score: int | None, bar: int) -> str:
    """`184 ord · LIX 27 (højst 30)`; no LIX where the text is too short to tell."""
    told = plural(count, "ord", "ord")
    return told if score is None else f"{told} · LIX {score} (mål: højst {bar})"


def estimate_of_case(count: int, minutes: int) -> str:
    """`Akterne er på 612 ord. Det svarer til cirka 25 minutter med gruppesnak.`"""
    return f"Akterne er på {plural(count, 'ord', 'ord')}. Det svarer til cirka {minutes} minutter med gruppesnak."


def estimate_of_page(count: int, minutes: int) -> str:
    """`Siden er på 240 ord. Det svarer til cirka 2 minutter.`"""
    return f"Siden er på {plural(count, 'ord', 'ord')}. Det svarer til cirka {plural(minutes, 'minut', 'minutter')}."


def twin_meter(paragraph: int, letter: int, score: int | None, bar: int) -> str:
    """`Afsnittet: 42 ord. Hele brevet: 210 ord · LIX 31 (mål: højst 45)`."""
    return f"Afsnittet: {plural(paragraph, 'ord', 'ord')}. Hele brevet: {meter(letter, score, bar)}"


def form_meter(letter: str, count: int, score: int) -> str:
    """`Form A i alt: 172 ord · LIX 29`."""
    return f"Form {letter} i alt: {plural(count, 'ord', 'ord')} · LIX {score}"
