"""What planning refuses, each with the sentence that says what is in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from sagkyndig.journey.planning.rules.findings import Finding
from sagkyndig.pure.danish import date_with_weekday


class PlanningRefused(Exception):
    """The plan cannot be changed so; `str()` is the Danish sentence to show, `field` the field it belongs to."""

    field: str | None = None


class RuleForbids(PlanningRefused):
    """A rule of planning forbids it."""

    def __init__(self, finding: Finding, field: str | None = None) -> None:
        super().__init__(finding.sentence)
        self.field = field or finding.field


def require_allowed(findings: Iterable[Finding | None], field: str | None = None) -> None:
    """Raise RuleForbids for the first of them that is forbidden, at `field` where the finding's own is not shown."""
    for finding in findings:
        if finding and finding.is_forbidden:
            raise RuleForbids(finding, field)


class ElearningNotFirst(PlanningRefused):
    """The e-learning day would lie on or after the physical day."""

    def __init__(self, municipality: str, elearning_on: date, physical_on: date) -> None:
        super().__init__(
            f"E-læringsdagen skal ligge før den fysiske dag. {municipality} har e-læringsdag "
            f"{date_with_weekday(elearning_on)} og fysisk dag {date_with_weekday(physical_on)}."
        )


class TeachesElsewhere(PlanningRefused):
    """Somebody would teach in two places on the same date."""

    field = "person"

    def __init__(self, teacher: str, on: date) -> None:
        super().__init__(
            f"{teacher} underviser allerede et andet sted {date_with_weekday(on)}. Vælg en anden underviser eller dag."
        )


class TeachesHere(PlanningRefused):
    """The person is among the day's teachers already."""

    field = "person"

    def __init__(self, teacher: str) -> None:
        super().__init__(f"{teacher} står allerede som underviser på dagen.")


class AnotherLeads(PlanningRefused):
    """The day has a lead teacher already."""

    field = "is_lead"

    def __init__(self) -> None:
        super().__init__("Dagen har allerede en gennemgående underviser. Fjern først krydset hos den anden.")


class AnotherEdition(PlanningRefused):
    """The day and the forløb belong to different editions."""

    def __init__(self) -> None:
        super().__init__("Dagen hører til en anden runde.")


class HostIsNotThere(PlanningRefused):
    """The municipality that would receive the others is not on the day."""

    field = "host_run"

    def __init__(self, municipality: str) -> None:
        super().__init__(f"{municipality} er ikke med på dagen og kan derfor ikke være vært.")


class EndsBeforeItStarts(PlanningRefused):
    """The day would end before it starts."""

    field = "ends_at"

    def __init__(self, starts_at: time, ends_at: time) -> None:
        super().__init__(f"Dagen begynder kl. {starts_at:%H.%M} og kan ikke slutte kl. {ends_at:%H.%M}.")


class AlreadyEnrolled(PlanningRefused):
    """The person is on the municipality's list."""

    field = "email"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} er allerede tilmeldt med den e-mail.")


class PeopleAreEnrolled(PlanningRefused):
    """A forløb that people are or were enrolled in is not removed."""

    def __init__(self, municipality: str) -> None:
        super().__init__(f"Forløbet kan ikke fjernes, for der er eller har været tilmeldt kolleger fra {municipality}.")


class AlreadyDisqualified(PlanningRefused):
    """The teacher stands as disqualified in relation to that municipality already."""

    field = "municipality"

    def __init__(self, teacher: str, municipality: str) -> None:
        super().__init__(f"{teacher} er allerede noteret som inhabil over for {municipality}.")
