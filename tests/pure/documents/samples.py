"""Publications to try the renderings on: one like the real thing, an empty one and a very long one."""

from __future__ import annotations

from sagkyndig.pure.documents.tree import (
    Article,
    Block,
    BulletList,
    Callout,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    KeyResults,
    Link,
    Notice,
    Number,
    Paragraph,
    Sender,
    Text,
    anchor_from,
)

BOARD = Sender(
    "Klagestyrelsen",
    (
        "Telefon: 00 00 00 00 mandag til fredag klokken 9-15",
        "Postadresse: Klagestyrelsen, Ådalsvej 1, 0999 Ådal",
        "Mailadresse: post@klagestyrelsen.example",
        "Hjemmeside: www.klagestyrelsen.example",
    ),
)
BANNERS = ("Demonstration", "Genskabt efter de offentliggjorte tal")
ANSWERS = (
    ("I høj grad", 11),
    ("I nogen grad", 23),
    ("I mindre grad", 6),
    ("Slet ikke", 4),
    ("Ved ikke", 0),
    ("Ikke besvaret", 0),
)


def svg(number: str, question: str, answers: tuple[tuple[str, int], ...] = ANSWERS) -> str:
    n = sum(count for _, count in answers) or 1
    bars = []
    for place, (label, count) in enumerate(answers):
        y = 12 + place * 34
        percent = round(100 * count / n)
        colour = "#a3b1b5" if label == "Ikke besvaret" else "#0b5563"
        bars.append(
            f'<text x="168" y="{y + 17}" text-anchor="end" font-size="16" fill="#1a1f23">{label}</text>'
            f'<rect x="180" y="{y}" width="{percent * 4}" height="22" fill="{colour}"/>'
            f'<text x="{188 + percent * 4}" y="{y + 17}" font-size="16" font-weight="600" fill="#1a1f23">'
            f"{percent} %</text>"
        )
    height = 12 + 34 * len(answers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {height}" width="640" height="{height}" role="img" '
        f'aria-labelledby="t-{number} d-{number}" font-family="IBM Plex Sans">'
        f'<title id="t-{number}">{question}</title><desc id="d-{number}">Søjler, én for hvert svar.</desc>'
        f'<line x1="180" y1="4" x2="180" y2="{height}" stroke="#5a6469"/>{"".join(bars)}</svg>'
    )


def figure(number: str, question: str) -> FigureBlock:
    rows = tuple((label, str(count), f"{round(count / 0.44)}") for label, count in ANSWERS)
    return FigureBlock(
        number=number,
        caption=question,
        svg=svg(number, question),
        description="I høj grad 25 procent, i nogen grad 52 procent, i mindre grad 14 procent, slet ikke ni procent.",
        table=DataTable(question, ("Svar", "Antal", "Procent"), (*rows, ("I alt", "44", "100")), frozenset({1, 2})),
        source="Klagestyrelsens spørgeskema til kursister, 44 besvarelser.",
        note="Ingen lod spørgsmålet stå ubesvaret.",
    )


LONG = (
    "Læringsforløbet blev tilbudt ti kommuner, der er udvalgt på baggrund af blandt andet omgørelsesprocenten på "
    "sagsområdet. I udvælgelsen er der taget hensyn til kommunens størrelse, til antallet af klagesager og til, om "
    "kommunen har andre initiativer i gang, for eksempel et taskforceforløb. Deltagelsen var frivillig, og en enkelt "
    "kommune havde ikke mulighed for at være med, fordi den var midt i en større omlægning. En anden kommune tog "
    "pladsen. «Vi fik talt sammen på tværs», siger en kursist, “og det var nyttigt”."
)


def paragraph(text: str = LONG) -> Paragraph:
    return Paragraph((Text(text),))


QUESTIONS = (
    "Har læringsforløbet givet dig et øget kendskab til de generelle sagsbehandlingsregler, herunder særligt "
    "sagsoplysning og begrundelse?",
    "Hvordan vurderer du niveauet af e-læringen?",
    "Hvordan vurderer du niveauet af den fysiske læringsdag?",
    "Har casene på den fysiske læringsdag været relevante for dit arbejde?",
    "I hvilken grad oplever du, at e-læringen forberedte dig på den fysiske læringsdag?",
    "I hvilken grad vil læringsforløbet påvirke din praksis?",
)


def chapter(number: int, title: str, *blocks: Block) -> tuple[Block, ...]:
    return (Heading(1, title, anchor_from(title), f"Kapitel {number}"), *blocks)


def participants() -> tuple[Block, ...]:
    blocks: list[Block] = [
        paragraph("Klagestyrelsen har sendt et spørgeskema til kursisterne umiddelbart efter læringsforløbet."),
    ]
    for place, question in enumerate(QUESTIONS, start=1):
        title = ("Kendskab til reglerne", "E-læringen", "Den fysiske dag", "Casene", "Forberedelsen", "Praksis")[
            place - 1
        ]
        number = f"4.{place}"
        blocks += [
            Heading(2, title, anchor_from(title)),
            Paragraph(
                (
                    Text("Af de "),
                    Number("44", f"figur:{number}:n"),
                    Text(" deltagere angiver hhv. "),
                    Number("25 procent", f"figur:{number}:0"),
                    Text(" og "),
                    Number("52 procent", f"figur:{number}:1"),
                    Text(f", at det i høj grad eller i nogen grad er tilfældet, se figur {number}."),
                )
            ),
            figure(number, question),
            paragraph(),
        ]
        if place in (1, 4):
            blocks.insert(-1, Callout("Casene førte til mange og gode drøftelser"))
    return tuple(blocks)


