"""How long things are kept: what can be decided, between which bounds, what is proposed and why."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Keep(StrEnum):
    """What is kept for a time that the authority decides. The value is stored."""

    PARTICIPANTS = "participants"
    CONTACTS = "contacts"
    OFFERS = "offers"
    UNATTACHED = "unattached"
    MAILS = "mails"
    LINKS = "links"
    DISQUALIFICATIONS = "disqualifications"
    ABSENCES = "absences"
    ACCESS_LOG = "access_log"


# Persons in municipalities: erased whole, the others row by row.
PERSONS = (Keep.PARTICIPANTS, Keep.CONTACTS, Keep.OFFERS, Keep.UNATTACHED)


@dataclass(frozen=True)
class KeepingRule:
    """One kind: what goes, counted from when, how many months are proposed and allowed, and why.

    `to_be_checked`: the proposal is ours, and a lawyer of the authority must see whether it holds.
    """

    kind: Keep
    heading: str
    goes: str
    counted_from: str
    why: str
    months: int
    fewest: int
    most: int
    to_be_checked: bool = False


KEEPING: dict[Keep, KeepingRule] = {
    rule.kind: rule
    for rule in (
        KeepingRule(
            Keep.PARTICIPANTS,
            "Kursister",
            "Navn, mailadresse, roller, afdeling og links. Antallet af tilmeldte og deres funktion bliver.",
            "rundens slutning, eller den fysiske dag eller det seneste log-ind, hvis det er senere",
            "Kursisten kan bruge materialet efter dagen, og næste års runde kan bygge på erfaringerne.",
            *(24, 6, 120),
            to_be_checked=True,
        ),
        KeepingRule(
            Keep.CONTACTS,
            "Kontaktpersoner",
            "Navn, mailadresse, roller, links og ønsker. At kommunen svarede, og dagene, bliver.",
            "rundens slutning, eller den fysiske dag eller det seneste log-ind, hvis det er senere",
            "Kommunen kan spørges, mens rapporten skrives, og når virkningen måles på de næste års tal.",
            *(36, 6, 120),
            to_be_checked=True,
        ),
        KeepingRule(
            Keep.OFFERS,
            "Personer, der kun fik tilbuddet",
            "Navn, mailadresse, roller og links. At kommunen fik tilbuddet og svarede, og grunden til et nej, bliver.",
            "rundens slutning, eller det seneste log-ind, hvis det er senere",
            "Kommunen kan blive spurgt igen i næste runde.",
            *(12, 3, 120),
            to_be_checked=True,
        ),
        KeepingRule(
            Keep.UNATTACHED,
            "Personer i kommuner uden forløb",
            "Navn, mailadresse, roller og links.",
            "den dag, personen blev tilføjet, eller det seneste log-ind, hvis det er senere",
            "Personen er ikke med i noget og skal ikke stå her.",
            *(12, 1, 60),
        ),
        KeepingRule(
            Keep.MAILS,
            "Mails i udbakken",
            "Hvem mailen gik til, emnet og ordene i den.",
            "den dag, mailen blev sendt eller opgivet",
            "I kan se, om en besked nåede frem, så længe nogen kan tænkes at spørge.",
            *(12, 3, 60),
            to_be_checked=True,
        ),
        KeepingRule(
            Keep.LINKS,
            "Udløbne links",
            "Aftryk af personlige links og kommunens link til tilmelding.",
            "den dag, linket udløb, eller den fysiske dag var holdt",
            "Et udløbet link kan ikke bruges til noget.",
            *(1, 1, 12),
        ),
        KeepingRule(
            Keep.DISQUALIFICATIONS,
            "Inhabilitet",
            "At underviseren er inhabil over for en kommune, og grunden.",
            "den dag, underviserens adgang blev stoppet",
            "Så længe underviseren kan undervise, skal det vides. Derefter kun, så længe nogen kan spørge til en dag, der er holdt.",
            *(12, 1, 60),
            to_be_checked=True,
        ),
        KeepingRule(
            Keep.ABSENCES,
            "Underviseres fravær",
            "Dage, hvor en underviser ikke kunne undervise.",
            "fraværets sidste dag",
            "Fraværet bruges kun til at lægge dagene.",
            *(6, 1, 24),
        ),
        KeepingRule(
            Keep.ACCESS_LOG,
            "Hændelser om log-ind, links, mails og opslag i oplysninger",
            "Hvem der brugte et link, skiftede adgangskode, fik en mail sendt igen eller slog oplysninger om en person op.",
            "den dag, det skete",
            "I kan opdage misbrug. Andre hændelser viser, hvem der besluttede hvad, og bliver så længe det, de handler om.",
            *(24, 12, 120),
            to_be_checked=True,
        ),
    )
}


class OutOfBounds(Exception):
    """A number of months that is shorter or longer than the kind allows."""

    def __init__(self, rule: KeepingRule) -> None:
        super().__init__(f"Vælg mellem {rule.fewest} og {rule.most} måneder.")
        self.rule = rule


def require_within_bounds(kind: Keep, months: int) -> None:
    """OutOfBounds for too short or too long."""
    rule = KEEPING[kind]
    if not rule.fewest <= months <= rule.most:
        raise OutOfBounds(rule)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month: 31 March less one month is 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_over(since: date, *, months: int, today: date) -> bool:
    """Whether what is counted from that day has been kept long enough."""
    return since < months_before(today, months)
