"""Pages: each kind has what it needs, and nothing that belongs to another kind."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.course import Occasion, Page, PageKind
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.places import BODY, case_file, page_file, pair_file

_NEEDS_TEXT = {PageKind.RULE, PageKind.EXPLANATION, PageKind.EXAMPLE, PageKind.SUMMARY}
_NEEDS_CHECKLIST = {PageKind.RULE, PageKind.EXERCISE}
_NEEDS_PROVISIONS = {PageKind.RULE, PageKind.REFERENCES}
# Keys that belong to one kind of page.
_OF_ONE_KIND = {"kontrastpar": PageKind.CONTRAST_PAIR, "case": PageKind.CASE, "opgave": PageKind.EXERCISE}


def check_pages(ground: Ground) -> Iterator[Fault]:
    for module in ground.course.modules:
        for page in module.pages:
            file = page_file(module.key, page.key)
            if ground.is_reported(file, "slags"):
                continue
            yield from _needs(ground, file, page)
            yield from _belongs(ground, file, page)
            yield from _shows(ground, file, page)


def _needs(ground: Ground, file: str, page: Page) -> Iterator[Fault]:
    kind = page.kind.value
    if page.kind in _NEEDS_TEXT and not page.text:
        yield from ground.fault(
            file, BODY, "page-lacks", f"Siden har slags »{kind}«, men ingen tekst.", "Skriv teksten under +++."
        )
    needed = {
        "tjekliste": page.kind in _NEEDS_CHECKLIST and not page.checklist,
        "bestemmelser": page.kind in _NEEDS_PROVISIONS and not page.provisions and not _names_law(ground, page),
        "opgave": page.kind is PageKind.EXERCISE and not page.task,
        "case": page.kind is PageKind.CASE and not page.case,
        "kontrastpar": page.kind is PageKind.CONTRAST_PAIR and not page.pair,
    }
    for key, lacks in needed.items():
        if lacks:
            yield from ground.fault(
                file,
                key,
                "page-lacks",
                f"Siden har slags »{kind}« og mangler »{key}«.",
                f"Skriv »{key}« mellem de to linjer med +++.",
            )


def _names_law(ground: Ground, page: Page) -> bool:
    """A page of references may name them in its text, sorted as the author wants them."""
    return page.kind is PageKind.REFERENCES and bool(ground.register.references_in(page.text))


def _belongs(ground: Ground, file: str, page: Page) -> Iterator[Fault]:
    given = {"kontrastpar": page.pair, "case": page.case, "opgave": page.task}
    for key, value in given.items():
        if value and page.kind is not _OF_ONE_KIND[key]:
            yield from ground.fault(
                file,
                key,
                "page-has-too-much",
                f"»{key}« hører til sider med slags »{_OF_ONE_KIND[key].value}«, men siden har slags »{page.kind.value}«.",
                f"Ret »slags«, eller fjern »{key}«.",
            )
    if page.for_everyone and page.kind is not PageKind.RULE:
        yield from ground.warning(
            file,
            "for_alle",
            "page-has-too-much",
            "»for_alle« er for regler, som ingen kan springe over, men siden er ingen regel.",
            "Fjern »for_alle«.",
        )


def _shows(ground: Ground, file: str, page: Page) -> Iterator[Fault]:
    course = ground.course
    if page.kind is PageKind.CASE and page.case:
        case = course.cases.get(page.case)
        if case is None and not ground.is_reported(case_file(page.case)):
            yield from ground.fault(
                file,
                "case",
                "unknown-case",
                f"Der er ingen case, der hedder »{page.case}«.",
                f"Ret navnet, eller skriv casen i cases/{page.case}/case.toml.",
            )
        if case and case.used is Occasion.PHYSICAL_DAY:
            yield from ground.warning(
                file,
                "case",
                "case-shown-early",
                f"Casen »{case.title}« er til den fysiske læringsdag, men siden viser den før.",
                "Ret »bruges« i casen, eller tag siden ud.",
            )
    is_unknown = page.pair not in course.pairs and not ground.is_reported(pair_file(page.pair or ""))
    if page.kind is PageKind.CONTRAST_PAIR and page.pair and is_unknown:
        yield from ground.fault(
            file,
            "kontrastpar",
            "unknown-pair",
            f"Der er intet kontrastpar, der hedder »{page.pair}«.",
            f"Ret navnet, eller skriv parret i par/{page.pair}/par.toml.",
        )
