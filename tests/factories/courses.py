"""A small course without a fault, as dataclasses and as a folder; tests break it in one place at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sagkyndig.foundation.law.rules import Entry, Register
from sagkyndig.journey.courses.files import write_course
from sagkyndig.journey.courses.rules.course import (
    Case,
    Consideration,
    ContrastPair,
    Course,
    Feedback,
    Missing,
    Module,
    Occasion,
    Option,
    Page,
    PageKind,
    PairKind,
    Paper,
    PaperKind,
    Point,
    SharedDecision,
    Topic,
    ToVerify,
)

REGISTER = Register(
    (
        Entry("SEL § 95", "Kontant tilskud", certainty="V"),
        Entry("SEL § 96", "BPA", certainty="V"),
        Entry("SEL § 42", "TAF", valid_to=date(2022, 12, 31), moved_to="BL § 87", status="flyttet", certainty="V"),
        Entry("BL § 87", "TAF", valid_from=date(2024, 1, 1), certainty="V"),
        Entry("RSL § 10", "Sagsoplysning", certainty="V"),
        Entry("RSL § 11 a", "Indhentning", certainty="K"),
        Entry("FVL § 24", "Begrundelse", certainty="V"),
        Entry("18-18", "Personkreds", certainty="V"),
    )
)

_LETTER = """\
Du har søgt om hjælp til hele ugen, og du får den.

{}

Du kan klage til kommunen inden fire uger.

{}"""
_SHOWN = "Vi giver hjælp til bad og mad. Badet tager en halv time, maden en hel, og det er i alt ti timer."
_HIDDEN = "Vi giver hjælp til bad og mad. Vi har set på det hele og finder, at ti timer om ugen er nok nu."
_REST = " ".join(["Vi har læst dit brev og talt med dig om dagen."] * 13)
_CITIZEN = " ".join(["Jeg skal op klokken syv og vil ud til mit kor hver uge."] * 20)
_NOTE = " ".join(["Borger ringer og siger, at det går bedre om dagen nu."] * 25)


def make_page(key: str, kind: PageKind, **more: object) -> Page:
    """A page of ten minutes."""
    return Page(key, f"Siden {key}", kind, 10, f"## {key.capitalize()}\n\nTeksten er kort.\n\nDen er klar.", **more)  # type: ignore[arg-type]


def make_case(key: str = "koret", **more: object) -> Case:
    """A case of 25 minutes for the e-learning day."""
    parts: dict[str, object] = {
        "key": key,
        "title": f"Sagen om {key}",
        "is_fictional": True,
        "topic": Topic.PARTICIPATION,
        "used": Occasion.E_LEARNING,
        "minutes": 25,
        "provisions": ("SEL § 96", "RSL § 10"),
        "summary": "Hanne Lund er 54 år og søger om BPA.\n\nI dag er det mandag den 20. marts 2023.",
        "papers": (
            Paper("ansoegning", "Ansøgning", PaperKind.APPLICATION, date(2023, 2, 19), "Hanne Lund", _CITIZEN),
            Paper("notat", "Notat", PaperKind.NOTE, date(2023, 3, 14), "Birkesund Kommune", _NOTE),
        ),
        "options": tuple(Option(letter, f"Mulighed {letter} med en god grund.") for letter in "ABCD"),
        "points": tuple(Point(f"Punkt {number}?", "Hvad ved vi? [E1]", ("RSL § 10",)) for number in range(1, 6)),
        "considerations": tuple(Consideration(letter, "Taler for og imod.", "") for letter in "ABCD"),
        "missing": (),
        "nothing_missing": "Alt er oplyst, og fejlen er at spørge igen.",
        "noise": "dørtrinet",
        "tempting": "A",
        "temptation": "A hviler på noget sandt.",
        "worked_answer": "Kære Hanne Lund.\n\nDu får hjælp efter SEL § 96.",
        "to_verify": (ToVerify("E1", "RSL § 10: ordlyden er ikke set."),),
    }
    return Case(**(parts | more))  # type: ignore[arg-type]


def make_course() -> Course:
    """Two modules, seven pages, three cases, one pair and a shared decision, without a fault."""
    night = Missing("Natten", "Hanne Lund", "en samtale", "63 timer")
    cases = (
        make_case(),
        make_case(
            "natten", missing=(night,), nothing_missing="", worked_answer="Kære Hanne.\n\n| Tid | I alt |\n|---|---|"
        ),
        make_case("bilen", used=Occasion.PHYSICAL_DAY),
    )
    pair = ContrastPair(
        key="timerne",
        title="Timerne",
        kind=PairKind.STATEMENT_OF_REASONS,
        facts="Per Dam er 47 år.\n\nHan søger om tilskud.",
        question="Hvilken begrundelse holder?",
        first=_LETTER.format(_HIDDEN, _REST),
        second=_LETTER.format(_SHOWN, _REST),
        sound=2,
        element="vejen fra opgave til timer",
        temptation="Det er venligt.",
        principle="Borgeren kan følge vejen fra hver opgave til timetallet.",
        alike="resultat og klage",
        provisions=("FVL § 24", "SEL § 95"),
    )
    shared = SharedDecision(
        key="arbejdslederen",
        title="Arbejdslederen",
        provisions=("SEL § 96",),
        options=("Afslag nu.", "Ja nu.", "Vent lidt.", "Afslag med mere."),
        form_a=tuple(f"Linje {number} om Anders." for number in range(1, 11)),
        form_b=tuple(
            f"Linje {number} om Jens nu." if number == 1 else f"Linje {number} om Jens." for number in range(1, 11)
        ),
        considerations="Hvad vejer en gammel linje?",
    )
    rules = Module(
        "regler",
        "Regler",
        (
            make_page(
                "oplysning", PageKind.RULE, provisions=("RSL § 10",), checklist=("Hvad ved vi?",), for_everyone=True
            ),
            make_page("begrundelse", PageKind.EXPLANATION),
            make_page("to-breve", PageKind.CONTRAST_PAIR, pair="timerne"),
        ),
    )
    work = Module(
        "arbejde",
        "Arbejde",
        (
            make_page("koret", PageKind.CASE, case="koret"),
            make_page("natten", PageKind.CASE, case="natten"),
            make_page("skriv", PageKind.EXERCISE, task="Skriv en begrundelse.", checklist=("Regel", "Skøn")),
            make_page("henvisninger", PageKind.REFERENCES, provisions=("SEL § 95", "PM 18-18")),
        ),
    )
    return Course(
        key="2023-proeve",
        title="Prøve",
        version="1",
        law_as_of=date(2023, 4, 1),
        provisions=("SEL § 95", "SEL § 96"),
        audience="Sagsbehandlere",
        minutes=120,
        feedback=Feedback.AFTER_EACH_CASE,
        has_worked_answers=True,
        modules=(rules, work),
        cases={case.key: case for case in cases},
        pairs={pair.key: pair},
        shared_decision=shared,
    )


def make_course_folder(folder: Path) -> Path:
    """The course as files."""
    write_course(make_course(), folder)
    return folder
