"""`sagkyndig report`: a file of answers becomes report, article and figures, without a browser and without a database."""

from __future__ import annotations

import argparse
import errno
import fcntl
import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sagkyndig.config.operations.refusal import Refused
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.rules.questionnaire import Questionnaire
    from sagkyndig.journey.report.files.edition_facts import EditionFacts
    from sagkyndig.journey.report.rules.outline import Outline

CONTENT = Path(__file__).resolve().parents[3] / "content"
QUESTIONNAIRE_OF_2023 = CONTENT / "questionnaires" / "2023.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", required=True, type=_path, metavar="FIL", help="svarene, som CSV eller XLSX")
    parser.add_argument(
        "--questionnaire", type=_path, metavar="FIL", help="spørgeskemaet, som TOML (udeladt: spørgeskemaet fra 2023)"
    )
    parser.add_argument(
        "--facts",
        type=_path,
        metavar="FIL",
        help="oplysninger om runden, som TOML (udeladt: »ikke oplyst« i rapporten)",
    )
    parser.add_argument("--out", required=True, type=_path, metavar="MAPPE", help="mappe til rapporten")


def _path(text: str) -> Path:
    """A path on the command line. An empty one is a variable that was never set, not the folder we stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("stien er tom")
    return Path(text)


def run(arguments: argparse.Namespace) -> int:
    """Writes five files into the folder, or none at all; raises Refused with a Danish sentence for bad input."""
    files = _publication(arguments)
    _write_all(arguments.out, files)
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
        questionnaire = read_questionnaire(_read(arguments.questionnaire or QUESTIONNAIRE_OF_2023))
        known = (
            read_edition_facts(_read(arguments.facts), _name(arguments.facts), questionnaire)
            if arguments.facts
            else EditionFacts()
        )
        answers = read_answers(_read(arguments.answers), _name(arguments.answers), questionnaire)
    except (QuestionnaireFault, FactsFault) as fault:
        raise Refused(str(fault)) from fault
    except TableError as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise Refused(f"{_name(arguments.answers)} kan ikke bruges:\n{problems}") from error
    report = read_report_outline(CONTENT / "report" / "report.toml")
    article = read_article_outline(CONTENT / "report" / "article.toml")
    _refuse_texts_that_fit_nowhere(known, (report, article), questionnaire)
    tallies = count_answers(questionnaire, answers.sheets)
    counted = answer_facts(answers.n, known.facts.number("inviterede"), _name(arguments.answers))
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


def _name(path: Path) -> str:
    """The file's name as text, whatever bytes it is written with."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise Refused(f"Filen {path} findes ikke.") from fault
    except OSError as fault:
        raise Refused(f"Filen {path} kan ikke læses: {_why(fault)}.") from fault


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    """All the files or none: each is written aside first and moved in when the last one is on disk."""
    made: list[Path] = []
    try:
        taken = [name for name in files if (folder / name).is_dir()]
        if taken:
            raise Refused(f"Rapporten kan ikke lægges i {folder}: {listing(taken)} er en mappe. Vælg en anden mappe.")
        made = _missing(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".rapport-") as aside:
            for name, content in files.items():
                (Path(aside) / name).write_bytes(content)
            with _alone_in(folder):
                for name in files:
                    (Path(aside) / name).replace(folder / name)
    except BaseException as fault:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(fault, OSError):
            raise Refused(f"Rapporten kan ikke lægges i {folder}: {_why(fault)}.") from fault
        raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Two reports made at once for one folder are moved in one after the other, so that their files are not mixed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network disk may not know locks; then it is as it was without
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _missing(folder: Path) -> list[Path]:
    """The folders that making this one makes, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


_REASONS = {
    errno.EACCES: "du har ikke adgang",
    errno.EPERM: "du har ikke adgang",
    errno.EEXIST: "der ligger noget andet med det navn",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del af stien er en fil og ikke en mappe",
    errno.ENOENT: "en del af stien findes ikke",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "genvejene peger på hinanden",
    errno.ENOSPC: "der er ikke plads på disken",
    errno.EDQUOT: "der er ikke plads på disken",
    errno.EROFS: "disken kan kun læses",
}


def _why(fault: OSError) -> str:
    return _REASONS.get(fault.errno or 0, f"fejl {fault.errno} fra systemet")
