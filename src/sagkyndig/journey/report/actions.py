"""Every write of the report step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report import queries
from sagkyndig.journey.report.files.figures_json import write_figures
from sagkyndig.journey.report.models import FindingAnswer, OwnText, Publication, TypedFact
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.rules.composition import compose_article, compose_report
from sagkyndig.journey.report.rules.facts import BY_KEY, Kind, Value
from sagkyndig.journey.report.rules.texts_with_facts import unknown_facts
from sagkyndig.journey.report.rules.traces import as_data, sources_in, trace
from sagkyndig.pure.danish import listing
from sagkyndig.pure.documents import html, pdf, word
from sagkyndig.pure.documents.tree import anchor_from

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.rules.findings import Finding
    from sagkyndig.journey.report.rules.material import Material
    from sagkyndig.pure.documents.tree import Document


LONGEST_SLUG = 100  # the column has room for 120, and a number may follow


class UnknownFacts(Exception):
    """The text names facts that do not exist; `written` says which, with their braces."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written
        super().__init__(listing(written))


class ChangedMeanwhile(Exception):
    """Somebody else saved the text after it was opened; `current` is what stands now."""

    def __init__(self, current: str, version: int) -> None:
        self.current, self.version = current, version
        super().__init__(version)


class NothingToPublish(Exception):
    """The edition has no answers."""


class FindingsAreOpen(Exception):
    """A report is published when each finding has been mended or answered; `count` says how many are left."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(count)


class PublishedMeanwhile(Exception):
    """The report has been published since the one who publishes looked."""


class CorrectionNotExplained(Exception):
    """A report that is published again says what was corrected."""


@transaction.atomic
def write_text(*, edition: Edition, key: str, text: str, seen_version: int, actor: Person, at: datetime) -> OwnText:
    """Put an edition's own text in place of the authored one. UnknownFacts; ChangedMeanwhile."""
    if unknown := unknown_facts(text):
        raise UnknownFacts(unknown)
    own = _own_text_as_seen(edition, key, seen_version) or OwnText(edition=edition, key=key, version=0)
    own.text, own.version, own.changed_by, own.changed_at = text.strip(), own.version + 1, actor, at
    own.save()
    record("report.text_written", actor=actor, about=edition, at=at, key=key, version=own.version)
    return own


@transaction.atomic
def take_authored_text(*, edition: Edition, key: str, seen_version: int, actor: Person, at: datetime) -> None:
    """Leave the edition's own text and go back to the authored one. ChangedMeanwhile."""
    own = _own_text_as_seen(edition, key, seen_version)
    if own is None:
        return
    own.delete()
    record("report.authored_text_taken", actor=actor, about=edition, at=at, key=key)


@transaction.atomic
def state_fact(*, edition: Edition, key: str, value: Value | None, source: str, actor: Person, at: datetime) -> None:
    """Type a fact with its source, or take it away with None. KeyError for a fact that does not exist."""
    kind = BY_KEY[key].kind
    if value is None:
        TypedFact.objects.filter(edition=edition, key=key).delete()
    else:
        stored = value.isoformat() if kind is Kind.DATE else list(value) if kind is Kind.LIST else value  # type: ignore[union-attr,arg-type]
        TypedFact.objects.update_or_create(
            edition=edition,
            key=key,
            defaults={"value": stored, "source": source, "stated_by": actor, "stated_at": at},
        )
    record("report.fact_stated", actor=actor, about=edition, at=at, key=key)


@transaction.atomic
def answer_finding(*, edition: Edition, finding_key: str, answer: str, actor: Person, at: datetime) -> None:
    """Answer a finding, or take the answer back with an empty one. The finding stays where it is."""
    if answer.strip():
        FindingAnswer.objects.update_or_create(
            edition=edition,
            finding_key=finding_key,
            defaults={"answer": answer.strip(), "answered_by": actor, "answered_at": at},
        )
    else:
        FindingAnswer.objects.filter(edition=edition, finding_key=finding_key).delete()
    record("report.finding_answered", actor=actor, about=edition, at=at, finding=finding_key)


@transaction.atomic
def publish_report(
    *, edition: Edition, correction: str = "", seen_number: int | None = None, actor: Person, at: datetime
) -> Publication:
    """Publish the report and the article as they are now, for good.

    `seen_number` is the publication that stood when the page was opened, 0 for none; PublishedMeanwhile when another
    stands now. NothingToPublish; FindingsAreOpen while a finding is neither mended nor answered;
    CorrectionNotExplained when the report has been published before and `correction` is empty.
    """
    programmes.edition_to_change(edition.pk)
    earlier = Publication.objects.filter(edition=edition).only("number", "slug").order_by("-number").first()
    if seen_number is not None and seen_number != (earlier.number if earlier else 0):
        raise PublishedMeanwhile
    material = queries.material_of(edition)
    if material is None or not material.n:
        raise NothingToPublish
    document = compose_report(material, queries.report_outline())
    findings = check_report(document, material)
    answered = set(FindingAnswer.objects.filter(edition=edition).values_list("finding_key", flat=True))
    left = [finding for finding in findings if finding.key not in answered]
    if left:
        raise FindingsAreOpen(len(left))
    if earlier and not correction.strip():
        raise CorrectionNotExplained
    published = _frozen(edition, material, document, findings, earlier)
    published.correction, published.published_by, published.published_at = correction.strip(), actor, at
    published.save()
    record("report.published", actor=actor, about=edition, at=at, number=published.number, sha256=published.sha256)
    return published


def _own_text_as_seen(edition: Edition, key: str, seen_version: int) -> OwnText | None:
    """The edition's own text, locked, None where the authored one stands. ChangedMeanwhile."""
    own = OwnText.objects.select_for_update().filter(edition=edition, key=key).first()
    if (own.version if own else 0) != seen_version:
        raise ChangedMeanwhile(own.text if own else "", own.version if own else 0)
    return own


def _frozen(
    edition: Edition, material: Material, document: Document, findings: tuple[Finding, ...], earlier: Publication | None
) -> Publication:
    """Report, article, files and numbers as they are now, not yet saved. The public is told no names."""
    number, slug = (earlier.number + 1, earlier.slug) if earlier else (1, _slug(edition))
    report_href = reverse("report:published", args=[slug])
    article = compose_article(material, queries.article_outline(), report_href=report_href)
    public = replace(material, facts=material.facts.without_names())
    numbers = {source: trace(source, public) for source in sources_in((*document.blocks, *article.blocks))}
    figures = write_figures(material, findings)
    return Publication(
        edition=edition,
        number=number,
        slug=slug,
        title=document.title,
        article_title=article.title,
        report_html=html.to_fragment(
            document, number_href=lambda source: reverse("report:published_number", args=[slug, number, source])
        ),
        article_html=html.article_fragment(article),
        report_pdf=pdf.to_pdf(document),
        report_docx=word.to_docx(document),
        figures_json=figures.decode(),
        numbers={source: as_data(each) for source, each in numbers.items() if each is not None},
        sha256=sha256(figures + repr((document, article)).encode()).hexdigest(),
    )


def _slug(edition: Edition) -> str:
    taken = Publication.objects.values_list("slug", flat=True).distinct()
    wanted = anchor_from(f"laeringsforloeb {edition.year} {edition.theme}")
    return anchor_from(wanted[:LONGEST_SLUG], taken)
