"""`sagkyndig report`: a file of answers becomes report, article and figures, without a browser and without a database."""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.config.operations.files import name_of, path_of, read_file, write_all
from sagkyndig.config.operations.refusal import Refused

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
    from sagkyndig.journey.report.files.edition_facts import EditionFacts
    from sagkyndig.journey.report.rules.outline import Outline

CONTENT = Path(__file__).resolve().parents[3] / "content"
QUESTIONNAIRE_OF_2023 = CONTENT / "questionnaires" / "2023.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", required=True, type=path_of, metavar="FIL", help="svarene, som CSV eller XLSX")
    parser.add_argument(
        "--questionnaire", type=path_of, metavar="FIL", help="spørgeskemaet, som TOML (udeladt: spørgeskemaet fra 2023)"
    )
    parser.add_argument(
        "--facts",
        type=path_of,
        metavar="FIL",
        help="oplysninger om runden, som TOML (udeladt: »ikke oplyst« i rapporten)",
    )
    parser.add_argument("--out", required=True, type=path_of, metavar="MAPPE", help="mappe til rapporten")


def run(arguments: argparse.Namespace) -> int:
    """Writes five files into the folder, or none at all; raises Refused with a Danish sentence for bad input."""
    files = _publication(arguments)
    write_all(arguments.out, files, "Rapporten")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name may not fit the terminal's letters
    print(f"{', '.join(files)} ligger i {arguments.out}.")
    return 0


def _publication(arguments: argparse.Namespace) -> dict[str, bytes]:
    from sagkyndig.journey.evaluation.files.answers import read_answers
    from sagkyndig.journey.evaluation.files.questionnaire import QuestionnaireFault, read_questionnaire
    from sagkyndig.journey.evaluation.rules.answers import count_answers, count_comments
    from sagkyndig.journey.evaluation.rules.figures import question_figures
    from sagkyndig.journey.report.files.edition_facts import EditionFacts, FactsFault, read_edition_facts
    from sagkyndig.journey.report.files.outline import read_article_outline, read_report_outline
    from sagkyndig.journey.report.files.publication import write_publication
    from sagkyndig.journey.report.rules.facts import answer_facts
    from sagkyndig.journey.report.rules.material import Material
    from sagkyndig.pure.documents.fonts import FontsMissingError
    from sagkyndig.pure.tables import TableError

    try:
        questionnaire = read_questionnaire(read_file(arguments.questionnaire or QUESTIONNAIRE_OF_2023))
        known = (
            read_edition_facts(read_file(arguments.facts), name_of(arguments.facts), questionnaire)
            if arguments.facts
            else EditionFacts()
        )
        answers = read_answers(read_file(arguments.answers), name_of(arguments.answers), questionnaire)
    except (QuestionnaireFault, FactsFault) as fault:
        raise Refused(str(fault)) from fault
    except TableError as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise Refused(f"{name_of(arguments.answers)} kan ikke bruges:\n{problems}") from error
    report = read_report_outline(CONTENT / "report" / "report.toml")
    article = read_article_outline(CONTENT / "report" / "article.toml")
    _refuse_texts_that_fit_nowhere(known, (report, article), questionnaire)
    tallies = count_answers(questionnaire, answers.sheets)
    counted = answer_facts(answers.n, known.facts.number("inviterede"), name_of(arguments.answers))
    material = Material(
        questionnaire=questionnaire,
        figures=question_figures(questionnaire, tallies),
        facts=replace(known.facts, computed=counted),
        authority=known.authority,
        targets=known.targets,
        texts=known.texts,
        comments=Counter(count_comments(answers.comments)),
        reconstructed=known.reconstructed,
        is_demonstration=known.is_demonstration,
    )
    try:
        return dict(write_publication(material, report, article))
    except FontsMissingError as fault:
        raise Refused(str(fault)) from fault


def _refuse_texts_that_fit_nowhere(
    known: EditionFacts, outlines: tuple[Outline, Outline], questionnaire: Questionnaire
) -> None:
    """A text under a misspelt name would be left out in silence, and a misspelt fact told as not stated."""
    from sagkyndig.journey.report.rules.texts_with_facts import unknown_facts

    places = {part.key for outline in outlines for part in outline.parts if part.insert is None}
    places |= {f"bemaerkninger.{question.column}" for question in questionnaire.questions}
    for key, text in known.texts.items():
        if key not in places:
            raise Refused(
                f"Under [tekster] står »{key}«, som ikke er en del af rapporten. Ret navnet, eller fjern den."
            )
        for written in unknown_facts(text):
            raise Refused(f"Teksten »{key}« nævner {written}, som ikke er en oplysning. Ret navnet, eller fjern det.")
