"""`sagkyndig report`, as other people's programs call it."""

from __future__ import annotations

import errno
import fcntl
import html
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sagkyndig.config.command import main
from sagkyndig.pure.documents import fonts
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
    ("rows", "said"),
    [
        ([], "Ingen har svaret, og det fremgår ikke, hvor mange der fik spørgeskemaet."),
        ([ONE_ANSWER], "Én har svaret, men det fremgår ikke, hvor mange der fik spørgeskemaet."),
        ([ONE_ANSWER], "Figur 4.1 vises ikke, fordi kun én har svaret. Der skal være mindst fem."),
        ([ONE_ANSWER] * 5, "Fem har svaret, men det fremgår ikke, hvor mange der fik spørgeskemaet."),
        (
            [("", *ONE_ANSWER[1:]), *[ONE_ANSWER] * 5],
            "I figur 4.1 gør svarmulighederne rede for fem af seks besvarelser. Én har ikke besvaret spørgsmålet. "
            "Det skal fremgå af teksten.",
        ),
        (
            [("", *ONE_ANSWER[1:])] * 6,
            "I figur 4.1 har ingen af de seks besvaret spørgsmålet. Det skal fremgå af teksten.",
        ),
    ],
)
def test_findings_write_small_numbers_in_words(tmp_path: Path, rows: list[tuple[str, ...]], said: str) -> None:
    assert report(tmp_path, answers_csv(*rows)) == 0
    sentences = [finding["sentence"] for finding in figures(tmp_path)["findings"]]  # type: ignore[attr-defined]
    assert [each for each in sentences if each.startswith(said)] != []


TARGETS = (
    '[[maal]]\nspoergsmaal = "praksis"\nandel = 75\n',
    '[[maal]]\nspoergsmaal = "omfang"\nandel = 80\n',
    '[[maal]]\nspoergsmaal = "forstaaelig"\nsvar = ["Slet ikke"]\nandel = 5\n',
)


@pytest.mark.parametrize(
    ("targets", "rows", "said"),
    [
        ((), None, "Der var ikke på forhånd fastsat mål, som svarene kan holdes op imod."),
        (TARGETS[:1], None, "Det mål, der var fastsat på forhånd, er nået."),
        (TARGETS[1:2], None, "Det mål, der var fastsat på forhånd, er ikke nået."),
        (TARGETS[:1], 4, "Det kan ikke afgøres, om det mål, der var fastsat på forhånd, er nået."),
        (TARGETS, None, "Et af de tre mål, der var fastsat på forhånd, er nået. Konklusionen gennemgår dem ét for ét."),
        (TARGETS, 4, "Det kan ikke afgøres, om de tre mål, der var fastsat på forhånd, er nået."),
        (TARGETS[1:], None, "Ingen af de to mål, der var fastsat på forhånd, er nået."),
        (TARGETS[:2], 5, "Begge mål, der var fastsat på forhånd, er nået."),
    ],
)
def test_how_many_targets_are_reached(tmp_path: Path, targets: tuple[str, ...], rows: int | None, said: str) -> None:
    facts = tmp_path / "fakta.toml"
    facts.write_text("".join(targets), "utf-8")
    content = ANSWERS_FILE.read_bytes() if rows is None else answers_csv(*[ONE_ANSWER] * rows)
    assert report(tmp_path, content, "--facts", str(facts)) == 0
    assert said in written(tmp_path)["report.html"].decode()


def test_nobody_is_no_percentage(tmp_path: Path) -> None:
    facts = tmp_path / "fakta.toml"
    facts.write_text(TARGETS[0], "utf-8")
    unhappy = ("Slet ikke", "Det gav ikke mening", "For lidt", "Slet ikke", "Slet ikke", "Nej")
    assert report(tmp_path, answers_csv(*[unhappy] * 6), "--facts", str(facts)) == 0
    for name in ("report.html", "article.html"):
        assert "ngen procent" not in written(tmp_path)[name].decode()
        assert ">Ingen</" in written(tmp_path)[name].decode()


