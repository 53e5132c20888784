"""Tries are counted in files that every process reads."""

from __future__ import annotations

from pathlib import Path
from stat import S_IMODE

from sagkyndig.config.counts import Counts


def test_two_processes_count_together_in_a_folder_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "counts"
    one, other = Counts(folder, {}), Counts(folder, {})
    assert one.get("tries") is None
    assert not folder.parent.exists()
    one.add("tries", 0, 60)
    assert [one.incr("tries"), other.incr("tries"), one.incr("tries")] == [1, 2, 3]
    assert S_IMODE(folder.stat().st_mode) == 0o700
