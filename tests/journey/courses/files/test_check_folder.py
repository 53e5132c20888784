"""Faults planted in a course's folder: each is found, with its file and its line, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sagkyndig.journey.courses.files import check_folder
from sagkyndig.journey.courses.rules.faults import Severity
from tests.factories.courses import REGISTER, make_course_folder

ROOT = Path(__file__).parents[4]
COURSES = ROOT / "src" / "sagkyndig" / "journey" / "courses"
CASE, PAIR, SHARED = "cases/koret/case.toml", "par/timerne/par.toml", "faelles/arbejdslederen.toml"
PAGE, NOTE = "sider/regler/oplysning.md", "cases/koret/notat.md"
ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True)
class Planted:
    """In `file` the first `old` becomes `new`; the fault is told on the line where `at` stands afterwards."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""
    severity: Severity = ERROR
    told_in: str = ""


# What else must be said of the same change: a page that shows the wrong case leaves the right one lying.
FOLLOWS = {
    "unused-case": {"shown-twice"},
    "unknown-case": {"unused-case", "minutes-do-not-add-up"},
    "unknown-pair": {"unused-pair"},
    "number-of-papers": {"orphan-file", "length-of-papers"},
    "case-shown-early": {"unused-case"},
    "letters-of-options": {"one-consideration-per-option", "unknown-letter"},
    "lines-of-shared-decision": {"forms-of-unequal-length"},
}


def line_of(text: str, part: str) -> int:
    assert part in text, f"{part!r} is not in the file"
    return text[: text.index(part)].count("\n") + 1


POINT_5 = '[[punkt]]\ntitel = "Punkt 5?"\ntekst = "Hvad ved vi? [E1]"\nbestemmelser = ["RSL § 10"]\n\n'
SAME_MARK = 'maerke = "E1"\ntekst = "Det samme mærke."\n\n[[efterproev]]\n'
HARD = "Myndighedens oplysningspligt omfatter kommunalbestyrelsens sagsbehandling. "

