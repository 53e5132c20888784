"""What is wrong with a file of appeal figures: each problem as a Danish sentence with row, column and remedy."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.journey.selection.files.sources.meanings import Column, Meaning
from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import Problem, quoted, shown

MEANINGS = {
    Meaning.CODE: "Kommunekode",
    Meaning.MUNICIPALITY: "Kommune",
    Meaning.YEAR: "År",
    Meaning.PROVISION: "Bestemmelse eller område",
    Meaning.OUTCOME: "Udfald",
    Meaning.COUNT: "Antal sager med udfaldet",
    Meaning.UPHELD: "Antal stadfæstet",
    Meaning.CHANGED: "Antal ændret eller ophævet",
    Meaning.REMITTED: "Antal hjemvist",
    Meaning.REVERSED: "Antal omgjort i alt",
    Meaning.DISMISSED: "Antal afvist, henlagt eller tilbagekaldt",
    Meaning.DECIDED: "Antal realitetsbehandlede sager",
    Meaning.UPHELD_PCT: "Stadfæstet i procent",
    Meaning.CHANGED_PCT: "Ændret eller ophævet i procent",
    Meaning.REMITTED_PCT: "Hjemvist i procent",
    Meaning.REVERSED_PCT: "Omgørelsesprocent",
    Meaning.UNUSED: "Bruges ikke",
}

CHOOSE = "Vælg den rigtige kolonne på listen."
CHOOSE_OR_SAY = "Vælg kolonnen på listen. Gælder hele filen det samme, så skriv det under listen."


def _at(row: int, column: Column, cell: str, what: str, remedy: str) -> Problem:
    return Problem(row, column.heading, cell, f"Række {number(row)}, kolonnen »{column.heading}«: {what}", remedy)


# A cell


def unknown_municipality(row: int, column: Column, cell: str, alike: str | None) -> Problem:
    if not cell:
        return _at(row, column, cell, "Kommunen mangler.", "Skriv kommunens navn eller kode, eller slet rækken.")
    meant = (
        f"Mente du »{alike}«? Så skriv det sådan."
        if alike
        else "Skriv kommunens navn eller kode, som den står i kommunelisten."
    )
    return _at(row, column, cell, f"»{shown(cell)}« er ikke en kommune, vi kender.", meant)


def code_and_name_differ(row: int, column: Column, code: str, by_code: str, name: str) -> Problem:
    return _at(
        row, column, name,
        f"Koden {code} er {by_code}, men der står »{shown(name)}«.", "Ret koden eller navnet, så de er den samme kommune.",
    )  # fmt: skip


def no_year(row: int, column: Column, cell: str) -> Problem:
    if not cell:
        return _at(row, column, cell, "Året mangler.", "Skriv årstallet med fire cifre, fx 2021.")
    return _at(row, column, cell, f"»{shown(cell)}« er ikke et årstal.", "Skriv årstallet med fire cifre, fx 2021.")


def part_of_a_year(row: int, column: Column, cell: str) -> Problem:
    return _at(
        row,
        column,
        cell,
        f"»{shown(cell)}« er en del af et år.",
        "Hent tallene opgjort pr. år, eller læg årets tal sammen.",
    )


def unknown_provision(row: int, column: Column, cell: str) -> Problem:
    if not cell:
        return _at(row, column, cell, "Bestemmelsen mangler.", "Skriv bestemmelsen, fx SEL 95.")
    return _at(
        row, column, cell, f"»{shown(cell)}« er ikke én bestemmelse.",
        "Skriv én bestemmelse i hver række, fx SEL 95, eller et af kortets områder, fx Børnehandicap.",
    )  # fmt: skip


def unknown_outcome(row: int, column: Column, cell: str) -> Problem:
    if not cell:
        return _at(
            row, column, cell, "Udfaldet mangler.", "Skriv fx stadfæstet, ændret eller ophævet, hjemvist eller afvist."
        )
    return _at(
        row, column, cell, f"»{shown(cell)}« er ikke et udfald, vi kender.",
        "Skriv stadfæstet, ændret eller ophævet, hjemvist eller afvist.",
    )  # fmt: skip


def negative(row: int, column: Column, cell: str) -> Problem:
    return _at(
        row, column, cell, f"Antallet {shown(cell)} er under nul.", "Skriv et helt tal, der er nul eller større."
    )


def not_whole(row: int, column: Column, cell: str) -> Problem:
    return _at(
        row, column, cell, f"»{shown(cell)}« er ikke et helt antal sager.",
        "Skriv et helt tal. Er det procenter, så vælg det for kolonnen.",
    )  # fmt: skip


def not_a_share(row: int, column: Column, cell: str) -> Problem:
    return _at(
        row, column, cell, f"»{shown(cell)}« er ikke en procent mellem 0 og 100.",
        "Skriv en procent, fx 41,5. Er det et antal sager, så vælg det for kolonnen.",
    )  # fmt: skip


# A cell of the figures: one municipality, provision and year


def twice(row: int, first: int, column: Column, cell: str, told: str) -> Problem:
    return _at(
        row, column, cell, f"{told} står også i række {number(first)}.",
        "Behold den række, der er rigtig, og slet den anden. Tal for samme kommune, bestemmelse og år må kun stå én gang.",
    )  # fmt: skip


def does_not_add_up(row: int, told: str, parts: int, total: int) -> Problem:
    return Problem(
        row, None, str(total),
        f"Række {number(row)}: For {told} giver udfaldene {number(parts)} sager, men der står {number(total)} i alt.",
        "Ret tallene, eller vælg »Bruges ikke« for kolonnen med det samlede antal.",
    )  # fmt: skip


def reversed_does_not_add_up(row: int, told: str, parts: int, total: int) -> Problem:
    return Problem(
        row, None, str(total),
        f"Række {number(row)}: For {told} giver ændret og hjemvist {number(parts)} sager, men der står {number(total)} omgjort.",
        "Ret tallene, eller vælg »Bruges ikke« for kolonnen med omgjorte sager.",
    )  # fmt: skip


def lacks_cases(row: int, told: str) -> Problem:
    return Problem(
        row, None, None, f"Række {number(row)}: {told} har procenter, men intet antal sager.",
        "Skriv, hvor mange sager procenten er af. En procent alene kan ikke lægges sammen med andre.",
    )  # fmt: skip


def does_not_fit(row: int, told: str, cases: int) -> Problem:
    return Problem(
        row, None, None,
        f"Række {number(row)}: Procenterne for {told} passer ikke med {number(cases)} sager: intet helt antal giver dem.",
        "Se efter, om antallet er de realitetsbehandlede sager, og om procenterne er skrevet rigtigt af.",
    )  # fmt: skip


# What is left out, if somebody says so


def several_fit(row: int, told: str, low: int, high: int, cases: int) -> Problem:
    return Problem(
        row, None, None,
        f"Række {number(row)}: Procenten for {told} er afrundet for meget: mellem {number(low)} og {number(high)} af "
        f"{number(cases)} sager giver den samme procent.",
        "Hent antallet eller flere decimaler i kilden, eller lad rækken blive udeladt.",
    )  # fmt: skip


def hidden(row: int, column: Column, cell: str, told: str) -> Problem:
    return _at(
        row, column, cell, f"Kilden viser ikke tallet (»{shown(cell)}«). {told} kan ikke tælles med.",
        "Hent tallet, hvor det findes, eller lad rækken blive udeladt.",
    )  # fmt: skip


# The columns


def lacks_column(meaning: str, headings: Sequence[str], remedy: str = CHOOSE) -> Problem:
    found = quoted(headings[:12]) + (" ..." if len(headings) > 12 else "")
    return Problem(
        1, None, None, f"Række 1: Der er ingen kolonne med {meaning}. Overskrifterne er {found}.",
        remedy,
    )  # fmt: skip


def two_columns(meaning: Meaning, headings: Sequence[str]) -> Problem:
    return Problem(
        1, headings[1], headings[1], f"Række 1: {quoted(headings)} er begge valgt som »{MEANINGS[meaning]}«.",
        "Vælg en kolonne, og sæt den anden til »Bruges ikke«.",
    )  # fmt: skip


def mixed(headings: Sequence[str]) -> Problem:
    return Problem(
        1, headings[0], None, f"Række 1: {quoted(headings)} har både tal for hvert udfald og et udfald i hver række.",
        "Vælg enten kolonnen med udfald og den med antal, eller en kolonne for hvert udfald.",
    )  # fmt: skip


def no_outcome_of(words: str) -> Problem:
    return Problem(
        None, None, None, f"Der er ingen tal for {words} nogen steder i filen.",
        "Hent også det udfald i kilden. Uden det kan omgørelsesprocenten ikke regnes.",
    )  # fmt: skip


def no_rows() -> Problem:
    return Problem(
        2, None, None, "Der står ingen tal under overskrifterne.", "Vælg en fil med en række for hver kommune."
    )


def nothing_left() -> Problem:
    return Problem(
        None,
        None,
        None,
        "Ingen af filens rækker har tal for en kommune.",
        "Se efter, om det er den rigtige fil og de rigtige kolonner.",
    )
