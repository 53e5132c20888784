"""Lines of a calendar file: escaping, parameters, and folding at 75 octets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

FOLDED_AT = 75  # octets without the line break; RFC 5545, section 3.1
_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")  # what any reader takes for the end of a line
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Letters that need quotes around a parameter's value.
_NEEDS_QUOTES = re.compile("[:;,]")


def line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> str:
    """`NAME;PARAMETER=value:value`, folded, with its line break; the value stands as it is."""
    said = "".join(f";{key}={_parameter(each)}" for key, each in (parameters or {}).items())
    return "\r\n ".join(_folded(f"{name}{said}:{value}")) + "\r\n"


def text(value: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line break escaped, other control letters left out."""
    joined = _BREAK.sub("\n", value)
    cleaned = _CONTROL.sub("", joined)
    for sign in ("\\", ";", ","):
        cleaned = cleaned.replace(sign, f"\\{sign}")
    return cleaned.replace("\n", "\\n")


def one_line(value: str) -> str:
    """The words on one line, without control letters."""
    return _CONTROL.sub("", _BREAK.sub(" ", value)).strip()


def mail_address(email: str) -> str:
    """The e-mail as an address that begins with mailto."""
    return f"mailto:{quote(email, safe='@+')}"


def _parameter(value: str) -> str:
    """Quotes and line breaks cannot stand in a parameter's value; a circumflex is doubled (RFC 6868).

    A backslash could stand there, but some readers take it for an escape, even of the colon behind the value.
    """
    plain = one_line(value).replace('"', "'").replace("\\", "/").replace("^", "^^")
    return f'"{plain}"' if _NEEDS_QUOTES.search(plain) else plain


def _folded(whole: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the leading blank of the next ones counted; no letter is cut."""
    piece, size = "", 0
    for letter in whole:
        octets = len(letter.encode())
        if size + octets > FOLDED_AT:
            yield piece
            piece, size = "", 1
        piece += letter
        size += octets
    yield piece
