"""`sagkyndig report`, as other people's programs call it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sagkyndig.config.command import main
from tests.factories.evaluation import ANSWERS_FILE, COLUMNS, FACTS_FILE, ONE_ANSWER, answers_csv
from tests.factories.spreadsheets import spreadsheet

FILES = ["article.html", "figures.json", "report.docx", "report.html", "report.pdf"]


def report(tmp_path: Path, content: bytes, *more: str, name: str = "svar.csv", out: str = "ud") -> int:
    answers = tmp_path / name
    answers.write_bytes(content)
    return main(["report", "--answers", str(answers), "--out", str(tmp_path / out), *more])


def written(tmp_path: Path, out: str = "ud") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((tmp_path / out).iterdir())}


def figures(tmp_path: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((tmp_path / "ud" / "figures.json").read_text("utf-8"))
    return content


def test_five_files_and_the_same_bytes_twice(tmp_path: Path) -> None:
    content = ANSWERS_FILE.read_bytes()
    assert report(tmp_path, content, "--facts", str(FACTS_FILE)) == 0
    assert report(tmp_path, content, "--facts", str(FACTS_FILE), out="igen") == 0
    assert sorted(written(tmp_path)) == FILES
    assert written(tmp_path) == written(tmp_path, "igen")


def test_figures_json_of_2023(tmp_path: Path) -> None:
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), "--facts", str(FACTS_FILE)) == 0
    content = figures(tmp_path)
    assert content["answers"] == 44
    assert content["notes"] == ["Demonstration", "Genskabt efter de offentliggjorte tal"]
    by_id = {figure["id"]: figure for figure in content["figures"]}  # type: ignore[attr-defined]
    assert list(by_id) == ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6"]
    assert {key: by_id["4.2"][key] for key in ("n", "unanswered", "hidden")} == {
        "n": 44,
        "unanswered": 4,
        "hidden": False,
    }
    assert by_id["4.2"]["options"] == [
        {"label": "Det gav mening", "count": 36, "percent": 82, "words": "82"},
        {"label": "Det gav ikke mening", "count": 3, "percent": 7, "words": "syv"},
        {"label": "Jeg benyttede ikke e-læringsværktøjet", "count": 1, "percent": 2, "words": "to"},
        {"label": "Jeg havde tekniske problemer", "count": 0, "percent": 0, "words": "ingen"},
    ]
    findings = [(finding["kind"], finding["figure"]) for finding in content["findings"]]  # type: ignore[attr-defined]
    assert findings == [
        ("unanswered", "4.2"),
        ("unanswered", "4.3"),
        ("unanswered", "4.5"),
        ("response_rate_unknown", None),
    ]


@pytest.mark.parametrize("rows", [0, 1, 4])
def test_under_five_answers_everything_is_hidden(tmp_path: Path, rows: int) -> None:
    assert report(tmp_path, answers_csv(*[ONE_ANSWER] * rows)) == 0
    content = figures(tmp_path)
    assert content["answers"] == rows
    for figure in content["figures"]:  # type: ignore[attr-defined]
        assert (figure["n"], figure["hidden"], figure["unanswered"]) == (rows, True, None)
        assert {(option["count"], option["percent"], option["words"]) for option in figure["options"]} == {
            (None, None, None)
        }


def test_without_facts_the_report_says_that_they_are_not_stated(tmp_path: Path) -> None:
    assert report(tmp_path, ANSWERS_FILE.read_bytes()) == 0
    page = written(tmp_path)["report.html"].decode()
    assert "ikke oplyst" in page
    assert "Demonstration" not in page
    assert "Klagestyrelsen" not in page


def test_the_pages_fetch_nothing(tmp_path: Path) -> None:
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), "--facts", str(FACTS_FILE)) == 0
    for name in ("report.html", "article.html"):
        page = written(tmp_path)[name].decode()
        assert "<script" not in page
        assert 'src="http' not in page
        assert "url(http" not in page


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "svar.csv", "tom"),
        (bytes(range(256)) * 20, "svar.csv", "svar.csv"),
        (b"%PDF-1.7 noget", "svar.xlsx", "svar.xlsx"),
        (answers_csv(("I hoj grad", *ONE_ANSWER[1:])), "svar.csv", "Række 2, kolonnen »oeget_kendskab«: »I hoj grad«"),
        (answers_csv(ONE_ANSWER[1:], header=COLUMNS[1:]), "svar.csv", "Kolonnen »oeget_kendskab« mangler."),
        (answers_csv((*ONE_ANSWER, "x"), header=(*COLUMNS, "praksis")), "svar.csv", "praksis"),
        (answers_csv(ONE_ANSWER).replace(b";", b"|"), "svar.csv", "»|« mellem kolonnerne"),
    ],
    ids=["zero bytes", "binary", "renamed", "unknown answer", "missing column", "duplicate header", "wrong delimiter"],
)
def test_bad_answers_are_refused_with_a_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, name: str, said: str
) -> None:
    assert report(tmp_path, content, name=name) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not (tmp_path / "ud").exists()


def test_windows_letters_and_spreadsheets_are_read(tmp_path: Path) -> None:
    rows = [ONE_ANSWER] * 5
    assert report(tmp_path, answers_csv(*rows).decode().encode("cp1252"), out="windows") == 0
    assert report(tmp_path, spreadsheet(COLUMNS, *rows), name="svar.xlsx", out="excel") == 0
    assert written(tmp_path, "windows")["figures.json"] == written(tmp_path, "excel")["figures.json"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("kommner = 10", "Oplysningen »kommner« kendes ikke."),
        ('kommuner = "ti"', "Oplysningen »kommuner« har værdien 'ti'. Skriv et helt tal, fx 10."),
        ("kommuner = ", "kan ikke læses som TOML"),
        ('[[maal]]\nspoergsmaal = "frokost"\nandel = 50', "Et mål gælder »frokost«"),
        ('[[maal]]\nspoergsmaal = "omfang"\nandel = 150', "Målet for »omfang« mangler »andel«"),
    ],
)
def test_bad_facts_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], facts: str, said: str) -> None:
    file = tmp_path / "fakta.toml"
    file.write_text(facts, "utf-8")
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), "--facts", str(file)) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_another_questionnaire_and_a_target(tmp_path: Path) -> None:
    questionnaire = tmp_path / "skema.toml"
    questionnaire.write_text(
        'noegle = "kort"\nversion = "1"\ntitel = "Kort skema"\n[[spoergsmaal]]\nkolonne = "glad"\ntekst = "Er du glad?"\n'
        'maaler = "oplevelse"\npositive = ["Ja"]\n'
        'svar = [{ svar = "Ja", i_tekst = "at de er glade" }, { svar = "Nej", i_tekst = "at de ikke er glade" }]\n',
        "utf-8",
    )
    facts = tmp_path / "fakta.toml"
    facts.write_text('inviterede = 8\n[[maal]]\nspoergsmaal = "glad"\nandel = 80\n', "utf-8")
    content = b"glad\nJa\nJa\nJa\nJa\nNej\n"
    assert report(tmp_path, content, "--questionnaire", str(questionnaire), "--facts", str(facts)) == 0
    shown = figures(tmp_path)
    assert [figure["sentence"] for figure in shown["figures"]] == [  # type: ignore[attr-defined]
        "Af de fem deltagere, der har besvaret spørgeskemaet, svarer 80 procent, at de er glade, mens 20 procent svarer, "
        "at de ikke er glade."
    ]
    assert "response_rate_unknown" not in [finding["kind"] for finding in shown["findings"]]  # type: ignore[attr-defined]
    page = written(tmp_path)["report.html"].decode()
    assert "Målet er nået." in page
    assert "Svarprocenten er <span" in page


def test_a_missing_file_and_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--answers", str(tmp_path / "nej.csv"), "--out", str(tmp_path / "ud")]) == 1
    assert "findes ikke" in capsys.readouterr().err
    (tmp_path / "fil").write_text("x")
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), out="fil") == 1
    assert "kan ikke lægges i" in capsys.readouterr().err
    assert (tmp_path / "fil").read_text() == "x"


def test_it_starts_in_under_a_second_and_loads_no_django(tmp_path: Path) -> None:
    code = "import sys; from sagkyndig.config.command import main; main(['report', '--help']); print('django' in sys.modules)"
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert time.perf_counter() - begun < 1.0
    assert done.returncode == 0
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; from sagkyndig.config.command import main\nmain({['report', '--answers', str(ANSWERS_FILE), '--out', str(tmp_path / 'ud')]})\nprint('django' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.strip().endswith("False")
