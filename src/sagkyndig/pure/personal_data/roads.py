"""Road names with a house number: a hint, never a stop, for a name of a road can be the name of much else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagkyndig.pure.personal_data.finding import Certainty, Finding, Kind

_ENDINGS = "vej|gade|allé|alléen|vænge|vænget|stræde|strædet|torv|torvet|plads|pladsen|boulevard|vejen|gaden|bakken|toften|parken|stien|vangen"
_NAME = rf"[A-ZÆØÅ][a-zæøåé]+(?:s)?(?:{_ENDINGS})|[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøåé]+)? (?:[Aa]llé|Alle|Vej|Gade|[Pp]lads|[Bb]oulevard|[Tt]orv)"
_ROAD = re.compile(
    rf"(?<!\w)(?P<name>{_NAME})(?!\w)(?P<number>,? (?:nr\. )?\d{{1,3}}(?!\d)(?![.,]\d)(?: ?[A-Z](?!\w))?)?"
)
_NO_ROADS = {"Udvej", "Omvej", "Genvej", "Motorvej", "Landevej", "Adgangsvej", "Klagevej", "Underveje", "Gade", "Vej"}
_NOT_A_HOUSE = re.compile(r"\s*(?:timer?|minutter|uger|dage|år|kr|km|meter|m\b|pct|borgere|[a-zæøå]+e?r\b)")


def find_roads(text: str) -> Iterator[Finding]:
    """Names of roads: with a house number wherever they stand, without one only inside a sentence."""
    for match in _ROAD.finditer(text):
        if match["name"] in _NO_ROADS:
            continue
        has_number = bool(match["number"]) and not _NOT_A_HOUSE.match(text, match.end())
        before = text[: match.start()].rstrip(' »«"“(*_[')
        begins_a_sentence = not before or before[-1] in ".!?:\n|-"
        if has_number or not begins_a_sentence:
            end = match.end() if has_number else match.end("name")
            yield Finding(Kind.ROAD, match.start(), end, Certainty.MAYBE)
