"""Files on the command line: read with a sentence where they cannot be, written all of them or none."""

from __future__ import annotations

import argparse
import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import listing


def path_of(text: str) -> Path:
    """A path on the command line. An empty one is a variable that was never set, not the folder we stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("stien er tom")
    return Path(text)


def name_of(path: Path) -> str:
    """The file's name as text, whatever bytes it is written with."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise Refused(f"Filen {path} findes ikke.") from fault
    except OSError as fault:
        raise Refused(f"Filen {path} kan ikke læses: {_why(fault)}.") from fault


def write_all(folder: Path, files: Mapping[str, bytes], what: str) -> None:
    """All the files or none: each is written aside first and moved in when the last one is on disk. `what` is what they
    are, as a Danish sentence begins with it (»Rapporten«)."""
    made: list[Path] = []
    try:
        taken = [name for name in files if (folder / name).is_dir()]
        if taken:
            raise Refused(f"{what} kan ikke lægges i {folder}: {listing(taken)} er en mappe. Vælg en anden mappe.")
        made = _missing(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=f".{what.lower()}-") as aside:
            for name, content in files.items():
                (Path(aside) / name).write_bytes(content)
            with _alone_in(folder):
                for name in files:
                    (Path(aside) / name).replace(folder / name)
    except BaseException as fault:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(fault, OSError):
            raise Refused(f"{what} kan ikke lægges i {folder}: {_why(fault)}.") from fault
        raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Two reports made at once for one folder are moved in one after the other, so that their files are not mixed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network disk may not know locks; then it is as it was without
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _missing(folder: Path) -> list[Path]:
    """The folders that making this one makes, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


_REASONS = {
    errno.EACCES: "du har ikke adgang",
    errno.EPERM: "du har ikke adgang",
    errno.EEXIST: "der ligger noget andet med det navn",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del af stien er en fil og ikke en mappe",
    errno.ENOENT: "en del af stien findes ikke",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "genvejene peger på hinanden",
    errno.ENOSPC: "der er ikke plads på disken",
    errno.EDQUOT: "der er ikke plads på disken",
    errno.EROFS: "disken kan kun læses",
}


def _why(fault: OSError) -> str:
    return _REASONS.get(fault.errno or 0, f"fejl {fault.errno} fra systemet")
