"""Names and mail addresses as people write or paste them, one on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_RECIPIENTS = 5
_ADDRESS = re.compile(r"[^\s<>;,\"()]+@[^\s<>;,\"()@]+\.[^\s<>;,\"()@.]{2,}")
LONGEST_NAME, LONGEST_ADDRESS = 200, 254


@dataclass(frozen=True)
class Recipients:
    """Whom a text names, and in Danish sentences what is wrong with it."""

    contacts: tuple[tuple[str, str], ...]
    faults: tuple[str, ...] = ()


def read_recipients(text: str) -> Recipients:
    """»Bodil Ager <bodil@kommune.dk>«, »Bodil Ager, bodil@kommune.dk«, with semicolon, tab or a blank between them."""
    contacts: list[tuple[str, str]] = []
    faults: list[str] = []
    for line in (" ".join(each.replace("mailto:", "").split()) for each in text.splitlines()):
        if not line:
            continue
        found = _ADDRESS.findall(line)
        if len(found) != 1:
            faults.append(_not_one(line, len(found)))
            continue
        email = found[0].lower()
        name = line.replace(found[0], " ").strip(" <>;,\"()'")
        name = " ".join(name.split())
        if not name:
            faults.append(f"Skriv navnet foran {email}. Mailen begynder med det.")
        elif len(name) > LONGEST_NAME or len(email) > LONGEST_ADDRESS:
            faults.append(f"Navnet eller mailadressen er for lang: »{line[:60]}…«.")
        elif email in {each for _, each in contacts}:
            faults.append(f"{email} står der to gange.")
        else:
            contacts.append((name, email))
    if len(contacts) > MOST_RECIPIENTS:
        faults.append(f"Skriv højst {MOST_RECIPIENTS} kontaktpersoner for en kommune.")
    return Recipients(tuple(contacts), tuple(faults))


def written(contacts: Iterable[tuple[str, str]]) -> str:
    """The lines that `read_recipients` reads."""
    return "\n".join(f"{name}, {email}" for name, email in contacts)


def _not_one(line: str, found: int) -> str:
    if found:
        return f"Skriv kun én kontaktperson på hver linje, ikke »{line[:60]}«."
    return f"Der mangler en mailadresse på linjen »{line[:60]}«. Den skal ligne navn@kommune.dk."
