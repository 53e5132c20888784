"""What is said of personal data: what looks like what, where and how to mend it, and never the data."""

from __future__ import annotations

import pytest

from sagkyndig.pure.personal_data import faults, find, hints
from tests.pure.personal_data.corpus import sentences

CPR = "Skriv et fødselsår i stedet."
INSTEAD = "Skriv en funktion eller en afdeling i stedet."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Borgeren, 010190-1234, søger.", [f"Teksten ser ud til at have et CPR-nummer efter »Borgeren«. {CPR}"]),
        ("010190-1234", [f"Teksten ser ud til at have et CPR-nummer. {CPR}"]),
        ("En linje\n0101901234 søger.", [f"Teksten ser ud til at have et CPR-nummer i linje 2. {CPR}"]),
        (
            "Se »notatet« om **barnet** (cpr.: 610190-1234)",
            [f"Teksten ser ud til at have et CPR-nummer efter »notatet om barnet cpr«. {CPR}"],
        ),
        (
            "Far er 010160-1234 og mor 020262-1234.",
            [f"Teksten ser ud til at have to CPR-numre, det første efter »Far er«. {CPR}"],
        ),
        (
            "Skriv til a@b.example eller tlf. 22 33 44 55.",
            [
                f"Teksten ser ud til at have en e-mailadresse efter »Skriv til«. {INSTEAD}",
                f"Teksten ser ud til at have et telefonnummer efter »eller tlf«. {INSTEAD}",
            ],
        ),
        ("", []),
        ("Efter BEK 1069/2020, VEJ 9375 og PM 18-18 om § 96 i 2023-2025.", []),
        ("Hun bor på Søndergade 12. Nummeret er 22334455.", []),
    ],
)
def test_what_stops(text: str, said: list[str]) -> None:
    assert list(faults(text)) == said


def test_what_is_only_mentioned() -> None:
    assert hints("Hun bor på Søndergade 12. Nummeret er 22334455.") == (
        "Teksten har måske et vejnavn efter »Hun bor på«. Er det en virkelig persons adresse, så tag den ud.",
        "Teksten har måske et telefonnummer efter »Nummeret er«. Tag det ud, hvis det er nogens.",
    )
    assert hints("Borgeren, 010190-1234, søger efter BEK 1069/2020.") == ()


def test_no_sentence_repeats_what_was_found() -> None:
    texts = [each.text for each in sentences()]
    assert len(texts) >= 5000
    for text in texts:
        for sentence in (*faults(text), *hints(text)):
            for finding in find(text):
                assert text[finding.start : finding.end] not in sentence
            assert not find(sentence), sentence