PLANTED = [
    # The law.
    Planted("unknown-reference", PAGE, "Teksten er kort.", "Se RSL § 99.", "RSL § 99"),
    Planted("unknown-reference", PAGE, '["RSL § 10"]', '["RSL § 10", "SEL § 7"]', "SEL § 7"),
    Planted("unknown-reference", CASE, '["RSL § 10"]', '["Loven"]', "Loven"),
    Planted("expired-reference", PAGE, "Den er klar.", "Se servicelovens § 42, stk. 1.", "§ 42", WARNING),
    Planted("reference-not-yet-in-force", NOTE, "Borger ringer", "Jf. BL § 87 og\n\nborger ringer", "BL § 87", WARNING),
    Planted("unsure-reference", PAGE, '["RSL § 10"]', '["RSL § 11 a"]', "RSL § 11 a", HINT),
    # The course as a whole.
    Planted("minutes-do-not-add-up", "kursus.toml", "minutter = 120", "minutter = 240", "minutter = 240", WARNING),
    Planted("unused-case", "sider/arbejde/koret.md", 'case = "koret"', 'case = "natten"', "bruges", WARNING, CASE),
    Planted("points-never-shown", "kursus.toml", '"efter hver case"', '"ingen"', '"ingen"', WARNING),
    Planted(
        "worked-answer-never-shown", "kursus.toml", "svar = true", "svar = false", "", WARNING, "cases/koret/svar.md"
    ),
    # Pages.
    Planted("page-lacks", PAGE, 'tjekliste = ["Hvad ved vi?"]\n', "", "+++"),
    Planted("page-has-too-much", PAGE, "for_alle = true", 'opgave = "Skriv."', "opgave"),
    Planted(
        "page-has-too-much",
        "sider/arbejde/skriv.md",
        "minutter = 10",
        "minutter = 10\nfor_alle = true",
        "for_alle",
        WARNING,
    ),
    Planted("unknown-case", "sider/arbejde/koret.md", 'case = "koret"', 'case = "kor"', "case ="),
    Planted("unknown-pair", "sider/regler/to-breve.md", '= "timerne"', '= "timer"', "kontrastpar ="),
    # Cases.
    Planted("not-fictional", CASE, "fiktiv = true", "fiktiv = false", "fiktiv"),
    Planted("number-of-papers", CASE, 'akter = ["ansoegning", "notat"]', 'akter = ["notat"]', "akter"),
    Planted("paper-without-date", NOTE, "2023-03-14", "0001-01-01", "dato"),
    Planted("paper-after-law", NOTE, "2023-03-14", "2023-05-14", "dato", WARNING),
    Planted(
        "length-of-papers", NOTE, "Borger ringer og siger, at det går bedre om dagen nu. " * 12, "", "akter", HINT, CASE
    ),
    Planted("letters-of-options", CASE, 'bogstav = "B"', 'bogstav = "E"', "[[mulighed]]"),
    Planted(
        "options-of-unequal-length", CASE, "Mulighed C med", "Mulighed C er den rigtige og har med", "C er den", WARNING
    ),
    Planted("unknown-letter", CASE, 'fristende = "A"', 'fristende = "F"', "fristende"),
    Planted("point-without-provision", CASE, 'bestemmelser = ["RSL § 10"]', "bestemmelser = []", "bestemmelser = []"),
    Planted("point-gives-away", CASE, "Hvad ved vi? [E1]", "Sagen skal oplyses. [E1]", "skal oplyses", HINT),
    Planted(
        "one-consideration-per-option",
        CASE,
        '[[overvejelse]]\nmulighed = "A"',
        '[[overvejelse]]\nmulighed = "B"',
        "[[overvejelse]]",
    ),
    Planted(
        "nothing-missing-unexplained", CASE, 'intet_mangler = "Alt er oplyst, og fejlen er at spørge igen."\n', "", ""
    ),
    # Pairs and the shared decision.
    Planted("pair-sound", PAIR, "holder = 2", "holder = 3", "holder ="),
    Planted("long-principle", PAIR, "til timetallet.", "til timetallet. Det er vigtigt.", "princip", HINT),
    Planted("pair-differs", "par/timerne/2.md", "Du kan klage", "Du må klage", "Du må klage"),
    Planted(
        "pair-differs",
        "par/timerne/2.md",
        "Badet tager en halv time, maden en hel, og det er i alt ti timer.",
        "Vi har set på det hele og finder, at ti timer om ugen er nok nu.",
        "Du har søgt",
    ),
    Planted("pair-differs", "par/timerne/2.md", "Du kan klage", "Hej.\n\nDu kan klage", "Du har søgt"),
    Planted(
        "pair-of-unequal-length",
        "par/timerne/2.md",
        "i alt ti timer.",
        "i alt ti timer om ugen og ikke mere end det.",
        "Vi giver hjælp",
    ),
    Planted("lines-of-shared-decision", SHARED, '    "Linje 9 om Anders.",\n', "", "form_a"),
    Planted("forms-of-unequal-length", SHARED, "Linje 9 om Jens.", "Linje 9 om Jens og hans mor og far.", "form_b"),
    Planted("number-of-options", SHARED, '"Vent lidt.", ', "", "muligheder"),
    # What is written.
    Planted("cpr-number", NOTE, "Borger ringer", "010190-1234 ringer", "010190"),
    Planted("cpr-number", "cases/koret/svar.md", "Du får", "Nr. 61 01 90 1234.\nDu får", "61 01"),
    Planted("e-mail-address", NOTE, "Birkesund Kommune", "mth@birkesund.example", "afsender"),
    Planted("phone-number", CASE, "Taler for og imod.", "Ring på 22 33 44 55.", "22 33"),
    Planted("road-name", PAGE, "Teksten er kort.", "Hun bor på Søndergade 12.", "Søndergade", WARNING),
    Planted("amount-without-year", PAGE, "Den er klar.", "Det koster 1.105 kr. om måneden.", "1.105", WARNING),
    Planted("wrong-weekday", CASE, "mandag den 20. marts 2023", "tirsdag den 20. marts 2023", "tirsdag", WARNING),
    Planted("wrong-weekday", NOTE, "Borger ringer", "Onsdag den 14. marts ringer", "Onsdag", HINT),
    Planted("mark-without-entry", "cases/koret/svar.md", "efter SEL § 96.", "efter SEL § 96. [E7]", "[E7]"),
    Planted("mark-without-entry", PAGE, "Den er klar.", "Den er klar. [E]", "[E]"),
    Planted("long-sentence", PAGE, "Den er klar.", "Den er " + "og den er " * 8 + "klar.", "Den er og", HINT),
    Planted("case-shown-early", "sider/arbejde/koret.md", 'case = "koret"', 'case = "bilen"', "case =", WARNING),
    Planted("number-of-points", CASE, POINT_5, "", "[[punkt]]"),
    Planted("duplicate-mark", CASE, "[[efterproev]]\n", f"[[efterproev]]\n{SAME_MARK}", 'maerke = "E1"\ntekst = "RSL'),
    Planted("hard-to-read", PAGE, "Teksten er kort.", HARD * 10, "## Oplysning", HINT),
    Planted(
        "forms-unequally-hard",
        SHARED,
        "Linje 9 om Jens.",
        "Kommunalbestyrelsen undersøger oplysningerne grundigt.",
        "form_b",
    ),
    Planted(
        "missing-and-not-missing",
        "cases/natten/case.toml",
        "fristende",
        'intet_mangler = "Alt er der."\nfristende',
        "intet",
    ),
    Planted("control-sign", NOTE, "Borger", "\x07Borger", "\x07Borger"),
    Planted("too-large", NOTE, "Borger", "a" * 600_000, ""),
    Planted("wrong-number", PAGE, "minutter = 10", "minutter = 0", "minutter"),
    # Files.
    Planted("broken-toml", CASE, 'emne = "medvirken"', 'emne = "medvirken', "emne"),
    Planted("broken-toml", PAGE, "minutter = 10", "minutter 10", "minutter 10"),
    Planted("missing-front-matter", PAGE, "+++\n", "", ""),
    Planted("missing-field", PAGE, "minutter = 10\n", "", "+++"),
    Planted("missing-field", CASE, 'tekst = "Mulighed B med en god grund."\n', "", '[[mulighed]]\nbogstav = "B"'),
    Planted("wrong-kind", CASE, "minutter = 25", 'minutter = "25"', "minutter"),
    Planted("wrong-kind", NOTE, "dato = 2023-03-14", 'dato = "14. marts"', "dato"),
    Planted("unknown-value", PAGE, '"regel"', '"regler"', "slags"),
    Planted("unknown-field", PAGE, "for_alle = true", "foralle = true", "foralle"),
    Planted("bad-key", CASE, '"notat"]', '"notat", "../../hemmelig"]', "akter"),
    Planted("duplicate-key", "kursus.toml", '"oplysning", ', '"oplysning", "oplysning", ', "oplysning"),
    Planted("missing-file", "kursus.toml", '"begrundelse"', '"begrundelse", "klage"', '"klage"'),
    Planted("missing-file", CASE, '"notat"]', '"notat", "brev"]', "akter"),
    Planted("empty-text", PAIR, 'element = "vejen fra opgave til timer"', 'element = " "', "element"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_course_folder(tmp_path / "kursus")


def told(folder: Path) -> list[tuple[str, str, int, Severity]]:
    return [(each.code, each.file, each.line, each.severity) for each in check_folder(folder, REGISTER)]


def change(folder: Path, file: str, old: str, new: str) -> str:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    text = text.replace(old, new, 1)
    (folder / file).write_text(text, encoding="utf-8")
    return text


def test_the_course_that_faults_are_planted_in_has_none(folder: Path) -> None:
    assert check_folder(folder, REGISTER) == ()


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.code} {planted.file}")
def test_a_planted_fault_is_found_with_file_and_line(folder: Path, planted: Planted) -> None:
    text = change(folder, planted.file, planted.old, planted.new)
    file = planted.told_in or planted.file
    if planted.told_in:
        text = (folder / file).read_text(encoding="utf-8")
    found = told(folder)
    assert (planted.code, file, line_of(text, planted.at), planted.severity) in found
    assert {code for code, *_ in found} == {planted.code} | FOLLOWS.get(planted.code, set())


def test_there_are_at_least_twenty_kinds() -> None:
    assert len({planted.code for planted in PLANTED}) >= 20


def without_points(text: str) -> str:
    return re.sub(r"\[\[punkt\]\]\n(?:.+\n)+\n", "", text)


def test_mixed_feedback_names_the_cases_and_leaves_the_shared_decision_out(folder: Path) -> None:
    path = folder / CASE
    path.write_text(without_points(path.read_text()))
    faults = {fault.code: fault for fault in check_folder(folder, REGISTER)}
    assert set(faults) == {"mixed-feedback", "missing-points", "entry-without-mark"}
    mixed = faults["mixed-feedback"]
    assert (mixed.file, mixed.line) == ("kursus.toml", 8)
    assert mixed.message == (
        "Nogle cases har opmærksomhedspunkter, og andre har ikke. Uden: »Sagen om koret«. "
        "Med: »Sagen om bilen« og »Sagen om natten«."
    )


def test_a_course_without_any_points_must_say_that_it_gives_no_feedback(folder: Path) -> None:
    for path in folder.glob("cases/*/case.toml"):
        text = without_points(path.read_text())
        path.write_text(text[: text.index("[[efterproev]]")])
    assert [(fault.code, fault.file, fault.line) for fault in check_folder(folder, REGISTER)] == [
        ("missing-points", "kursus.toml", 8)
    ]
    change(folder, "kursus.toml", '"efter hver case"', '"ingen"')
    assert check_folder(folder, REGISTER) == ()


def test_an_entry_that_no_sentence_is_marked_with(folder: Path) -> None:
    text = change(folder, PAGE, "+++\n#", '\n[[efterproev]]\nmaerke = "E1"\ntekst = "Slå op."\n+++\n#')
    assert told(folder) == [("entry-without-mark", PAGE, line_of(text, "[[efterproev]]"), WARNING)]


def test_what_lacks_and_what_is_too_much_among_the_files(folder: Path) -> None:
    (folder / "cases" / "koret" / "svar.md").unlink()
    (folder / "cases" / "koret" / "kladde.md").write_text("En kladde.")
    (folder / "noter.txt").write_text("Noter.")
    (folder / ".skjult").write_text("Ses ikke.")
    (folder / "cases" / "Æblet").mkdir()
    (folder / "cases" / "tom").mkdir()
    (folder / "par" / "timerne" / "1.md").write_bytes(b"Linje\nK\xf8b\n")
    assert told(folder) == [
        ("worked-answer-missing", "cases/koret/case.toml", 1, ERROR),
        ("orphan-file", "cases/koret/kladde.md", 1, WARNING),
        ("missing-file", "cases/tom/case.toml", 1, ERROR),
        ("bad-key", "cases/Æblet", 1, ERROR),
        ("orphan-file", "noter.txt", 1, WARNING),
        ("not-utf-8", "par/timerne/1.md", 2, ERROR),
    ]


def test_a_course_file_that_cannot_be_read_hides_no_fault_of_a_case(folder: Path) -> None:
    change(folder, "kursus.toml", 'titel = "Prøve"', "titel = Prøve")
    change(folder, CASE, "fiktiv = true", "fiktiv = false")
    assert told(folder) == [("not-fictional", CASE, 2, ERROR), ("broken-toml", "kursus.toml", 2, ERROR)]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == [("missing-file", "kursus.toml", 1, ERROR)]


def test_a_message_says_what_is_wrong_and_what_to_do(folder: Path) -> None:
    change(folder, PAGE, "Den er klar.", "Se SEL § 42.")
    (fault,) = check_folder(folder, REGISTER)
    assert (fault.message, fault.remedy) == (
        "»SEL § 42« gælder ikke længere pr. 1. april 2023. Den er flyttet til BL § 87.",
        "Henvis til BL § 87.",
    )


def test_a_cpr_number_is_not_repeated(folder: Path) -> None:
    change(folder, NOTE, "Borger ringer", "010190-1234 ringer")
    (fault,) = check_folder(folder, REGISTER)
    assert "1234" not in fault.message + fault.remedy


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_a_file_from_another_machine_is_read_alike(folder: Path, ending: str) -> None:
    for path in folder.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(("\ufeff" + text.replace("\n", ending)).encode())
    assert check_folder(folder, REGISTER) == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(["kursus.toml", CASE, PAGE, NOTE, PAIR, SHARED]),
    st.integers(0, 2000),
    st.integers(0, 40),
    st.text(alphabet="\n\"'[]{}=#+æ\\0a\x00", max_size=6),
)
def test_no_change_of_a_file_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, file: str, at: int, gone: int, come: str
) -> None:
    folder = make_course_folder(tmp_path_factory.mktemp("kursus"))
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text[:at] + come + text[at + gone :], encoding="utf-8")
    for fault in check_folder(folder, REGISTER):
        assert fault.line >= 1
        assert (fault.message != "", fault.remedy != "") == (True, True)


