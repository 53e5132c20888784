"""A course as large as any will be, made of the authored ones: 300 pages and 100 cases, as a folder and in the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.courses.rules.course import Case, Course, Module, Page

COURSES = Path(__file__).resolve().parent.parent / "content" / "courses"
AUTHORED = ("2023-kontant-tilskud-og-bpa", "2024-bil", "2025-tabt-arbejdsfortjeneste")
PAGES, CASES, PAGES_A_MODULE = 300, 100, 15


def write_large_course(folder: Path) -> Path:
    """The folder, with every page and case of the authored courses again and again until there are as many."""
    from sagkyndig.journey.courses.files import read_course, write_course

    courses = [course for each in AUTHORED if (course := read_course(COURSES / each).course)]
    first = courses[0]
    cases = _cases(courses)
    pages = _pages(courses, cases)
    modules = tuple(
        _module(first, number, list(islice(pages, PAGES_A_MODULE))) for number in range(PAGES // PAGES_A_MODULE)
    )
    large = replace(
        first,
        key="stort-kursus",
        title="Et stort kursus",
        modules=modules,
        cases={case.key: case for case in cases},
        minutes=sum(page.minutes for module in modules for page in module.pages) + sum(each.minutes for each in cases),
    )
    write_course(large, folder)
    return folder


def _cases(courses: list[Course]) -> list[Case]:
    from sagkyndig.journey.courses.rules.course import Occasion

    authored = cycle(case for course in courses for case in course.cases.values())
    return [
        replace(case, key=f"{case.key}-{number}", title=f"{case.title} {number}", used=Occasion.E_LEARNING)
        for number, case in enumerate(islice(authored, CASES), 1)
    ]


def _pages(courses: list[Course], cases: list[Case]) -> Iterator[Page]:
    """Texts, and after every second of them a page that shows a case, each case once."""
    shows = next(page for course in courses for page in course.pages if page.case)
    texts = cycle(page for course in courses for page in course.pages if not page.case and not page.pair)
    for number, case in enumerate(cases):
        for place in (1, 2):
            page = next(texts)
            yield replace(page, key=f"{page.key}-{number}-{place}", title=f"{page.title} {number}.{place}")
        yield replace(shows, key=f"viser-{case.key}", title=case.title, case=case.key)


def _module(course: Course, number: int, pages: list[Page]) -> Module:
    return replace(course.modules[0], key=f"modul-{number}", title=f"Modul {number}", pages=tuple(pages))


def addresses(version: CourseVersion) -> list[tuple[str, str, float | None]]:
    """What is measured in the large course: name, address and limit in seconds."""
    from django.urls import reverse

    case = version.parts.filter(kind="case").order_by("position")[CASES // 2]
    page = version.parts.filter(kind="side").order_by("module__position", "position")[PAGES // 2]

    def of(name: str, *more: int) -> str:
        return reverse(f"courses:{name}", args=[version.pk, *more])

    return [
        ("Kurser", reverse("courses:courses"), None),
        ("Kursus med 300 sider og 100 cases", of("version"), None),
        ("Kontrol af det hele", of("check"), None),
        ("En case skrives", of("part", case.pk), 0.15),
        ("En side skrives", of("part", page.pk), 0.15),
        ("Forhåndsvisning af casen", of("preview", case.pk), None),
        ("En case læses", of("read", case.pk), None),
        ("En side læses", of("read", page.pk), None),
        ("Søg: begrundelser", reverse("lobby:search") + "?q=begrundelser", None),
        ("Søg: § 96 i fire kurser", reverse("lobby:search") + "?q=%C2%A7+96", None),
        ("Lovregister", reverse("law:register"), None),
        ("Skal gennemgås igen", reverse("lobby:law_changes"), None),
    ]
