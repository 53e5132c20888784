"""What one forløb lacks, who must do something about it, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.rules.tasks import Known, TaskKey, deadlines
from sagkyndig.journey.signs import Acts, Lack


class NobodyToRemind(PlanningRefused):
    """The forløb has no contact person who can sign in."""

    def __init__(self, municipality: str) -> None:
        super().__init__(f"{municipality} har ingen kontaktperson at skrive til. Vælg en på forløbets side.")


class NothingIsLate(PlanningRefused):
    """What the municipality has yet to do is done, or still has time."""

    def __init__(self, municipality: str) -> None:
        super().__init__(f"{municipality} har ikke overskredet nogen frist, så der er ikke sendt en påmindelse.")


class RemindedToday(PlanningRefused):
    """A second reminder on one day."""

    def __init__(self, municipality: str) -> None:
        super().__init__(f"{municipality} er allerede mindet om det i dag, så der er ikke sendt en mail mere.")


@dataclass(frozen=True)
class RunNow:
    """How one forløb stands. `began_on` is the day of the municipality's yes, where that is known."""

    id: int
    has_contact: bool
    elearning_on: date | None
    physical_on: date | None
    enrolled: int
    began_on: date | None = None
    proposes_a_day: bool = False  # and waits for the board
    awaits: str = ""  # the municipality that is asked to share its day
    asked_by: tuple[str, ...] = ()  # municipalities that wait for this one's answer
    teachers: int = 0
    has_lead: bool = False
    has_place: bool = False  # the room is told
    is_host: bool = False  # the room is this municipality's to find


def lacks(now: RunNow, today: date, policy: PlanningPolicy = POLICY) -> tuple[Lack, ...]:
    """In the order in which it is usually found; nothing once the physical day is over."""
    if now.physical_on is not None and now.physical_on < today:
        return ()
    due = deadlines(
        Known(is_accepted=True, began_on=now.began_on, elearning_on=now.elearning_on, physical_on=now.physical_on),
        policy,
    )
    found = [
        _lack(now, "kontaktperson", "kontaktperson", "Vælg kontaktperson", Acts.BOARD) if not now.has_contact else None,
        _lack(now, "e-laeringsdag", "e-læringsdag", "Vælg e-læringsdag", Acts.MUNICIPALITY, due[TaskKey.ELEARNING])
        if now.elearning_on is None
        else None,
        _physical_day(now, due[TaskKey.PHYSICAL]) if now.physical_on is None else None,
        *(
            _lack(now, "svar", "svar på tilbud om fælles dag", f"Svar {each} om fælles dag", Acts.MUNICIPALITY)
            for each in now.asked_by
        ),
        _lack(now, "tilmeldte", "tilmeldte", "Tilmeld kolleger", Acts.MUNICIPALITY, due[TaskKey.COLLEAGUES])
        if not now.enrolled and (now.elearning_on is None or now.elearning_on >= today)
        else None,
        *(_on_the_day(now, policy) if now.physical_on is not None else ()),
    ]
    return tuple(each for each in found if each is not None)


def _physical_day(now: RunNow, due_on: date | None) -> Lack:
    key = what = "fysisk dag"
    key = "fysisk-dag"
    if now.proposes_a_day:
        return _lack(now, key, what, "Svar på forslaget til fysisk dag", Acts.BOARD)
    if now.awaits:
        return _lack(now, key, what, f"Venter på svar fra {now.awaits} om fælles dag", Acts.MUNICIPALITY)
    return _lack(now, key, what, "Vælg fysisk dag", Acts.MUNICIPALITY, due_on)


def _on_the_day(now: RunNow, policy: PlanningPolicy) -> list[Lack]:
    found = []
    if now.teachers < policy.teachers_a_day or not now.has_lead:
        sentence = (
            "Find undervisere til dagen" if now.has_lead or not now.teachers else "Find den gennemgående underviser"
        )
        found.append(_lack(now, "undervisere", "undervisere", sentence, Acts.BOARD))
    if not now.has_place:
        who = Acts.MUNICIPALITY if now.is_host else Acts.BOARD
        sentence = "Skriv, hvor den fysiske dag holdes" if now.is_host else "Find ud af, hvor den fysiske dag holdes"
        found.append(_lack(now, "sted", "sted", sentence, who))
    return found


def _lack(now: RunNow, key: str, what: str, sentence: str, acts: Acts, due_on: date | None = None) -> Lack:
    return Lack(now.id, key, what, sentence, acts, due_on)
