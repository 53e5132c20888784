"""What is kept about a person as a file to hand over: as text to be read, as JSON to be taken elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sagkyndig.foundation.people.rules import DataAbout


def as_text(*, name: str, authority: str, fetched: str, sections: Sequence[DataAbout]) -> str:
    """Headings with what stands under each, a blank line between two things."""
    lines = [f"Oplysninger om {name}", f"Hentet hos {authority} {fetched}", ""]
    for section in sections:
        lines += [section.heading, "=" * len(section.heading), ""]
        for item in section.items:
            lines += [*(f"{label}: {said}" for label, said in item), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(*, name: str, authority: str, fetched: str, sections: Sequence[DataAbout]) -> str:
    """The same as an object: each heading with its things, and each of those with its labels."""
    told = {
        "oplysninger_om": name,
        "myndighed": authority,
        "hentet": fetched,
        "afsnit": [
            {"overskrift": section.heading, "oplysninger": [dict(item) for item in section.items]}
            for section in sections
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
