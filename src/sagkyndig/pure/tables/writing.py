"""Writes a table as CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV."""
    raise NotImplementedError


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[str]], sheet_title: str) -> bytes:
    """XLSX."""
    raise NotImplementedError
