"""How hard each longer text reads: its words and its LIX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sagkyndig.journey.courses.files.checking import Remark
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.items import item_of
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.web.bench import texts
from sagkyndig.pure.danish.readability import lix, words

if TYPE_CHECKING:
    from sagkyndig.journey.courses.web.bench.editor import Editor

# LIX says little about a text of a few lines; the check looks at texts of fifty words and more.
FEWEST_WORDS = 50


def meters_of(editor: Editor[Any], content: Any) -> Iterator[tuple[str, str]]:
    """(field, "184 ord · LIX 27, højst 30") of every text that is read at length and has words in it."""
    for passage in item_of(content).passages:
        if passage.lix is None or not (count := len(words(text := reading_text(passage.text)))):
            continue
        address = editor.place_of(Remark(Fault(passage.file, 1, "", "", ""), passage.key))
        yield address, texts.meter(count, lix(text) if count >= FEWEST_WORDS else None, passage.lix)
