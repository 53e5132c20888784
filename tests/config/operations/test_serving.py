"""Server and worker: started together, reachable, stopped together, and not started where that would be unsafe."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.terminal import ROOT, Operator, demo_operator


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """In an empty demonstration with its tables and its files for the browser."""
    operator = demo_operator(tmp_path_factory.mktemp("served") / "var")
    assert operator.says("upgrade").status == 0
    return operator


@pytest.fixture
def running(operator: Operator) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Server and worker under way, and the port."""
    port = free_port()
    with subprocess.Popen(
        operator.command("serve", "--port", str(port), "--with-worker"),
        env=operator.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        deadline = time.monotonic() + 60
        while not is_taken(port) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        yield process, port
        process.kill()


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes it has started itself, oldest first."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:  # it ended as we looked
            continue
        if int(parent) == process.pid:
            found.append(int(stat.parent.name))
    return sorted(found)


def is_alive(pid: int) -> bool:
    """A process that has ended and waits for its parent to notice does not count."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_both_run_and_both_stop(running: tuple[subprocess.Popen[str], int], how: signal.Signals) -> None:
    process, port = running
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sundhed", timeout=30) as answer:
        assert answer.status == 200
    started = children(process)
    assert len(started) == 2  # the web server and the worker
    process.send_signal(how)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert f"Sagkyndig kører: http://localhost:{port}/\n" in out
    assert out.splitlines()[-1] == "Webserver og arbejder er standset."
    assert [pid for pid in started if is_alive(pid)] == []
    assert not is_taken(port)


def test_killed_outright_it_leaves_nothing_behind(running: tuple[subprocess.Popen[str], int]) -> None:
    process, port = running
    started = children(process)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(is_alive(pid) for pid in started) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in started if is_alive(pid)] == []
    assert not is_taken(port)


def test_one_that_ends_by_itself_takes_the_other_along(running: tuple[subprocess.Popen[str], int]) -> None:
    process, port = running
    os.kill(children(process)[1], signal.SIGKILL)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert out.splitlines()[-1] == "Den ene standsede af sig selv; begge er standset."
    assert not is_taken(port)


def test_a_taken_port_is_told(operator: Operator) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = operator.says("serve", "--port", str(port))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == (
        f"sagkyndig: Port {port} på 127.0.0.1 kan ikke bruges: den er optaget, eller adressen findes ikke her. "
        "Vælg en anden med --port.\n"
    )


def test_a_demonstration_does_not_listen_to_others(operator: Operator) -> None:
    answer = operator.says("serve", "--host", "0.0.0.0", "--port", str(free_port()))  # noqa: S104  just what is refused
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.splitlines() == [
        "usikkert  Demonstrationen må kun lytte på denne maskine.",
        "          → Udelad --host.",
        "sagkyndig: Webserveren er ikke startet, da installationen er usikker.",
    ]


def test_an_unsafe_installation_is_not_served(tmp_path: Path) -> None:
    answer = Operator({"SAGKYNDIG_VAR": str(tmp_path / "none")}).says("serve", "--port", str(free_port()))
    assert (answer.status, answer.out) == (1, "")
    assert "usikkert  Der er ingen hemmelig nøgle (SECRET_KEY)." in answer.err.splitlines()
    assert answer.err.splitlines()[-1] == "sagkyndig: Webserveren er ikke startet, da installationen er usikker."
    assert not (tmp_path / "none").exists()
