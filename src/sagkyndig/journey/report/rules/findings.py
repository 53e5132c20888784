"""What a critical reader would say of a report before it is published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kinds of findings, and what each is called where findings are listed."""

    UNANSWERED = "unanswered"
    RESPONSE_RATE_UNKNOWN = "response_rate_unknown"
    INTENTION_AS_EFFECT = "intention_as_effect"
    WRITTEN_TWO_WAYS = "written_two_ways"
    GROUP_TOO_SMALL = "group_too_small"
    SUBTOTAL_UNEQUAL = "subtotal_unequal"
    NUMBER_WITHOUT_SOURCE = "number_without_source"
    FACT_DIFFERS = "fact_differs"
    FACTS_MISSING = "facts_missing"

    @property
    def heading(self) -> str:
        return _HEADINGS[self]


_HEADINGS = {
    FindingKind.UNANSWERED: "Svar, som ingen svarmulighed gør rede for",
    FindingKind.RESPONSE_RATE_UNKNOWN: "Svarprocenten er ikke kendt",
    FindingKind.INTENTION_AS_EFFECT: "En hensigt er fortalt som en virkning",
    FindingKind.WRITTEN_TWO_WAYS: "Den samme andel er skrevet på to måder",
    FindingKind.GROUP_TOO_SMALL: "Gruppen er for lille til at vise",
    FindingKind.SUBTOTAL_UNEQUAL: "En sum svarer ikke til sine dele",
    FindingKind.NUMBER_WITHOUT_SOURCE: "Et tal i teksten findes ikke i figurerne",
    FindingKind.FACT_DIFFERS: "En oplysning er opgjort og indtastet forskelligt",
    FindingKind.FACTS_MISSING: "Oplysninger mangler",
}


@dataclass(frozen=True)
class Finding:
    """One finding: its kind, the figure it is about if it is about one, and a sentence for the evaluator."""

    kind: FindingKind
    figure: str | None
    sentence: str

    @property
    def key(self) -> str:
        """The same for the same finding in a later reading, so that an answer to it stays with it."""
        said = "\n".join((self.kind.value, self.figure or "", self.sentence))
        return hashlib.sha256(said.encode()).hexdigest()[:16]
