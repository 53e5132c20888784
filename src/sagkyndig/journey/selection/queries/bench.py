"""The selection bench: what an edition's criteria give, how sure it is, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sagkyndig.journey.selection.files.ranking_files import policy_from
from sagkyndig.journey.selection.files.reckoned import reckoning_from
from sagkyndig.journey.selection.models import Decision, OwnChange
from sagkyndig.journey.selection.queries import figures
from sagkyndig.journey.selection.queries.decisions import DecisionRow, decision_row, somebody_is_invited
from sagkyndig.journey.selection.queries.figures import FigureImportRow
from sagkyndig.journey.selection.queries.reckonings import basis_of, criteria_of, reckoning_of, tried
from sagkyndig.journey.selection.rules import criteria as words
from sagkyndig.journey.selection.rules.decision_wording import SOMEBODY_IS_INVITED
from sagkyndig.journey.selection.rules.figures import SourceKind
from sagkyndig.journey.selection.rules.figures.wording import READING_GUIDE, where_from
from sagkyndig.journey.selection.rules.listing import names_of
from sagkyndig.journey.selection.rules.own_changes import CHANGES, ChangeKind
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.ranking import Status
from sagkyndig.journey.selection.rules.reckoning import ReckonedChange, ReckonedRow, Reckoning
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class OwnChangeRow:
    """A change that the manager made. `kind_name` is »valgt til« or »valgt fra«.

    `is_needed` is False where the criteria would leave the municipality there anyway, as they are now.
    """

    id: int
    code: str
    name: str
    kind: ChangeKind
    kind_name: str
    reason: str
    made_by: str
    made_at: datetime
    is_needed: bool


@dataclass(frozen=True)
class BenchChange:
    """A criterion moved: `key` shows the list that would be, `words` say how (»uden 2019«), codes and names who moves."""

    key: str
    words: str
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    enters_words: str
    leaves_words: str
    policy: Policy


@dataclass(frozen=True)
class BenchPage:
    """What the criteria give, with the manager's own changes.

    `rows` stand by rank, then by name; each is a municipality with its figures, its status and its sentence. `criteria`,
    `certainty`, `evidence` and `remarks` are sentences; `remarks` what must not be overlooked. `changes` are one
    criterion moved at a time, `trying` the one whose list is shown instead (nothing of it is stored). `mean` is where the
    dotted line goes. `stamp` is handed back when the decision is made, so that nobody decides on another list than they
    saw; `version` when criteria are changed. Where `is_frozen`, somebody is invited: the list is that of the decision, and
    nothing can be changed (`cannot_change` says so). `is_as_decided` says whether the list is still the decision's.
    """

    edition_id: int
    edition_name: str
    theme: str
    programme_id: int
    programme_name: str
    places: int
    policy: Policy
    version: int
    changed_by: str
    changed_at: datetime
    stamp: str
    criteria: tuple[str, ...]
    certainty: str
    evidence: tuple[str, ...]
    baseline_year: int
    remarks: tuple[str, ...]
    rows: tuple[ReckonedRow, ...]
    candidates: int
    mean: float | None
    changes: tuple[BenchChange, ...]
    trying: BenchChange | None
    own_changes: tuple[OwnChangeRow, ...]
    source: FigureImportRow
    sources: tuple[FigureImportRow, ...]  # other imports that can be chosen on
    decision: DecisionRow | None
    is_as_decided: bool
    is_frozen: bool

    @property
    def chosen(self) -> tuple[ReckonedRow, ...]:
        return tuple(each for each in self.rows if each.status is Status.CHOSEN)

    @property
    def reserves(self) -> tuple[ReckonedRow, ...]:
        return tuple(each for each in self.rows if each.status is Status.RESERVE)

    @property
    def chosen_words(self) -> str:
        return listing([each.name for each in self.chosen])

    @property
    def reserves_words(self) -> str:
        return listing([each.name for each in self.reserves])

    @property
    def why_a_draw_is_fair(self) -> str:
        return words.WHY_A_DRAW_IS_FAIR

    @property
    def guide(self) -> tuple[str, ...]:
        """How the rates are to be read, and their true source."""
        return (
            *READING_GUIDE,
            where_from(self.policy.provisions, SourceKind(self.source.source_kind), self.source.source),
        )

    @property
    def cannot_change(self) -> str:
        return SOMEBODY_IS_INVITED if self.is_frozen else ""

    @property
    def can_decide(self) -> bool:
        """Nobody is invited, somebody is chosen, and it is not decided already."""
        return not self.is_frozen and not self.is_as_decided and self.trying is None and bool(self.chosen)


def bench_page(edition: Edition, *, today: date, trying: str = "") -> BenchPage | None:
    """The bench of an edition; None where no criteria have been chosen. `trying` is the key of one of its changes."""
    criteria = criteria_of(edition)
    if criteria is None:
        return None
    decided = Decision.objects.select_related("decided_by").defer("ground", "ranking", "package", "memo_html")
    latest = decided.filter(edition=edition).order_by("-number").first()
    is_frozen = latest is not None and somebody_is_invited(edition.pk)
    if is_frozen and latest is not None:
        policy, stamp, reckoning = policy_from(latest.policy), "", reckoning_from(latest.reckoned)
        import_id = latest.figure_import_id
    else:
        basis = basis_of(criteria, on=today)
        policy, stamp, reckoning = basis.policy, basis.stamp, reckoning_of(criteria, basis)
        import_id = basis.import_id
    changes = _changes(reckoning)
    change = None if is_frozen else next((each for each in changes if each.key == trying), None)
    shown = reckoning
    if change is not None:
        shown = tried(replace(basis, policy=change.policy))
    imports = figures.figure_imports()
    source = next(each for each in imports if each.id == import_id)
    return BenchPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        theme=edition.theme,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        places=edition.places,
        policy=policy,
        version=criteria.version,
        changed_by=criteria.changed_by.name,
        changed_at=criteria.changed_at,
        stamp=stamp,
        criteria=tuple(words.criteria_in_words(policy)),
        certainty=shown.certainty,
        evidence=shown.evidence,
        baseline_year=shown.baseline_year,
        remarks=shown.remarks,
        rows=shown.rows,
        candidates=shown.candidates,
        mean=shown.mean,
        changes=changes,
        trying=change,
        own_changes=_own_changes(edition, reckoning),
        source=source,
        sources=tuple(each for each in imports if each.id != import_id and not each.is_taken_out),
        decision=decision_row(latest) if latest else None,
        is_as_decided=latest is not None and (is_frozen or _is_the_same(latest, policy, import_id, reckoning)),
        is_frozen=is_frozen,
    )


def _is_the_same(decision: Decision, policy: Policy, import_id: int, reckoning: Reckoning) -> bool:
    """Whether a decision now would be the one that was made, the day apart."""
    then = replace(policy_from(decision.policy), decided_on=policy.decided_on)
    kept = reckoning_from(decision.reckoned)
    return (decision.figure_import_id, then, kept.fingerprint, kept.rows) == (
        import_id,
        policy,
        reckoning.fingerprint,
        reckoning.rows,
    )


def _changes(reckoning: Reckoning) -> tuple[BenchChange, ...]:
    return tuple(_change(str(key), each, reckoning.rows) for key, each in enumerate(reckoning.changes, start=1))


def _change(key: str, change: ReckonedChange, rows: Sequence[ReckonedRow]) -> BenchChange:
    enters, leaves = (names_of(codes, rows) for codes in (change.enters, change.leaves))
    return BenchChange(key, change.words, change.enters, change.leaves, enters, leaves, change.policy)


def _own_changes(edition: Edition, reckoning: Reckoning) -> tuple[OwnChangeRow, ...]:
    reasons = {row.code: row.reason for row in reckoning.rows}
    kept = OwnChange.objects.select_related("municipality", "made_by").filter(edition=edition)
    return tuple(_own_change(each, is_needed=bool(reasons.get(each.municipality_id))) for each in kept)


def _own_change(found: OwnChange, *, is_needed: bool) -> OwnChangeRow:
    kind = ChangeKind(found.kind)
    return OwnChangeRow(
        id=found.pk,
        code=found.municipality_id,
        name=found.municipality.name,
        kind=kind,
        kind_name=CHANGES[kind],
        reason=found.reason,
        made_by=found.made_by.name,
        made_at=found.made_at,
        is_needed=is_needed,
    )
