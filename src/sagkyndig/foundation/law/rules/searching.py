"""Finds entries by what somebody writes: words, a paragraph by its number, or a reference as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagkyndig.foundation.law.rules.references import references_in
from sagkyndig.foundation.law.rules.register import Entry

_TERM = re.compile(r"§+\s*(?P<paragraph>\d+(?:\s[a-z](?!\w))?)|(?P<word>\S+)")


def holds(entry: Entry, sought: str) -> bool:
    """Whether the entry is what is sought. "servicelovens § 96" finds the paragraph and its stykker; words must all be there."""
    if not sought:
        return True
    references = [reference.name for reference in references_in(sought)]
    if references:
        return any(_is_of(name, reference) for reference in references for name in entry.names)
    text = " ".join((*entry.names, entry.title, entry.gist)).casefold()
    return all(pattern.search(text) for pattern in _patterns(sought.casefold()))


def _is_of(name: str, reference: str) -> bool:
    return name == reference or name.startswith(f"{reference}, ")


def _patterns(sought: str) -> Iterator[re.Pattern[str]]:
    for term in _TERM.finditer(sought):
        if term["paragraph"]:
            yield re.compile(rf"§\s*{re.escape(term['paragraph'])}(?!\d)")
        else:
            word = re.escape(term["word"])
            is_number = term["word"][:1].isdigit()
            yield re.compile(rf"(?<!\d){word}(?!\d)" if is_number else word)
