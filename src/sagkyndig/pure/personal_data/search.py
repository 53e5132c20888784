"""The whole search for personal data in a text."""

from __future__ import annotations

from sagkyndig.pure.personal_data.contacts import find_emails, find_phones
from sagkyndig.pure.personal_data.cpr import find_cpr
from sagkyndig.pure.personal_data.finding import Finding
from sagkyndig.pure.personal_data.roads import find_roads


def find(text: str) -> tuple[Finding, ...]:
    """Everything found, in order. What is part of a CPR number or an e-mail address is not told as anything else."""
    found: list[Finding] = []
    for search in (find_cpr, find_emails, find_phones, find_roads):
        for each in search(text):
            if not any(each.start < other.end and other.start < each.end for other in found):
                found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))
