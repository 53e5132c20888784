"""Every verb that is written in the log has its Danish words, and no words stand for what is never written."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps

import sagkyndig
from sagkyndig.foundation.audit.texts import KINDS, VERBS, in_danish

SOURCE = Path(sagkyndig.__file__).parent
CALL = re.compile(r"(?<!def )\brecord\((.*?)\bactor=", re.DOTALL)
VERB = re.compile(r'"([a-z_]+\.[a-z_]+)"')


def recorded() -> set[str]:
    sources = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")]
    return {verb for source in sources for call in CALL.findall(source) for verb in VERB.findall(call)}


def test_what_is_recorded_is_worded_in_audit_texts() -> None:
    assert sorted(recorded() - VERBS.keys()) == []


def test_what_is_worded_is_recorded() -> None:
    assert sorted(VERBS.keys() - recorded()) == []


def test_a_verb_without_words_is_shown_as_it_is() -> None:
    assert in_danish("andet.ukendt") == "andet.ukendt"
    assert in_danish("people.role_granted") == "Gav en rolle"


def test_every_kind_of_thing_has_its_danish_word() -> None:
    ours = {model._meta.label_lower for model in apps.get_models() if model.__module__.startswith("sagkyndig.")}
    assert sorted(KINDS) == sorted(ours)
