"""The console command: Danish throughout, right exit statuses, and quick to start."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest

from sagkyndig import __version__
from sagkyndig.config import command
from sagkyndig.config.command import main
from sagkyndig.config.operations.refusal import Refused
from tests.config.terminal import Operator

SUBCOMMANDS = (
    "init",
    "upgrade",
    "serve",
    "worker",
    "nightly",
    "demo",
    "check",
    "backup",
    "restore",
    "report",
    "select",
    "course",
    "municipalities",
    "law",
)
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments|show|help message|exit|required|following|invalid|choose|expected)\b", re.I
)


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, what stands on stdout, and on stderr."""
    try:
        status = main(words)
    except SystemExit as ending:
        status = int(ending.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = shown(capsys, "--help")
    assert (status, err) == (0, "")
    assert tuple(re.findall(r"^    (\w+)(?:  |$)", out, re.M)) == SUBCOMMANDS
    assert out.startswith("Brug: sagkyndig [-h] [--version] KOMMANDO ...\n")


def test_no_command_at_all_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys) == shown(capsys, "--help")


@pytest.mark.parametrize("name", [None, *SUBCOMMANDS])
def test_help_is_danish(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = shown(capsys, *([name] if name else []), "--help")
    assert (status, err) == (0, "")
    assert "vis denne hjælp, og stop" in out
    assert ENGLISH.findall(out.replace("--help", "")) == []


def test_the_eye_for_english_sees_it() -> None:
    assert ENGLISH.findall("usage: x\n\noptions:\n  -h  show this help message and exit") == [
        "usage",
        "options",
        "show",
        "help message",
        "exit",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["backup"], "sagkyndig backup: der mangler: --to"),
        (["restore"], "sagkyndig restore: der mangler: FIL"),
        (["serve", "--port", "otte"], "sagkyndig serve: --port: 'otte' er ikke et helt tal over nul"),
        (["serve", "--port", "65536"], "sagkyndig serve: --port: 65536 er ikke en port; den højeste er 65535"),
        (["serve", "--workers", "0"], "sagkyndig serve: --workers: '0' er ikke et helt tal over nul"),
        (["backup", "--to"], "sagkyndig backup: --to: skal følges af én værdi"),
        (["nightly", "nu"], "sagkyndig: ukendt: nu"),
        (["check", "--over"], "sagkyndig: ukendt: --over"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = shown(capsys, *words)
    assert (status, out) == (2, "")
    assert err.splitlines()[-2] == said
    assert err.splitlines()[-1] == f"Se »{said.split(':')[0]} --help«."


def test_an_unknown_command_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = shown(capsys, "start")
    choices = ", ".join(f"'{name}'" for name in SUBCOMMANDS)
    assert status == 2
    assert err.splitlines()[-2] == f"sagkyndig: KOMMANDO: kender ikke 'start' (vælg mellem {choices})"


def test_a_refusal_is_one_sentence_and_ends_with_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_arguments: object) -> int:
        raise Refused("Det går ikke.")

    monkeypatch.setattr(command.terminal, "check", refuse)
    assert shown(capsys, "check") == (1, "", "sagkyndig: Det går ikke.\n")


def test_ctrl_c_is_told_in_a_word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command.terminal, "nightly", interrupted)
    assert shown(capsys, "nightly") == (130, "", "sagkyndig: afbrudt.\n")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--version") == (0, f"Sagkyndig {__version__}\n", "")


def test_a_setting_that_cannot_be_understood_is_a_refusal() -> None:
    answer = Operator({"SAGKYNDIG_DEMO": "måske"}).says("check")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "sagkyndig: SAGKYNDIG_DEMO er sat til 'måske'. Skriv 1 eller 0.\n"


HEAVY = ("django", "allauth", "psycopg", "granian", "numpy", "playwright")
LOADED_AFTER = """
import sys
from sagkyndig.config.command import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(sorted({name.split(".")[0] for name in sys.modules} & {%s}), file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["--help"], ["report", "--help"], ["backup", "--help"], ["serve", "--port", "x"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    script = LOADED_AFTER % ", ".join(repr(name) for name in HEAVY)
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_help_for_report_comes_within_a_second() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "sagkyndig.config.command", "report", "--help"], capture_output=True, check=True
        )
        return time.perf_counter() - began

    # The best of three: the machine may have other things to do.
    assert min(seconds() for _ in range(3)) < 1.0
