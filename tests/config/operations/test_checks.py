"""`sagkyndig check`: each unsafe setting is found and said in Danish, with a remedy; a safe installation has none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from sagkyndig.config.operations import checks
from sagkyndig.config.operations.checks import Finding, Level
from sagkyndig.foundation.organisation.actions import describe_organisation
from sagkyndig.foundation.people.actions import add_staff
from sagkyndig.foundation.people.rules import Role

pytestmark = pytest.mark.django_db
STRONG = "n8-Yk2!vQ" * 8


@pytest.fixture
def safe(settings: Any, tmp_path: Path, now: datetime) -> Any:
    """An authority's installation as it should be; each test spoils one thing."""
    settings.SECRET_KEY = STRONG
    settings.SITE_ADDRESS = "https://sagkyndig.myndighed.dk"
    settings.DEBUG = settings.DEMO = False
    settings.ALLOWED_HOSTS = ["sagkyndig.myndighed.dk"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.PROXIES = 1
    settings.EMAIL_HOST = "mail.myndighed.dk"
    settings.DEFAULT_FROM_EMAIL = "laering@myndighed.dk"
    folder = tmp_path / "var"
    folder.mkdir(mode=0o750)
    (folder / "static").mkdir()
    (folder / "static" / "staticfiles.json").write_text("{}")
    settings.VAR_DIR, settings.STATIC_ROOT = folder, folder / "static"
    describe_organisation(name="Klagenævnet", genitive="Klagenævnets", actor=None, at=now, is_demonstration=False)
    add_staff(email="bo@myndighed.dk", name="Bo Berg", roles=[Role.ADMINISTRATOR], actor=None, at=now)
    return settings


def wrong() -> list[str]:
    """What stands as anything but fine."""
    return [f"{finding.level}: {finding.sentence}" for finding in checks.findings() if finding.level is not Level.FINE]


def test_a_safe_installation_has_nothing_to_say(safe: Any) -> None:
    assert wrong() == []
    assert checks.unsafe(checks.findings()) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "", "usikkert: Der er ingen hemmelig nøgle (SECRET_KEY)."),
        ("SECRET_KEY", "kort", "usikkert: Den hemmelige nøgle (SECRET_KEY) er for kort eller for ensformig."),
        ("SECRET_KEY", "a" * 80, "usikkert: Den hemmelige nøgle (SECRET_KEY) er for kort eller for ensformig."),
        (
            "SECRET_KEY_FALLBACKS",
            [STRONG, "kort"],
            "usikkert: En gammel nøgle (SECRET_KEY_FALLBACKS) er for kort eller for ensformig, og den godtages stadig.",
        ),
        (
            "SITE_ADDRESS",
            "http://sagkyndig.myndighed.dk",
            "usikkert: Links i mails begynder ikke med https://, så et personligt link kan læses undervejs.",
        ),
        (
            "EMAIL_USE_TLS",
            False,
            "bemærk: Mails sendes uden kryptering, så personlige links kan læses undervejs.",
        ),
        ("DEBUG", True, "usikkert: Fejlsøgning er slået til: fejlsider viser kode og data."),
        ("ALLOWED_HOSTS", ["*"], "usikkert: Serveren svarer under ethvert navn (SAGKYNDIG_HOSTS indeholder *)."),
        ("ALLOWED_HOSTS", ["localhost"], "bemærk: Serveren svarer kun denne maskine."),
        ("SESSION_COOKIE_SECURE", False, "usikkert: Siderne kan hentes uden kryptering (HTTPS)."),
        ("CSRF_COOKIE_SECURE", False, "usikkert: Siderne kan hentes uden kryptering (HTTPS)."),
        ("SECURE_SSL_REDIRECT", False, "usikkert: Siderne kan hentes uden kryptering (HTTPS)."),
        ("PROXIES", 0, "bemærk: Der regnes ikke med nogen proxy foran."),
        ("EMAIL_HOST", "", "bemærk: Der er ingen mailserver. Kommunernes folk kan ikke få deres personlige link."),
        ("DEFAULT_FROM_EMAIL", "sagkyndig@localhost", "bemærk: Mails har ingen afsender."),
        ("STATIC_ROOT", Path("/none"), "usikkert: Filerne til browseren (stil, skrift) er ikke samlet."),
    ],
)
def test_each_spoiled_setting_is_found_alone(safe: Any, name: str, value: Any, said: str) -> None:
    setattr(safe, name, value)
    assert wrong() == [said]


def test_everything_that_is_wrong_has_a_remedy(safe: Any) -> None:
    safe.SECRET_KEY, safe.DEBUG, safe.ALLOWED_HOSTS, safe.PROXIES = "x", True, ["*"], 0
    safe.EMAIL_HOST = ""
    assert len(wrong()) == 5
    assert [finding for finding in checks.findings() if finding.level is not Level.FINE and not finding.remedy] == []


def test_a_demonstration_open_to_others_is_unsafe(safe: Any) -> None:
    safe.DEMO = True
    assert wrong() == [
        "usikkert: Demonstrationen ville stå åben for andre: enhver kan logge ind som hvem som helst.",
        "usikkert: Demonstrationen er slået til oven på en rigtig myndigheds data.",
    ]


def test_a_demonstration_over_an_authoritys_data_is_unsafe(safe: Any) -> None:
    safe.DEMO, safe.ALLOWED_HOSTS = True, ["localhost", "127.0.0.1"]
    assert wrong() == ["usikkert: Demonstrationen er slået til oven på en rigtig myndigheds data."]


def test_a_demonstrations_data_without_the_demonstration_is_unsafe(safe: Any) -> None:
    from sagkyndig.foundation.organisation.models import Organisation

    Organisation.objects.update(is_demonstration=True)
    assert wrong() == ["usikkert: Databasen er en demonstrations; dens personer er opdigtede."]


def test_a_local_demonstration_is_fine(safe: Any) -> None:
    from sagkyndig.foundation.organisation.models import Organisation

    Organisation.objects.update(is_demonstration=True)
    safe.DEMO, safe.ALLOWED_HOSTS, safe.PROXIES = True, ["localhost", "127.0.0.1", "[::1]"], 0
    safe.SESSION_COOKIE_SECURE = safe.CSRF_COOKIE_SECURE = safe.SECURE_SSL_REDIRECT = False
    Path(safe.VAR_DIR).chmod(0o755)
    assert wrong() == []


def test_an_open_folder_is_unsafe(safe: Any) -> None:
    Path(safe.VAR_DIR).chmod(0o755)
    (found,) = checks.unsafe(checks.findings())
    assert found == Finding(
        Level.UNSAFE,
        f"Alle brugere på maskinen kan se i mappen til data, {safe.VAR_DIR}.",
        f"Luk mappen: chmod 750 {safe.VAR_DIR}",
    )


def test_a_migration_that_waits_is_unsafe(safe: Any) -> None:
    from django.db import connection

    (latest,) = MigrationLoader(connection).graph.leaf_nodes("post")
    MigrationRecorder(connection).record_unapplied(*latest)
    assert wrong()[0] == "usikkert: Databasen mangler én ændring."


def test_nobody_to_administer_is_noted(safe: Any) -> None:
    from sagkyndig.foundation.people.models import RoleAssignment

    RoleAssignment.objects.all().delete()
    assert wrong() == ["bemærk: Der er ingen administrator."]
