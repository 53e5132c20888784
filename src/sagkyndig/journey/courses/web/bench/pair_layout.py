"""The fields of a contrast pair, in the order in which one writes it."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.course import PairKind
from sagkyndig.journey.courses.web.bench.layout import PROVISIONS, TITLE, TO_VERIFY, Field, Kind, Section
from sagkyndig.pure.danish import capitalised

ABOUT = Section(
    "om",
    "Om kontrastparret",
    (
        TITLE,
        Field(
            "slags",
            "Slags",
            Kind.CHOICE,
            choices=tuple((each.value, capitalised(each.value)) for each in PairKind),
        ),
        PROVISIONS,
    ),
)
FACTS = Section(
    "sagen",
    "Sagen og spørgsmålet",
    (
        Field("sagen", "Sagen kort", Kind.TEXT, height=5),
        Field("spoergsmaal", "Spørgsmålet til kursisten", hint="Fx »Hvilken begrundelse holder?«"),
    ),
    hint="Det, begge breve bygger på: hvem, hvad der er søgt om, og hvad kommunen gør.",
)
LETTER = Section(
    "brev",
    "De to breve",
    (
        Field("begyndelse", "Begyndelsen, ens i begge breve", Kind.TEXT, height=10),
        Field("afsnit", "Afsnittet i det brev, der holder", Kind.TEXT, height=8),
        Field("afsnit_ikke", "Afsnittet i det brev, der ikke holder", Kind.TEXT, height=8),
        Field("slutning", "Slutningen, ens i begge breve", Kind.TEXT, height=8),
        Field(
            "holder",
            "Brevet, der holder, vises",
            Kind.CHOICE,
            choices=(("1", "som det første"), ("2", "som det andet")),
        ),
    ),
    hint=(
        "Skriv det gode brev færdigt først, 150-260 ord, og del det om det afsnit, der bærer elementet. Skriv så det "
        "afsnit, der ikke holder: sandt, venligt, lige så langt og uden elementet. Resten er ens af sig selv."
    ),
)
DIFFERENCE = Section(
    "forskel",
    "Forskellen",
    (
        Field("element", "Elementet: hvad har det ene brev, som det andet ikke har?", Kind.TEXT, height=2),
        Field("frister", "Hvorfor frister det brev, der ikke holder?", Kind.TEXT, height=4),
        Field("princip", "Princippet i én sætning", Kind.TEXT, height=3),
        Field("ens", "Hvad er ens i de to breve?", Kind.TEXT, height=2),
    ),
    hint="Kursisten ser det efter at have valgt og skrevet hvorfor. Hvad der er ens, ser kun forfattere og undervisere.",
)
SECTIONS = (ABOUT, FACTS, LETTER, DIFFERENCE, TO_VERIFY)
