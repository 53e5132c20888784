"""The fields of the shared decision."""

from __future__ import annotations

from string import ascii_uppercase

from sagkyndig.journey.courses.rules.blank import LETTERS
from sagkyndig.journey.courses.rules.course import SharedDecision
from sagkyndig.journey.courses.web.bench.layout import PROVISIONS, TITLE, TO_VERIFY, Field, Kind, Rows, Section

ABOUT = Section(
    "om",
    "Om den fælles afgørelse",
    (TITLE, PROVISIONS),
    hint="Alle afgør den hver for sig på den fysiske læringsdag: halvdelen får form A, halvdelen form B.",
)
CONSIDERATIONS = Section(
    "hensyn",
    "Hensyn",
    (Field("hensyn", "Hvad er der at veje?", Kind.TEXT, height=5),),
    hint="Til underviseren. Kursisterne ser det ikke, før dagen er slut.",
)


def letters(shared: SharedDecision) -> tuple[str, ...]:
    """A letter for each option: four, or as many as there are."""
    return tuple(ascii_uppercase[: max(len(LETTERS), len(shared.options))])


def sections(*, lines: int, options: int) -> tuple[Section, ...]:
    """`lines` and `options` are how many there are room for."""
    chosen = Rows(
        "muligheder",
        "mulighed",
        (Field("bogstav", "", Kind.HIDDEN), Field("tekst", "Mulighed", Kind.TEXT, height=2)),
        least=options,
        is_fixed=True,
        letter="bogstav",
    )
    forms = Rows(
        "linje",
        "linje",
        (Field("form_a", "Form A", Kind.TEXT, height=3), Field("form_b", "Form B", Kind.TEXT, height=3)),
        least=lines,
        is_fixed=True,
    )
    return (
        ABOUT,
        Section(
            "former",
            "De to former",
            (forms,),
            hint="Ti linjer i hver. Linje for linje den samme oplysning i andre ord, lige lange og lige lette at læse.",
        ),
        Section(
            "muligheder",
            "Muligheder",
            (chosen,),
            hint="Fire, de samme for begge former. Hver er en afgørelse, en fornuftig kollega kunne træffe.",
        ),
        CONSIDERATIONS,
        TO_VERIFY,
    )
