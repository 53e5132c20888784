"""The list of provisions: the one that follows along, and lists with mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.foundation.law.files import ProvisionFileError, read_provisions
from sagkyndig.foundation.law.rules import citation, order_of

KEPT = Path(__file__).parents[3] / "content" / "law" / "provisions.csv"


def test_the_list_that_follows_along_names_what_the_three_themes_are_about() -> None:
    rows = read_provisions(KEPT)
    names = [row.short_name for row in rows]
    assert {"SEL § 95", "SEL § 96", "SEL § 114", "SEL § 42", "BL § 87", "RSL § 10", "FVL § 24"} <= set(names)
    assert len(names) == len(set(names))
    assert names == sorted(names, key=order_of)
    assert not [name for name in names if citation(name) is None]


@pytest.mark.parametrize("row", ['"SEL § 1, stk. 1",', ",Formål", "SEL § 1"])
def test_a_mistake_is_told_by_its_row(tmp_path: Path, row: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(f"short_name,title\nSEL § 2,Målgruppe\n{row}\n", encoding="utf-8")
    with pytest.raises(ProvisionFileError, match=r"^Række 3: både kort navn og overskrift skal være udfyldt\.$"):
        read_provisions(file)
