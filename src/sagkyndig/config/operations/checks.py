"""Is the installation safe to open to others? Each answer is a sentence, with what to do about it."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core import checks as django_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from sagkyndig.config.environment import LOCAL_HOSTS, is_local
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role


class Level(StrEnum):
    """How grave; the value is the word that is shown."""

    FINE = "i orden"
    NOTE = "bemærk"
    UNSAFE = "usikkert"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it stands, and what to do where it does not stand well."""

    level: Level
    sentence: str
    remedy: str = ""


# Ours say it in Danish below, or (HSTS for subdomains and preload) it is the authority's to decide for its whole domain.
_SAID_BY_US = {
    "security.W003", "security.W004", "security.W005", "security.W008", "security.W009", "security.W012", "security.W016",
    "security.W018", "security.W020", "security.W021", "security.W025",
}  # fmt: skip


def findings() -> list[Finding]:
    """Everything that `sagkyndig check` shows, in the order it is read."""
    return [*_secrets(), *_names(), *_encryption(), *_mail(), *_folder(), *_database(), *_django()]


def unsafe(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.level is Level.UNSAFE]


def _is_local_demo() -> bool:
    return bool(settings.DEMO) and is_local(settings.ALLOWED_HOSTS)


def is_strong(secret: str) -> bool:
    """Long, varied and nobody's example: as Django's own check wants it."""
    return len(secret) >= 50 and len(set(secret)) >= 5 and not secret.startswith("django-insecure-")


def _secrets() -> Iterator[Finding]:
    try:
        secret = settings.SECRET_KEY
    except ImproperlyConfigured:
        secret = ""
    make_one = "Lav en med: python3 -c 'import secrets; print(secrets.token_urlsafe(60))' og sæt den i SECRET_KEY."
    if not secret:
        yield Finding(Level.UNSAFE, "Der er ingen hemmelig nøgle (SECRET_KEY).", make_one)
    elif not is_strong(secret):
        yield Finding(Level.UNSAFE, "Den hemmelige nøgle (SECRET_KEY) er for kort eller for ensformig.", make_one)
    else:
        yield Finding(Level.FINE, "Den hemmelige nøgle er stærk.")
    if not all(map(is_strong, settings.SECRET_KEY_FALLBACKS)):
        weak = "En gammel nøgle (SECRET_KEY_FALLBACKS) er for kort eller for ensformig, og den godtages stadig."
        yield Finding(Level.UNSAFE, weak, "Fjern den. Så logger alle ind igen, og intet andet går tabt.")

    if settings.DEBUG:
        yield Finding(Level.UNSAFE, "Fejlsøgning er slået til: fejlsider viser kode og data.", "Fjern SAGKYNDIG_DEBUG.")
    else:
        yield Finding(Level.FINE, "Fejlsøgning er slået fra.")


def _names() -> Iterator[Finding]:
    hosts = settings.ALLOWED_HOSTS
    if settings.DEMO and not is_local(hosts):
        yield Finding(
            Level.UNSAFE,
            "Demonstrationen ville stå åben for andre: enhver kan logge ind som hvem som helst.",
            "Fjern SAGKYNDIG_DEMO, eller lad SAGKYNDIG_HOSTS være tom, så kun denne maskine kan nå den.",
        )
    elif settings.DEMO:
        yield Finding(Level.FINE, "Demonstration, som kun denne maskine kan nå.")
    elif "*" in hosts:
        yield Finding(
            Level.UNSAFE,
            "Serveren svarer under ethvert navn (SAGKYNDIG_HOSTS indeholder *).",
            "Skriv de navne, den har, fx SAGKYNDIG_HOSTS=sagkyndig.myndighed.dk.",
        )
    elif is_local(hosts):
        yield Finding(
            Level.NOTE,
            "Serveren svarer kun denne maskine.",
            "Skal andre kunne nå den, så skriv dens navn i SAGKYNDIG_HOSTS, fx sagkyndig.myndighed.dk.",
        )
    else:
        named = ", ".join(host for host in hosts if host not in LOCAL_HOSTS)
        yield Finding(Level.FINE, f"Serveren svarer kun under sit navn: {named}.")


def _encryption() -> Iterator[Finding]:
    if _is_local_demo():
        return
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SECURE_SSL_REDIRECT):
        yield Finding(
            Level.UNSAFE,
            "Siderne kan hentes uden kryptering (HTTPS).",
            "Fjern SAGKYNDIG_DEBUG og SAGKYNDIG_DEMO; så kræves HTTPS.",
        )
    else:
        yield Finding(Level.FINE, "Siderne kan kun hentes krypteret (HTTPS).")
    if not settings.SITE_ADDRESS.startswith("https://"):
        yield Finding(
            Level.UNSAFE,
            "Links i mails begynder ikke med https://, så et personligt link kan læses undervejs.",
            "Ret SAGKYNDIG_ADDRESS, eller udelad den.",
        )
    if not settings.PROXIES:
        yield Finding(
            Level.NOTE,
            "Der regnes ikke med nogen proxy foran.",
            "Står der en (nginx, Caddy), så sæt SAGKYNDIG_PROXIES=1; ellers sender siderne sig selv i ring.",
        )


