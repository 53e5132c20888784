"""A case in the bench."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from sagkyndig.journey.courses.files.fields import is_key
from sagkyndig.journey.courses.rules.blank import LETTERS, key_of
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
from sagkyndig.journey.courses.rules.places import BODY, answer_file, case_file
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.web.bench import case_layout, texts
from sagkyndig.journey.courses.web.bench.editor import Editor
from sagkyndig.journey.courses.web.bench.notes import marks_as_rows, marks_from
from sagkyndig.journey.courses.web.bench.values import (
    TICKED,
    Row,
    Values,
    day_as_text,
    day_in,
    names_as_text,
    names_in,
    number_as_text,
    number_in,
)
from sagkyndig.pure.danish.readability import words

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.web.bench.layout import Section

# The worked answer stands in a file of that name beside the papers.
_NO_PAPER = "svar"
# A remark on something that is not there yet has no line of its own: the code says which field it is about.
_PLACES = {
    "number-of-papers": "akter",
    "length-of-papers": "akter",
    "nothing-missing-unexplained": "mangler",
    "number-of-options": "mulighed",
    "letters-of-options": "mulighed",
    "number-of-points": "punkt",
    "missing-points": "punkt",
    "one-consideration-per-option": "overvejelse",
    "worked-answer-missing": "svar",
    "worked-answer-never-shown": "svar",
}
# By the guide for authors, 450-800 words in the papers are 20-30 minutes with the group's talk.
_FEWEST_WORDS, _FEWEST_MINUTES, _WORDS_A_MINUTE = 450, 20, 35


class CaseEditor(Editor[Case]):
    the_part: ClassVar[str] = "casen"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        has_answer = self.around.course.has_worked_answers or bool(self.stored.worked_answer)
        return case_layout.sections(letters=self._letters, has_answer=has_answer)

    @property
    def _letters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(each.letter for each in self.stored.options), *LETTERS)))

    def values_of(self, content: Case) -> Values:
        return Values(_texts(content), _rows(content))

    def content_from(self, values: Values) -> Case:
        told = values.texts
        answer = told["svar"] or None if "svar" in told else self.stored.worked_answer
        return replace(
            self.stored,
            title=told["titel"],
            is_fictional=told["fiktiv"] == TICKED,
            topic=Topic(told["emne"]),
            used=Occasion(told["bruges"]),
            minutes=number_in(told["minutter"]),
            provisions=self._names(told["bestemmelser"]),
            summary=told["kort"],
            papers=_papers(values.rows["akter"]),
            options=tuple(Option(row["bogstav"], row["tekst"]) for row in values.rows["mulighed"]),
            points=tuple(
                Point(row["titel"], row["tekst"], self._names(row["bestemmelser"])) for row in values.rows["punkt"]
            ),
            considerations=tuple(
                Consideration(row["mulighed"], row["tekst"], row["droeftelse"]) for row in values.rows["overvejelse"]
            ),
            missing=tuple(
                Missing(row["hvad"], row["hvem"], row["vej"], row["aendrer"]) for row in values.rows["mangler"]
            ),
            nothing_missing=told["intet_mangler"],
            noise=told["stoej"],
            tempting=told["fristende"],
            temptation=told["fristelse"],
            worked_answer=answer,
            to_verify=marks_from(values.rows["efterproev"]),
        )

    def _names(self, text: str) -> tuple[str, ...]:
        return names_in(text, self.known_names)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Names that are one however many commas they have: those of the register, and those that stood here."""
        stood = {*self.stored.provisions, *(name for point in self.stored.points for name in point.provisions)}
        return self.around.known_names | stood

    def place_of(self, remark: Remark) -> str:
        if remark.fault.code in _PLACES:
            return _PLACES[remark.fault.code]
        file, key = remark.fault.file, remark.key
        if file == answer_file(self.stored.key):
            return "svar"
        if file == case_file(self.stored.key):
            return key
        name = file.rpartition("/")[2].removesuffix(".md")
        papers = [paper.key for paper in self.content().papers]
        if name not in papers:
            return "akter"
        return f"akter.{papers.index(name)}.{'tekst' if key in {BODY, ''} else key}"

    def estimate(self, content: Case) -> str:
        count = sum(len(words(reading_text(paper.text))) for paper in content.papers)
        if count < _FEWEST_WORDS // 2:
            return ""
        minutes = _FEWEST_MINUTES + (count - _FEWEST_WORDS) / _WORDS_A_MINUTE
        return texts.estimate_of_case(count, max(5, 5 * round(minutes / 5)))


def _texts(case: Case) -> Row:
    return {
        "titel": case.title,
        "fiktiv": TICKED if case.is_fictional else "",
        "emne": case.topic.value,
        "bruges": case.used.value,
        "minutter": number_as_text(case.minutes),
        "bestemmelser": names_as_text(case.provisions),
        "kort": case.summary,
        "intet_mangler": case.nothing_missing,
        "fristende": case.tempting,
        "fristelse": case.temptation,
        "stoej": case.noise,
        "svar": case.worked_answer or "",
    }


def _rows(case: Case) -> dict[str, list[Row]]:
    options = [*case.options, *(Option(each, "") for each in _lacking([each.letter for each in case.options]))]
    weighed = [each.letter for each in case.considerations]
    considerations = [*case.considerations, *(Consideration(each, "") for each in _lacking(weighed))]
    return {
        "akter": [
            {
                "noegle": each.key,
                "titel": each.title,
                "slags": each.kind.value,
                "dato": day_as_text(each.dated),
                "afsender": each.sender,
                "tekst": each.text,
            }
            for each in case.papers
        ],
        "mangler": [
            {"hvad": each.what, "hvem": each.who, "vej": each.way, "aendrer": each.changes} for each in case.missing
        ],
        "mulighed": [{"bogstav": each.letter, "tekst": each.text} for each in options],
        "punkt": [
            {"titel": each.title, "tekst": each.text, "bestemmelser": names_as_text(each.provisions)}
            for each in case.points
        ],
        "overvejelse": [
            {"mulighed": each.letter, "tekst": each.text, "droeftelse": each.discussion} for each in considerations
        ],
        "efterproev": marks_as_rows(case.to_verify),
    }


def _lacking(letters: list[str]) -> list[str]:
    return [each for each in LETTERS if each not in letters]


def _papers(rows: list[Row]) -> tuple[Paper, ...]:
    """Each with the key it has, or with one made of its title."""
    taken = {_NO_PAPER}
    papers = []
    for row in rows:
        key = row["noegle"] if is_key(row["noegle"]) and row["noegle"] not in taken else ""
        key = key or key_of(row["titel"] or "akt", taken | {each["noegle"] for each in rows})
        taken.add(key)
        papers.append(
            Paper(key, row["titel"], PaperKind(row["slags"]), day_in(row["dato"]), row["afsender"], row["tekst"])
        )
    return tuple(papers)
