"""Pages, contrast pairs and the shared decision in the bench: nothing is lost, and what cannot be right cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.rules.blank import blank_page, blank_pair, blank_shared_decision
from sagkyndig.journey.courses.rules.course import ContrastPair, Course, PageKind, PairKind, SharedDecision
from sagkyndig.journey.courses.rules.kept import Content
from sagkyndig.journey.courses.web.bench.editor import Around
from sagkyndig.journey.courses.web.bench.layout import fields_of, rows_of
from sagkyndig.journey.courses.web.bench.notes import notes_on
from sagkyndig.journey.courses.web.bench.pair import pieces_of
from sagkyndig.journey.courses.web.bench.registry import form_for
from tests.factories.courses import REGISTER, make_course, make_page

CONTENT = Path(__file__).resolve().parents[4] / "content" / "courses"
Open = Callable[..., Any]


def around(course: Course) -> Around:
    return Around(
        course,
        REGISTER,
        tuple((case.key, case.title) for case in course.cases.values()),
        tuple((pair.key, pair.title) for pair in course.pairs.values()),
    )


def sent(content: Content, course: Course, button: str = "", **typed: str) -> QueryDict:
    """What a browser sends of the part's page; `typed` is by name, `__` for a full stop and a number for the row."""
    editor = form_for(content, None, around(course))
    data = QueryDict(mutable=True)
    for field in fields_of(editor.sections):
        data[field.name] = editor.values.texts.get(field.name, "").replace("\n", "\r\n")
    for rows in rows_of(editor.sections):
        for field in rows.fields:
            told = [row[field.name].replace("\n", "\r\n") for row in editor.rows_on_page[rows.name]]
            data.setlist(f"{rows.name}.{field.name}", told)
    for name, text in typed.items():
        row, _, place = name.partition("__")
        if place:
            column = data.getlist(row.replace("_i_", "."))
            column[int(place)] = text
            data.setlist(row.replace("_i_", "."), column)
        else:
            data[name] = text
    data["knap"] = button
    return data


def written(content: Content, course: Course, **typed: str) -> Any:
    """The part after that was typed in it."""
    editor = form_for(content, sent(content, course, **typed), around(course))
    assert editor.stops == {}
    return editor.content()


def notes(content: Content, course: Course) -> dict[str, list[str]]:
    return {
        at: [note.text for note in told] for at, told in notes_on(form_for(content, None, around(course))).at.items()
    }


def parts_of(course: Course) -> list[Content]:
    shared = [course.shared_decision] if course.shared_decision else []
    return [*course.pages, *course.pairs.values(), *shared]


@pytest.mark.parametrize("folder", sorted(path.name for path in CONTENT.iterdir() if (path / "kursus.toml").exists()))
def test_what_was_not_changed_stays_equal(folder: str) -> None:
    course = read_course(CONTENT / folder).course
    parts = parts_of(course)
    assert len(parts) > 5
    for part in parts:
        assert written(part, course) == part, part.title


def test_a_new_part_stays_as_it_began() -> None:
    course = make_course()
    blanks: list[Content] = [
        blank_pair("nyt", "Nyt", PairKind.CASE_INVESTIGATION),
        blank_shared_decision("ny", "Ny"),
        *(blank_page("ny", "Ny", kind) for kind in PageKind),
        blank_page("ny", "Ny", PageKind.CASE, shows="koret"),
    ]
    for blank in blanks:
        assert written(blank, course) == blank


# --- Pages -----------------------------------------------------------------------------------------------------------


def test_a_page_is_written_in_all_its_fields() -> None:
    course = make_course()
    page = make_page("oplysning", PageKind.RULE)
    typed = {
        "titel": " Ny  titel ",
        "slags": "oevelse",
        "minutter": "7",
        "bestemmelser": "SEL § 96, stk. 2\nRSL § 10, FVL § 24",
        "tekst": "Første.  \n\nAndet. ",
        "tjekliste_i_tekst__0": "Hvad ved vi?",
        "opgave": "Skriv to linjer.",
    }
    assert written(page, course, **typed) == replace(
        page,
        title="Ny titel",
        kind=PageKind.EXERCISE,
        minutes=7,
        provisions=("SEL § 96, stk. 2", "RSL § 10", "FVL § 24"),
        text="Første.\n\nAndet.",
        checklist=("Hvad ved vi?",),
        task="Skriv to linjer.",
    )


