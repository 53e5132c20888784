"""Danish sentences of the report step that Python must utter."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.pure.danish import listing, plural

CHANGED_MEANWHILE = (
    "En anden har gemt en ny udgave, mens du skrev. Den står nedenfor. Flet de to sammen her i feltet, og gem igen."
)
NOTHING_TO_PUBLISH = "Der er ingen svar at offentliggøre endnu."
NOT_EXPLAINED = "Skriv, hvad der er rettet siden sidst."


def unknown_facts(keys: Sequence[str]) -> str:
    names = listing([f"{{{key}}}" for key in keys])
    return f"Oplysningen {names} findes ikke. Ret navnet, eller fjern tuborgklammerne."


def findings_are_open(count: int) -> str:
    return f"{plural(count, 'fund', 'fund')} mangler svar. Ret teksten, eller svar på fundene, og offentliggør så."
