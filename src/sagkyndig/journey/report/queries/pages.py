"""What each page of the report step shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report.models import FindingAnswer, OwnText
from sagkyndig.journey.report.queries.material import article_outline, material_of, report_outline
from sagkyndig.journey.report.queries.publications import PublicationRow, publications_of
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.rules.composition import compose_article, compose_report, own_text
from sagkyndig.journey.report.rules.facts import DEFINITIONS, Fact, FactDefinition, in_tables
from sagkyndig.journey.report.rules.findings import Finding
from sagkyndig.journey.report.rules.texts_with_facts import blocks_of, words_of
from sagkyndig.journey.report.rules.traces import Trace, trace

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.rules.material import Material
    from sagkyndig.journey.report.rules.outline import Part
    from sagkyndig.pure.documents.tree import Article, Document


@dataclass(frozen=True)
class FindingRow:
    """A finding and the answer to it; the answer is empty until somebody gives one."""

    finding: Finding
    answer: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class PartRow:
    """A text of the report that can be edited."""

    key: str
    title: str
    beginning: str
    is_own: bool


@dataclass(frozen=True)
class TextGroup:
    """The texts of one chapter, or of the article."""

    title: str
    rows: tuple[PartRow, ...]

    @property
    def own(self) -> int:
        return sum(row.is_own for row in self.rows)


@dataclass(frozen=True)
class WorkshopPage:
    """Where the report is made ready: findings, texts, facts, what is published."""

    edition_id: int
    edition_name: str
    edition_theme: str
    has_questionnaire: bool
    n: int
    findings: tuple[FindingRow, ...]
    texts: tuple[TextGroup, ...]
    facts_missing: int
    publications: tuple[PublicationRow, ...]

    @property
    def open_findings(self) -> int:
        return sum(not row.answer for row in self.findings)

    @property
    def next_finding(self) -> FindingRow | None:
        """The first that nobody has answered."""
        return next((row for row in self.findings if not row.answer), None)

    @property
    def latest_number(self) -> int:
        """The number of the latest publication; 0 before there is one."""
        return self.publications[0].number if self.publications else 0

    @property
    def has_answers(self) -> bool:
        return self.n > 0


@dataclass(frozen=True)
class TextPage:
    """One text: what stands now, what the authored text is, and the version that was seen."""

    edition_id: int
    edition_name: str
    key: str
    title: str
    text: str
    authored: str
    version: int
    is_own: bool
    facts: tuple[FactRow, ...]


@dataclass(frozen=True)
class FactRow:
    """A fact with what is known of it. `owner` is the step that computed the value; the texts are empty without one."""

    definition: FactDefinition
    computed: str
    owner: str
    typed: Fact | None
    typed_text: str
    differs: bool

    @property
    def value(self) -> str:
        return self.computed or self.typed_text


@dataclass(frozen=True)
class FactsPage:
    """All the facts of an edition with value and origin."""

    edition_id: int
    edition_name: str
    rows: tuple[FactRow, ...]

    @property
    def computed(self) -> tuple[FactRow, ...]:
        return tuple(row for row in self.rows if row.computed)

    @property
    def to_type(self) -> tuple[FactRow, ...]:
        """Those that only people can tell, or that nothing has been computed for yet."""
        return tuple(row for row in self.rows if not row.computed)


@dataclass(frozen=True)
class ReadingPage:
    """The report as it will be read; `document` is None until there is a questionnaire."""

    edition_id: int
    edition_name: str
    document: Document | None
    article: Article | None


@dataclass(frozen=True)
class NumberPage:
    """One number of the draft opened up."""

    edition_id: int
    edition_name: str
    trace: Trace


def workshop_page(edition_id: int) -> WorkshopPage:
    """ObjectDoesNotExist where there is no such edition."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    findings: tuple[FindingRow, ...] = ()
    if material is not None and material.figures:
        findings = _finding_rows(edition, check_report(compose_report(material, report_outline()), material))
    facts = [row for row in _fact_rows(material) if not row.value] if material else []
    return WorkshopPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        edition_theme=edition.theme,
        has_questionnaire=material is not None,
        n=material.n if material else 0,
        findings=findings,
        texts=_texts(material) if material else (),
        facts_missing=len(facts),
        publications=publications_of(edition),
    )


