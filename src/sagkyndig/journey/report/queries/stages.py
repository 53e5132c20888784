"""How far the reports of some editions have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max

from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.report.models import Publication

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class Stage:
    """How many answers there are to write about, and when the report was last published, if it was."""

    answers: int
    published_at: datetime | None


def stages(editions: Collection[Edition]) -> dict[int, Stage]:
    """How far the report of each of the editions has come, by the edition's id; two queries."""
    answers = evaluations.answers_by_edition(editions)
    published = Publication.objects.filter(edition__in=[each.pk for each in editions]).order_by("edition")
    latest = dict(published.values_list("edition").annotate(latest=Max("published_at")))
    return {each.pk: Stage(answers.get(each.pk, 0), latest.get(each.pk)) for each in editions}
