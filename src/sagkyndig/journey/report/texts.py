"""Danish sentences of the report step that Python must utter."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.pure.danish import listing, plural

CHANGED_MEANWHILE = (
    "En anden har gemt en ny udgave, mens du skrev. Den står nedenfor. Flet de to sammen her i feltet, og gem igen."
)
CHANGED_BEFORE_DROPPED = "En anden har gemt en ny udgave af teksten. Læs den, før du bruger standardteksten."
PUBLISHED_MEANWHILE = "Rapporten er allerede blevet offentliggjort, mens siden stod åben. Der er kun offentliggjort én."
FINDING_IS_GONE = "Fundet er der ikke længere. Det, det handlede om, er rettet."
NOTHING_TO_PUBLISH = "Der er ingen svar at offentliggøre endnu."
NOT_EXPLAINED = "Skriv, hvad der er rettet siden sidst."


def unknown_facts(written: Sequence[str]) -> str:
    """`written` as it stands in the text, with its braces."""
    if len(written) == 1:
        return f"Oplysningen {written[0]} findes ikke. Ret navnet, eller fjern tuborgklammerne."
    return f"Oplysningerne {listing(written)} findes ikke. Ret navnene, eller fjern tuborgklammerne."


def findings_are_open(count: int) -> str:
    return f"{plural(count, 'fund', 'fund')} mangler svar. Ret teksten, eller svar på fundene, og offentliggør så."
