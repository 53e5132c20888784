"""What is said of a decision: who made it and when, and what is in the way of a new one."""

from __future__ import annotations

from datetime import datetime

from sagkyndig.pure.danish import long_date


def decided_sentence(number: int, name: str, at: datetime) -> str:
    """»Beslutning 1, truffet af Anna Holm den 17. januar 2023 kl. 13.00.« `at` in the authority's own time."""
    return f"Beslutning {number}, truffet af {name} den {long_date(at.date())} kl. {at:%H.%M}."


SOMEBODY_IS_INVITED = (
    "Der er allerede inviteret kommuner i runden. Kriterier, ændringer og beslutning ligger derfor fast; siger en kommune "
    "nej, går pladsen til den næste reserve."
)
