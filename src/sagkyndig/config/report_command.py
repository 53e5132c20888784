"""`sagkyndig report`: a file of answers becomes report, article and figures, without a browser and without a database."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sagkyndig.config.operations.refusal import Refused

CONTENT = Path(__file__).resolve().parents[3] / "content"
QUESTIONNAIRE_OF_2023 = CONTENT / "questionnaires" / "2023.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", required=True, type=Path, metavar="FIL", help="svarene, som CSV eller XLSX")
    parser.add_argument(
        "--questionnaire", type=Path, metavar="FIL", help="spørgeskemaet, som TOML (udeladt: spørgeskemaet fra 2023)"
    )
    parser.add_argument(
        "--facts", type=Path, metavar="FIL", help="oplysninger om runden, som TOML (udeladt: »ikke oplyst« i rapporten)"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="MAPPE", help="mappe til rapporten")


def run(arguments: argparse.Namespace) -> int:
    """Writes five files into the folder, or none at all; raises Refused with a Danish sentence for bad input."""
    files = _publication(arguments)
    _write_all(arguments.out, files)
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
    from sagkyndig.pure.tables import TableError

    try:
        questionnaire = read_questionnaire(_read(arguments.questionnaire or QUESTIONNAIRE_OF_2023))
        known = (
            read_edition_facts(_read(arguments.facts), arguments.facts.name, questionnaire)
            if arguments.facts
            else EditionFacts()
        )
        answers = read_answers(_read(arguments.answers), arguments.answers.name, questionnaire)
    except (QuestionnaireFault, FactsFault) as fault:
        raise Refused(str(fault)) from fault
    except TableError as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise Refused(f"{arguments.answers.name} kan ikke bruges:\n{problems}") from error
    tallies = count_answers(questionnaire, answers.sheets)
    counted = answer_facts(answers.n, known.facts.number("inviterede"), arguments.answers.name)
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
    report, article = (
        read_report_outline(CONTENT / "report" / "report.toml"),
        read_article_outline(CONTENT / "report" / "article.toml"),
    )
    return dict(write_publication(material, report, article))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise Refused(f"Filen {path} findes ikke.") from fault
    except OSError as fault:
        raise Refused(f"Filen {path} kan ikke læses: {fault.strerror}.") from fault


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    """All the files or none: each is written aside first and moved in when the last one is on disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".rapport-") as aside:
            for name, content in files.items():
                (Path(aside) / name).write_bytes(content)
            for name in files:
                (Path(aside) / name).replace(folder / name)
    except OSError as fault:
        raise Refused(f"Rapporten kan ikke lægges i {folder}: {fault.strerror}.") from fault