def reading_page(edition_id: int) -> ReadingPage:
    """The report and the article composed from what is known now."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    return ReadingPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        document=compose_report(material, report_outline()) if material else None,
        article=compose_article(material, article_outline(), report_href=reverse("report:read", args=[edition.pk]))
        if material
        else None,
    )


def text_page(edition_id: int, key: str) -> TextPage | None:
    """One text of the report or the article; None for a key that neither has."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    parts = _parts(material) if material else {}
    if material is None or key not in parts:
        return None
    title, part = parts[key]
    own = OwnText.objects.filter(edition=edition, key=key).first()
    authored = (own_text(part, replace(material, texts={})) if part else "") or ""
    return TextPage(
        edition_id=edition.pk,
        edition_name=edition.name,
        key=key,
        title=title,
        text=own.text if own else authored.strip(),
        authored=authored.strip(),
        version=own.version if own else 0,
        is_own=own is not None,
        facts=_fact_rows(material),
    )


def facts_page(edition_id: int) -> FactsPage:
    """Every fact that a report can state, with value and origin."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    return FactsPage(edition.pk, edition.name, _fact_rows(material) if material else ())


def number_page(edition_id: int, source: str) -> NumberPage | None:
    """What stands behind a number of the report as it is now; None for a number it does not have."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    found = trace(source, material) if material else None
    return NumberPage(edition.pk, edition.name, found) if found else None


def _finding_rows(edition: Edition, findings: tuple[Finding, ...]) -> tuple[FindingRow, ...]:
    answers = {
        each.finding_key: each for each in FindingAnswer.objects.select_related("answered_by").filter(edition=edition)
    }
    rows = []
    for finding in findings:
        given = answers.get(finding.key)
        rows.append(
            FindingRow(
                finding,
                answer=given.answer if given else "",
                answered_by=given.answered_by.name if given else "",
                answered_at=given.answered_at if given else None,
            )
        )
    return tuple(rows)


def _parts(material: Material) -> dict[str, tuple[str, Part | None]]:
    """Every editable text by its key: what it is called, and the authored part."""
    found: dict[str, tuple[str, Part | None]] = {}
    for chapter in (*report_outline().chapters, *article_outline().chapters):
        for part in chapter.parts:
            if part.insert is None:
                found[part.key] = (part.title, part)
    for each in material.figures:
        found[f"bemaerkninger.{each.question.column}"] = (f"Bemærkninger til figur {each.figure.id}", None)
    return found


def _texts(material: Material) -> tuple[TextGroup, ...]:
    chapters = [(chapter.title, chapter.parts) for chapter in report_outline().chapters]
    groups = []
    for title, parts in chapters:
        rows = [
            _part_row(part.key, part.title, own_text(part, material), material) for part in parts if part.insert is None
        ]
        if any(part.insert == "figurer" for part in parts):
            rows += [
                _part_row(key, name, material.texts.get(key), material)
                for key, (name, _) in _parts(material).items()
                if key.startswith("bemaerkninger.")
            ]
        if rows:
            groups.append(TextGroup(title, tuple(rows)))
    article = article_outline().chapters[0]
    rows = [
        _part_row(part.key, part.title, own_text(part, material), material)
        for part in article.parts
        if part.insert is None
    ]
    return (*groups, TextGroup("Artiklen", tuple(rows)))


def _part_row(key: str, title: str, text: str | None, material: Material) -> PartRow:
    words = words_of(blocks_of(text or "", material.say, set()))
    beginning = words if len(words) <= 110 else words[:107].rsplit(" ", 1)[0] + " ..."
    return PartRow(key, title, beginning, key in material.texts)


def _fact_rows(material: Material) -> tuple[FactRow, ...]:
    differing = {computed.key for computed, _ in material.facts.differing()}
    rows = []
    for definition in DEFINITIONS:
        computed, typed = material.facts.computed.get(definition.key), material.facts.typed.get(definition.key)
        rows.append(
            FactRow(
                definition,
                computed=in_tables(definition.key, computed.value) if computed else "",
                owner=computed.source if computed else "",
                typed=typed,
                typed_text=in_tables(definition.key, typed.value) if typed else "",
                differs=definition.key in differing,
            )
        )
    return tuple(rows)
