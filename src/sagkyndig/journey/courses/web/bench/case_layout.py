"""The fields of a case, in the order in which one writes it."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.blank import LETTERS
from sagkyndig.journey.courses.rules.course import Occasion, Topic
from sagkyndig.journey.courses.rules.wording import PAPER_KINDS
from sagkyndig.journey.courses.web.bench.layout import (
    MINUTES,
    PROVISIONS,
    TITLE,
    TO_VERIFY,
    Field,
    Kind,
    Rows,
    Section,
)
from sagkyndig.pure.danish import capitalised

ABOUT = Section(
    "om",
    "Om casen",
    (
        TITLE,
        Field("emne", "Emne", Kind.CHOICE, choices=tuple((each.value, each.value.capitalize()) for each in Topic)),
        Field(
            "bruges",
            "Bruges på",
            Kind.CHOICE,
            choices=tuple((each.value, each.value.capitalize()) for each in Occasion),
        ),
        MINUTES,
        PROVISIONS,
        Field("fiktiv", "Casen er opdigtet: personen, kommunen og sagen findes ikke", Kind.TICK),
    ),
    hint="Vælg én fejl at bygge casen på. En case har én hovedfejl og højst to bifejl.",
)
SUMMARY = Section(
    "kort",
    "Kort om sagen",
    (Field("kort", "Kort om sagen", Kind.TEXT, height=7),),
    hint="Hvem er borgeren, hvad er der søgt om, og hvilken dag er det i dag? Slut, hvor kursisten tager over.",
)
PAPERS = Section(
    "akter",
    "Akter",
    (
        Rows(
            "akter",
            "akt",
            (
                Field("noegle", "", Kind.HIDDEN),
                Field("titel", "Titel"),
                Field(
                    "slags",
                    "Slags",
                    Kind.CHOICE,
                    choices=tuple((each.value, capitalised(said)) for each, said in PAPER_KINDS.items()),
                ),
                Field("dato", "Dato", Kind.DAY),
                Field("afsender", "Afsender"),
                Field("tekst", "Tekst", Kind.TEXT, height=14),
            ),
            least=2,
            add="Tilføj en akt",
        ),
    ),
    hint="To til fem akter, 450-800 ord i alt. Hver har sin egen stemme og ved noget, de andre ikke ved.",
)
MISSING = Section(
    "mangler",
    "Hvad mangler med vilje?",
    (
        Rows(
            "mangler",
            "mangel",
            (
                Field("hvad", "Hvad mangler?"),
                Field("hvem", "Hvem har det?"),
                Field("vej", "Mindst indgribende vej til det"),
                Field("aendrer", "Hvad kan det ændre?"),
            ),
            least=1,
            add="Tilføj noget, der mangler",
        ),
        Field("intet_mangler", "Eller: hvorfor mangler intet?", Kind.TEXT, height=2),
    ),
    hint="I hver tredje case mangler intet afgørende, og fejlen er at spørge igen. Skriv i så fald hvorfor.",
)
OPTIONS = Section(
    "muligheder",
    "Afgørelsesmuligheder",
    (
        Rows(
            "mulighed",
            "mulighed",
            (Field("bogstav", "", Kind.HIDDEN), Field("tekst", "Afgørelse og grund", Kind.TEXT, height=3)),
            least=len(LETTERS),
            is_fixed=True,
            letter="bogstav",
        ),
    ),
    hint="Fire, næsten lige lange, hver med den grund, en fornuftig kollega ville give.",
)
POINTS = Section(
    "punkter",
    "Opmærksomhedspunkter",
    (
        Rows(
            "punkt",
            "punkt",
            (
                Field("titel", "Titel"),
                Field("tekst", "Spørgsmål og hensyn", Kind.TEXT, height=4),
                Field("bestemmelser", "Bestemmelser", Kind.NAMES, height=2),
            ),
            least=1,
            add="Tilføj et punkt",
        ),
    ),
    hint="Fem til syv. Et punkt spørger og løser ikke: To kolleger kan læse det og stadig vælge forskelligt.",
)
CONSIDERATIONS = Section(
    "overvejelser",
    "Overvejelser",
    (
        Rows(
            "overvejelse",
            "mulighed",
            (
                Field("mulighed", "", Kind.HIDDEN),
                Field("tekst", "Hvad taler for og imod?", Kind.TEXT, height=4),
                Field("droeftelse", "Til drøftelse (frivilligt)", Kind.TEXT, height=2),
            ),
            least=len(LETTERS),
            is_fixed=True,
            letter="mulighed",
        ),
    ),
    hint="Kursister ser dem sammen med punkterne. Også den fristende mulighed har noget, der taler for den.",
)
ANSWER = Section(
    "svar",
    "Gennemarbejdet svar",
    (Field("svar", "Gennemarbejdet svar", Kind.TEXT, height=16),),
    hint="Ét holdbart svar, ikke det eneste: ansøgt om, regel, oplysninger og kilde, betingelser, regnestykke, klage.",
)


def temptation(letters: tuple[str, ...]) -> Section:
    """The tempting option among those letters, and the noise."""
    return Section(
        "fristende",
        "Det fristende svar og støjen",
        (
            Field("fristende", "Den fristende mulighed", Kind.CHOICE, choices=tuple((each, each) for each in letters)),
            Field("fristelse", "Hvorfor frister den?", Kind.TEXT, height=4),
            Field("stoej", "Støj: hvad ligner noget, men afgør intet? (frivilligt)", Kind.TEXT, height=2),
        ),
        hint="Det fristende svar hviler på en sand sætning og en ægte grund. Kursister ser ikke det her.",
    )


def sections(*, letters: tuple[str, ...], has_answer: bool) -> tuple[Section, ...]:
    """Every section of a case; the worked answer only where the course has one, or the case already does."""
    answer = (ANSWER,) if has_answer else ()
    return (ABOUT, SUMMARY, PAPERS, MISSING, OPTIONS, temptation(letters), POINTS, CONSIDERATIONS, *answer, TO_VERIFY)
