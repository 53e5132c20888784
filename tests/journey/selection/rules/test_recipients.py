"""Contact persons as people write and paste them."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules.recipients import read_recipients, written

BODIL = ("Bodil Ager", "bodil@kommune.dk")


@pytest.mark.parametrize(
    "text",
    [
        "Bodil Ager, bodil@kommune.dk",
        "Bodil Ager <bodil@kommune.dk>",
        '"Bodil Ager" <Bodil@Kommune.dk>;',
        "Bodil Ager\tbodil@kommune.dk",
        "bodil@kommune.dk; Bodil  Ager",
        "Bodil Ager (bodil@kommune.dk)\r\n\r\n",
        "Bodil Ager <mailto:bodil@kommune.dk>",
    ],
)
def test_the_usual_ways_are_read(text: str) -> None:
    found = read_recipients(text)
    assert (found.contacts, found.faults) == ((BODIL,), ())


def test_what_is_written_is_read_again() -> None:
    several = (BODIL, ("Åse Ø. Bjerregård-Ræv", "aase.o@sydbyen.kommune.dk"))
    assert read_recipients(written(several)).contacts == several
    assert read_recipients(written(())).contacts == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bodil Ager", "Der mangler en mailadresse på linjen »Bodil Ager«. Den skal ligne navn@kommune.dk."),
        ("Bodil, bodil@kommune", "Der mangler en mailadresse på linjen »Bodil, bodil@kommune«. Den skal ligne navn@kommune.dk."),
        ("bodil@kommune.dk", "Skriv navnet foran bodil@kommune.dk. Mailen begynder med det."),
        ("A, a@b.dk, B, b@b.dk", "Skriv kun én kontaktperson på hver linje, ikke »A, a@b.dk, B, b@b.dk«."),
        ("A, a@b.dk\nB, A@b.dk", "a@b.dk står der to gange."),
        ("Å" * 201 + ", a@b.dk", f"Navnet eller mailadressen er for lang: »{'Å' * 60}…«."),
        ("\n".join(f"N{n}, n{n}@b.dk" for n in range(6)), "Skriv højst 5 kontaktpersoner for en kommune."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text: str, said: str) -> None:
    assert read_recipients(text).faults == (said,)
