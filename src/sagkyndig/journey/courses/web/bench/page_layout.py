"""The fields of a page, which depend on whether it is read or shows a case or a pair."""

from __future__ import annotations

from dataclasses import replace

from sagkyndig.journey.courses.rules.course import Page, PageKind
from sagkyndig.journey.courses.rules.wording import PAGE_KINDS
from sagkyndig.journey.courses.web.bench.layout import (
    MINUTES,
    PROVISIONS,
    TITLE,
    TO_VERIFY,
    Field,
    Kind,
    Rows,
    Section,
)
from sagkyndig.pure.danish import capitalised

Named = tuple[tuple[str, str], ...]

SHOWING = (PageKind.CASE, PageKind.CONTRAST_PAIR)
READ = tuple(kind for kind in PageKind if kind not in SHOWING)
FOR_EVERYONE = Field("for_alle", "For alle: ingen må springe siden over (kun regler)", Kind.TICK)
TEXT = Section(
    "tekst",
    "Tekst",
    (Field("tekst", "Tekst", Kind.TEXT, height=20),),
    hint="Tom linje giver nyt afsnit. ## foran en linje gør den til overskrift, - til punkt i en liste. **Fremhæv** med to stjerner.",
)
INTRODUCTION = Section(
    "tekst",
    "Tekst",
    (Field("tekst", "Tekst, før det vises", Kind.TEXT, height=6),),
    hint="Et par linjer om, hvad kursisten skal se efter. Resten står i det, siden viser.",
    is_optional=True,
)
CHECKLIST = Section(
    "tjekliste",
    "Tjeklisten",
    (
        Rows(
            "tjekliste",
            "punkt",
            (Field("tekst", "Punkt", Kind.TEXT, height=2),),
            least=1,
            add="Tilføj et punkt",
        ),
    ),
    hint="Det, man holder sin egen sag op mod. En regel og en øvelse skal have en.",
)
TASK = Section(
    "opgave",
    "Opgaven",
    (Field("opgave", "Opgave (kun øvelser)", Kind.TEXT, height=5),),
    hint="Sig, hvad kursisten skal skrive eller finde, og hvor meget.",
)


def sections(page: Page, cases: Named, pairs: Named) -> tuple[Section, ...]:
    """Those of a page that is read, or of one that shows something; what the page has already is never left out."""
    shows = page.kind in SHOWING
    about = Section("om", "Om siden", (TITLE, _kind(page.kind), *_shown(page, cases, pairs), MINUTES, PROVISIONS))
    if not shows or page.for_everyone:
        about = replace(about, parts=(*about.parts, FOR_EVERYONE))
    checklist = replace(CHECKLIST, is_optional=True) if shows else CHECKLIST
    task = (TASK,) if not shows or page.task else ()
    return (about, INTRODUCTION if shows else TEXT, checklist, *task, TO_VERIFY)


def _kind(kind: PageKind) -> Field:
    """A page that is read can become another such page; one that shows a case stays one."""
    kinds = (kind,) if kind in SHOWING else READ
    told = tuple((each.value, capitalised(PAGE_KINDS[each])) for each in kinds)
    return Field("slags", "Slags", Kind.CHOICE, choices=told)


def _shown(page: Page, cases: Named, pairs: Named) -> list[Field]:
    fields = []
    if page.kind is PageKind.CASE or page.case:
        fields.append(Field("case", "Casen, som siden viser", Kind.CHOICE, choices=_choices(cases, page.case)))
    if page.kind is PageKind.CONTRAST_PAIR or page.pair:
        fields.append(
            Field("kontrastpar", "Kontrastparret, som siden viser", Kind.CHOICE, choices=_choices(pairs, page.pair))
        )
    return fields


def _choices(named: Named, now: str | None) -> Named:
    """What is there to choose, and what the page names now, even where it is not there."""
    gone = ((now, f"{now} (findes ikke)"),) if now and now not in dict(named) else ()
    return (("", "Ingen"), *named, *gone)
