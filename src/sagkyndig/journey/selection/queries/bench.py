"""The selection bench: what an edition's criteria give, how sure it is, and what would change it; and one municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Sum

from sagkyndig.journey.selection.files.exported import figures_csv
from sagkyndig.journey.selection.files.national import NationalFigure
from sagkyndig.journey.selection.files.ranking_files import policy_from
from sagkyndig.journey.selection.files.reckoned import reckoning_from
from sagkyndig.journey.selection.models import AppealFigure, Decision, OwnChange
from sagkyndig.journey.selection.queries import figures
from sagkyndig.journey.selection.queries.decisions import DecisionRow, decision_row, somebody_is_invited
from sagkyndig.journey.selection.queries.figures import FigureImportRow
from sagkyndig.journey.selection.queries.reckonings import basis_of, criteria_of, reckoning_of, tried
from sagkyndig.journey.selection.rules import criteria as words
from sagkyndig.journey.selection.rules.decision_wording import SOMEBODY_IS_INVITED
from sagkyndig.journey.selection.rules.figures import AREAS, Counted, SourceKind
from sagkyndig.journey.selection.rules.figures.wording import READING_GUIDE, rate, where_from
from sagkyndig.journey.selection.rules.listing import names_of
from sagkyndig.journey.selection.rules.moving import moves
from sagkyndig.journey.selection.rules.own_changes import CHANGES, ChangeKind
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.provisions import provisions_in_words
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
    def why_shrunken(self) -> str:
        return words.WHY_SHRUNKEN

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


@dataclass(frozen=True)
class MunicipalityYear:
    """How the appeals ended in a year, the policy's provisions pooled. `rate` is a dash where they are too few for one;
    `is_counted` whether the year is one of those chosen by."""

    year: int
    decided: int
    reversed: int
    dismissed: int
    rate: str
    is_counted: bool


@dataclass(frozen=True)
class MunicipalityPage:
    """One municipality of the bench: its row and sentence, each year of the import, what would move it.

    `total` is of the years chosen by. `national` are published figures for the whole country where they are of what is
    looked at. `own_change` is the manager's, if there is one; `may_take_in` and `may_take_out` what can be done now.
    """

    edition_id: int
    edition_name: str
    theme: str
    row: ReckonedRow
    provisions: str
    years: tuple[MunicipalityYear, ...]
    total: MunicipalityYear
    moves: tuple[str, ...]
    mean: float | None
    candidates: int
    national: tuple[NationalFigure, ...]
    guide: tuple[str, ...]
    source: FigureImportRow
    own_change: OwnChangeRow | None
    may_take_in: bool
    may_take_out: bool
    is_frozen: bool


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


def municipality_page(edition: Edition, code: str, *, today: date) -> MunicipalityPage | None:
    """One municipality of the bench; None where no criteria have been chosen or the list does not know the code."""
    page = bench_page(edition, today=today)
    row = next((each for each in page.rows if each.code == code), None) if page else None
    if page is None or row is None:
        return None
    years = _years(page, code)
    own = next((each for each in page.own_changes if each.code == code), None)
    may_change = not page.is_frozen and own is None
    areas = [each.casefold() for each in page.policy.provisions if each in AREAS]
    return MunicipalityPage(
        edition_id=page.edition_id,
        edition_name=page.edition_name,
        theme=page.theme,
        row=row,
        provisions=provisions_in_words(page.policy.provisions),
        years=years,
        total=_total(years),
        moves=tuple(moves(row, page.rows, page.changes, page.policy)),
        mean=page.mean,
        candidates=page.candidates,
        national=tuple(each for each in figures.national_figures() if each.area.casefold() in areas),
        guide=page.guide,
        source=page.source,
        own_change=own,
        may_take_in=may_change and row.status is not Status.CHOSEN,
        may_take_out=may_change and row.status in (Status.CHOSEN, Status.RESERVE),
        is_frozen=page.is_frozen,
    )


def _years(page: BenchPage, code: str) -> tuple[MunicipalityYear, ...]:
    """Every year of the import, those without a row as none."""
    kept = AppealFigure.objects.filter(figure_import_id=page.source.id, provision__in=page.policy.provisions)
    sums = kept.filter(municipality_id=code).order_by().values("year")
    counted = {
        each["year"]: (each["u"], each["r"], each["d"] or 0)
        for each in sums.annotate(u=Sum("upheld"), r=Sum("reversed"), d=Sum("dismissed"))
    }
    years = sorted({*range(page.source.first_year, page.source.last_year + 1), *page.policy.years})
    return tuple(_year(year, *counted.get(year, (0, 0, 0)), is_counted=year in page.policy.years) for year in years)


def _year(year: int, upheld: int, reversed_: int, dismissed: int, *, is_counted: bool) -> MunicipalityYear:
    counted = Counted(upheld, reversed_)
    return MunicipalityYear(year, counted.decided, reversed_, dismissed, rate(counted), is_counted)


def _total(years: Sequence[MunicipalityYear]) -> MunicipalityYear:
    counted = [each for each in years if each.is_counted]
    reversed_ = sum(each.reversed for each in counted)
    upheld = sum(each.decided for each in counted) - reversed_
    return _year(0, upheld, reversed_, sum(each.dismissed for each in counted), is_counted=True)


def municipality_file(edition: Edition, code: str) -> bytes | None:
    """The appeals of that municipality alone, in our own template; None where no criteria have been chosen."""
    criteria = criteria_of(edition)
    if criteria is None:
        return None
    names = figures.municipality_names()
    if code not in names:
        return None
    return figures_csv((each for each in figures.appeal_counts(criteria.figure_import_id) if each.code == code), names)
