"""Until when the municipality keeps its own list of colleagues, and what is refused about it."""

from __future__ import annotations

from datetime import date

from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.programme.rules.states import EditionState, is_open


def may_enrol(edition_state: str, elearning_on: date | None, today: date) -> bool:
    """While the edition is open and the e-learning day is not over; afterwards the authority keeps the list."""
    return is_open(EditionState(edition_state)) and (elearning_on is None or today <= elearning_on)


def may_wish(edition_state: str, physical_on: date | None, today: date) -> bool:
    """While the edition is open and the physical day is not here."""
    return is_open(EditionState(edition_state)) and (physical_on is None or today < physical_on)


class TooLateToEnrol(PlanningRefused):
    """The e-learning day is over: from then on the authority keeps the list."""

    def __init__(self) -> None:
        super().__init__("E-læringsdagen er overstået, så listen kan ikke rettes her. Ring eller skriv til os.")


class NothingToInviteTo(PlanningRefused):
    """There is no e-learning day to invite to, or the days are over."""

    def __init__(self) -> None:
        super().__init__("Vælg først e-læringsdagen, så den kan stå i invitationen. Den skal ligge i fremtiden.")


class NobodyToInvite(PlanningRefused):
    """Nobody is enrolled who has not been invited."""

    def __init__(self) -> None:
        super().__init__("Alle tilmeldte er inviteret. Nye kolleger får deres invitation, når de bliver tilmeldt.")


class LinkIsClosed(PlanningRefused):
    """The link by which colleagues enrol themselves is closed, or too late."""

    def __init__(self) -> None:
        super().__init__("Linket er lukket.")


class WishIsThere(PlanningRefused):
    """The municipality has the wish already."""

    def __init__(self) -> None:
        super().__init__("Det ønske har I skrevet i forvejen.")


class EmailIsInUse(PlanningRefused):
    """The colleague has signed in with the address, or is a contact person: a new one could be somebody else's way in."""

    field = "email"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} har logget ind med adressen. Ring eller skriv til os, hvis den skal rettes.")


class TooLateToWish(PlanningRefused):
    """The physical day is here or over, or the edition is finished."""

    def __init__(self) -> None:
        super().__init__("Det er for sent at skrive ønsker. Ring eller skriv til os.")


class WishNotOfThisCourse(PlanningRefused):
    """A case that the edition's course does not have."""

    field = "cases"

    def __init__(self, _keys: object) -> None:
        super().__init__("Kurset er ændret imens. Vælg mellem de cases, der står her nu.")
