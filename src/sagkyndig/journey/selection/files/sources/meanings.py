"""What the columns of a file of appeal figures may hold, and how headings and outcomes say so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sagkyndig.journey.selection.files.sources.municipalities import Municipalities
from sagkyndig.pure.tables import plain


class Meaning(StrEnum):
    """What stands in a column."""

    CODE = "code"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    PROVISION = "provision"
    OUTCOME = "outcome"
    COUNT = "count"
    UPHELD = "upheld"
    CHANGED = "changed"
    REMITTED = "remitted"
    REVERSED = "reversed"
    DISMISSED = "dismissed"
    DECIDED = "decided"
    UPHELD_PCT = "upheld_pct"
    CHANGED_PCT = "changed_pct"
    REMITTED_PCT = "remitted_pct"
    REVERSED_PCT = "reversed_pct"
    UNUSED = "unused"


COUNTS = (Meaning.UPHELD, Meaning.CHANGED, Meaning.REMITTED, Meaning.REVERSED, Meaning.DISMISSED, Meaning.DECIDED)
PERCENTAGES = (Meaning.UPHELD_PCT, Meaning.CHANGED_PCT, Meaning.REMITTED_PCT, Meaning.REVERSED_PCT)
MEASURES = (*COUNTS, *PERCENTAGES)
# Columns of which there is one; of the others several may add up, such as »Ændret« and »Ophævet«, or one for each year.
ONE_OF = (Meaning.CODE, Meaning.MUNICIPALITY, Meaning.YEAR, Meaning.PROVISION, Meaning.OUTCOME)

SAMPLE = 200  # rows that are looked at to tell what a column holds

_NAMED = {
    Meaning.CODE: "kommunekode kommunenr kommunenummer komkode komnr kode",
    Meaning.MUNICIPALITY: "kommune kommunenavn kommuner navn område omraade",
    Meaning.YEAR: "år aar årstal aarstal tid periode afgørelsesår afgoerelsesaar kalenderår",
    Meaning.PROVISION: "bestemmelse bestemmelser paragraf paragraffer lovbestemmelse § §§ sagsområde sagsomraade sagsemne sagstype",
    Meaning.OUTCOME: "udfald afgørelse afgoerelse afgørelsestype afgoerelsestype resultat måling nøgletal",
    Meaning.COUNT: "antal indhold værdi vaerdi",
}
_BY_NAME = {name: meaning for meaning, names in _NAMED.items() for name in names.split()}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PERCENT = re.compile(r"%|\bpct\b|procent|\bandel")
_OUTCOMES = (
    (Meaning.UPHELD, re.compile(r"stadf")),
    (Meaning.REMITTED, re.compile(r"hjemv")),
    (Meaning.CHANGED, re.compile(r"(?:æ|ae)ndr|oph(?:æ|ae)v")),
    (Meaning.REVERSED, re.compile(r"omg(?:ø|oe)r|omgjort")),
    (Meaning.DISMISSED, re.compile(r"afvis|henlagt|henl(?:æ|ae)g|tilbagek|bortfald|frafald")),
)
_DECIDED = re.compile(r"realitet|i alt|ialt|total|afgjor|\bsager\b|\bafg(?:ø|oe)relser\b|\bklager\b|\bantal sager")
_OF_PERCENT = {
    Meaning.UPHELD: Meaning.UPHELD_PCT,
    Meaning.CHANGED: Meaning.CHANGED_PCT,
    Meaning.REMITTED: Meaning.REMITTED_PCT,
    Meaning.REVERSED: Meaning.REVERSED_PCT,
}


@dataclass(frozen=True)
class Column:
    """One column: its place, its heading, what it holds, and the year that the heading names."""

    index: int
    heading: str
    meaning: Meaning
    year: int | None = None


@lru_cache(maxsize=4096)
def measure_of(label: str) -> Meaning | None:
    """What a heading or an outcome counts; None where it says nothing we know, or several things at once."""
    text = plain(label)
    found = [meaning for meaning, spelling in _OUTCOMES if spelling.search(text)]
    if set(found) == {Meaning.CHANGED, Meaning.REMITTED}:
        found = [Meaning.REVERSED]  # »Ændret, ophævet eller hjemvist«
    if len(found) > 1:
        return None
    if not found:
        return Meaning.DECIDED if _DECIDED.search(text) and not _PERCENT.search(text) else None
    if _PERCENT.search(text):
        return _OF_PERCENT.get(found[0])
    return found[0]


def year_in(heading: str) -> int | None:
    """The year that a heading names: »2021«, »Hjemvist 2021«, »År 2021«."""
    years = _YEAR.findall(heading)
    return int(years[0]) if len(years) == 1 else None


def suggested(
    header: Sequence[str], rows: Sequence[Sequence[str]], municipalities: Municipalities
) -> tuple[Meaning, ...]:
    """What each column seems to hold: by its heading, and where that says nothing by what stands below it."""
    guesses = [_guess(heading) for heading in header]
    for one in ONE_OF:
        places = [index for index, guess in enumerate(guesses) if guess is one]
        keep = min(places, key=lambda index: _is_vague(header[index]), default=None)
        for index in places:
            guesses[index] = one if index == keep else Meaning.UNUSED
    sample = rows[:SAMPLE]
    for index, guess in enumerate(guesses):
        if guess is Meaning.UNUSED or _is_vague(header[index]):
            seen = _seen_in([row[index] for row in sample if row[index]], municipalities)
            if seen is not None and seen not in guesses:
                guesses[index] = seen
    return tuple(_values(header, guesses))


def _seen_in(cells: Sequence[str], municipalities: Municipalities) -> Meaning | None:
    """What a column of these cells can only be."""
    if not cells:
        return None
    if all(map(municipalities.means_one, cells)):
        return Meaning.CODE if all(cell.isdigit() for cell in cells) else Meaning.MUNICIPALITY
    if all(re.fullmatch(_YEAR, cell) for cell in cells):
        return Meaning.YEAR
    if all(measure_of(cell) for cell in cells):
        return Meaning.OUTCOME
    if all("§" in cell or re.match(r"(?:SEL|BL) \d", cell) for cell in cells):
        return Meaning.PROVISION
    return None


def _values(header: Sequence[str], guesses: Sequence[Meaning]) -> list[Meaning]:
    """Beside an outcome »Antal sager« is how many had it; without one it is how many were decided."""
    has_outcome, has_count = Meaning.OUTCOME in guesses, Meaning.COUNT in guesses
    values = []
    for heading, guess in zip(header, guesses, strict=True):
        if guess is Meaning.DECIDED and has_outcome and not has_count:
            guess = Meaning.COUNT
        elif guess is Meaning.COUNT and not has_outcome and not year_in(heading):
            guess = Meaning.UNUSED if Meaning.DECIDED in guesses else Meaning.DECIDED
        values.append(guess)
    return values


def _guess(heading: str) -> Meaning:
    text = plain(heading).strip(" .:")
    named = _BY_NAME.get(text)
    if named is not None:
        return named
    without_year = _YEAR.sub("", text).strip(" .:,-()")
    if year_in(heading) and without_year in ("", "år", "aar", "antal", "antal sager", "sager"):
        return Meaning.COUNT
    return measure_of(without_year) or Meaning.UNUSED


def _is_vague(heading: str) -> bool:
    """»Område« may be a municipality or a part of the law: what stands below it decides."""
    return plain(heading) in ("område", "omraade", "navn", "kode", "kort")


def columns_of(header: Sequence[str], meanings: Sequence[Meaning]) -> tuple[Column, ...]:
    """The columns that are used, each with the year of its heading where it holds figures."""
    return tuple(
        Column(index, heading, meaning, None if meaning in ONE_OF else year_in(heading))
        for index, (heading, meaning) in enumerate(zip(header, meanings, strict=True))
        if meaning is not Meaning.UNUSED
    )


def chosen(header: Sequence[str], by_index: Mapping[int, str]) -> tuple[Meaning, ...]:
    """The meanings as somebody chose them; what is not named is not used."""
    known = {meaning.value: meaning for meaning in Meaning}
    return tuple(known.get(by_index.get(index, ""), Meaning.UNUSED) for index in range(len(header)))
