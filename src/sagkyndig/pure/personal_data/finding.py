"""What the search for personal data tells: what was found, where, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    CPR = "cpr"
    EMAIL = "email"
    PHONE = "phone"
    ROAD = "road"


class Certainty(StrEnum):
    """SURE stops what is being saved; MAYBE is only mentioned."""

    SURE = "sure"
    MAYBE = "maybe"


@dataclass(frozen=True)
class Finding:
    """Personal data at text[start:end]."""

    kind: Kind
    start: int
    end: int
    certainty: Certainty
