"""A page, a case, a pair or a shared decision as it is read on a date, by participants or by authors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Feedback, Page, SharedDecision
from sagkyndig.journey.courses.rules.reading import wording
from sagkyndig.journey.courses.rules.reading.law import in_order
from sagkyndig.journey.courses.rules.reading.pairs import letters_of, marked_letters_of
from sagkyndig.journey.courses.rules.reading.prose import Prose
from sagkyndig.journey.courses.rules.reading.shapes import (
    AuthorsNotes,
    CaseAsRead,
    ConsiderationAsRead,
    FormAsRead,
    MissingAsRead,
    OptionAsRead,
    PageAsRead,
    PairAsRead,
    PaperAsRead,
    PointAsRead,
    SharedAsRead,
)
from sagkyndig.journey.courses.rules.wording import PAGE_KINDS, PAPER_KINDS
from sagkyndig.pure.danish import capitalised, long_date
from sagkyndig.pure.markdown import NOTHING

AsRead = PageAsRead | CaseAsRead | PairAsRead | SharedAsRead
_SCOPES = {Page: "side", Case: "case", ContrastPair: "par", SharedDecision: "faelles"}
# Headings inside a paper or an answer stand below its own.
_INSIDE = 4


def as_read(
    part: Page | Case | ContrastPair | SharedDecision,
    register: Register,
    law_as_of: date,
    *,
    marks: bool,
    feedback: Feedback = Feedback.AFTER_EACH_CASE,
    has_worked_answers: bool = True,
    inner: CaseAsRead | PairAsRead | None = None,
    form: str = "A",
) -> AsRead:
    """The part as it reads. With `marks` it is the authors' own preview: what is to be verified and what participants
    never see stand there too.

    `feedback` and `has_worked_answers` are the course's; `inner` is what a page shows; `form` is the one form of a shared
    decision that a participant meets.
    """
    prose = Prose(register, law_as_of, marks, f"{_SCOPES[type(part)]}-{part.key}", part.to_verify)
    if isinstance(part, Page):
        return _page(part, prose, inner)
    if isinstance(part, Case):
        return _case(part, prose, feedback, has_worked_answers)
    if isinstance(part, ContrastPair):
        return _pair(part, prose)
    return _shared(part, prose, form)


def _page(page: Page, prose: Prose, inner: CaseAsRead | PairAsRead | None) -> PageAsRead:
    text, task = prose.blocks(page.text), prose.blocks(page.task or "", top=3)
    checklist = tuple(prose.line(each) for each in page.checklist)
    prose.law(page.provisions)
    minutes = page.minutes + (inner.minutes if isinstance(inner, CaseAsRead) else 0)
    notes = in_order([*prose.notes.values(), *(inner.provisions if inner else ())])
    if inner:
        shown = {note.anchor for note in notes}
        inner = replace(inner, provisions=(), later=tuple(note for note in inner.later if note.anchor not in shown))
    return PageAsRead(
        key=page.key,
        title=prose.plain(page.title),
        kind=page.kind.value,
        about=(capitalised(PAGE_KINDS[page.kind]), wording.minutes_in_words(minutes)),
        for_everyone=page.for_everyone,
        text=text,
        checklist=checklist,
        task=task,
        inner=inner,
        provisions=notes,
        to_verify=prose.verify_notes(),
    )


def _case(case: Case, prose: Prose, feedback: Feedback, has_worked_answers: bool) -> CaseAsRead:
    facts, papers = prose.blocks(case.summary, top=3), _papers(case, prose)
    options = tuple(OptionAsRead(each.letter, prose.line(each.text)) for each in case.options)
    before = tuple(prose.notes)
    points, considerations = _feedback(case, prose) if feedback is not Feedback.NONE else ((), ())
    answer = prose.blocks(case.worked_answer, top=3) if has_worked_answers and case.worked_answer else NOTHING
    if points:
        prose.law(case.provisions)
    authors = _authors_of_case(case, prose) if prose.marks else None
    to_verify = prose.verify_notes()
    return CaseAsRead(
        key=case.key,
        title=prose.plain(case.title),
        about=wording.about_case(case),
        minutes=case.minutes,
        facts=facts,
        papers=papers,
        options=options,
        afterwards=wording.AFTERWARDS[feedback],
        points=points,
        considerations=considerations,
        worked_answer=answer,
        provisions=in_order(prose.notes[anchor] for anchor in before),
        later=in_order(note for anchor, note in prose.notes.items() if anchor not in before),
        to_verify=to_verify,
        authors=authors,
    )


def _papers(case: Case, prose: Prose) -> tuple[PaperAsRead, ...]:
    anchors = [*(f"akt-{case.key}-{paper.key}" for paper in case.papers), ""]
    titles = [*(prose.plain(paper.title) or capitalised(PAPER_KINDS[paper.kind]) for paper in case.papers), ""]
    return tuple(
        PaperAsRead(
            anchor=anchors[place],
            place=wording.place_of_paper(place + 1, len(case.papers)),
            title=titles[place],
            kind=capitalised(PAPER_KINDS[paper.kind]),
            dated=long_date(paper.dated) if paper.dated > date.min else wording.NO_DATE,
            sender=prose.plain(paper.sender),
            text=prose.blocks(paper.text, top=_INSIDE),
            next_anchor=anchors[place + 1],
            next_title=titles[place + 1],
        )
        for place, paper in enumerate(case.papers)
    )


def _feedback(case: Case, prose: Prose) -> tuple[tuple[PointAsRead, ...], tuple[ConsiderationAsRead, ...]]:
    points = tuple(
        PointAsRead(prose.line(each.title), prose.blocks(each.text, top=_INSIDE), prose.law(each.provisions))
        for each in case.points
    )
    considerations = tuple(
        ConsiderationAsRead(each.letter, prose.blocks(each.text, top=3), prose.blocks(each.discussion, top=3))
        for each in case.considerations
    )
    return points, considerations


def _authors_of_case(case: Case, prose: Prose) -> AuthorsNotes:
    missing = (
        MissingAsRead(*(prose.line(text) for text in (each.what, each.who, each.way, each.changes)))
        for each in case.missing
    )
    return AuthorsNotes(
        missing=tuple(missing),
        nothing_missing=prose.blocks(case.nothing_missing, top=_INSIDE),
        noise=prose.line(capitalised(case.noise)),
        tempting=case.tempting,
        temptation=prose.blocks(case.temptation, top=_INSIDE),
    )


def _pair(pair: ContrastPair, prose: Prose) -> PairAsRead:
    facts, letters, question = prose.blocks(pair.facts, top=3), letters_of(pair, prose), prose.line(pair.question)
    before = tuple(prose.notes)
    marked, element = marked_letters_of(pair, prose), prose.line(pair.element)
    temptation, principle = prose.blocks(pair.temptation, top=3), prose.line(pair.principle)
    prose.law(pair.provisions)
    authors = AuthorsNotes(alike=prose.blocks(pair.alike, top=_INSIDE)) if prose.marks else None
    to_verify = prose.verify_notes()
    return PairAsRead(
        key=pair.key,
        title=prose.plain(pair.title),
        about=("Kontrastpar", pair.kind.value),
        facts=facts,
        question=question,
        letters=letters,
        marked=marked,
        element=element,
        temptation=temptation,
        principle=principle,
        provisions=in_order(prose.notes[anchor] for anchor in before),
        later=in_order(note for anchor, note in prose.notes.items() if anchor not in before),
        to_verify=to_verify,
        authors=authors,
    )


def _shared(shared: SharedDecision, prose: Prose, form: str) -> SharedAsRead:
    written = {"A": shared.form_a, "B": shared.form_b}
    shown = written if prose.marks else {form: written[form]}
    forms = tuple(FormAsRead(letter, tuple(prose.line(each) for each in lines)) for letter, lines in shown.items())
    options = tuple(prose.line(each) for each in shared.options)
    before = tuple(prose.notes)
    authors = None
    if prose.marks:
        authors = AuthorsNotes(considerations=prose.blocks(shared.considerations, top=_INSIDE))
        prose.law(shared.provisions)
    to_verify = prose.verify_notes()
    return SharedAsRead(
        key=shared.key,
        title=prose.plain(shared.title),
        about=("Fælles afgørelse",),
        forms=forms,
        options=options,
        provisions=in_order(prose.notes[anchor] for anchor in before),
        later=in_order(note for anchor, note in prose.notes.items() if anchor not in before),
        to_verify=to_verify,
        authors=authors,
    )
