"""How parts of a course read: links to the law, marks for authors only, and nothing told before it is time."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date

import pytest

from sagkyndig.foundation.law.rules import Entry, Register
from sagkyndig.journey.courses.rules.course import Feedback, PageKind, ToVerify
from sagkyndig.journey.courses.rules.reading import CaseAsRead, PageAsRead, PairAsRead, SharedAsRead, as_read
from sagkyndig.journey.courses.rules.reading.wording import minutes_in_words, source_name, standing_on
from tests.factories.courses import REGISTER, make_case, make_course, make_page

ON = date(2023, 4, 1)
COURSE = make_course()
PAIR = COURSE.pairs["timerne"]
SHARED = COURSE.shared_decision
LAW = Register(
    (
        *REGISTER.entries,
        Entry("SEL § 95, stk. 2", "Over 20 timer", certainty="V"),
        Entry("SEL § 95, stk. 4", "Arbejdsleder", certainty="V"),
        Entry("SEL § 3 a", "Varsel", certainty="V"),
    )
)


def page(text: str, *, marks: bool = False, register: Register = LAW, **more: object) -> PageAsRead:
    to_verify = (ToVerify("E1", "Ordlyden er ikke set."),)
    read = as_read(
        make_page("siden", PageKind.RULE, **more) if more else replace(make_page("siden", PageKind.RULE), text=text, to_verify=to_verify),
        register, ON, marks=marks,
    )  # fmt: skip
    assert isinstance(read, PageAsRead)
    return read


def case(*, marks: bool = False, feedback: Feedback = Feedback.AFTER_EACH_CASE, worked: bool = True, **more: object) -> CaseAsRead:  # fmt: skip
    read = as_read(make_case(**more), LAW, ON, marks=marks, feedback=feedback, has_worked_answers=worked)
    assert isinstance(read, CaseAsRead)
    return read


def pair(*, marks: bool = False, **more: object) -> PairAsRead:
    read = as_read(replace(PAIR, **more), LAW, ON, marks=marks)  # type: ignore[arg-type]
    assert isinstance(read, PairAsRead)
    return read


def shared(*, marks: bool, form: str = "A") -> SharedAsRead:
    assert SHARED is not None
    read = as_read(SHARED, LAW, ON, marks=marks, form=form)
    assert isinstance(read, SharedAsRead)
    return read


def linked(told: str) -> str:
    """ "<sel-96: SEL~§~96>" is a link to a note, and ~ a blank that holds together."""
    return re.sub(r"<([a-z0-9-]+): ([^>]*)>", r'<a class="law" href="#lov-\1">\2</a>', told).replace("~", "\u00a0")


# --- References ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("efter SEL § 96.", "efter <sel-96: SEL~§~96>."),
        ("(SEL § 95, stk. 2)", "(<sel-95-stk-2: SEL~§~95, stk.~2>)"),
        ("SEL § 95, stk. 2 og 4", "<sel-95-stk-2: SEL~§~95, stk.~2> og <sel-95-stk-4: 4>"),
        ("SEL §§ 95 og 96", "<sel-95: SEL~§§~95> og <sel-96: 96>"),
        ("SEL § 96, stk. 2 og 3", "<sel-96: SEL~§~96, stk.~2 og 3>"),
        ("SEL §§ 95-96", "<sel-95: SEL~§§~95>-<sel-96: 96>"),
        ("SEL § 3 a og PM 18-18", "<sel-3-a: SEL~§~3~a> og <18-18: PM 18-18>"),
        ("§ 95 i serviceloven", "<sel-95: §~95> i serviceloven"),
        ("SEL § 999 findes ikke", "SEL~§~999 findes ikke"),
        ("SEL § 999, stk. 2, og SEL § 96", "SEL~§~999, stk.~2, og <sel-96: SEL~§~96>"),
        ("**SEL § 96**", "<strong><sel-96: SEL~§~96></strong>"),
        ("14 t 10 min og 500 kr. om ugen", "14~t 10~min og 500~kr. om ugen"),
        ("<i> & SEL § 96", "&lt;i&gt; &amp; <sel-96: SEL~§~96>"),
    ],
)
def test_a_reference_leads_to_its_note(typed: str, shown: str) -> None:
    read = page(typed)
    assert read.text == f"<p>{linked(shown)}</p>\n"
    anchors = {note.anchor for note in read.provisions}
    assert {part.split('"')[0] for part in read.text.split('href="#')[1:]} == anchors


def test_a_link_of_the_authors_own_stays_one() -> None:
    read = page("[SEL § 96](https://ast.dk)")
    assert read.text == '<p><a href="https://ast.dk">SEL\u00a0§\u00a096</a></p>\n'


def test_notes_stand_once_and_in_the_order_of_the_law() -> None:
    read = page("SEL § 96, PM 18-18, RSL § 10, SEL § 95, SEL § 96 og § 10.")
    assert [note.short_name for note in read.provisions] == ["SEL § 95", "SEL § 96", "RSL § 10", "PM 18-18"]


def test_a_page_has_notes_on_its_own_list_of_provisions() -> None:
    read = page("", provisions=("FVL § 24", "findes ikke"))
    assert [note.short_name for note in read.provisions] == ["FVL § 24"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (Entry("A", ""), "Gælder pr. 1. april 2023."),
        (Entry("A", "", status="ukendt"), "Det er ikke afklaret, om den gælder pr. 1. april 2023."),
        (
            Entry("A", "", valid_to=date(2023, 12, 31), moved_to="BL § 87", status="flyttet"),
            "Gælder pr. 1. april 2023 og til og med 31. december 2023. Derefter BL § 87.",
        ),
        (Entry("A", "", valid_to=date(2022, 12, 31), moved_to="BL § 87"), "Gælder ikke længere pr. 1. april 2023. Nu BL § 87."),
        (Entry("A", "", valid_from=date(2024, 1, 1)), "Gælder endnu ikke pr. 1. april 2023. Den gælder fra 1. januar 2024."),
    ],
)  # fmt: skip
def test_how_it_stands_on_the_date(entry: Entry, told: str) -> None:
    assert standing_on(entry, ON) == told


def test_a_source_is_named_by_its_site() -> None:
    assert source_name("https://www.dukh.dk/viden/x") == "dukh.dk"
    assert source_name("elov.dk (set tidligere)") == "elov.dk (set tidligere)"
    register = Register((Entry("SEL § 96", "BPA", source="javascript:alert(1)"),))
    assert page("SEL § 96", register=register).provisions[0].href == ""


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "nul minutter"), (1, "et minut"), (5, "fem minutter"), (25, "25 minutter"), (60, "en time"), (135, "to timer og 15 minutter")],
)  # fmt: skip
def test_minutes_in_words(minutes: int, told: str) -> None:
    assert minutes_in_words(minutes) == told


# --- Marks -----------------------------------------------------------------------------------------------------------


def test_a_mark_is_gone_for_participants_and_a_sign_for_authors() -> None:
    typed = "Det står der [E1], og mere. [E1]\n\n- **led** [E1]"
    assert page(typed).text == "<p>Det står der, og mere.</p>\n<ul>\n<li><strong>led</strong></li>\n</ul>\n"
    assert page(typed).to_verify == ()
    sign = (
        '<a class="verify" href="#efterproev-side-siden-e1">skal efterprøves <span class="verify__mark">E1</span></a>'
    )
    authors = page(typed, marks=True)
    assert authors.text == (
        f"<p>Det står der {sign}, og mere. {sign}</p>\n<ul>\n<li><strong>led</strong> {sign}</li>\n</ul>\n"
    )
    assert [(each.anchor, each.mark, each.text) for each in authors.to_verify] == [
        ("efterproev-side-siden-e1", "E1", "Ordlyden er ikke set.")
    ]


def test_a_mark_that_nothing_explains_leads_nowhere() -> None:
    assert page("Ord [E7].", marks=True).text == (
        '<p>Ord <span class="verify">skal efterprøves <span class="verify__mark">E7</span></span>.</p>\n'
    )
    assert page("Ord [E7: slå op].").text == "<p>Ord.</p>\n"


# --- Cases -----------------------------------------------------------------------------------------------------------


def everything(read: object) -> str:
    return str(asdict(read))  # type: ignore[call-overload]


def test_what_is_for_authors_is_nowhere_in_what_a_participant_reads() -> None:
    planted = {"noise": "PLANTET-STØJ", "temptation": "PLANTET-FRISTELSE", "nothing_missing": "PLANTET-INTET"}
    verify = (ToVerify("E1", "PLANTET-EFTERPRØV"),)
    told = everything(case(to_verify=verify, **planted))
    assert "PLANTET" not in told
    assert "efterprøv" not in told
    assert "[E1]" not in told
    authors = case(to_verify=verify, marks=True, **planted)
    assert everything(authors).count("PLANTET") == 4
    assert authors.authors is not None
    assert authors.authors.tempting == "A"


def test_notes_named_only_afterwards_wait_until_then() -> None:
    read = case(
        summary="Hun søger efter SEL § 96.",
        provisions=("SEL § 3 a",),
        worked_answer="Efter SEL § 95, stk. 2, og SEL § 96.",
    )
    assert [note.short_name for note in read.provisions] == ["SEL § 96"]
    assert [note.short_name for note in read.later] == ["SEL § 3 a", "SEL § 95, stk. 2", "RSL § 10"]


def test_feedback_is_the_courses_own() -> None:
    assert case().afterwards == "Efter at gruppen har afgjort sagen"
    assert case(feedback=Feedback.ON_THE_DAY).afterwards == "Til sidst på den fysiske læringsdag"
    none = case(feedback=Feedback.NONE)
    assert (none.points, none.considerations, none.afterwards) == ((), (), "Et gennemarbejdet svar")
    assert none.worked_answer != ""
    without = case(feedback=Feedback.NONE, worked=False)
    assert without.worked_answer == ""
    assert without.later == ()


def test_papers_know_their_place_and_the_next_one() -> None:
    first, second = case().papers
    assert (first.anchor, first.place, first.kind, first.dated) == (
        "akt-koret-ansoegning", "Akt 1 af 2", "Ansøgning", "19. februar 2023",
    )  # fmt: skip
    assert (first.next_anchor, first.next_title) == (second.anchor, "Notat")
    assert (second.place, second.next_anchor, second.next_title) == ("Akt 2 af 2", "", "")


def test_a_page_takes_the_inner_parts_notes_and_minutes() -> None:
    inner = case(summary="Efter SEL § 96.", provisions=("SEL § 3 a", "SEL § 95"))
    shown = replace(make_page("koret", PageKind.CASE, case="koret", provisions=("SEL § 95",)), text="Læs.")
    read = as_read(shown, LAW, ON, marks=False, inner=inner)
    assert isinstance(read, PageAsRead)
    assert read.about == ("Case", "35 minutter")
    assert [note.short_name for note in read.provisions] == ["SEL § 95", "SEL § 96"]
    assert isinstance(read.inner, CaseAsRead)
    assert read.inner.provisions == ()
    assert [note.short_name for note in read.inner.later] == ["SEL § 3 a", "RSL § 10"]


# --- Pairs -----------------------------------------------------------------------------------------------------------


def marked(html: str) -> list[str]:
    return [piece.split("</mark>")[0] for piece in html.split("<mark>")[1:]]


def test_the_paragraph_that_differs_is_marked_in_both() -> None:
    read = pair(first="Ens.\n\nDet ene.\n\nEns igen.", second="Ens.\n\nDet andet.\n\nEns igen.")
    assert [marked(letter.text) for letter in read.marked] == [["Det ene."], ["Det andet."]]
    assert [marked(letter.text) for letter in read.letters] == [[], []]
    assert [letter.holds for letter in read.letters] == [False, False]
    assert [letter.holds for letter in read.marked] == [False, True]
    assert [letter.label for letter in read.letters] == ["Begrundelse 1", "Begrundelse 2"]


def test_a_draft_that_differs_in_more_is_still_marked() -> None:
    read = pair(first="A.\n\nB.\n\n- en\n- to", second="A.\n\nX.\n\nY.\n\n- en")
    assert [marked(letter.text) for letter in read.marked] == [["B."], ["X.", "Y."]]
    assert '<div class="differs"><ul>' in read.marked[0].text


def test_what_a_pair_tells_afterwards_and_what_it_tells_authors() -> None:
    read = pair(alike="PLANTET", element="SEL § 95", facts="Sagen.", first="A.", second="B.", provisions=("FVL § 24",))
    assert "PLANTET" not in everything(read)
    assert read.provisions == ()
    assert [note.short_name for note in read.later] == ["SEL § 95", "FVL § 24"]
    assert pair(alike="PLANTET", marks=True).authors.alike == "<p>PLANTET</p>\n"  # type: ignore[union-attr]


# --- The shared decision ---------------------------------------------------------------------------------------------


def test_authors_see_both_forms_and_a_participant_one_without_considerations() -> None:
    assert [form.letter for form in shared(marks=True).forms] == ["A", "B"]
    assert shared(marks=True).authors.considerations == "<p>Hvad vejer en gammel linje?</p>\n"  # type: ignore[union-attr]
    read = shared(marks=False, form="B")
    assert [(form.letter, form.lines[1]) for form in read.forms] == [("B", "Linje 2 om Jens.")]
    assert "Anders" not in everything(read)
    assert read.authors is None
    assert read.later == ()
    assert "gammel linje" not in everything(read)
