"""What an edition still lacks before the other steps can lean on it."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.pure.danish import listing


@dataclass(frozen=True)
class Outline:
    """What has been entered about an edition, as counts and ticks."""

    provisions: int
    has_purpose: bool
    teachers: int
    has_lead_teacher: bool
    key_dates: int


def missing(outline: Outline) -> tuple[str, ...]:
    """What is missing, in the order in which it is usually entered."""
    lacks = {
        "bestemmelser": outline.provisions == 0,
        "formål": not outline.has_purpose,
        "undervisere": outline.teachers == 0,
        "gennemgående underviser": outline.teachers > 0 and not outline.has_lead_teacher,
        "datoer": outline.key_dates == 0,
    }
    return tuple(word for word, is_missing in lacks.items() if is_missing)


def missing_sentence(name: str, outline: Outline) -> str | None:
    """ "Runde 2024 mangler formål og datoer."; None when nothing is missing."""
    lacks = missing(outline)
    return f"{name} mangler {listing(lacks)}." if lacks else None
