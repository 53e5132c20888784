"""What stands behind each number in a report: count, n, unanswered, the questionnaire and the imports, or the fact."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sagkyndig.journey.report.rules.facts import BY_KEY, Origin, in_tables
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.pure.danish import listing, number
from sagkyndig.pure.documents.tree import Block, BulletList, KeyResults, Number, Paragraph
from sagkyndig.pure.figures import whole_percent


@dataclass(frozen=True)
class Trace:
    """One number opened up. `rows` are pairs of a label and what stands there; `figure` is the figure it stands in."""

    source: str
    title: str
    sentence: str
    rows: tuple[tuple[str, str], ...]
    figure: str | None = None


def sources_in(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The keys of all numbers in running text, each once, in the order they stand."""
    found: list[str] = []
    for block in blocks:
        runs = block.runs if isinstance(block, Paragraph) else ()
        if isinstance(block, BulletList):
            runs = tuple(run for item in block.items for run in item)
        if isinstance(block, KeyResults):
            runs = tuple(run for _, sentence in block.items for run in sentence)
        found += [run.source for run in runs if isinstance(run, Number)]
    return tuple(dict.fromkeys(found))


def trace(source: str, material: Material) -> Trace | None:
    """What a number was computed from; None for a key that the material does not know."""
    kind, _, rest = source.partition(":")
    if source == "svar":
        return _everyone(material)
    if kind == "svar":
        return _answers(source, rest, material)
    if kind == "fakta":
        return _fact(source, rest, material)
    if kind == "bemaerkninger":
        return _comments(source, rest, material)
    return None


def as_data(each: Trace) -> dict[str, Any]:
    """The trace as it is kept with a publication."""
    return asdict(each)


def from_data(data: dict[str, Any]) -> Trace:
    rows = tuple((label, said) for label, said in data["rows"])
    return Trace(data["source"], data["title"], data["sentence"], rows, data.get("figure"))


def _everyone(material: Material) -> Trace:
    said = "Tallet er alle, der har sendt spørgeskemaet ind, også dem, der har sprunget spørgsmål over."
    rows = (("Besvarelser (n)", number(material.n)), *_origin(material))
    return Trace("svar", "Deltagere, der har besvaret spørgeskemaet", said, rows)


def _answers(source: str, rest: str, material: Material) -> Trace | None:
    column, _, which = rest.partition(":")
    each = next((figure for figure in material.figures if figure.question.column == column), None)
    if each is None or each.figure.hidden:
        return None
    n, unanswered = each.tally.n, each.tally.unanswered
    if which == "ubesvaret":
        labels, count = "Ikke besvaret", unanswered
    else:
        places = [str(place) for place in range(len(each.tally.choices))]
        named = which.split("+")
        if not set(named) <= set(places) or len(set(named)) < len(named):
            return None
        chosen = [each.tally.choices[int(place)] for place in named]
        labels, count = (
            listing([f"»{choice.label}«" for choice in chosen], "eller"),
            sum(choice.count for choice in chosen),
        )
    percent = whole_percent(count, n)
    said = f"{number(count)} af {number(n)} er {percent} procent, når der afrundes til hele procenter."
    rows = (
        ("Figur", each.figure.id),
        ("Spørgsmål", each.question.text),
        ("Svar", labels),
        ("Antal", number(count)),
        ("Besvarelser (n)", number(n)),
        ("Heraf ikke besvaret", number(unanswered)),
        ("Procent", f"{percent}"),
        *_origin(material),
    )
    return Trace(source, f"{percent} procent: {labels}", said, rows, each.figure.id)


def _fact(source: str, key: str, material: Material) -> Trace | None:
    definition = BY_KEY.get(key)
    if definition is None:
        return None
    fact = material.facts.get(key)
    if fact is None:
        return Trace(source, definition.label, "Oplysningen er hverken opgjort eller indtastet.", ())
    said = {
        Origin.COMPUTED: "Sagkyndig har selv opgjort oplysningen.",
        Origin.TYPED: "Oplysningen er indtastet.",
    }[fact.origin]
    origin = {Origin.COMPUTED: "Opgjort i", Origin.TYPED: "Kilde"}[fact.origin]
    rows = [("Værdi", in_tables(key, fact.value)), ("Oprindelse", fact.origin.value)]
    rows += [(origin, fact.source)] if fact.source else []
    rows += [("Indtastet af", fact.stated_by)] if fact.stated_by else []
    return Trace(source, definition.label, said, tuple(rows))


def _comments(source: str, column: str, material: Material) -> Trace | None:
    each = next((figure for figure in material.figures if figure.question.column == column), None)
    if each is None:
        return None
    rows = (("Spørgsmål", each.question.text), ("Bemærkninger", number(material.comments.get(column, 0))))
    return Trace(
        source,
        "Bemærkninger til spørgsmålet",
        "Tallet er de bemærkninger, der er skrevet.",
        (*rows, *_origin(material)),
        each.figure.id,
    )


def _origin(material: Material) -> tuple[tuple[str, str], ...]:
    questionnaire = material.questionnaire
    rows = [("Spørgeskema", f"{questionnaire.title}, version {questionnaire.version}")]
    rows += [("Import", each) for each in material.imports]
    if material.reconstructed:
        rows.append(("Bemærk", material.reconstructed))
    return tuple(rows)
