"""The report and the article in every form they are published in, from one tree each."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.report.files.figures_json import write_figures
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.rules.composition import compose_article, compose_report
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.journey.report.rules.outline import Outline

REPORT_PAGE = "report.html"


def write_publication(material: Material, report: Outline, article: Outline) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of `report.html`, `report.pdf`, `report.docx`, `article.html` and `figures.json`."""
    from sagkyndig.pure.documents import html, pdf, word

    document = compose_report(material, report)
    findings = check_report(document, material)
    yield REPORT_PAGE, html.to_page(document).encode()
    yield "report.pdf", pdf.to_pdf(document)
    yield "report.docx", word.to_docx(document)
    yield "article.html", html.article_page(compose_article(material, article, report_href=REPORT_PAGE)).encode()
    yield "figures.json", write_figures(material, findings)
