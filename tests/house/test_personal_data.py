"""Every column that leads to a person is answered for: what is told of it, and what erasing does to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from sagkyndig.foundation.people import rules as people
from sagkyndig.foundation.people.rules import AfterErasing, Trace
from sagkyndig.foundation.post import rules as post
from sagkyndig.lobby.queries.signposts import answers
from tests.house.reading import hold


def traces() -> Iterator[Trace]:
    yield from (*people.TRACES, *post.TRACES)
    for _, of_a_step in answers("TRACES"):
        yield from of_a_step  # type: ignore[misc]


def columns() -> set[str]:
    """ "package.Model.field" of each foreign key to a person, those of others' tables too."""
    person = get_user_model()
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model is person
    }


def test_every_column_that_leads_to_a_person_is_answered_for() -> None:
    answered = [trace.field for trace in traces()]
    assert len(columns()) > 30
    hold(f"{column}: nobody answers for it; see `journey/signs.py`" for column in sorted(columns() - set(answered)))
    hold(f"{column} is not there" for column in sorted(set(answered) - columns()))
    hold(
        f"{column} is answered for twice" for column in sorted({each for each in answered if answered.count(each) > 1})
    )


@pytest.mark.parametrize("trace", sorted(traces(), key=lambda each: each.field), ids=lambda trace: trace.field)
@pytest.mark.django_db
def test_what_is_told_of_it_can_be_read(trace: Trace) -> None:
    label, _, _ = trace.field.rpartition(".")
    rows = apps.get_model(label)._default_manager.values_list(*[path for _, path in trace.says])
    assert list(rows) == []
    assert trace.heading[0].isupper()


def test_a_column_that_may_be_erased_says_so_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="told of in a sentence"):
        Trace("people.SignInLink.person", "Links", (), AfterErasing.GOES)
    with pytest.raises(ValueError, match="what may not is not"):
        Trace("planning.DayTeacher.person", "Undervisning", (), AfterErasing.STAFF, "Den slettes.")
