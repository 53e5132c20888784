"""Which mail about the days is due: invitation, reminders, the guide on the eve, and what the municipality has yet to do.

Everything the night sends is decided here, from what was sent before: never twice, never after the day, never on a
weekend or a holiday. A night that was missed is made up for while there is still time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sagkyndig.pure.danish import is_working_day, working_days_away, working_days_between


@dataclass(frozen=True)
class MailPolicy:
    """How many working days before a day each mail is sent, and how many lie between two of a kind."""

    invite_before: int = 10
    remind_before: int = 3
    apart: int = 5  # nobody is reminded of the same thing again before so many working days have passed
    tell_before: int = 5  # the contact person is told of a deadline that is near


MAIL_POLICY = MailPolicy()


@dataclass(frozen=True)
class Days:
    """The two days of a forløb, as far as they are agreed on."""

    elearning_on: date | None
    physical_on: date | None

    @property
    def last_on(self) -> date | None:
        """The day after which there is nothing more to invite to."""
        return max((day for day in (self.elearning_on, self.physical_on) if day), default=None)


@dataclass(frozen=True)
class ContactTask:
    """Something that the municipality has yet to do, in words, and by when."""

    title: str
    due_on: date


def opens_on(on: date, policy: MailPolicy = MAIL_POLICY) -> date:
    """The day on which the invitations to an e-learning day go out by themselves."""
    return working_days_away(on, -policy.invite_before)


def is_invitation_due(
    days: Days, *, is_invited: bool, has_begun: bool, today: date, policy: MailPolicy = MAIL_POLICY
) -> bool:
    """In the night: from ten working days before the e-learning day, or as soon as the first round has gone out."""
    if is_invited or not is_working_day(today) or not can_be_invited(days, today):
        return False
    return has_begun or (days.elearning_on is not None and today >= opens_on(days.elearning_on, policy))


def can_be_invited(days: Days, today: date) -> bool:
    """There is an e-learning day to invite to, and the last day is not over."""
    return days.elearning_on is not None and days.last_on is not None and today <= days.last_on


def is_reminder_due(
    on: date | None, *, invited_on: date | None, reminded_on: date | None, today: date, policy: MailPolicy = MAIL_POLICY
) -> bool:
    """From three working days before the day until the day before, and only to those who were invited some days ago."""
    if on is None or invited_on is None or not is_working_day(today):
        return False
    told = max(invited_on, reminded_on) if reminded_on else invited_on
    return working_days_away(on, -policy.remind_before) <= today < on and is_apart(told, today, policy)


def is_guide_due(on: date | None, *, sent_on: date | None, today: date, policy: MailPolicy = MAIL_POLICY) -> bool:
    """On the last working day before the e-learning day, or on the day itself where that night was missed."""
    if on is None or not is_working_day(today):
        return False
    return working_days_away(on, -1) <= today <= on and is_apart(sent_on, today, policy)


def is_apart(told: date | None, today: date, policy: MailPolicy = MAIL_POLICY) -> bool:
    """So many working days have passed that it may be told again; a day that is moved is told of by another mail."""
    return told is None or working_days_between(told, today) + 1 >= policy.apart


def tasks_to_tell(
    tasks: Iterable[ContactTask],
    days: Days,
    *,
    reminded_on: date | None,
    today: date,
    policy: MailPolicy = MAIL_POLICY,
) -> tuple[ContactTask, ...]:
    """All that is left, where a deadline has come near or has passed since the contact person was last told; else none.

    Told once as the deadline comes near and once when it has passed, never after the first of the days.
    """
    left, first = tuple(tasks), min((day for day in (days.elearning_on, days.physical_on) if day), default=None)
    if not is_working_day(today) or (first and today >= first) or not is_apart(reminded_on, today, policy):
        return ()
    stages = [stage for task in left for stage in _stages(task, policy) if stage <= today]
    return left if any(reminded_on is None or reminded_on < stage for stage in stages) else ()


def _stages(task: ContactTask, policy: MailPolicy) -> tuple[date, date]:
    return working_days_away(task.due_on, -policy.tell_before), task.due_on + timedelta(days=1)
