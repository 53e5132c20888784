"""The files of a course's folder: found, opened as text, and taken apart into front matter and text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sagkyndig.journey.courses.files.fields import Fields
from sagkyndig.journey.courses.files.ledger import Ledger
from sagkyndig.journey.courses.files.toml_lines import toml_lines
from sagkyndig.journey.courses.rules.places import BODY, Spot
from sagkyndig.pure.authored import AuthoredFault, read_authored

LARGEST = 500_000  # bytes; a page is a few thousand
_FENCE = "+++"
_PLACE = re.compile(r"^Linje (\d+)(?:, tegn \d+)?: ")
_AT_THE_END = "Sidst i filen: "
_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Folder:
    """A course's folder. Every file that is asked for is remembered, so that the others can be told."""

    def __init__(self, root: Path, ledger: Ledger) -> None:
        self.root = root
        self.ledger = ledger
        self.asked: set[str] = set()

    def folders_in(self, name: str) -> list[str]:
        """The names of the folders in one of the course's folders."""
        above = self.root / name
        if not above.is_dir():
            return []
        return sorted(each.name for each in above.iterdir() if each.is_dir() and not each.name.startswith("."))

    def has(self, file: str) -> bool:
        return (self.root / file).is_file()

    def files(self) -> list[str]:
        """Every file in the folder but hidden ones."""
        found = (each.relative_to(self.root) for each in self.root.rglob("*") if not each.is_dir() or each.is_symlink())
        return sorted(each.as_posix() for each in found if not any(part.startswith(".") for part in each.parts))

    def text(self, file: str) -> str | None:
        """A file's text with LF; None, and a fault, where it cannot be read."""
        self.asked.add(file)
        path = self.root / file
        try:
            if path.is_symlink() or not path.is_file():
                self.ledger.fault_at(
                    file, 1, "missing-file", f"Filen {file} mangler.", "Skriv filen, eller ret navnet."
                )
                return None
            if path.stat().st_size > LARGEST:
                told = f"Filen er på {path.stat().st_size // 1000} kB. Den må være på {LARGEST // 1000} kB."
                self.ledger.fault_at(file, 1, "too-large", told, "Del den i flere.")
                return None
            data = path.read_bytes()
        except OSError:
            self.ledger.fault_at(
                file, 1, "unreadable-file", f"Filen {file} kan ikke læses.", "Se efter dens rettigheder."
            )
            return None
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
            self.ledger.fault_at(file, line, "not-utf-8", "Filen er ikke tekst i UTF-8.", "Gem den som UTF-8.")
            return None
        if sign := _CONTROL_SIGNS.search(text):
            line = text.count("\n", 0, sign.start()) + 1
            told = f"Der står et usynligt styretegn (U+{ord(sign[0]):04X})."
            self.ledger.fault_at(file, line, "control-sign", told, "Slet tegnet.")
            return None
        return text

    def body(self, file: str) -> str | None:
        """A file that is all text."""
        text = self.text(file)
        if text is None:
            return None
        self._note_body(file, text, 1)
        if not text.strip():
            self.ledger.fault(file, BODY, "empty-text", f"Filen {file} er tom.", "Skriv teksten.")
        return text.strip()

    def table(self, file: str) -> Fields | None:
        """A file that is all TOML."""
        text = self.text(file)
        return None if text is None else self._fields(file, text, 0)

    def page(self, file: str) -> tuple[Fields, str] | None:
        """A file with front matter between two lines of +++, and the text below."""
        text = self.text(file)
        if text is None:
            return None
        lines = text.split("\n")
        if lines[0].rstrip() != _FENCE:
            self.ledger.fault_at(
                file,
                1,
                "missing-front-matter",
                "Filen begynder ikke med en linje med +++.",
                "Skriv felterne øverst mellem to linjer med +++.",
            )
            return None
        ends = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
        if ends is None:
            told = "Felterne øverst i filen slutter ikke med en linje med +++."
            self.ledger.fault_at(file, 1, "missing-front-matter", told, "Sæt en linje med +++ efter felterne.")
            return None
        fields = self._fields(file, "\n".join(lines[1:ends]), 1)
        body = "\n".join(lines[ends + 1 :])
        if fields is None:
            return None
        self._note_body(file, body, ends + 2)
        return fields, body.strip()

    def _note_body(self, file: str, body: str, line: int) -> None:
        begins = line + body[: len(body) - len(body.lstrip())].count("\n")
        self.ledger.note(file, {BODY: Spot(begins, begins, grows=True)})

    def _fields(self, file: str, text: str, lines_above: int) -> Fields | None:
        table = self._read(file, text, lines_above)
        if table is None:
            return None
        self.ledger.note(file, {key: spot.moved(lines_above) for key, spot in toml_lines(text).items()})
        return Fields(self.ledger, file, table)

    def _read(self, file: str, text: str, lines_above: int) -> dict[str, Any] | None:
        try:
            return read_authored(text.encode())
        except AuthoredFault as fault:
            told = str(fault)
            place = _PLACE.match(told)
            line = int(place[1]) if place else (text.count("\n") + 1 if told.startswith(_AT_THE_END) else 1)
            message = _PLACE.sub("", told).removeprefix(_AT_THE_END)
            self.ledger.fault_at(file, line + lines_above, "broken-toml", message, "Ret linjen, eller den lige over.")
            return None
