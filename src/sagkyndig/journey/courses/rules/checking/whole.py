"""What holds for the course as a whole: one feedback policy, worked answers, minutes, and nothing left lying."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.course import Feedback, Occasion, PageKind
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.places import COURSE_FILE, answer_file, case_file, page_file, pair_file
from sagkyndig.pure.danish import listing

# How far the minutes of the pages may be from what the course says, in percent.
_MINUTES_APART = 10
# At least every third case lacks nothing, else participants learn that the answer is always to ask for more.
_COMPLETE_CASES = 3


def check_whole(ground: Ground) -> Iterator[Fault]:
    yield from _feedback(ground)
    yield from _worked_answers(ground)
    yield from _use(ground)
    if not ground.is_reported(COURSE_FILE):
        yield from _minutes(ground)
    yield from _complete_cases(ground)


def _feedback(ground: Ground) -> Iterator[Fault]:
    """Points on all cases or on none. Shared decisions have none, and do not count."""
    course = ground.course
    judged = [case for case in course.cases.values() if not ground.is_reported(case_file(case.key), "punkt")]
    with_points = [case for case in judged if case.points]
    without = [case for case in judged if not case.points]
    if with_points and without:
        named = listing([f"»{case.title}«" for case in without])
        having = listing([f"»{case.title}«" for case in with_points])
        yield from ground.fault(
            COURSE_FILE,
            "tilbagemelding",
            "mixed-feedback",
            f"Nogle cases har opmærksomhedspunkter, og andre har ikke. Uden: {named}. Med: {having}.",
            "Skriv punkter til alle kursets cases, eller fjern dem fra alle.",
        )
        for case in without:
            yield from ground.fault(
                case_file(case.key),
                "punkt",
                "missing-points",
                f"Casen »{case.title}« har ingen opmærksomhedspunkter, men andre af kursets cases har.",
                "Skriv fem til syv [[punkt]].",
            )
    elif without and course.feedback is not Feedback.NONE:
        yield from ground.fault(
            COURSE_FILE,
            "tilbagemelding",
            "missing-points",
            f"Kurset giver tilbagemelding {course.feedback.value}, men ingen af casene har opmærksomhedspunkter.",
            "Skriv punkter til alle cases, eller sæt tilbagemelding til »ingen«.",
        )
    elif with_points and course.feedback is Feedback.NONE:
        yield from ground.warning(
            COURSE_FILE,
            "tilbagemelding",
            "points-never-shown",
            "Casene har opmærksomhedspunkter, men kurset giver ingen tilbagemelding, så ingen ser dem.",
            "Vælg, hvornår punkterne vises, eller fjern dem.",
        )


def _worked_answers(ground: Ground) -> Iterator[Fault]:
    if ground.is_reported(COURSE_FILE, "gennemarbejdet_svar"):
        return
    for case in ground.course.cases.values():
        file = answer_file(case.key)
        if ground.course.has_worked_answers and not case.worked_answer and not ground.is_reported(file):
            yield from ground.fault(
                case_file(case.key),
                "",
                "worked-answer-missing",
                f"Casen »{case.title}« har intet gennemarbejdet svar, men kurset har valgt det.",
                "Skriv svaret i svar.md ved siden af case.toml.",
            )
        elif case.worked_answer and not ground.course.has_worked_answers:
            yield from ground.warning(
                file,
                "",
                "worked-answer-never-shown",
                f"Casen »{case.title}« har et gennemarbejdet svar, som kurset ikke viser.",
                "Sæt gennemarbejdet_svar = true i kursus.toml, eller fjern filen.",
            )


def _use(ground: Ground) -> Iterator[Fault]:
    """Cases and pairs: named by a page that is there, used once, and not lying about."""
    course = ground.course
    cases = [page.case for page in course.pages if page.kind is PageKind.CASE and page.case]
    pairs = [page.pair for page in course.pages if page.kind is PageKind.CONTRAST_PAIR and page.pair]
    for key, case in course.cases.items():
        is_for_the_pages = case.used is Occasion.E_LEARNING and not ground.is_reported(case_file(key), "bruges")
        if key not in cases and is_for_the_pages and not _pages_are_unknown(ground):
            yield from ground.warning(
                case_file(key),
                "bruges",
                "unused-case",
                f"Casen »{case.title}« er til e-læringsdagen, men ingen side viser den.",
                "Lav en side med slags »case«, eller ret »bruges«.",
            )
    for key, pair in course.pairs.items():
        if key not in pairs and not _pages_are_unknown(ground):
            yield from ground.warning(
                pair_file(key),
                "",
                "unused-pair",
                f"Ingen side viser parret »{pair.title}«.",
                "Lav en side med slags »kontrastpar«, eller fjern mappen.",
            )
    for module in course.modules:
        for page in module.pages:
            file = page_file(module.key, page.key)
            for field, named, used in (("case", page.case, cases), ("kontrastpar", page.pair, pairs)):
                if named and used.count(named) > 1:
                    yield from ground.warning(
                        file,
                        field,
                        "shown-twice",
                        f"»{named}« vises på flere sider.",
                        "Vis den på én side.",
                    )


def _pages_are_unknown(ground: Ground) -> bool:
    """Whether some page could not be read: it may be the one that shows what seems to be lying about."""
    return any(
        key in {"", "slags", "modul", "case", "kontrastpar"} and file.startswith(("sider/", COURSE_FILE))
        for file, key in ground.reported
    )


def _minutes(ground: Ground) -> Iterator[Fault]:
    course = ground.course
    if not course.modules or any(file.startswith(("sider/", "cases/")) for file, _ in ground.reported):
        return
    together = course.minutes_of_pages
    if abs(together - course.minutes) * 100 > course.minutes * _MINUTES_APART:
        yield from ground.warning(
            COURSE_FILE,
            "minutter",
            "minutes-do-not-add-up",
            f"Kurset siger {course.minutes} minutter, men sider og cases er {together} tilsammen.",
            "Ret kursets minutter, eller skøn sider og cases igen.",
        )


def _complete_cases(ground: Ground) -> Iterator[Fault]:
    cases = list(ground.course.cases.values())
    complete = [case for case in cases if not case.missing]
    if len(complete) < len(cases) // _COMPLETE_CASES:
        yield from ground.hint(
            COURSE_FILE,
            "",
            "too-few-complete-cases",
            f"Kun i {len(complete)} af {len(cases)} cases mangler intet med vilje. Så lærer kursisterne at spørge om mere.",
            "Lad intet mangle i hver tredje case, så fejlen er at spørge igen.",
        )
