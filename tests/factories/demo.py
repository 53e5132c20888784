"""The demo's world: played once in a run, and put in place again for each test that asks for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.models import Edition
from sagkyndig.lobby.demo import play

CONTENT = Path(__file__).parents[2] / "content"


def make_demo() -> Edition:
    """Everything that playing the demo makes; the edition of 2023. To be asked for in an empty database."""
    edition_id, made = _played()
    with transaction.atomic():  # keys are held against each other when all of it is there
        for model, rows in made.items():
            model._base_manager.bulk_create(rows)
    return programmes.edition(edition_id)


@cache
def _played() -> tuple[int, dict[type[Model], list[Model]]]:
    """The id of the edition of 2023, and every row that is there afterwards and was not before."""
    models = apps.get_models(include_auto_created=True)
    with transaction.atomic():
        before = {model: {row.pk for row in model._base_manager.all()} for model in models}
        edition_id = play(content=CONTENT).edition.pk
        made = {model: [row for row in model._base_manager.all() if row.pk not in before[model]] for model in models}
        transaction.set_rollback(True)
    return edition_id, {model: rows for model, rows in made.items() if rows}