def test_a_page_that_shows_a_case_goes_on_showing_one() -> None:
    course = make_course()
    page = blank_page("ny", "Ny", PageKind.CASE, shows="koret")
    assert written(page, course, case="natten").case == "natten"
    refused = form_for(page, sent(page, course, slags="regel"), around(course))
    assert list(refused.stops) == ["slags"]
    unknown = form_for(page, sent(page, course, case="findes-ikke"), around(course))
    assert list(unknown.stops) == ["case"]


def test_a_page_keeps_what_it_names_although_it_is_gone() -> None:
    course = make_course()
    page = blank_page("ny", "Ny", PageKind.CONTRAST_PAIR, shows="er-vaek")
    assert written(page, course).pair == "er-vaek"


def test_what_a_page_lacks_is_said_where_it_is_missing() -> None:
    course = make_course()
    assert notes(blank_page("ny", "Ny", PageKind.EXERCISE), course) == {
        "tjekliste": ["Mangler endnu."],
        "opgave": ["Mangler endnu."],
    }
    too_much = make_page("ny", PageKind.EXPLANATION, task="Skriv.", for_everyone=True)
    assert notes(too_much, course) == {
        "opgave": ["Det hører til en anden slags side. Ret slags, eller slet det."],
        "for_alle": ["Det hører til en anden slags side. Ret slags, eller slet det."],
    }


def test_a_remark_finds_its_point_and_its_provision() -> None:
    course = make_course()
    page = make_page(
        "ny",
        PageKind.RULE,
        provisions=("SEL § 95", "SEL § 999"),
        checklist=("Hvad ved vi?", "Hvad siger SEL § 998?"),
    )
    told = notes(page, course)
    assert set(told) == {"bestemmelser", "tjekliste.1.tekst"}


# --- Contrast pairs --------------------------------------------------------------------------------------------------


def the_pair(course: Course) -> ContrastPair:
    return next(iter(course.pairs.values()))


def test_the_twin_is_made_of_the_letter() -> None:
    course = make_course()
    blank = blank_pair("nyt", "Nyt", PairKind.STATEMENT_OF_REASONS)
    pieces = {"begyndelse": "Du får ti timer.", "afsnit": "Badet tager fem.", "slutning": "Du kan klage.\n\nHilsen"}
    pair = written(blank, course, **pieces, afsnit_ikke="Vi har set på det hele.", holder="2")
    assert pair.sound == 2
    assert pair.second == "Du får ti timer.\n\nBadet tager fem.\n\nDu kan klage.\n\nHilsen"
    assert pair.first == "Du får ti timer.\n\nVi har set på det hele.\n\nDu kan klage.\n\nHilsen"
    again = form_for(pair, None, around(course)).values.texts
    assert {name: again[name] for name in pieces} == pieces


def test_the_letters_change_places() -> None:
    course = make_course()
    pair = the_pair(course)
    other = written(pair, course, holder="1")
    assert (other.first, other.second, other.sound) == (pair.second, pair.first, 1)


def test_half_a_pair_is_kept_as_far_as_it_is_written() -> None:
    course = make_course()
    blank = blank_pair("nyt", "Nyt", PairKind.STATEMENT_OF_REASONS)
    half = written(blank, course, begyndelse="Begyndelsen.", afsnit="Afsnittet.", slutning="Slutningen.")
    told = form_for(half, None, around(course)).values.texts
    assert [told[name] for name in ("begyndelse", "afsnit", "afsnit_ikke", "slutning")] == [
        "Begyndelsen.",
        "Afsnittet.",
        "",
        "Slutningen.",
    ]


def test_letters_that_differ_twice_are_shown_with_all_between() -> None:
    pieces = pieces_of("a\n\nb\n\nc\n\nd\n\ne", "a\n\nx\n\nc\n\ny\n\ne")
    assert (pieces.begins, pieces.sound, pieces.other, pieces.ends) == ("a", "b\n\nc\n\nd", "x\n\nc\n\ny", "e")


