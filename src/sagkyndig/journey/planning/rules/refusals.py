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


class DayNotFree(PlanningRefused):
    """The teachers are not free that day, or it lies outside what can be chosen; somebody may just have taken it."""

    field = "on"

    def __init__(self, on: date) -> None:
        super().__init__(f"Underviserne er ikke ledige {date_with_weekday(on)}. Vælg en anden dag.")


class DaysArePast(PlanningRefused):
    """What has been held is not chosen anew."""

    field = "on"

    def __init__(self) -> None:
        super().__init__("Dagen ligger ikke i fremtiden. Ring til os, hvis noget skal ændres.")


class SharesTheDay(PlanningRefused):
    """A day that is shared is not moved by one of those who share it."""

    field = "on"

    def __init__(self, others: str) -> None:
        super().__init__(f"I deler dagen med {others}. Forlad den fælles dag først, eller ring til os.")


class NotTheHost(PlanningRefused):
    """The room is found by the municipality that is host."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} er vært og finder lokalet.")


class OfferIsOver(PlanningRefused):
    """The offer or the proposal is answered, taken back, about a day that is gone, or with one who is out of the edition."""

    def __init__(self) -> None:
        super().__init__("Det gælder ikke længere: Det er besvaret eller taget tilbage, eller dagen er aflyst.")


class AlreadyAsked(PlanningRefused):
    """There is an open offer between the two, or an open proposal of that date."""

    field = "on"

    def __init__(self) -> None:
        super().__init__("I har allerede spurgt. Vent på svaret, eller tag det tilbage.")


class NothingToShare(PlanningRefused):
    """There is no day that the one could hold with the other."""

    def __init__(self, municipality: str) -> None:
        super().__init__(
            f"I kan ikke dele den dag med {municipality}. Enten er der ingen dag, eller den ligger før en e-læringsdag."
        )


class ReasonIsMissing(PlanningRefused):
    """A no says why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__("Skriv, hvorfor dagen ikke kan bruges.")


class NoPlaceInTheEdition(PlanningRefused):
    """Only a municipality that has said yes begins its forløb."""

    def __init__(self, municipality: str) -> None:
        super().__init__(f"{municipality} har ikke sagt ja til et forløb i runden.")


class LastBeforeFirst(PlanningRefused):
    """A stretch of time would end before it begins."""

    field = "last_on"

    def __init__(self) -> None:
        super().__init__("Den sidste dag skal ligge efter den første eller være den samme.")


class TourHasChanged(PlanningRefused):
    """Something that the proposal stood on is no longer so."""

    def __init__(self) -> None:
        super().__init__(
            "Noget i runden er ændret, siden forslaget blev lavet, så intet er godtaget. "
            "Her er et nyt forslag, som tager højde for det."
        )


class LineCannotBe(PlanningRefused):
    """A line that no rule would let through, or two lines that want the same."""

    def __init__(self) -> None:
        super().__init__("En af linjerne kan ikke lade sig gøre, så intet er godtaget. Her er et nyt forslag.")


class NothingChosen(PlanningRefused):
    """No line was ticked."""

    def __init__(self) -> None:
        super().__init__("Vælg mindst en dag at godtage.")
