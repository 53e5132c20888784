"""A choice in every form it leaves the house in: spreadsheet, JSON, and the memo as web page, PDF and Word document."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.selection.files.ranking_files import ranking_csv, ranking_json
from sagkyndig.journey.selection.rules.changes import what_would_change
from sagkyndig.journey.selection.rules.evidence import evidence
from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.memo import decision_memo
from sagkyndig.journey.selection.rules.ranking import Ranking


def write_decision(ground: Ground, ranking: Ranking, authority: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of `ranking.csv`, `ranking.json`, `memo.html`, `memo.pdf` and `memo.docx`."""
    from sagkyndig.pure.documents import html, pdf, word

    memo = decision_memo(
        ground, ranking, what_would_change(ground, ranking.policy), evidence(ground, ranking), authority
    )
    yield "ranking.csv", ranking_csv(ranking)
    yield "ranking.json", ranking_json(ranking)
    yield "memo.html", html.to_page(memo).encode()
    yield "memo.pdf", pdf.to_pdf(memo)
    yield "memo.docx", word.to_docx(memo)
