"""Reads a questionnaire from its authored TOML file."""

from __future__ import annotations

import re
from typing import Any

from sagkyndig.journey.evaluation.rules.questionnaire import Measure, Option, Question, Questionnaire
from sagkyndig.pure.authored import AuthoredFault, read_authored
from sagkyndig.pure.tables import plain

COLUMN = re.compile(r"[A-Za-z0-9_-]{1,60}")  # it stands in addresses and in the keys of numbers
RESERVED_COLUMNS = ("svar", "kommentar_til", "kommentar")


class QuestionnaireFault(Exception):
    """The file cannot be used as a questionnaire; the message is a Danish sentence that says why and where."""


def read_questionnaire(data: bytes) -> Questionnaire:
    """The questionnaire in an authored file.

    Raises QuestionnaireFault, with the place and the remedy, for a file that is not TOML, lacks a key, uses a column
    twice, or names a positive answer that is no option.
    """
    try:
        source = read_authored(data)
    except AuthoredFault as fault:
        raise QuestionnaireFault(f"Spørgeskemaet kan ikke læses som TOML. {fault}") from fault
    questions = tuple(
        _question(each, number) for number, each in enumerate(_listed(source, "spoergsmaal", "spørgeskemaet"), 1)
    )
    columns = [plain(question.column) for question in questions]
    for question, column in zip(questions, columns, strict=True):
        if columns.count(column) > 1:
            raise QuestionnaireFault(
                f"Kolonnen »{question.column}« hører til to spørgsmål. Hvert spørgsmål har sin egen kolonne."
            )
    return Questionnaire(
        key=_text(source, "noegle", "spørgeskemaet"),
        version=_text(source, "version", "spørgeskemaet"),
        title=_text(source, "titel", "spørgeskemaet"),
        source=_text(source, "kilde", "spørgeskemaet", ""),
        questions=questions,
    )


def _question(source: dict[str, Any], number: int) -> Question:
    place = f"spørgsmål {number}"
    text, column = _text(source, "tekst", place), _text(source, "kolonne", place)
    if not COLUMN.fullmatch(column):
        raise QuestionnaireFault(
            f"I {place} hedder kolonnen »{column}«. Brug kun bogstaverne a-z, tal, _ og -, højst 60 tegn."
        )
    if plain(column) in map(plain, RESERVED_COLUMNS):
        raise QuestionnaireFault(f"I {place} hedder kolonnen »{column}«. Det navn er optaget; vælg et andet.")
    options = tuple(
        Option(label=_text(each, "svar", place), in_text=_text(each, "i_tekst", place))
        for each in _listed(source, "svar", place)
    )
    labels = [option.label for option in options]
    if len({plain(label) for label in labels}) < len(labels):
        raise QuestionnaireFault(f"I {place} står den samme svarmulighed to gange.")
    positive = source.get("positive", [])
    if not isinstance(positive, list):
        raise QuestionnaireFault(f'I {place} er »positive« ikke en liste. Skriv fx positive = ["{labels[0]}"].')
    for label in positive:
        if label not in labels:
            raise QuestionnaireFault(
                f"I {place} er »{label}« nævnt som positivt svar, men det er ikke en svarmulighed."
            )
    claim = _text(source, "paastand", place) if "paastand" in source else None
    if claim is not None and set(re.findall(r"\{[^{}]*\}|[{}]", claim)) != {"{svar}"}:
        raise QuestionnaireFault(
            f"I {place} mangler {{svar}} i »paastand«, eller der står andet i krøllede parenteser. "
            "Sæt {svar} dér, hvor svaret skal stå."
        )
    is_headline = source.get("hovedtal", False)
    if not isinstance(is_headline, bool):
        raise QuestionnaireFault(f"I {place} er »hovedtal« hverken true eller false.")
    if is_headline and not positive:
        raise QuestionnaireFault(
            f"I {place} er der et hovedtal, men ingen positive svar at regne det af. Skriv »positive«."
        )
    try:
        measures = Measure(_text(source, "maaler", place))
    except ValueError as fault:
        known = ", ".join(measure.value for measure in Measure)
        raise QuestionnaireFault(f"I {place} er »maaler« ukendt. Vælg en af: {known}.") from fault
    return Question(
        column=column,
        text=text,
        heading=_text(source, "overskrift", place, text),
        introduction=_text(source, "indledning", place, ""),
        measures=measures,
        options=options,
        positive=tuple(dict.fromkeys(positive)),
        claim=claim,
        subject=_text(source, "emne", place, "") or None,
        is_headline=is_headline,
    )


def _text(source: dict[str, Any], key: str, place: str, otherwise: str | None = None) -> str:
    """The text under a key; `otherwise` where the key may be left out and is."""
    if otherwise is not None and key not in source:
        return otherwise
    value = source.get(key)
    if not isinstance(value, str) or (not value.strip() and otherwise is None):
        raise QuestionnaireFault(f"I {place} mangler »{key}«. Skriv den som tekst i anførselstegn.")
    return value.strip()


def _listed(source: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    value = source.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        raise QuestionnaireFault(f"I {place} mangler listen »{key}«.")
    return value
