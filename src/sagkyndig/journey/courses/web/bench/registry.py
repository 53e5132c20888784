"""Which editor writes which kind of part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagkyndig.journey.courses.rules.kept import Content, kind_of
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.web.bench.case import CaseEditor
from sagkyndig.journey.courses.web.bench.editor import Around, Editor

if TYPE_CHECKING:
    from django.http import QueryDict

EDITORS: dict[PartKind, type[Editor[Any]]] = {PartKind.CASE: CaseEditor}


def form_for(content: Content, data: QueryDict | None, around: Around) -> Editor[Any]:
    """The editor of the part; `data` is what was typed. KeyError where the kind has none."""
    return EDITORS[kind_of(content)](content, data, around)
