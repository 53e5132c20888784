"""The subcommands at the terminal: what was asked into objects, one call inward, the answer into words.

Everything is imported where it is used, so that a subcommand pays only for what it needs itself.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.config.operations.refusal import Refused

if TYPE_CHECKING:
    from sagkyndig.config.operations.checks import Finding


def init(arguments: argparse.Namespace) -> int:
    name = _asked(arguments.name, "Myndighedens navn", "--name")
    admin_name = _asked(arguments.admin_name, "Den første administrators navn", "--admin-name")
    admin_email = _asked(arguments.admin_email, "Administratorens mailadresse", "--admin-email")
    now = _start_django()
    from sagkyndig.config.operations.first_run import make_installation
    from sagkyndig.pure.danish import plural

    made = make_installation(name=name, admin_name=admin_name, admin_email=admin_email, at=now())
    print(
        f"Installationen er klar for {made.organisation}, med {made.municipalities} kommuner, {made.provisions} bestemmelser"
        f" og {plural(made.courses, 'kursus', 'kurser')} som kladde."
    )
    print(f"Send dette link til {admin_name}. Det kan bruges én gang inden for syv dage:\n\n  {made.address}\n")
    print("Se efter med »sagkyndig check«, og start med »sagkyndig serve«.")
    return 0


def _asked(given: str | None, question: str, option: str) -> str:
    """What was written as an option, else the answer to the question; nobody to ask is a refusal."""
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(f"{question} mangler. Skriv {option}.")
    return input(f"{question}: ").strip()


def upgrade(_arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config import law_command
    from sagkyndig.config.operations.first_run import is_in_use, read_law_in, upgrade

    changes = upgrade()
    laid_on = {0: "ingen ændringer", 1: "én ændring"}.get(changes, f"{changes} ændringer")
    print(f"Databasen er ajour ({laid_on} lagt på), og filerne til browseren er samlet.")
    if is_in_use():
        loaded = read_law_in(at=now())
        print(law_command.in_words(loaded) if loaded else "Lovregistret er jeres egen fil og er ikke rørt.")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    from sagkyndig.config.operations import serving

    serving.refuse_taken_port(arguments.host, arguments.port)
    _start_django()
    from django.conf import settings

    from sagkyndig.config.environment import LOCAL_HOSTS
    from sagkyndig.config.operations import checks

    wrong = checks.unsafe(checks.findings())
    if settings.DEMO and arguments.host not in LOCAL_HOSTS:
        wrong.append(
            checks.Finding(checks.Level.UNSAFE, "Demonstrationen må kun lytte på denne maskine.", "Udelad --host.")
        )
    if wrong:
        print("\n".join(_in_words(finding) for finding in wrong), file=sys.stderr)
        raise Refused("Webserveren er ikke startet, da installationen er usikker.")
    command = serving.web_server(
        host=arguments.host, port=arguments.port, workers=arguments.workers, threads=arguments.threads
    )
    where = f"http://localhost:{arguments.port}/" if settings.DEMO else settings.SITE_ADDRESS
    if not arguments.with_worker:
        print(f"Webserveren lytter på {arguments.host}:{arguments.port}. Siderne ses på {where}", flush=True)
        serving.become(command)
    ended = serving.run_together(
        [command, serving.worker_command()],
        port=arguments.port,
        when_ready=lambda: print(f"Sagkyndig kører: {where}", flush=True),
    )
    print(
        "Webserver og arbejder er standset." if ended == 0 else "Den ene standsede af sig selv; begge er standset.",
        flush=True,
    )
    return ended


def worker(_arguments: argparse.Namespace) -> int:
    _start_django()
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", reload=False)
    return 0


def nightly(_arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config.operations.nightly import do_nightly_work

    done = do_nightly_work(at=now())
    for each in done:
        print(f"{each.sentence}: {'gik galt, se loggen' if each.failed else each.count}")
    return 1 if any(each.failed for each in done) else 0


def demo(_arguments: argparse.Namespace) -> int:
    _start_django()
    from sagkyndig.config.operations.playing import play_demonstration

    print(f"Demonstrationen er spillet igennem: {play_demonstration()}.")
    return 0


def check(_arguments: argparse.Namespace) -> int:
    _start_django()
    from sagkyndig.config.operations import checks

    found = checks.findings()
    for finding in found:
        print(_in_words(finding))
    wrong = checks.unsafe(found)
    print(
        f"\n{'Installationen er sikker at åbne.' if not wrong else f'Usikkert: {len(wrong)}. Webserveren starter ikke.'}"
    )
    return 1 if wrong else 0


def _in_words(finding: Finding) -> str:
    return f"{finding.level.value:<9} {finding.sentence}" + (
        f"\n          → {finding.remedy}" if finding.remedy else ""
    )


def backup(arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config.operations.backup import make_backup
    from sagkyndig.pure import danish

    made = make_backup(to=arguments.to, at=now())
    print(
        f"Sikkerhedskopi: {made.path} ({danish.number(made.size / 1_000_000, 1)} MB, database og {danish.plural(made.uploads, 'fil', 'filer')})."
    )
    return 0


def restore(arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config.operations.restore import restore as put_in_place
    from sagkyndig.pure import danish

    put_back = put_in_place(
        source=arguments.file, overwrite=arguments.overwrite, only_check=arguments.only_check, at=now()
    )
    if arguments.only_check:
        print(f"Kopien fra {put_back.manifest.made_at} er hel og kan lægges tilbage. Intet er ændret.")
        return 0
    print(
        f"Lagt tilbage: database og {danish.plural(put_back.uploads, 'fil', 'filer')} fra {put_back.manifest.made_at}."
    )
    if put_back.aside is not None:
        print(f"Det, der stod her før, ligger i {put_back.aside}. Slet mappen, når alt er i orden.")
    if put_back.needs_upgrade:
        print("Kopien er fra en ældre udgave. Kør »sagkyndig upgrade«, før webserveren startes.")
    return 0


def report(arguments: argparse.Namespace) -> int:
    from sagkyndig.config.report_command import run

    return run(arguments)


def select(arguments: argparse.Namespace) -> int:
    from sagkyndig.config.select_command import run

    return run(arguments)


def course(arguments: argparse.Namespace) -> int:
    from sagkyndig.config.course_command import run

    return run(arguments, start=_start_django)


def municipalities(arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config.municipality_command import run

    return run(arguments, at=now())


def law(arguments: argparse.Namespace) -> int:
    now = _start_django()
    from sagkyndig.config.law_command import run

    return run(arguments, at=now())


def _start_django() -> Callable[[], datetime]:
    """Set Django up, and give its clock; a setting that cannot be understood is a refusal in its own words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sagkyndig.config.settings")
    from django.core.exceptions import ImproperlyConfigured

    from sagkyndig.config.environment import BadSetting

    try:
        import django

        django.setup()
    except BadSetting as problem:
        raise Refused(str(problem)) from problem
    except ImproperlyConfigured as problem:
        raise Refused(f"Indstillingerne kan ikke bruges: {problem}") from problem
    from django.utils import timezone

    return timezone.now