def test_letters_with_other_blank_lines_stay_sign_by_sign_until_they_are_changed() -> None:
    course = make_course()
    pair = replace(the_pair(course), first="a\n\n\nb\n\nc", second="a\n\n\nx\n\nc", sound=1)
    assert written(pair, course) == pair
    assert written(pair, course, afsnit="z").first == "a\n\nz\n\nc"


def test_a_remark_on_a_letter_finds_its_piece() -> None:
    course = make_course()
    pair = the_pair(course)
    fifty = " ".join(["langt"] * 30) + "."
    told = notes(written(pair, course, afsnit_ikke=fifty, slutning=f"Kort.\n\n{fifty}"), course)
    assert any("30" in said or "25 ord" in said for said in told["afsnit_ikke"])
    assert any("25 ord" in said for said in told["slutning"])
    assert [said[:20] for said in told["begyndelse"]] == ["Teksten er på 73 ord"]
    assert any("Gør dem lige lange" in said for said in told["afsnit_ikke"])
    assert not any(".md" in said for listed in told.values() for said in listed)


def test_two_paragraphs_where_one_belongs_are_remarked_on() -> None:
    course = make_course()
    told = notes(written(the_pair(course), course, afsnit="Et.\n\nTo."), course)
    assert "Skriv ét afsnit i hvert af de to felter, uden tomme linjer og med hver sit indhold." in told["afsnit_ikke"]


def test_how_long_the_twins_are_stands_beside_them() -> None:
    course = make_course()
    meters = notes_on(form_for(the_pair(course), None, around(course))).meters
    assert set(meters) == {"afsnit", "afsnit_ikke"}
    assert meters["afsnit"].startswith("Afsnittet: 22 ord. Hele brevet: 185 ord")


# --- The shared decision ---------------------------------------------------------------------------------------------


def the_shared(course: Course) -> SharedDecision:
    assert course.shared_decision
    return course.shared_decision


def test_the_shared_decision_is_written_line_by_line() -> None:
    course = make_course()
    shared = the_shared(course)
    now = written(shared, course, linje_i_form_b__3="Linje 4 om Jens i dag.", muligheder_i_tekst__0="Nej nu.")
    assert now == replace(
        shared,
        options=("Nej nu.", *shared.options[1:]),
        form_b=(*shared.form_b[:3], "Linje 4 om Jens i dag.", *shared.form_b[4:]),
    )


@pytest.mark.parametrize(("lines", "options"), [(9, 3), (11, 5), (0, 0)])
def test_other_numbers_of_lines_and_options_are_kept(lines: int, options: int) -> None:
    course = make_course()
    shared = replace(
        the_shared(course),
        form_a=tuple(f"Linje {number}." for number in range(lines)),
        options=tuple(f"Mulighed {number}." for number in range(options)),
    )
    assert written(shared, course) == shared


def test_a_line_is_added_where_one_was_missing() -> None:
    course = make_course()
    shared = replace(the_shared(course), form_a=the_shared(course).form_a[:9])
    assert "Hver form skal have ti linjer." in [said for told in notes(shared, course).values() for said in told]
    assert len(written(shared, course, linje_i_form_a__9="Den sidste.").form_a) == 10


def test_a_remark_on_the_shared_decision_finds_its_line() -> None:
    course = make_course()
    shared = the_shared(course)
    lines = (*shared.form_b[:6], "Linje 7: Hun bor på Skovvejen 12 i byen.", *shared.form_b[7:])
    told = notes(replace(shared, form_b=lines), course)
    assert "linje.6.form_b" in told


def test_how_long_and_hard_the_forms_are_stands_below_them() -> None:
    course = make_course()
    meters = notes_on(form_for(the_shared(course), None, around(course))).meters
    assert meters == {
        "linje.9.form_a": "Form A i alt: 40 ord · LIX 4",
        "linje.9.form_b": "Form B i alt: 41 ord · LIX 4",
    }


def test_an_empty_shared_decision_says_what_is_missing() -> None:
    course = make_course()
    told = notes(blank_shared_decision("ny", "Ny"), course)
    assert set(told) >= {"hensyn", "linje.9.form_a", "linje.9.form_b", "muligheder.3.tekst"}
    assert {said for listed in told.values() for said in listed} == {"Mangler endnu."}
