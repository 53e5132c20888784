"""The sentences that tell how far planning has come."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.pure.danish import capitalised, in_words, listing


def without_run(names: Sequence[str]) -> str:
    """ "Ådal og Østby har ikke noget forløb."; more than three become a number."""
    if len(names) > 3:
        return f"{_municipalities(len(names))} har en plads, men intet forløb."
    return f"{listing(list(names))} har en plads, men intet forløb."


def nothing_planned(waiting: int) -> str:
    """What is the next thing while there is no forløb."""
    if waiting:
        return f"Forløbene er ikke oprettet endnu. {_municipalities(waiting)} venter."
    return "Forløbene oprettes, når kommunerne er udvalgt."


def plan_status(*, runs: int, incomplete: int, days: int, enrolled: int, without: Sequence[str]) -> str:
    """How many forløb lack something; when none does, how many days and people there are."""
    if without:
        return without_run(without)
    if incomplete:
        if runs == 1:
            return "Det ene forløb mangler noget."
        if incomplete == runs:
            return "Begge forløb mangler noget." if runs == 2 else f"Alle {in_words(runs)} forløb mangler noget."
        which = "Et" if incomplete == 1 else capitalised(in_words(incomplete))
        return f"{which} af {in_words(runs)} forløb mangler noget."
    what = f"{in_words(days)} {'fysisk dag' if days == 1 else 'fysiske dage'}"
    return (
        f"{_all(runs)} er planlagt med {what} og {in_words(enrolled)} {'tilmeldt' if enrolled == 1 else 'tilmeldte'}."
    )


def _municipalities(count: int) -> str:
    return f"{capitalised(in_words(count))} {'kommune' if count == 1 else 'kommuner'}"


def _all(runs: int) -> str:
    return "Forløbet" if runs == 1 else f"Alle {in_words(runs)} forløb"
