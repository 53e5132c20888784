"""What is done once a night: mails tried again, what has expired thrown out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.evaluation import actions as evaluation
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.actions import figures
from sagkyndig.lobby import actions as lobby

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class NightlyTask:
    """One thing to be done, told in one sentence with the count of what it met."""

    sentence: str
    run: Callable[[datetime], int]


@dataclass(frozen=True)
class Done:
    """What one task met; `failed` where it stopped half-way, and is told in the log."""

    sentence: str
    count: int
    failed: bool = False


def _throw_out_sessions(at: datetime) -> int:
    count, _ = Session.objects.filter(expire_date__lt=at).delete()
    return count


def _throw_out_wrong_passwords(at: datetime) -> int:
    """A lockout lasts minutes; who mistyped from where is nobody's business the week after."""
    count, _ = AccessAttempt.objects.filter(attempt_time__lt=at - timedelta(days=7)).delete()
    return count


def _throw_out_finished_tasks(at: datetime) -> int:
    """Finished work is kept for a month, so that a failure can be looked into."""
    count, _ = DBTaskResult.objects.finished().filter(finished_at__lt=at - timedelta(days=30)).delete()
    return count


def _try_mails_again(at: datetime) -> int:
    return post.send_due_mails(at=at).sent


def _send_calendar_news(at: datetime) -> int:
    return planning.send_calendar_news(at=at)


def _tell_about_days(at: datetime) -> int:
    return planning.tell_about_days(at=at)


def _keep_deadlines(at: datetime) -> int:
    return selection.keep_deadlines(at=at)


def _erase_those_kept_long_enough(at: datetime) -> int:
    return lobby.erase_those_kept_long_enough(at=at)


def _forget_what_is_old(at: datetime) -> int:
    return lobby.forget_what_is_old(at=at)


def _clear_pending_answers(at: datetime) -> int:
    return evaluation.clear_pending_answers(at=at)


def _clear_pending_figures(at: datetime) -> int:
    return figures.clear_pending_figures(at=at)


def _keep_reckonings(at: datetime) -> int:
    """A day may begin or end an initiative; the bench is then reckoned before anybody opens it."""
    return selection.keep_reckonings(at=at)


TASKS: tuple[NightlyTask, ...] = (
    NightlyTask("Kommuner mindet om at svare, og svarfrister udløbet", _keep_deadlines),
    NightlyTask("Invitationer, påmindelser og vejledninger til forløb lagt i udbakken", _tell_about_days),
    # After the invitations: whoever has just been invited gets the days.
    NightlyTask("Kalendermails om dage, der er nye, ændrede eller aflyste", _send_calendar_news),
    NightlyTask("Mails sendt, som ventede", _try_mails_again),
    NightlyTask("Personer i kommuner slettet, som var gemt længe nok", _erase_those_kept_long_enough),
    NightlyTask("Mails, links og andet slettet, som var gemt længe nok", _forget_what_is_old),
    NightlyTask("Udvælgelser regnet igen, hvor grundlaget er et andet", _keep_reckonings),
    NightlyTask("Filer med svar slettet, som aldrig blev bekræftet", _clear_pending_answers),
    NightlyTask("Filer med kommunetal slettet, som aldrig blev bekræftet", _clear_pending_figures),
    NightlyTask("Udløbne besøg slettet", _throw_out_sessions),
    NightlyTask("Gamle forsøg på at logge ind slettet", _throw_out_wrong_passwords),
    NightlyTask("Gamle baggrundsopgaver slettet", _throw_out_finished_tasks),
)


def do_nightly_work(*, at: datetime, tasks: tuple[NightlyTask, ...] = TASKS) -> list[Done]:
    """Every task, each by itself: one that fails is logged and keeps none of the others from being done."""
    done = []
    for task in tasks:
        try:
            done.append(Done(task.sentence, task.run(at)))
        except Exception:
            log.exception("nightly task failed", extra={"task": task.sentence})
            done.append(Done(task.sentence, 0, failed=True))
    return done
