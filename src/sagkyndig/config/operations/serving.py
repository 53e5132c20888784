"""Start the web server and the worker, and stop them together."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

from sagkyndig.config.operations.refusal import Refused

APPLICATION = "sagkyndig.config.wsgi:application"
_WAIT_FOR_STOP = 20.0  # seconds; a page or a task under way may finish


def refuse_taken_port(host: str, port: int) -> None:
    """Say so in words before the server's own traceback would."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as problem:
            raise Refused(f"Port {port} må kun bruges af root. Vælg en over 1023, fx --port 8000.") from problem
        except OSError as problem:
            raise Refused(
                f"Port {port} på {host} kan ikke bruges: den er optaget, eller adressen findes ikke her. Vælg en anden med --port."
            ) from problem


def web_server(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command that is the web server."""
    # A connection is answered by one of few threads: without a limit the queue would grow out of sight.
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": str(threads),
        "--workers-kill-timeout": "15",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "--no-ws", "--respawn-failed-workers", APPLICATION]


def become(command: Sequence[str]) -> None:
    """Let this process be the server: what watches over us (systemd) sees the server itself. Does not return."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(command[0], list(command))  # noqa: S606


def run_together(commands: Sequence[Sequence[str]], *, port: int, when_ready: Callable[[], None]) -> int:
    """Run all until one ends or we are told to stop, then stop all. 0 when we were told, 1 when one ended by itself."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    # In sessions of their own: Ctrl-C reaches us alone, and each of them is asked to stop once.
    running = [subprocess.Popen(command, start_new_session=True, preexec_fn=_end_with_parent) for command in commands]  # noqa: S603
    ready = False
    while not stopping.wait(0.2) and all(process.poll() is None for process in running):
        if not ready and _answers(port):
            ready = True
            when_ready()
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + _WAIT_FOR_STOP
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return 0 if stopping.is_set() else 1


def _end_with_parent() -> None:
    """Should we be killed outright, the kernel tells the children: nothing is left holding the port."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def worker_command() -> list[str]:
    return [sys.executable, "-m", "sagkyndig.config.command", "worker"]
