"""Writing in the log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from django.db.models import Model

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.audit.queries import old_access_entries


class Actor(Protocol):
    """Who did it: a person with an id and roles. The log stands below `people` and knows no more."""

    pk: int

    @property
    def role_names(self) -> Iterable[str]: ...


def record(verb: str, *, actor: Actor | None, about: Model | None, at: datetime, **details: int | str) -> None:
    """Put one thing that was done in the log, inside the action's own transaction.

    `verb` is "<package>.<what_happened>"; `actor` None stands for the program itself. Details are ids and words, never
    names, e-mails or what people wrote.
    """
    for word in details.values():
        if not isinstance(word, int | str):
            raise TypeError(f"A detail in the log is a number or a word, not {type(word).__name__}.")
    Entry.objects.create(
        at=at,
        verb=verb,
        actor_id=actor.pk if actor is not None else None,
        actor_roles=",".join(sorted(actor.role_names)) if actor is not None else "",
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
        details=details,
    )


def forget_access_entries(*, before: date, at: datetime) -> int:
    """Throw out entries older than that day that tell of ways in only; how many.

    The one way past the log's own refusal, and only for these: what tells who decided what is never thrown out.
    """
    old = old_access_entries(before=before)
    count = int(old._raw_delete(old.db))
    if count:
        record("audit.old_entries_deleted", actor=None, about=None, at=at, count=count)
    return count
