"""Every problem a table can have, as a Danish sentence with its place and a remedy."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.pure.danish import listing, number, plural
from sagkyndig.pure.tables.problems import Problem

_SHOWN_CHARACTERS = 60


def column_letter(index: int) -> str:
    """The letter above a spreadsheet's column, counted from 0: "A", "Z", "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The other way: "A" is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def shown(value: str) -> str:
    """A found value, short enough for a sentence."""
    one_line = " ".join(value.split())
    return one_line if len(one_line) <= _SHOWN_CHARACTERS else f"{one_line[: _SHOWN_CHARACTERS - 1]}…"


def quoted(values: Sequence[str]) -> str:
    """ "»a«, »b« og »c«", each short enough for a sentence."""
    return listing([f"»{shown(value)}«" for value in values])


def _of_the_file(sentence: str, remedy: str, value: str | None = None) -> Problem:
    return Problem(None, None, value, sentence, remedy)


def _megabytes(size: int) -> str:
    return f"{number(size / 1_000_000, 0 if size >= 10_000_000 else 1)} MB"


# The file


def no_bytes() -> Problem:
    return _of_the_file("Filen er helt tom (0 byte).", "Hent eller gem filen igen, og vælg den på ny.")


def no_header() -> Problem:
    return _of_the_file(
        "Der står ingenting i filen, heller ikke overskrifter.",
        "Sæt overskrifter i første række og indholdet under dem.",
    )


def file_too_large(size: int, most: int) -> Problem:
    return _of_the_file(
        f"Filen fylder {_megabytes(size)}, og der er plads til højst {_megabytes(most)}.",
        "Fjern ark, billeder og kolonner, som ikke skal bruges, eller del filen i flere.",
    )


def unpacks_too_large(most: int) -> Problem:
    return _of_the_file(
        f"Regnearket fylder mere end {_megabytes(most)}, når det pakkes ud.",
        "Kopiér kun cellerne med indhold til et nyt regneark, og brug det.",
    )


def unknown_ending(ending: str) -> Problem:
    return _of_the_file(
        f"Filer, der ender på »{ending}«, kan ikke læses.",
        "Gem tabellen som CSV eller som Excel-projektmappe (.xlsx), og brug den fil.",
        ending,
    )


def another_kind(found: str, ending: str | None) -> Problem:
    named = f"Filen ender på »{ending}«, men indholdet" if ending else "Filens indhold"
    return _of_the_file(
        f"{named} er {found}.",
        "Gem tabellen som CSV eller som Excel-projektmappe (.xlsx), og brug den fil.",
        found,
    )


def spreadsheet_named_text(ending: str) -> Problem:
    return _of_the_file(
        f"Filen ender på »{ending}«, men indholdet er et Excel-regneark.",
        "Giv filen endelsen .xlsx, eller gem regnearket som CSV.",
        "XLSX",
    )


def text_named_spreadsheet(ending: str) -> Problem:
    return _of_the_file(
        f"Filen ender på »{ending}«, men indholdet er tekst og ikke et Excel-regneark.",
        "Giv filen endelsen .csv, eller gem den som Excel-projektmappe (.xlsx).",
        "tekst",
    )


def damaged_spreadsheet() -> Problem:
    return _of_the_file(
        "Regnearket er beskadiget og kan ikke åbnes.",
        "Åbn det i Excel, gem det som en ny Excel-projektmappe (.xlsx), og brug den.",
    )


# Text and its marks


def not_text() -> Problem:
    return _of_the_file(
        "Filens indhold er ikke tekst, der kan læses som en tabel.",
        "Gem tabellen som CSV (UTF-8) eller som Excel-projektmappe (.xlsx), og brug den fil.",
    )


def unreadable_letters(row: int | None, value: str) -> Problem:
    where = f"Række {number(row)}" if row else "Filen"
    return Problem(
        row,
        None,
        value,
        f"{where} har tegn, der ikke kan læses rigtigt: »{value}«.",
        "Gem filen igen som CSV med tegnsættet UTF-8, og se efter, at æ, ø og å står rigtigt.",
    )


def invisible_sign(row: int, code: int) -> Problem:
    name = f"U+{code:04X}"
    return Problem(
        row,
        None,
        name,
        f"Række {number(row)} har et usynligt styretegn ({name}).",
        "Slet tegnet, eller skriv teksten i cellen igen.",
    )


def broken_quotes(row: int) -> Problem:
    return Problem(
        row,
        None,
        '"',
        f"Række {number(row)} har et anførselstegn, der ikke passer sammen med et andet.",
        'Sæt anførselstegn både før og efter cellens tekst, og skriv dem dobbelt ("") inde i den.',
    )


