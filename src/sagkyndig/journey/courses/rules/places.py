"""Where the parts of a course stand in its folder, and on which line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

COURSE_FILE = "kursus.toml"
# The key of what stands below the front matter, or of a whole file of text.
BODY = "#"


def page_file(module: str, page: str) -> str:
    return f"sider/{module}/{page}.md"


def case_file(case: str) -> str:
    return f"cases/{case}/case.toml"


def paper_file(case: str, paper: str) -> str:
    return f"cases/{case}/{paper}.md"


def answer_file(case: str) -> str:
    return f"cases/{case}/svar.md"


def pair_file(pair: str) -> str:
    return f"par/{pair}/par.toml"


def letter_file(pair: str, number: int) -> str:
    return f"par/{pair}/{number}.md"


def shared_file(key: str) -> str:
    return f"faelles/{key}.toml"


@dataclass(frozen=True)
class Spot:
    """The line of a key, and the line on which its text begins; `grows` when a new line in the text is one in the file."""

    line: int
    text_line: int
    grows: bool = False

    def moved(self, lines: int) -> Spot:
        return Spot(self.line + lines, self.text_line + lines, self.grows)


@dataclass(frozen=True)
class Places:
    """Lines by file and key ("punkt.2.tekst", counted from 0). Empty for a course that does not come from files."""

    spots: Mapping[tuple[str, str], Spot] = field(default_factory=dict)

    def line(self, file: str, key: str = "") -> int:
        """The line of a key, else of the table it lacks in, else the first one."""
        spot = self._nearest(file, key)
        return spot.line if spot else 1

    def line_in(self, file: str, key: str, text: str, offset: int) -> int:
        """The line of text[offset] under a key."""
        spot = self.spots.get((file, key))
        if spot is None:
            return self.line(file, key)
        return spot.text_line + (text.count("\n", 0, offset) if spot.grows else 0)

    def _nearest(self, file: str, key: str) -> Spot | None:
        while key and (file, key) not in self.spots:
            key = key.rpartition(".")[0]
        return self.spots.get((file, key))
