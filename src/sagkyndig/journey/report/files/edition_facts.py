"""Reads the facts about an edition from a TOML file: what a report needs beside the answers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
from sagkyndig.journey.evaluation.rules.targets import Target
from sagkyndig.journey.report.rules.facts import BY_KEY, Fact, FactDefinition, Facts, Kind, Origin, Value
from sagkyndig.journey.report.rules.material import Authority
from sagkyndig.pure.danish import listing

UNKNOWN_AUTHORITY = Authority("Myndighed ikke oplyst", "myndighedens")
BESIDE_THE_FACTS = ("genskabt", "genskabt_kilde", "kilde", "demonstration", "afsender", "maal", "tekster")


class FactsFault(Exception):
    """The file of facts cannot be used; the message is a Danish sentence that says which key and how to mend it."""


@dataclass(frozen=True)
class EditionFacts:
    """What a file of facts holds."""

    facts: Facts = field(default_factory=Facts)
    authority: Authority = UNKNOWN_AUTHORITY
    targets: tuple[Target, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    reconstructed: str | None = None
    is_demonstration: bool = False


def read_edition_facts(data: bytes, filename: str, questionnaire: Questionnaire) -> EditionFacts:
    """The facts in a file, each typed with the file as its source.

    Raises FactsFault for what is not TOML, an unknown key, a value of the wrong kind or a target that fits no question.
    """
    try:
        source = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise FactsFault(f"Filen med oplysninger kan ikke læses som TOML i UTF-8: {fault}.") from fault
    for key in source:
        if key not in BY_KEY and key not in BESIDE_THE_FACTS:
            raise FactsFault(f"Oplysningen »{key}« kendes ikke. Ret navnet, eller fjern linjen.")
    origin = str(source.get("kilde", filename))
    typed = {
        key: Fact(key, _value(BY_KEY[key], value), Origin.TYPED, source=origin)
        for key, value in source.items()
        if key in BY_KEY
    }
    return EditionFacts(
        facts=Facts(typed=typed),
        authority=_authority(source.get("afsender")),
        targets=tuple(_target(each, questionnaire) for each in _listed(source, "maal")),
        texts={str(key): str(text) for key, text in _table(source, "tekster").items()},
        reconstructed=_reconstructed(source),
        is_demonstration=_flag(source, "demonstration"),
    )


def _value(definition: FactDefinition, value: Any) -> Value:
    kind, key = definition.kind, definition.key
    if kind is Kind.FLAG and isinstance(value, bool):
        return value
    if kind in (Kind.COUNT, Kind.YEAR) and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind in (Kind.TEXT, Kind.PERIOD) and isinstance(value, str) and value.strip():
        return value.strip()
    if kind is Kind.LIST and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if kind is Kind.DATE and isinstance(value, date):
        return value
    examples = {
        Kind.FLAG: "true eller false",
        Kind.COUNT: "et helt tal, fx 10",
        Kind.YEAR: "et årstal, fx 2023",
        Kind.PERIOD: 'en årrække, fx "2023-2025"',
        Kind.TEXT: "tekst i anførselstegn",
        Kind.LIST: 'en liste, fx ["personkreds", "udmåling"]',
        Kind.DATE: "en dato, fx 2024-03-01",
    }
    raise FactsFault(f"Oplysningen »{key}« har værdien {value!r}. Skriv {examples[kind]}.")


def _authority(source: Any) -> Authority:
    if source is None:
        return UNKNOWN_AUTHORITY
    if not isinstance(source, dict) or not isinstance(source.get("navn"), str):
        raise FactsFault("Under [afsender] mangler »navn«.")
    name = source["navn"]
    return Authority(name, str(source.get("genitiv", name)), tuple(str(line) for line in source.get("linjer", ())))


def _target(source: Any, questionnaire: Questionnaire) -> Target:
    column = source.get("spoergsmaal") if isinstance(source, dict) else None
    known = {question.column: question for question in questionnaire.questions}
    if column not in known:
        raise FactsFault(
            f"Et mål gælder »{column}«, men det spørgsmål findes ikke i spørgeskemaet. Brug en af: {listing(tuple(known), 'eller')}."
        )
    labels = tuple(source.get("svar", known[column].positive))
    if not labels or any(label not in known[column].labels for label in labels):
        raise FactsFault(f"Målet for »{column}« nævner et svar, der ikke er en svarmulighed.")
    percent = source.get("andel")
    if not isinstance(percent, int) or isinstance(percent, bool) or not 0 < percent <= 100:
        raise FactsFault(f"Målet for »{column}« mangler »andel«: et helt tal fra 1 til 100.")
    return Target(column, labels, percent)


def _reconstructed(source: dict[str, Any]) -> str | None:
    if not _flag(source, "genskabt"):
        return None
    return str(source.get("genskabt_kilde", "Genskabt efter de offentliggjorte tal"))


def _flag(source: dict[str, Any], key: str) -> bool:
    value = source.get(key, False)
    if not isinstance(value, bool):
        raise FactsFault(f"Oplysningen »{key}« har værdien {value!r}. Skriv true eller false.")
    return value


def _listed(source: dict[str, Any], key: str) -> list[Any]:
    value = source.get(key, [])
    if not isinstance(value, list):
        raise FactsFault(f"»{key}« er ikke en liste. Skriv [[{key}]] foran hvert mål.")
    return value


def _table(source: dict[str, Any], key: str) -> dict[str, Any]:
    value = source.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise FactsFault(f"Under [{key}] står der noget, der ikke er tekst. Sæt teksten i anførselstegn.")
    return value
