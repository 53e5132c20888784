"""`sagkyndig course check`: every fault of a course in a folder, with file and line, without a database."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.config.operations.arguments import DanishParser
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import listing, plural

if TYPE_CHECKING:
    from sagkyndig.journey.courses.rules.faults import Fault

REGISTER = Path(__file__).resolve().parents[3] / "content" / "law" / "register.csv"

_ABOUT_CHECK = (
    "Kontrollér et kursus i en mappe, uden database. Hver fejl står med fil, linje, kode og hvad du gør. Status 1,\n"
    "hvis noget skal rettes; vink alene giver status 0. Formatet er beskrevet i docs/journey/02-courses.md."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", parser_class=DanishParser, required=True)
    check = commands.add_parser("check", help="kontrollér et kursus i en mappe", description=_ABOUT_CHECK)
    check.add_argument("folder", type=_folder, metavar="MAPPE", help="kursets mappe, den med kursus.toml")
    check.add_argument("--json", action="store_true", help="skriv en liste i JSON i stedet for linjer")


def _folder(text: str) -> Path:
    """A folder on the command line. An empty one is a variable that was never set, not the folder we stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("stien er tom")
    return Path(text)


def run(arguments: argparse.Namespace) -> int:
    """Prints the faults; 1 when any of them must be mended. Raises Refused where there is no folder to read."""
    from sagkyndig.foundation.law.files import read_register
    from sagkyndig.journey.courses.files import check_folder
    from sagkyndig.journey.courses.rules.faults import must_be_mended

    if not arguments.folder.is_dir():
        raise Refused(f"Mappen {arguments.folder} findes ikke.")
    faults = check_folder(arguments.folder, read_register(REGISTER))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may not fit the terminal's letters
    print(_as_json(faults) if arguments.json else _as_lines(faults))
    return 1 if must_be_mended(faults) else 0


def _as_json(faults: tuple[Fault, ...]) -> str:
    return json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=2)


def _as_lines(faults: tuple[Fault, ...]) -> str:
    lines = [f"{fault.file}:{fault.line} {fault.code} {fault.message} → {fault.remedy}" for fault in faults]
    return "\n".join([*lines, _together(faults)])


def _together(faults: tuple[Fault, ...]) -> str:
    """»2 fejl, 1 advarsel og 3 vink.«; the order of severity, and nothing of what there is none of."""
    counts = Counter(fault.severity.value for fault in faults)
    words = {"error": ("fejl", "fejl"), "warning": ("advarsel", "advarsler"), "hint": ("vink", "vink")}
    told = [plural(counts[severity], one, many) for severity, (one, many) in words.items() if counts[severity]]
    return f"{listing(told)}." if told else "Ingen fejl."
