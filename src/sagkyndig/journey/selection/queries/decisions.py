"""The decisions that were made: what stands in them, and the files they left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.journey.selection.files.checking import Check, check_package, with_stored
from sagkyndig.journey.selection.files.package import file_of
from sagkyndig.journey.selection.models import Decision, Standing
from sagkyndig.journey.selection.rules.decision_wording import decided_sentence
from sagkyndig.journey.selection.rules.states import StandingState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sagkyndig.journey.programme.models import Edition

_HEAVY = ("ground", "ranking", "package", "memo_html", "reckoned")
_NOT_INVITED = (StandingState.CHOSEN.value, StandingState.CONSIDERED.value)


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list. `sentence` says who made it and when."""

    id: int
    number: int
    decided_by: str
    decided_at: datetime
    note: str
    sha256: str
    sentence: str


@dataclass(frozen=True)
class DecisionPage:
    """A decision as it was made. `memo_html` is the memo's body, kept that day; `others` the edition's other decisions.

    `can_invite`: it is the latest, and nobody has been invited yet.
    """

    id: int
    number: int
    edition_id: int
    edition_name: str
    theme: str
    programme_id: int
    programme_name: str
    title: str
    decided_by: str
    decided_at: datetime
    decided_sentence: str
    note: str
    sha256: str
    memo_html: str
    is_latest: bool
    can_invite: bool
    others: tuple[DecisionRow, ...]


def decision(decision_id: int) -> Decision:
    """The decision without its heavy parts; Decision.DoesNotExist where there is none."""
    return _light().get(pk=decision_id)


def decisions_of(edition: Edition) -> tuple[DecisionRow, ...]:
    """The edition's decisions, the latest first."""
    return tuple(decision_row(each) for each in _light().filter(edition=edition).order_by("-number"))


def decision_row(found: Decision) -> DecisionRow:
    return DecisionRow(
        id=found.pk,
        number=found.number,
        decided_by=found.decided_by.name,
        decided_at=found.decided_at,
        note=found.note,
        sha256=found.sha256,
        sentence=decided_sentence(found.number, found.decided_by.name, timezone.localtime(found.decided_at)),
    )


def decision_page(decision_id: int) -> DecisionPage:
    """A decision as a page; Decision.DoesNotExist where there is none."""
    found = Decision.objects.select_related("edition__programme", "decided_by").defer("ground", "ranking", "package")
    one = found.get(pk=decision_id)
    edition = one.edition
    rows = decisions_of(edition)
    is_latest = one.number == rows[0].number
    return DecisionPage(
        id=one.pk,
        number=one.number,
        edition_id=edition.pk,
        edition_name=edition.name,
        theme=edition.theme,
        programme_id=edition.programme_id,
        programme_name=edition.programme.name,
        title=f"Beslutning om kommuner til {edition.name.lower()}",
        decided_by=one.decided_by.name,
        decided_at=one.decided_at,
        decided_sentence=decided_sentence(one.number, one.decided_by.name, timezone.localtime(one.decided_at)),
        note=one.note,
        sha256=one.sha256,
        memo_html=one.memo_html,
        is_latest=is_latest,
        can_invite=is_latest and not somebody_is_invited(edition.pk),
        others=tuple(each for each in rows if each.id != one.pk),
    )


def decision_file(decision_id: int, name: str) -> bytes:
    """`memo.pdf`, `memo.docx` or another file of the package, as it was made that day. KeyError where there is none."""
    return file_of(journal_package(decision_id), name)


def journal_package(decision_id: int) -> bytes:
    """The zip file for the journal; Decision.DoesNotExist where there is no such decision."""
    return bytes(Decision.objects.only("package").get(pk=decision_id).package)


def check_decision(decision_id: int) -> Check:
    """The package against its sums and the list reckoned again, and the decision here against the package.

    Decision.DoesNotExist where there is no such decision.
    """
    one = Decision.objects.only("package", "ground", "ranking", "sha256").get(pk=decision_id)
    package = bytes(one.package)
    check = check_package(package, sum_of_decision=one.sha256)
    return with_stored(check, package, ground=bytes(one.ground), ranking=bytes(one.ranking))


def somebody_is_invited(edition_id: int) -> bool:
    """Whether anybody on the edition's list has been asked or has answered; then the choice stands."""
    return Standing.objects.filter(edition_id=edition_id).exclude(state__in=_NOT_INVITED).exists()


def _light() -> QuerySet[Decision]:
    return Decision.objects.select_related("decided_by").defer(*_HEAVY)
