"""The tests' own pages, with templates from memory, and the log as it is written."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import override_settings

from sagkyndig.config.log_lines import JsonLines

PAGES = {
    "ui/test_form.html": '{% extends "ui/base.html" %}{% block title %}Prøve{% endblock %}'
    '{% block content %}<h1>Prøve</h1>{% include "ui/_form.html" with submit="Gem" cancel_href="/hjaelp/" %}{% endblock %}',
    "ui/test_list.html": '{% extends "ui/base.html" %}{% block title %}Liste{% endblock %}'
    '{% block content %}<h1>Liste</h1>{% include "ui/_pagination.html" with what="hændelser" %}{% endblock %}',
}


@pytest.fixture(autouse=True)
def own_pages() -> Iterator[None]:
    templates: list[dict[str, Any]] = copy.deepcopy(django_settings.TEMPLATES)
    templates[0]["APP_DIRS"] = False
    templates[0]["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", PAGES),
        "django.template.loaders.app_directories.Loader",
    ]
    with override_settings(TEMPLATES=templates, ROOT_URLCONF="tests.foundation.ui.web.urls"):
        yield


@pytest.fixture
def log_lines() -> Iterator[list[str]]:
    """Every line that the product would write while the test runs."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    keep = Keep()
    keep.setFormatter(JsonLines())
    logging.getLogger().addHandler(keep)
    yield lines
    logging.getLogger().removeHandler(keep)


def read(lines: list[str], logger: str) -> list[dict[str, Any]]:
    return [line for line in map(json.loads, lines) if line["logger"] == logger]
