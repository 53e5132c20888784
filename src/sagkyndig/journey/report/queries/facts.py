"""The facts about an edition: computed by the steps that own them, and typed by people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.law.rules import Register
from sagkyndig.foundation.law.rules import in_running_text as provisions_in_text
from sagkyndig.journey.planning import queries as planned
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report.models import TypedFact
from sagkyndig.journey.report.rules.facts import BY_KEY, Fact, Facts, Kind, Origin, Value, answer_facts
from sagkyndig.journey.report.rules.wording import full_stop, mid_sentence, outlook
from sagkyndig.journey.selection import queries as selected
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.queries import Results
    from sagkyndig.journey.programme.models import Edition


def facts_of(edition: Edition, results: Results | None) -> Facts:
    """What is computed and what is typed; both are kept where both exist."""
    typed = typed_facts(edition)
    computed: dict[str, Value | None] = {
        **_from_programme(edition),
        **_from_selection(edition),
        **_from_planning(edition),
        "inviterede": results.invited if results else None,
    }
    facts = {
        key: Fact(key, value, Origin.COMPUTED, source=_OWNERS[BY_KEY[key].owner or ""])
        for key, value in computed.items()
        if value not in (None, "", ())
    }
    if results is not None:
        invited = Facts(computed=facts, typed=typed).number("inviterede")
        facts |= answer_facts(results.n, invited, _OWNERS["evaluation"])
    return Facts(computed=facts, typed=typed)


_OWNERS = {
    "programme": "Program",
    "selection": "Udvælgelse",
    "planning": "Planlægning",
    "evaluation": "Evaluering",
}


def typed_facts(edition: Edition) -> dict[str, Fact]:
    """The typed facts by key, with who typed each."""
    rows = TypedFact.objects.select_related("stated_by").filter(edition=edition)
    return {
        row.key: Fact(row.key, from_stored(row.key, row.value), Origin.TYPED, row.source, row.stated_by.name)
        for row in rows
        if row.key in BY_KEY
    }


def from_stored(key: str, value: object) -> Value:
    """A value as JSON keeps it, back in its own kind."""
    kind = BY_KEY[key].kind
    if kind is Kind.DATE:
        return date.fromisoformat(str(value))
    if kind is Kind.LIST and isinstance(value, list):
        return tuple(str(each) for each in value)
    if kind in (Kind.COUNT, Kind.YEAR):
        return int(str(value))
    if kind is Kind.FLAG:
        return bool(value)
    return str(value)


def _from_programme(edition: Edition) -> dict[str, Value | None]:
    facts = programmes.edition_facts(edition)
    later = [each for each in facts.others if each.year > facts.year]
    register = law.register()
    return {
        "aar": facts.year,
        "program": facts.programme_name,
        "programperiode": f"{facts.first_year}-{facts.last_year}"
        if facts.first_year < facts.last_year
        else str(facts.year),
        "aftalegrundlag": full_stop(facts.basis),
        "omraade": mid_sentence(facts.area),
        "tema": mid_sentence(facts.theme),
        "bestemmelser": provisions_in_text(facts.provisions) if facts.provisions else None,
        "formaal": full_stop(facts.purpose),
        "kommende_runder": tuple(outlook(each.theme, _to_come(each.provisions, register), each.year) for each in later),
    }


def _to_come(provisions: Sequence[str], register: Register) -> str:
    """The provisions of a coming edition, with what they were before: readers know them by their old place."""
    return provisions_in_text(provisions, formerly=register.formerly, in_brackets=False)


def _from_selection(edition: Edition) -> dict[str, Value | None]:
    facts = selected.standing_facts(edition)
    if not facts.offered:
        return {}
    return {
        "kommuner": facts.taking_part,
        "takkede_nej": facts.declined,
        "afslagsgrund": listing([mid_sentence(reason).rstrip(".") for reason in facts.decline_reasons]) or None,
        "erstattet": facts.replaced,
    }


def _from_planning(edition: Edition) -> dict[str, Value | None]:
    facts = planned.planning_facts(edition)
    if not facts.course_runs:
        return {}
    return {
        "forloeb": facts.course_runs,
        "fysiske_dage": facts.learning_days,
        "kommuner_paa_faelles_dage": facts.municipalities_on_joint_days,
        "undervisere_paa_dagen": facts.teachers_per_day,
        "samme_underviser": facts.same_lead_teacher,
        "to_dage": True if facts.first_elearning_on and facts.learning_days else None,
    }
