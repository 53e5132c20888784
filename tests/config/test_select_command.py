"""`sagkyndig select`, as other people's programs call it."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sagkyndig.config.command import main
from sagkyndig.pure.documents import fonts
from tests.factories.choices import appeals_csv, ground_of, municipalities_csv, simulated_ground
from tests.factories.spreadsheets import spreadsheet

FILES = ["memo.docx", "memo.html", "memo.pdf", "ranking.csv", "ranking.json"]
GROUND = simulated_ground()
ASKED = {"--years": "2019-2021", "--provisions": "SEL 95,SEL 96", "--places": "10", "--reserves": "5"}


def select(
    tmp_path: Path,
    *more: str,
    municipalities: bytes | None = None,
    appeals: bytes | None = None,
    name: str = "klager.csv",
    out: str = "ud",
    **asked: str,
) -> int:
    list_file, appeals_file = tmp_path / "kommuner.csv", tmp_path / name
    list_file.write_bytes(municipalities_csv(GROUND) if municipalities is None else municipalities)
    appeals_file.write_bytes(appeals_csv(GROUND) if appeals is None else appeals)
    options = {**ASKED, **{f"--{option}": value for option, value in asked.items()}}
    files = ["--municipalities", str(list_file), "--appeals", str(appeals_file), "--out", str(tmp_path / out)]
    return main(["select", *files, *(word for pair in options.items() for word in pair), *more])


def written(tmp_path: Path, out: str = "ud") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((tmp_path / out).iterdir())}


def ranking(tmp_path: Path, out: str = "ud") -> dict[str, Any]:
    content: dict[str, Any] = json.loads((tmp_path / out / "ranking.json").read_text("utf-8"))
    return content


def chosen(tmp_path: Path, out: str = "ud") -> list[str]:
    return [each["name"] for each in ranking(tmp_path, out)["municipalities"] if each["status"] == "chosen"]


def test_five_files_and_the_same_bytes_twice_from_any_order_of_the_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert select(tmp_path) == 0
    said = capsys.readouterr().out
    assert said.startswith("ranking.csv, ranking.json, memo.html, memo.pdf, memo.docx ligger i ")
    assert " af de ti " in said
    lines = appeals_csv(GROUND).decode().splitlines()
    rows = lines[1:]
    Random(3).shuffle(rows)  # noqa: S311
    assert select(tmp_path, appeals="\n".join([lines[0], *rows, ""]).encode(), out="igen") == 0
    assert sorted(written(tmp_path)) == FILES
    assert written(tmp_path) == written(tmp_path, "igen")


def test_what_was_asked_for_stands_in_the_policy_and_in_the_memo(tmp_path: Path) -> None:
    assert select(tmp_path, "--authority", "Klagestyrelsen", "--date", "2023-01-16", places="7", reserves="2") == 0
    found = ranking(tmp_path)
    assert {key: found["policy"][key] for key in ("years", "provisions", "places", "reserves", "decided_on")} == {
        "years": [2019, 2020, 2021],
        "provisions": ["SEL 95", "SEL 96"],
        "places": 7,
        "reserves": 2,
        "decided_on": "2023-01-16",
    }
    statuses = [each["status"] for each in found["municipalities"]]
    assert (statuses.count("chosen"), statuses.count("reserve"), len(statuses)) == (7, 2, 98)
    memo = written(tmp_path)["memo.html"].decode()
    assert "Klagestyrelsen" in memo
    assert "16. januar 2023" in memo
    assert all(f"{name} er udvalgt som nummer " in memo for name in chosen(tmp_path))
    assert "<script" not in memo
    assert 'src="http' not in memo


def test_years_outside_the_choice_do_not_change_it(tmp_path: Path) -> None:
    assert select(tmp_path) == 0
    kept = b"\n".join(
        line for line in appeals_csv(GROUND).splitlines() if b",2018," not in line and b",2022," not in line
    )
    assert select(tmp_path, appeals=kept, out="kun") == 0
    assert chosen(tmp_path) == chosen(tmp_path, "kun")
    assert select(tmp_path, years="2022", out="2022") == 0
    assert chosen(tmp_path) != chosen(tmp_path, "2022")


def test_an_initiative_keeps_a_municipality_out_and_says_so(tmp_path: Path) -> None:
    assert select(tmp_path) == 0
    first = ranking(tmp_path)["municipalities"][0]
    initiatives = tmp_path / "indsatser.csv"
    initiatives.write_text(f"kommunekode,indsats,fra,til\n{first['code']},taskforceforløb,2022-03-01,\n", "utf-8")
    assert select(tmp_path, "--initiatives", str(initiatives), "--date", "2023-01-16", out="uden") == 0
    out = next(each for each in ranking(tmp_path, "uden")["municipalities"] if each["code"] == first["code"])
    assert (out["status"], out["rank"]) == ("excluded", None)
    assert "(taskforceforløb) fra 1. marts 2022" in out["sentence"]
    assert len(chosen(tmp_path, "uden")) == 10


def test_initiatives_ask_for_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    initiatives = tmp_path / "indsatser.csv"
    initiatives.write_text("kommunekode,indsats,fra,til\n901,taskforce,2022-03-01,\n", "utf-8")
    assert select(tmp_path, "--initiatives", str(initiatives)) == 1
    assert "Skriv dagen for valget med --date" in capsys.readouterr().err


def test_lots_are_recorded(tmp_path: Path) -> None:
    appeals = appeals_csv(ground_of((90, 100), (60, 100), (60, 100), (60, 100), (20, 100), (20, 100)))
    rows = municipalities_csv(ground_of(*[(1, 1)] * 6))
    asked = {"years": "2019", "provisions": "SEL 95", "places": "2", "reserves": "1"}
    assert select(tmp_path, "--draw", municipalities=rows, appeals=appeals, **asked) == 0
    assert ranking(tmp_path)["policy"]["draws_among_equals"] is True
    assert "er udvalgt ved lodtrækning mellem de tre kommuner" in written(tmp_path)["memo.html"].decode()
    drawn = [line.split(";")[14] for line in written(tmp_path)["ranking.csv"].decode().splitlines()[1:]]
    assert sorted(len(number) for number in drawn) == [0, 0, 0, 64, 64, 64]


def test_spreadsheets_are_read_too(tmp_path: Path) -> None:
    rows = [
        [int(cell) if cell.isdigit() else cell for cell in line.split(",")]
        for line in appeals_csv(GROUND).decode().splitlines()
    ]
    assert select(tmp_path) == 0
    assert select(tmp_path, appeals=spreadsheet(*rows), name="klager.xlsx", out="excel") == 0
    assert written(tmp_path) == written(tmp_path, "excel")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: b"", "klager.csv kan ikke bruges:\n  Filen er helt tom (0 byte)."),
        (lambda text: b"%PDF-1.7 noget", "en PDF-fil"),
        (lambda text: text.splitlines()[0] + b"\n", "Filen har overskrifter, men ingen rækker under dem."),
        (lambda text: text.replace(b",2020,", b",tyve,", 1), "Række 6, kolonnen »aar«: »tyve« er ikke et årstal."),
        (lambda text: text.replace(b"\n902,", b"\n999,", 1), "Koden »999« er ingen kommune på listen."),
        (
            lambda text: text + text.splitlines()[1] + b"\n",
            "Række 982, kolonnen »bestemmelse«: Birkerum, SEL 95 i 2018",
        ),
        (lambda text: text.replace(b"hjemvist", b"omgjort", 1), "Kolonnen »hjemvist« mangler."),
    ],
)
def test_bad_appeals_are_refused_with_their_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Any, said: str
) -> None:
    assert select(tmp_path, appeals=change(appeals_csv(GROUND))) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not (tmp_path / "ud").exists()


def test_a_bad_list_of_municipalities_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert select(tmp_path, municipalities=b"kommunekode,navn,region,folketal\n901,Birkerum,,37628\n") == 1
    assert "kommuner.csv kan ikke bruges:\n  Række 2, kolonnen »region«: Cellen er tom." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"years": "2016-2018"}, "klager.csv har ingen tal for 2016 og 2017. Den har 2018-2022."),
        ({"provisions": "SEL 95,SEL 100"}, "klager.csv har ingen tal for SEL 100. Den har SEL 95 og SEL 96."),
    ],
)
def test_what_the_file_does_not_know_is_no_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: dict[str, str], said: str
) -> None:
    assert select(tmp_path, **asked) == 1
    assert capsys.readouterr().err == f"sagkyndig: {said}\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"years": "2021-2019"}, "--years: '2021-2019' er ikke år; skriv fx 2019-2021"),
        ({"years": "1-9999"}, "er ikke år"),
        ({"years": ""}, "er ikke år"),
        ({"provisions": "95"}, "--provisions: '95' er ikke bestemmelser; skriv fx \"SEL 95,SEL 96\""),
        ({"places": "0"}, "--places: '0' er ikke et helt tal over nul"),
        ({"reserves": "-1"}, "--reserves: '-1' er ikke et helt tal, mindst nul"),
        ({"date": "16-01-2023"}, "--date: '16-01-2023' er ikke en dato; skriv fx 2023-01-16"),
        ({"out": ""}, "--out: stien er tom"),
    ],
)
def test_wrong_use_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: dict[str, str], said: str
) -> None:
    given = {"--municipalities": "k.csv", "--appeals": "a.csv", "--out": "ud", **ASKED}
    options = {**given, **{f"--{option}": value for option, value in asked.items()}}
    with pytest.raises(SystemExit) as ended:
        main(["select", *(f"{option}={value}" for option, value in options.items())])
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out, said in captured.err) == (2, "", True)


def test_a_missing_file_and_a_folder_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ud" / "memo.pdf").mkdir(parents=True)
    assert select(tmp_path) == 1
    assert "Ranglisten kan ikke lægges i" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "ud").iterdir()] == ["memo.pdf"]
    options = [word for pair in ASKED.items() for word in pair]
    missing = str(tmp_path / "nej.csv")
    assert main(["select", "--municipalities", missing, "--appeals", missing, "--out", str(tmp_path), *options]) == 1
    assert "findes ikke" in capsys.readouterr().err


def test_a_missing_typeface_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FONTS_DIR", tmp_path)
    fonts.typesetter_fonts.cache_clear()
    assert select(tmp_path) == 1
    fonts.typesetter_fonts.cache_clear()
    assert "sagkyndig: Skrifttypen mangler: " in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_it_starts_in_under_a_second_and_loads_no_django(tmp_path: Path) -> None:
    def seconds() -> float:
        began = time.perf_counter()
        command = [sys.executable, "-m", "sagkyndig.config.command", "select", "--help"]
        subprocess.run(command, capture_output=True, check=True)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(3)) < 1.0
    (tmp_path / "k.csv").write_bytes(municipalities_csv(GROUND))
    (tmp_path / "a.csv").write_bytes(appeals_csv(GROUND))
    options = [word for pair in ASKED.items() for word in pair]
    files = ["--municipalities", str(tmp_path / "k.csv"), "--appeals", str(tmp_path / "a.csv")]
    words = ["select", *files, "--out", str(tmp_path / "ud"), *options]
    code = f"import sys; from sagkyndig.config.command import main\nmain({words})\nprint({{'django', 'numpy'}} & set(sys.modules))"
    without = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=without)
    assert run.stdout.strip().endswith("set()")


def test_ten_years_and_twenty_provisions_of_the_whole_country_in_under_two_seconds(tmp_path: Path) -> None:
    provisions = [f"SEL {number}" for number in range(80, 100)]
    ground = simulated_ground(cases=1.0, years=range(2013, 2023), provisions=provisions)
    assert len(ground.cells) == 98 * 10 * 20
    from sagkyndig.journey.selection.files.appeals import read_appeals
    from sagkyndig.journey.selection.files.municipalities import read_municipality_list
    from sagkyndig.journey.selection.rules.ground import Ground
    from sagkyndig.journey.selection.rules.policy import usual_policy
    from sagkyndig.journey.selection.rules.ranking import rank

    listed, appeals = municipalities_csv(ground), appeals_csv(ground)
    gc.collect()
    gc.freeze()  # what thousands of tests have left behind is not gone through on our time
    began = time.process_time()  # the machine may have other things to do
    municipalities = read_municipality_list(listed, "k.csv")
    ranked = rank(
        Ground(municipalities, read_appeals(appeals, "a.csv", municipalities)),
        usual_policy(range(2013, 2023), provisions),
    )
    took = time.process_time() - began
    gc.unfreeze()
    assert took < 2
    assert ranked.candidates == 98
