"""The choice of municipalities: criteria, the manager's own changes, and the decision that freezes both."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.journey.selection.actions._rolls import day_of, read_roll, write_roll
from sagkyndig.journey.selection.files.journal import freeze, own_data
from sagkyndig.journey.selection.files.ranking_files import policy_data
from sagkyndig.journey.selection.files.reckoned import reckoned_data, reckoning_from
from sagkyndig.journey.selection.models import Criteria, Decision, FigureImport, OwnChange
from sagkyndig.journey.selection.queries.reckonings import Basis, basis_of, criteria_of, own_changes_of, reckoning_of
from sagkyndig.journey.selection.queries.usual_criteria import latest_import, to_choose_by, usual_criteria
from sagkyndig.journey.selection.rules import decision_wording as wording
from sagkyndig.journey.selection.rules.decided import (
    ChangesNothing,
    ChangeWithoutReason,
    ListHasChanged,
    Made,
    NobodyChosen,
    NoCriteria,
    OwnDecided,
    decided_roll,
    require_nobody_invited,
)
from sagkyndig.journey.selection.rules.figures import AREAS, shown_provision
from sagkyndig.journey.selection.rules.own_changes import ChangeKind, Own, require_room
from sagkyndig.journey.selection.rules.policy import Policy, PolicyFault
from sagkyndig.journey.selection.rules.provisions import years_in_words
from sagkyndig.journey.selection.rules.ranking import Status
from sagkyndig.pure.danish import listing
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.rules.reckoning import Reckoning


@transaction.atomic
def set_criteria(
    *,
    edition: Edition,
    policy: Policy | None = None,
    figure_import: FigureImport | None = None,
    seen_version: int | None = None,
    actor: Person,
    at: datetime,
) -> Criteria:
    """Choose what the choice is made by; without a policy the usual one, without an import the one in use or the latest.

    `seen_version` is that of the criteria on the page, 0 where there were none. ChangedMeanwhile; SomebodyIsInvited;
    PolicyFault where the criteria contradict themselves or the import has none of the figures they ask for.
    """
    kept = read_roll(edition.pk)
    require_nobody_invited(kept.roll)
    stored = criteria_of(kept.edition)
    if seen_version is not None:
        require_version(stored=stored.version if stored else 0, seen=seen_version)
    used = figure_import or (stored.figure_import if stored else latest_import())
    if used is None:
        raise PolicyFault(wording.NO_IMPORT)
    wanted = policy or usual_criteria(kept.edition, used.pk)
    if wanted is None:
        raise PolicyFault(wording.NO_FIGURES_OF_THE_EDITION)
    _require_figures(wanted, used)
    criteria = stored or Criteria(edition=kept.edition, version=0)
    criteria.figure_import, criteria.policy = used, policy_data(replace(wanted, decided_on=None, places=edition.places))
    criteria.version, criteria.changed_by, criteria.changed_at = criteria.version + 1, actor, at
    criteria.reckoned, criteria.stamp = None, ""
    criteria.save()
    _keep_reckoning(criteria, at)
    record("selection.criteria_set", actor=actor, about=criteria, at=at, version=criteria.version)
    return criteria


def _require_figures(policy: Policy, used: FigureImport) -> None:
    """A year or a provision of which nothing is known would be read as no appeals anywhere."""
    held = to_choose_by(used.pk)
    years = [str(year) for year in policy.years if year not in held.years]
    if years:
        raise PolicyFault(wording.no_figures(years, years_in_words(held.years)))
    provisions = [shown_provision(each) for each in policy.provisions if each not in held.provisions]
    if provisions:
        raise PolicyFault(wording.no_figures(provisions, listing([shown_provision(each) for each in held.provisions])))
    if len(policy.provisions) > 1 and set(policy.provisions) & set(AREAS):
        raise PolicyFault(wording.AREAS_HOLD_OTHERS)


@transaction.atomic
def change_municipality(
    *, edition: Edition, municipality: Municipality, kind: ChangeKind, reason: str, actor: Person, at: datetime
) -> OwnChange:
    """Take a municipality in or out of the list that the criteria give, and say why; again with another reason.

    SomebodyIsInvited; NoCriteria; ChangeWithoutReason; MoreThanThePlaces; ChangesNothing where it stands there already.
    """
    criteria = _criteria_to_change(edition)
    if not reason.strip():
        raise ChangeWithoutReason
    others = tuple(each for each in own_changes_of(edition.pk) if each.code != municipality.pk)
    require_room((*others, Own(municipality.pk, kind, reason)), criteria.edition.places)
    _require_it_moves(criteria, others, municipality, kind, at)
    made, _ = OwnChange.objects.update_or_create(
        edition=edition,
        municipality=municipality,
        defaults={"kind": kind.value, "reason": reason.strip(), "made_by": actor, "made_at": at},
    )
    _keep_reckoning(criteria, at)
    record(
        "selection.municipality_changed", actor=actor, about=made, at=at, municipality=municipality.pk, kind=kind.value
    )
    return made


def _require_it_moves(
    criteria: Criteria, others: Sequence[Own], municipality: Municipality, kind: ChangeKind, at: datetime
) -> None:
    basis = basis_of(criteria, own=others, on=day_of(at))
    status = next((each.status for each in reckoning_of(criteria, basis).rows if each.code == municipality.pk), None)
    is_chosen = status is Status.CHOSEN
    if (kind is ChangeKind.IN and is_chosen) or (
        kind is ChangeKind.OUT and not is_chosen and status is not Status.RESERVE
    ):
        raise ChangesNothing(wording.changes_nothing(municipality.name, is_chosen=is_chosen))


@transaction.atomic
def undo_change(*, edition: Edition, municipality: Municipality, actor: Person, at: datetime) -> None:
    """Let the criteria decide about the municipality again. SomebodyIsInvited; nothing happens where none was made."""
    criteria = _criteria_to_change(edition)
    made = OwnChange.objects.filter(edition=edition, municipality=municipality).first()
    if made is None:
        return
    record("selection.municipality_change_undone", actor=actor, about=made, at=at, municipality=municipality.pk)
    made.delete()
    _keep_reckoning(criteria, at)


def _criteria_to_change(edition: Edition) -> Criteria:
    """Under a lock on the edition."""
    kept = read_roll(edition.pk)
    require_nobody_invited(kept.roll)
    criteria = criteria_of(kept.edition)
    if criteria is None:
        raise NoCriteria
    return criteria


@transaction.atomic
def decide(*, edition: Edition, note: str = "", seen_stamp: str | None = None, actor: Person, at: datetime) -> Decision:
    """Make the choice: freeze it with everything it stands on, and put the chosen and the reserves on the edition's list.

    `seen_stamp` is that of the list on the page. Deciding the same twice gives the decision that stands. SomebodyIsInvited;
    NoCriteria; ListHasChanged; NobodyChosen; WouldVanish where somebody was put on the list by hand.
    """
    kept = read_roll(edition.pk)
    require_nobody_invited(kept.roll)
    criteria = criteria_of(kept.edition)
    if criteria is None:
        raise NoCriteria
    basis = basis_of(criteria, on=day_of(at))
    if seen_stamp is not None and seen_stamp != basis.stamp:
        raise ListHasChanged
    reckoning = reckoning_of(criteria, basis)
    chosen, reserves = (
        [each for each in reckoning.rows if each.status is status] for status in (Status.CHOSEN, Status.RESERVE)
    )
    if not chosen:
        raise NobodyChosen
    latest = (
        Decision.objects.filter(edition=edition)
        .defer("ground", "ranking", "package", "memo_html")
        .order_by("-number")
        .first()
    )
    after = decided_roll(
        kept.roll,
        [each.code for each in chosen],
        [each.code for each in reserves],
        by_decision=_listed_by(latest),
        names={each.code: each.name for each in reckoning.rows},
    )
    if latest is not None and latest.stamp == basis.stamp and after == kept.roll:
        return latest
    decision = _frozen(
        criteria, basis, reckoning, number=latest.number + 1 if latest else 1, note=note, actor=actor, at=at
    )
    decision.save()
    write_roll(kept, after, at=at)
    record("selection.decided", actor=actor, about=decision, at=at, number=decision.number, sha256=decision.sha256)
    return decision


def _listed_by(decision: Decision | None) -> frozenset[str]:
    if decision is None:
        return frozenset()
    rows = reckoning_from(decision.reckoned).rows
    return frozenset(each.code for each in rows if each.status in (Status.CHOSEN, Status.RESERVE))


def _frozen(
    criteria: Criteria, basis: Basis, reckoning: Reckoning, *, number: int, note: str, actor: Person, at: datetime
) -> Decision:
    us, source, edition = organisations.ours(), criteria.figure_import, criteria.edition
    made = Made(
        authority=us.name,
        edition=edition.name,
        theme=edition.theme,
        number=number,
        by=actor.name,
        at=timezone.localtime(at),
        note=note.strip(),
        source=source.source,
        filename=source.filename,
        extracted_on=source.extracted_on,
        file_sha256=source.sha256,
        own=_own_as_decided(edition),
        is_demonstration=us.is_demonstration,
    )
    frozen = freeze(basis.ground(), basis.policy, made)
    return Decision(
        edition=edition,
        number=number,
        decided_by=actor,
        decided_at=at,
        note=made.note,
        figure_import=source,
        policy=policy_data(basis.policy),
        own_changes=own_data(made.own),
        ground=frozen.ground,
        ranking=frozen.ranking,
        reckoned=reckoned_data(reckoning),
        stamp=basis.stamp,
        memo_html=frozen.memo_html,
        package=frozen.package,
        sha256=frozen.sha256,
    )


def _own_as_decided(edition: Edition) -> tuple[OwnDecided, ...]:
    kept = OwnChange.objects.select_related("municipality", "made_by").filter(edition=edition).order_by("pk")
    return tuple(
        OwnDecided(
            each.municipality_id,
            each.municipality.name,
            ChangeKind(each.kind),
            each.reason,
            each.made_by.name,
            day_of(each.made_at),
        )
        for each in kept
    )


@transaction.atomic
def keep_reckonings(*, at: datetime) -> int:
    """Reckon again where what is kept no longer holds; gives how many. Editions whose choice is made are left alone."""
    stale = 0
    for criteria in Criteria.objects.select_related("edition", "figure_import").order_by("pk"):
        if not Decision.objects.filter(edition=criteria.edition_id).exists():
            stale += _keep_reckoning(criteria, at)
    return stale


def _keep_reckoning(criteria: Criteria, at: datetime) -> bool:
    """Reckon, and keep it for the pages; False where what is kept still holds."""
    basis = basis_of(criteria, on=day_of(at))
    if criteria.reckoned is not None and criteria.stamp == basis.stamp:
        return False
    reckoned = reckoned_data(reckoning_of(criteria, basis))
    Criteria.objects.filter(pk=criteria.pk).update(reckoned=reckoned, stamp=basis.stamp)
    criteria.reckoned, criteria.stamp = reckoned, basis.stamp
    return True
