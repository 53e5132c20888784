"""How often somebody has tried to get in, counted in files, so that all processes count together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache


class Counts(FileBasedCache):
    """Makes its folder with the first count, not when it is looked at: a check of the settings leaves nothing behind."""

    def __init__(self, folder: Path, params: dict[str, Any]) -> None:
        BaseCache.__init__(self, params)
        self._dir = str(Path(folder).absolute())
