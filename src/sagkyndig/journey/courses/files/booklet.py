"""A whole course as a document to print: what participants read, and at the end what comes afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sagkyndig.foundation.law.rules import law_name
from sagkyndig.journey.courses.rules.course import Course
from sagkyndig.journey.courses.rules.reading import CaseAsRead, LawNote, PageAsRead, PairAsRead
from sagkyndig.journey.courses.rules.reading.law import in_order
from sagkyndig.journey.courses.rules.reading.wording import minutes_in_words
from sagkyndig.pure.danish import capitalised, long_date
from sagkyndig.pure.documents.from_html import blocks_from, numbered_anchors, runs_from
from sagkyndig.pure.documents.tree import Block, BulletList, Document, Heading, Notice, Paragraph, Runs, Sender, Text

KIND = "Kursushæfte"
FICTIONAL = "Personer, kommuner og oplysninger i casene og kontrastparrene er opdigtede."
SHARED_IS_LEFT_OUT = (
    "Den fælles afgørelse er ikke med i hæftet. Alle afgør den først hver for sig på den fysiske læringsdag."
)
WITHOUT_AFTERWARDS = (
    "Punkter, overvejelser og svar står bagest i »Til bagefter«. Den del begynder på en ny side og kan lægges til side, "
    "til kursisterne har skrevet deres egen begrundelse."
)
DECIDE = "Vælg én mulighed, og skriv en linje om hvorfor. Bliv derefter enige i gruppen, og skriv jeres begrundelse."
CHOOSE = "Vælg én, og skriv en linje om hvorfor, før I ser, hvad der står i »Til bagefter«."
# The typeface has no boxes, and one that is ticked must not look like one that is not.
_BOXES = str.maketrans({"☒": "[x]", "☑": "[x]", "☐": "[ ]"})
_OF_NO_LAW = "Principmeddelelser og andre kilder"


@dataclass(frozen=True)
class ModuleAsRead:
    title: str
    pages: tuple[PageAsRead, ...]


@dataclass(frozen=True)
class Booklet:
    """What the booklet is made of. `cases` and `pairs` are those that no page shows; `banners` stand on every page."""

    course: Course
    modules: tuple[ModuleAsRead, ...]
    cases: tuple[CaseAsRead, ...]
    pairs: tuple[PairAsRead, ...]
    sender: Sender
    banners: tuple[str, ...]
    published: str = ""


def booklet_document(booklet: Booklet) -> Document:
    """The same booklet gives the same document."""
    course = booklet.course
    day = long_date(course.law_as_of)
    return Document(
        title=course.title,
        subtitle=f"Udgave {course.version}. Retstilstand pr. {day}. Målgruppe: {course.audience.rstrip('.')}.",
        authority=booklet.sender,
        dated=booklet.published,
        kind=KIND,
        banners=booklet.banners,
        blocks=tuple(_Writer(booklet).written()),
    )


@dataclass
class _Writer:
    booklet: Booklet
    places: Collection[str] = ()
    anchors: Iterator[str] = field(default_factory=lambda: numbered_anchors("afsnit"))

    def written(self) -> Iterator[Block]:
        before, later = self._notes()
        self.places = {note.anchor for note in (*before, *later)}
        yield from self._about()
        for number, module in enumerate(self.booklet.modules, start=1):
            yield self._heading(1, module.title, kicker=f"Modul {number}")
            begins = False
            for page in module.pages:
                yield from self._page(page, begins)
                begins = isinstance(page.inner, CaseAsRead | PairAsRead)
        yield from self._alone()
        if before:
            yield self._heading(1, "Bestemmelser", kicker="Opslag")
            yield from self._law(before)
        yield from self._afterwards(later)

    # --- What participants read first --------------------------------------------------------------------------------

    def _about(self) -> Iterator[Block]:
        course = self.booklet.course
        yield self._heading(1, "Om hæftet")
        yield _line(f"Kurset tager {minutes_in_words(course.minutes)}.")
        yield BulletList(
            tuple(
                (Text(f"{label}: ", strong=True), Text(text))
                for label, text in (
                    ("Retstilstand pr.", long_date(course.law_as_of)),
                    ("Bestemmelser", ", ".join(course.provisions)),
                    ("Målgruppe", course.audience),
                )
                if text
            )
        )
        yield _line(FICTIONAL)
        if course.shared_decision:
            yield Notice(SHARED_IS_LEFT_OUT)
        yield _line(WITHOUT_AFTERWARDS)

    def _page(self, page: PageAsRead, begins_page: bool) -> Iterator[Block]:
        yield self._heading(2, page.title, new_page=begins_page)
        yield _quiet((*page.about, *(("for alle",) if page.for_everyone else ())))
        yield from self._prose(page.text, headings=True)
        if page.task:
            yield self._heading(3, "Opgave")
            yield from self._prose(page.task)
        if page.checklist and not page.is_exercise:
            yield self._heading(3, "Tjekliste")
            yield self._list(page.checklist)
        if isinstance(page.inner, CaseAsRead):
            yield from self._case(page.inner, page.title)
        elif page.inner:
            yield from self._pair(page.inner, page.title)

    def _alone(self) -> Iterator[Block]:
        """What no page shows: the cases of the physical day, of the follow-up, and pairs in reserve."""
        if self.booklet.cases:
            yield self._heading(1, "Cases uden for e-læringen", kicker="Cases")
        for place, case in enumerate(self.booklet.cases):
            yield self._heading(2, case.title, new_page=place > 0)
            yield _quiet(case.about)
            yield from self._case(case, case.title)
        if self.booklet.pairs:
            yield self._heading(1, "Kontrastpar, som ingen side viser", kicker="Kontrastpar")
        for place, pair in enumerate(self.booklet.pairs):
            yield self._heading(2, pair.title, new_page=place > 0)
            yield from self._pair(pair, pair.title)

    def _case(self, case: CaseAsRead, around: str) -> Iterator[Block]:
        yield self._heading(3, "Sagen" if case.title == around else f"Sagen: {case.title}")
        yield from self._prose(case.facts)
        for paper in case.papers:
            yield self._heading(3, f"{paper.place}: {paper.title}", new_page=True)
            yield _quiet((paper.sender, paper.dated, *((paper.kind,) if paper.kind != paper.title else ())))
            yield from self._prose(paper.text)
        yield self._heading(3, f"{case.title}: jeres afgørelse", new_page=True)
        yield _line(DECIDE)
        if case.options:
            yield BulletList(
                tuple((Text(f"{each.letter}  ", strong=True), *self._runs(each.text)) for each in case.options)
            )

    def _pair(self, pair: PairAsRead, around: str) -> Iterator[Block]:
        yield self._heading(3, "Sagen" if pair.title == around else f"Sagen: {pair.title}")
        yield from self._prose(pair.facts)
        for letter in pair.letters:
            yield self._heading(3, letter.label, new_page=True)
            yield from self._prose(letter.text)
        yield self._heading(3, "".join(run.text for run in self._runs(pair.question)) or "Hvad holder?")
        yield _line(CHOOSE)

    # --- What comes afterwards ---------------------------------------------------------------------------------------

    def _afterwards(self, later: tuple[LawNote, ...]) -> Iterator[Block]:
        told = [block for each in self._read() for block in self._after(each)]
        if not told:
            return
        yield self._heading(1, "Punkter, overvejelser og svar", kicker="Til bagefter")
        yield _line("Del det ud, når kursisterne har afgjort sagerne og skrevet deres begrundelser.")
        yield from told
        if later:
            yield self._heading(2, "Flere bestemmelser")
            yield from self._law(later, grouped=False)

    def _after(self, read: PageAsRead | CaseAsRead | PairAsRead) -> Iterator[Block]:
        if isinstance(read, PageAsRead):
            if read.is_exercise and read.checklist:
                yield self._heading(2, read.title)
                yield self._heading(3, "Når I har skrevet: Har I det hele med?")
                yield self._list(read.checklist)
        elif isinstance(read, CaseAsRead):
            yield from self._after_case(read)
        else:
            yield from self._after_pair(read)

    def _after_case(self, case: CaseAsRead) -> Iterator[Block]:
        if not (case.points or case.considerations or case.worked_answer):
            return
        yield self._heading(2, case.title)
        if case.points:
            yield self._heading(3, "Det er værd at være opmærksom på")
        for point in case.points:
            yield Paragraph(tuple(Text(run.text, strong=True) for run in self._runs(point.title)))
            yield from self._prose(point.text)
            if point.provisions:
                yield _quiet(law.name for law in point.provisions)
        if case.considerations:
            yield self._heading(3, "Overvejelser om mulighederne")
        for each in case.considerations:
            yield Paragraph((Text(f"Mulighed {each.letter}", strong=True),))
            yield from self._prose(each.text)
            yield from self._prose(each.discussion)
        if case.worked_answer:
            yield self._heading(3, "Et gennemarbejdet svar")
            yield from self._prose(case.worked_answer)

    def _after_pair(self, pair: PairAsRead) -> Iterator[Block]:
        yield self._heading(2, pair.title)
        yield from (_line(f"{letter.label} holder.") for letter in pair.marked if letter.holds)
        yield Paragraph((Text("Forskellen: ", strong=True), *self._runs(pair.element)))
        yield self._heading(3, "Derfor er den anden fristende")
        yield from self._prose(pair.temptation)
        yield self._heading(3, "Princippet")
        yield Paragraph(self._runs(pair.principle) or (Text("–"),))

    # --- The law -----------------------------------------------------------------------------------------------------

    def _notes(self) -> tuple[tuple[LawNote, ...], tuple[LawNote, ...]]:
        """What is named before anybody decides, and what only comes after it."""
        reads = list(self._read())
        before = in_order(note for each in reads for note in each.provisions)
        known = {note.anchor for note in before}
        after = (note for each in reads if not isinstance(each, PageAsRead) for note in each.later)
        return before, in_order(note for note in after if note.anchor not in known)

    def _read(self) -> Iterator[PageAsRead | CaseAsRead | PairAsRead]:
        for module in self.booklet.modules:
            for page in module.pages:
                yield page
                if page.inner:
                    yield page.inner
        yield from self.booklet.cases
        yield from self.booklet.pairs

    def _law(self, notes: Iterable[LawNote], *, grouped: bool = True) -> Iterator[Block]:
        groups: dict[str, list[LawNote]] = {}
        for note in notes:
            law = note.short_name.partition(" §")[0] if " §" in note.short_name else ""
            groups.setdefault(capitalised(law_name(law)) if law else _OF_NO_LAW, []).append(note)
        for named in sorted(groups, key=_OF_NO_LAW.__eq__):
            if grouped:
                yield self._heading(2, named)
            for note in groups[named]:
                yield Heading(3, note.short_name, note.anchor)
                yield Paragraph((Text(note.title, strong=True), Text(f"\n{note.gist}" if note.gist else "")))
                yield _quiet((note.standing, note.doubt))

    # --- Words -------------------------------------------------------------------------------------------------------

    def _heading(self, level: int, text: str, *, kicker: str | None = None, new_page: bool = False) -> Heading:
        return Heading(level, text.strip() or "Uden titel", next(self.anchors), kicker, new_page)

    def _prose(self, html: str, *, headings: bool = False) -> list[Block]:
        return blocks_from(
            html.translate(_BOXES), places=self.places, anchors=(lambda _: next(self.anchors)) if headings else None
        )

    def _runs(self, html: str) -> Runs:
        return runs_from(html.translate(_BOXES), places=self.places)

    def _list(self, lines: Iterable[str]) -> BulletList:
        return BulletList(tuple(runs for line in lines if (runs := self._runs(line))))


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _quiet(texts: Iterable[str]) -> Paragraph:
    return Paragraph((Text(" · ".join(text for text in texts if text) or "–", emphasis=True),))
