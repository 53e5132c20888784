"""How a jurist writes in the bench: each field by the name that stands above it, as somebody would who reads the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.urls import reverse

from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import Part
from sagkyndig.journey.courses.rules.course import Case, Course, Page
from tests.walks.walking import Walk

JENS, SOFIE, ANNE = "Jens Overgård", "Sofie Ravnkilde", "Anne Lindegård"
COURSES = Path(__file__).resolve().parents[2] / "content" / "courses"
IS_SAVED = "() => document.querySelector('[data-saved]').textContent.startsWith('Gemt')"


def authored(folder: str = "2023-kontant-tilskud-og-bpa") -> Course:
    """A course as its author wrote it: what the walks type."""
    return read_course(COURSES / folder).course


def a_draft(kind: str) -> Part:
    """The first part of that kind in the demonstration's course that is being written."""
    version = queries.versions_of("2025-tabt-arbejdsfortjeneste")[0]
    return next(each for each in queries.parts_in_order(version) if each.kind == kind)


def bench_of(part: Part) -> str:
    return reverse("courses:part", args=[part.version_id, part.pk])


def reading_of(part: Part) -> str:
    return reverse("courses:read", args=[part.version_id, part.pk])


def case_at(path: str) -> Case:
    """What is kept of the case whose bench has that address."""
    _, _, version_id, _, part_id, _ = path.split("/")
    content = queries.content_of(queries.part(int(version_id), int(part_id)))
    assert isinstance(content, Case)
    return content


class Bench:
    """The bench in a person's window. `signs` counts what was typed."""

    def __init__(self, window: Walk) -> None:
        self.window, self.page = window, window.page
        self.signs = 0

    # --- Where ---------------------------------------------------------------------------------------------------

    def section(self, title: str) -> Any:
        return self.page.locator("#bench").get_by_role(
            "region", name=re.compile(rf"^{re.escape(title)}( \(frivilligt\))?$")
        )

    def row(self, section: str, heading: str) -> Any:
        """»Akt 2« in »Akter«."""
        return self.section(section).get_by_role("group", name=heading, exact=True)

    def headings(self, section: str) -> list[str]:
        """The rows of a section with the first thing that is written in each: »Akt 1: Ansøgning«."""
        told = self.section(section).get_by_role("group").filter(has=self.page.locator("legend"))
        return [
            f"{row.locator('legend').inner_text()}: {row.locator('input[type=text], textarea').first.input_value()}"
            for row in told.all()
        ]

    @property
    def status(self) -> str:
        """What it says of being saved."""
        return str(self.page.locator("[data-saved]").inner_text())

    # --- Writing -------------------------------------------------------------------------------------------------

    def write(self, place: Any, label: str, text: str) -> None:
        place.get_by_label(label, exact=True).fill(text)
        self.signs += len(text)

    def choose(self, place: Any, label: str, value: str) -> None:
        place.get_by_label(label, exact=True).select_option(value)

    def name(self, place: Any, label: str, names: tuple[str, ...]) -> None:
        """Provisions, one after the other; without a script one a line."""
        field = place.get_by_label(label, exact=True)
        self.signs += sum(map(len, names))
        if not self.window.javascript:
            field.fill("\n".join(names))
            return
        for name in names:
            field.fill(name)
            field.press("Enter")

    def add(self, section: str, name: str) -> None:
        """One more row."""
        self.press(self.section(section), name)

    def press(self, place: Any, name: str) -> None:
        """A button whose name begins so; it leads to a new page only where there is no script."""
        button = place.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))
        if self.window.javascript:
            button.click()
            return
        with self.page.expect_navigation():
            button.click()

    def wait_until_saved(self) -> str:
        """What it says when all of it is saved."""
        self.page.evaluate("() => document.activeElement.blur()")
        self.page.wait_for_function(IS_SAVED)
        return self.status

    # --- A whole case and a whole page ---------------------------------------------------------------------------

    def write_about(self, case: Case) -> None:
        about = self.section("Om casen")
        self.write(about, "Minutter", str(case.minutes))
        self.name(about, "Bestemmelser", case.provisions)
        self.write(self.section("Kort om sagen"), "Kort om sagen", case.summary)

    def write_papers(self, case: Case) -> None:
        for number, paper in enumerate(case.papers, 1):
            if number > 2:  # two stand there from the beginning
                self.add("Akter", "Tilføj en akt")
            row = self.row("Akter", f"Akt {number}")
            self.write(row, "Titel", paper.title)
            self.choose(row, "Slags", paper.kind.value)
            self.write(row, "Dato", paper.dated.isoformat())
            self.write(row, "Afsender", paper.sender)
            self.write(row, "Tekst", paper.text)

    def write_missing(self, case: Case) -> None:
        for number, missing in enumerate(case.missing, 1):
            if number > 1:
                self.add("Hvad mangler med vilje?", "Tilføj noget, der mangler")
            row = self.row("Hvad mangler med vilje?", f"Mangel {number}")
            self.write(row, "Hvad mangler?", missing.what)
            self.write(row, "Hvem har det?", missing.who)
            self.write(row, "Mindst indgribende vej til det", missing.way)
            self.write(row, "Hvad kan det ændre?", missing.changes)

    def write_options(self, case: Case) -> None:
        for option in case.options:
            row = self.row("Afgørelsesmuligheder", f"Mulighed {option.letter}")
            self.write(row, "Afgørelse og grund", option.text)
        tempting = self.section("Det fristende svar og støjen")
        self.choose(tempting, "Den fristende mulighed", case.tempting)
        self.write(tempting, "Hvorfor frister den?", case.temptation)
        self.write(tempting, "Støj: hvad ligner noget, men afgør intet? (frivilligt)", case.noise)

    def write_points(self, case: Case) -> None:
        for number, point in enumerate(case.points, 1):
            if number > 1:
                self.add("Opmærksomhedspunkter", "Tilføj et punkt")
            row = self.row("Opmærksomhedspunkter", f"Punkt {number}")
            self.write(row, "Titel", point.title)
            self.write(row, "Spørgsmål og hensyn", point.text)
            self.name(row, "Bestemmelser", point.provisions)
        for each in case.considerations:
            row = self.row("Overvejelser", f"Mulighed {each.letter}")
            self.write(row, "Hvad taler for og imod?", each.text)
            self.write(row, "Til drøftelse (frivilligt)", each.discussion)

    def write_answer(self, case: Case) -> None:
        self.write(self.section("Gennemarbejdet svar"), "Gennemarbejdet svar", case.worked_answer or "")
        self.write_marks(case)

    def write_marks(self, part: Case | Page) -> None:
        for number, each in enumerate(part.to_verify, 1):
            self.add("Skal efterprøves", "Tilføj noget, der skal efterprøves")
            row = self.row("Skal efterprøves", f"Punkt {number}")
            self.write(row, "Mærke", each.mark)
            self.write(row, "Hvad skal slås op?", each.text)

    def write_page(self, page: Page) -> None:
        about = self.section("Om siden")
        self.write(about, "Minutter", str(page.minutes))
        self.name(about, "Bestemmelser", page.provisions)
        text = self.section("Tekst")
        self.write(text, "Tekst, før det vises" if page.case else "Tekst", page.text)
        for number, line in enumerate(page.checklist, 1):
            if number > 1:
                self.add("Tjeklisten", "Tilføj et punkt")
            self.write(self.row("Tjeklisten", f"Punkt {number}"), "Punkt", line)
        self.write_marks(page)
