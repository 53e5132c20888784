"""What was typed in the bench is saved, or it is said why not; nothing of it is lost either way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.queries.beside import Surroundings, surroundings
from sagkyndig.journey.courses.texts import IS_PUBLISHED
from sagkyndig.journey.courses.web.bench import texts
from sagkyndig.journey.courses.web.bench.editor import Around, Editor
from sagkyndig.journey.courses.web.bench.registry import form_for
from sagkyndig.journey.courses.web.places import part_of
from sagkyndig.journey.courses.web.review_forms import SeenForm
from sagkyndig.pure.versions import ChangedMeanwhile, Difference

if TYPE_CHECKING:
    from django.http import QueryDict

    from sagkyndig.foundation.people.gates import SignedInRequest
    from sagkyndig.journey.courses.models import Part


@dataclass
class Saving:
    """How it went. `revision` is the one that the page now stands on; `changed` what somebody else wrote meanwhile."""

    part: Part
    editor: Editor[Any]
    revision: int
    is_saved: bool = False
    changed: tuple[Difference, ...] | None = None
    why_not: str = ""


def editor_of(part: Part, data: QueryDict | None, beside: Surroundings | None = None) -> Editor[Any]:
    """The part's editor; `beside` where it is known already."""
    beside = beside or surroundings(part)
    around = Around(
        course=queries.head_of(part.version),
        register=law.register(),
        cases=tuple((each.key, each.title) for each in beside.cases),
        pairs=tuple((each.key, each.title) for each in beside.pairs),
    )
    return form_for(queries.content_of(part), data, around)


def save(request: SignedInRequest, part: Part) -> Saving:
    """Save what was typed over the revision that the page says it has seen."""
    seen = SeenForm(request.POST)
    revision = seen.cleaned_data["revision"] if seen.is_valid() else 0
    editor = editor_of(part, request.POST)
    if not editor.is_valid():
        return Saving(part, editor, revision, why_not=texts.not_saved(editor.stopped()))
    try:
        saved = actions.write_part(
            part=part, content=editor.content(), seen_revision=revision, actor=request.user, at=timezone.now()
        )
    except actions.IsPublished:
        return Saving(part, editor, revision, why_not=f"Ikke gemt. {IS_PUBLISHED}")
    except ChangedMeanwhile:
        fresh = part_of(part.version_id, part.pk)
        changed = editor.differences_from(editor_of(fresh, None))
        return Saving(fresh, editor, fresh.revision, changed=changed, why_not=texts.changed_by(fresh, request.user))
    return Saving(saved, editor, saved.revision, is_saved=True)
