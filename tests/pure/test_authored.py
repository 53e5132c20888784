"""Authored TOML, and what is said of a file that is none."""

from __future__ import annotations

import pytest

from sagkyndig.pure.authored import AuthoredFault, read_authored


@pytest.mark.parametrize("data", [b"aar = 2023\r\n", b"\xef\xbb\xbfaar = 2023"])
def test_line_ends_and_marks_do_not_matter(data: bytes) -> None:
    assert read_authored(data) == {"aar": 2023}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a = 1\ntema = \xf8", "Linje 2: Filen er ikke tekst i UTF-8. Gem den som UTF-8."),
        (b"a = 1\na = 2\nb = 3", "Linje 2, tegn 6: Den samme nøgle står to gange."),
        (b"[a]\n[a]", "Linje 2, tegn 3: Den samme overskrift i [ ] står to gange."),
        (b"a", "Sidst i filen: Der mangler »=« efter nøglen."),
        (b"a = x", "Linje 1, tegn 5: Værdien mangler, eller teksten har ikke anførselstegn om sig."),
        (b'a = "x', "Sidst i filen: Et anførselstegn mangler sin afslutning."),
        (b"a = [1", "Sidst i filen: En liste eller tabel mangler sin afslutning."),
        (b"a = 1 b", "Linje 1, tegn 7: Der står mere på linjen, end der skal."),
        (b'a = "\\q"', "Linje 1, tegn 8: En omvendt skråstreg i en tekst skal skrives dobbelt."),
        (
            "øre = 1".encode(),
            "Linje 1, tegn 1: Skriv »nøgle = værdi«, og sæt anførselstegn om nøgler med æ, ø, å eller punktum.",
        ),
        (b'[a]\nb = ["x", {c = "\\u0007"}]', "»a.b.c« har et usynligt styretegn (U+0007). Slet tegnet."),
        (b"a = " + b"[" * 5000, "Lister står for dybt inde i hinanden."),
    ],
)
def test_a_fault_is_told_in_danish_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(AuthoredFault) as fault:
        read_authored(data)
    assert str(fault.value) == said


def test_a_number_too_long_to_read_is_refused_too() -> None:
    with pytest.raises(AuthoredFault):
        read_authored(b"a = " + b"1" * 5000)
