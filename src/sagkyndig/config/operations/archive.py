"""The file that a backup is: a ZIP with `manifest.json`, the database and the uploads, each with its SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from sagkyndig.config.operations.refusal import Refused

FORMAT = "sagkyndig-backup-1"
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
DATABASE_NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Mark:
    """What one file must be when it comes out again."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the archive holds, and of which installation: `migrations` are `label.name`, those applied when it was made."""

    product_version: str
    made_at: str
    engine: str
    migrations: tuple[str, ...]
    files: Mapping[str, Mark]

    @property
    def database(self) -> str:
        return DATABASE_NAMES[self.engine]

    def as_json(self) -> str:
        files = {name: {"size": mark.size, "sha256": mark.sha256} for name, mark in sorted(self.files.items())}
        content = {
            "format": FORMAT,
            "product_version": self.product_version,
            "made_at": self.made_at,
            "engine": self.engine,
            "migrations": list(self.migrations),
            "files": files,
        }
        return json.dumps(content, ensure_ascii=False, indent=1)


def write_archive(
    target: Path,
    *,
    product_version: str,
    made_at: str,
    engine: str,
    migrations: Iterable[str],
    files: Iterable[tuple[str, Path]],
) -> Manifest:
    """Write the archive beside its place and move it there when it is whole; a half-written one never bears the name."""
    part = target.with_name(f".{target.name}.part")
    marks: dict[str, Mark] = {}
    try:
        # Opened by number first, so that the file is nobody else's to read from its first byte.
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                for name, path in files:
                    mark = _add(archive, name, path)
                    if mark is not None:
                        marks[name] = mark
                manifest = Manifest(product_version, made_at, engine, tuple(sorted(migrations)), marks)
                archive.writestr(MANIFEST, manifest.as_json())
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Mark | None:
    """None where the file has gone since it was listed: an upload may be deleted while the copy is being made."""
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return None
    with source, archive.open(name, "w", force_zip64=True) as member:
        return _copy(source, member)


def _copy(source: IO[bytes], target: IO[bytes]) -> Mark:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Mark(size, digest.hexdigest())


def read_manifest(source: Path) -> Manifest:
    """The archive's own account of itself; `Refused` where the file is not one of ours."""
    if not source.is_file():
        raise Refused(f"Der er ingen fil ved navn {source}.")
    try:
        with zipfile.ZipFile(source) as archive:
            content: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if content["format"] != FORMAT or content["engine"] not in DATABASE_NAMES:
                raise Refused(
                    f"{source.name} er lavet i et format, som denne udgave ikke kender ({content['format']})."
                )
            files = {name: Mark(int(mark["size"]), str(mark["sha256"])) for name, mark in content["files"].items()}
            manifest = Manifest(
                content["product_version"], content["made_at"], content["engine"], tuple(content["migrations"]), files
            )
            names = set(archive.namelist()) - {MANIFEST}
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as problem:
        raise Refused(f"{source.name} er ikke en sikkerhedskopi fra Sagkyndig, eller filen er beskadiget.") from problem
    if names != set(files) or manifest.database not in files:
        raise Refused(f"{source.name} er beskadiget: indholdet svarer ikke til dens egen fortegnelse.")
    unsafe = [name for name in files if name != manifest.database and not _is_safe_upload(name)]
    if unsafe:
        raise Refused(f"{source.name} indeholder et filnavn, som ikke hører til i en sikkerhedskopi: {unsafe[0]}")
    return manifest


def _is_safe_upload(name: str) -> bool:
    """Inside the folder of uploads, and nowhere else once it is unpacked."""
    path = PurePosixPath(name)
    return name.startswith(UPLOADS) and ".." not in path.parts and "\\" not in name and not path.is_absolute()


def unpack(source: Path, manifest: Manifest, into: Path) -> None:
    """Write every file under `into`, each held against its hash; `Refused` at the first that differs."""
    try:
        with zipfile.ZipFile(source) as archive:
            for name, expected in manifest.files.items():
                target = into / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as member, target.open("wb") as out:
                    found = _copy(member, out)
                if found != expected:
                    raise Refused(_damaged(source))
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise Refused(_damaged(source)) from problem


def _damaged(source: Path) -> str:
    return f"{source.name} er beskadiget: kontrolsummen passer ikke. Intet er ændret. Brug en anden kopi."


def uploads_in(folder: Path) -> list[tuple[str, Path]]:
    """Every upload with its name in the archive, in a fixed order; links are not followed."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return [(UPLOADS + path.relative_to(folder).as_posix(), path) for path in sorted(found)]


def has_room_for(manifest: Manifest, folder: Path) -> bool:
    """Whether the disk takes what comes out, with a tenth to spare."""
    needed = sum(mark.size for mark in manifest.files.values())
    return shutil.disk_usage(folder).free > needed * 1.1
