"""An installation made ready: tables, files for the browser, the authority, and the first administrator's way in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from sagkyndig.config.operations.refusal import Refused
from sagkyndig.foundation.law import actions as law
from sagkyndig.foundation.law import queries as law_kept
from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.municipalities import actions as municipalities
from sagkyndig.foundation.municipalities.files import read_municipalities
from sagkyndig.foundation.organisation import actions as organisation
from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people import actions as people
from sagkyndig.journey.courses import actions as courses
from sagkyndig.journey.courses import queries as courses_kept
from sagkyndig.pure.danish import genitive


@dataclass(frozen=True)
class FirstRun:
    """What is told on the command line: whose installation it is, and the one-time address for its first administrator."""

    organisation: str
    municipalities: int
    provisions: int
    courses: int
    address: str


def upgrade() -> int:
    """Bring database and files for the browser up to this version; may be run at any time. The number of changes made."""
    Path(settings.VAR_DIR).mkdir(mode=0o750, parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    return waiting


def is_in_use() -> bool:
    """Whether there is an installation, and not only its tables."""
    return organisations.ours() != organisations.NAMELESS


def read_law_in(*, at: datetime) -> law.Loaded | None:
    """The law register of this version; None where the authority has read in a file of its own, which then stands."""
    if law_kept.is_own_file():
        return None
    register = read_register(settings.CONTENT_DIR / "law" / "register.csv")
    return law.load_register(entries=register.entries, actor=None, at=at)


def take_in_courses(*, at: datetime) -> int:
    """The courses that follow along, as drafts: two jurists of the authority approve them. How many came in."""
    folders = sorted(path.parent for path in (settings.CONTENT_DIR / "courses").glob("*/kursus.toml"))
    new = [folder for folder in folders if not courses_kept.versions_of(folder.name)]
    for folder in new:
        courses.import_folder(folder=folder, actor=None, at=at)
    return len(new)


def refuse_unfit(*, name: str, email: str) -> None:
    """What can be told before anything is made."""
    if settings.DEMO:
        raise Refused("SAGKYNDIG_DEMO er sat. En demonstration laves med »sagkyndig demo«, ikke med init.")
    if not name.strip():
        raise Refused("Myndigheden skal have et navn.")
    try:
        validate_email(email)
    except ValidationError as problem:
        raise Refused(f"»{email}« er ikke en mailadresse.") from problem


def make_installation(*, name: str, admin_name: str, admin_email: str, at: datetime) -> FirstRun:
    """Make an empty installation. Asked again it changes nothing, but gives the same administrator a new address."""
    refuse_unfit(name=name, email=admin_email)
    upgrade()
    with transaction.atomic():
        ours = organisations.ours()
        if ours == organisations.NAMELESS:
            organisation.describe_organisation(
                name=name, genitive=genitive(name.strip()), is_demonstration=False, actor=None, at=at
            )
        elif ours.name != name.strip():
            raise Refused(f"Installationen tilhører allerede {ours.name}. Navnet rettes på siden Myndighed.")
        content = settings.CONTENT_DIR
        rows = read_municipalities(content / "municipalities" / "denmark.csv")
        municipalities.load_municipalities(rows=rows, actor=None, at=at)
        read_law_in(at=at)
        taken_in = take_in_courses(at=at)
        try:
            token = people.make_first_administrator_link(email=admin_email, name=admin_name.strip(), at=at)
        except people.PersonError as problem:
            raise Refused(str(problem)) from problem
    path = reverse("people:sign_in_by_link", args=[token])
    return FirstRun(name.strip(), len(rows), len(law_kept.all_provisions()), taken_in, f"{settings.SITE_ADDRESS}{path}")
