"""Reads the facts about an edition from a TOML file: what a report needs beside the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
from sagkyndig.journey.evaluation.rules.targets import Target
from sagkyndig.journey.report.rules.facts import BY_KEY, Fact, FactDefinition, Facts, Kind, Origin, Value
from sagkyndig.journey.report.rules.material import RECONSTRUCTED, Authority
from sagkyndig.pure.authored import AuthoredFault, read_authored
from sagkyndig.pure.danish import genitive, listing

UNKNOWN_AUTHORITY = Authority("Myndighed ikke oplyst", "myndighedens")
MOST_SHOWN = 60
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
        source = read_authored(data)
    except AuthoredFault as fault:
        raise FactsFault(f"Filen med oplysninger kan ikke læses som TOML. {fault}") from fault
    for key, value in source.items():
        if key not in BY_KEY and key not in BESIDE_THE_FACTS:
            raise FactsFault(f"Oplysningen »{key}« ({_shown(value)}) kendes ikke. Ret navnet, eller fjern linjen.")
    origin = _text(source, "kilde", filename)
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
    if kind in _WHOLE_NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        lowest, highest = _WHOLE_NUMBERS[kind]
        if lowest <= value <= highest:
            return value
    if kind in (Kind.TEXT, Kind.PERIOD) and isinstance(value, str) and value.strip():
        return " ".join(value.split())
    if kind is Kind.LIST and _is_list_of_texts(value):
        return tuple(" ".join(each.split()) for each in value)
    if kind is Kind.DATE and isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    raise FactsFault(f"Oplysningen »{key}« har værdien {_shown(value)}. Skriv {_EXAMPLES[kind]}.")


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) and each.strip() for each in value)


_WHOLE_NUMBERS = {Kind.COUNT: (0, 999_999_999), Kind.YEAR: (1849, 2200)}  # years that Danish law can speak of
_EXAMPLES = {
    Kind.FLAG: "true eller false",
    Kind.COUNT: "et helt tal, fx 10",
    Kind.YEAR: "et årstal, fx 2023",
    Kind.PERIOD: 'en årrække, fx "2023-2025"',
    Kind.TEXT: "tekst i anførselstegn",
    Kind.LIST: 'en liste, fx ["personkreds", "udmåling"]',
    Kind.DATE: "en dato, fx 2024-03-01",
}


def _shown(value: Any) -> str:
    """A found value, as the file itself writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"»{value if len(value) <= MOST_SHOWN else value[:MOST_SHOWN] + '...'}«"
    if isinstance(value, list):
        return f"[{', '.join(_shown(each) for each in value[:3])}{', ...' if len(value) > 3 else ''}]"
    return "en tabel" if isinstance(value, dict) else str(value)


def _quoted(words: Sequence[str], last: str = "eller") -> str:
    return listing([f"»{word}«" for word in words], last)


def _authority(source: Any) -> Authority:
    if source is None:
        return UNKNOWN_AUTHORITY
    if not isinstance(source, dict) or not isinstance(source.get("navn"), str) or not source["navn"].strip():
        raise FactsFault("Under [afsender] mangler »navn«. Skriv myndighedens navn som tekst i anførselstegn.")
    _only_known(source, ("navn", "genitiv", "linjer"), "Under [afsender]")
    name, lines = source["navn"].strip(), source.get("linjer", [])
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise FactsFault('Under [afsender] er »linjer« ikke en liste af tekster. Skriv fx linjer = ["Ådalsvej 1"].')
    return Authority(name, _text(source, "genitiv", genitive(name)), tuple(lines))


def _target(source: Any, questionnaire: Questionnaire) -> Target:
    known = {question.column: question for question in questionnaire.questions}
    column = source.get("spoergsmaal") if isinstance(source, dict) else None
    if not isinstance(column, str) or column not in known:
        raise FactsFault(
            f"Et mål gælder {'intet spørgsmål' if column is None else _shown(column)}, men det skal gælde et spørgsmål "
            f"i spørgeskemaet. Skriv spoergsmaal = og en af: {_quoted(tuple(known))}."
        )
    _only_known(source, ("spoergsmaal", "svar", "andel"), f"I målet for »{column}«")
    labels = source.get("svar", list(known[column].positive))
    if not isinstance(labels, list) or not labels or any(label not in known[column].labels for label in labels):
        raise FactsFault(
            f"Målet for »{column}« har svaret {_shown(labels)}. "
            f"Skriv en liste med et eller flere af svarene: {_quoted(known[column].labels)}."
        )
    percent = source.get("andel")
    if not isinstance(percent, int) or isinstance(percent, bool) or not 0 < percent <= 100:
        found = "mangler »andel«" if percent is None else f"har andelen {_shown(percent)}"
        raise FactsFault(f"Målet for »{column}« {found}. Skriv et helt tal fra 1 til 100.")
    return Target(column, tuple(dict.fromkeys(labels)), percent)


def _reconstructed(source: dict[str, Any]) -> str | None:
    said = _text(source, "genskabt_kilde", RECONSTRUCTED)
    return said if _flag(source, "genskabt") else None


def _flag(source: dict[str, Any], key: str) -> bool:
    value = source.get(key, False)
    if not isinstance(value, bool):
        raise FactsFault(f"Oplysningen »{key}« har værdien {_shown(value)}. Skriv true eller false.")
    return value


def _text(source: dict[str, Any], key: str, otherwise: str) -> str:
    value = source.get(key, otherwise)
    if not isinstance(value, str) or not value.strip():
        raise FactsFault(f"Oplysningen »{key}« har værdien {_shown(value)}. Skriv tekst i anførselstegn.")
    return value.strip()


def _only_known(source: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in source:
        if key not in keys:
            raise FactsFault(f"{where} står »{key}«, som ikke kendes. Vælg mellem {_quoted(keys, 'og')}.")


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
