"""The report and the article as trees: chapters, texts and figures, from the edition's material."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.journey.report.rules.outline import Chapter, Insert, Outline, Part
from sagkyndig.journey.report.rules.results import (
    headline_results,
    headline_sentences,
    targets_in_short,
    targets_one_by_one,
)
from sagkyndig.journey.report.rules.texts_with_facts import blocks_of, facts_named, filled, words_of
from sagkyndig.pure.danish import capitalised, in_words, month_and_year, short_date
from sagkyndig.pure.documents.tree import (
    Article,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    Link,
    Notice,
    Number,
    Paragraph,
    Text,
    anchor_from,
    figure_anchor,
)
from sagkyndig.pure.figures import bars_svg, figure_table

if TYPE_CHECKING:
    from sagkyndig.pure.documents.tree import Block

RESULTS_FIRST = 3  # how many headline results the report opens with
NARROW = 340  # the width of the drawing for a phone, so that its letters stay large
FEWEST_COMMENTS = 5  # fewer comments on a question are not counted aloud


def compose_report(material: Material, outline: Outline) -> Document:
    """The whole report. The same material gives the same document; nothing comes from the clock."""
    composer = _Composer(material, highest=2)
    dated = material.facts.day("dateret")
    theme = material.say("tema")
    return Document(
        title=_title(outline, material),
        subtitle=capitalised(theme) if theme else "",
        authority=material.authority.sender,
        dated=capitalised(month_and_year(dated)) if dated else "Dato ikke oplyst",
        kind=outline.kind,
        banners=material.banners,
        blocks=tuple(composer.chapters(outline)),
        colophon=_colophon(material),
    )


def compose_article(material: Material, outline: Outline, *, report_href: str) -> Article:
    """The article about the report, with its headline figures and the way to the report."""
    composer = _Composer(material, highest=1)
    lead, *rest = outline.chapters[0].parts
    updated = material.facts.day("opdateret")
    author = material.say("forfatter")
    return Article(
        title=_title(outline, material),
        lead=words_of(_Composer(material, highest=1).part(lead)),
        byline=f"Af {author}" if author else "Forfatter ikke oplyst",
        updated=f"Sidst opdateret {short_date(updated)}" if updated else "Dato for sidste opdatering ikke oplyst",
        blocks=tuple(block for part in rest for block in composer.part(part)),
        link=Link("Læs hele evalueringsrapporten", report_href),
        banners=material.banners,
        sender=material.authority.sender,
    )


def own_text(part: Part, material: Material) -> str | None:
    """The text that a part uses for this material, before its facts are filled in; None where the part falls away."""
    if part.key in material.texts:
        return material.texts[part.key]
    text = part.text
    if part.when is not None and material.facts.get(part.when) is not None and not material.facts.value(part.when):
        return part.otherwise
    if part.when is not None and material.facts.get(part.when) is None:
        return part.lacking if part.lacking is not None else part.otherwise
    if any(material.say(key) is None for key in facts_named(text)):
        return part.lacking
    return text


class _Composer:
    """Composes part after part. No anchor is used twice, and no heading skips a level, whatever the texts hold."""

    def __init__(self, material: Material, *, highest: int) -> None:
        """`highest` is the level that a text's own headings may have: in the report, level 1 is the chapters'."""
        self.material = material
        self.highest = highest
        self.level = 0
        self.anchors = {figure_anchor(each.figure.id) for each in material.figures}

    def chapters(self, outline: Outline) -> Iterator[Block]:
        number = 0
        for chapter in outline.chapters:
            number += chapter.is_numbered
            yield self._heading(1, chapter.title, kicker=f"Kapitel {number}" if chapter.is_numbered else None)
            yield from self._parts(chapter)

    def part(self, part: Part) -> Iterator[Block]:
        if part.insert is not None:
            yield from self._insert(part.insert)
        text = own_text(part, self.material)
        if text:
            yield from self._text(text)

    def _parts(self, chapter: Chapter) -> Iterator[Block]:
        for part in chapter.parts:
            yield from self.part(part)

    def _insert(self, insert: Insert) -> Iterator[Block]:
        material = self.material
        if insert is Insert.RESULTS:
            yield from headline_results(material.figures, RESULTS_FIRST)
        elif insert is Insert.HEADLINE_FIGURES:
            yield from headline_sentences(material.figures)
        elif insert is Insert.TARGETS_IN_SHORT:
            yield from targets_in_short(material)
        elif insert is Insert.TARGETS:
            yield from targets_one_by_one(material)
        elif insert is Insert.RECONSTRUCTED and material.reconstructed:
            yield Notice(
                f"{material.reconstructed}. Fordelingen på hvert spørgsmål er den offentliggjorte. Hvordan den enkelte "
                "deltagers svar hænger sammen, er ikke offentliggjort og er opdigtet her."
            )
        elif insert is Insert.FIGURES:
            for each in material.figures:
                yield from self._question(each)

    def _question(self, each: QuestionFigure) -> Iterator[Block]:
        yield self._heading(2, each.question.heading)
        if each.question.introduction:
            yield Paragraph((Text(each.question.introduction),))
        yield figure_block(each, self.material)
        yield Paragraph(each.runs)
        yield from self._comments(each)

    def _comments(self, each: QuestionFigure) -> Iterator[Block]:
        key = f"bemaerkninger.{each.question.column}"
        if key in self.material.texts:
            yield from self._text(self.material.texts[key])
        elif (count := self.material.comments.get(each.question.column, 0)) >= FEWEST_COMMENTS:
            said = Number(capitalised(in_words(count)), f"bemaerkninger:{each.question.column}")
            yield Paragraph((said, Text(" deltagere har skrevet en bemærkning til spørgsmålet.")))

    def _text(self, text: str) -> Iterator[Block]:
        for block in blocks_of(text, self.material.say, self.anchors):
            if isinstance(block, Heading):
                self.level = min(max(block.level, self.highest), self.level + 1)
                yield replace(block, level=self.level)
            else:
                yield block

    def _heading(self, level: int, text: str, kicker: str | None = None) -> Heading:
        anchor = anchor_from(text, self.anchors)
        self.anchors.add(anchor)
        self.level = level
        return Heading(level, text, anchor, kicker)


def figure_block(each: QuestionFigure, material: Material) -> FigureBlock:
    """The figure as it is printed: drawing, table, and a line that says what it stands on."""
    figure = each.figure
    header, rows = figure_table(figure)
    source = f"Spørgeskema til deltagerne, version {material.questionnaire.version}. n = {figure.n}."
    return FigureBlock(
        number=figure.id,
        caption=figure.question,
        svg="" if figure.hidden else bars_svg(figure),
        narrow_svg="" if figure.hidden else bars_svg(figure, width=NARROW),
        description=figure.sentence,
        table=DataTable(f"Figur {figure.id}: antal og procent", header, rows, frozenset({1, 2})),
        source=source + (f" {material.reconstructed}." if material.reconstructed else ""),
        note=None,
    )


def _title(outline: Outline, material: Material) -> str:
    is_known = all(material.say(key) is not None for key in facts_named(outline.title))
    return filled(outline.title if is_known else outline.fallback_title, material.say)


def _colophon(material: Material) -> tuple[str, ...]:
    questionnaire = material.questionnaire
    lines = [
        material.authority.name,
        *material.authority.lines,
        f"{questionnaire.title}, version {questionnaire.version}",
        f"Besvarelser: {material.n}",
    ]
    if material.reconstructed:
        lines.append(material.reconstructed)
    return tuple(lines)
