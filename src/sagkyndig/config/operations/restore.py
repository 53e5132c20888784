"""A backup put back in place: all of it or nothing, and what stood there before is kept aside."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from sagkyndig.config.operations import archive, databases
from sagkyndig.config.operations.refusal import Refused


@dataclass(frozen=True)
class Restored:
    """What came back; `aside` is the folder with what stood here before, None where nothing did."""

    manifest: archive.Manifest
    uploads: int
    needs_upgrade: bool
    aside: Path | None


def restore(*, source: Path, overwrite: bool, only_check: bool, at: datetime) -> Restored:
    """Check everything that can be checked first; then put the copy in place."""
    manifest = archive.read_manifest(source)
    needs_upgrade = _refuse_other_version(manifest)
    if manifest.engine != databases.engine():
        raise Refused(f"Kopien er fra {manifest.engine}, men installationen bruger {databases.engine()}.")
    uploads = Path(settings.MEDIA_ROOT)
    is_empty = databases.is_empty() and not archive.uploads_in(uploads)
    if not (only_check or overwrite or is_empty):
        raise Refused("Her er en installation i forvejen. Skal den erstattes, så skriv også --overwrite.")
    uploads.parent.mkdir(parents=True, exist_ok=True)
    if not archive.has_room_for(manifest, uploads.parent):
        raise Refused(f"Der er ikke plads nok på disken ved {uploads.parent}.")
    # On the same disk as the uploads, so that moving into place is a rename.
    with tempfile.TemporaryDirectory(prefix=".sagkyndig-restore-", dir=uploads.parent) as folder:
        staged = Path(folder)
        archive.unpack(source, manifest, staged)
        databases.refuse_if_damaged(staged / manifest.database)
        if not only_check:
            databases.refuse_if_in_use()
        aside = None if only_check else _put_in_place(staged, manifest, uploads, at)
    return Restored(manifest, len(manifest.files) - 1, needs_upgrade, aside)


def _refuse_other_version(manifest: archive.Manifest) -> bool:
    """Whether the copy is older than the product; one made by a newer product is refused, as it cannot be read."""
    known = {f"{label}.{name}" for label, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        raise Refused(
            f"Kopien er lavet af en nyere udgave af Sagkyndig ({manifest.product_version}), som har ændringer, "
            f"denne udgave ikke kender (for eksempel {unknown[0]}). Opgradér først; se UPGRADE.md."
        )
    return bool(known - set(manifest.migrations))


def _put_in_place(staged: Path, manifest: archive.Manifest, uploads: Path, at: datetime) -> Path | None:
    copy = staged / manifest.database
    aside = uploads.parent / f"foer-gendannelse-{timezone.localtime(at):%Y-%m-%d-%H%M%S}"
    had_uploads = uploads.exists()
    if had_uploads:
        aside.mkdir(mode=0o700)
        uploads.rename(aside / "uploads")
    try:
        fresh = staged / archive.UPLOADS.rstrip("/")
        fresh.mkdir(exist_ok=True)
        fresh.rename(uploads)
        if databases.engine() == "sqlite":
            _replace_sqlite(copy, aside)
        else:
            _replace_postgres(copy, aside)
    except BaseException:
        shutil.rmtree(uploads, ignore_errors=True)
        if had_uploads:
            (aside / "uploads").rename(uploads)
        if aside.exists() and not any(aside.iterdir()):
            aside.rmdir()
        raise
    databases.let_go()
    return aside if aside.exists() else None


def _replace_postgres(copy: Path, aside: Path) -> None:
    if not databases.is_empty():
        aside.mkdir(mode=0o700, exist_ok=True)
        databases.copy_out(aside / copy.name)
        databases.let_go()
    databases.put_back_postgres(copy)


def _replace_sqlite(copy: Path, aside: Path) -> None:
    """The old file gets a second name before the new one takes its place: at no moment is there no database."""
    place = databases.sqlite_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        aside.mkdir(mode=0o700, exist_ok=True)
        shutil.copy2(place, aside / place.name)
    copy.chmod(0o600)
    if copy.stat().st_dev != place.parent.stat().st_dev:
        near = place.with_name(f".{place.name}.restoring")
        shutil.copy2(copy, near)
        copy = near
    with copy.open("rb") as written:
        os.fsync(written.fileno())
    copy.replace(place)
    # A log of the old database must never be played onto the new one.
    for leftover in ("-wal", "-shm", "-journal"):
        place.with_name(place.name + leftover).unlink(missing_ok=True)
