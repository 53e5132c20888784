"""Which of our roles a word for somebody's work means: the usual titles, in the singular, the plural and misspelt."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.pure.tables import plain

_ENDING = r"(?:e|en|er|ne|erne|s)?\b"
# A longer title ends in one of these: handicaprådgiver, myndighedssagsbehandler, teamleder.
_TITLES: dict[JobRole, str] = {
    JobRole.CASEWORKER: r"(?:sagsbehandler|sagsbeh|visitator|socialformidler|sagsbehandling)",
    JobRole.ADVISER: r"(?:rådgiver|raadgiver|rådg|vejleder)",
    JobRole.PROFESSIONAL_LEADER: r"(?:(?<!vej)leder|chef|faglig koordinator|fagkoordinator|faglig ansvarlig|fagansvarlig|mellemleder)",
    JobRole.OTHER: r"(?:^(?:anden|andet|andre)(?: funktion)?$)",
}
_PATTERNS = {role: re.compile(title + _ENDING) for role, title in _TITLES.items()}
_COMMON = {
    "sagsbehandler": JobRole.CASEWORKER,
    "socialrådgiver": JobRole.ADVISER,
    "rådgiver": JobRole.ADVISER,
    "handicaprådgiver": JobRole.ADVISER,
    "faglig leder": JobRole.PROFESSIONAL_LEADER,
    "teamleder": JobRole.PROFESSIONAL_LEADER,
    "afdelingsleder": JobRole.PROFESSIONAL_LEADER,
}


def recognised_role(word: str) -> JobRole | None:
    """The role that the word means; None where it means none of ours, or more than one."""
    said = " ".join(re.sub(r"[^\w ]", " ", plain(word)).split())
    if not said:
        return None
    for role in JobRole:
        if said in {plain(JOB_ROLES[role]), role.value.replace("_", " ")}:
            return role
    meant = [role for role, pattern in _PATTERNS.items() if pattern.search(said)]
    if meant:
        return meant[0] if len(meant) == 1 else None
    near = get_close_matches(said, _COMMON, n=1, cutoff=0.87)
    return _COMMON[near[0]] if near else None