def test_a_share_that_rounds_to_nought_is_no_fault(tmp_path: Path) -> None:
    rows = [("Slet ikke", *ONE_ANSWER[1:]), *[ONE_ANSWER] * 999]
    assert report(tmp_path, answers_csv(*rows)) == 0
    content = figures(tmp_path)
    assert "Under en procent svarer ”slet ikke”." in content["figures"][0]["sentence"]  # type: ignore[index]
    kinds = [finding["kind"] for finding in content["findings"]]  # type: ignore[attr-defined]
    assert kinds == ["response_rate_unknown", "facts_missing"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("kommner = 10", "Oplysningen »kommner« (10) kendes ikke. Ret navnet, eller fjern linjen."),
        ('kommuner = "ti"', "Oplysningen »kommuner« har værdien »ti«. Skriv et helt tal, fx 10."),
        ("kommuner = true", "Oplysningen »kommuner« har værdien true. Skriv et helt tal, fx 10."),
        ("kommuner = -1", "Oplysningen »kommuner« har værdien -1. Skriv et helt tal, fx 10."),
        ("aar = 0", "Oplysningen »aar« har værdien 0. Skriv et årstal, fx 2023."),
        ('tema = " "', "Oplysningen »tema« har værdien » «. Skriv tekst i anførselstegn."),
        ("case_emner = []", "Oplysningen »case_emner« har værdien []."),
        ('case_emner = ["", "x"]', "Oplysningen »case_emner« har værdien [»«, »x«]."),
        ("genskabt = 1", "Oplysningen »genskabt« har værdien 1. Skriv true eller false."),
        ("genskabt_kilde = 3", "Oplysningen »genskabt_kilde« har værdien 3. Skriv tekst i anførselstegn."),
        ("kilde = 3", "Oplysningen »kilde« har værdien 3. Skriv tekst i anførselstegn."),
        ("kommuner = ", "kan ikke læses som TOML. Sidst i filen: Værdien mangler"),
        ("kommuner = 1\nkommuner = 2", "Den samme nøgle står to gange."),
        ('tema = "a\\u0007b"', "»tema« har et usynligt styretegn (U+0007). Slet tegnet."),
        ('afsender = "X"', "Under [afsender] mangler »navn«."),
        ('[afsender]\nnavn = " "', "Under [afsender] mangler »navn«."),
        ('[afsender]\nnavn = "X"\nlinjer = "abc"', "Under [afsender] er »linjer« ikke en liste af tekster."),
        ('[afsender]\nnavn = "X"\nadresse = "Y"', "Under [afsender] står »adresse«, som ikke kendes."),
        ("maal = 3", "»maal« er ikke en liste."),
        ('maal = ["omfang"]', "Et mål gælder intet spørgsmål"),
        ('[[maal]]\nspoergsmaal = "frokost"\nandel = 50', "Et mål gælder »frokost«"),
        ('[[maal]]\nspoergsmaal = ["omfang"]\nandel = 50', "Et mål gælder [»omfang«]"),
        ('[[maal]]\nspoergsmaal = "omfang"', "Målet for »omfang« mangler »andel«. Skriv et helt tal fra 1 til 100."),
        ('[[maal]]\nspoergsmaal = "omfang"\nandel = 150', "Målet for »omfang« har andelen 150."),
        ('[[maal]]\nspoergsmaal = "omfang"\nandel = 50.5', "Målet for »omfang« har andelen 50.5."),
        (
            '[[maal]]\nspoergsmaal = "omfang"\nandel = 5\nfrist = 1',
            "I målet for »omfang« står »frist«, som ikke kendes.",
        ),
        (
            '[[maal]]\nspoergsmaal = "omfang"\nandel = 50\nsvar = ["Godt"]',
            "Målet for »omfang« har svaret [»Godt«]. Skriv en liste med et eller flere af svarene: »For meget«, »Fint« "
            "eller »For lidt«.",
        ),
        ('[tekster]\n"underviser" = "x"', "Under [tekster] står »underviser«, som ikke er en del af rapporten."),
        (
            '[tekster]\n"bemaerkninger.omfang" = "{tema} og {kommner}"',
            "Teksten »bemaerkninger.omfang« nævner {kommner}, som ikke er en oplysning.",
        ),
        ('[tekster]\n"underviser.oplevelse" = 3', "Under [tekster] står der noget, der ikke er tekst."),
    ],
)
def test_bad_facts_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], facts: str, said: str) -> None:
    file = tmp_path / "fakta.toml"
    file.write_text(facts, "utf-8")
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), "--facts", str(file)) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


