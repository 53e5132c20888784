"""The steps of the journey, in order, written once: settings, menu and lobby read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step: its number as people read it, its package under `sagkyndig.journey`, its Danish title."""

    number: int
    name: str
    title: str

    @property
    def package(self) -> str:
        return f"sagkyndig.journey.{self.name}"


_TITLES = {
    "programme": "Program",
    "courses": "Kursus",
    "selection": "Udvælgelse",
    "planning": "Planlægning",
    "questions": "Spørgsmål",
    "elearning": "E-læringsdag",
    "learning_day": "Fysisk læringsdag",
    "evaluation": "Evaluering",
    "report": "Rapport",
    "anchoring": "Forankring",
    "effect": "Effekt",
}

STEPS: tuple[Step, ...] = tuple(Step(number, name, title) for number, (name, title) in enumerate(_TITLES.items(), 1))

# The steps that have their first room. A step's folder comes with its first room, and its name moves in here.
BUILT: tuple[str, ...] = ("programme", "courses", "selection", "planning", "evaluation", "report")

# The steps whose folder stands with rules and files, but which have no page yet.
BEGUN: tuple[str, ...] = ()


def step(name: str) -> Step:
    """The step of that package name; KeyError where there is none."""
    return {each.name: each for each in STEPS}[name]


def built_steps() -> tuple[Step, ...]:
    """The steps that stand, in the order of the journey."""
    return tuple(each for each in STEPS if each.name in BUILT)