def test_letters_that_are_too_short(folder: Path) -> None:
    for name in ("1.md", "2.md"):
        change(folder, f"par/timerne/{name}", "Vi har læst dit brev og talt med dig om dagen. " * 12, "")
    assert told(folder) == [("length-of-letter", "par/timerne/1.md", 1, HINT)]


def test_two_letters_that_are_the_same(folder: Path) -> None:
    (folder / "par/timerne/2.md").write_bytes((folder / "par/timerne/1.md").read_bytes())
    assert told(folder) == [("pair-differs", "par/timerne/2.md", 1, ERROR)]


def test_cases_that_all_lack_something(folder: Path) -> None:
    lacks = 'hvad = "Natten"\nhvem = "Hanne"\nvej = "en samtale"\naendrer = "alt"\n'
    for case in ("koret", "bilen"):
        file = f"cases/{case}/case.toml"
        change(folder, file, 'intet_mangler = "Alt er oplyst, og fejlen er at spørge igen."\n', "")
        change(folder, file, "[[mulighed]]", f"[[mangler]]\n{lacks}\n[[mulighed]]")
    assert told(folder) == [("too-few-complete-cases", "kursus.toml", 1, HINT)]


def test_the_docs_tell_every_code() -> None:
    sources = [path for room in ("rules/checking", "files") for path in (COURSES / room).glob("*.py")]
    literals = {code for path in sources for code in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', path.read_text())}
    docs = (ROOT / "docs" / "journey" / "02-courses.md").read_text(encoding="utf-8").split("## Codes")[1]
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", docs, re.MULTILINE)
    assert sorted(listed) == sorted(literals - {"utf-8", "utf-8-sig"})
    assert {planted.code for planted in PLANTED} <= set(listed)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Se SEL § 42.", {"expired-reference"}),
        ("Reglen stod tidligere i SEL § 42.", set()),
        ("SEL § 42 er flyttet til BL § 87.", {"reference-not-yet-in-force"}),
        ("Før 1. januar stod det i SEL § 42.", set()),
        ("Indtil 2024 brugte vi SEL § 42.", set()),
        # What is said in another paragraph says nothing of this one.
        ("Reglen var tidligere en anden.\n\nSe SEL § 42.", {"expired-reference"}),
        ("Vi skal spørge, før vi afgør sagen efter SEL § 42.", {"expired-reference"}),
    ],
)
def test_the_law_of_another_time_is_no_fault_where_the_words_say_so(
    tmp_path: Path, sentence: str, codes: set[str]
) -> None:
    folder = make_course_folder(tmp_path / "kursus")
    text = (folder / PAGE).read_text(encoding="utf-8")
    (folder / PAGE).write_text(text.replace("Teksten er kort.", sentence), encoding="utf-8")
    assert {fault.code for fault in check_folder(folder, REGISTER)} == codes


def test_a_paper_speaks_of_the_law_of_its_own_day(tmp_path: Path) -> None:
    folder = make_course_folder(tmp_path / "kursus")
    paper = folder / NOTE
    told = paper.read_text(encoding="utf-8").replace("om dagen nu.", "om dagen nu efter SEL § 42.", 1)
    paper.write_text(told.replace("dato = 2023-03-14", "dato = 2022-03-14"), encoding="utf-8")
    assert {fault.code for fault in check_folder(folder, REGISTER)} == set()
    paper.write_text(told, encoding="utf-8")
    assert {fault.code for fault in check_folder(folder, REGISTER)} == {"expired-reference"}
