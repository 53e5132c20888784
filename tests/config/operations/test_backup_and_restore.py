"""A backup taken while people write, put back elsewhere: whole, consistent, and without what was deleted before."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.config.terminal import ROOT, Operator, demo_operator

DELETED = "Dette blev slettet, før kopien blev taget."
# In each transaction a writer adds two rows: a copy of one moment holds an even number.
ADD = "INSERT INTO law_provision (short_name, title) VALUES ({mark}, 'prøve')"
COUNT = "SELECT count(*) FROM law_provision WHERE title = 'prøve'"


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration on SQLite, with two uploads and something deleted. Copied by each test, never changed."""
    folder = tmp_path_factory.mktemp("played") / "var"
    answer = demo_operator(folder).says("demo")
    assert (answer.status, answer.err) == (0, "")
    (folder / "media" / "svar").mkdir(parents=True)
    (folder / "media" / "svar" / "år 1.csv").write_text("svar;æøå\n", encoding="utf-8")
    (folder / "media" / "lyd.bin").write_bytes(bytes(range(256)) * 4000)
    with closing(sqlite3.connect(folder / "sagkyndig.sqlite3")) as database:
        database.execute("PRAGMA secure_delete=OFF")  # as SQLite is built by default; Debian's overwrites
        database.execute("INSERT INTO law_provision (short_name, title) VALUES ('slettes', ?)", [DELETED])
        database.commit()
        database.execute("DELETE FROM law_provision WHERE short_name = 'slettes'")
        database.commit()
    return folder


@pytest.fixture
def installation(played: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(played, tmp_path / "var"))


def rows(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "sagkyndig.sqlite3")) as database:
        return database.execute(query).fetchall()


