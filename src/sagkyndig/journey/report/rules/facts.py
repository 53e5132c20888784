"""The facts about an edition that a report states: each has a value and an origin, and none is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sagkyndig.pure.danish import in_words, listing, long_date, number
from sagkyndig.pure.figures import whole_percent

Value = bool | int | str | date | tuple[str, ...]

NOT_STATED = "ikke oplyst"


class Kind(StrEnum):
    COUNT = "antal"
    YEAR = "årstal"
    PERIOD = "årrække"
    TEXT = "tekst"
    LIST = "liste"
    FLAG = "ja eller nej"
    DATE = "dato"


class Origin(StrEnum):
    COMPUTED = "opgjort"
    TYPED = "indtastet"


@dataclass(frozen=True)
class FactDefinition:
    """What a fact is called, what kind of value it takes, and the step that can compute it, if one can."""

    key: str
    label: str
    kind: Kind
    owner: str | None = None

    @property
    def is_number(self) -> bool:
        """Is it a number that a reader may want to open, and not words?"""
        return self.kind in (Kind.COUNT, Kind.YEAR, Kind.PERIOD)


DEFINITIONS: tuple[FactDefinition, ...] = (
    FactDefinition("aar", "Rundens år", Kind.YEAR, "programme"),
    FactDefinition("program", "Programmets navn", Kind.TEXT, "programme"),
    FactDefinition("programperiode", "Programmets år", Kind.PERIOD, "programme"),
    FactDefinition("aftalegrundlag", "Programmets grundlag", Kind.TEXT, "programme"),
    FactDefinition("omraade", "Området", Kind.TEXT, "programme"),
    FactDefinition("tema", "Rundens tema", Kind.TEXT, "programme"),
    FactDefinition("bestemmelser", "Bestemmelser", Kind.TEXT, "programme"),
    FactDefinition("formaal", "Rundens formål", Kind.TEXT, "programme"),
    FactDefinition("kommende_runder", "Kommende runder", Kind.LIST, "programme"),
    FactDefinition("kommuner", "Kommuner i forløbene", Kind.COUNT, "selection"),
    FactDefinition("takkede_nej", "Kommuner, der takkede nej", Kind.COUNT, "selection"),
    FactDefinition("afslagsgrund", "Grunden til, at en kommune takkede nej", Kind.TEXT, "selection"),
    FactDefinition("erstattet", "Kommuner, der blev erstattet", Kind.COUNT, "selection"),
    FactDefinition("statistik_fra", "Første år i statistikken", Kind.YEAR),
    FactDefinition("statistik_til", "Sidste år i statistikken", Kind.YEAR),
    FactDefinition("forloeb", "Forløb", Kind.COUNT, "planning"),
    FactDefinition("fysiske_dage", "Fysiske læringsdage", Kind.COUNT, "planning"),
    FactDefinition("kommuner_paa_faelles_dage", "Kommuner på fælles fysiske dage", Kind.COUNT, "planning"),
    FactDefinition("undervisere_paa_dagen", "Undervisere på den fysiske dag", Kind.COUNT, "planning"),
    FactDefinition("samme_underviser", "Samme underviser i alle forløb", Kind.FLAG, "planning"),
    FactDefinition("cases_i_e_laering", "Cases i e-læringen", Kind.COUNT),
    FactDefinition("cases_med_opmaerksomhedspunkter", "Cases med opmærksomhedspunkter", Kind.COUNT),
    FactDefinition("cases_paa_dagen", "Cases på den fysiske dag", Kind.COUNT),
    FactDefinition("case_emner", "Emner i casene", Kind.LIST),
    FactDefinition("to_dage", "Forløbet er en dag med e-læring og en fysisk læringsdag", Kind.FLAG, "planning"),
    FactDefinition("interview", "Underviseren er interviewet", Kind.FLAG),
    FactDefinition("inviterede", "Deltagere, der fik spørgeskemaet", Kind.COUNT, "evaluation"),
    FactDefinition("svar", "Deltagere, der har besvaret spørgeskemaet", Kind.COUNT, "evaluation"),
    FactDefinition("svarprocent", "Svarprocent", Kind.COUNT, "evaluation"),
    FactDefinition("dateret", "Rapportens dato", Kind.DATE),
    FactDefinition("opdateret", "Artiklen sidst opdateret", Kind.DATE),
    FactDefinition("forfatter", "Artiklens forfatter", Kind.TEXT),
)

BY_KEY: Mapping[str, FactDefinition] = {definition.key: definition for definition in DEFINITIONS}

# Beside the facts, a text can name the authority that stands behind it.
AUTHORITY_NAME, AUTHORITY_GENITIVE = "myndighed", "myndigheds"
SAYABLE = frozenset({*BY_KEY, AUTHORITY_NAME, AUTHORITY_GENITIVE})


@dataclass(frozen=True)
class Fact:
    """One value and where it comes from: the step that computed it, or who typed it and from which source."""

    key: str
    value: Value
    origin: Origin
    source: str = ""
    stated_by: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of an edition. A computed value stands before a typed one; where they differ, the checker says so."""

    computed: Mapping[str, Fact] = field(default_factory=dict)
    typed: Mapping[str, Fact] = field(default_factory=dict)

    def get(self, key: str) -> Fact | None:
        return self.computed.get(key) or self.typed.get(key)

    def value(self, key: str) -> Value | None:
        fact = self.get(key)
        return fact.value if fact else None

    def number(self, key: str) -> int | None:
        """The value of a count or a year; None where it is not known."""
        value = self.value(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        """The value of a date; None where it is not known."""
        value = self.value(key)
        return value if isinstance(value, date) else None

    def without_names(self) -> Facts:
        """The same facts for the public, who is told the source and not who typed it."""
        return replace(self, typed={key: replace(fact, stated_by="") for key, fact in self.typed.items()})

    def differing(self) -> tuple[tuple[Fact, Fact], ...]:
        """Pairs of computed and typed values that should be one and are two."""
        both = [key for key in BY_KEY if key in self.computed and key in self.typed]
        pairs = [(self.computed[key], self.typed[key]) for key in both]
        return tuple((computed, typed) for computed, typed in pairs if computed.value != typed.value)


def answer_facts(n: int, invited: int | None, source: str) -> dict[str, Fact]:
    """How many answered, and the response rate where it is known how many were asked."""
    known: dict[str, Value] = {"svar": n}
    if invited and n <= invited:
        known["svarprocent"] = whole_percent(n, invited)
    return {key: Fact(key, value, Origin.COMPUTED, source) for key, value in known.items()}


def in_running_text(key: str, value: Value) -> str:
    """The value as a sentence says it: counts to ten in words, years in digits, lists with "og"."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int):
        return str(value) if BY_KEY[key].kind is Kind.YEAR else in_words(value)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, tuple):
        return listing(value)
    return value


def in_tables(key: str, value: Value) -> str:
    """The value as a table shows it: always in digits."""
    if isinstance(value, int) and not isinstance(value, bool) and BY_KEY[key].kind is not Kind.YEAR:
        return number(value)
    return in_running_text(key, value)
