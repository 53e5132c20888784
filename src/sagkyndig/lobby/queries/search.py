"""What all steps hold about some words, of what one person may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.lobby.queries.signposts import answers
from sagkyndig.lobby.rules.search import HitGroup, grouped, in_a_sentence
from sagkyndig.pure.danish import stems

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

LONGEST = 200  # signs; nobody types more


@dataclass(frozen=True)
class SearchPage:
    """What was typed, what was found by kind, and both in a sentence; empty before one has searched."""

    typed: str
    sentence: str
    groups: tuple[HitGroup, ...]
    says_nothing: bool  # only words that stand in every text


def search_page(typed: str, person: Person) -> SearchPage:
    """Asks every step; one that has nothing to search in does not answer."""
    typed = " ".join(typed.replace("\x00", "").split())[:LONGEST]
    if not typed:
        return SearchPage("", "", (), says_nothing=False)
    asked = stems(typed)
    hits = [hit for _, answer in answers("search") for hit in answer(asked, person)] if asked else []
    return SearchPage(typed, in_a_sentence(typed, asked, len(hits)), grouped(hits, asked), says_nothing=not asked)
