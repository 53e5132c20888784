"""Sentences that courses must utter from Python."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.pure.danish import listing, plural

IS_PUBLISHED = "Udgaven er offentliggjort og kan ikke ændres. Begynd en ny udgave, hvis noget skal rettes."
CHANGED_MEANWHILE = "En anden har ændret teksten, siden du åbnede den. Læs den igen."
NOT_ALLOWED_NOW = "Det kan ikke lade sig gøre nu. Teksten står et andet sted i forløbet, end da du åbnede siden."
OWN_WORK = "Du har selv skrevet den seneste tekst eller sendt den til gennemlæsning. En kollega skal godkende den."
SENT = "»{title}« er sendt til gennemlæsning."
TAKEN_BACK = "»{title}« er en kladde igen."
APPROVED = "»{title}« er godkendt."
COMMENTED = "Din kommentar er gemt."
SETTLED = "Kommentaren er afsluttet."
OPENED = "Kommentaren er åben igen."
COMMENTS_ON_IT = "Der er åbne kommentarer. Afslut dem, før teksten kan godkendes."
PUBLISHED = "»{version}« er offentliggjort."
PUBLISHED_FOR_DEMONSTRATION = "»{version}« er offentliggjort til demonstration. Det står på hver side."
NOTHING_IN_IT = "Kurset har ingen sider endnu."
VERSION_BEGUN = "»{version}« er begyndt. Alt fra den forrige udgave er med."
DRAFT_IS_THERE = "Kurset har allerede en kladde."
LAW_REVIEWED = "»{title}« er noteret som gennemgået efter {name}."
COURSE_CHOSEN = "Runden bruger nu »{course}«."
NARRATED = "Optagelsen er gemt. Den varer {length}"
NARRATION_DROPPED = "Oplæsningen af »{title}« er fjernet."
CHANGED_BEFORE_RECORDING = (
    "En anden har ændret teksten, siden du åbnede siden, så optagelsen er ikke gemt. Læs teksten nedenfor igen. "
    "Passer optagelsen stadig, så vælg filen og upload den en gang til."
)
MOST_NAMED = 5


def has_errors(count: int) -> str:
    """`Der mangler 3 ting, før teksten kan gå videre.`"""
    return f"Der mangler {plural(count, 'ting', 'ting')}, før teksten kan gå videre."


def not_all_approved(titles: Collection[str]) -> str:
    """`»A« og »B« er ikke godkendt endnu.`; of many only the first are named."""
    return f"{_named(titles)} er ikke godkendt endnu."


def comments_are_open(titles: Collection[str]) -> str:
    return f"Der er åbne kommentarer til {_named(titles)}."


def must_be_verified(count: int) -> str:
    return (
        f"{plural(count, 'udsagn er', 'udsagn er')} stadig mærket »skal efterprøves«. Indtil en jurist har slået dem op, "
        "kan kurset kun offentliggøres til demonstration."
    )


def _named(titles: Collection[str]) -> str:
    said = [f"»{title}«" for title in titles]
    if len(said) <= MOST_NAMED:
        return listing(said)
    return listing([*said[:MOST_NAMED], f"{len(said) - MOST_NAMED} andre dele"])
