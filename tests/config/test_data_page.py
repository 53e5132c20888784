"""docs/data.md names every table that can lead to a person, and no table that is not there."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model

from tests.config.terminal import ROOT

PAGE = ROOT / "docs" / "data.md"
# These hold a person by other means than a key: a session's content, an address that was typed, a number in the log.
WITHOUT_A_KEY = {"django_session", "axes_accessattempt", "audit_entry"}
# Of allauth, unused: no mail is confirmed by it, as the board vouches for its people's addresses.
UNUSED = {"axes_accesslog", "axes_accessfailurelog"}


def tables() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def leads_to_a_person(model: type[Model]) -> bool:
    person = get_user_model()
    return model is person or any(field.related_model is person for field in model._meta.get_fields() if field.concrete)


def named() -> set[str]:
    return set(re.findall(r"`([a-z0-9]+_[a-z_]+)`", PAGE.read_text(encoding="utf-8")))


def test_every_table_that_leads_to_a_person_is_named() -> None:
    leading = {name for name, model in tables().items() if leads_to_a_person(model)}
    assert len(leading) > 10
    assert (leading | WITHOUT_A_KEY) - UNUSED - named() == set()


def test_every_table_that_is_named_is_there() -> None:
    assert named() - set(tables()) == set()


@pytest.mark.parametrize("table", ["evaluation_answersheet", "evaluation_answercount", "evaluation_opencomment"])
def test_answers_lead_to_nobody(table: str) -> None:
    assert not leads_to_a_person(tables()[table])
    assert table in named()
