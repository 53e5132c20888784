"""When two spellings in a file are the same name or the same answer."""

from __future__ import annotations

import re
import unicodedata

# A soft hyphen, a byte-order mark, spaces of no width: nobody sees them, and copying from a web page brings them along.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(text: str) -> str:
    """The text to compare by: capitals, spaces, underscores and signs that nobody sees do not count, and a letter is
    the same whether its ring or accent is written with it or after it."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(seen.replace("_", " ").casefold().split())
