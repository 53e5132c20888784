"""What of a part is read aloud, and what has become of it since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Page, SharedDecision
from sagkyndig.journey.courses.rules.plain_text import blocks
from sagkyndig.pure.danish import plural


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading or item of a list that one reads, but does not hear.

    `place` counts signs from the beginning of today's text; `was` is what one hears instead, empty where it is new.
    """

    place: int
    text: str
    was: str = ""


@dataclass(frozen=True)
class Changes:
    """`passages` stand in today's text; `gone` are heard, but stand there no more."""

    passages: tuple[Passage, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.passages or self.gone)

    @property
    def sentence(self) -> str:
        """`2 afsnit er ændret, og 1 er taget ud siden optagelsen.` Empty where nothing has changed."""
        if not self:
            return ""
        if not self.passages:
            return f"{plural(len(self.gone), 'afsnit', 'afsnit')} er taget ud siden optagelsen."
        out = f", og {len(self.gone)} er taget ud" if self.gone else ""
        return f"{plural(len(self.passages), 'afsnit', 'afsnit')} er ændret{out} siden optagelsen."


def transcript_of(content: Page | Case | ContrastPair | SharedDecision) -> str:
    """What is read aloud of a part, in Markdown. Empty for a shared decision: everybody reads that alone, at one time."""
    if isinstance(content, Page):
        checklist = "\n".join(f"- {line}" for line in content.checklist)
        told: tuple[str, ...] = (content.text, content.task or "", checklist)
    elif isinstance(content, Case):
        papers = (f"## {paper.title}\n\n{paper.text}" for paper in content.papers)
        told = (content.summary, *papers)
    elif isinstance(content, ContrastPair):
        told = (content.facts, content.question, content.first, content.second)
    else:
        return ""
    return "\n\n".join(part.strip() for part in (f"# {content.title}", *told) if part.strip())


def length_in_words(seconds: int) -> str:
    """`4 min. 12 sek.`, `48 sek.`"""
    minutes, rest = divmod(seconds, 60)
    told = [f"{minutes} min."] if minutes else []
    return " ".join([*told, f"{rest} sek."] if rest or not minutes else told)


def changed_since(transcript: str, text: str) -> Changes:
    """What is new or changed in a Markdown text since its transcript was recorded, and what is gone.

    Counted in paragraphs. Marks such as [E1], emphasis, links' addresses, blanks and line breaks are not heard and do
    not count; nor do tables, which nobody reads aloud, nor a paragraph that has only moved.
    """
    heard = [said for _, said in blocks(transcript) if said]
    today = [(place, said) for place, said in blocks(text) if said]
    common = Counter(heard) & Counter(said for _, said in today)
    now_other = _without([said for _, said in today], common)
    then_other = _without(heard, common)
    pairs = _pairs(heard, [said for _, said in today], then_other, now_other)
    passages = tuple(
        Passage(today[number][0], today[number][1], heard[pairs[number]] if number in pairs else "")
        for number in now_other
    )
    kept = set(pairs.values())
    return Changes(passages, tuple(heard[number] for number in then_other if number not in kept))


def _without(texts: list[str], common: Counter[str]) -> list[int]:
    """The numbers of those that the other side does not have; of two that are alike the first is the common one."""
    left = common.copy()
    numbers = list[int]()
    for number, text in enumerate(texts):
        if left[text]:
            left[text] -= 1
        else:
            numbers.append(number)
    return numbers


def _pairs(heard: list[str], today: list[str], then_other: list[int], now_other: list[int]) -> dict[int, int]:
    """Which of today's paragraphs stands where another was heard."""
    pairs = dict[int, int]()
    for kind, a, a_end, b, b_end in SequenceMatcher(None, heard, today, autojunk=False).get_opcodes():
        if kind == "replace":
            then = [number for number in then_other if a <= number < a_end]
            now = [number for number in now_other if b <= number < b_end]
            pairs.update(zip(now, then, strict=False))
    return pairs
