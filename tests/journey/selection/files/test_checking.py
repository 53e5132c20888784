"""The package for the journal: the same bytes twice, read by a stranger, and one changed byte is seen."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

import pytest

from sagkyndig.journey.selection.files import ground_files, journal
from sagkyndig.journey.selection.files.appeals import read_appeals
from sagkyndig.journey.selection.files.checking import Check, check_package, with_stored
from sagkyndig.journey.selection.files.initiatives import read_initiatives
from sagkyndig.journey.selection.files.municipalities import read_municipality_list
from sagkyndig.journey.selection.files.package import packed
from sagkyndig.journey.selection.rules.decided import Made, OwnDecided
from sagkyndig.journey.selection.rules.ground import Ground, Initiative
from sagkyndig.journey.selection.rules.own_changes import ChangeKind
from sagkyndig.journey.selection.rules.policy import usual_policy
from tests.factories.choices import PROVISIONS, YEARS, simulated_ground

GROUND = Ground(
    simulated_ground().municipalities,
    simulated_ground().cells,
    (Initiative("915", "Tilsyn: Ankestyrelsen", date(2022, 3, 1), None, "Brev af 1. marts"),),
)
POLICY = replace(
    usual_policy(YEARS, PROVISIONS, decided_on=date(2023, 1, 17), draws_among_equals=True), repetitions=100
)
MADE = Made(
    authority="Klagestyrelsen",
    edition="Runde 2023",
    theme="Kontant tilskud og BPA",
    number=1,
    by="Anne Lindegård",
    at=datetime(2023, 1, 17, 13, 0),  # noqa: DTZ001 - as it is read
    note="",
    source="Talportalen",
    filename="tal.csv",
    extracted_on=date(2023, 1, 9),
    file_sha256="a" * 64,
    own=(
        OwnDecided(
            "901", "Birkerum", ChangeKind.IN, "Kommunen har selv bedt om det.", "Anne Lindegård", date(2023, 1, 16)
        ),
    ),
    is_demonstration=False,
)


@pytest.fixture(scope="module")
def frozen() -> journal.Frozen:
    return journal.freeze(GROUND, POLICY, MADE)


def files_of(frozen: journal.Frozen) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(frozen.package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def wrong(check: Check) -> list[str]:
    return [each.sentence for each in check.findings if not each.is_right]


def test_the_same_decision_is_the_same_bytes(frozen: journal.Frozen) -> None:
    again = journal.freeze(
        Ground(*[tuple(reversed(part)) for part in (GROUND.municipalities, GROUND.cells)], GROUND.initiatives),
        POLICY,
        MADE,
    )
    assert again == frozen


def test_it_holds_what_it_says_and_holds(frozen: journal.Frozen) -> None:
    assert list(files_of(frozen)) == [
        "beslutning.json", "memo.pdf", "memo.docx", "memo.html", "ranking.csv", "ranking.json", "kommuner.csv", "klager.csv",
        "indsatser.csv", "grundlag.json", "policy.json", "læsmig.txt",
    ]  # fmt: skip
    check = with_stored(
        check_package(frozen.package, sum_of_decision=frozen.sha256),
        frozen.package,
        ground=frozen.ground,
        ranking=frozen.ranking,
    )
    assert check.is_right
    assert [each.sentence for each in check.findings] == [
        "Beslutningens kontrolsum er den, der blev skrevet ned, da den blev truffet.",
        "11 filer i pakken, og ingen af dem er ændret.",
        "Listen er regnet ud igen for 98 kommuner og 10 pladser. Den er den samme, tegn for tegn.",
        "Tallene og listen her i Sagkyndig er de samme som i pakken.",
    ]
    told = json.loads(frozen.ranking)["municipalities"]
    assert "begrundelsen »Kommunen har selv bedt om det«" in next(
        each["sentence"] for each in told if each["code"] == "901"
    )
    assert json.loads(files_of(frozen)["beslutning.json"])["data_sha256"] == sha256(frozen.ground).hexdigest()


def test_its_tables_are_read_as_our_own_files_and_give_the_same_figures(frozen: journal.Frozen) -> None:
    files = files_of(frozen)
    municipalities = read_municipality_list(files["kommuner.csv"], "kommuner.csv")
    again = Ground(
        municipalities,
        read_appeals(files["klager.csv"], "klager.csv", municipalities),
        read_initiatives(files["indsatser.csv"], "indsatser.csv", {each.code for each in municipalities}),
    )
    assert again.fingerprint == GROUND.fingerprint
    assert ground_files.ground_from(files["grundlag.json"]).fingerprint == GROUND.fingerprint


@pytest.mark.parametrize("name", sorted(["memo.pdf", "memo.docx", "ranking.csv", "klager.csv", "læsmig.txt"]))
def test_one_changed_byte_is_seen(frozen: journal.Frozen, name: str) -> None:
    files = files_of(frozen)
    content = bytearray(files[name])
    content[len(content) // 2] ^= 1
    check = check_package(packed({**files, name: bytes(content)}), sum_of_decision=frozen.sha256)
    assert f"Ændret, siden beslutningen blev truffet: {name}." in wrong(check)


def test_somebody_who_mends_the_sums_too_is_found_out_by_reckoning_again(frozen: journal.Frozen) -> None:
    files = files_of(frozen)
    told = json.loads(files["ranking.json"])
    first, last = told["municipalities"][0], told["municipalities"][12]
    first["status"], last["status"] = last["status"], first["status"]
    files["ranking.json"] = (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    manifest = json.loads(files["beslutning.json"])
    manifest["files"]["ranking.json"] = sha256(files["ranking.json"]).hexdigest()
    files["beslutning.json"] = json.dumps(manifest).encode()
    (said,) = wrong(check_package(packed(files)))
    names = sorted([first["name"], last["name"]])
    assert said.startswith("Listen er regnet ud igen og er en anden. 2 kommuner står et andet sted: ")
    assert all(name in said for name in names)
    assert "Pakken er ændret siden." in " ".join(wrong(check_package(packed(files), sum_of_decision=frozen.sha256)))


def test_files_that_are_gone_or_new_and_words_that_are_others(frozen: journal.Frozen) -> None:
    files = files_of(frozen)
    without = {name: content for name, content in files.items() if name != "grundlag.json"}
    assert wrong(check_package(packed({**without, "nyt.txt": b""}))) == [
        "Der mangler i pakken: grundlag.json.",
        "Lagt i pakken bagefter: nyt.txt.",
        "Listen kan ikke regnes ud igen: tal eller kriterier mangler eller kan ikke læses.",
    ]
    words = wrong(
        check_package(packed({**files, "ranking.json": files["ranking.json"].replace(b" er udvalgt", b" er valgt")}))
    )
    assert words[-1].startswith("Listen er regnet ud igen. Alle kommuner står, hvor de stod")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        packed({}),
        packed({"beslutning.json": b"[]"}),
        packed({"beslutning.json": b'{"files": 3}'}),
        packed({"beslutning.json": b"[" * 100_000}),
    ],
    ids=["nothing", "a PDF", "empty", "a list", "no files", "deep"],
)
def test_what_is_no_package_is_told(content: bytes) -> None:
    assert wrong(check_package(content)) == [
        "Filen er ikke en hel pakke med en beslutning. Hent pakken igen fra beslutningens side eller fra journalen."
    ]


def test_another_figure_is_another_list_or_other_numbers(frozen: journal.Frozen) -> None:
    files = files_of(frozen)
    ground = json.loads(files["grundlag.json"])
    ground["appeals"][9][3] += 1  # one upheld appeal more
    changed = {**files, "grundlag.json": json.dumps(ground).encode()}
    assert any(said.startswith("Listen er regnet ud igen") for said in wrong(check_package(packed(changed))))
