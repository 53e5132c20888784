"""`sagkyndig`: the console command of those who run the installation.

Nothing heavy is imported until a subcommand needs it: `report` and `--help` start in a fraction of a second and load
no Django. Exit status: 0 done, 1 refused or unsafe, 2 wrongly used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sagkyndig import __version__
from sagkyndig.config.operations import terminal
from sagkyndig.config.operations.arguments import DanishParser, port_number, whole_number
from sagkyndig.config.operations.refusal import Refused

Run = Callable[[argparse.Namespace], int]

_INTRODUCTION = """\
Sagkyndig: læringsforløb for kommunerne, fra statistik til offentliggjort rapport.

Kommandoer til den, der driver installationen. Læs mere i docs/drift.md.
"""
_SETTINGS = """\
Indstillinger sættes i miljøet: SAGKYNDIG_VAR (mappe til data), DATABASE_URL (udeladt: SQLite i mappen),
SECRET_KEY, SAGKYNDIG_HOSTS. De står alle i docs/drift.md.
"""


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(words)
    arguments = parser.parse_args(words)
    if arguments.run is None:
        parser.print_help()
        return 0
    try:
        return int(arguments.run(arguments))
    except Refused as refusal:
        print(f"sagkyndig: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("sagkyndig: afbrudt.", file=sys.stderr)
        return 130


def _parser(words: Sequence[str]) -> DanishParser:
    parser = DanishParser(prog="sagkyndig", description=_INTRODUCTION, epilog=_SETTINGS)
    parser.add_argument("--version", action="version", version=f"Sagkyndig {__version__}", help="vis udgaven, og stop")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", parser_class=DanishParser)

    def command(name: str, run: Run, help_line: str, description: str = "") -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_line, description=description or help_line.capitalize() + ".")
        added.set_defaults(run=run)
        return added

    init = command("init", terminal.init, "gør en ny, tom installation klar", _ABOUT["init"])
    init.add_argument("--name", metavar="NAVN", help="myndighedens navn")
    init.add_argument("--admin-name", metavar="NAVN", help="den første administrators navn")
    init.add_argument("--admin-email", metavar="ADRESSE", help="den første administrators mailadresse")

    command("upgrade", terminal.upgrade, "bring database og filer op til denne udgave", _ABOUT["upgrade"])

    serve = command("serve", terminal.serve, "start webserveren", _ABOUT["serve"])
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="ADRESSE", help="adresse at lytte på (udeladt: 127.0.0.1)"
    )
    serve.add_argument("--port", default=8000, type=port_number, metavar="TAL", help="port (udeladt: 8000)")
    serve.add_argument("--workers", default=2, type=whole_number, metavar="TAL", help="processer (udeladt: 2)")
    serve.add_argument(
        "--threads", default=2, type=whole_number, metavar="TAL", help="tråde i hver proces (udeladt: 2)"
    )
    serve.add_argument("--with-worker", action="store_true", help="start også arbejderen; begge standser sammen")

    command("worker", terminal.worker, "start arbejderen, som sender mails og laver rapporter i baggrunden")
    command("nightly", terminal.nightly, "gør nattens arbejde: rydder op og prøver mails igen")
    command("demo", terminal.demo, "spil demonstrationen igennem i en tom installation", _ABOUT["demo"])
    command("check", terminal.check, "se efter, om installationen er sikker at åbne for andre", _ABOUT["check"])

    backup = command(
        "backup", terminal.backup, "tag en sikkerhedskopi, mens installationen er i brug", _ABOUT["backup"]
    )
    backup.add_argument(
        "--to", required=True, type=Path, metavar="FIL", help="fil, eller mappe til en fil med dato i navnet"
    )

    restore = command("restore", terminal.restore, "læg en sikkerhedskopi tilbage", _ABOUT["restore"])
    restore.add_argument("file", type=Path, metavar="FIL", help="sikkerhedskopien")
    restore.add_argument("--overwrite", action="store_true", help="erstat den installation, der er her i forvejen")
    restore.add_argument("--only-check", action="store_true", help="kontrollér kopien uden at ændre noget")

    _add_those_with_options_of_their_own(command, words)
    return parser


def _add_those_with_options_of_their_own(command: Callable[..., argparse.ArgumentParser], words: Sequence[str]) -> None:
    """Other modules know them, each read only when it is asked for."""
    report = command(
        "report", terminal.report, "lav rapport og artikel af en fil med svar, uden database", _ABOUT["report"]
    )
    if words[:1] == ["report"]:
        from sagkyndig.config.report_command import add_arguments

        add_arguments(report)
    select = command("select", terminal.select, "vælg kommuner efter tal fra filer, uden database", _ABOUT["select"])
    if words[:1] == ["select"]:
        from sagkyndig.config.select_command import add_arguments as add_select_arguments

        add_select_arguments(select)
    course = command(
        "course", terminal.course, "kontrollér et kursus i en mappe, hent det ind, eller skriv det ud", _ABOUT["course"]
    )
    if words[:1] == ["course"]:
        from sagkyndig.config.course_command import add_arguments as add_course_arguments

        add_course_arguments(course)
    municipalities = command("municipalities", terminal.municipalities, "læs kommunerne ind", _ABOUT["municipalities"])
    if words[:1] == ["municipalities"]:
        from sagkyndig.config.municipality_command import add_arguments as add_municipality_arguments

        add_municipality_arguments(municipalities)
    law = command("law", terminal.law, "læs lovregistret ind", _ABOUT["law"])
    if words[:1] == ["law"]:
        from sagkyndig.config.law_command import add_arguments as add_law_arguments

        add_law_arguments(law)


_ABOUT = {
    "init": (
        "Gør en ny, tom installation klar: database, filer til browseren, kommuner og bestemmelser, myndigheden og den\n"
        "første administrator. Viser et link, som administratoren bruger én gang. Det, der ikke er skrevet som\n"
        "mulighed, spørges der om. Kør kommandoen igen, hvis linket er gået tabt."
    ),
    "upgrade": "Bring database og filer til browseren op til denne udgave. Tag en sikkerhedskopi først.",
    "serve": "Start webserveren. Den starter ikke, hvis »sagkyndig check« finder noget usikkert.",
    "demo": (
        "Spil en hel runde igennem i en tom installation: et opdigtet klageorgan, 98 opdigtede kommuner og en\n"
        "færdig rapport. Kræver SAGKYNDIG_DEMO=1 og egen mappe til data (SAGKYNDIG_VAR)."
    ),
    "check": "Se efter, om installationen er sikker at åbne for andre. Status 1, hvis noget er usikkert.",
    "backup": (
        "Tag en sikkerhedskopi af database og filer i én fil, mens installationen er i brug. En fil, der findes,\n"
        "overskrives ikke. Den hemmelige nøgle (SECRET_KEY) er ikke med; gem den for sig."
    ),
    "restore": (
        "Læg en sikkerhedskopi tilbage. Kontrolsummer og udgave prøves først, og intet ændres, før alt er i orden.\n"
        "Stands webserver og arbejder inden. Det, der stod her, lægges til side."
    ),
    "report": "Lav rapport, artikel og tal af en fil med svar. Bruger ingen database.",
    "select": (
        "Vælg kommuner efter omgørelsesprocent og antal klagesager: rangliste (CSV og JSON) og beslutningsnotat (webside,\n"
        "PDF og Word) med en begrundelse for hver kommune. Bruger ingen database. De samme filer giver den samme liste.\n"
        "Kolonner: kommunekode,navn,region,folketal og kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,\n"
        "hjemvist,afvist; indsatser: kommunekode,indsats,fra,til."
    ),
    "municipalities": "Kommunerne: »sagkyndig municipalities load« læser listen ind, den rigtige eller jeres egen.",
    "law": "Lovregistret: »sagkyndig law load« læser det ind og viser, hvad der er nyt, ændret og taget ud.",
    "course": (
        "Kurser i mapper: »sagkyndig course check MAPPE« viser hver fejl med fil, linje og hvad du gør. »import« henter et\n"
        "kursus ind som kladde, »export« skriver det ud igen. Vejen frem og tilbage mister intet."
    ),
}


if __name__ == "__main__":
    sys.exit(main())
