"""The shared decision: two forms of ten lines with the same four options, equally long and equally hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.places import shared_file
from sagkyndig.pure.danish.readability import lix, words

LINES, OPTIONS = 10, 4
# How far form B may be from form A: percent of words, and points of LIX.
WORDS_APART, LIX_APART = 5, 3


def check_shared_decision(ground: Ground) -> Iterator[Fault]:
    shared = ground.course.shared_decision
    if shared is None:
        return
    file = shared_file(shared.key)
    for key, form in (("form_a", shared.form_a), ("form_b", shared.form_b)):
        if len(form) != LINES:
            yield from ground.fault(
                file,
                key,
                "lines-of-shared-decision",
                f"»{key}« har {len(form)} linjer. Hver form skal have ti.",
                "Skriv ti linjer, hvor linje 1 til 10 har samme opgave i begge former.",
            )
    if len(shared.options) != OPTIONS:
        yield from ground.fault(
            file,
            "muligheder",
            "number-of-options",
            f"Den fælles afgørelse har {len(shared.options)} muligheder. Den skal have fire.",
            "Skriv fire muligheder, som er de samme i begge former.",
        )
    if ground.is_reported(file, "form_a") or not shared.form_a or not shared.form_b:
        return
    counts = [len(words("\n\n".join(form))) for form in (shared.form_a, shared.form_b)]
    if abs(counts[0] - counts[1]) * 100 > min(counts) * WORDS_APART:
        yield from ground.fault(
            file,
            "form_b",
            "forms-of-unequal-length",
            f"Form A er på {counts[0]} ord og form B på {counts[1]}. De må højst være {WORDS_APART} procent fra hinanden.",
            "Gør formerne lige lange.",
        )
    scores = [lix("\n\n".join(form)) for form in (shared.form_a, shared.form_b)]
    if abs(scores[0] - scores[1]) > LIX_APART:
        yield from ground.fault(
            file,
            "form_b",
            "forms-unequally-hard",
            f"Form A har LIX {scores[0]} og form B {scores[1]}. De må højst være {LIX_APART} fra hinanden.",
            "Gør formerne lige svære at læse.",
        )
