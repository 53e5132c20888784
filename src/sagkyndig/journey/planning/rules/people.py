"""Who teaches a physical day: two, with the edition's lead teacher among them, and nobody who is disqualified."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sagkyndig.journey.planning.rules.findings import Finding, Level
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import in_words


@dataclass(frozen=True)
class Teacher:
    """Somebody who teaches."""

    id: int
    name: str


@dataclass(frozen=True)
class Disqualification:
    """A teacher who may not teach people of a municipality (inhabil), from a date on. The reason is kept elsewhere."""

    teacher_id: int
    municipality: str
    since: date


def number_finding(teachers: Sequence[Teacher], policy: PlanningPolicy = POLICY) -> Finding | None:
    """Another number of teachers than the policy's is warned of."""
    if len(teachers) == policy.teachers_a_day:
        return None
    remedy = "Tilføj flere." if len(teachers) < policy.teachers_a_day else "Tag nogen af dagen."
    return Finding(
        Level.WARNING,
        f"Der skal være {in_words(policy.teachers_a_day)} undervisere på dagen. "
        f"Der er {in_words(len(teachers)) if teachers else 'ingen'}. {remedy}",
    )


def lead_finding(teachers: Sequence[Teacher], lead: Teacher | None, lead_teacher: Teacher | None) -> Finding | None:
    """The edition's lead teacher leads each day that has teachers."""
    if not teachers or lead_teacher is None or lead == lead_teacher:
        return None
    return Finding(
        Level.WARNING,
        f"{lead_teacher.name} er rundens gennemgående underviser, men står ikke som det på dagen. "
        f"Tilføj {lead_teacher.name}, eller ret det på holdet.",
    )


def disqualified_findings(
    teachers: Iterable[Teacher], on: date, municipalities: Iterable[str], known: Iterable[Disqualification]
) -> tuple[Finding, ...]:
    """Nobody teaches a municipality in relation to which they are disqualified on that date."""
    there, barred = set(municipalities), list(known)
    return tuple(
        Finding(
            Level.FORBIDDEN,
            f"{teacher.name} er noteret som inhabil over for {each.municipality}. Vælg en anden underviser eller dag.",
            "person",
        )
        for teacher in teachers
        for each in barred
        if each.teacher_id == teacher.id and each.municipality in there and each.since <= on
    )


def same_lead_finding(on_each_day: Iterable[int | None]) -> Finding | None:
    """The same lead teacher in all forløb of an edition."""
    if has_same_lead(on_each_day) is not False:
        return None
    return Finding(
        Level.WARNING,
        "Dagene har ikke den samme gennemgående underviser. Ret det på dagene, så alle forløb møder den samme.",
    )


def common_number_of_teachers(on_each_day: Iterable[int]) -> int | None:
    """The number of teachers when it is the same on all days, else None; None as well without days."""
    numbers = set(on_each_day)
    return numbers.pop() if len(numbers) == 1 else None


def has_same_lead(on_each_day: Iterable[int | None]) -> bool | None:
    """Whether one person leads all days; None while there is no day or a day without a lead teacher."""
    leads = set(on_each_day)
    if not leads or None in leads:
        return None
    return len(leads) == 1
