"""Database and uploads into one file, while the installation is in use."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from sagkyndig import __version__
from sagkyndig.config.operations import archive, databases
from sagkyndig.config.operations.refusal import Refused


@dataclass(frozen=True)
class Backup:
    """The finished file: how large, and how many uploads are in it."""

    path: Path
    size: int
    uploads: int


def make_backup(*, to: Path, at: datetime) -> Backup:
    """Write the backup to the file `to`, or under a dated name in the folder `to`."""
    local = timezone.localtime(at)
    target = to / f"sagkyndig-{local:%Y-%m-%d-%H%M%S}.zip" if to.is_dir() else to
    if target.exists():
        raise Refused(f"{target} findes allerede. Vælg et andet navn; en sikkerhedskopi overskrives aldrig.")
    if not target.parent.is_dir():
        raise Refused(f"Mappen {target.parent} findes ikke.")
    if databases.is_empty():
        raise Refused("Her er ingen installation at kopiere. Begynd med »sagkyndig init«.")
    # Beside the target: there is room for a backup there, and the system's own temporary folder may be small or shared.
    with tempfile.TemporaryDirectory(prefix=".sagkyndig-backup-", dir=target.parent) as folder:
        copy = Path(folder) / archive.DATABASE_NAMES[databases.engine()]
        databases.copy_out(copy)
        # The database first, then the uploads: a file is stored before the row that names it, so no row lacks its file.
        uploads = archive.uploads_in(Path(settings.MEDIA_ROOT))
        manifest = archive.write_archive(
            target,
            product_version=__version__,
            made_at=local.isoformat(timespec="seconds"),
            engine=databases.engine(),
            migrations=(f"{label}.{name}" for label, name in MigrationRecorder(connection).applied_migrations()),
            files=[(copy.name, copy), *uploads],
        )
    return Backup(target, target.stat().st_size, len(manifest.files) - 1)
