"""Foreign keys look the way the imports do: back and down, as strings, without a way home; deletion is refused."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models.deletion import PROTECT

from tests.house.reading import FOUNDATION, NUMBERS, hand_written, hold, may_know

OWN = {*FOUNDATION, *NUMBERS, "lobby"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
# What may be deleted with what it belongs to, as "package.Model.field": the reason.
MAY_GO_WITH = {
    "courses.PartReference.part": "what a part names is read from its words, and goes with them",
    "people.RoleAssignment.person": "a role is nothing without its person",
    "evaluation.PendingAnswers.survey": "a file that waits for a yes is nothing without its survey",
    "people.SignInLink.person": "a link opens for one person and nobody else",
}


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in OWN]


def own_keys() -> Iterator[tuple[str, str, Any]]:
    """(owner, "package.Model.field", field) of each relation that someone wrote."""
    for model in own_models():
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.remote_field is not None and not getattr(field.remote_field, "parent_link", False):
                yield model._meta.app_label, f"{model._meta.label}.{field.name}", field


def target(field: Any) -> str:
    return str(field.remote_field.model._meta.app_label)


def test_there_are_keys_to_hold() -> None:
    assert len(list(own_keys())) > 5


def test_keys_point_back_and_down() -> None:
    hold(
        f"{name} points at {target(field)}"
        for owner, name, field in own_keys()
        if target(field) in OWN and target(field) not in may_know(owner)
    )


def test_keys_across_packages_leave_no_way_home() -> None:
    hold(
        f'{name}: related_name={field.remote_field.related_name!r}, not "+"'
        for owner, name, field in own_keys()
        if target(field) != owner and not field.remote_field.hidden
    )


def written_targets() -> Iterator[tuple[str, str, ast.expr]]:
    """(where, owner, what the key points at as it is written) for each relation in the sources."""
    for source in hand_written():
        if source.room != "models":
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in RELATIONS:
                named = [keyword.value for keyword in node.keywords if keyword.arg == "to"]
                yield source.at(node), source.package, (node.args or named)[0]


def test_keys_across_packages_are_strings() -> None:
    known = {model.__name__: model._meta.app_label for model in own_models()}
    hold(
        f"{where}: {ast.unparse(written)}"
        for where, owner, written in written_targets()
        if not isinstance(written, ast.Constant)
        and ast.unparse(written) != "settings.AUTH_USER_MODEL"
        and known.get(ast.unparse(written)) != owner
    )


def test_deletion_is_refused() -> None:
    keys = {name: field for _, name, field in own_keys() if not field.many_to_many}
    hold(
        f"{name}: {field.remote_field.on_delete.__name__}"
        for name, field in keys.items()
        if field.remote_field.on_delete is not PROTECT and name not in MAY_GO_WITH
    )
    hold(f"{name} no longer needs a reason" for name in MAY_GO_WITH if name not in keys)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_constraints_are_sentences_under_the_packages_name(model: type[models.Model]) -> None:
    label = model._meta.app_label
    hold(
        f"{model._meta.label}: {constraint.name}"
        for constraint in [*model._meta.constraints, *model._meta.indexes]
        if not constraint.name.startswith(f"{label}_")
    )
