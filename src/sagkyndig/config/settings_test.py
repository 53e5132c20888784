"""The settings the suite runs under: the product's own, made quick and quiet. DATABASE_URL is respected."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Nothing that a developer has set in the shell may decide how a test ends; the database alone is a choice.
for _name in list(os.environ):
    if _name.startswith(("SAGKYNDIG_", "EMAIL_")) or _name == "SECRET_KEY":
        del os.environ[_name]
os.environ["SAGKYNDIG_VAR"] = tempfile.mkdtemp(prefix="sagkyndig-test-")
os.environ["SECRET_KEY"] = "only-the-suite-signs-with-this"  # noqa: S105

from sagkyndig.config.settings import *  # noqa: E402, F403
from sagkyndig.config.settings import STORAGES as _STORAGES  # noqa: E402
from sagkyndig.config.settings import VAR_DIR as _VAR_DIR  # noqa: E402

# The test client and the browser speak plain HTTP; test_settings.py holds the real values.
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
SECURE_HSTS_SECONDS = 0
SITE_ADDRESS = "http://testserver"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**_STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = Path(_VAR_DIR) / "static"
STATIC_ROOT.mkdir(exist_ok=True)
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Signed in is signed in; test_second_step.py turns it on.
SECOND_FACTOR = False
# Lockout counts across tests; the tests of it turn it on.
AXES_ENABLED = False
