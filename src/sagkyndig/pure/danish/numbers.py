"""Numbers as a Danish text writes them: words up to ten, a point between thousands, a comma before decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_WORDS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def in_words(n: int) -> str:
    """For running text: a word up to and including ten ("nul", "en", ... "ti"), digits above ("11", "1.234")."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else number(n)


def percent_in_words(percent: int, *, count: int | None = None) -> str:
    """A whole percentage in running text; `count` is how many stand behind it.

    "ingen" is said of nobody only: somebody whose share rounds to nought is "under en".
    """
    if count == 0 or (percent == 0 and count is None):
        return "ingen"
    return "under en" if percent == 0 else in_words(percent)


def number(value: int | Decimal | float, decimals: int = 0) -> str:
    """Digits in groups of three with `decimals` decimals, halves rounded away from nought: 1234.5 -> "1.234,5".

    A float counts as the decimal number it is printed as, so 2.675 with two decimals is "2,68".
    ValueError where the value is not a finite number.
    """
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    room = Context(prec=max(1, exact.adjusted() + 2) + decimals, rounding=ROUND_HALF_UP)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=room)
    digits = f"{rounded.copy_abs():,f}".translate({ord(","): ".", ord("."): ","})
    return f"-{digits}" if rounded < 0 else digits


def plural(count: int, one: str, many: str) -> str:
    """A count in digits with its noun: "1 svar", "2 besvarelser"."""
    return f"{number(count)} {one if count == 1 else many}"
