"""Files that people write by hand, as TOML: read whole, or refused in Danish with the place of the fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# What tomllib says, by how it begins; everything else is told by its place alone.
_IN_DANISH = (
    ("Cannot overwrite", "Den samme nøgle står to gange."),
    ("Duplicate inline table key", "Den samme nøgle står to gange."),
    ("Cannot declare", "Den samme overskrift i [ ] står to gange."),
    ("Cannot mutate", "Nøglen hører til noget, der allerede er afsluttet."),
    ("Expected '=' after", "Der mangler »=« efter nøglen."),
    ("Invalid initial character", "En nøgle begynder med et tegn, der ikke kan stå dér."),
    ("Invalid value", "Værdien mangler, eller teksten har ikke anførselstegn om sig."),
    ("Unterminated string", "Et anførselstegn mangler sin afslutning."),
    ('Expected "\'"', "Et anførselstegn mangler sin afslutning."),
    ("Unclosed", "En liste eller tabel mangler sin afslutning."),
    ("Expected newline", "Der står mere på linjen, end der skal."),
    ("Unescaped '\\'", "En omvendt skråstreg i en tekst skal skrives dobbelt."),
    ("Illegal character", "En tekst på én linje går ud over linjen, eller der står et usynligt styretegn."),
)
_ELSE = "Skriv »nøgle = værdi«, og sæt anførselstegn om nøgler med æ, ø, å eller punktum."
_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class AuthoredFault(ValueError):
    """The file cannot be read; the message is whole Danish sentences with the line, if one is at fault."""


def read_authored(data: bytes) -> dict[str, Any]:
    """What a TOML file in UTF-8 holds, with or without a byte-order mark. AuthoredFault for everything else, and for
    invisible control signs, which no report can show."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise AuthoredFault(f"Linje {line}: Filen er ikke tekst i UTF-8. Gem den som UTF-8.") from fault
    try:
        content = tomllib.loads(text)
    except ValueError as fault:  # also what is TOML, but too large a number to be read
        raise AuthoredFault(_told(str(fault))) from fault
    except RecursionError as fault:
        raise AuthoredFault("Lister står for dybt inde i hinanden.") from fault
    for path, said in _texts(content, ""):
        sign = _CONTROL_SIGNS.search(said)
        if sign:
            raise AuthoredFault(f"»{path}« har et usynligt styretegn (U+{ord(sign.group()):04X}). Slet tegnet.")
    return content


def _told(fault: str) -> str:
    place = _PLACE.search(fault)
    line, column = place.groups() if place else (None, None)
    where = f"Linje {line}, tegn {column}: " if line else "Sidst i filen: " if place else ""
    return where + next((danish for beginning, danish in _IN_DANISH if fault.startswith(beginning)), _ELSE)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, path)