def _mail() -> Iterator[Finding]:
    if settings.DEMO:
        yield Finding(Level.FINE, "Mails bliver i demonstrationens udbakke; ingen forlader maskinen.")
    elif not settings.EMAIL_HOST:
        yield Finding(
            Level.NOTE,
            "Der er ingen mailserver. Kommunernes folk kan ikke få deres personlige link.",
            "Sæt EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER og EMAIL_HOST_PASSWORD.",
        )
    elif settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Finding(
            Level.NOTE, "Mails har ingen afsender.", "Sæt SAGKYNDIG_MAIL_FROM til en adresse, der kan svares på."
        )
    elif not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL or settings.EMAIL_HOST in LOCAL_HOSTS):
        yield Finding(
            Level.NOTE,
            "Mails sendes uden kryptering, så personlige links kan læses undervejs.",
            "Fjern EMAIL_USE_TLS=0, hvis mailserveren kan STARTTLS.",
        )
    else:
        yield Finding(Level.FINE, f"Mails sendes gennem {settings.EMAIL_HOST} fra {settings.DEFAULT_FROM_EMAIL}.")


def _folder() -> Iterator[Finding]:
    folder = Path(settings.VAR_DIR)
    if not folder.is_dir():
        yield Finding(
            Level.UNSAFE, f"Mappen til data, {folder}, findes ikke.", "Kør »sagkyndig init«, eller ret SAGKYNDIG_VAR."
        )
        return
    open_to_all = [path for path in (folder, *sorted(folder.glob("*.sqlite3"))) if path.stat().st_mode & stat.S_IRWXO]
    # Behind a closed folder an open file cannot be reached.
    if folder in open_to_all and not _is_local_demo():
        remedy = f"Luk mappen: chmod 750 {folder}"
        yield Finding(Level.UNSAFE, f"Alle brugere på maskinen kan se i mappen til data, {folder}.", remedy)
    else:
        yield Finding(
            Level.FINE,
            "Mappen til data er lukket for andre." if folder not in open_to_all else "Mappen til data findes.",
        )
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        yield Finding(Level.UNSAFE, "Filerne til browseren (stil, skrift) er ikke samlet.", "Kør »sagkyndig upgrade«.")
    else:
        yield Finding(Level.FINE, "Filerne til browseren er samlet.")


def _database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        first = str(problem).strip().splitlines()[:1] or [type(problem).__name__]
        yield Finding(
            Level.UNSAFE, f"Databasen kan ikke nås: {first[0]}", "Se efter, om den kører, og om DATABASE_URL er rigtig."
        )
        return
    if waiting:
        amount = "én ændring" if len(waiting) == 1 else f"{len(waiting)} ændringer"
        remedy = "Tag en sikkerhedskopi, og kør »sagkyndig upgrade« (på en ny installation: »sagkyndig init«)."
        yield Finding(Level.UNSAFE, f"Databasen mangler {amount}.", remedy)
        return
    yield Finding(
        Level.FINE, f"Databasen svarer og er ajour ({'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'})."
    )
    yield from _authority()


def _authority() -> Iterator[Finding]:
    ours = organisation.ours()
    if settings.DEMO and not ours.is_demonstration and ours != organisation.NAMELESS:
        yield Finding(
            Level.UNSAFE,
            "Demonstrationen er slået til oven på en rigtig myndigheds data.",
            "Fjern SAGKYNDIG_DEMO, eller peg SAGKYNDIG_VAR på en mappe til demonstrationen.",
        )
    elif ours.is_demonstration and not settings.DEMO:
        yield Finding(
            Level.UNSAFE,
            "Databasen er en demonstrations; dens personer er opdigtede.",
            "Peg SAGKYNDIG_VAR eller DATABASE_URL på en tom installation, og kør »sagkyndig init«.",
        )
    if not people.staff_with_role(Role.ADMINISTRATOR):
        yield Finding(Level.NOTE, "Der er ingen administrator.", "Kør »sagkyndig init«.")


def _django() -> Iterator[Finding]:
    """What Django itself finds, beyond what is said above; its words are English."""
    for message in django_checks.run_checks(include_deployment_checks=True):
        if message.is_silenced() or message.id in _SAID_BY_US or message.level < django_checks.WARNING:
            continue
        if _is_local_demo() and (message.id or "").startswith("security."):
            continue
        level = Level.UNSAFE if message.level >= django_checks.ERROR else Level.NOTE
        yield Finding(level, f"Django ({message.id}): {message.msg}", message.hint or "")
