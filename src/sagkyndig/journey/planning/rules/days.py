"""The days themselves: their order, the time between them, weekends and holidays."""

from __future__ import annotations

from datetime import date

from sagkyndig.journey.planning.rules.findings import Finding, Level
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import date_with_weekday, day_off, in_words, is_weekend, plural, working_days_between


def is_in_order(elearning_on: date | None, physical_on: date | None) -> bool:
    """The e-learning day lies before the physical day; while one of them is open, nothing is out of order."""
    return elearning_on is None or physical_on is None or elearning_on < physical_on


def day_off_finding(name: str, on: date, field: str) -> Finding | None:
    """A holiday is forbidden; a weekend and a day off by custom are warned of. `name` is »E-læringsdagen« or »Dagen«."""
    off, said = day_off(on), date_with_weekday(on)
    if off and off.is_public_holiday:
        return Finding(
            Level.FORBIDDEN, f"{name} ligger på en helligdag: {said} er {off.name}. Vælg en anden dag.", field
        )
    if is_weekend(on):
        return Finding(Level.WARNING, f"{name} ligger i en weekend: {said}. Vælg helst en hverdag.", field)
    if off:
        return Finding(
            Level.WARNING,
            f"{name} ligger på en dag, hvor mange kommuner holder lukket: {said} er {off.name}. "
            "Spørg kommunen, eller vælg en anden dag.",
            field,
        )
    return None


def time_between_finding(elearning_on: date, physical_on: date, policy: PlanningPolicy = POLICY) -> Finding | None:
    """Too few working days for the questions to reach the teachers are warned of. The order is another rule's."""
    between = working_days_between(elearning_on, physical_on)
    if not is_in_order(elearning_on, physical_on) or between >= policy.fewest_working_days_between:
        return None
    return Finding(
        Level.WARNING,
        f"Der er {plural(between, 'arbejdsdag', 'arbejdsdage')} mellem e-læringsdagen og den fysiske dag. "
        f"Underviserne skal bruge mindst {in_words(policy.fewest_working_days_between)} til spørgsmålene. "
        "Flyt en af dagene.",
        "elearning_on",
    )
