"""Years later: does the package still hold what it held, and do its figures and criteria still give its list?"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sagkyndig.journey.selection.files import journal
from sagkyndig.journey.selection.files.ground_files import ground_from
from sagkyndig.journey.selection.files.ranking_files import policy_from, ranking_csv, ranking_json
from sagkyndig.journey.selection.rules import check_wording as words
from sagkyndig.journey.selection.rules.own_changes import with_own_changes
from sagkyndig.journey.selection.rules.ranking import rank

_LARGEST = 200_000_000  # bytes unpacked; a package is some few


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what was found, in a sentence."""

    is_right: bool
    sentence: str


@dataclass(frozen=True)
class Check:
    """What the check found. `summary` says it in a sentence."""

    findings: tuple[Finding, ...]

    @property
    def is_right(self) -> bool:
        return all(each.is_right for each in self.findings)

    @property
    def summary(self) -> str:
        return words.SAME if self.is_right else words.NOT_SAME


def check_package(package: bytes, *, sum_of_decision: str | None = None) -> Check:
    """Every file against its sum, and the list reckoned again from the figures, the criteria and the own changes.

    `sum_of_decision` is what is written down elsewhere of the manifest, where somebody has it.
    """
    files = _unpacked(package)
    manifest = _object(files.get(journal.MANIFEST, b"")) if files else None
    if files is None or manifest is None or not isinstance(manifest.get("files"), dict):
        return Check((Finding(False, words.NO_PACKAGE),))
    return Check(
        (
            *_seal(files[journal.MANIFEST], sum_of_decision),
            *_sums(files, manifest["files"]),
            *check_list(
                files.get(journal.GROUND, b""),
                _object(files.get(journal.POLICY, b"")) or {},
                manifest.get("own_changes", []),
                files.get(journal.RANKING, b""),
                files.get(journal.RANKING_TABLE),
            ),
        )
    )


def with_stored(check: Check, package: bytes, *, ground: bytes, ranking: bytes) -> Check:
    """Whether figures and list, as they are stored with the decision, are those of its package."""
    files = _unpacked(package) or {}
    is_same = (files.get(journal.GROUND), files.get(journal.RANKING)) == (ground, ranking)
    return Check((*check.findings, Finding(is_same, words.STORED_IS_SAME if is_same else words.STORED_IS_ANOTHER)))


def check_list(
    ground: bytes,
    policy: Mapping[str, Any],
    own_changes: list[Mapping[str, str]],
    kept: bytes,
    kept_table: bytes | None = None,
) -> Iterator[Finding]:
    """The list reckoned again and held against the one that was kept, byte for byte."""
    try:
        by_criteria = rank(ground_from(ground), policy_from(policy))
        ranking = with_own_changes(by_criteria, journal.own_from(own_changes))
        again = ranking_json(ranking)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        yield Finding(False, words.CANNOT_BE_RECKONED)
        return
    if again == kept:
        yield Finding(True, words.same_list(len(ranking.placed), ranking.policy.places))
    else:
        yield Finding(False, _otherwise(again, kept))
    if kept_table is not None and ranking_csv(ranking) != kept_table:
        yield Finding(False, words.TABLE_IS_ANOTHER)


def _otherwise(again: bytes, kept: bytes) -> str:
    """Who stands otherwise, or that only words or decimals differ."""
    now, then = (_placed(content) for content in (again, kept))
    if then is None or now is None:
        return words.LIST_CANNOT_BE_READ
    return words.another_list([name for code, (name, *stands) in now.items() if stands != list(then.get(code, ())[1:])])


def _placed(content: bytes) -> dict[str, tuple[str, Any, Any]] | None:
    try:
        return {
            each["code"]: (each["name"], each["status"], each["rank"]) for each in json.loads(content)["municipalities"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _seal(manifest: bytes, expected: str | None) -> Iterator[Finding]:
    found = sha256(manifest).hexdigest()
    if expected is None:
        yield Finding(True, words.seal(found))
    else:
        yield Finding(found == expected, words.SEAL_HOLDS if found == expected else words.SEAL_IS_BROKEN)


def _sums(files: Mapping[str, bytes], told: Mapping[str, str]) -> Iterator[Finding]:
    missing = [name for name in told if name not in files]
    changed = [name for name, content in files.items() if name in told and sha256(content).hexdigest() != told[name]]
    unknown = [name for name in files if name not in told and name != journal.MANIFEST]
    if missing:
        yield Finding(False, words.missing(missing))
    if changed:
        yield Finding(False, words.changed(changed))
    if unknown:
        yield Finding(False, words.unknown(unknown))
    if not (missing or changed or unknown):
        yield Finding(True, words.all_unchanged(len(told)))


def _unpacked(package: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                return None
            return {each.filename: archive.read(each) for each in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError):
        return None


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
