"""argparse that speaks Danish: headings, help and errors."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

# argparse asks gettext for each of its own sentences; these are the ones that an operator can meet.
_SENTENCES = {
    "usage: ": "Brug: ",
    "positional arguments": "argumenter",
    "options": "muligheder",
    "show this help message and exit": "vis denne hjælp, og stop",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "der mangler: %s",
    "one of the arguments %s is required": "en af disse skal med: %s",
    "unrecognized arguments: %s": "ukendt: %s",
    "expected one argument": "skal følges af én værdi",
    "expected at most one argument": "kan højst følges af én værdi",
    "expected at least one argument": "skal følges af mindst én værdi",
    "expected %s argument": "skal følges af %s værdi",
    "expected %s arguments": "skal følges af %s værdier",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s er tvetydig og kan være %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "kender ikke %(value)r (vælg mellem %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke bruges her",
    "ignored explicit argument %r": "tager ingen værdi, men fik %r",
    "not allowed with argument %s": "kan ikke bruges sammen med %s",
    "can't open '%(filename)s': %(error)s": "kan ikke åbne '%(filename)s': %(error)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "kender ikke %(parser_name)r (vælg mellem %(choices)s)",
}


def _in_danish(sentence: str) -> str:
    return _SENTENCES.get(sentence, sentence)


def _counted_in_danish(one: str, many: str, count: int) -> str:
    return _in_danish(one if count == 1 else many)


class DanishParser(argparse.ArgumentParser):
    """A parser whose every word is Danish. Wrong usage ends with status 2, as everywhere."""

    def __init__(self, **options: Any) -> None:
        # argparse reads its translator from its own module at call time; the console command is alone in its process.
        setattr(argparse, "_", _in_danish)  # noqa: B010
        setattr(argparse, "ngettext", _counted_in_danish)  # noqa: B010
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\nSe »{self.prog} --help«.\n")


def whole_number(text: str) -> int:
    """A whole number above zero, for options such as a port or a count."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} er ikke et helt tal over nul")
    return number


def port_number(text: str) -> int:
    number = whole_number(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"{text} er ikke en port; den højeste er 65535")
    return number
