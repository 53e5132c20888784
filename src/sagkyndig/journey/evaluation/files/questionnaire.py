"""Reads a questionnaire from its authored TOML file."""

from __future__ import annotations

import tomllib
from typing import Any

from sagkyndig.journey.evaluation.rules.questionnaire import Measure, Option, Question, Questionnaire

RESERVED_COLUMNS = ("svar", "kommentar_til", "kommentar")


class QuestionnaireFault(Exception):
    """The file cannot be used as a questionnaire; the message is a Danish sentence that says why and where."""


def read_questionnaire(data: bytes) -> Questionnaire:
    """The questionnaire in an authored file.

    Raises QuestionnaireFault, with the place and the remedy, for a file that is not TOML, lacks a key, uses a column
    twice, or names a positive answer that is no option.
    """
    try:
        source = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise QuestionnaireFault("Spørgeskemaet er ikke en tekstfil i UTF-8. Gem den som UTF-8.") from fault
    except tomllib.TOMLDecodeError as fault:
        raise QuestionnaireFault(f"Spørgeskemaet kan ikke læses som TOML: {fault}.") from fault
    questions = tuple(
        _question(each, number) for number, each in enumerate(_listed(source, "spoergsmaal", "spørgeskemaet"), 1)
    )
    columns = [question.column for question in questions]
    for column in columns:
        if columns.count(column) > 1:
            raise QuestionnaireFault(
                f"Kolonnen »{column}« hører til to spørgsmål. Hvert spørgsmål har sin egen kolonne."
            )
    return Questionnaire(
        key=_text(source, "noegle", "spørgeskemaet"),
        version=_text(source, "version", "spørgeskemaet"),
        title=_text(source, "titel", "spørgeskemaet"),
        source=str(source.get("kilde", "")),
        questions=questions,
    )


def _question(source: dict[str, Any], number: int) -> Question:
    place = f"spørgsmål {number}"
    text, column = _text(source, "tekst", place), _text(source, "kolonne", place)
    if column in RESERVED_COLUMNS:
        raise QuestionnaireFault(f"I {place} hedder kolonnen »{column}«. Det navn er optaget; vælg et andet.")
    options = tuple(
        Option(label=_text(each, "svar", place), in_text=_text(each, "i_tekst", place))
        for each in _listed(source, "svar", place)
    )
    labels = [option.label for option in options]
    if len({label.casefold() for label in labels}) < len(labels):
        raise QuestionnaireFault(f"I {place} står den samme svarmulighed to gange.")
    positive = tuple(source.get("positive", ()))
    for label in positive:
        if label not in labels:
            raise QuestionnaireFault(
                f"I {place} er »{label}« nævnt som positivt svar, men det er ikke en svarmulighed."
            )
    claim = source.get("paastand")
    if claim is not None and "{svar}" not in claim:
        raise QuestionnaireFault(f"I {place} mangler {{svar}} i »paastand«. Sæt {{svar}} dér, hvor svaret skal stå.")
    try:
        measures = Measure(_text(source, "maaler", place))
    except ValueError as fault:
        known = ", ".join(measure.value for measure in Measure)
        raise QuestionnaireFault(f"I {place} er »maaler« ukendt. Vælg en af: {known}.") from fault
    return Question(
        column=column,
        text=text,
        heading=str(source.get("overskrift", text)),
        introduction=str(source.get("indledning", "")),
        measures=measures,
        options=options,
        positive=positive,
        claim=claim,
        subject=source.get("emne"),
        is_headline=bool(source.get("hovedtal", False)),
    )


def _text(source: dict[str, Any], key: str, place: str) -> str:
    value = source.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QuestionnaireFault(f"I {place} mangler »{key}«. Skriv den som tekst i anførselstegn.")
    return value.strip()


def _listed(source: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    value = source.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        raise QuestionnaireFault(f"I {place} mangler listen »{key}«.")
    return value
