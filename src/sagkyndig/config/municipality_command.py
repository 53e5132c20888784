"""`sagkyndig municipalities load`: read the list of municipalities in."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from sagkyndig.config.operations.arguments import DanishParser
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import plural

_ABOUT_LOAD = (
    "Læs kommunerne ind: nye kommer til, og navn, region og folketal rettes efter koden. Ingen fjernes. Uden FIL læses den\n"
    "liste, der følger med. Kolonnerne er kommunekode,navn,region,folketal."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", parser_class=DanishParser, required=True)
    load = commands.add_parser("load", help="læs kommunerne ind", description=_ABOUT_LOAD)
    load.add_argument("file", nargs="?", type=Path, metavar="FIL", help="en CSV-fil (udeladt: den, der følger med)")


def run(arguments: argparse.Namespace, *, at: datetime) -> int:
    """Reads the file in and says how many. Raises Refused where it is no list; then nothing is changed."""
    from django.conf import settings

    from sagkyndig.foundation.municipalities.actions import load_municipalities
    from sagkyndig.foundation.municipalities.files import MunicipalityFileError, read_municipalities
    from sagkyndig.foundation.organisation.queries import is_demonstration

    if is_demonstration():
        raise Refused(
            "Demonstrationen har kun opdigtede kommuner. Læs den rigtige liste ind i jeres egen installation."
        )
    file = arguments.file or settings.CONTENT_DIR / "municipalities" / "denmark.csv"
    try:
        rows = read_municipalities(file)
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused(f"Filen {file} kan ikke læses som CSV i UTF-8.") from problem
    except MunicipalityFileError as problem:
        raise Refused(f"{file.name}: {problem} Intet er læst ind.") from problem
    if not rows:
        raise Refused(f"{file.name} har ingen kommuner. Intet er læst ind.")
    print(f"{plural(load_municipalities(rows=rows, actor=None, at=at), 'kommune', 'kommuner')} er læst ind.")
    return 0