def wrong_delimiter(found: str) -> Problem:
    return Problem(
        1,
        None,
        found,
        f"Række 1 ser ud til at have »{found}« mellem kolonnerne.",
        "Gem filen med semikolon, komma eller tabulator mellem kolonnerne.",
    )


# Size


def too_many_rows(most: int) -> Problem:
    return Problem(
        most + 2,
        None,
        None,
        f"Tabellen har mere end {number(most)} rækker under overskrifterne.",
        "Del den i flere filer.",
    )


def too_many_columns(row: int, count: int, most: int) -> Problem:
    return Problem(
        row,
        column_letter(most),
        None,
        f"Række {number(row)} har {number(count)} kolonner, og der må højst være {number(most)}.",
        "Slet de kolonner, som ikke skal bruges.",
    )


def too_many_cells(rows: int, columns: int, most: int) -> Problem:
    return _of_the_file(
        f"Regnearket strækker sig over {number(rows)} rækker og {number(columns)} kolonner, "
        f"og der må i alt højst være {number(most)} celler.",
        "Slet det, der står langt fra tabellen, eller kopiér tabellen til et nyt regneark.",
    )


def row_too_large(row: int, characters: int | None, most: int) -> Problem:
    length = "mange flere" if characters is None else number(characters)
    return Problem(
        row,
        None,
        None,
        f"Række {number(row)} er for lang: {length} tegn, hvor der må være højst {number(most)}.",
        "Kort teksten af, eller se efter et anførselstegn, der mangler sin afslutning.",
    )


def cell_too_large(row: int, column: str, characters: int, most: int) -> Problem:
    return Problem(
        row,
        column,
        None,
        f"Række {number(row)}, kolonne »{column}« har {number(characters)} tegn, og en celle må højst have {number(most)}.",
        "Kort teksten af, eller se efter et anførselstegn, der mangler sin afslutning.",
    )


# Header and rows


def empty_heading(row: int, index: int) -> Problem:
    letter = column_letter(index)
    return Problem(
        row,
        letter,
        "",
        f"Kolonne {letter} har ingen overskrift i række {number(row)}.",
        "Skriv en overskrift, eller slet kolonnen.",
    )


def same_heading(row: int, heading: str, indexes: list[int]) -> Problem:
    letters = listing([column_letter(index) for index in indexes])
    return Problem(
        row,
        heading,
        heading,
        f"Overskriften »{shown(heading)}« står over flere kolonner i række {number(row)}: {letters}.",
        "Giv hver kolonne sin egen overskrift, eller slet den, der er for meget.",
    )


def ragged(row: int, cells: int, columns: int, delimiter_of_row: str | None) -> Problem:
    remedy = "Ret rækken, så den har én celle til hver overskrift; en tom celle skal også med."
    if delimiter_of_row:
        remedy = f"Rækken er delt med {delimiter_of_row} og overskrifterne ikke. Brug det samme tegn i hele filen."
    elif cells > columns:
        remedy += " Står skilletegnet inde i en tekst, skal teksten have anførselstegn om sig."
    return Problem(
        row,
        None,
        None,
        f"Række {number(row)} har {plural(cells, 'celle', 'celler')}, "
        f"og der er {plural(columns, 'overskrift', 'overskrifter')}.",
        remedy,
    )


def and_more(count: int) -> Problem:
    return _of_the_file(
        f"Der er {number(count)} problemer til.", "Ret dem, der er nævnt, og prøv igen. Så vises de næste."
    )


# Sheets


def no_sheet_with_content(names: list[str]) -> Problem:
    quoted = [f"»{name}«" for name in names]
    told = f" ({listing(quoted)})" if names else ""
    return _of_the_file(
        f"Regnearket har ingen celler med indhold{told}.",
        "Sæt overskrifter i første række og indholdet under dem, og gem regnearket.",
    )


def several_sheets(names: list[str]) -> Problem:
    quoted = listing([f"»{name}«" for name in names])
    return _of_the_file(
        f"Der står noget på flere ark: {quoted}.",
        "Behold kun det ark, der skal læses, eller gem det i en fil for sig.",
        ", ".join(names),
    )


def merged_cells(row: int, column: str, cells: str) -> Problem:
    return Problem(
        row,
        column,
        cells,
        f"Cellerne {cells} er flettet sammen.",
        "Ophæv fletningen i Excel, og skriv indholdet i hver celle for sig.",
    )


def formula_without_value(row: int, column: str) -> Problem:
    return Problem(
        row,
        column,
        None,
        f"Celle {column}{row} har en formel, hvis resultat ikke er gemt i filen.",
        "Åbn regnearket i Excel og gem det igen, eller skriv værdien i stedet for formlen.",
    )


def error_value(row: int, column: str, value: str) -> Problem:
    return Problem(
        row,
        column,
        value,
        f"Celle {column}{row} viser fejlen {value}.",
        "Ret formlen, eller skriv værdien i stedet.",
    )
