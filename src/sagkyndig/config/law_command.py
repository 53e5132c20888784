"""`sagkyndig law load`: read the law register in, and tell what is new, changed and gone."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.config.operations.arguments import DanishParser
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import listing, plural

if TYPE_CHECKING:
    from sagkyndig.foundation.law.actions import Loaded
    from sagkyndig.foundation.law.rules import ChangeKind, Pair

_ABOUT_LOAD = (
    "Læs lovregistret ind, og vis, hvad der er nyt, ændret og taget ud. Uden FIL læses det register, der følger med\n"
    "denne udgave. Læses en anden fil ind, lader »sagkyndig upgrade« den stå. Kolonnerne er beskrevet i\n"
    "content/law/README.md."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", parser_class=DanishParser, required=True)
    load = commands.add_parser("load", help="læs lovregistret ind", description=_ABOUT_LOAD)
    load.add_argument("file", nargs="?", type=Path, metavar="FIL", help="en CSV-fil (udeladt: den, der følger med)")


def run(arguments: argparse.Namespace, *, at: datetime) -> int:
    """Reads the file in and prints what came of it. Raises Refused where it is no register; then nothing is changed."""
    from django.conf import settings

    from sagkyndig.foundation.law.actions import load_register
    from sagkyndig.foundation.law.files import RegisterFault, read_register

    following_along = settings.CONTENT_DIR / "law" / "register.csv"
    file = arguments.file or following_along
    try:
        entries = read_register(file).entries
    except OSError as problem:
        raise Refused(f"Filen {file} kan ikke læses.") from problem
    except RegisterFault as problem:
        raise Refused(f"{file.name}: {problem} Intet er læst ind.") from problem
    if not entries:
        raise Refused(f"{file.name} har ingen opslag. Intet er læst ind.")
    is_own_file = file.resolve() != following_along.resolve()
    print(in_words(load_register(entries=entries, actor=None, at=at, is_own_file=is_own_file)))
    return 0


def in_words(loaded: Loaded) -> str:
    """»Lovregistret er læst ind: 113 opslag.«, then a line for each kind of what happened, the entries by name."""
    from sagkyndig.foundation.law.rules import ChangeKind

    lines = [f"Lovregistret er læst ind: {loaded.entries} opslag."]
    if loaded.is_first:
        return lines[0]
    lines += [_line(loaded, kind, words) for kind, words in _kinds(ChangeKind).items() if loaded.of(kind)]
    if len(lines) == 1 and not loaded.corrected:
        return f"{lines[0]} Intet er ændret."
    if loaded.corrected:
        lines.append(
            f"Slået op på ny, uden at indholdet er ændret: {plural(len(loaded.corrected), 'opslag', 'opslag')}."
        )
    if len(lines) > 1 + bool(loaded.corrected):
        lines.append("Det, der læner sig op ad dem, står nu under »Skal gennemgås igen« i browseren.")
    return "\n".join(lines)


def _kinds(kind: type[ChangeKind]) -> dict[ChangeKind, str]:
    return {kind.NEW: "Nye", kind.CHANGED: "Ændret", kind.GONE: "Taget ud", kind.BACK: "Tilbage"}


def _line(loaded: Loaded, kind: ChangeKind, words: str) -> str:
    return f"{words}: {'; '.join(_told(pair) for pair in loaded.of(kind))}."


def _told(pair: Pair) -> str:
    """»SEL § 96 (indhold og gælder til og med)«"""
    from sagkyndig.foundation.law.rules.wording import FIELDS

    fields = listing([FIELDS[field].lower() for field in pair.changed])
    return f"{pair.short_name} ({fields})" if fields else pair.short_name
