"""A course's hash: the same for the same content, wherever it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from sagkyndig.journey.courses.rules.course import Course


def course_hash(course: Course) -> str:
    """SHA-256 of everything the course holds, as 64 signs. The order of cases and pairs does not count; that of pages does."""
    told = json.dumps(_told(course), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _told(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _told(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _told(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_told(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
