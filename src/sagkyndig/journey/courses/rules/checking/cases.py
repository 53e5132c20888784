"""Cases: declared fictional, two to five papers, four equal options, five to seven points, and what lacks on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.course import Case
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.places import COURSE_FILE, case_file, paper_file
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.pure.danish import listing, long_date
from sagkyndig.pure.danish.readability import words

LETTERS = ("A", "B", "C", "D")
FEWEST_PAPERS, MOST_PAPERS = 2, 5
FEWEST_POINTS, MOST_POINTS = 5, 7
# The longest option has at most this many percent more letters than the shortest.
OPTIONS_APART = 35
FEWEST_WORDS, MOST_WORDS = 450, 800
# A point asks; these words answer.
_GIVES_AWAY = re.compile(r"\b(skal|afslag|bevilling)\b", re.IGNORECASE)


def check_cases(ground: Ground) -> Iterator[Fault]:
    for case in ground.course.cases.values():
        file = case_file(case.key)
        yield from _fictional(ground, file, case)
        yield from _papers(ground, file, case)
        yield from _options(ground, file, case)
        yield from _points(ground, file, case)
        yield from _considerations(ground, file, case)
        yield from _missing(ground, file, case)


def _fictional(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    if not case.is_fictional:
        yield from ground.fault(
            file,
            "fiktiv",
            "not-fictional",
            f"Casen »{case.title}« er ikke erklæret fiktiv.",
            "Skriv fiktiv = true, når intet i casen er en virkelig persons.",
        )


def _papers(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    if any(name.startswith(f"cases/{case.key}/") and not key for name, key in ground.reported):
        return
    if not FEWEST_PAPERS <= len(case.papers) <= MOST_PAPERS:
        yield from ground.fault(
            file,
            "akter",
            "number-of-papers",
            f"Casen »{case.title}« har {len(case.papers)} akter. Den skal have to til fem.",
            "Skriv flere akter, eller saml dem.",
        )
    count = sum(len(words(reading_text(paper.text))) for paper in case.papers)
    if case.papers and not FEWEST_WORDS <= count <= MOST_WORDS:
        yield from ground.hint(
            file,
            "akter",
            "length-of-papers",
            f"Akterne er på {count} ord. En case holder sig til {FEWEST_WORDS}-{MOST_WORDS}.",
            "Skær støj væk, eller giv akterne mere hverdag.",
        )
    if ground.is_reported(COURSE_FILE, "retstilstand"):
        return
    for paper in case.papers:
        if paper.dated == date.min:
            yield from ground.fault(
                paper_file(case.key, paper.key),
                "dato",
                "paper-without-date",
                f"Akten »{paper.title}« har ingen dato.",
                "Skriv den dato, akten er fra.",
            )
        if paper.dated > ground.course.law_as_of:
            yield from ground.warning(
                paper_file(case.key, paper.key),
                "dato",
                "paper-after-law",
                f"Akten er fra {long_date(paper.dated)}, men kursets retstilstand er {long_date(ground.course.law_as_of)}.",
                "Ret aktens dato eller kursets retstilstand.",
            )


def _options(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    letters = tuple(option.letter for option in case.options)
    if len(letters) != len(LETTERS):
        yield from ground.fault(
            file,
            "mulighed",
            "number-of-options",
            f"Casen »{case.title}« har {len(letters)} muligheder. Den skal have fire.",
            "Skriv fire [[mulighed]] med bogstaverne A, B, C og D.",
        )
    elif letters != LETTERS:
        yield from ground.fault(
            file,
            "mulighed",
            "letters-of-options",
            f"Mulighederne har bogstaverne {listing(list(letters))}.",
            "Kald dem A, B, C og D i den rækkefølge.",
        )
    lengths = [len(option.text) for option in case.options if option.text]
    if lengths and max(lengths) * 100 > min(lengths) * (100 + OPTIONS_APART):
        longest = max(range(len(case.options)), key=lambda place: len(case.options[place].text))
        yield from ground.warning(
            file,
            f"mulighed.{longest}.tekst",
            "options-of-unequal-length",
            f"Mulighed {case.options[longest].letter} er på {max(lengths)} tegn, den korteste på {min(lengths)}.",
            "Gør de fire næsten lige lange, så længden ikke røber noget.",
        )
    if case.tempting not in letters:
        yield from ground.fault(
            file,
            "fristende",
            "unknown-letter",
            f"Den fristende mulighed er »{case.tempting}«, som ikke er en af mulighederne.",
            "Skriv bogstavet på den mulighed, der frister.",
        )


def _points(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    if case.points and not FEWEST_POINTS <= len(case.points) <= MOST_POINTS:
        yield from ground.fault(
            file,
            "punkt",
            "number-of-points",
            f"Casen »{case.title}« har {len(case.points)} opmærksomhedspunkter. Den skal have fem til syv.",
            "Skriv flere, eller saml dem.",
        )
    for place, point in enumerate(case.points):
        if not point.provisions:
            yield from ground.fault(
                file,
                f"punkt.{place}.bestemmelser",
                "point-without-provision",
                f"Punktet »{point.title}« er ikke knyttet til en bestemmelse.",
                "Skriv mindst én under »bestemmelser«.",
            )
        if said := _GIVES_AWAY.search(point.text):
            yield from ground.hint(
                file,
                f"punkt.{place}.tekst",
                "point-gives-away",
                f"Punktet »{point.title}« siger »{said[1].lower()}«.",
                "Spørg i stedet: To kolleger skal kunne læse punktet og stadig vælge forskelligt.",
            )


def _considerations(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    letters = [option.letter for option in case.options]
    told = [consideration.letter for consideration in case.considerations]
    for letter in dict.fromkeys(letters):
        if told.count(letter) != 1:
            how_many = "ingen overvejelse" if letter not in told else "flere overvejelser"
            yield from ground.fault(
                file,
                "overvejelse",
                "one-consideration-per-option",
                f"Mulighed {letter} har {how_many}.",
                "Skriv én [[overvejelse]] for hver mulighed: hvad taler for, og hvad imod?",
            )
    for place, letter in enumerate(told):
        if letter not in letters:
            yield from ground.fault(
                file,
                f"overvejelse.{place}.mulighed",
                "unknown-letter",
                f"Overvejelsen handler om »{letter}«, som ikke er en af mulighederne.",
                "Skriv bogstavet på den mulighed, den handler om.",
            )


def _missing(ground: Ground, file: str, case: Case) -> Iterator[Fault]:
    if ground.is_reported(file, "mangler"):
        return
    if not case.missing and not case.nothing_missing:
        yield from ground.fault(
            file,
            "mangler",
            "nothing-missing-unexplained",
            f"Casen »{case.title}« siger ikke, hvad der mangler med vilje, eller hvorfor intet mangler.",
            'Skriv [[mangler]], eller skriv intet_mangler = "hvorfor".',
        )
    elif case.missing and case.nothing_missing:
        yield from ground.fault(
            file,
            "intet_mangler",
            "missing-and-not-missing",
            f"Casen »{case.title}« siger både, hvad der mangler, og at intet mangler.",
            "Fjern det ene.",
        )
