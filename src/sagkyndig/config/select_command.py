"""`sagkyndig select`: municipalities and appeals become a ranking and a decision memo, without browser and database."""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from sagkyndig.config.operations.arguments import whole_number
from sagkyndig.config.operations.files import name_of, path_of, read_file, write_all
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from pathlib import Path

    from sagkyndig.journey.selection.rules.ground import Ground
    from sagkyndig.journey.selection.rules.policy import Policy

_Read = TypeVar("_Read")
_UNKNOWN_AUTHORITY = "Myndighed ikke oplyst"
_MOST_YEARS = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    def add(option: str, **more: object) -> None:
        parser.add_argument(option, **more)  # type: ignore[arg-type]

    add("--municipalities", required=True, type=path_of, metavar="FIL", help="kommunerne, som CSV eller XLSX")
    add(
        "--appeals",
        required=True,
        type=path_of,
        metavar="FIL",
        help="klagesagerne i vores skabelon, som CSV eller XLSX",
    )
    add("--years", required=True, type=_years, metavar="ÅR", help="fx 2019-2021 eller 2019,2021")
    add("--provisions", required=True, type=_provisions, metavar="LISTE", help='fx "SEL 95,SEL 96"')
    add("--places", default=10, type=whole_number, metavar="TAL", help="pladser (udeladt: 10)")
    add("--reserves", default=5, type=_count, metavar="TAL", help="reserver (udeladt: 5)")
    add("--fewest-decided", default=5, type=_count, metavar="TAL", help="mindste antal afgjorte sager (udeladt: 5)")
    add("--initiatives", type=path_of, metavar="FIL", help="andre indsatser, som holder en kommune ude; kræver --date")
    add("--date", type=_date, metavar="DATO", help="dagen for valget, fx 2023-01-16; står i notatet")
    add("--draw", action="store_true", help="træk lod mellem dem, der reelt står lige om de sidste pladser")
    add("--authority", default=_UNKNOWN_AUTHORITY, metavar="NAVN", help="myndighedens navn til notatet")
    add("--out", required=True, type=path_of, metavar="MAPPE", help="mappe til rangliste og notat")
    add("--check", action=_Check, type=path_of, metavar="ZIP", help="efterprøv en beslutnings pakke, og stop")


class _Check(argparse.Action):
    """Checks a decision's package and ends, as `--help` does: 0 where it holds, 1 where it does not."""

    def __call__(self, parser: argparse.ArgumentParser, _space: object, path: object, _option: object = None) -> None:
        try:
            parser.exit(_check(cast("Path", path)))
        except Refused as refusal:
            parser.exit(1, f"sagkyndig: {refusal}\n")


def _check(path: Path) -> int:
    from sagkyndig.journey.selection.files.checking import check_package

    check = check_package(read_file(path))
    _let_any_letter_be_printed()
    for finding in check.findings:
        print(f"{'I orden' if finding.is_right else 'Galt':<8} {finding.sentence}")
    print(f"\n{check.summary}")
    return 0 if check.is_right else 1


def run(arguments: argparse.Namespace) -> int:
    """Writes five files into the folder, or none at all; raises Refused with a Danish sentence for bad input."""
    from sagkyndig.journey.selection.files.decision import write_decision
    from sagkyndig.journey.selection.rules.criteria import certainty_in_words
    from sagkyndig.journey.selection.rules.ranking import rank
    from sagkyndig.pure.documents.fonts import FontsMissingError

    if arguments.initiatives and arguments.date is None:
        raise Refused("Skriv dagen for valget med --date, så det kan ses, hvilke indsatser der er i gang.")
    ground = _ground(arguments)
    policy = _policy(arguments)
    _refuse_what_the_file_lacks(ground, policy, name_of(arguments.appeals))
    ranking = rank(ground, policy)
    try:
        files = dict(write_decision(ground, ranking, arguments.authority))
    except FontsMissingError as fault:
        raise Refused(str(fault)) from fault
    write_all(arguments.out, files, "Ranglisten")
    _let_any_letter_be_printed()
    print(f"{', '.join(files)} ligger i {arguments.out}.\n{certainty_in_words(ranking)}")
    return 0


def _let_any_letter_be_printed() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name may not fit the terminal's letters


def _ground(arguments: argparse.Namespace) -> Ground:
    from sagkyndig.journey.selection.files.appeals import read_appeals
    from sagkyndig.journey.selection.files.initiatives import read_initiatives
    from sagkyndig.journey.selection.files.municipalities import read_municipality_list
    from sagkyndig.journey.selection.rules.ground import Ground

    municipalities = _read(arguments.municipalities, read_municipality_list)
    cells = _read(arguments.appeals, lambda data, name: read_appeals(data, name, municipalities))
    codes = frozenset(each.code for each in municipalities)
    initiatives = (
        _read(arguments.initiatives, lambda data, name: read_initiatives(data, name, codes))
        if arguments.initiatives
        else ()
    )
    return Ground(municipalities, cells, initiatives)


def _read(path: Path, reader: Callable[[bytes, str], _Read]) -> _Read:
    from sagkyndig.pure.tables import TableError

    try:
        return reader(read_file(path), name_of(path))
    except TableError as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise Refused(f"{name_of(path)} kan ikke bruges:\n{problems}") from error


def _policy(arguments: argparse.Namespace) -> Policy:
    from sagkyndig.journey.selection.rules.policy import PolicyFault, usual_policy

    try:
        return usual_policy(
            arguments.years,
            arguments.provisions,
            places=arguments.places,
            reserves=arguments.reserves,
            fewest_decided=arguments.fewest_decided,
            decided_on=arguments.date,
            draws_among_equals=arguments.draw,
        )
    except PolicyFault as fault:
        raise Refused(str(fault)) from fault


def _refuse_what_the_file_lacks(ground: Ground, policy: Policy, name: str) -> None:
    """A year or a provision of which nothing at all is known would be read as no appeals anywhere."""
    from sagkyndig.journey.selection.rules.provisions import years_in_words
    from sagkyndig.pure.danish import sort_key

    missing = [str(year) for year in policy.years if year not in ground.years]
    if missing:
        raise Refused(f"{name} har ingen tal for {listing(missing)}. Den har {years_in_words(ground.years)}.")
    unknown = [provision for provision in policy.provisions if provision not in ground.provisions]
    if unknown:
        known = listing(sorted(ground.provisions, key=sort_key)[:20])
        raise Refused(f"{name} har ingen tal for {listing(unknown)}. Den har {known}.")


def _years(text: str) -> tuple[int, ...]:
    years: set[int] = set()
    for piece in text.split(","):
        found = re.fullmatch(r"\s*(\d{4})\s*(?:[-–]\s*(\d{4})\s*)?", piece)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not first <= last < first + _MOST_YEARS:
            raise argparse.ArgumentTypeError(f"'{text}' er ikke år; skriv fx 2019-2021")
        years.update(range(first, last + 1))
    return tuple(sorted(years))


def _provisions(text: str) -> tuple[str, ...]:
    from sagkyndig.journey.selection.rules.provisions import provisions_from

    found = provisions_from(text)
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' er ikke bestemmelser; skriv fx \"SEL 95,SEL 96\"")
    return found


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"'{text}' er ikke et helt tal, mindst nul")
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' er ikke en dato; skriv fx 2023-01-16") from None
