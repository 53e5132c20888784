"""What each page of the report step shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report.models import FindingAnswer, OwnText, Publication
from sagkyndig.journey.report.queries.material import article_outline, imports_in_words, material_of, report_outline
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.rules.composition import compose_article, compose_report, own_text
from sagkyndig.journey.report.rules.facts import DEFINITIONS, Fact, FactDefinition, in_tables
from sagkyndig.journey.report.rules.findings import Finding
from sagkyndig.journey.report.rules.texts_with_facts import blocks_of
from sagkyndig.journey.report.rules.traces import Trace, from_data, trace
from sagkyndig.pure.documents.tree import Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

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
class PublicationRow:
    """A published edition of the report."""

    id: int
    slug: str
    number: int
    title: str
    edition_name: str
    published_at: datetime
    published_by: str
    correction: str


@dataclass(frozen=True)
class WorkshopPage:
    """Where the report is made ready: findings, texts, facts, what is published."""

    edition_id: int
    edition_name: str
    edition_theme: str
    has_questionnaire: bool
    n: int
    findings: tuple[FindingRow, ...]
    texts: tuple[tuple[str, tuple[PartRow, ...]], ...]
    facts_missing: int
    publications: tuple[PublicationRow, ...]

    @property
    def open_findings(self) -> int:
        return sum(not row.answer for row in self.findings)

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


@dataclass(frozen=True)
class FactRow:
    definition: FactDefinition
    computed: str
    typed: Fact | None
    typed_text: str
    differs: bool


@dataclass(frozen=True)
class FactsPage:
    """All the facts of an edition with value and origin."""

    edition_id: int
    edition_name: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True)
class ReadingPage:
    """The report as it will be read; `document` is None until there is a questionnaire."""

    edition_id: int
    edition_name: str
    document: Document | None
    article: Article | None


@dataclass(frozen=True)
class NumberPage:
    """One number opened."""

    edition_id: int | None
    edition_name: str
    slug: str
    trace: Trace


def workshop_page(edition_id: int) -> WorkshopPage:
    """ObjectDoesNotExist where there is no such edition."""
    edition = programmes.edition(edition_id)
    material = material_of(edition)
    findings: tuple[FindingRow, ...] = ()
    if material is not None and material.figures:
        findings = _finding_rows(edition, check_report(compose_report(material, report_outline()), material))
    facts = [row for row in _fact_rows(material) if not row.computed and row.typed is None] if material else []
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
        article=compose_article(material, article_outline(), report_href="../laes/") if material else None,
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
    found = trace(source, material, imports_in_words(edition)) if material else None
    return NumberPage(edition.pk, edition.name, "", found) if found else None


def publication(slug: str, number: int | None = None) -> Publication:
    """The published report at that address, the latest where no number is given. Publication.DoesNotExist."""
    found = Publication.objects.filter(slug=slug)
    return found.get(number=number) if number else found.order_by("number").reverse()[:1].get()


def published_number(slug: str, source: str) -> NumberPage | None:
    """What stands behind a number in the published report, as it was kept that day."""
    published = publication(slug)
    data = published.numbers.get(source)
    return NumberPage(None, published.title, slug, from_data(data)) if data else None


def latest_publication(edition: Edition) -> PublicationRow | None:
    rows = publications_of(edition)
    return rows[0] if rows else None


def publications_of(edition: Edition) -> tuple[PublicationRow, ...]:
    """The edition's published reports, newest first."""
    return _publication_rows(edition=edition)


def published_reports() -> tuple[PublicationRow, ...]:
    """Each edition's newest published report."""
    newest: dict[str, PublicationRow] = {}
    for row in _publication_rows():
        newest.setdefault(row.slug, row)
    return tuple(newest.values())


def editions_with_a_report(editions: Iterable[Edition]) -> frozenset[int]:
    """The ids of those editions that have a published report."""
    found = Publication.objects.filter(edition__in=[edition.pk for edition in editions])
    return frozenset(found.values_list("edition_id", flat=True))


def _publication_rows(**filters: object) -> tuple[PublicationRow, ...]:
    light = (
        Publication.objects.filter(**filters)
        .select_related("edition", "published_by")
        .order_by("-published_at", "-number")
    )
    return tuple(
        PublicationRow(
            id=each.pk,
            slug=each.slug,
            number=each.number,
            title=each.title,
            edition_name=each.edition.name,
            published_at=each.published_at,
            published_by=each.published_by.name,
            correction=each.correction,
        )
        for each in light.defer("report_html", "article_html", "report_pdf", "report_docx", "figures_json", "numbers")
    )


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


def _texts(material: Material) -> tuple[tuple[str, tuple[PartRow, ...]], ...]:
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
            groups.append((title, tuple(rows)))
    article = article_outline().chapters[0]
    rows = [
        _part_row(part.key, part.title, own_text(part, material), material)
        for part in article.parts
        if part.insert is None
    ]
    return (*groups, ("Artiklen", tuple(rows)))


def _part_row(key: str, title: str, text: str | None, material: Material) -> PartRow:
    blocks = blocks_of(text or "", material.say, set())
    words = " ".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph))
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
                typed=typed,
                typed_text=in_tables(definition.key, typed.value) if typed else "",
                differs=definition.key in differing,
            )
        )
    return tuple(rows)
