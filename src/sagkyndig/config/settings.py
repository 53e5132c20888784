"""Settings from the environment. Safe by default; `sagkyndig check` refuses what is not.

Each setting that an operator may set is read here and nowhere else; `docs/drift.md` lists them.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from sagkyndig.config.database import database
from sagkyndig.config.environment import LOCAL_HOSTS, is_local, kept_secret, number, origins, switch, words
from sagkyndig.journey.order import built_steps

PACKAGE_DIR = Path(__file__).resolve().parents[1]
BASE_DIR = PACKAGE_DIR.parents[1]
# Authored Danish material, shipped with the source.
CONTENT_DIR = BASE_DIR / "content"
# Everything that the product writes: database, uploads, collected files, a demonstration's secret.
VAR_DIR = Path(os.environ.get("SAGKYNDIG_VAR") or BASE_DIR / "var")

# --- What kind of installation ---------------------------------------------------------------------------------------
DEMO = switch("SAGKYNDIG_DEMO")
DEBUG = switch("SAGKYNDIG_DEBUG")
ALLOWED_HOSTS = words("SAGKYNDIG_HOSTS", LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = origins(ALLOWED_HOSTS)
# HTTP without the S is for a demonstration or development that only this machine can reach.
HTTPS = not ((DEMO or DEBUG) and is_local(ALLOWED_HOSTS))
# How many proxies stand in front. 0: whatever a request says about its own origin is not believed.
PROXIES = number("SAGKYNDIG_PROXIES", 0)

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY and (DEMO or DEBUG):
    SECRET_KEY = kept_secret(VAR_DIR / "secret")
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")

# --- What it is made of ----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    # Ours first among those with templates: it dresses forms and the pages for signing in.
    "sagkyndig.foundation.ui",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "sagkyndig.foundation.organisation",
    "sagkyndig.foundation.municipalities",
    "sagkyndig.foundation.people",
    "sagkyndig.foundation.law",
    "sagkyndig.foundation.post",
    "sagkyndig.foundation.audit",
    *(step.package for step in built_steps()),
    "sagkyndig.lobby",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before the static files: a drawing among them can be opened as a page of its own.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sagkyndig.foundation.ui.web.middleware.RequestLog",
    "sagkyndig.foundation.ui.web.middleware.UploadLimit",
    "sagkyndig.foundation.ui.web.middleware.WrongWayIn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page wants somebody signed in, unless its view says otherwise.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sagkyndig.foundation.people.web.second_step.SecondStep",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sagkyndig.config.urls"
WSGI_APPLICATION = "sagkyndig.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sagkyndig.lobby.web.context.surroundings",
            ],
            "libraries": {"danish": "sagkyndig.foundation.ui.web.danish"},
            "builtins": ["sagkyndig.foundation.ui.web.face"],
        },
    },
]
FORM_RENDERER = "sagkyndig.foundation.ui.web.forms.Renderer"

# --- Where things are kept -------------------------------------------------------------------------------------------
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), folder=VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = VAR_DIR / "media"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Holds how often somebody has tried, and nothing else. In files, so that all processes count together; in no backup.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "sagkyndig.config.counts.Counts",
        "LOCATION": VAR_DIR / "counts",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [PACKAGE_DIR / "vendor" / "static", ("documents", PACKAGE_DIR / "pure" / "documents" / "assets")]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sagkyndig.config.static_files.Storage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

# What is sent above this size is refused before it is read (see UploadLimit): a recording of 60 MB and the form around
# it. Spreadsheets have a limit of their own, in their form; one of 100,000 answers takes about 10 MB.
LARGEST_UPLOAD = 61 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Who may come in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

ACCOUNT_ADAPTER = "sagkyndig.config.sign_in.AccountAdapter"
MFA_ADAPTER = "sagkyndig.config.sign_in.MFAAdapter"
ACCOUNT_FORMS = {
    "change_password": "sagkyndig.config.sign_in_forms.ChangePassword",
    "set_password": "sagkyndig.config.sign_in_forms.SetPassword",
}
MFA_FORMS = {"activate_totp": "sagkyndig.config.sign_in_forms.SetUpApp"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = [
    "email*",
    "password1*",
]  # there is no sign-up; allauth reads the log-in form's fields from here
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by the one-time link that was sent to it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Staff of the board must have a one-time code besides their password (people/web/second_step.py).
SECOND_FACTOR = not DEMO
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Sagkyndig"
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Not the address alone: a whole town hall may share one. Not the name alone: anybody could lock anybody out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "sagkyndig.foundation.ui.web.sign_in.name_tried"
AXES_CLIENT_IP_CALLABLE = "sagkyndig.foundation.ui.web.sign_in.client_address"
AXES_LOCKOUT_CALLABLE = "sagkyndig.foundation.ui.web.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # who signed in when belongs to the log of events, not to a second place
AXES_VERBOSE = False

# A working day. The cookie ends with the browser besides: a classroom's computer is many people's.
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sagkyndig.foundation.ui.web.errors.csrf_failure"

# --- What the browser is told ----------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sundhed$"]  # asked by a monitor on the machine itself
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Not "no-referrer": with it browsers send "Origin: null" with our own forms, and every one of them is refused as
# forged. Other sites are told nothing. A page whose address holds a token sets "strict-origin" itself, so that the
# token does not travel with the files of that page either.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = ["sagkyndig.config.formats"]

# --- Mail ------------------------------------------------------------------------------------------------------------
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = switch("EMAIL_USE_SSL")
EMAIL_USE_TLS = switch("EMAIL_USE_TLS", default=not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("SAGKYNDIG_MAIL_FROM", "sagkyndig@localhost")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
if DEMO or DEBUG:
    # A demonstration's people are invented: not one mail may leave the machine.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
# The address that links in mails begin with; a mail is written by the worker, which no request tells.
SITE_ADDRESS = os.environ.get("SAGKYNDIG_ADDRESS", "").rstrip("/") or (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if HTTPS else "http://localhost:8000"
)

# --- Log -------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "sagkyndig.config.log_lines.JsonLines"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "lines"}},
    "root": {"handlers": ["stdout"], "level": "WARNING"},
    "loggers": {
        "sagkyndig": {"level": "INFO"},
        "django_tasks_db": {"level": "INFO"},
        # Django's own handlers write to stderr and to mail, with addresses and texts in them.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        # A page that is not there or not for that person is one line already, in `sagkyndig.access`.
        "django.request": {"level": "ERROR"},
    },
}
