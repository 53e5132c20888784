"""One JSON object a line on stdout: what happened, where and to which request; never who, which token or what text."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

from sagkyndig.foundation.ui.web import request_id

# Ours, and those whose sentences hold ids only. What others say can hold an address with a token, or somebody's text.
TRUSTED = ("sagkyndig", "django_tasks_db")
FRAMES = 12


class JsonLines(logging.Formatter):
    """Writes a record as JSON.

    Another library's sentence is written without its values, and not at all if it has none to leave out: then they may
    have been put in already. An exception is written as its type and the places in the code, without its message.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        if number := request_id.current.get():
            line |= {"request": number, "reference": request_id.reference(number)}
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "where": _places(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False, default=str)


def _event(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] in TRUSTED:
        return record.getMessage()
    return str(record.msg) if record.args else "(udeladt)"


def _places(trace: TracebackType | None) -> list[str]:
    """The innermost calls, outermost of them first."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
