"""The material of a report, gathered from the steps that know it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.report.files.outline import read_article_outline, read_report_outline
from sagkyndig.journey.report.models import OwnText
from sagkyndig.journey.report.queries.facts import facts_of
from sagkyndig.journey.report.rules.material import Authority, Material
from sagkyndig.pure.danish import number, short_date

if TYPE_CHECKING:
    from sagkyndig.foundation.organisation.queries import OurOrganisation
    from sagkyndig.journey.evaluation.queries import Results
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.report.rules.outline import Outline


@cache
def report_outline() -> Outline:
    """The authored build of the report; the same for every edition."""
    return read_report_outline(settings.CONTENT_DIR / "report" / "report.toml")


@cache
def article_outline() -> Outline:
    """The authored build of the article."""
    return read_article_outline(settings.CONTENT_DIR / "report" / "article.toml")


def material_of(edition: Edition) -> Material | None:
    """Everything the edition's report is composed from; None until the edition has a questionnaire."""
    results = evaluations.results_of(edition)
    if results is None:
        return None
    organisation = organisations.ours()
    return Material(
        questionnaire=results.questionnaire,
        figures=results.figures,
        facts=facts_of(edition, results),
        authority=_authority(organisation),
        targets=results.targets if results.figures else (),
        texts=dict(OwnText.objects.filter(edition=edition).values_list("key", "text")),
        comments=results.comments,
        reconstructed=results.reconstructed_from or None,
        imports=_imports(results),
        is_demonstration=organisation.is_demonstration,
    )


def _imports(results: Results) -> tuple[str, ...]:
    """The imports that the figures stand on: file, answers, day."""
    return tuple(
        f"{each.filename}, {number(each.respondents)} besvarelser, importeret {short_date(each.imported_at)} "
        f"(kontrolsum {each.sha256[:12]})"
        for each in results.imports
        if not each.is_taken_out
    )


def _authority(organisation: OurOrganisation) -> Authority:
    phone = f"Telefon {organisation.phone}" if organisation.phone else ""
    hours = f" ({organisation.phone_hours})" if phone and organisation.phone_hours else ""
    lines = (*organisation.address_lines, phone + hours, organisation.email, organisation.web)
    return Authority(organisation.name, organisation.genitive, tuple(line for line in lines if line))
