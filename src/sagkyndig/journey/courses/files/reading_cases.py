"""Reads a case with its papers and its worked answer."""

from __future__ import annotations

from sagkyndig.journey.courses.files.fields import Fields
from sagkyndig.journey.courses.files.folder import Folder
from sagkyndig.journey.courses.files.reading_pairs import to_verify
from sagkyndig.journey.courses.rules.course import (
    Case,
    Consideration,
    Missing,
    Occasion,
    Option,
    Paper,
    PaperKind,
    Point,
    Topic,
)
from sagkyndig.journey.courses.rules.places import BODY, answer_file, case_file, paper_file

_ANSWER = "svar"


def read_case(files: Folder, key: str) -> Case | None:
    """The case in cases/<key>; None where its own file cannot be read, and then its papers are not looked at."""
    fields = files.table(case_file(key))
    if fields is None:
        files.asked.update(file for file in files.files() if file.startswith(f"cases/{key}/"))
        return None
    answer = answer_file(key)
    case = Case(
        key=key,
        title=fields.text("titel"),
        is_fictional=fields.flag("fiktiv"),
        topic=fields.one_of("emne", Topic),
        used=fields.one_of("bruges", Occasion),
        minutes=fields.number("minutter"),
        provisions=fields.texts("bestemmelser", required=True),
        summary=fields.text("kort"),
        papers=_papers(files, fields, key),
        options=_options(fields),
        points=_points(fields),
        considerations=_considerations(fields),
        missing=_missing(fields),
        nothing_missing=fields.text("intet_mangler", required=False),
        noise=fields.text("stoej", required=False),
        tempting=fields.text("fristende"),
        temptation=fields.text("fristelse"),
        worked_answer=(files.body(answer) or None) if files.has(answer) else None,
        to_verify=to_verify(fields),
    )
    fields.close()
    return case


def _papers(files: Folder, fields: Fields, case: str) -> tuple[Paper, ...]:
    papers = []
    for place, name in enumerate(fields.keys("akter")):
        file = paper_file(case, name)
        if name == _ANSWER:
            told = "»svar« er navnet på det gennemarbejdede svar og kan ikke være en akt."
            fields.ledger.fault(fields.file, f"akter.{place}", "bad-key", told, "Giv akten et andet navn.")
        elif not files.has(file):
            files.ledger.reported.add((file, ""))
            fields.ledger.fault(
                fields.file,
                f"akter.{place}",
                "missing-file",
                f"Akten »{name}« står i casen, men filen {file} mangler.",
                "Skriv filen, eller ret navnet.",
            )
        elif paper := _paper(files, file, name):
            papers.append(paper)
    return tuple(papers)


def _paper(files: Folder, file: str, key: str) -> Paper | None:
    opened = files.page(file)
    if opened is None:
        return None
    fields, text = opened
    if not text:
        fields.ledger.fault(file, BODY, "empty-text", "Akten har ingen tekst.", "Skriv teksten under +++.")
    paper = Paper(
        key=key,
        title=fields.text("titel"),
        kind=fields.one_of("slags", PaperKind),
        dated=fields.day("dato"),
        sender=fields.text("afsender"),
        text=text,
    )
    fields.close()
    return paper


def _options(fields: Fields) -> tuple[Option, ...]:
    options = []
    for each in fields.tables("mulighed", required=True):
        options.append(Option(each.text("bogstav"), each.text("tekst")))
        each.close()
    return tuple(options)


def _points(fields: Fields) -> tuple[Point, ...]:
    points = []
    for each in fields.tables("punkt"):
        points.append(Point(each.text("titel"), each.text("tekst"), each.texts("bestemmelser")))
        each.close()
    return tuple(points)


def _considerations(fields: Fields) -> tuple[Consideration, ...]:
    considerations = []
    for each in fields.tables("overvejelse"):
        considerations.append(
            Consideration(each.text("mulighed"), each.text("tekst"), each.text("droeftelse", required=False))
        )
        each.close()
    return tuple(considerations)


def _missing(fields: Fields) -> tuple[Missing, ...]:
    missing = []
    for each in fields.tables("mangler"):
        missing.append(Missing(each.text("hvad"), each.text("hvem"), each.text("vej"), each.text("aendrer")))
        each.close()
    return tuple(missing)
