"""The web server's entry. Whatever server it is, it opens no demonstration and no debugging to others."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from sagkyndig.config.environment import is_local

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sagkyndig.config.settings")

if (settings.DEMO or settings.DEBUG) and not is_local(settings.ALLOWED_HOSTS):
    raise ImproperlyConfigured("SAGKYNDIG_DEMO og SAGKYNDIG_DEBUG kan ikke bruges sammen med SAGKYNDIG_HOSTS.")

application = get_wsgi_application()
