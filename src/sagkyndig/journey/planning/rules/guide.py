"""The guide to the e-learning day, filled in for one municipality: for a page, and as plain text for a mail."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date, time

from sagkyndig.journey.planning.rules.mail_words import day_and_hours
from sagkyndig.pure.danish import capitalised, in_words
from sagkyndig.pure.markdown import Html, to_html

GROUP_SIZE = 4  # three to five around one screen


@dataclass(frozen=True)
class GuideFacts:
    """What the guide tells about one forløb."""

    municipality: str
    elearning_on: date | None
    starts_at: time | None
    ends_at: time | None
    enrolled: int
    departments: int
    new_link: str
    authority: str
    phone: str = ""
    phone_hours: str = ""
    email: str = ""


def filled_in(guide: str, facts: GuideFacts) -> str:
    """The guide with its words in braces put in place. A word that is not known stays, so that it is seen."""
    words = {
        "kommune": facts.municipality,
        "dag": capitalised(day_and_hours(facts.elearning_on) or "på jeres e-læringsdag"),
        "om_tilmeldte": _enrolled(facts),
        "om_grupper": groups_sentence(facts.enrolled),
        "om_tiden": _time(facts),
        "nyt_link": facts.new_link,
        "hvem_ringer_man_til": _whom_to_call(facts),
    }
    return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), guide)


def as_page(guide: str) -> Html:
    """Markdown as HTML, with headings from the second level on."""
    return to_html(guide, lambda text, _in_link: html.escape(text), top=2)


def as_plain(guide: str) -> str:
    """The same for a mail: no signs."""
    lines = []
    for line in guide.splitlines():
        heading = re.fullmatch(r"#+ +(.*)", line)
        lines.append(heading[1] if heading else line.replace("**", ""))
    return "\n".join(lines)


def groups_sentence(enrolled: int) -> str:
    """How many groups, and how large; empty where everybody fits around one screen."""
    if enrolled < 2 * GROUP_SIZE - 1:
        return ""
    groups = round(enrolled / GROUP_SIZE)
    small, larger = divmod(enrolled, groups)
    size = in_words(small) if not larger else f"{in_words(small)} eller {in_words(small + 1)}"
    return f"Med {in_words(enrolled)} tilmeldte passer {in_words(groups)} grupper med {size} i hver."


def _enrolled(facts: GuideFacts) -> str:
    if not facts.enrolled:
        return "Ingen er tilmeldt endnu."
    told = f"I er {in_words(facts.enrolled)} {'tilmeldt' if facts.enrolled == 1 else 'tilmeldte'}"
    return f"{told} fra {in_words(facts.departments)} afdelinger." if facts.departments > 1 else f"{told}."


def _time(facts: GuideFacts) -> str:
    if facts.starts_at and facts.ends_at:
        hours = day_and_hours(facts.elearning_on, facts.starts_at, facts.ends_at).rpartition(" kl. ")[2]
        return f"I har sat tiden kl. {hours} af."
    return "Sæt mindst fem timer af."


def _whom_to_call(facts: GuideFacts) -> str:
    ways = []
    if facts.phone:
        hours = f" ({facts.phone_hours})" if facts.phone_hours else ""
        ways.append(f"ring til {facts.authority} på {facts.phone}{hours}")
    if facts.email:
        ways.append(f"skriv til {facts.email}")
    return f"Er der andet, så {' eller '.join(ways)}." if ways else ""
