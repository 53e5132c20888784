"""The headline results, and the verdict on each target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
from sagkyndig.journey.evaluation.rules.targets import Target, Verdict, verdict
from sagkyndig.journey.evaluation.rules.wording import ALL_ANSWERS, positive_share, source_of
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.pure.danish import capitalised, in_words, listing, percent_in_words
from sagkyndig.pure.documents.tree import DataTable, KeyResults, Link, Number, Paragraph, Text, figure_anchor
from sagkyndig.pure.figures import whole_percent

if TYPE_CHECKING:
    from sagkyndig.pure.documents.tree import Block, Runs

NO_TARGETS_IN_SHORT = "Der var ikke på forhånd fastsat mål, som svarene kan holdes op imod."
NO_TARGETS = (
    "Der var ikke fastsat mål for spørgsmålene, før de første svar kom ind. Rapporten fortæller derfor, hvad "
    "deltagerne har svaret, men ikke, om det er nok."
)


def headline_results(figures: tuple[QuestionFigure, ...], most: int | None = None) -> tuple[Block, ...]:
    """The results that stand first: the questions marked as headlines and then, up to `most`, the others in order."""
    shown = [each for each in figures if not each.figure.hidden and each.question.positive]
    headline = [each for each in shown if each.question.is_headline]
    if most is not None:
        headline = (headline + [each for each in shown if not each.question.is_headline])[:most]
    if not headline:
        return ()
    return (KeyResults(tuple(_key_result(each) for each in headline)),)


def _key_result(each: QuestionFigure) -> tuple[str, Runs]:
    share, claim = positive_share(each.question, each.tally)
    sentence = (
        Text("af dem, der har besvaret spørgeskemaet, svarer, "),
        *claim,
        Text(" ("),
        Number(str(_positive(each)), share.source),
        Text(" af "),
        Number(str(each.tally.n), ALL_ANSWERS),
        Text(", "),
        Link(f"figur {each.figure.id}", f"#{figure_anchor(each.figure.id)}"),
        Text(")."),
    )
    return f"{capitalised(share.text)} procent" if _positive(each) else capitalised(share.text), sentence


def headline_sentences(figures: tuple[QuestionFigure, ...]) -> tuple[Block, ...]:
    """The headline figures as running text, for the article."""
    blocks: list[Block] = []
    for each in figures:
        if each.question.is_headline and each.question.positive and not each.figure.hidden:
            share, claim = positive_share(each.question, each.tally)
            unit = " procent" if _positive(each) else ""
            of_whom = "" if blocks else " af de deltagere, der har besvaret spørgeskemaet,"
            first = Number(capitalised(share.text), share.source)
            blocks.append(Paragraph((first, Text(f"{unit}{of_whom} svarer, "), *claim, Text("."))))
    return tuple(blocks)


def targets_in_short(material: Material) -> tuple[Block, ...]:
    """How many targets are reached, in one sentence."""
    if not material.targets:
        return (Paragraph((Text(NO_TARGETS_IN_SHORT),)),)
    verdicts = [_verdict(material, target) for target in material.targets]
    said = _on_the_only_one(verdicts[0]) if len(verdicts) == 1 else _on_several(verdicts)
    return (Paragraph((Text(said),)),)


def _on_the_only_one(outcome: Verdict) -> str:
    if outcome is Verdict.CANNOT_BE_TOLD:
        return "Det kan ikke afgøres, om det mål, der var fastsat på forhånd, er nået."
    return f"Det mål, der var fastsat på forhånd, er {outcome.value}."


def _on_several(verdicts: list[Verdict]) -> str:
    targets = f"{in_words(len(verdicts))} mål, der var fastsat på forhånd,"
    reached, unclear = verdicts.count(Verdict.REACHED), verdicts.count(Verdict.CANNOT_BE_TOLD)
    if unclear == len(verdicts):
        return f"Det kan ikke afgøres, om de {targets} er nået."
    said = f"{'Ingen' if not reached else capitalised(_of_targets(reached))} af de {targets} er nået."
    if reached == len(verdicts):
        said = f"Alle {targets} er nået." if reached > 2 else f"Begge {targets.removeprefix('to ')} er nået."
    tail = f" For {_of_targets(unclear)} af dem kan det ikke afgøres." if unclear else ""
    return f"{said}{tail} Konklusionen gennemgår dem ét for ét."


def _of_targets(count: int) -> str:
    """The count where it stands for targets: "et af målene"."""
    return "et" if count == 1 else in_words(count)


def targets_one_by_one(material: Material) -> tuple[Block, ...]:
    """A table of the targets, and a sentence on each."""
    if not material.targets:
        return (Paragraph((Text(NO_TARGETS),)),)
    rows = []
    paragraphs: list[Block] = []
    for target in material.targets:
        each = _figure(material, target)
        outcome = _verdict(material, target)
        percent = "vises ikke" if each.figure.hidden else f"{_percent(each, target)}\N{NO-BREAK SPACE}%"
        aim = f"mindst {target.percent}\N{NO-BREAK SPACE}% {_in_quotes(each, target)}"
        rows.append((each.question.heading, aim, percent, outcome.value))
        paragraphs.append(Paragraph(_on_target(each, target, outcome)))
    table = DataTable("Målene og svarene", ("Spørgsmål", "Mål", "Svar", "Målet er"), tuple(rows), frozenset())
    return (*paragraphs, table)


def _on_target(each: QuestionFigure, target: Target, outcome: Verdict) -> Runs:
    opening = Text(
        f"{each.question.heading}: Målet var, at mindst {percent_in_words(target.percent)} procent svarer "
        f"{_in_quotes(each, target)}. "
    )
    if outcome is Verdict.CANNOT_BE_TOLD:
        return (opening, Text("For få har svaret til, at det kan afgøres, om målet er nået."))
    options = [option for option in each.question.options if option.label in target.labels]
    count = sum(choice.count for choice in each.tally.choices if choice.label in target.labels)
    share = percent_in_words(_percent(each, target), count=count)
    result = "nået" if outcome is Verdict.REACHED else "ikke nået"
    return (
        opening,
        Number(capitalised(share), source_of(each.question, options)),
        Text(" procent svarer sådan (" if count else " svarer sådan ("),
        Number(str(count), source_of(each.question, options)),
        Text(" af "),
        Number(str(each.tally.n), ALL_ANSWERS),
        Text("). "),
        Text(f"Målet er {result}.", strong=True),
    )


def _in_quotes(each: QuestionFigure, target: Target) -> str:
    words = [f"”{label[0].lower()}{label[1:]}”" for label in each.question.labels if label in target.labels]
    return listing(words, "eller")


def _percent(each: QuestionFigure, target: Target) -> int:
    count = sum(choice.count for choice in each.tally.choices if choice.label in target.labels)
    return whole_percent(count, each.tally.n)


def _positive(each: QuestionFigure) -> int:
    return sum(choice.count for choice in each.tally.choices if choice.label in each.question.positive)


def _figure(material: Material, target: Target) -> QuestionFigure:
    return next(each for each in material.figures if each.question.column == target.column)


def _verdict(material: Material, target: Target) -> Verdict:
    return verdict(target, _figure(material, target).tally)
