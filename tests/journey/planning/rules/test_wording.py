"""The sentences that tell how far planning has come, and what is refused."""

from __future__ import annotations

from datetime import date, time

import pytest

from sagkyndig.journey.planning.rules import refusals, wording
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole

STATUS = {"runs": 10, "incomplete": 0, "days": 8, "enrolled": 59, "without": ()}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Alle ti forløb er planlagt med otte fysiske dage og 59 tilmeldte."),
        ({"runs": 1, "days": 1, "enrolled": 1}, "Forløbet er planlagt med en fysisk dag og en tilmeldt."),
        ({"incomplete": 1}, "Et af ti forløb mangler noget."),
        ({"incomplete": 3}, "Tre af ti forløb mangler noget."),
        ({"runs": 1, "incomplete": 1}, "Det ene forløb mangler noget."),
        ({"runs": 2, "incomplete": 2}, "Begge forløb mangler noget."),
        ({"incomplete": 10}, "Alle ti forløb mangler noget."),
        ({"without": ("Nordby", "Ådal")}, "Nordby og Ådal har sagt ja, men har intet forløb."),
        ({"without": tuple("ABCD")}, "Fire kommuner har sagt ja, men har intet forløb."),
    ],
)
def test_the_status_of_the_plan(changes: dict[str, object], sentence: str) -> None:
    assert wording.plan_status(**{**STATUS, **changes}) == sentence


def test_before_there_is_a_plan() -> None:
    assert wording.nothing_planned(0) == "Forløbene oprettes, når kommunerne er udvalgt."
    assert wording.nothing_planned(1) == "Forløbene er ikke oprettet endnu. En kommune venter."
    assert wording.nothing_planned(9) == "Forløbene er ikke oprettet endnu. Ni kommuner venter."


@pytest.mark.parametrize(
    ("refusal", "field", "sentence"),
    [
        (
            refusals.ElearningNotFirst("Ådal", date(2024, 4, 10), date(2024, 4, 10)),
            None,
            "E-læringsdagen skal ligge før den fysiske dag. Ådal har e-læringsdag onsdag den 10. april 2024 og fysisk "
            "dag onsdag den 10. april 2024.",
        ),
        (
            refusals.TeachesElsewhere("Øjvind Dam", date(2024, 4, 10)),
            "person",
            "Øjvind Dam underviser allerede et andet sted onsdag den 10. april 2024. Vælg en anden underviser eller dag.",
        ),
        (
            refusals.EndsBeforeItStarts(time(9), time(8, 30)),
            "ends_at",
            "Dagen begynder kl. 09.00 og kan ikke slutte kl. 08.30.",
        ),
        (refusals.AlreadyEnrolled("Bo Lind"), "email", "Bo Lind er allerede tilmeldt med den e-mail."),
        (
            refusals.PeopleAreEnrolled("Ådal"),
            None,
            "Forløbet kan ikke fjernes, for der er eller har været tilmeldt kolleger fra Ådal.",
        ),
        (
            refusals.HostIsNotThere("Ådal"),
            "host_run",
            "Ådal er ikke med på dagen og kan derfor ikke være vært.",
        ),
    ],
)
def test_a_refusal_says_what_is_in_the_way_and_where(refusal, field: str | None, sentence: str) -> None:
    assert (str(refusal), refusal.field) == (sentence, field)


def test_every_job_role_has_its_word() -> None:
    assert list(JOB_ROLES) == list(JobRole)
    assert list(JOB_ROLES.values()) == ["Sagsbehandler", "Rådgiver", "Faglig leder", "Anden"]