ONE_QUESTION = """noegle = "kort"
version = "1"
titel = "Kort skema"
[[spoergsmaal]]
kolonne = "glad"
tekst = "Er du glad?"
maaler = "oplevelse"
svar = [{ svar = "Ja", i_tekst = "at de er glade" }, { svar = "Nej", i_tekst = "at de ikke er glade" }]
"""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('paastand = "at det {svar} er {godt}"', "eller der står andet i krøllede parenteser"),
        ('paastand = "at det {svar} er {0} {"', "eller der står andet i krøllede parenteser"),
        ("paastand = 3", "I spørgsmål 1 mangler »paastand«."),
        ("positive = 3", "I spørgsmål 1 er »positive« ikke en liste."),
        ('positive = "Ja"', 'I spørgsmål 1 er »positive« ikke en liste. Skriv fx positive = ["Ja"].'),
        ('hovedtal = "nej"', "I spørgsmål 1 er »hovedtal« hverken true eller false."),
        ("emne = 3", "I spørgsmål 1 mangler »emne«."),
        ('overskrift = "a\\u0000b"', "»spoergsmaal.overskrift« har et usynligt styretegn (U+0000)."),
        ("emne = ", "Spørgeskemaet kan ikke læses som TOML. Linje 9, tegn 8: Værdien mangler"),
    ],
)
def test_bad_questionnaires_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str, said: str
) -> None:
    file = tmp_path / "skema.toml"
    file.write_text(f"{ONE_QUESTION}{more}\n", "utf-8")
    assert report(tmp_path, b"glad\nJa\n", "--questionnaire", str(file)) == 1
    captured = capsys.readouterr()
    assert (said in captured.err, captured.out) == (True, "")
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("glad", "Svar"), "I spørgsmål 1 hedder kolonnen »Svar«. Det navn er optaget; vælg et andet."),
        (('"Nej"', '"JA "'), "I spørgsmål 1 står den samme svarmulighed to gange."),
    ],
)
def test_names_that_a_file_of_answers_could_not_tell_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, str], said: str
) -> None:
    file = tmp_path / "skema.toml"
    file.write_text(ONE_QUESTION.replace(wrong[0], wrong[1], 1), "utf-8")
    assert report(tmp_path, b"glad\nJa\n", "--questionnaire", str(file)) == 1
    assert capsys.readouterr().err == f"sagkyndig: {said}\n"


@pytest.mark.parametrize(
    "more", [("e_laering_", "Nej"), ("Oeget kendskab", "Slet ikke"), ("Mængden af information", "")]
)
def test_a_column_in_two_spellings_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, str]
) -> None:
    heading, cell = more
    assert report(tmp_path, answers_csv((*ONE_ANSWER, cell), header=(*COLUMNS, heading))) == 1
    said = capsys.readouterr().err
    assert ("flere gange: " in said, f"»{heading}«" in said) == (True, True)


def test_signs_that_nobody_sees_do_not_make_another_answer(tmp_path: Path) -> None:
    odd = ("I høj\u00a0grad\u200b", "Det gav men\u00ading", " Fint ", "I HØJ GRAD", "\ufeffI høj grad", "Ma\u030aske")
    assert report(tmp_path, answers_csv(*[odd] * 5)) == 0
    assert [figure["unanswered"] for figure in figures(tmp_path)["figures"]] == [0] * 6  # type: ignore[attr-defined]


@pytest.mark.parametrize(("header", "n"), [(("svar", *COLUMNS), 6), (("nr", *COLUMNS), 7)])
def test_a_row_with_neither_number_nor_answers_is_nobody(tmp_path: Path, header: tuple[str, ...], n: int) -> None:
    rows = [("1", *ONE_ANSWER)] * 5 + [("6", *[""] * 6), ("", *[""] * 6)]
    assert report(tmp_path, answers_csv(*rows, header=header)) == 0
    assert figures(tmp_path)["answers"] == n


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


def test_a_file_that_cannot_be_put_in_place_keeps_the_others_out_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ud" / "report.pdf").mkdir(parents=True)
    assert report(tmp_path, ANSWERS_FILE.read_bytes()) == 1
    assert "report.pdf er en mappe. Vælg en anden mappe." in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "ud").iterdir()] == ["report.pdf"]


