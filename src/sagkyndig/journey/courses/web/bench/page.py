"""A page in the bench: a text with what belongs to its kind, or a few words around a case or a pair."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from sagkyndig.journey.courses.rules.course import Page, PageKind
from sagkyndig.journey.courses.rules.places import BODY
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.web.bench import page_layout, texts
from sagkyndig.journey.courses.web.bench.editor import Editor
from sagkyndig.journey.courses.web.bench.notes import marks_as_rows, marks_from
from sagkyndig.journey.courses.web.bench.values import (
    TICKED,
    Row,
    Values,
    names_as_text,
    names_in,
    number_as_text,
    number_in,
    rows_of_texts,
)
from sagkyndig.pure.danish.readability import words

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.web.bench.layout import Section

# Law is read slowly: the pages of the course of 2023 have about as many words for each of their minutes.
_WORDS_A_MINUTE = 155
_FEWEST_WORDS = 60
# What a page lacks has no line of its own; the check names its field.
_LACKS = re.compile(r"mangler »(\w+)«")


class PageEditor(Editor[Page]):
    the_part: ClassVar[str] = "siden"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return page_layout.sections(self.stored, self.around.cases, self.around.pairs)

    def values_of(self, content: Page) -> Values:
        rows = {
            "tjekliste": rows_of_texts("tekst", content.checklist),
            "efterproev": marks_as_rows(content.to_verify),
        }
        return Values(_texts(content), rows)

    def content_from(self, values: Values) -> Page:
        told = values.texts
        known = self.around.known_names | set(self.stored.provisions)
        return replace(
            self.stored,
            title=told["titel"],
            kind=PageKind(told["slags"]),
            minutes=number_in(told["minutter"]),
            text=told["tekst"],
            provisions=names_in(told["bestemmelser"], known),
            checklist=tuple(row["tekst"] for row in values.rows["tjekliste"]),
            for_everyone=told.get("for_alle", "") == TICKED,
            pair=told.get("kontrastpar", "") or None,
            case=told.get("case", "") or None,
            task=told.get("opgave", "") or None,
            to_verify=marks_from(values.rows["efterproev"]),
        )

    def place_of(self, remark: Remark) -> str:
        if lacks := _LACKS.search(remark.fault.message):
            return lacks[1]
        name, _, rest = remark.key.partition(".")
        if name in {BODY, ""}:
            return "tekst"
        if name == "tjekliste" and rest:
            return f"tjekliste.{rest}.tekst"
        return remark.key if name == "efterproev" else name

    def estimate(self, content: Page) -> str:
        count = len(words(reading_text("\n\n".join([content.text, *content.checklist, content.task or ""]))))
        if count < _FEWEST_WORDS or content.kind is PageKind.EXERCISE:
            return ""  # how long an exercise takes is not in its words
        return texts.estimate_of_page(count, max(1, round(count / _WORDS_A_MINUTE)))


def _texts(page: Page) -> Row:
    return {
        "titel": page.title,
        "slags": page.kind.value,
        "minutter": number_as_text(page.minutes),
        "bestemmelser": names_as_text(page.provisions),
        "for_alle": TICKED if page.for_everyone else "",
        "case": page.case or "",
        "kontrastpar": page.pair or "",
        "tekst": page.text,
        "opgave": page.task or "",
    }
