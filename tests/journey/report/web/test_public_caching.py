"""What somebody has fetched before is not sent again as long as it is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.report.models import Publication
from tests.factories.people import make_staff
from tests.factories.report import make_answered_edition, make_publication

pytestmark = pytest.mark.django_db
FILES = ("rapport.pdf", "rapport.docx", "figurer.json")


@pytest.fixture
def publication(now: datetime) -> Publication:
    evaluator = make_staff(Role.EVALUATOR)
    return make_publication(make_answered_edition(evaluator, now), evaluator, now)


@pytest.mark.parametrize("page", ["rapporter/{slug}/", "artikler/{slug}/", "rapporter/"])
def test_a_page_that_is_the_same_is_not_sent_again(publication: Publication, client: Client, page: str) -> None:
    address = f"/{page.format(slug=publication.slug)}"
    first = client.get(address)
    assert first["Cache-Control"] == "private, no-cache"  # asked about each time, sent when it has changed
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Publication.objects.update(title="Et andet navn", article_title="Et andet navn")
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_not_even_read_again(
    publication: Publication, client: Client, queries: Callable[[Callable[[], object]], int], file: str
) -> None:
    address = f"/rapporter/{publication.slug}/{file}"
    first = client.get(address)
    assert (first.status_code, first["ETag"]) == (200, f'"{publication.sha256}"')
    answers = []
    same = {"if-none-match": first["ETag"]}
    assert queries(lambda: answers.append(client.get(address, headers=same))) == 1
    assert (answers[0].status_code, answers[0].content) == (304, b"")


@pytest.mark.parametrize("file", FILES)
def test_a_new_publication_is_sent_at_the_same_address(publication: Publication, client: Client, file: str) -> None:
    before = f'"{publication.sha256}"'
    newer = Publication.objects.get(pk=publication.pk)
    newer.pk, newer.number, newer.correction, newer.sha256 = None, 2, "Et tal er rettet.", "2" * 64
    newer.save()
    address = f"/rapporter/{publication.slug}/{file}"
    answer = client.get(address, headers={"if-none-match": before})
    assert (answer.status_code, answer["ETag"]) == (200, f'"{"2" * 64}"')
    earlier = client.get(f"/rapporter/{publication.slug}/udgave/1/{file}", headers={"if-none-match": before})
    assert earlier.status_code == 304


def test_what_was_never_published_is_not_found(publication: Publication, client: Client) -> None:
    for address in ("/rapporter/ingen/rapport.pdf", f"/rapporter/{publication.slug}/udgave/7/rapport.pdf"):
        assert client.get(address, headers={"if-none-match": "*"}).status_code == 404
