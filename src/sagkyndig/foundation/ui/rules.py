"""Which sign goes with which word of state, and which page numbers a long list shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """A drawing from `icons.svg` and a tone from the stylesheet. The word itself is always shown beside it."""

    icon: str
    tone: str  # done | going | waiting | coming | off | wrong


SIGNS = {
    "færdig": Sign("done", "done"),
    "ja": Sign("done", "done"),
    "i orden": Sign("done", "done"),
    "godkendt": Sign("done", "done"),
    "offentliggjort": Sign("done", "done"),
    "sendt": Sign("done", "done"),
    "nået": Sign("done", "done"),
    "udvalgt": Sign("done", "done"),
    "deltager": Sign("done", "done"),
    "gældende": Sign("done", "done"),
    "set i kilden": Sign("done", "done"),
    "gennemgået": Sign("done", "done"),
    "har været inde": Sign("done", "done"),
    "i gang": Sign("half", "going"),
    "inviteret": Sign("half", "going"),
    "åben": Sign("half", "going"),
    "kladde": Sign("half", "going"),
    "venter": Sign("clock", "waiting"),
    "til gennemlæsning": Sign("clock", "waiting"),
    "prøves igen": Sign("clock", "waiting"),
    "i kø": Sign("clock", "waiting"),
    "reserve": Sign("clock", "waiting"),
    "kan ikke afgøres": Sign("question", "waiting"),
    "mangler noget": Sign("question", "waiting"),
    "advarsel": Sign("question", "waiting"),
    "uklar": Sign("question", "waiting"),
    "kendt, ikke set": Sign("question", "waiting"),
    "skal gennemgås igen": Sign("clock", "waiting"),
    "gælder endnu ikke": Sign("ring", "coming"),
    "kommer": Sign("ring", "coming"),
    "planlagt": Sign("ring", "coming"),
    "ikke i brug endnu": Sign("dash", "off"),
    "ikke i brug": Sign("dash", "off"),
    "ikke udvalgt": Sign("dash", "off"),
    "holdt ude": Sign("cross", "off"),
    "lukket": Sign("dash", "off"),
    "vink": Sign("dash", "off"),
    "flyttet": Sign("arrow-right", "off"),
    "afløst": Sign("arrow-right", "off"),
    "ophævet": Sign("cross", "off"),
    "gælder ikke længere": Sign("cross", "off"),
    "taget ud af registret": Sign("cross", "off"),
    "sagt nej": Sign("cross", "off"),
    "frist overskredet": Sign("cross", "off"),
    "udgået": Sign("cross", "off"),
    "erstattet": Sign("cross", "off"),
    "nej": Sign("cross", "off"),
    "ikke nået": Sign("cross", "wrong"),
    "fejl": Sign("cross", "wrong"),
    "fejlet": Sign("cross", "wrong"),
    "opgivet": Sign("cross", "wrong"),
}


def sign_of(word: str) -> Sign:
    """The sign of a word of state, or of the word it begins with ("venter på kommunen"); a ring where it has none."""
    said = word.strip().lower()
    if said in SIGNS:
        return SIGNS[said]
    begins = [known for known in SIGNS if said.startswith(f"{known} ")]
    return SIGNS[max(begins, key=len)] if begins else Sign("ring", "coming")


def page_numbers(here: int, last: int) -> tuple[int | None, ...]:
    """The page numbers a list shows: the first, the last and those around; None stands for a gap of two or more."""
    near = {1, last, *range(max(1, here - 1), min(last, here + 1) + 1)}
    shown: list[int | None] = []
    for number in sorted(near):
        before = shown[-1] if shown else 0
        if before is not None and number - before == 2:
            shown.append(number - 1)
        elif before is not None and number - before > 2:
            shown.append(None)
        shown.append(number)
    return tuple(shown)