def everything(folder: Path) -> dict[str, str]:
    """Every file an installation keeps, by hash: two that are equal hold the same."""
    kept = (path for path in folder.rglob("*") if path.is_file() and "static" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


@contextmanager
def writing(write_pair: Callable[[int], None]) -> Iterator[list[int]]:
    """Somebody goes on writing pairs of rows meanwhile; gives the numbers of the pairs that were stored."""
    stop, stored, failures = threading.Event(), list[int](), list[BaseException]()

    def go_on() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                write_pair(number)
            except BaseException as failure:
                failures.append(failure)
                return
            stored.append(number)

    thread = threading.Thread(target=go_on)
    thread.start()
    while not stored and not failures:
        stop.wait(0.01)
    try:
        yield stored
    finally:
        stop.set()
        thread.join()
    assert failures == []


def test_a_copy_of_one_moment_while_others_write(installation: Path, tmp_path: Path) -> None:
    def write_pair(number: int) -> None:
        with closing(sqlite3.connect(installation / "sagkyndig.sqlite3", timeout=20, isolation_level=None)) as own:
            own.execute("BEGIN IMMEDIATE")
            own.execute(ADD.format(mark="?"), [f"a{number}"])
            own.execute(ADD.format(mark="?"), [f"b{number}"])
            own.execute("COMMIT")

    copy = tmp_path / "kopi.zip"
    with writing(write_pair) as stored:
        before = len(stored)
        answer = demo_operator(installation).says("backup", "--to", copy)
        after = len(stored)
    size = f"{copy.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    assert answer.out == f"Sikkerhedskopi: {copy} ({size} MB, database og 2 filer).\n"
    assert (answer.status, answer.err) == (0, "")
    assert after > before  # others did write while the copy was taken

    fresh = tmp_path / "ny"
    assert demo_operator(fresh).says("restore", copy).status == 0
    ((count,),) = rows(fresh, COUNT)
    assert count % 2 == 0
    assert 2 * before <= count <= 2 * (after + 1)
    for query in (
        "SELECT * FROM people_person ORDER BY id",
        "SELECT * FROM people_roleassignment ORDER BY id",
        "SELECT * FROM municipalities_municipality ORDER BY code",
        "SELECT * FROM django_migrations ORDER BY id",
    ):
        assert rows(fresh, query) == rows(installation, query)
        assert rows(fresh, query) != []
    for name in ("svar/år 1.csv", "lyd.bin"):
        assert (fresh / "media" / name).read_bytes() == (installation / "media" / name).read_bytes()


def test_what_was_deleted_is_not_in_the_copy(installation: Path, tmp_path: Path) -> None:
    assert DELETED.encode() in (installation / "sagkyndig.sqlite3").read_bytes()  # SQLite leaves it in the file
    assert demo_operator(installation).says("backup", "--to", tmp_path / "kopi.zip").status == 0
    with zipfile.ZipFile(tmp_path / "kopi.zip") as archive:
        assert DELETED.encode() not in archive.read("database.sqlite3")


NAMED = b"navn;svar\r\nIda Dam;ja\r\n"
# A file of answers that nobody has confirmed, and somebody who is signed in.
PENDING = (
    "INSERT INTO evaluation_pendinganswers (filename, content, sent_at, sent_by_id, survey_id)"
    " SELECT 'svar.csv', {mark}, CURRENT_TIMESTAMP, min(person.id), min(survey.id)"
    " FROM people_person person, evaluation_survey survey"
)
SIGNED_IN = "INSERT INTO django_session VALUES ('noegle-til-et-besoeg', '', CURRENT_TIMESTAMP)"
LEFT = "SELECT (SELECT count(*) FROM evaluation_pendinganswers), (SELECT count(*) FROM django_session)"


def test_unconfirmed_answers_and_sessions_are_not_in_the_copy(installation: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(installation / "sagkyndig.sqlite3")) as database:
        database.execute(PENDING.format(mark="?"), [NAMED])
        database.execute(SIGNED_IN)
        database.commit()
    assert demo_operator(installation).says("backup", "--to", tmp_path / "kopi.zip").status == 0
    assert rows(installation, LEFT) == [(1, 1)]
    with zipfile.ZipFile(tmp_path / "kopi.zip") as archive:
        copied = archive.read("database.sqlite3")
    assert NAMED not in copied
    assert b"noegle-til-et-besoeg" not in copied
    assert demo_operator(tmp_path / "ny").says("restore", tmp_path / "kopi.zip").status == 0
    assert rows(tmp_path / "ny", LEFT) == [(0, 0)]


def test_a_folder_gets_a_file_with_the_date_in_its_name(installation: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kopier"
    folder.mkdir()
    assert demo_operator(installation).says("backup", "--to", folder).status == 0
    (made,) = folder.iterdir()
    assert made.match("sagkyndig-20??-??-??-??????.zip")


def test_a_copy_is_never_written_over(installation: Path, tmp_path: Path) -> None:
    (tmp_path / "kopi.zip").write_text("noget andet")
    answer = demo_operator(installation).says("backup", "--to", tmp_path / "kopi.zip")
    assert (answer.status, (tmp_path / "kopi.zip").read_text()) == (1, "noget andet")
    assert answer.err == (
        f"sagkyndig: {tmp_path / 'kopi.zip'} findes allerede. Vælg et andet navn; en sikkerhedskopi overskrives aldrig.\n"
    )


def test_nothing_to_copy_is_told(tmp_path: Path) -> None:
    answer = demo_operator(tmp_path / "tom").says("backup", "--to", tmp_path / "kopi.zip")
    assert (answer.status, answer.err) == (
        1,
        "sagkyndig: Her er ingen installation at kopiere. Begynd med »sagkyndig init«.\n",
    )
    assert not (tmp_path / "kopi.zip").exists()


@pytest.fixture(scope="session")
def copy(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("copies") / "kopi.zip"
    assert demo_operator(played).says("backup", "--to", target).status == 0
    return target


def test_an_installation_is_not_replaced_unasked(copy: Path, installation: Path) -> None:
    before = everything(installation)
    answer = demo_operator(installation).says("restore", copy)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        "sagkyndig: Her er en installation i forvejen. Skal den erstattes, så skriv også --overwrite.\n"
    )
    assert everything(installation) == before


def test_a_replaced_installation_is_kept_aside(copy: Path, installation: Path) -> None:
    with closing(sqlite3.connect(installation / "sagkyndig.sqlite3")) as database:
        database.execute("DELETE FROM people_roleassignment")
        database.commit()
    (installation / "media" / "senere.txt").write_text("kom til efter kopien")
    answer = demo_operator(installation).says("restore", copy, "--overwrite")
    assert (answer.status, answer.err) == (0, "")
    assert len(rows(installation, "SELECT id FROM people_roleassignment")) > 0
    assert sorted(path.name for path in (installation / "media").iterdir()) == ["lyd.bin", "svar"]
    (aside,) = installation.glob("foer-gendannelse-*")
    assert rows(aside, "SELECT id FROM people_roleassignment") == []
    assert (aside / "uploads" / "senere.txt").read_text() == "kom til efter kopien"
    assert answer.out.splitlines()[1] == (f"Det, der stod her før, ligger i {aside}. Slet mappen, når alt er i orden.")


def test_a_database_in_use_is_not_replaced(copy: Path, installation: Path) -> None:
    with closing(sqlite3.connect(installation / "sagkyndig.sqlite3")) as server:
        server.execute("PRAGMA journal_mode=WAL")
        server.execute("SELECT count(*) FROM people_person").fetchone()
        answer = demo_operator(installation).says("restore", copy, "--overwrite")
        assert (answer.status, answer.err) == (
            1,
            "sagkyndig: Databasen er i brug. Stands webserveren og arbejderen først, og prøv igen.\n",
        )
        assert server.execute("SELECT count(*) FROM people_person").fetchone()[0] > 0
    assert list(installation.glob("foer-gendannelse-*")) == []


def changed(copy: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def test_a_damaged_copy_changes_nothing(copy: Path, installation: Path, tmp_path: Path) -> None:
    damaged = changed(copy, tmp_path / "skadet.zip", lambda members: members.update({"uploads/lyd.bin": b"kort"}))
    before = everything(installation)
    answer = demo_operator(installation).says("restore", damaged, "--overwrite")
    assert (answer.status, answer.err) == (
        1,
        "sagkyndig: skadet.zip er beskadiget: kontrolsummen passer ikke. Intet er ændret. Brug en anden kopi.\n",
    )
    assert everything(installation) == before


def test_a_copy_whose_database_cannot_be_opened_changes_nothing(copy: Path, tmp_path: Path) -> None:
    def break_database(members: dict[str, bytes]) -> None:
        broken = b"x" * 5000
        content = json.loads(members["manifest.json"])
        content["files"]["database.sqlite3"] = {"size": 5000, "sha256": hashlib.sha256(broken).hexdigest()}
        members.update({"database.sqlite3": broken, "manifest.json": json.dumps(content).encode()})

    fresh = tmp_path / "ny"
    answer = demo_operator(fresh).says("restore", changed(copy, tmp_path / "x.zip", break_database))
    assert (answer.status, answer.err) == (
        1,
        "sagkyndig: Databasen i sikkerhedskopien kan ikke åbnes. Intet er ændret. Brug en anden kopi.\n",
    )
    assert list(everything(fresh)) == ["secret"]


def with_migrations(copy: Path, target: Path, change: Callable[[list[str]], list[str]]) -> Path:
    def other_version(members: dict[str, bytes]) -> None:
        content = json.loads(members["manifest.json"])
        content["migrations"], content["product_version"] = change(content["migrations"]), "9.0.0"
        members["manifest.json"] = json.dumps(content).encode()

    return changed(copy, target, other_version)


def test_a_copy_from_a_newer_version_is_refused(copy: Path, tmp_path: Path) -> None:
    newer = with_migrations(copy, tmp_path / "nyere.zip", lambda names: [*names, "people.0999_later"])
    answer = demo_operator(tmp_path / "ny").says("restore", newer)
    assert (answer.status, answer.err) == (
        1,
        "sagkyndig: Kopien er lavet af en nyere udgave af Sagkyndig (9.0.0), som har ændringer, denne udgave ikke "
        "kender (for eksempel people.0999_later). Opgradér først; se UPGRADE.md.\n",
    )


def test_a_copy_from_an_older_version_asks_for_an_upgrade(copy: Path, tmp_path: Path) -> None:
    older = with_migrations(copy, tmp_path / "ældre.zip", lambda names: names[:-1])
    answer = demo_operator(tmp_path / "ny").says("restore", older)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[-1] == (
        "Kopien er fra en ældre udgave. Kør »sagkyndig upgrade«, før webserveren startes."
    )


def test_a_copy_can_be_checked_without_being_put_back(copy: Path, installation: Path) -> None:
    before = everything(installation)
    answer = demo_operator(installation).says("restore", copy, "--only-check")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.endswith(" er hel og kan lægges tilbage. Intet er ændret.\n")
    assert everything(installation) == before


# --- PostgreSQL --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own, whatever the rest of the suite runs on."""
    spec = importlib.util.spec_from_file_location("postgres", ROOT / "bin" / "postgres.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with module.temporary_postgres() as address:
        yield address


def test_the_same_on_postgresql(postgres: str, copy: Path, tmp_path: Path) -> None:
    operator: Operator = demo_operator(tmp_path / "var", DATABASE_URL=postgres)
    assert operator.says("demo").status == 0
    (tmp_path / "var" / "media").mkdir(exist_ok=True)
    (tmp_path / "var" / "media" / "svar.csv").write_text("svar;æøå\n", encoding="utf-8")

    def write_pair(number: int) -> None:
        with psycopg.connect(postgres) as own:
            own.execute(ADD.format(mark="%s"), [f"a{number}"])
            own.execute(ADD.format(mark="%s"), [f"b{number}"])

    with psycopg.connect(postgres) as own:
        own.execute(PENDING.format(mark="%s"), [NAMED])
        own.execute(SIGNED_IN)
    target = tmp_path / "kopi.zip"
    with writing(write_pair) as stored:
        before = len(stored)
        assert operator.says("backup", "--to", target).status == 0
        after = len(stored)
    assert after > before

    with psycopg.connect(postgres) as own:
        people = own.execute("SELECT id, email FROM people_person ORDER BY id").fetchall()
        own.execute("DELETE FROM people_roleassignment")
        own.execute("CREATE TABLE came_later (x int)")
    (tmp_path / "var" / "media" / "svar.csv").unlink()

    with psycopg.connect(postgres):
        in_use = operator.says("restore", target, "--overwrite")
    assert in_use.err == "sagkyndig: Databasen er i brug. Stands webserveren og arbejderen først, og prøv igen.\n"
    assert operator.says("restore", target).status == 1

    answer = operator.says("restore", target, "--overwrite")
    assert (answer.status, answer.err) == (0, "")
    with psycopg.connect(postgres) as own:
        count = own.execute(COUNT).fetchone()
        assert count is not None
        assert count[0] % 2 == 0
        assert 2 * before <= count[0] <= 2 * (after + 1)
        assert own.execute("SELECT id, email FROM people_person ORDER BY id").fetchall() == people
        assert own.execute("SELECT count(*) > 0 FROM people_roleassignment").fetchone() == (True,)
        assert own.execute("SELECT to_regclass('came_later')").fetchone() == (None,)
        assert own.execute(LEFT).fetchone() == (0, 0)
    assert (tmp_path / "var" / "media" / "svar.csv").read_text(encoding="utf-8") == "svar;æøå\n"

    other_kind = operator.says("restore", copy, "--overwrite")
    assert (other_kind.status, other_kind.err) == (
        1,
        "sagkyndig: Kopien er fra sqlite, men installationen bruger postgresql.\n",
    )
