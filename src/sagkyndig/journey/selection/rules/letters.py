"""The text of an invitation: its placeholders, what is wrong with a text, and the words filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LINK = "{link}"
PLACEHOLDERS: dict[str, str] = {
    "kommune": "kommunens navn",
    "kontaktperson": "modtagerens navn",
    "tema": "rundens tema",
    "bestemmelser": "rundens bestemmelser",
    "frist": "fristen for svar",
    "link": "modtagerens personlige link",
}
NEEDED = ("frist", "link")
_IN_BRACES = re.compile(r"\{[^{}\n]{0,40}\}?")


@dataclass(frozen=True)
class Letter:
    """The text of an invitation, with or without its words filled in."""

    subject: str
    body: str


def remarks(letter: Letter) -> tuple[str, ...]:
    """What is wrong with a text, in Danish sentences; () where it can be sent."""
    known = {f"{{{key}}}" for key in PLACEHOLDERS}
    unknown = [each for each in _IN_BRACES.findall(f"{letter.subject}\n{letter.body}") if each not in known]
    said = [f"»{each}« kendes ikke. Ret det, eller fjern det." for each in dict.fromkeys(unknown)]
    for key in NEEDED:
        if f"{{{key}}}" not in letter.body:
            said.append(f"Skriv {{{key}}} der, hvor {PLACEHOLDERS[key]} skal stå.")
    if letter.body.count(LINK) > 1:
        said.append("Skriv {link} én gang. Linket kan kun bruges én gang.")
    if LINK in letter.subject:
        said.append("Linket kan ikke stå i emnet.")
    return tuple(said)


def filled(letter: Letter, words: Mapping[str, str]) -> Letter:
    """The text with its words. The link stays as it is: it is made as the mail is sent."""

    def said(text: str) -> str:
        return re.sub(r"\{([a-z]+)\}", lambda match: words.get(match.group(1), match.group()), text)

    return Letter(" ".join(said(letter.subject).split()), said(letter.body).strip())


def around_the_link(body: str) -> tuple[str, str]:
    """What stands before the link and what stands after it."""
    before, _, after = body.partition(LINK)
    return before, after
