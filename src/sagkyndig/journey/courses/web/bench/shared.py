"""The shared decision in the bench: the two forms side by side, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from sagkyndig.journey.courses.rules.blank import LINES_OF_SHARED_DECISION
from sagkyndig.journey.courses.rules.course import SharedDecision
from sagkyndig.journey.courses.web.bench import shared_layout, texts
from sagkyndig.journey.courses.web.bench.editor import Editor
from sagkyndig.journey.courses.web.bench.notes import marks_as_rows, marks_from
from sagkyndig.journey.courses.web.bench.values import Row, Values, names_as_text, names_in
from sagkyndig.pure.danish.readability import lix, words

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.web.bench.layout import Section

FORMS = ("form_a", "form_b")


class SharedEditor(Editor[SharedDecision]):
    the_part: ClassVar[str] = "den fælles afgørelse"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return shared_layout.sections(lines=self._lines, options=len(shared_layout.letters(self.stored)))

    @property
    def _lines(self) -> int:
        return max(LINES_OF_SHARED_DECISION, len(self.stored.form_a), len(self.stored.form_b))

    def values_of(self, content: SharedDecision) -> Values:
        letters = shared_layout.letters(content)
        options = _filled(content.options, len(letters))
        lines = max(LINES_OF_SHARED_DECISION, len(content.form_a), len(content.form_b))
        both = zip(_filled(content.form_a, lines), _filled(content.form_b, lines), strict=True)
        return Values(
            _texts(content),
            {
                "muligheder": [
                    {"bogstav": letter, "tekst": text} for letter, text in zip(letters, options, strict=True)
                ],
                "linje": [{"form_a": a, "form_b": b} for a, b in both],
                "efterproev": marks_as_rows(content.to_verify),
            },
        )

    def content_from(self, values: Values) -> SharedDecision:
        told, rows = values.texts, values.rows
        return replace(
            self.stored,
            title=told["titel"],
            provisions=names_in(told["bestemmelser"], self.around.known_names | set(self.stored.provisions)),
            options=_kept([row["tekst"] for row in rows["muligheder"]], self.stored.options),
            form_a=_kept([row["form_a"] for row in rows["linje"]], self.stored.form_a),
            form_b=_kept([row["form_b"] for row in rows["linje"]], self.stored.form_b),
            considerations=told["hensyn"],
            to_verify=marks_from(rows["efterproev"]),
        )

    def place_of(self, remark: Remark) -> str:
        name, _, place = remark.key.partition(".")
        if name == "muligheder" and place:
            return f"muligheder.{place}.tekst"
        if name in FORMS:
            return f"linje.{place}.{name}" if place else "linje"
        return remark.key if name == "efterproev" else name

    def meters(self, content: SharedDecision) -> Iterator[tuple[str, str]]:
        """How long and how hard each form is, at its last line."""
        for name, letter, form in (("form_a", "A", content.form_a), ("form_b", "B", content.form_b)):
            text = "\n\n".join(form)
            if count := len(words(text)):
                yield f"linje.{self._lines - 1}.{name}", texts.form_meter(letter, count, lix(text))


def _filled(listed: Sequence[str], count: int) -> list[str]:
    return [*listed, *[""] * (count - len(listed))]


def _kept(listed: Sequence[str], stored: Sequence[str]) -> tuple[str, ...]:
    """As many as there were, or as many as are written."""
    count = len(listed)
    while count > len(stored) and not listed[count - 1]:
        count -= 1
    return tuple(listed[:count])


def _texts(shared: SharedDecision) -> Row:
    return {
        "titel": shared.title,
        "bestemmelser": names_as_text(shared.provisions),
        "hensyn": shared.considerations,
    }
