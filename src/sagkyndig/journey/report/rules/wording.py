"""Small Danish turns that the report's facts need."""

from __future__ import annotations


def mid_sentence(text: str) -> str:
    """The text as it stands inside a sentence: "Kontant tilskud og BPA" begins small, "BPA" does not."""
    text = text.strip()
    is_abbreviation = len(text) > 1 and text[1].isupper()
    return text if is_abbreviation else text[:1].lower() + text[1:]


def full_stop(text: str) -> str:
    """The text as whole sentences; an empty one stays empty."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def outlook(theme: str, provisions: str, year: int) -> str:
    """A coming edition in a list: "støtte til bil efter servicelovens § 114 (2024)"."""
    return f"{mid_sentence(theme)}{f' efter {provisions}' if provisions else ''} ({year})"
