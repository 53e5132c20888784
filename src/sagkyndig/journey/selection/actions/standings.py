"""A municipality's standing as the manager sets it: reserve, choose, note an answer, withdraw, replace, take back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.selection.actions._mails import acknowledge, say_goodbye
from sagkyndig.journey.selection.actions._rolls import Said, read_roll, write_roll
from sagkyndig.journey.selection.rules import roll as rolls
from sagkyndig.journey.selection.rules.states import ReasonIsMissing, StandingState

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.models import Standing


@transaction.atomic
def consider_municipality(
    *, edition: Edition, municipality: Municipality, note: str = "", actor: Person | None, at: datetime
) -> Standing:
    """Put a municipality last on the reserve list. AlreadyOnTheList."""
    kept = read_roll(edition.pk)
    write_roll(kept, rolls.consider(kept.roll, municipality.pk), at=at, said=Said(note=note.strip()))
    standing = kept.row(municipality.pk)
    record("selection.municipality_considered", actor=actor, about=standing, at=at, municipality=municipality.code)
    return standing


@transaction.atomic
def move_reserve(*, standing: Standing, up: bool, actor: Person | None, at: datetime) -> Standing:
    """Let a reserve change places with the one above or below. NothingToReplace for one that is no reserve."""
    kept = read_roll(standing.edition_id)
    code = standing.municipality_id
    if write_roll(kept, rolls.move_up(kept.roll, code, steps=1 if up else -1), at=at):
        record("selection.reserve_moved", actor=actor, about=standing, at=at, municipality=code)
    return kept.row(code)


@transaction.atomic
def choose_municipality(
    *, edition: Edition, municipality: Municipality, note: str = "", actor: Person | None, at: datetime
) -> Standing:
    """Give a municipality one of the edition's places. NoPlacesLeft; AlreadyOnTheList unless it is a reserve."""
    kept = read_roll(edition.pk)
    write_roll(kept, rolls.choose(kept.roll, municipality.pk), at=at, said=Said(note=note.strip()))
    standing = kept.row(municipality.pk)
    record("selection.municipality_chosen", actor=actor, about=standing, at=at, municipality=municipality.code)
    return standing


@transaction.atomic
def record_acceptance(*, standing: Standing, actor: Person | None, at: datetime) -> Standing:
    """The board notes a yes, with a receipt to those who were asked. NotAllowedNow by the table; NoPlacesLeft."""
    kept = read_roll(standing.edition_id)
    write_roll(kept, rolls.accept(kept.roll, standing.municipality_id), at=at)
    row = kept.row(standing.municipality_id)
    acknowledge(kept, row.municipality_id, is_yes=True, at=at)
    record("selection.municipality_accepted", actor=actor, about=row, at=at, municipality=row.municipality_id)
    return row


@transaction.atomic
def record_decline(
    *, standing: Standing, reason: str, ask_again_on: date | None = None, actor: Person | None, at: datetime
) -> Standing:
    """The board notes a no, with a receipt to those who were asked. NotAllowedNow by the table; ReasonIsMissing."""
    kept, said = read_roll(standing.edition_id), _said(reason, ask_again_on)
    write_roll(kept, rolls.decline(kept.roll, standing.municipality_id), at=at, said=said)
    row = kept.row(standing.municipality_id)
    acknowledge(kept, row.municipality_id, is_yes=False, at=at)
    record("selection.municipality_declined", actor=actor, about=row, at=at, municipality=row.municipality_id)
    return row


@transaction.atomic
def withdraw_municipality(*, standing: Standing, reason: str, actor: Person | None, at: datetime) -> Standing:
    """The municipality is no longer in it, and why; those who were asked are told. NotAllowedNow; ReasonIsMissing."""
    kept, said = read_roll(standing.edition_id), _said(reason, None)
    write_roll(kept, rolls.withdraw(kept.roll, standing.municipality_id), at=at, said=said)
    row = kept.row(standing.municipality_id)
    say_goodbye(kept, row.municipality_id, StandingState.WITHDRAWN, at=at)
    record("selection.municipality_withdrawn", actor=actor, about=row, at=at, municipality=row.municipality_id)
    return row


@transaction.atomic
def record_completion(*, standing: Standing, actor: Person | None, at: datetime) -> Standing:
    """The municipality has been through its forløb. NotAllowedNow unless it takes part."""
    kept = read_roll(standing.edition_id)
    write_roll(kept, rolls.complete(kept.roll, standing.municipality_id), at=at)
    row = kept.row(standing.municipality_id)
    record("selection.municipality_completed", actor=actor, about=row, at=at, municipality=row.municipality_id)
    return row


@transaction.atomic
def replace_municipality(
    *, declined: Standing, by: Municipality, note: str = "", actor: Person | None, at: datetime
) -> Standing:
    """Give the place of one that gave it up to another, and tell those who were asked.

    NothingToReplace; AlreadyReplaced; AlreadyOnTheList; NoPlacesLeft.
    """
    kept, code = read_roll(declined.edition_id), declined.municipality_id
    how = kept.roll.entries[code].state
    write_roll(kept, rolls.replace_by(kept.roll, code, by.pk), at=at, said=Said(note=note.strip()))
    if how is not StandingState.WITHDRAWN:  # they were told then
        say_goodbye(kept, code, how, at=at)
    record("selection.municipality_replaced", actor=actor, about=kept.row(code), at=at, municipality=code, by=by.code)
    return kept.row(by.pk)


@transaction.atomic
def take_back(
    *, standing: Standing, seen: StandingState | None = None, actor: Person | None, at: datetime
) -> Standing | None:
    """Undo the latest step, which `seen` names as it was looked at; None when the municipality has left the list.

    TakenBackAlready the second time; AlreadyReplaced when another has its place; NoPlacesLeft when that is taken otherwise; CannotBeTakenBack for an
    invitation that was sent and a deadline that has passed.
    """
    kept, code = read_roll(standing.edition_id), standing.municipality_id
    was, about = kept.roll.entries[code].state, kept.row(code)
    after = rolls.take_back(kept.roll, code, seen=seen)
    back = after.entries.get(code)
    record(
        "selection.step_taken_back",
        actor=actor,
        about=about,
        at=at,
        municipality=code,
        was=was.value,
        now=back.state.value if back else "",
    )
    write_roll(kept, after, at=at)
    return kept.rows.get(code)


def _said(reason: str, ask_again_on: date | None) -> Said:
    if not reason.strip():
        raise ReasonIsMissing
    return Said(reason=reason.strip(), ask_again_on=ask_again_on)
