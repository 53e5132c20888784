"""When a mail is tried again, and what its state is called."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sagkyndig.foundation.post.rules import RETRY_POLICY, MailState, mail_state, next_try_at

NOW = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)


def test_the_wait_grows_and_then_we_give_up() -> None:
    waits = [next_try_at(tries=tries, at=NOW) for tries in range(1, 9)]
    hours = [None if again is None else (again - NOW) / timedelta(hours=1) for again in waits]
    assert hours == [1 / 60, 5 / 60, 0.5, 2, 8, 24, None, None]
    assert RETRY_POLICY.most_tries == 7
    assert sum(RETRY_POLICY.delays, timedelta()) < timedelta(hours=36)  # what the outbox page says


def test_states() -> None:
    assert [
        mail_state(sent_at=None, given_up_at=None, tries=0),
        mail_state(sent_at=None, given_up_at=None, tries=1),
        mail_state(sent_at=NOW, given_up_at=None, tries=1),
        mail_state(sent_at=None, given_up_at=NOW, tries=7),
    ] == [MailState.WAITING, MailState.TO_BE_TRIED_AGAIN, MailState.SENT, MailState.GIVEN_UP]
