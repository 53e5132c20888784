"""Checks a composed report against the material it was composed from, before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
from sagkyndig.journey.evaluation.rules.questionnaire import Measure
from sagkyndig.journey.report.rules.critical_reading import Section, read_critically, response_rate_unknown, shares_in
from sagkyndig.journey.report.rules.facts import BY_KEY, NOT_STATED, in_tables
from sagkyndig.journey.report.rules.findings import Finding, FindingKind
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.pure.danish import capitalised, in_words
from sagkyndig.pure.documents.tree import BulletList, Callout, Document, FigureBlock, Heading, Number, Paragraph, plain

OVERVIEW_KINDS = (FindingKind.RESPONSE_RATE_UNKNOWN,)  # said from the facts, so not once more from the text


def check_report(document: Document, material: Material) -> tuple[Finding, ...]:
    """Every finding, those on figures first and in their order; the same report gives the same findings."""
    findings: list[Finding] = []
    for each in material.figures:
        findings += _figure(each)
    findings += _response_rate(material)
    sections = sections_of_document(document)
    findings += [
        found
        for found in read_critically(sections, subjects_of_intention=_subjects(material))
        if found.kind not in OVERVIEW_KINDS
    ]
    findings += _numbers_without_source(sections, material)
    findings += _facts(document, material)
    return tuple(dict.fromkeys(findings))


def sections_of_document(document: Document) -> tuple[Section, ...]:
    """The running text of a report: what follows a figure, until the next heading, is about that figure."""
    sections: list[Section] = []
    figure = None
    for block in document.blocks:
        if isinstance(block, Heading):
            figure = None
        elif isinstance(block, FigureBlock):
            figure = block.number
        elif isinstance(block, Paragraph):
            sections.append(Section(figure, plain(block.runs)))
        elif isinstance(block, BulletList):
            sections += [Section(figure, plain(item)) for item in block.items]
        elif isinstance(block, Callout):
            sections.append(Section(figure, block.text))
    return _gathered(sections)


def _gathered(sections: list[Section]) -> tuple[Section, ...]:
    """One section a figure: the sentences on a figure are read together."""
    figures = list(dict.fromkeys(section.figure for section in sections))
    return tuple(
        Section(figure, "\n".join(section.text for section in sections if section.figure == figure))
        for figure in figures
    )


def _figure(each: QuestionFigure) -> Iterator[Finding]:
    figure = each.figure
    if figure.hidden:
        said = f"Figur {figure.id} vises ikke, fordi kun {_people(figure.n)} har svaret. Der skal være mindst fem."
        if figure.n == 0:
            said = f"Figur {figure.id} vises ikke, fordi ingen har svaret."
        yield Finding(FindingKind.GROUP_TOO_SMALL, figure.id, said)
        return
    if each.tally.unanswered:
        given = each.tally.n - each.tally.unanswered
        said = (
            f"I figur {figure.id} gør svarmulighederne rede for {in_words(given)} af {in_words(each.tally.n)} "
            f"besvarelser. {capitalised(_people(each.tally.unanswered))} har ikke besvaret spørgsmålet."
        )
        if not given:
            said = f"I figur {figure.id} har ingen af de {in_words(each.tally.n)} besvaret spørgsmålet."
        yield Finding(FindingKind.UNANSWERED, figure.id, f"{said} Det skal fremgå af teksten.")
    total = sum(choice.count for choice in each.tally.choices) + each.tally.unanswered
    if total != each.tally.n:
        said = f"Svarene i figur {figure.id} giver {total} tilsammen, men {each.tally.n} har svaret."
        yield Finding(FindingKind.SUBTOTAL_UNEQUAL, figure.id, said)


def _people(count: int) -> str:
    """The count where it stands for people alone: "én har svaret", not "en har svaret"."""
    return "én" if count == 1 else in_words(count)


def _response_rate(material: Material) -> Iterator[Finding]:
    invited = material.facts.number("inviterede")
    if invited is None:
        yield response_rate_unknown(material.n)
    elif invited < material.n:
        said = (
            f"{capitalised(_people(material.n))} har svaret, men kun {_people(invited)} fik "
            "spørgeskemaet. Ret det tal, der er forkert."
        )
        yield Finding(FindingKind.SUBTOTAL_UNEQUAL, None, said)


def _subjects(material: Material) -> tuple[str, ...]:
    asked = [each.question for each in material.figures if each.question.measures is Measure.INTENTION]
    return tuple(question.subject for question in asked if question.subject)


def _numbers_without_source(sections: tuple[Section, ...], material: Material) -> Iterator[Finding]:
    """Shares in running text that no figure, and no run of neighbouring answers in one, can account for."""
    possible = {each.figure.id: _possible_counts(each) for each in material.figures if not each.figure.hidden}
    everywhere = set().union(*possible.values()) if possible else set()
    if not material.n:
        return
    for section in sections:
        counts = possible.get(section.figure, everywhere) if section.figure else everywhere
        for share in shares_in(section.text):
            if not counts & set(share.counts(material.n)):
                where = f"figur {section.figure}" if section.figure else "nogen figur"
                said = f"{capitalised(share.written)} procent står i teksten, men passer ikke med svarene i {where}. Ret tallet."
                yield Finding(FindingKind.NUMBER_WITHOUT_SOURCE, section.figure, said)


def _possible_counts(each: QuestionFigure) -> set[int]:
    counts = [choice.count for choice in each.tally.choices]
    runs = {sum(counts[start:end]) for start in range(len(counts)) for end in range(start + 1, len(counts) + 1)}
    return runs | {each.tally.unanswered, each.tally.n - each.tally.unanswered}


def _facts(document: Document, material: Material) -> Iterator[Finding]:
    for computed, typed in material.facts.differing():
        label = BY_KEY[computed.key].label
        said = (
            f"{label}{',' if ',' in label else ''} er opgjort til {in_tables(computed.key, computed.value)}, men indtastet som "
            f"{in_tables(typed.key, typed.value)} ({typed.source or 'uden kilde'}). Ret den, der er forkert."
        )
        yield Finding(FindingKind.FACT_DIFFERS, None, said)
    missing = [BY_KEY[key].label.lower() for key in _facts_not_stated(document) if key in BY_KEY]
    if missing:
        said = f"Rapporten skriver »{NOT_STATED}« om: {'; '.join(missing)}. Indtast det, der mangler."
        yield Finding(FindingKind.FACTS_MISSING, None, said)


def _facts_not_stated(document: Document) -> tuple[str, ...]:
    paragraphs = [block.runs for block in document.blocks if isinstance(block, Paragraph)]
    numbers = [run for runs in paragraphs for run in runs if isinstance(run, Number)]
    lacking = [run.source for run in numbers if run.text.lower() == NOT_STATED]
    return tuple(dict.fromkeys(source.removeprefix("fakta:") for source in lacking))