def test_a_folder_made_for_the_report_goes_again_when_the_report_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    answers = tmp_path / "svar.csv"
    answers.write_bytes(ANSWERS_FILE.read_bytes())
    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["report", "--answers", str(answers), "--out", str(tmp_path / "ny" / "ud")]) == 1
    assert capsys.readouterr().err.endswith("ny/ud: der er ikke plads på disken.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["svar.csv"]


def test_other_files_stay_and_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    assert report(tmp_path, answers_csv()) == 0
    (tmp_path / "ud" / "andet.txt").write_text("mit")
    before = written(tmp_path)
    assert report(tmp_path, b"") == 1
    assert written(tmp_path) == before
    assert report(tmp_path, ANSWERS_FILE.read_bytes()) == 0
    after = written(tmp_path)
    assert sorted(after) == sorted([*FILES, "andet.txt"])
    assert after["andet.txt"] == b"mit"
    assert all(after[name] != before[name] for name in FILES)


def test_a_report_waits_for_another_that_is_being_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "ud").mkdir()
    handle = os.open(tmp_path / "ud", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    other = threading.Thread(target=report, args=(tmp_path, ANSWERS_FILE.read_bytes()))
    other.start()
    deadline = time.monotonic() + 20
    while not list((tmp_path / "ud").glob(".rapporten-*/figures.json")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    waiting = sorted(path.name for path in (tmp_path / "ud").iterdir() if not path.name.startswith("."))
    os.close(handle)
    other.join()
    assert (waiting, sorted(written(tmp_path))) == ([], FILES)


@pytest.mark.parametrize("option", ["--answers", "--questionnaire", "--facts", "--out"])
def test_an_empty_path_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--answers", str(ANSWERS_FILE), "--out", str(tmp_path / "ud"), option, ""])
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out, f"{option}: stien er tom" in captured.err) == (2, "", True)


@pytest.mark.parametrize("option", ["--answers", "--questionnaire", "--facts"])
def test_a_folder_in_place_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    given = {"--answers": str(ANSWERS_FILE), "--out": str(tmp_path / "ud"), option: str(tmp_path)}
    assert main(["report", *(word for pair in given.items() for word in pair)]) == 1
    assert capsys.readouterr().err == f"sagkyndig: Filen {tmp_path} kan ikke læses: det er en mappe.\n"
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize(
    "words", ["😀 中文 ☐", "<script>alert(1)</script> & \"'", "{tema} {kommuner:a:b} #let x $y$ \\\\", "ord" * 200]
)
def test_strange_words_in_facts_and_labels_are_shown_as_they_are(tmp_path: Path, words: str) -> None:
    quoted = json.dumps(words, ensure_ascii=False)
    facts, skema = tmp_path / "fakta.toml", tmp_path / "skema.toml"
    facts.write_text(
        f"tema = {quoted}\nforfatter = {quoted}\n[afsender]\nnavn = {quoted}\nlinjer = [{quoted}]\n", "utf-8"
    )
    skema.write_text(ONE_QUESTION.replace('svar = "Ja"', f"svar = {quoted}").replace('"Er du glad?"', quoted), "utf-8")
    content = spreadsheet(("glad",), *[(words,)] * 5)
    more = ("--questionnaire", str(skema), "--facts", str(facts))
    assert report(tmp_path, content, *more, name="svar.xlsx") == 0
    files = written(tmp_path)
    assert figures(tmp_path)["figures"][0]["question"] == words  # type: ignore[index]
    for name in ("report.html", "article.html"):
        assert html.escape(words, quote=False) in files[name].decode().replace("&#x27;", "'").replace("&quot;", '"')
        assert "<script" not in files[name].decode()


def test_a_missing_typeface_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FONTS_DIR", tmp_path)
    fonts.typesetter_fonts.cache_clear()
    assert report(tmp_path, ANSWERS_FILE.read_bytes()) == 1
    fonts.typesetter_fonts.cache_clear()
    assert "sagkyndig: Skrifttypen mangler: " in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    facts = Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xe5kta.toml"))
    facts.write_text("svar = 7\n", "utf-8")
    assert report(tmp_path, ANSWERS_FILE.read_bytes(), "--facts", str(facts), name=os.fsdecode(b"sv\xe5r.csv")) == 0
    said = [finding["sentence"] for finding in figures(tmp_path)["findings"]]  # type: ignore[attr-defined]
    assert any("(f\ufffdkta.toml)" in sentence for sentence in said)


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
