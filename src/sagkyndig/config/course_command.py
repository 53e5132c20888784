"""`sagkyndig course`: a course in a folder is checked without a database, taken in as a draft, or written out again."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
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
_ABOUT_IMPORT = (
    "Hent et kursus fra en mappe ind som kladde. Filerne skal kunne læses uden fejl; det, der mangler i teksten, kan\n"
    "skrives bagefter. Dele, der ord for ord er som i den offentliggjorte udgave, er stadig godkendt."
)
_ABOUT_EXPORT = "Skriv et kursus ud i en ny, tom mappe. Udeladt udgave: kladden, ellers den nyeste offentliggjorte."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", parser_class=DanishParser, required=True)
    check = commands.add_parser("check", help="kontrollér et kursus i en mappe", description=_ABOUT_CHECK)
    check.add_argument("folder", type=_folder, metavar="MAPPE", help="kursets mappe, den med kursus.toml")
    check.add_argument("--json", action="store_true", help="skriv en liste i JSON i stedet for linjer")
    check.set_defaults(do=_check)
    take_in = commands.add_parser("import", help="hent et kursus ind som kladde", description=_ABOUT_IMPORT)
    take_in.add_argument("folder", type=_folder, metavar="MAPPE", help="kursets mappe, den med kursus.toml")
    take_in.add_argument("--replace", action="store_true", help="lad det træde i stedet for den kladde, der er")
    take_in.set_defaults(do=_import)
    write_out = commands.add_parser("export", help="skriv et kursus ud i en mappe", description=_ABOUT_EXPORT)
    write_out.add_argument("key", metavar="NØGLE", help="kursets nøgle, fx 2023-kontant-tilskud-og-bpa")
    write_out.add_argument("folder", type=_folder, metavar="MAPPE", help="mappen, der laves")
    write_out.add_argument("--version", metavar="UDGAVE", help="kursets udgave, fx 1")
    write_out.set_defaults(do=_export)


def _folder(text: str) -> Path:
    """A folder on the command line. An empty one is a variable that was never set, not the folder we stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("stien er tom")
    return Path(text)


def run(arguments: argparse.Namespace, *, start: Callable[[], Callable[[], datetime]]) -> int:
    """The exit status. `start` starts Django and gives the clock; checking needs neither. Raises Refused."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may not fit the terminal's letters
    return int(arguments.do(arguments, start))


def _check(arguments: argparse.Namespace, _start: Callable[[], Callable[[], datetime]]) -> int:
    """Prints the faults; 1 when any of them must be mended."""
    from sagkyndig.foundation.law.files import read_register
    from sagkyndig.journey.courses.files import check_folder
    from sagkyndig.journey.courses.rules.faults import must_be_mended

    faults = check_folder(_there(arguments.folder), read_register(REGISTER))
    print(_as_json(faults) if arguments.json else _as_lines(faults))
    return 1 if must_be_mended(faults) else 0


def _import(arguments: argparse.Namespace, start: Callable[[], Callable[[], datetime]]) -> int:
    """The folder becomes a draft; 1 with the faults printed when its files cannot be read."""
    folder = _there(arguments.folder)
    now = start()
    from sagkyndig.journey.courses import actions

    try:
        version = actions.import_folder(folder=folder, actor=None, at=now(), replaces_draft=arguments.replace)
    except actions.UnreadableCourse as error:
        print(_as_lines(error.faults))
        return 1
    except actions.SameCourse as error:
        print(f"Kurset er her allerede, ord for ord: »{error.version}«. Intet er ændret.")
        return 0
    except actions.DraftIsThere as error:
        raise Refused("Kurset har allerede en kladde. Skriv --replace, hvis den skal erstattes.") from error
    except actions.LabelIsTaken as error:
        raise Refused("Udgaven er offentliggjort og kan ikke ændres. Skriv en ny udgave i kursus.toml.") from error
    print(f"»{version}« er hentet ind som kladde. To jurister skal godkende den, før den kan offentliggøres.")
    return 0


def _export(arguments: argparse.Namespace, start: Callable[[], Callable[[], datetime]]) -> int:
    """Every file of one version, into a folder that is not there yet or has nothing in it."""
    if arguments.folder.exists() and (not arguments.folder.is_dir() or any(arguments.folder.iterdir())):
        raise Refused(f"{arguments.folder} er der allerede. Vælg en ny eller tom mappe.")
    start()
    from sagkyndig.journey.courses import queries
    from sagkyndig.journey.courses.files import write_course

    versions = queries.versions_of(arguments.key)
    if not versions:
        raise Refused(f"Der er intet kursus med nøglen »{arguments.key}«.")
    version = next((each for each in versions if arguments.version in (None, each.label)), None)
    if version is None:
        labels = listing([each.label for each in reversed(versions)])
        raise Refused(f"Kurset har ingen udgave {arguments.version}. Det har {labels}.")
    try:
        write_course(queries.course_of(version), arguments.folder)
    except OSError as error:
        raise Refused(f"{arguments.folder} kan ikke skrives: {error.strerror}.") from error
    print(f"»{version}« ligger i {arguments.folder}.")
    return 0


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        raise Refused(f"Mappen {folder} findes ikke.")
    return folder


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
