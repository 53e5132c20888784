"""Settings from the environment. Safe by default; `sagkyndig check` refuses what is not."""

from __future__ import annotations

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(os.environ.get("SAGKYNDIG_VAR", BASE_DIR / "var"))

SECRET_KEY = os.environ.get("SECRET_KEY", "skeleton")
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "sagkyndig.foundation.ui",
    "sagkyndig.foundation.organisation",
    "sagkyndig.foundation.municipalities",
    "sagkyndig.foundation.people",
    "sagkyndig.foundation.law",
    "sagkyndig.foundation.post",
    "sagkyndig.foundation.audit",
    "sagkyndig.journey.programme",
    "sagkyndig.journey.selection",
    "sagkyndig.journey.planning",
    "sagkyndig.journey.evaluation",
    "sagkyndig.journey.report",
    "sagkyndig.lobby",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "sagkyndig.sqlite3"}}
LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
ROOT_URLCONF = "sagkyndig.config.urls"
