"""The sentences that tell how far planning has come, and what stands in people's calendars."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.journey.planning.rules.calendar import EntryKind
from sagkyndig.pure.danish import capitalised, genitive, in_words, listing


def without_run(names: Sequence[str]) -> str:
    """ "Ådal og Østby har ikke noget forløb."; more than three become a number."""
    if len(names) > 3:
        return f"{_municipalities(len(names))} har sagt ja, men har intet forløb."
    return f"{listing(list(names))} har sagt ja, men har intet forløb."


def without_place(name: str) -> str:
    """A forløb that stands although the municipality has given up its place."""
    return f"{name} har ikke længere en plads i runden, men forløbet står endnu."


def nothing_planned(waiting: int) -> str:
    """What is the next thing while there is no forløb."""
    if waiting:
        return f"Forløbene er ikke oprettet endnu. {_municipalities(waiting)} venter."
    return "Forløbene oprettes, når kommunerne er udvalgt."


def offered(asker: str) -> str:
    """ "Østby vil gerne dele den fysiske dag med jer."."""
    return f"{asker} vil gerne dele den fysiske dag med jer."


def not_chosen(municipality: str, *, has_elearning: bool) -> str:
    """Which of its two days a municipality chooses next."""
    return f"{municipality} har ikke valgt {'fysisk dag' if has_elearning else 'e-læringsdag'}."


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


CALENDAR = "Læringsforløb"
_TITLES = {
    EntryKind.ELEARNING: "E-læringsdag: {theme}",
    EntryKind.PHYSICAL: "Fysisk læringsdag: {theme}",
    EntryKind.TEACHING: "Du underviser på en fysisk læringsdag: {theme}",
}
_ABOUT = {
    EntryKind.ELEARNING: "Dagen er sat af til at arbejde med materialet, gerne sammen.",
    EntryKind.PHYSICAL: "I mødes med underviserne om den praksis, som I selv kender.",
    EntryKind.TEACHING: "På dagens side ser du, hvem der kommer.",
}


def calendar_title(kind: EntryKind, theme: str, municipality: str = "", *, is_called_off: bool = False) -> str:
    """ "Aflyst: Fysisk læringsdag: Bil (Ådal)"."""
    whose = f" ({municipality})" if municipality else ""
    return f"{'Aflyst: ' if is_called_off else ''}{_TITLES[kind].format(theme=theme)}{whose}"


def calendar_text(kind: EntryKind, page: str, *, is_called_off: bool, is_demonstration: bool) -> str:
    """What stands below the title in one's calendar: what the day is for, and where one sees more."""
    lines = ["Demonstration: Dagen er opdigtet."] if is_demonstration else []
    lines.append("Dagen er aflyst." if is_called_off else _ABOUT[kind])
    return "\n".join([*lines, f"Se mere: {page}"])


def still_contact(municipality: str, edition: str) -> str:
    """Why a contact person cannot be erased yet, and what to do first."""
    return (
        f"Personen er kontaktperson for {genitive(municipality)} forløb i {edition.lower()}, som ikke er holdt endnu. "
        "Vælg en anden kontaktperson på forløbets side, og slet så."
    )


def reminded(contact: str, municipality: str, titles: Sequence[str]) -> str:
    """The receipt of a reminder: who gets a mail about what."""
    what = listing([title.partition(",")[0].lower() for title in titles])
    return f"{contact} i {municipality} får nu en mail om det, der mangler: {what}."
