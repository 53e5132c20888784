"""The dates of an offer: what is proposed, and what there is to say about the dates that somebody chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sagkyndig.pure.danish import date_with_weekday, day_off, is_weekend, is_working_day, plural, working_days_between


@dataclass(frozen=True)
class DeadlinePolicy:
    """Days until an answer is due and until the reminder; a reserve is asked late and has less time."""

    answer_after: int = 21
    remind_after: int = 14
    reserve_answers_after: int = 14
    reserve_reminded_after: int = 7
    fewest_working_days: int = 5
    fewest_after_reminder: int = 2


USUAL_DEADLINES = DeadlinePolicy()


@dataclass(frozen=True)
class Deadlines:
    """By when an answer is due, and the day on which those who have not answered are reminded."""

    answer_by: date
    remind_on: date


def proposed(today: date, *, is_reserve: bool = False, policy: DeadlinePolicy = USUAL_DEADLINES) -> Deadlines:
    """Working days, the next one where the day itself is none."""
    answer_after = policy.reserve_answers_after if is_reserve else policy.answer_after
    remind_after = policy.reserve_reminded_after if is_reserve else policy.remind_after
    remind_on = _working_day_from(today + timedelta(days=remind_after))
    answer_by = _working_day_from(max(today + timedelta(days=answer_after), remind_on + timedelta(days=2)))
    return Deadlines(answer_by, remind_on)


def deadline_hints(
    answer_by: date, remind_on: date, *, today: date, policy: DeadlinePolicy = USUAL_DEADLINES
) -> tuple[str, ...]:
    """What deserves a second look, in Danish sentences; the dates are taken as they are."""
    hints = [*_day_off_hint("Fristen for svar", answer_by), *_day_off_hint("Påmindelsen", remind_on)]
    to_answer = working_days_between(today, answer_by + timedelta(days=1))
    if to_answer < policy.fewest_working_days:
        hints.append(f"Der er kun {_working_days(to_answer)} til at svare. Giv helst længere tid.")
    elif (left := working_days_between(remind_on, answer_by + timedelta(days=1))) < policy.fewest_after_reminder:
        hints.append(f"Efter påmindelsen er der kun {_working_days(left)} til fristen. Mind om det lidt før.")
    return tuple(hints)


def _day_off_hint(what: str, on: date) -> list[str]:
    if (off := day_off(on)) is not None:
        return [f"{what} falder på en dag, hvor de fleste holder fri: {date_with_weekday(on)} er {off.name}."]
    if is_weekend(on):
        return [f"{what} falder i en weekend: {date_with_weekday(on)}. Vælg helst en hverdag."]
    return []


def _working_days(count: int) -> str:
    return plural(count, "arbejdsdag", "arbejdsdage")


def _working_day_from(on: date) -> date:
    while not is_working_day(on):
        on += timedelta(days=1)
    return on
