"""What a figure says in a Danish sentence, number by number, so that each can be traced to its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sagkyndig.journey.evaluation.rules.questionnaire import Option, Question
from sagkyndig.pure.danish import capitalised, in_words, listing, percent_in_words
from sagkyndig.pure.documents.tree import Inline, Link, Number, Text
from sagkyndig.pure.figures import HidingPolicy, Tally, is_hidden, whole_percent

NOBODY = "Ingen har besvaret spørgeskemaet, så der er ingen fordeling at vise."
TOO_FEW = "Færre end {fewest} har besvaret spørgeskemaet. Derfor vises fordelingen ikke."
ALL_ANSWERS = "svar"  # the source of n: everyone who sent the questionnaire


def source_of(question: Question, options: Iterable[Option]) -> str:
    """The key of a number made from these options' answers: "svar:oeget_kendskab:0+1"."""
    return f"svar:{question.column}:" + "+".join(str(question.options.index(option)) for option in options)


def source_of_unanswered(question: Question) -> str:
    return f"svar:{question.column}:ubesvaret"


def figure_sentence(question: Question, tally: Tally, policy: HidingPolicy = HidingPolicy()) -> tuple[Inline, ...]:
    """What the figure shows, in one to four sentences; says only that it hides where the answers are too few."""
    if tally.n == 0:
        return (Text(NOBODY),)
    if is_hidden(tally, is_breakdown=False, policy=policy):
        return (Text(TOO_FEW.format(fewest=in_words(policy.fewest_answers))),)
    said = _Sentences(question, tally)
    if tally.unanswered == tally.n:
        return (*said.opening(), Text(" har ingen besvaret dette spørgsmål."))
    body = said.by_degree() if question.claim else said.by_clause()
    return (*body, *said.unanswered())


def positive_share(question: Question, tally: Tally) -> tuple[Number, tuple[Inline, ...]]:
    """The share that answers positively, added from counts, and the clause that says what they answer.

    The caller sees to it that the figure is not hidden.
    """
    return _Sentences(question, tally).positive_share()


class _Sentences:
    """The sentences on one question; each method gives the runs of what it says."""

    def __init__(self, question: Question, tally: Tally) -> None:
        self.question, self.tally = question, tally
        self.count = {choice.label: choice.count for choice in tally.choices}
        self.given = [option for option in question.options if self.count[option.label]]
        self.absent = [option for option in question.options if not self.count[option.label]]

    def opening(self) -> tuple[Inline, ...]:
        return (
            Text("Af de "),
            Number(in_words(self.tally.n), ALL_ANSWERS),
            Text(" deltagere, der har besvaret spørgeskemaet,"),
        )

    def by_degree(self) -> tuple[Inline, ...]:
        """Degrees that fill in one claim: the positive first, with their sum; then the others in the words asked."""
        positive = [option for option in self.given if option.label in self.question.positive]
        others = [option for option in self.given if option.label not in self.question.positive]
        runs = [*self.opening(), Text(" svarer ")]
        if positive:
            runs += [Text("hhv. ")] if len(positive) > 1 else []
            runs += _joined([(self.percent([option]), Text(" procent")) for option in positive])
            runs += [Text(f", {self.claim(positive)}.")]
            if len(positive) > 1:
                runs += [Text(" Det er tilsammen "), self.percent(positive), Text(" procent.")]
        else:
            runs += [Text(f"ingen, {self.claim(self.question.positive_options or self.question.options)}.")]
        if others:
            shares = [(self.percent([option]), Text(f" procent svarer ”{option.in_text}”")) for option in others]
            runs += [Text(" "), *_sentence(_joined(shares, comma_before_last=True)), Text(".")]
        absent = [option for option in self.absent if positive or option.label not in self.question.positive]
        if absent:
            words = [f"”{option.in_text}”" for option in absent]
            runs += [
                Text(" "),
                Number("Ingen", source_of(self.question, absent)),
                Text(f" svarer {listing(words, 'eller')}."),
            ]
        return tuple(runs)

    def by_clause(self) -> tuple[Inline, ...]:
        """Options that are clauses themselves: the first two in one sentence, the others in one each."""
        runs = [*self.opening()]
        for index, option in enumerate(self.given):
            share = self.percent([option])
            if index == 0:
                runs += [Text(" svarer "), share, Text(f" procent, {option.in_text}")]
            elif index == 1:
                runs += [Text(", mens "), share, Text(f" procent svarer, {option.in_text}")]
            else:
                runs += [Text(". "), *_sentence([share]), Text(f" procent svarer, {option.in_text}")]
        runs.append(Text("."))
        if self.absent:
            clauses = listing([option.in_text for option in self.absent], "eller")
            runs += [Text(" "), Number("Ingen", source_of(self.question, self.absent)), Text(f" svarer, {clauses}.")]
        return tuple(runs)

    def unanswered(self) -> tuple[Inline, ...]:
        missing = self.tally.unanswered
        if not missing:
            return ()
        source = source_of_unanswered(self.question)
        percent = whole_percent(missing, self.tally.n)
        return (
            Text(" "),
            Number(capitalised(in_words(missing)), source),
            Text(" deltager (" if missing == 1 else " deltagere ("),
            Number(percent_in_words(percent, count=missing), source),
            Text(" procent) har ikke besvaret spørgsmålet."),
        )

    def positive_share(self) -> tuple[Number, tuple[Inline, ...]]:
        options = self.question.positive_options
        if self.question.claim:
            return self.percent(options), (Text(self.claim(options)),)
        return self.percent(options), (Text(listing([option.in_text for option in options], "eller")),)

    def claim(self, options: Sequence[Option]) -> str:
        """The claim with the degrees filled in: "at stoffet i høj grad eller i nogen grad blev formidlet ..."."""
        assert self.question.claim is not None  # noqa: S101  -- only asked of questions that have one
        return self.question.claim.format(svar=listing([option.in_text for option in options], "eller"))

    def percent(self, options: Sequence[Option]) -> Number:
        count = sum(self.count[option.label] for option in options)
        percent = whole_percent(count, self.tally.n)
        return Number(percent_in_words(percent, count=count), source_of(self.question, options))


def _joined(parts: Sequence[tuple[Inline, ...]], *, comma_before_last: bool = False) -> list[Inline]:
    runs: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            last = index == len(parts) - 1
            runs.append(Text(", og " if last and comma_before_last else " og " if last else ", "))
        runs += part
    return runs


def _sentence(runs: Sequence[Inline]) -> list[Inline]:
    """The same runs with the first letter large."""
    first, *rest = runs
    if isinstance(first, Number):
        return [Number(capitalised(first.text), first.source), *rest]
    if isinstance(first, Link):
        return [Link(capitalised(first.text), first.href), *rest]
    return [Text(capitalised(first.text)), *rest]
