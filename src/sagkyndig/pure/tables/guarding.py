"""Keeps a spreadsheet from taking a text for a formula, and takes the guard off again."""

from __future__ import annotations

import re

_FORMULA_LIKE = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_GUARDED = re.compile(r"'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def guarded(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet would reckon with it (it begins with = + - @, tab or a
    line break) or if it looks guarded already. Source: OWASP, CSV Injection."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
