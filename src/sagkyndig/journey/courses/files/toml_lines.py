"""On which line each key of a TOML text stands; the standard library reads the values and forgets the lines."""

from __future__ import annotations

import re

from sagkyndig.journey.courses.rules.places import Spot

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_HEADER = re.compile(r"(\[\[?)\s*([^\]]*?)\s*\]\]?")
_KEY = re.compile(r"((?:\"[^\"]*\"|'[^']*'|[^=\s\"'])+)\s*=[ \t]*")
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"""+', re.DOTALL),
    re.compile(r"'''.*?'''+", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\])*"'),
    re.compile(r"'[^']*'"),
)
_PLAIN = re.compile(r"[^,\]}\n#]+")


def toml_lines(text: str) -> dict[str, Spot]:
    """Spots by key: "titel", "punkt.2.tekst", "form_a.0". The text is one that can be read as TOML."""
    return _Scan(text).spots


class _Scan:
    """One walk through the text from key to key."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[str, Spot] = {}
        self.place = 0
        self.prefix = ""
        self._counts: dict[str, int] = {}
        while (begin := self._skip()) < len(text):
            header = _HEADER.match(text, begin)
            if header:
                self._table(header)
                continue
            key = _KEY.match(text, begin)
            if key is None:
                break
            self.place = key.end()
            self._value(self.prefix + key[1].strip().strip("\"'"), begin)

    def _skip(self) -> int:
        blank = _BLANK.match(self.text, self.place)
        self.place = blank.end() if blank else self.place
        return self.place

    def _line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def _table(self, header: re.Match[str]) -> None:
        name = header[2].strip().strip("\"'")
        spot = Spot(self._line(header.start()), self._line(header.start()))
        self.spots.setdefault(name, spot)
        if header[1] == "[[":
            number = self._counts[name] = self._counts.get(name, -1) + 1
            name = f"{name}.{number}"
            self.spots[name] = spot
        self.prefix = f"{name}."
        self.place = header.end()

    def _value(self, key: str, begins: int) -> None:
        """Moves past a value; notes the key, and each element of a list."""
        text, line = self.text, self._line(begins)
        for string in _STRINGS:
            if match := string.match(text, self.place):
                is_long = match[0][:3] in ('"""', "'''")
                first = self._line(self.place) + (1 if is_long and match[0][3:4] == "\n" else 0)
                self.spots[key] = Spot(line, first, grows=is_long)
                self.place = match.end()
                return
        self.spots[key] = Spot(line, self._line(self.place))
        if text[self.place : self.place + 1] == "[":
            self._list(key)
        elif text[self.place : self.place + 1] == "{":
            self._braces(key)
        elif plain := _PLAIN.match(text, self.place):
            self.place = plain.end()

    def _list(self, key: str) -> None:
        self.place += 1
        number = 0
        while (begin := self._skip()) < len(self.text) and self.text[begin] != "]":
            self._value(f"{key}.{number}", begin)
            number += 1
            if self.text[self._skip() : self.place + 1] == ",":
                self.place += 1
        self.place += 1

    def _braces(self, key: str) -> None:
        self.place += 1
        while (begin := self._skip()) < len(self.text) and self.text[begin] != "}":
            inner = _KEY.match(self.text, begin)
            if inner is None:
                break
            self.place = inner.end()
            self._value(f"{key}.{inner[1].strip()}", begin)
            if self.text[self._skip() : self.place + 1] == ",":
                self.place += 1
        self.place += 1
