"""A municipality's standing: choose, accept, decline, replace, complete, take back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.states import (
    HOLDS_A_PLACE,
    TAKEN_BACK,
    AlreadyOnTheList,
    AlreadyReplaced,
    NothingToReplace,
    ReasonIsMissing,
    StandingState,
    require_place,
    require_transition,
)

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def choose_municipality(
    *, edition: Edition, municipality: Municipality, note: str = "", actor: Person | None, at: datetime
) -> Standing:
    """Offer a municipality one of the edition's places. NoPlacesLeft; AlreadyOnTheList."""
    _require_place(edition)
    standing = _put_on_the_list(edition, municipality, note=note, replaces=None, at=at)
    record("selection.municipality_chosen", actor=actor, about=standing, at=at, municipality=municipality.code)
    return standing


@transaction.atomic
def record_acceptance(*, standing: Standing, actor: Person | None, at: datetime) -> Standing:
    """The municipality takes part. NotAllowedNow unless it stands as chosen."""
    locked = _moved(standing, StandingState.ACCEPTED)
    locked.save()
    record("selection.municipality_accepted", actor=actor, about=locked, at=at, municipality=locked.municipality_id)
    return locked


@transaction.atomic
def record_decline(*, standing: Standing, reason: str, actor: Person | None, at: datetime) -> Standing:
    """The municipality says no, with a reason. NotAllowedNow unless it stands as chosen; ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing
    locked = _moved(standing, StandingState.DECLINED)
    locked.decline_reason = reason.strip()
    locked.declined_on = _day(at)
    locked.save()
    record("selection.municipality_declined", actor=actor, about=locked, at=at, municipality=locked.municipality_id)
    return locked


@transaction.atomic
def record_completion(*, standing: Standing, actor: Person | None, at: datetime) -> Standing:
    """The municipality has been through its forløb. NotAllowedNow unless it takes part."""
    locked = _moved(standing, StandingState.COMPLETED)
    locked.save()
    record("selection.municipality_completed", actor=actor, about=locked, at=at, municipality=locked.municipality_id)
    return locked


@transaction.atomic
def replace_municipality(
    *, declined: Standing, by: Municipality, note: str = "", actor: Person | None, at: datetime
) -> Standing:
    """Offer the place of one that declined to another. NothingToReplace; AlreadyReplaced; AlreadyOnTheList; NoPlacesLeft."""
    _require_place(declined.edition)
    locked = Standing.objects.select_for_update().get(pk=declined.pk)
    if locked.state != StandingState.DECLINED.value:
        raise NothingToReplace
    if Standing.objects.filter(replaces=locked).exists():
        raise AlreadyReplaced
    standing = _put_on_the_list(declined.edition, by, note=note, replaces=locked, at=at)
    record(
        "selection.municipality_replaced",
        actor=actor,
        about=locked,
        at=at,
        municipality=locked.municipality_id,
        by=by.code,
    )
    return standing


@transaction.atomic
def take_back(*, standing: Standing, actor: Person | None, at: datetime) -> Standing | None:
    """Undo the latest step: completed, accepted and declined fall back; one that is chosen leaves the list (None).

    AlreadyReplaced when another has the place of one that declined; NoPlacesLeft when its place is taken otherwise.
    """
    edition = programmes.edition_to_change(standing.edition_id)
    locked = Standing.objects.select_for_update().get(pk=standing.pk)
    state = StandingState(locked.state)
    if state is StandingState.DECLINED:
        if Standing.objects.filter(replaces=locked).exists():
            raise AlreadyReplaced
        _require_place(edition)
    back = TAKEN_BACK[state]
    record(
        "selection.step_taken_back",
        actor=actor,
        about=locked,
        at=at,
        municipality=locked.municipality_id,
        was=state.value,
        now=back.value if back else "",
    )
    if back is None:
        locked.delete()
        return None
    locked.state = back.value
    locked.decline_reason = ""
    locked.declined_on = None
    locked.save()
    return locked


def _day(at: datetime) -> date:
    """The day in the authority's own time zone."""
    return timezone.localdate(at)


def _require_place(edition: Edition) -> None:
    """Locks the edition, so that two managers cannot take the last place at once."""
    locked = programmes.edition_to_change(edition.pk)
    taken = Standing.objects.filter(edition=locked, state__in=[state.value for state in HOLDS_A_PLACE]).count()
    require_place(taken=taken, places=locked.places)


def _put_on_the_list(
    edition: Edition, municipality: Municipality, *, note: str, replaces: Standing | None, at: datetime
) -> Standing:
    try:
        with transaction.atomic():
            return Standing.objects.create(
                edition=edition, municipality=municipality, note=note.strip(), replaces=replaces, chosen_on=_day(at)
            )
    except IntegrityError as error:
        raise AlreadyOnTheList from error


def _moved(standing: Standing, to: StandingState) -> Standing:
    locked = Standing.objects.select_for_update().get(pk=standing.pk)
    require_transition(StandingState(locked.state), to)
    locked.state = to.value
    return locked
