"""The number of the request that is being answered, so that a log line and an error page name the same thing."""

from __future__ import annotations

import secrets
from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")


def new() -> str:
    """Sixteen hexadecimal digits."""
    return secrets.token_hex(8)


def reference(request_id: str = "") -> str:
    """The first eight digits as people read them aloud: 3F9A-12BC. Of the request at hand where none is given."""
    digits = (request_id or current.get())[:8].upper()
    return f"{digits[:4]}-{digits[4:]}" if digits else "ukendt"
