"""Writes `figures.json`: the answers, the figures and the findings, for other people's programs."""

from __future__ import annotations

import json
from typing import Any

from sagkyndig.journey.report.rules.findings import Finding
from sagkyndig.journey.report.rules.material import Material
from sagkyndig.pure.figures import Figure


def write_figures(material: Material, findings: tuple[Finding, ...]) -> bytes:
    """UTF-8 with two spaces of indent and a closing line break; the same material gives the same bytes.

    `notes` repeats the marks that the report carries on every page. Numbers of a hidden figure are null.
    """
    content: dict[str, Any] = {
        "answers": material.n,
        "notes": list(material.banners),
        "figures": [_figure(each.figure) for each in material.figures],
        "findings": [{"kind": each.kind.value, "figure": each.figure, "sentence": each.sentence} for each in findings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "question": figure.question,
        "n": figure.n,
        "unanswered": figure.unanswered,
        "hidden": figure.hidden,
        "options": [
            {"label": bar.label, "count": bar.count, "percent": bar.percent, "words": bar.words} for bar in figure.bars
        ],
        "sentence": figure.sentence,
    }