def report() -> Document:
    purpose = chapter(
        1,
        "Formål med læringsforløbene",
        Paragraph(
            (Text("Klagestyrelsen gennemfører i 2023-2025 læringsforløb for kommuner på handicapområdet."),), lead=True
        ),
        paragraph(),
        Heading(2, "Resultater af læringsforløbet", "resultater-af-laeringsforloebet"),
        KeyResults(
            (
                (
                    "77 procent",
                    (
                        Text("oplever, at forløbet i høj grad eller i nogen grad har givet dem et "),
                        Text("øget kendskab", strong=True),
                        Text(" til de generelle sagsbehandlingsregler."),
                    ),
                ),
                (
                    "89 procent",
                    (Text("vurderer, at forløbet i høj grad eller i nogen grad vil påvirke deres praksis."),),
                ),
                ("10 af 10", (Text("kommuner gennemførte både e-læringsdagen og den fysiske læringsdag."),)),
            )
        ),
        Notice("Svarene er genskabt efter de offentliggjorte tal. De er ikke kursisternes egne besvarelser."),
        paragraph(),
    )
    procedure = chapter(
        2,
        "Læringsforløbenes fremgangsmåde",
        paragraph(),
        Callout("Fire af ti kommuner holdt dagen sammen med en anden"),
        paragraph(),
        BulletList(
            (
                (Text("en dag med e-læring, som kommunen selv vælger"),),
                (Text("en fysisk læringsdag i kommunen med to jurister fra "), Text("Klagestyrelsen", emphasis=True)),
                (
                    Text("et spørgeskema, se "),
                    Link("Klagestyrelsens hjemmeside", "https://www.klagestyrelsen.example/"),
                ),
            )
        ),
        DataTable(
            "Forløbene i 2023",
            ("Kommune", "Fysisk dag", "Tilmeldte"),
            (("Ådal", "14. marts", "12"), ("Sønderø", "14. marts", "8"), ("Vesterå", "21. marts", "1.024")),
            frozenset({2}),
        ),
        Heading(2, "Undervisningsmaterialet", "undervisningsmaterialet"),
        paragraph(),
        Heading(3, "Casene", "casene-i-materialet"),
        paragraph(),
    )
    teacher = chapter(
        3,
        "Underviserens oplevelse af læringsforløbene",
        Heading(2, "Størstedelen af kommunerne havde prioriteret e-læringen", "prioriteret"),
        paragraph(),
        Callout("Forløb med flere kommuner fungerer godt"),
        Callout("Behov for gennemgang af de generelle regler, også når borgeren ikke ønsker at samarbejde"),
        paragraph(),
        paragraph(),
    )
    answers = chapter(4, "Deltagernes oplevelser af læringsforløbene", *participants())
    return Document(
        title="Erfaringer fra læringsforløb",
        subtitle="Generelle sagsbehandlingsregler, kontant tilskud og BPA-ordninger",
        authority=BOARD,
        dated="Marts 2024",
        kind="Evalueringsrapport",
        banners=BANNERS,
        blocks=purpose + procedure + teacher + answers,
        colophon=(
            "Erfaringer fra læringsforløb. Udgivet af Klagestyrelsen, marts 2024.",
            "Tal genskabt efter Ankestyrelsens rapport, marts 2024.",
        ),
    )


def empty() -> Document:
    return Document("Tom rapport", "", Sender("Klagestyrelsen"), "", "", (), ())


def long_words() -> Document:
    word = "specialpædagogikassistentuddannelsesbekendtgørelsesændringsforslag" * 4
    blocks = chapter(
        1,
        f"Om {word}",
        paragraph(f"Ordet {word} er langt. <b>&amp; \"citat\" 'enkelt' «gås» #set $x$ *stjerne* _bund_ @navn \\n"),
        DataTable(f"Om {word}", ("Ord", word), ((word, "1"),), frozenset({1})),
        figure("1.1", f"Kender du {word}?"),
        Callout(word),
    )
    return Document(word, word, Sender(word, (word,)), word, word, (word,), blocks, (word,))


def book(chapters: int = 40) -> Document:
    blocks: list[Block] = []
    for number in range(1, chapters + 1):
        blocks += chapter(
            number,
            f"Kapitel om emne {number}",
            *([paragraph()] * 6),
            figure(f"{number}.1", QUESTIONS[number % 6]),
            Callout("Fire af ti kommuner holdt dagen sammen"),
            *([paragraph()] * 4),
            figure(f"{number}.2", QUESTIONS[(number + 1) % 6]),
            *([paragraph()] * 3),
        )
    return Document("En lang rapport", "Fyrre kapitler", BOARD, "1. juni 2024", "Rapport", BANNERS, tuple(blocks))


def article() -> Article:
    return Article(
        title="Læringsforløb skal styrke retssikkerheden og kvaliteten i sagsbehandlingen på handicapområdet",
        lead="Klagestyrelsen har gennemført læringsforløb om de generelle sagsbehandlingsregler for ti kommuner.",
        byline="Af fuldmægtig Åse Østergård",
        updated="Sidst opdateret 24.06.2024",
        blocks=(
            paragraph(),
            Heading(1, "Formålet med læringsforløbene", "formaalet-med-laeringsforloebene"),
            Paragraph(
                (
                    Text("I evalueringen har "),
                    Number("77 procent", "figur:4.1:0+1"),
                    Text(" angivet, at forløbet i høj grad eller i nogen grad har givet dem et øget kendskab."),
                )
            ),
            Callout("Ti kommuner var med"),
            paragraph(),
        ),
        link=Link("Læs evalueringen af læringsforløbet 2023", "/rapporter/erfaringer-fra-laeringsforloeb/"),
        banners=BANNERS,
        sender=BOARD,
    )
