"""Which editor writes which kind of part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sagkyndig.journey.courses.rules.kept import Content, kind_of
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.web.bench.case import CaseEditor
from sagkyndig.journey.courses.web.bench.editor import Around, Editor
from sagkyndig.journey.courses.web.bench.page import PageEditor
from sagkyndig.journey.courses.web.bench.pair import PairEditor
from sagkyndig.journey.courses.web.bench.shared import SharedEditor

if TYPE_CHECKING:
    from django.http import QueryDict

EDITORS: dict[PartKind, type[Editor[Any]]] = {
    PartKind.PAGE: PageEditor,
    PartKind.CASE: CaseEditor,
    PartKind.PAIR: PairEditor,
    PartKind.SHARED: SharedEditor,
}


def form_for(content: Content, data: QueryDict | None, around: Around) -> Editor[Any]:
    """The editor of the part; `data` is what was typed."""
    return EDITORS[kind_of(content)](content, data, around)
