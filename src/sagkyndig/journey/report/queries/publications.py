"""What has been published: the pages everybody reads, the files they fetch, and the lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from sagkyndig.journey.report.models import Publication
from sagkyndig.journey.report.rules.traces import Trace, from_data

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sagkyndig.journey.programme.models import Edition

PublishedFile = Literal["report_pdf", "report_docx", "figures_json"]
HEAVY = ("report_html", "article_html", "report_pdf", "report_docx", "figures_json", "numbers")


@dataclass(frozen=True)
class PublicationRow:
    """A published report in a list."""

    id: int
    slug: str
    number: int
    title: str
    edition_name: str
    published_at: datetime
    published_by: str
    correction: str


@dataclass(frozen=True)
class PublishedPage:
    """A published report and its article as they were that day. `others` are the other publications at the address."""

    slug: str
    number: int
    title: str
    article_title: str
    published_at: datetime
    correction: str
    report_html: str
    article_html: str
    is_latest: bool
    others: tuple[tuple[int, datetime], ...]


@dataclass(frozen=True)
class PublishedNumber:
    """A number of a published report opened up, as it was kept that day."""

    title: str
    is_latest: bool
    number: int
    trace: Trace


def published_page(slug: str, number: int | None = None) -> PublishedPage:
    """The publication at that address, the latest where no number is given. Publication.DoesNotExist."""
    dates = dict(Publication.objects.filter(slug=slug).order_by("-number").values_list("number", "published_at"))
    found = _publication(slug, number, tuple(dates))
    return PublishedPage(
        slug=slug,
        number=found.number,
        title=found.title,
        article_title=found.article_title,
        published_at=found.published_at,
        correction=found.correction,
        report_html=found.report_html,
        article_html=found.article_html,
        is_latest=found.number == max(dates),
        others=tuple(each for each in dates.items() if each[0] != found.number),
    )


def published_file(slug: str, name: PublishedFile, number: int | None = None) -> bytes:
    """One of the publication's files. Publication.DoesNotExist."""
    found = getattr(_publication(slug, number, _numbers(slug), only=name), name)
    return found.encode() if isinstance(found, str) else bytes(found)


def published_seal(slug: str, number: int | None = None) -> str | None:
    """What tells two publications apart: the hash of what one stands on. None where there is no such publication."""
    found = Publication.objects.filter(slug=slug).order_by("-number")
    one = found if number is None else found.filter(number=number)
    return one.values_list("sha256", flat=True).first()


def published_number(slug: str, source: str, number: int | None = None) -> PublishedNumber | None:
    """What stands behind a number in the published report; None for one it does not have. Publication.DoesNotExist."""
    numbers = _numbers(slug)
    found = _publication(slug, number, numbers)
    data = found.numbers.get(source)
    return PublishedNumber(found.title, found.number == max(numbers), found.number, from_data(data)) if data else None


def publications_of(edition: Edition) -> tuple[PublicationRow, ...]:
    """The edition's published reports, newest first."""
    return _rows(Publication.objects.filter(edition=edition).order_by("-number"))


def published_reports() -> tuple[PublicationRow, ...]:
    """Each edition's newest published report, the newest first."""
    newest: dict[str, PublicationRow] = {}
    for row in _rows(Publication.objects.order_by("-published_at", "-number")):
        newest.setdefault(row.slug, row)
    return tuple(newest.values())


def _numbers(slug: str) -> tuple[int, ...]:
    return tuple(Publication.objects.filter(slug=slug).order_by("-number").values_list("number", flat=True))


def _publication(slug: str, number: int | None, numbers: tuple[int, ...], *, only: str = "") -> Publication:
    """Read with its one heavy column, or with the pages."""
    if not numbers:
        raise Publication.DoesNotExist
    light = Publication.objects.only(only) if only else Publication.objects.defer("report_pdf", "report_docx")
    return light.get(slug=slug, number=numbers[0] if number is None else number)


def _rows(found: QuerySet[Publication]) -> tuple[PublicationRow, ...]:
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
        for each in found.select_related("edition", "published_by").defer(*HEAVY)
    )
