"""When a mail is tried again, when we give up, and which state it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sagkyndig.foundation.people.rules import AfterErasing, Trace

TRACES = (
    Trace(
        "post.OutgoingMail.to",
        "Mails",
        (
            ("Emne", "subject"),
            ("Ord, mailen er udfyldt med", "context"),
            ("Lagt i udbakken", "queued_at"),
            ("Sendt", "sent_at"),
            ("Opgivet", "given_up_at"),
        ),
        AfterErasing.GOES,
        "Mails til personen slettes fra udbakken, også dem, der venter. Står navnet i mails til andre, skrives der "
        "»Slettet person«.",
    ),
)


@dataclass(frozen=True)
class RetryPolicy:
    """How long we wait after the first, second, … failure; after the last of them we give up."""

    delays: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=8),
        timedelta(hours=24),
    )

    @property
    def most_tries(self) -> int:
        return len(self.delays) + 1


RETRY_POLICY = RetryPolicy()


def next_try_at(*, tries: int, at: datetime, policy: RetryPolicy = RETRY_POLICY) -> datetime | None:
    """When a mail that has failed `tries` times is tried again; None when we give up."""
    if tries >= policy.most_tries:
        return None
    return at + policy.delays[tries - 1]


class MailState(StrEnum):
    """Where a mail has come to, as the word that is shown."""

    WAITING = "venter"
    SENT = "sendt"
    TO_BE_TRIED_AGAIN = "prøves igen"
    GIVEN_UP = "opgivet"


def mail_state(*, sent_at: datetime | None, given_up_at: datetime | None, tries: int) -> MailState:
    """The state of a mail from what is known about it."""
    if sent_at is not None:
        return MailState.SENT
    if given_up_at is not None:
        return MailState.GIVEN_UP
    return MailState.TO_BE_TRIED_AGAIN if tries else MailState.WAITING


def without(text: str, *, replaced: dict[str, str]) -> str:
    """The text with each of these words, standing by itself and whatever its capitals, replaced."""
    for word, instead in replaced.items():
        if word:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _match, by=instead: by, text, flags=re.IGNORECASE)  # type: ignore[misc]
    return text


# Mails about questionnaires ("evaluation/questionnaire_reminder") are counts alone: who got one could tell who has answered.
QUESTIONNAIRE = "/questionnaire"
