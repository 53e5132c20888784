"""The backup file: what goes in comes out unchanged, and a file that was changed is refused."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sagkyndig.config.operations.archive import (
    MANIFEST,
    Manifest,
    Mark,
    read_manifest,
    unpack,
    uploads_in,
    write_archive,
)
from sagkyndig.config.operations.refusal import Refused

DATABASE = b"SQLite format 3\0" + bytes(range(256)) * 50
UPLOAD = "Svar på spørgeskemaet æøå\n".encode()


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A whole archive with a database and one upload."""
    (tmp_path / "in" / "media" / "svar").mkdir(parents=True)
    (tmp_path / "in" / "db").write_bytes(DATABASE)
    (tmp_path / "in" / "media" / "svar" / "år 1.csv").write_bytes(UPLOAD)
    target = tmp_path / "copy.zip"
    write_archive(
        target,
        product_version="0.1.0",
        made_at="2024-03-04T10:00:00+01:00",
        engine="sqlite",
        migrations=["people.0002_b", "people.0001_a"],
        files=[("database.sqlite3", tmp_path / "in" / "db"), *uploads_in(tmp_path / "in" / "media")],
    )
    return target


def mark(content: bytes) -> Mark:
    return Mark(len(content), hashlib.sha256(content).hexdigest())


def rewritten(packed: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its members changed as told."""
    with zipfile.ZipFile(packed) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as told:
        call()
    return str(told.value)


def test_the_manifest_tells_all(packed: Path) -> None:
    assert read_manifest(packed) == Manifest(
        product_version="0.1.0",
        made_at="2024-03-04T10:00:00+01:00",
        engine="sqlite",
        migrations=("people.0001_a", "people.0002_b"),
        files={"database.sqlite3": mark(DATABASE), "uploads/svar/år 1.csv": mark(UPLOAD)},
    )


def test_what_goes_in_comes_out(packed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    unpack(packed, read_manifest(packed), out)
    assert {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()} == {
        "database.sqlite3": DATABASE,
        "uploads/svar/år 1.csv": UPLOAD,
    }


def test_only_its_owner_may_read_it(packed: Path) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    def files() -> object:
        (tmp_path / "a").write_bytes(b"a")
        yield "uploads/a", tmp_path / "a"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        write_archive(tmp_path / "x.zip", product_version="", made_at="", engine="sqlite", migrations=[], files=files())  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_file_that_went_while_copying_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "db").write_bytes(DATABASE)
    manifest = write_archive(
        tmp_path / "x.zip",
        product_version="",
        made_at="",
        engine="sqlite",
        migrations=[],
        files=[("database.sqlite3", tmp_path / "db"), ("uploads/gone", tmp_path / "gone")],
    )
    assert list(manifest.files) == ["database.sqlite3"]
    assert read_manifest(tmp_path / "x.zip") == manifest


def test_links_are_not_followed(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    (tmp_path / "secret").write_text("hemmeligt")
    (media / "link").symlink_to(tmp_path / "secret")
    (media / "real").write_text("x")
    assert uploads_in(media) == [("uploads/real", media / "real")]


def test_a_changed_upload_is_found(packed: Path, tmp_path: Path) -> None:
    rewritten(packed, lambda members: members.update({"uploads/svar/år 1.csv": UPLOAD.replace(b"Svar", b"svar")}))
    assert refusal(lambda: unpack(packed, read_manifest(packed), tmp_path / "out")) == (
        "copy.zip er beskadiget: kontrolsummen passer ikke. Intet er ændret. Brug en anden kopi."
    )


def test_flipped_bits_are_found(packed: Path, tmp_path: Path) -> None:
    content = bytearray(packed.read_bytes())
    for place in range(60, 160):
        content[place] ^= 0xFF
    packed.write_bytes(content)
    assert refusal(lambda: unpack(packed, read_manifest(packed), tmp_path / "out")) == (
        "copy.zip er beskadiget: kontrolsummen passer ikke. Intet er ændret. Brug en anden kopi."
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"svar;1\n"])
def test_another_kind_of_file_is_refused(content: bytes, tmp_path: Path) -> None:
    other = tmp_path / "andet.zip"
    other.write_bytes(content)
    assert refusal(lambda: read_manifest(other)) == (
        "andet.zip er ikke en sikkerhedskopi fra Sagkyndig, eller filen er beskadiget."
    )


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "billeder.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("billede.png", b"x")
    assert refusal(lambda: read_manifest(other)).startswith("billeder.zip er ikke en sikkerhedskopi fra Sagkyndig")


def test_no_file_is_told_so(tmp_path: Path) -> None:
    assert refusal(lambda: read_manifest(tmp_path / "x.zip")) == f"Der er ingen fil ved navn {tmp_path / 'x.zip'}."


def test_a_later_format_is_refused(packed: Path) -> None:
    def later(members: dict[str, bytes]) -> None:
        members[MANIFEST] = members[MANIFEST].replace(b"sagkyndig-backup-1", b"sagkyndig-backup-2")

    rewritten(packed, later)
    assert refusal(lambda: read_manifest(packed)) == (
        "copy.zip er lavet i et format, som denne udgave ikke kender (sagkyndig-backup-2)."
    )


@pytest.mark.parametrize("name", ["extra.txt", "uploads/extra.txt"])
def test_a_file_that_is_not_listed_is_refused(packed: Path, name: str) -> None:
    rewritten(packed, lambda members: members.update({name: b"x"}))
    assert refusal(lambda: read_manifest(packed)) == (
        "copy.zip er beskadiget: indholdet svarer ikke til dens egen fortegnelse."
    )


@pytest.mark.parametrize("name", ["uploads/../../evil", "/etc/evil", "evil", "uploads/..\\evil"])
def test_a_name_that_leads_out_of_the_folder_is_refused(packed: Path, name: str) -> None:
    def plant(members: dict[str, bytes]) -> None:
        content = json.loads(members[MANIFEST])
        content["files"][name] = {"size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
        members.update({MANIFEST: json.dumps(content).encode(), name: b"x"})

    rewritten(packed, plant)
    assert refusal(lambda: read_manifest(packed)) == (
        f"copy.zip indeholder et filnavn, som ikke hører til i en sikkerhedskopi: {name}"
    )
