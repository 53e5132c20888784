"""A decision as it goes into the authority's journal: memo, figures, criteria and sums, packed in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sagkyndig.journey.selection.files import ground_files
from sagkyndig.journey.selection.files.package import packed
from sagkyndig.journey.selection.files.ranking_files import policy_data, ranking_csv, ranking_json
from sagkyndig.journey.selection.rules.changes import what_would_change
from sagkyndig.journey.selection.rules.decided import Made, OwnDecided
from sagkyndig.journey.selection.rules.evidence import evidence
from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.memo import decision_memo
from sagkyndig.journey.selection.rules.own_changes import ChangeKind, Own, with_own_changes
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.ranking import Ranking, rank

MANIFEST = "beslutning.json"
READ_ME = "læsmig.txt"
GROUND, POLICY, RANKING, RANKING_TABLE = "grundlag.json", "policy.json", "ranking.json", "ranking.csv"
MUNICIPALITIES, APPEALS, INITIATIVES = "kommuner.csv", "klager.csv", "indsatser.csv"
_FORM = "sagkyndig-beslutning"
_SHAPE = 1

_READ_ME = """Beslutning {number} om {edition}
{authority}
{demonstration}
Her er alt, hvad valget af kommuner bygger på, som det var, da beslutningen blev truffet.

memo.pdf, memo.docx, memo.html  Beslutningsnotatet: valget, kriterierne og en sætning om hver kommune
ranking.csv, ranking.json       Listen: alle kommuner med tal, plads og begrundelse
kommuner.csv                    Kommunerne med region og folketal
klager.csv                      Klagesagerne, som de blev hentet ind
indsatser.csv                   Andre indsatser i kommunerne
grundlag.json                   De tre tabeller i den form, der regnes på
policy.json                     Kriterierne
beslutning.json                 Hvem der traf beslutningen og hvornår, egne ændringer og kontrolsum af hver fil

Sådan efterprøves beslutningen: Regn listen ud igen med programmet Sagkyndig:

    sagkyndig select --check <denne zip-fil>

Programmet ser efter, at ingen fil er ændret, og at de samme tal og kriterier giver den samme liste.
"""


@dataclass(frozen=True)
class Frozen:
    """A decision ready to be kept. `sha256` is the sum of the manifest, which holds the sum of every other file."""

    memo_html: str
    ground: bytes
    ranking: bytes
    package: bytes
    sha256: str


def freeze(ground: Ground, policy: Policy, made: Made) -> Frozen:
    """Everything a decision leaves behind; the same bytes for the same decision."""
    from sagkyndig.pure.documents import html, pdf, word

    by_criteria = rank(ground, policy)
    ranking = with_own_changes(by_criteria, _own(made.own))
    memo = decision_memo(
        ground,
        ranking,
        what_would_change(ground, policy),
        evidence(ground, ranking),
        made.authority,
        made=made,
        by_criteria=by_criteria,
    )
    files = {
        "memo.pdf": pdf.to_pdf(memo),
        "memo.docx": word.to_docx(memo),
        "memo.html": html.to_page(memo).encode(),
        RANKING_TABLE: ranking_csv(ranking),
        RANKING: ranking_json(ranking),
        MUNICIPALITIES: ground_files.municipalities_csv(ground),
        APPEALS: ground_files.appeals_csv(ground),
        INITIATIVES: ground_files.initiatives_csv(ground),
        GROUND: ground_files.ground_json(ground),
        POLICY: _json(policy_data(policy)),
        READ_ME: _read_me(made),
    }
    manifest = _json(_manifest(made, ranking, files))
    return Frozen(
        memo_html=html.to_fragment(memo),
        ground=files[GROUND],
        ranking=files[RANKING],
        package=packed({MANIFEST: manifest, **files}),
        sha256=sha256(manifest).hexdigest(),
    )


def _own(own: tuple[OwnDecided, ...]) -> tuple[Own, ...]:
    return tuple(Own(each.code, each.kind, each.reason) for each in own)


def own_data(own: tuple[OwnDecided, ...]) -> list[dict[str, str]]:
    """The changes as they are kept with a decision."""
    return [
        {
            "code": each.code,
            "name": each.name,
            "kind": each.kind.value,
            "reason": each.reason,
            "made_by": each.made_by,
            "made_on": each.made_on.isoformat(),
        }
        for each in own
    ]


def own_from(data: list[Mapping[str, str]]) -> tuple[Own, ...]:
    """What the rules need of them."""
    return tuple(Own(each["code"], ChangeKind(each["kind"]), each["reason"]) for each in data)


def _manifest(made: Made, ranking: Ranking, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "form": _FORM,
        "shape": _SHAPE,
        "authority": made.authority,
        "is_demonstration": made.is_demonstration,
        "edition": made.edition,
        "theme": made.theme,
        "number": made.number,
        "decided_by": made.by,
        "decided_at": made.at.isoformat(),
        "note": made.note,
        "source": {
            "name": made.source,
            "file": made.filename,
            "extracted_on": made.extracted_on.isoformat(),
            "sha256": made.file_sha256,
        },
        "own_changes": own_data(made.own),
        "data_sha256": ranking.fingerprint,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
    }


def _read_me(made: Made) -> bytes:
    told = _READ_ME.format(
        number=made.number,
        edition=f"{made.edition.lower()}: {made.theme}",
        authority=made.authority,
        demonstration="Demonstration: kommuner, tal og mennesker er opdigtede.\n" if made.is_demonstration else "",
    )
    return told.replace("\n", "\r\n").encode("utf-8-sig")


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
