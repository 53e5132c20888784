"""The settings as an operator gets them: safe unless a demonstration keeps to this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASKED = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}, default=str))
"""


def settings_under(folder: Path, *names: str, **environ: str) -> dict[str, Any]:
    """What the named settings are in a process of its own, with this environment and no other of ours."""
    done = in_a_process_of_its_own(ASKED % (list(names),), folder, environ)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def in_a_process_of_its_own(program: str, folder: Path, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: said for name, said in os.environ.items() if name in {"PATH", "PYTHONPATH", "LANG"}}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, "SAGKYNDIG_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "sagkyndig.config.settings", **environ},
        cwd=Path(__file__).parents[2] / "src",
        capture_output=True,
        text=True,
        check=False,
    )


HTTPS = (
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
)
SAFE = (True, True, True, 31_536_000, "__Host-session", "__Host-csrf")
PLAIN = (False, False, False, 0, "session", "csrf")


@pytest.mark.parametrize(
    ("environ", "meant"),
    [
        ({"SAGKYNDIG_HOSTS": "sagkyndig.example", "SECRET_KEY": "x"}, SAFE),
        ({"SECRET_KEY": "x"}, SAFE),
        ({"SAGKYNDIG_DEMO": "1"}, PLAIN),
        ({"SAGKYNDIG_DEMO": "1", "SAGKYNDIG_HOSTS": "demo.example"}, SAFE),
        ({"SAGKYNDIG_DEBUG": "1", "SAGKYNDIG_HOSTS": "localhost"}, PLAIN),
    ],
)
def test_https_is_off_only_where_nobody_else_can_reach(
    tmp_path: Path, environ: dict[str, str], meant: tuple[object, ...]
) -> None:
    assert tuple(settings_under(tmp_path, *HTTPS, **environ).values()) == meant


def test_production_has_no_secret_but_the_one_given(tmp_path: Path) -> None:
    found = settings_under(
        tmp_path, "DEMO", "SECOND_FACTOR", "PROXIES", "SECURE_PROXY_SSL_HEADER", "EMAIL_BACKEND", SECRET_KEY="given"
    )
    assert found == {
        "DEMO": False,
        "SECOND_FACTOR": True,
        "PROXIES": 0,
        "SECURE_PROXY_SSL_HEADER": None,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    }
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_keeps_its_own_secret_and_sends_no_mail(tmp_path: Path) -> None:
    asked = ("SECRET_KEY", "EMAIL_BACKEND", "SECOND_FACTOR", "SITE_ADDRESS")
    found = settings_under(tmp_path, *asked, SAGKYNDIG_DEMO="1")
    assert found["SECRET_KEY"] == (tmp_path / "secret").read_text()
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert found["SECOND_FACTOR"] is False
    assert found["SITE_ADDRESS"] == "http://localhost:8000"
    assert settings_under(tmp_path, *asked, SAGKYNDIG_DEMO="1") == found


def test_a_visit_ends_with_the_browser_and_tries_are_counted_for_all_processes(tmp_path: Path) -> None:
    found = settings_under(tmp_path, "SESSION_EXPIRE_AT_BROWSER_CLOSE", "CACHES", SECRET_KEY="x")
    assert found["SESSION_EXPIRE_AT_BROWSER_CLOSE"] is True
    assert found["CACHES"]["default"]["BACKEND"] == "sagkyndig.config.counts.Counts"
    assert found["CACHES"]["default"]["LOCATION"] == str(tmp_path / "counts")


SERVED = """
from sagkyndig.config.wsgi import application
"""


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"SAGKYNDIG_DEMO": "1"}, 0),
        ({"SECRET_KEY": "x", "SAGKYNDIG_HOSTS": "sagkyndig.example"}, 0),
        ({"SAGKYNDIG_DEMO": "1", "SAGKYNDIG_HOSTS": "demo.example"}, 1),
        ({"SAGKYNDIG_DEBUG": "1", "SAGKYNDIG_HOSTS": "localhost,demo.example"}, 1),
    ],
)
def test_no_server_can_open_a_demonstration_to_others(tmp_path: Path, environ: dict[str, str], status: int) -> None:
    assert in_a_process_of_its_own(SERVED, tmp_path, environ).returncode == status


def test_behind_a_proxy_its_word_on_https_is_believed(tmp_path: Path) -> None:
    found = settings_under(
        tmp_path, "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", SECRET_KEY="x", SAGKYNDIG_PROXIES="1"
    )
    assert found == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"], "ALLAUTH_TRUSTED_PROXY_COUNT": 1}


def test_static_files_can_be_collected_under_lasting_names(tmp_path: Path) -> None:
    kept = {name: said for name, said in os.environ.items() if name in {"PATH", "PYTHONPATH", "LANG"}}
    subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity=0"],
        env={
            **kept,
            "SAGKYNDIG_VAR": str(tmp_path),
            "SECRET_KEY": "x",
            "DJANGO_SETTINGS_MODULE": "sagkyndig.config.settings",
        },
        cwd=Path(__file__).parents[2] / "src",
        capture_output=True,
        check=True,
    )
    names = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    for wanted in (
        "ui/sagkyndig.css",
        "ui/sagkyndig.js",
        "ui/icons.svg",
        "dkfds/css/dkfds.min.css",
        "dkfds/js/dkfds.min.js",
    ):
        assert names[wanted] != wanted
        assert (tmp_path / "static" / names[wanted]).is_file()
    ours = (tmp_path / "static" / names["ui/sagkyndig.css"]).read_text()
    assert f'url("{names["ui/mark.svg"].removeprefix("ui/")}")' in ours
